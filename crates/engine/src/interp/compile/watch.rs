//! What code says to those who watch: where it is, what becomes of its locals, and where
//! guards go.
//!
//! The program's own code says all of it. Code of std only says where guards go, because a
//! guard that a variable holds in the end may have come through many hands.

use super::body::{BodyBuilder, Role};
use super::builder::{Builder, Result};
use super::place::{Base, PlaceValue};
use crate::interp::code::{LocalState, Op, Slot, Tell};
use crate::interp::program::Cx;
use crate::mir::{
    Body, Local, LocalKind, Place, PlaceElem, Statement, StatementKind, Terminator, TerminatorKind,
};
use crate::syntax::hygiene::MacroId;
use crate::syntax::span::Span;
use crate::ty::{Ty, TyKind};

/// How deep types are looked into for guards.
const MAX_DEPTH: u32 = 12;

impl Cx<'_> {
    /// Whether a body is what the program's author wrote, and not what a derive did.
    pub(super) fn is_user_body(self, body: &Body) -> bool {
        let Some(local) = self.tcx.local_crate() else {
            return false;
        };
        let Some(ast) = self.tcx.asts.get(local.index()) else {
            return false;
        };
        if body.span.file != ast.file {
            return false;
        }
        let mut span = body.span;
        while let Some(expansion) = ast.hygiene.expansion(span.ctxt) {
            if expansion.definition == MacroId::DERIVE {
                return false;
            }
            span = expansion.call_site;
        }
        span.file == ast.file
    }

    /// Whether a value of the type may have a guard of a `RefCell` in itself, where it moves
    /// along with it.
    pub(in crate::interp) fn holds_guard(self, ty: Ty) -> bool {
        if let Some(known) = self.engine.guard_types.borrow().get(&ty) {
            return *known;
        }
        let found = self.find_guard(ty, 0);
        self.engine.guard_types.borrow_mut().insert(ty, found);
        found
    }

    fn find_guard(self, ty: Ty, depth: u32) -> bool {
        if depth > MAX_DEPTH {
            return true;
        }
        let types = &self.tcx.types;
        match types.kind(ty) {
            TyKind::Adt(def, args) => {
                let adt = self.tcx.adt_def(def);
                if adt.is_box || adt.is_phantom_data {
                    return false;
                }
                if let Some(name) = self.tcx.lang.name_of(def)
                    && name.starts_with("RefCell")
                    && name != "RefCell"
                {
                    return true;
                }
                let fields = adt.variants.iter().flat_map(|variant| &variant.fields);
                let fields: Vec<Ty> = fields.map(|field| self.field_ty(field.def, args)).collect();
                fields.into_iter().any(|ty| self.find_guard(ty, depth + 1))
            }
            TyKind::Tuple(list) => {
                let fields = types.list(list).to_vec();
                fields.into_iter().any(|ty| self.find_guard(ty, depth + 1))
            }
            TyKind::Closure(id, args) => {
                let upvars = self.upvar_tys(id, args);
                upvars.into_iter().any(|ty| self.find_guard(ty, depth + 1))
            }
            TyKind::Coroutine(..) => true,
            TyKind::Array(element, _) => self.find_guard(element, depth + 1),
            _ => false,
        }
    }
}

impl BodyBuilder<'_, '_> {
    /// Whether those who watch step through this body.
    pub(super) fn is_stepped(cx: Cx<'_>, body: &Body, role: Role) -> bool {
        cx.engine.observed && role != Role::Constant && cx.is_user_body(body)
    }

