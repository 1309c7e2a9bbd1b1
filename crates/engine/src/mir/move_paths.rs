//! Places that can be moved out of, as a tree: `x`, `x.0`, `*x.0` for a box.
//!
//! A place behind a reference, an element of a slice and a field of a type with a
//! destructor have no path of their own, because nothing can be moved out of them. What
//! happens to a path happens to all within it.

use std::collections::HashMap;

use la_arena::{Arena, ArenaMap, Idx};

use super::body::{
    Body, Local, Location, Operand, Place, PlaceElem, Rvalue, StatementKind, TerminatorKind,
};
use super::place_ty::projected_ty;
use crate::ty::{Tcx, Ty, TyKind};

/// See [`MovePath`].
pub type MovePathId = Idx<MovePath>;

/// A place that can be moved out of.
#[derive(Clone, Debug)]
pub struct MovePath {
    /// The place.
    pub place: Place,
    /// The path that it is one step from.
    pub parent: Option<MovePathId>,
    /// The paths that are one step further.
    pub children: Vec<MovePathId>,
}

/// One step of a path, without what does not tell paths apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// What a box holds.
    Deref,
    /// A field.
    Field(usize),
    /// An element of an array.
    Element(u64),
    /// A variant.
    Downcast(usize),
}

/// What a place is to the paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// It is a path.
    Exact(MovePathId),
    /// It is within this one, which is the nearest; nothing if its local is not tracked.
    Parent(Option<MovePathId>),
}

/// Something that is moved out of.
#[derive(Clone, Copy, Debug)]
pub struct MoveOut {
    /// What.
    pub path: MovePathId,
    /// Where.
    pub location: Location,
}

/// Something that is initialised.
#[derive(Clone, Copy, Debug)]
pub struct Init {
    /// What.
    pub path: MovePathId,
    /// Where; nothing for an argument.
    pub location: Option<Location>,
    /// Whether only if the call does not panic.
    pub on_return: bool,
}

/// A move out of a place that cannot be moved out of.
#[derive(Clone, Debug)]
pub struct IllegalMove {
    /// Where.
    pub location: Location,
    /// What was to be moved.
    pub place: Place,
    /// Why it cannot be.
    pub kind: IllegalMoveKind,
}

/// See [`IllegalMove`].
#[derive(Clone, Debug)]
pub enum IllegalMoveKind {
    /// It is behind a reference or a raw pointer: this place.
    Borrowed(Place),
    /// It is a field of a type with a destructor.
    Destructor(Ty),
    /// It is an element of this array or slice; whether it is named by an index.
    Element {
        /// The array or the slice.
        ty: Ty,
        /// By an index, and not by a pattern.
        by_index: bool,
    },
}

/// Everything that is moved and initialised in a body.
#[derive(Debug, Default)]
pub struct MoveData {
    /// The paths.
    pub paths: Arena<MovePath>,
    /// What is moved out of, in order.
    pub moves: Vec<MoveOut>,
    /// What is initialised, in order.
    pub inits: Vec<Init>,
    /// The moves at each place of the body.
    pub moves_at: HashMap<Location, Vec<usize>>,
    /// The initialisations at each place of the body.
    pub inits_at: HashMap<Location, Vec<usize>>,
    /// The initialisations of each path.
    pub inits_of: ArenaMap<MovePathId, Vec<usize>>,
    /// The moves out of each path.
    pub moves_of: ArenaMap<MovePathId, Vec<usize>>,
    /// Moves that cannot be.
    pub illegal: Vec<IllegalMove>,
    roots: ArenaMap<Local, MovePathId>,
    steps: HashMap<(MovePathId, Step), MovePathId>,
}

impl MoveData {
    /// Finds out about a body. Only locals of which `wanted` is true are tracked.
    #[must_use]
    pub fn gather(tcx: &Tcx, body: &Body, wanted: impl Fn(Ty) -> bool) -> Self {
        let mut data = Self::default();
        for (local, decl) in body.locals.iter() {
            if wanted(decl.ty) {
                let root = data.new_path(local.into(), None);
                data.roots.insert(local, root);
            }
        }
        for arg in body.args() {
            if let Some(path) = data.roots.get(arg).copied() {
                data.record_init(path, None, false);
            }
        }
        Gatherer { tcx, body, data }.run()
    }

