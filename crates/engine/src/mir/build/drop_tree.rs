//! Drops that several ways out of scopes share.
//!
//! Ways that leave the same scopes end with the same drops: they are a tree, whose root is
//! where all of them lead. It becomes blocks once no way is added any more.

use std::collections::HashMap;

use super::Builder;
use crate::mir::body::{
    BasicBlock, Local, StatementKind, TerminatorKind, UnwindAction, UnwindTerminateReason,
};
use crate::syntax::span::Span;

/// What is dropped when a scope ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct DropData {
    pub(super) span: Span,
    pub(super) local: Local,
    pub(super) kind: DropKind,
}

/// Whether the value is dropped or the storage goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum DropKind {
    Value,
    Storage,
}

/// A node of a [`DropTree`].
pub(super) type DropIdx = usize;

/// The node that all ways lead to, which drops nothing.
pub(super) const ROOT: DropIdx = 0;

#[derive(Clone, Copy, Debug)]
pub(super) struct DropNode {
    /// Nothing for the root.
    pub(super) data: Option<DropData>,
    /// What is dropped next.
    pub(super) next: DropIdx,
}

/// See the module.
#[derive(Debug)]
pub(super) struct DropTree {
    pub(super) nodes: Vec<DropNode>,
    known: HashMap<(DropIdx, Local, DropKind), DropIdx>,
    entries: Vec<(DropIdx, BasicBlock)>,
}

/// What a tree is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TreeKind {
    /// `break`, `continue`, `return`, and conditions that do not hold.
    Exit,
    /// A coroutine that is dropped while it waits.
    CoroutineDrop,
    /// Unwinding.
    Unwind,
}

/// How the block of a node comes about.
#[derive(Clone, Copy)]
enum Needs {
    /// The node cannot be reached.
    Nothing,
    /// Only the storage of this node goes before it: they share a block.
    Shared(DropIdx),
    /// A block of its own.
    Own,
}

impl DropTree {
    pub(super) fn new() -> Self {
        let root = DropNode {
            data: None,
            next: ROOT,
        };
        Self {
            nodes: vec![root],
            known: HashMap::new(),
            entries: Vec::new(),
        }
    }

    /// The node that drops something before `next`.
    pub(super) fn add_drop(&mut self, data: DropData, next: DropIdx) -> DropIdx {
        let nodes = &mut self.nodes;
        let key = (next, data.local, data.kind);
        *self.known.entry(key).or_insert_with(|| {
            let data = Some(data);
            nodes.push(DropNode { data, next });
            nodes.len() - 1
        })
    }

    /// Lets a block lead to a node.
    pub(super) fn add_entry(&mut self, from: BasicBlock, to: DropIdx) {
        self.entries.push((to, from));
    }

    /// What is dropped after a node.
    pub(super) fn next(&self, node: DropIdx) -> DropIdx {
        self.nodes.get(node).map_or(ROOT, |node| node.next)
    }
}