    /// Gives locals a byte for their state, and finds what of a new frame is to be zero.
    pub(super) fn watch_locals(&mut self) {
        if !self.cx.engine.observed {
            return;
        }
        let body = self.body;
        let args = body.arg_count;
        for (index, (local, decl)) in body.locals.iter().enumerate() {
            let Some(place) = self.locals.get(local).copied() else {
                continue;
            };
            if place.kept.is_some() {
                continue;
            }
            let is_arg = (1..=args).contains(&index);
            if !is_arg && (self.b.is_user || self.cx.holds_guard(place.ty)) {
                self.b.clear_at_start(place.slot, place.layout.size);
            }
            let has_state = match decl.kind {
                LocalKind::Var(_) | LocalKind::Arg(_) => true,
                LocalKind::Temp { .. } => self.cx.needs_drop(place.ty),
                _ => false,
            };
            if self.b.is_user && has_state {
                let slot = self.b.slot(1, 1);
                self.b.clear_at_start(slot, 1);
                self.states.insert(local, slot);
            }
        }
        for local in body.args() {
            self.set_state_of(local, LocalState::Live);
        }
    }

    /// What the scopes' ends of the locals are: each is that of its last end of storage.
    pub(super) fn scope_ends(&self) -> la_arena::ArenaMap<Local, Span> {
        let mut ends: la_arena::ArenaMap<Local, Span> = la_arena::ArenaMap::default();
        if !self.b.is_user {
            return ends;
        }
        for (_, block) in self.body.blocks.iter().filter(|(_, data)| !data.is_cleanup) {
            for statement in &block.statements {
                if let StatementKind::StorageDead(local) = statement.kind {
                    let known = ends.get(local).map_or(0, |span| span.end);
                    if statement.span.end >= known {
                        ends.insert(local, statement.span);
                    }
                }
            }
        }
        ends
    }

    /// Says that a statement is reached, if it is one that people step to.
    pub(super) fn arrive_at_statement(&mut self, statement: &Statement) {
        if matches!(
            statement.kind,
            StatementKind::Assign(_) | StatementKind::SetDiscriminant(..)
        ) {
            self.arrive(statement.span);
        }
    }

    /// The same for the end of a block.
    pub(super) fn arrive_at_end(&mut self, terminator: &Terminator) {
        let is_stepped = match &terminator.kind {
            TerminatorKind::SwitchInt { .. }
            | TerminatorKind::Return
            | TerminatorKind::Call { .. }
            | TerminatorKind::Yield { .. } => true,
            TerminatorKind::Drop { place, .. } => {
                let ty = self.place_ty(place);
                ty.is_ok_and(|ty| self.cx.needs_drop(ty))
            }
            _ => false,
        };
        if is_stepped {
            self.arrive(terminator.span);
        }
    }

    fn arrive(&mut self, span: Span) {
        if !self.b.is_user {
            return;
        }
        let span = self.cx.expansion_cause(span);
        if span.file != self.body.span.file || self.arrived == Some(span) {
            return;
        }
        self.arrived = Some(span);
        let known = self.sites.iter().find(|(known, _)| *known == span);
        let site = if let Some((_, site)) = known {
            *site
        } else {
            let site = self.cx.engine.add_site(span);
            self.sites.push((span, site));
            site
        };
        self.b.emit(Op::Step { site });
    }

    fn set_state_of(&mut self, local: Local, state: LocalState) {
        if let Some(slot) = self.states.get(local) {
            let (d, v) = (*slot, state as u8);
            self.b.emit(Op::Const1 { d, v });
        }
    }

    /// A place was given a value.
    pub(super) fn assigned(&mut self, place: &Place) {
        if let Some(local) = place.as_local() {
            self.set_state_of(local, LocalState::Live);
        }
    }

    /// A place was dropped.
    pub(super) fn dropped(&mut self, place: &Place) {
        if let Some(local) = place.as_local() {
            self.set_state_of(local, LocalState::Dropped);
        }
    }

    /// The storage of a local begins or ends.
    pub(super) fn storage(&mut self, local: Local, begins: bool) {
        if !self.cx.engine.observed {
            return;
        }
        let ty = self.locals.get(local).map(|place| place.ty);
        if !self.b.is_user && !ty.is_some_and(|ty| self.cx.holds_guard(ty)) {
            return;
        }
        let number = local.into_raw().into_u32();
        let (tell, state) = if begins {
            (Tell::Live(number), LocalState::Uninit)
        } else {
            (Tell::Dead(number), LocalState::Absent)
        };
        self.set_state_of(local, state);
        self.b.tell(tell);
    }

