//! Uses of what is moved away or was never written: E0381, E0382.

use std::collections::HashSet;

use super::Checker;
use crate::mir::body::{Location, Place, PlaceElem, StatementKind};
use crate::mir::move_paths::{Lookup, MovePathId};
use crate::mir::place_ty::{is_box, place_ty};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::ty::{Ty, TyKind};

/// What asks for a place to be initialised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// A borrow.
    Borrow,
    /// A read or a move.
    Use,
    /// A write to a part of a type with a destructor.
    Assign,
    /// A write to a part.
    AssignPart,
}

impl Action {
    fn noun(self) -> &'static str {
        match self {
            Self::Borrow => "borrow",
            Self::Use => "use",
            Self::Assign => "assign",
            Self::AssignPart => "assign to part",
        }
    }

    fn past(self) -> &'static str {
        match self {
            Self::Borrow | Self::Use => "used",
            Self::Assign => "assigned",
            Self::AssignPart => "partially assigned",
        }
    }
}

/// A use of a place that may not be there.
struct Use<'a> {
    action: Action,
    /// What is not there: the place itself or what it is a part of.
    missing: &'a Place,
    /// What is used.
    place: &'a Place,
    location: Location,
    span: Span,
}

impl Checker<'_> {
    pub(super) fn ty(&self, place: &Place) -> Ty {
        place_ty(self.tcx, &self.body.locals, place)
    }

    fn path(&self, path: MovePathId) -> &Place {
        (&self.data.paths[path].place) as _
    }

    /// A place has to be initialised, and all of it.
    pub(super) fn check_use(
        &mut self,
        action: Action,
        place: &Place,
        location: Location,
        span: Span,
    ) {
        self.check_full_path(action, place, location, span);
        let data = self.data;
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
            let is_array = matches!(self.tcx.types.kind(self.ty(&base)), TyKind::Array(..));
            if is_array && let Lookup::Exact(path) = data.find(&base) {
                self.check_elements((path, &base), *from..*to, action, location, span);
                return;
            }
        }
        let Lookup::Exact(path) = data.find(place) else {
            return;
        };
        let moved = data.find_within(path, |inner| self.uninits.has(inner));
        if let Some(moved) = moved {
            let found = Use {
                action,
                missing: place,
                place,
                location,
                span,
            };
            self.report(&found, moved);
        }
    }

    fn check_elements(
        &mut self,
        (path, base): (MovePathId, &Place),
        range: std::ops::Range<u64>,
        action: Action,
        location: Location,
        span: Span,
    ) {
        let data = self.data;
        for offset in range {
            let step = crate::mir::move_paths::Step::Element(offset);
            let Some(child) = data.child(path, step) else {
                continue;
            };
            if self.uninits.has(child) {
                let found = Use {
                    action,
                    missing: base,
                    place: base,
                    location,
                    span,
                };
                self.report(&found, child);
                return;
            }
        }
    }

    /// The nearest path around a place has to be initialised.
    fn check_full_path(&mut self, action: Action, place: &Place, location: Location, span: Span) {
        let path = match self.data.find(place) {
            Lookup::Exact(path) | Lookup::Parent(Some(path)) => path,
            Lookup::Parent(None) => return,
        };
        if self.uninits.has(path) {
            let missing = self.path(path).clone();
            let found = Use {
                action,
                missing: &missing,
                place,
                location,
                span,
            };
            self.report(&found, path);
        }
    }

    /// What a write asks for: what a reference that it goes through refers to, the whole of
    /// a value of which a part is written.
    pub(super) fn check_assigned(&mut self, place: &Place, location: Location, span: Span) {
        for (index, elem) in place.projection.iter().enumerate().rev() {
            let base = Place {
                local: place.local,
                projection: place.projection.iter().take(index).copied().collect(),
            };
            match elem {
                PlaceElem::Deref => {
                    self.check_full_path(Action::Use, &base, location, span);
                    return;
                }
                PlaceElem::Field(..) => match self.tcx.types.kind(self.ty(&base)) {
                    TyKind::Adt(def, _) if self.tcx.adt_destructor(def).is_some() => {
                        self.check_use(Action::Assign, &base, location, span);
                        return;
                    }
                    TyKind::Adt(..) | TyKind::Tuple(_) => {
                        self.check_parents(&base, location, span);
                    }
                    _ => {}
                },
                _ => {}
            }
        }
    }

    /// What is not initialised cannot be initialised part by part.
    fn check_parents(&mut self, base: &Place, location: Location, span: Span) {
        let mut shortest = None;
        let mut prefix = base.clone();
        loop {
            if let Lookup::Exact(path) = self.data.find(&prefix)
                && self.uninits.has(path)
            {
                shortest = Some((prefix.clone(), path));
            }
            match prefix.projection.pop() {
                None | Some(PlaceElem::Deref) => break,
                Some(_) => {}
            }
        }
        if let Some((missing, path)) = shortest {
            let found = Use {
                action: Action::AssignPart,
                missing: &missing,
                place: base,
                location,
                span,
            };
            self.report(&found, path);
        }
    }

    fn report(&mut self, found: &Use, path: MovePathId) {
        let span = self.use_span(found.missing, found.location, found.span);
        let moves = self.moves_that_reach(found.location, path);
        if moves.is_empty() {
            let local = found.place.local;
            if self.uninit_reported.insert(local, ()).is_none() {
                let diagnostic = self.uninitialised(found, path, span);
                self.found.push(diagnostic);
            }
            return;
        }
        if let Some((reported, _)) = self.move_errors.get(&moves)
            && is_prefix(found.place, reported)
        {
            return;
        }
        let partly = moves.iter().any(|index| {
            let moved = self.data.moves.get(*index);
            moved.is_some_and(|moved| {
                let moved = self.path(moved.path);
                let whole_box = moved.projection.as_slice() == [PlaceElem::Deref]
                    && is_box(self.tcx, self.ty(&moved.local.into()));
                !whole_box && moved != found.place && is_prefix(found.place, moved)
            })
        });
        let name = self.describe(found.missing);
        let name = name.map_or(String::new(), |name| format!(": `{name}`"));
        let partly = if partly { "partially " } else { "" };
        let message = format!("{} of {partly}moved value{name}", found.action.noun());
        let diagnostic = Diagnostic::coded("E0382", span, message);
        self.move_errors
            .insert(moves, (found.place.clone(), diagnostic));
    }

    fn uninitialised(&self, found: &Use, path: MovePathId, span: Span) -> Diagnostic {
        let name = self.describe(found.missing);
        let name = name.map_or(String::new(), |name| format!("`{name}` "));
        let mut inits = self.data.inits_of.get(path).into_iter().flatten();
        let ever = inits.any(|index| {
            let init = self.data.inits.get(*index);
            init.and_then(|init| init.location)
                .is_some_and(|location| self.span_at(location) != found.span)
        });
        let state = match found.action {
            Action::AssignPart | Action::Assign => "isn't fully initialized",
            Action::Borrow | Action::Use if ever => "is possibly-uninitialized",
            Action::Borrow | Action::Use => "isn't initialized",
        };
        let past = found.action.past();
        Diagnostic::coded("E0381", span, format!("{past} binding {name}{state}"))
    }

    /// The moves of a path or of what it is a part of that lead to a place of the body.
    fn moves_that_reach(&self, location: Location, path: MovePathId) -> Vec<usize> {
        let mut paths = vec![path];
        while let Some(parent) = paths.last().and_then(|path| self.data.paths[*path].parent) {
            paths.push(parent);
        }
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let mut todo = self.locations_before(location);
        while let Some(location) = todo.pop() {
            if !seen.insert(location) {
                continue;
            }
            if let Some(moved) = self.move_at(location, &paths) {
                found.push(moved);
                continue;
            }
            let inits = self.data.inits_at.get(&location).into_iter().flatten();
            let mut inits = inits.filter_map(|index| self.data.inits.get(*index));
            if inits.any(|init| paths.contains(&init.path)) {
                continue;
            }
            todo.extend(self.locations_before(location));
        }
        found.sort_unstable();
        found
    }

    fn move_at(&self, location: Location, paths: &[MovePathId]) -> Option<usize> {
        let block = &self.body.blocks[location.block];
        let statement = block.statements.get(location.statement);
        if matches!(
            statement.map(|it| &it.kind),
            Some(StatementKind::StorageDead(_))
        ) {
            return None;
        }
        let mut moves = self.data.moves_at.get(&location).into_iter().flatten();
        moves
            .find(|index| {
                let moved = self.data.moves.get(**index);
                moved.is_some_and(|moved| paths.contains(&moved.path))
            })
            .copied()
    }

    fn locations_before(&self, location: Location) -> Vec<Location> {
        if let Some(statement) = location.statement.checked_sub(1) {
            return vec![Location {
                statement,
                ..location
            }];
        }
        let before = self.predecessors.get(location.block).into_iter().flatten();
        before
            .map(|block| Location {
                block: *block,
                statement: self.body.blocks[*block].statements.len(),
            })
            .collect()
    }
}

/// Whether a place is another or holds it.
fn is_prefix(outer: &Place, inner: &Place) -> bool {
    outer.local == inner.local && inner.projection.starts_with(&outer.projection)
}
