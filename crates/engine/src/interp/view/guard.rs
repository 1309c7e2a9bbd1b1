//! Cells and guards, and what holds a guard.
//!
//! Which guards there are is known from the flags' changes, where they are from following
//! them; here they are found by type, and both have to agree. Only if a guard was lost sight
//! of is one of the same cell taken for it.

use super::{Container, Found, RootKind, View, Way};
use crate::interp::machine::LiveGuard;
use crate::resolve::DefId;
use crate::trace::picture::{Cell, Guard};
use crate::trace::words::{self, Holder, Reason};
use crate::trace::{Value, Why, WhyKind};
use crate::ty::{Args, Ty};

/// What guards name a cell by.
pub(in crate::interp) fn cell_id(address: u64) -> String {
    format!("c{address:x}")
}

impl View<'_> {
    /// A guard: its reference to the cell's flag is the one field of its second field.
    pub(super) fn guard(
        &mut self,
        ty: Ty,
        _: DefId,
        _: Args,
        at: u64,
        way: &Way,
        unique: bool,
    ) -> Value {
        let Some((inner, outer)) = self.field_of(ty, 1) else {
            return self.opaque(ty);
        };
        let within = self.offset(inner, 0);
        let at = at.wrapping_add(outer).wrapping_add(within);
        let cell = self.word(at);
        if cell == 0 {
            return Value::Opaque("moved".to_owned());
        }
        if !self.found.iter().any(|found| found.at == at) {
            self.found.push(Found {
                at,
                cell,
                unique,
                way: way.clone(),
            });
        }
        let live = self.machine.guards().iter().find(|guard| guard.at == at);
        let similar = || {
            let guards = self.machine.guards().iter();
            guards
                .rev()
                .find(|guard| guard.cell == cell && guard.unique == unique)
        };
        match live.or_else(similar) {
            Some(guard) => Value::Guard {
                guard: guard.id,
                to: cell_id(cell),
            },
            None => Value::Opaque("dropped".to_owned()),
        }
    }

    /// A `RefCell`: the flag, then the value.
    pub(super) fn ref_cell(&mut self, ty: Ty, inner: Ty, at: u64, way: &Way) -> Value {
        let flag_at = at.wrapping_add(self.offset(ty, 0));
        let value_at = at.wrapping_add(self.offset(ty, 1));
        let flag = self.word(flag_at).cast_signed();
        let value = self.value(inner, value_at, &way.deeper());
        self.cell("RefCell", flag_at, Some(flag), value, way)
    }

    /// A cell that is nothing but its value.
    pub(super) fn plain_cell(
        &mut self,
        name: &'static str,
        inner: Ty,
        at: u64,
        way: &Way,
    ) -> Value {
        let value = self.value(inner, at, &way.deeper());
        self.cell(name, at, None, value, way)
    }

    /// A cell whose one field is another one, of what may be there.
    pub(super) fn wrapped_cell(
        &mut self,
        name: &'static str,
        ty: Ty,
        _: DefId,
        _: Args,
        at: u64,
        way: &Way,
    ) -> Value {
        let Some((field, offset)) = self.field_of(ty, 0) else {
            return self.opaque(ty);
        };
        let cells = self.picture.cells.len();
        let value = self.value(field, at.wrapping_add(offset), &way.deeper());
        // What it is made of is not another cell to people.
        self.picture.cells.truncate(cells);
        let value = match value {
            Value::Cell { value, .. } => *value,
            other => other,
        };
        self.cell(name, at, None, value, way)
    }

    fn cell(
        &mut self,
        ty: &'static str,
        address: u64,
        flag: Option<i64>,
        value: Value,
        way: &Way,
    ) -> Value {
        let id = cell_id(address);
        let is_known = self.picture.cells.iter().any(|cell| cell.id == id);
        if !is_known && !way.within.is_empty() {
            self.picture.cells.push(Cell {
                id: id.clone(),
                ty,
                path: way.path.clone(),
                flag,
                value: value.clone(),
                within: way.within.clone(),
                address,
            });
        }
        Value::Cell {
            cell: id,
            value: Box::new(value),
        }
    }

    /// Tells for each guard that is alive where it was found.
    pub(super) fn match_guards(&mut self) {
        let live = self.machine.guards().to_vec();
        let mut found = std::mem::take(&mut self.found);
        let mut places: Vec<Option<Found>> = Vec::new();
        for guard in &live {
            let exact = found.iter().position(|found| found.at == guard.at);
            places.push(exact.map(|index| found.swap_remove(index)));
        }
        for (guard, place) in live.iter().zip(&mut places) {
            if place.is_none() && !self.is_sound(guard) {
                let similar =
                    |found: &Found| found.cell == guard.cell && found.unique == guard.unique;
                let index = found.iter().position(similar);
                *place = index.map(|index| found.swap_remove(index));
            }
        }
        for (guard, place) in live.into_iter().zip(places) {
            let view = self.guard_view(guard, place);
            self.picture.guards.push(view);
        }
        self.leave_out_replaced();
    }

    /// A guard that was forgotten may be of a cell in the place of which there is another one
    /// by now: that one's flag does not count it.
    fn leave_out_replaced(&mut self) {
        let guards = std::mem::take(&mut self.picture.guards);
        let mut left_out: Vec<u32> = Vec::new();
        for guard in guards
            .iter()
            .filter(|guard| guard.why.kind == WhyKind::Leaked)
        {
            let same = guards.iter().filter(|other| {
                other.address == guard.address
                    && other.unique == guard.unique
                    && !left_out.contains(&other.id)
            });
            let flag = self.word(guard.address).cast_signed();
            let counted = if guard.unique { -flag } else { flag };
            if i64::try_from(same.count()).unwrap_or(i64::MAX) > counted {
                left_out.push(guard.id);
            }
        }
        let kept = guards
            .into_iter()
            .filter(|guard| !left_out.contains(&guard.id));
        self.picture.guards = kept.collect();
    }

    /// Whether a guard is where it was last followed to, although it was not found by type.
    fn is_sound(&self, guard: &LiveGuard) -> bool {
        guard.at != 0 && self.word(guard.at) == guard.cell
    }

    fn guard_view(&self, guard: LiveGuard, place: Option<Found>) -> Guard {
        let (why, path, frame) = match place {
            Some(found) => {
                let why = self.why(&found.way);
                (why, found.way.path, found.way.root.frame)
            }
            None => (self.why_unseen(&guard), String::new(), 0),
        };
        Guard {
            id: guard.id,
            unique: guard.unique,
            cell: cell_id(guard.cell),
            address: guard.cell,
            born: guard.born,
            place: self.place(guard.place),
            why,
            path,
            frame,
        }
    }

    /// Why a guard lives that no variable leads to.
    fn why_unseen(&self, guard: &LiveGuard) -> Why {
        let holder = if self.is_forgotten(guard) && !self.picture.truncated {
            Holder::Leaked
        } else {
            Holder::Unknown
        };
        self.reason_of(holder).why()
    }

    /// Whether the memory that a guard was last in belongs to nobody any more.
    fn is_forgotten(&self, guard: &LiveGuard) -> bool {
        use crate::interp::memory::{STACK, allocation, offset};
        if guard.at == 0 {
            return self.std_is_idle();
        }
        if allocation(guard.at) != STACK {
            return self.bytes(guard.at, 8).is_none() || self.std_is_idle();
        }
        // Above the frame that is running nothing lives.
        let frames = self.machine.frames();
        let top = frames.last().map_or(0, |frame| {
            let code = self.cx.engine.compiled(frame.function);
            frame.base as usize + code.map_or(0, |code| code.frame_size as usize)
        });
        offset(guard.at) >= top || self.std_is_idle()
    }

    /// Whether no call of std's is under way that could hold something.
    fn std_is_idle(&self) -> bool {
        let frames = self.machine.frames();
        let last = frames.last();
        last.is_none_or(|frame| {
            let code = self.cx.engine.compiled(frame.function);
            code.is_none_or(|code| code.is_user)
        })
    }

    fn reason_of(&self, holder: Holder) -> Reason {
        let local = self.cx.tcx.local_crate();
        let ast = local.and_then(|local| self.cx.tcx.asts.get(local.index()));
        Reason {
            holder,
            root: None,
            until: None,
            edition: ast.map(|ast| ast.edition).unwrap_or_default(),
        }
    }

    /// Why a guard lives that is at the end of a way.
    pub(super) fn why(&self, way: &Way) -> Why {
        let root = &way.root;
        let direct = way.path == root.name;
        let holder = match (&way.container, &root.kind) {
            (Container::Closure(at), _) => Holder::Closure(at.clone()),
            (Container::Iterator(at), _) => Holder::Iterator(at.clone()),
            (Container::Task(at), _) => Holder::Task(at.clone()),
            (Container::Field { field, of }, _) if !direct && !of.is_empty() => Holder::Field {
                field: field.clone(),
                of: of.clone(),
            },
            (Container::Element(at), _) if !direct && !at.is_empty() => Holder::Element(at.clone()),
            (_, RootKind::Variable) => Holder::Variable(root.name.clone()),
            (_, RootKind::Argument { named, function }) => Holder::Argument {
                name: named.then(|| root.name.clone()),
                function: function.clone(),
            },
            (_, RootKind::Temporary(reason)) => Holder::Temporary(*reason),
            (_, RootKind::Operand) => Holder::Operand,
            (_, RootKind::Return(function)) => Holder::Return(function.clone()),
            (_, RootKind::Std(function)) => Holder::Std(function.clone()),
            (_, RootKind::Static) => Holder::Static(root.name.clone()),
        };
        let is_root = matches!(
            holder,
            Holder::Variable(_) | Holder::Argument { .. } | Holder::Temporary(_)
        );
        let of = match root.kind {
            _ if is_root => None,
            RootKind::Variable | RootKind::Argument { .. } => {
                Some(words::Root::Variable(root.name.clone()))
            }
            RootKind::Temporary(reason) => Some(words::Root::Temporary(reason)),
            RootKind::Static => Some(words::Root::Static),
            RootKind::Return(_) | RootKind::Operand | RootKind::Std(_) => None,
        };
        Reason {
            root: of,
            until: root.until.map(|span| self.range(span)),
            ..self.reason_of(holder)
        }
        .why()
    }
}
