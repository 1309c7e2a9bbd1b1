//! Changes to a body, collected while it is still looked at.

use std::collections::HashMap;

use la_arena::{Arena, ArenaMap};

use crate::mir::body::{
    BasicBlock, BasicBlockData, Body, Local, LocalDecl, Location, Place, Rvalue, Statement,
    StatementKind, Terminator, TerminatorKind,
};
use crate::syntax::span::Span;

/// See the module. Blocks and locals get their ids at once.
pub(super) struct Patch {
    blocks: Arena<BasicBlockData>,
    locals: Arena<LocalDecl>,
    /// How many blocks there were.
    old_blocks: usize,
    old_locals: usize,
    terminators: ArenaMap<BasicBlock, (TerminatorKind, Span)>,
    assigns: HashMap<Location, Vec<(Place, Rvalue)>>,
    resume: Option<BasicBlock>,
    span: Span,
}

impl Patch {
    pub(super) fn new(body: &Body) -> Self {
        // What is there already is only counted: the ids of what is new come after it.
        let placeholder = || BasicBlockData {
            statements: Vec::new(),
            terminator: None,
            is_cleanup: false,
        };
        let mut blocks = Arena::with_capacity(body.blocks.len());
        for _ in 0..body.blocks.len() {
            blocks.alloc(placeholder());
        }
        Self {
            blocks,
            locals: body.locals.clone(),
            old_blocks: body.blocks.len(),
            old_locals: body.locals.len(),
            terminators: ArenaMap::default(),
            assigns: HashMap::new(),
            resume: None,
            span: body.span,
        }
    }

    pub(super) fn new_local(&mut self, decl: LocalDecl) -> Local {
        self.locals.alloc(decl)
    }

    /// A block of its own.
    pub(super) fn new_block(
        &mut self,
        statements: Vec<Statement>,
        kind: TerminatorKind,
        is_cleanup: bool,
        span: Span,
    ) -> BasicBlock {
        self.blocks.alloc(BasicBlockData {
            statements,
            terminator: Some(Terminator { kind, span }),
            is_cleanup,
        })
    }

    /// Where unwinding goes on in the caller.
    pub(super) fn resume_block(&mut self, span: Span) -> BasicBlock {
        if let Some(block) = self.resume {
            return block;
        }
        let block = self.new_block(Vec::new(), TerminatorKind::UnwindResume, true, span);
        self.resume = Some(block);
        block
    }

    /// Changes what ends a block.
    pub(super) fn terminate(&mut self, block: BasicBlock, kind: TerminatorKind, span: Span) {
        self.terminators.insert(block, (kind, span));
    }

    /// Adds an assignment before what is at a place of the body.
    pub(super) fn add_assign(&mut self, location: Location, place: Place, value: Rvalue) {
        let assigns = self.assigns.entry(location).or_default();
        assigns.push((place, value));
    }

    pub(super) fn apply(mut self, body: &mut Body) {
        for (index, data) in self.blocks.iter().map(|(_, data)| data).enumerate() {
            if index >= self.old_blocks {
                body.blocks.alloc(data.clone());
            }
        }
        for (index, decl) in self.locals.iter().map(|(_, decl)| decl).enumerate() {
            if index >= self.old_locals {
                body.locals.alloc(decl.clone());
            }
        }
        let ids: Vec<BasicBlock> = body.blocks.iter().map(|(id, _)| id).collect();
        for block in ids {
            if let Some((kind, span)) = self.terminators.remove(block) {
                body.blocks[block].terminator = Some(Terminator { kind, span });
            }
            self.add_assigns(body, block);
        }
    }

    fn add_assigns(&mut self, body: &mut Body, block: BasicBlock) {
        let old = std::mem::take(&mut body.blocks[block].statements);
        let len = old.len();
        let mut new = Vec::with_capacity(len);
        let mut old = old.into_iter();
        for statement in 0..=len {
            let location = Location { block, statement };
            for (place, value) in self.assigns.remove(&location).into_iter().flatten() {
                new.push(Statement {
                    kind: StatementKind::Assign(Box::new((place, value))),
                    span: self.span,
                });
            }
            new.extend(old.next());
        }
        body.blocks[block].statements = new;
    }
}
