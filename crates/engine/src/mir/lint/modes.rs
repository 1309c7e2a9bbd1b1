//! How far the values of locals are followed.

use la_arena::ArenaMap;

use crate::mir::body::{
    Body, Local, Operand, Place, PlaceElem, Rvalue, StatementKind, TerminatorKind,
};

/// How far the value of a local is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Everywhere: it is written once.
    Full,
    /// Within the block that writes it.
    OwnBlock,
    /// Not at all: it is borrowed, or dropped.
    Never,
}

/// The modes of all locals.
pub(super) struct Modes {
    modes: ArenaMap<Local, Mode>,
    written: ArenaMap<Local, ()>,
}

impl Modes {
    pub(super) fn of(body: &Body) -> Self {
        let mut this = Self {
            modes: ArenaMap::default(),
            written: ArenaMap::default(),
        };
        for arg in body.args() {
            this.written.insert(arg, ());
        }
        for (_, block) in body.blocks.iter() {
            for statement in &block.statements {
                if let StatementKind::Assign(assign) = &statement.kind {
                    let (place, value) = &**assign;
                    this.write(place);
                    this.rvalue(value);
                }
            }
            if let Some(terminator) = &block.terminator {
                this.terminator(&terminator.kind);
            }
        }
        this
    }

    pub(super) fn get(&self, local: Local) -> Mode {
        self.modes.get(local).copied().unwrap_or(Mode::Full)
    }

    fn write(&mut self, place: &Place) {
        if place.projection.contains(&PlaceElem::Deref) {
            return;
        }
        let first = self.written.insert(place.local, ()).is_none();
        if !first && self.get(place.local) == Mode::Full {
            self.modes.insert(place.local, Mode::OwnBlock);
        }
    }

    fn never(&mut self, place: &Place) {
        if !place.projection.contains(&PlaceElem::Deref) {
            self.modes.insert(place.local, Mode::Never);
        }
    }

    fn rvalue(&mut self, value: &Rvalue) {
        if let Rvalue::Ref(_, place) | Rvalue::RawPtr(_, place) = value {
            self.never(place);
        }
    }

    fn terminator(&mut self, kind: &TerminatorKind) {
        match kind {
            TerminatorKind::Call { destination, .. } => self.write(destination),
            TerminatorKind::Drop { place, .. } => self.never(place),
            TerminatorKind::Yield {
                value: Operand::Copy(place) | Operand::Move(place),
                ..
            } => self.never(place),
            _ => {}
        }
    }
}