impl Builder<'_> {
    /// Makes blocks of a tree: the block of each node that can be reached.
    pub(super) fn build_tree(
        &mut self,
        tree: &mut DropTree,
        kind: TreeKind,
        root: Option<BasicBlock>,
    ) -> Vec<Option<BasicBlock>> {
        let blocks = self.assign_blocks(tree, kind, root);
        self.link_blocks(tree, &blocks);
        blocks
    }

    fn make_tree_block(&mut self, kind: TreeKind) -> BasicBlock {
        match kind {
            TreeKind::Exit | TreeKind::CoroutineDrop => self.new_block(),
            TreeKind::Unwind => self.new_cleanup_block(),
        }
    }

    fn assign_blocks(
        &mut self,
        tree: &mut DropTree,
        kind: TreeKind,
        root: Option<BasicBlock>,
    ) -> Vec<Option<BasicBlock>> {
        let mut blocks = vec![None; tree.nodes.len()];
        let mut needs = vec![Needs::Nothing; tree.nodes.len()];
        set(&mut blocks, ROOT, root);
        if root.is_some() {
            set(&mut needs, ROOT, Needs::Own);
        }
        let mut entries = std::mem::take(&mut tree.entries);
        entries.sort_by_key(|(node, block)| (*node, block.into_raw()));
        for index in (0..tree.nodes.len()).rev() {
            let Some(node) = tree.nodes.get(index).copied() else {
                continue;
            };
            while let Some((_, from)) = entries.pop_if(|(node, _)| *node == index) {
                let block = match get(&blocks, index) {
                    Some(block) => block,
                    None => self.make_tree_block(kind),
                };
                set(&mut blocks, index, Some(block));
                set(&mut needs, index, Needs::Own);
                self.link_entry(kind, from, block);
            }
            match needs.get(index).copied().unwrap_or(Needs::Nothing) {
                Needs::Nothing => continue,
                Needs::Own if get(&blocks, index).is_none() => {
                    let block = self.make_tree_block(kind);
                    set(&mut blocks, index, Some(block));
                }
                Needs::Own => {}
                Needs::Shared(before) => {
                    let block = get(&blocks, before);
                    set(&mut blocks, index, block);
                }
            }
            let Some(data) = node.data else { continue };
            let next = match (data.kind, needs.get(node.next)) {
                (DropKind::Storage, Some(Needs::Nothing)) => Needs::Shared(index),
                _ => Needs::Own,
            };
            set(&mut needs, node.next, next);
        }
        blocks
    }

    fn link_blocks(&mut self, tree: &DropTree, blocks: &[Option<BasicBlock>]) {
        for (index, node) in tree.nodes.iter().enumerate().rev() {
            let (Some(block), Some(data)) = (get(blocks, index), node.data) else {
                continue;
            };
            let Some(target) = get(blocks, node.next) else {
                continue;
            };
            match data.kind {
                DropKind::Value => {
                    let kind = TerminatorKind::Drop {
                        place: data.local.into(),
                        target,
                        unwind: UnwindAction::Terminate(UnwindTerminateReason::InCleanup),
                        replace: false,
                    };
                    self.terminate(block, kind, data.span);
                }
                DropKind::Storage => {
                    self.push(block, StatementKind::StorageDead(data.local), data.span);
                    if target != block {
                        self.goto(block, target, data.span);
                    }
                }
            }
        }
    }

    /// Links a block outside of the tree to one in it.
    fn link_entry(&mut self, kind: TreeKind, from: BasicBlock, to: BasicBlock) {
        let Some(terminator) = &mut self.blocks[from].terminator else {
            self.defect("a block without an end");
            return;
        };
        match (kind, &mut terminator.kind) {
            (TreeKind::Exit, kind @ TerminatorKind::UnwindResume) => {
                *kind = TerminatorKind::Goto(to);
            }
            (TreeKind::CoroutineDrop, TerminatorKind::Yield { drop, .. }) => *drop = Some(to),
            (TreeKind::Unwind, TerminatorKind::Drop { unwind, .. }) => {
                // The value of an assignment is written even if dropping the old one panics.
                if let UnwindAction::Cleanup(assign) = *unwind {
                    let span = terminator.span;
                    self.goto(assign, to, span);
                } else {
                    *unwind = UnwindAction::Cleanup(to);
                }
            }
            (
                TreeKind::Unwind,
                TerminatorKind::FalseUnwind { unwind, .. }
                | TerminatorKind::Call { unwind, .. }
                | TerminatorKind::Assert { unwind, .. },
            ) => *unwind = UnwindAction::Cleanup(to),
            _ => self.defect("a block that ends otherwise"),
        }
    }
}

pub(super) fn get<T: Copy>(list: &[Option<T>], index: usize) -> Option<T> {
    list.get(index).copied().flatten()
}

fn set<T>(list: &mut [T], index: usize, value: T) {
    if let Some(place) = list.get_mut(index) {
        *place = value;
    }
}