    fn new_path(&mut self, place: Place, parent: Option<MovePathId>) -> MovePathId {
        let path = self.paths.alloc(MovePath {
            place,
            parent,
            children: Vec::new(),
        });
        if let Some(parent) = parent {
            self.paths[parent].children.push(path);
        }
        path
    }

    fn record_init(&mut self, path: MovePathId, location: Option<Location>, on_return: bool) {
        let index = self.inits.len();
        self.inits.push(Init {
            path,
            location,
            on_return,
        });
        if let Some(location) = location {
            self.inits_at.entry(location).or_default().push(index);
        }
        let of = self.inits_of.entry(path).or_default();
        of.push(index);
    }

    fn record_move(&mut self, path: MovePathId, location: Location) {
        let index = self.moves.len();
        self.moves.push(MoveOut { path, location });
        self.moves_at.entry(location).or_default().push(index);
        self.moves_of.entry(path).or_default().push(index);
    }

    /// The path of a local, if it is tracked.
    #[must_use]
    pub fn root(&self, local: Local) -> Option<MovePathId> {
        self.roots.get(local).copied()
    }

    /// The path of a place, or the nearest that it is within.
    #[must_use]
    pub fn find(&self, place: &Place) -> Lookup {
        let Some(mut path) = self.root(place.local) else {
            return Lookup::Parent(None);
        };
        for elem in &place.projection {
            let step = step_of(*elem);
            match step.and_then(|step| self.child(path, step)) {
                Some(next) => path = next,
                None => return Lookup::Parent(Some(path)),
            }
        }
        Lookup::Exact(path)
    }

    /// The path one step further.
    #[must_use]
    pub fn child(&self, path: MovePathId, step: Step) -> Option<MovePathId> {
        self.steps.get(&(path, step)).copied()
    }

    /// Does something for a path and all within it.
    pub fn for_each_within(&self, path: MovePathId, each: &mut dyn FnMut(MovePathId)) {
        let mut todo = vec![path];
        while let Some(path) = todo.pop() {
            each(path);
            todo.extend(self.paths[path].children.iter().rev());
        }
    }

    /// Finds a path of which something is true: the path itself or one within it. Which of
    /// several it is, is as in rustc: those that came up last are looked at first.
    pub fn find_within(
        &self,
        path: MovePathId,
        wanted: impl Fn(MovePathId) -> bool,
    ) -> Option<MovePathId> {
        if wanted(path) {
            return Some(path);
        }
        let newest = |path: MovePathId| (path, self.paths[path].children.len());
        let mut todo = vec![newest(path)];
        while let Some((parent, count)) = todo.pop() {
            let Some(index) = count.checked_sub(1) else {
                continue;
            };
            let Some(child) = self.paths[parent].children.get(index).copied() else {
                continue;
            };
            if wanted(child) {
                return Some(child);
            }
            todo.push(newest(child));
            todo.push((parent, index));
        }
        None
    }

    /// Whether a path is another or within it.
    #[must_use]
    pub fn is_within(&self, inner: MovePathId, outer: MovePathId) -> bool {
        let mut path = Some(inner);
        while let Some(id) = path {
            if id == outer {
                return true;
            }
            path = self.paths[id].parent;
        }
        false
    }
}

/// The step that an element of a place is, if paths go that way.
fn step_of(elem: PlaceElem) -> Option<Step> {
    match elem {
        PlaceElem::Deref => Some(Step::Deref),
        PlaceElem::Field(field, _) => Some(Step::Field(field)),
        PlaceElem::Downcast(variant) => Some(Step::Downcast(variant)),
        PlaceElem::ConstantIndex {
            offset,
            from_end: false,
            ..
        } => Some(Step::Element(offset)),
        PlaceElem::ConstantIndex { .. } | PlaceElem::Index(_) | PlaceElem::Subslice { .. } => None,
    }
}