    /// A value was moved out of a place.
    pub(super) fn moved(&mut self, place: &Place, to: Base, size: u64) -> Result<()> {
        if !self.cx.engine.observed {
            return Ok(());
        }
        let ty = self.place_ty(place)?;
        let holds_guard = self.cx.holds_guard(ty);
        if !(self.b.is_user || holds_guard) || self.cx.is_copy(ty) {
            return Ok(());
        }
        if let Some(local) = place.as_local() {
            self.set_state_of(local, LocalState::Moved);
        }
        if size == 0 {
            return Ok(());
        }
        let value = self.place(place)?;
        let in_enum = |elem: &PlaceElem| matches!(elem, PlaceElem::Downcast(_));
        let clear = !place.projection.iter().any(in_enum);
        if let (Base::Slot(from), Base::Slot(to)) = (value.base, to) {
            let moved = Tell::MovedLocal {
                from,
                to,
                size,
                ty,
                clear,
            };
            self.b.tell(moved);
            return Ok(());
        }
        let used = self.b.used();
        let from = self.b.address_of(&value);
        let to = self.b.address_of(&PlaceValue {
            base: to,
            meta: None,
            ..value
        });
        self.b.tell(Tell::Moved { from, to, size, ty });
        self.b.release(used);
        Ok(())
    }

    /// What a call has returned was put into a place.
    pub(super) fn returned(&mut self, destination: &Place, to: &PlaceValue, s: Slot, size: u64) {
        if !self.cx.engine.observed {
            return;
        }
        self.assigned(destination);
        if self.cx.holds_guard(to.ty) {
            self.b.tell_guards(Base::Slot(s), to.base, size, to.ty);
        }
    }
}

impl Builder<'_> {
    /// Makes a part of each new frame zero.
    fn clear_at_start(&mut self, slot: Slot, size: u64) {
        let Ok(size) = u32::try_from(size) else {
            return;
        };
        match self.code.clears.last_mut() {
            // What lies between locals is padding; behind the result come the arguments.
            Some((start, len))
                if *start > 0 && (*start + *len..*start + *len + 8).contains(&slot) =>
            {
                *len = slot + size - *start;
            }
            _ if size > 0 => self.code.clears.push((slot, size)),
            _ => {}
        }
    }

    /// A slot with the address of a place.
    fn address_of(&mut self, place: &PlaceValue) -> Slot {
        let d = self.word();
        match place.base {
            Base::Slot(s) => self.emit(Op::AddrOf { d, s }),
            Base::Pointer(p, off) => self.emit(Op::AddrAdd { d, p, off }),
        }
        d
    }

    /// Says where guards go that are in a value.
    pub(super) fn tell_guards(&mut self, from: Base, to: Base, size: u64, ty: Ty) {
        if !self.cx.engine.observed || size == 0 || !self.cx.holds_guard(ty) {
            return;
        }
        if let (Base::Slot(from), Base::Slot(to)) = (from, to) {
            let clear = false;
            self.tell(Tell::MovedLocal {
                from,
                to,
                size,
                ty,
                clear,
            });
            return;
        }
        let used = self.used();
        let [from, to] = [from, to].map(|base| {
            self.address_of(&PlaceValue {
                base,
                meta: None,
                ty,
                variant: None,
            })
        });
        self.tell(Tell::Moved { from, to, size, ty });
        self.release(used);
    }

    /// Remembers where the name of what is called stands.
    pub(super) fn called_at(&mut self, span: Span) {
        if self.is_user {
            let span = self.cx.expansion_cause(span);
            // The call is the operation that was emitted last.
            let pc = self.pc().saturating_sub(1);
            self.code.calls.push((pc, span));
        }
    }
}