/// Why a place has no path.
enum NoPath {
    /// Its local is not tracked.
    Untracked,
    Illegal(IllegalMoveKind),
}

struct Gatherer<'a> {
    tcx: &'a Tcx,
    body: &'a Body,
    data: MoveData,
}

impl Gatherer<'_> {
    fn run(mut self) -> MoveData {
        let body = self.body;
        for (block, data) in body.blocks.iter() {
            let mut location = Location {
                block,
                statement: 0,
            };
            for statement in &data.statements {
                self.statement(&statement.kind, location);
                location.statement += 1;
            }
            if let Some(terminator) = &data.terminator {
                self.terminator(&terminator.kind, location);
            }
        }
        self.data
    }

    fn statement(&mut self, kind: &StatementKind, location: Location) {
        match kind {
            StatementKind::Assign(assign) => {
                let (place, value) = &**assign;
                self.create(place);
                self.init(place, location, false);
                self.rvalue(value, location);
            }
            StatementKind::FakeRead(place, _) => self.create(place),
            StatementKind::StorageDead(local) => {
                if let Some(path) = self.data.root(*local) {
                    self.data.record_move(path, location);
                }
            }
            StatementKind::SetDiscriminant(..)
            | StatementKind::StorageLive(_)
            | StatementKind::PlaceMention(_)
            | StatementKind::Nop => {}
        }
    }

    fn rvalue(&mut self, value: &Rvalue, location: Location) {
        match value {
            Rvalue::Use(operand)
            | Rvalue::Repeat(operand, _)
            | Rvalue::Cast(_, operand, _)
            | Rvalue::Unary(_, operand) => self.operand(operand, location),
            Rvalue::Binary(_, operands) | Rvalue::CheckedBinary(_, operands) => {
                self.operand(&operands.0, location);
                self.operand(&operands.1, location);
            }
            Rvalue::Aggregate(_, operands) => {
                for operand in operands {
                    self.operand(operand, location);
                }
            }
            Rvalue::Ref(..) | Rvalue::RawPtr(..) | Rvalue::Len(_) | Rvalue::Discriminant(_) => {}
        }
    }

    fn terminator(&mut self, kind: &TerminatorKind, location: Location) {
        match kind {
            TerminatorKind::SwitchInt { discr, .. } => self.operand(discr, location),
            TerminatorKind::Assert { cond, .. } => self.operand(cond, location),
            TerminatorKind::Drop { place, .. } => self.create(place),
            TerminatorKind::Call {
                func,
                args,
                destination,
                target,
                ..
            } => {
                self.operand(func, location);
                for arg in args {
                    self.operand(arg, location);
                }
                if target.is_some() {
                    self.create(destination);
                    self.init(destination, location, true);
                }
            }
            TerminatorKind::Yield {
                value, resume_arg, ..
            } => {
                self.operand(value, location);
                self.create(resume_arg);
                self.init(resume_arg, location, false);
            }
            TerminatorKind::Goto(_)
            | TerminatorKind::Return
            | TerminatorKind::UnwindResume
            | TerminatorKind::UnwindTerminate(_)
            | TerminatorKind::Unreachable
            | TerminatorKind::CoroutineDrop
            | TerminatorKind::FalseEdge { .. }
            | TerminatorKind::FalseUnwind { .. } => {}
        }
    }

    fn operand(&mut self, operand: &Operand, location: Location) {
        if let Operand::Move(place) = operand {
            self.move_out(place, location);
        }
    }

    fn create(&mut self, place: &Place) {
        let _ = self.path_of(place);
    }

    fn init(&mut self, place: &Place, location: Location, on_return: bool) {
        if let Lookup::Exact(path) = self.data.find(place) {
            self.data.record_init(path, Some(location), on_return);
        }
    }

    fn move_out(&mut self, place: &Place, location: Location) {
        // The rest of an array is as many elements.
        if let Some((
            PlaceElem::Subslice {
                from,
                to,
                from_end: false,
            },
            base,
        )) = place.projection.split_last()
        {
            let base = Place {
                local: place.local,
                projection: base.to_vec(),
            };
            match self.path_of(&base) {
                Ok(base_path) => self.move_elements((base_path, &base), *from..*to, location),
                Err(why) => self.illegal(place, location, why),
            }
            return;
        }
        match self.path_of(place) {
            Ok(path) => self.data.record_move(path, location),
            Err(why) => self.illegal(place, location, why),
        }
    }

    fn move_elements(
        &mut self,
        (base_path, base): (MovePathId, &Place),
        range: std::ops::Range<u64>,
        location: Location,
    ) {
        let len = match self.tcx.types.kind(self.ty(base)) {
            TyKind::Array(_, len) => self.tcx.types.as_usize(len).unwrap_or(range.end),
            _ => range.end,
        };
        for offset in range {
            let elem = PlaceElem::ConstantIndex {
                offset,
                min_length: len,
                from_end: false,
            };
            let path = self.step(base_path, Step::Element(offset), || base.project(elem));
            self.data.record_move(path, location);
        }
    }

    fn illegal(&mut self, place: &Place, location: Location, why: NoPath) {
        if let NoPath::Illegal(kind) = why {
            self.data.illegal.push(IllegalMove {
                location,
                place: place.clone(),
                kind,
            });
        }
    }

    fn ty(&self, place: &Place) -> Ty {
        super::place_ty::place_ty(self.tcx, &self.body.locals, place)
    }

    fn step(
        &mut self,
        parent: MovePathId,
        step: Step,
        place: impl FnOnce() -> Place,
    ) -> MovePathId {
        if let Some(known) = self.data.child(parent, step) {
            return known;
        }
        let path = self.data.new_path(place(), Some(parent));
        self.data.steps.insert((parent, step), path);
        path
    }

    /// The path of a place, made if it is new.
    fn path_of(&mut self, place: &Place) -> Result<MovePathId, NoPath> {
        let mut path = self.data.root(place.local).ok_or(NoPath::Untracked)?;
        let mut ty = self.body.locals[place.local].ty;
        for (index, elem) in place.projection.iter().enumerate() {
            let prefix = |until: usize| Place {
                local: place.local,
                projection: place.projection.iter().take(until).copied().collect(),
            };
            let illegal = self.obstacle(ty, *elem, || prefix(index + 1));
            if let Some(kind) = illegal {
                return Err(NoPath::Illegal(kind));
            }
            let Some(step) = step_of(*elem) else {
                let by_index = matches!(elem, PlaceElem::Index(_));
                let kind = IllegalMoveKind::Element { ty, by_index };
                return Err(NoPath::Illegal(kind));
            };
            path = self.step(path, step, || prefix(index + 1));
            ty = projected_ty(self.tcx, ty, *elem);
        }
        Ok(path)
    }

    /// What keeps a part of a value of this type from being moved out.
    fn obstacle(
        &self,
        ty: Ty,
        elem: PlaceElem,
        place: impl FnOnce() -> Place,
    ) -> Option<IllegalMoveKind> {
        match (elem, self.tcx.types.kind(ty)) {
            (PlaceElem::Deref, TyKind::Ref(..) | TyKind::RawPtr(..)) => {
                Some(IllegalMoveKind::Borrowed(place()))
            }
            (PlaceElem::Field(..) | PlaceElem::Downcast(_), TyKind::Adt(def, _)) => {
                let has_destructor = self.tcx.adt_destructor(def).is_some();
                let is_box = self.tcx.adt_def(def).is_box;
                (has_destructor && !is_box).then_some(IllegalMoveKind::Destructor(ty))
            }
            (PlaceElem::ConstantIndex { .. } | PlaceElem::Subslice { .. }, TyKind::Slice(_)) => {
                let by_index = false;
                Some(IllegalMoveKind::Element { ty, by_index })
            }
            (PlaceElem::Index(_), _) => {
                let by_index = true;
                Some(IllegalMoveKind::Element { ty, by_index })
            }
            _ => None,
        }
    }
}
