//! The scopes around what is being lowered: what is dropped where each of them ends.
//!
//! While a scope is open, drops are scheduled in it. Whatever leaves it does these drops:
//! going on behind it, a jump out of it, and unwinding. Jumps and unwinding that leave the
//! same scopes share their drops: see [`DropTree`].

use super::Builder;
use super::cfg::end_point;
use super::drop_tree::{DropData, DropIdx, DropKind, DropTree, ROOT, TreeKind, get};
use crate::mir::body::{
    AssertKind, BasicBlock, Local, Operand, Place, Rvalue, StatementKind, TerminatorKind,
    UnwindAction,
};
use crate::syntax::span::Span;
use crate::thir::{ExprId, ScopeId, TempReason, TempScope};

/// What a scope is the scope of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Region {
    /// A scope of the typed tree.
    Tree(ScopeId),
    /// An expression: its operands live until it is evaluated.
    Expr(u32),
}

/// Where a temporary is dropped.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lifetime {
    /// The scope at whose end it is dropped; nothing if it lives for ever.
    pub(super) region: Option<Region>,
    /// Why there, for those who watch; nothing for operands.
    pub(super) why: Option<TempReason>,
}

/// The scopes that are open, and the ways out of them.
#[derive(Debug)]
pub(super) struct Scopes {
    open: Vec<Scope>,
    breakable: Vec<Breakable>,
    /// The drops of conditions that do not hold, of the innermost `if` or guard.
    conditions: Vec<IfThen>,
    unwind: DropTree,
    coroutine_drop: DropTree,
    next_region: u32,
}

#[derive(Debug)]
struct Scope {
    region: Region,
    span: Span,
    drops: Vec<DropData>,
    /// Operands that are moved unless something panics before.
    moved: Vec<Local>,
    /// The node of the tree of unwinding that drops this scope and all around it.
    cached_unwind: Option<DropIdx>,
    /// The same for a coroutine that is dropped.
    cached_drop: Option<DropIdx>,
}

#[derive(Debug)]
struct Breakable {
    /// What `break` names; nothing for the body, which `return` leaves.
    label: Option<ScopeId>,
    /// The place of the scope around it in the list of open scopes.
    depth: usize,
    destination: Place,
    breaks: DropTree,
    continues: Option<DropTree>,
}

#[derive(Debug)]
struct IfThen {
    depth: usize,
    els: DropTree,
}

/// What a jump leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Jump {
    Break(ScopeId),
    Continue(ScopeId),
    Return,
}

impl Scopes {
    pub(super) fn new() -> Self {
        Self {
            open: Vec::new(),
            breakable: Vec::new(),
            conditions: Vec::new(),
            unwind: DropTree::new(),
            coroutine_drop: DropTree::new(),
            next_region: 0,
        }
    }

    fn top(&self) -> usize {
        self.open.len().saturating_sub(1)
    }
}

impl Builder<'_> {
    // Opening and closing.

    /// Lowers something within a scope, and then drops what was scheduled in it.
    pub(super) fn in_scope<R>(
        &mut self,
        region: Region,
        span: Span,
        block: &mut BasicBlock,
        inside: impl FnOnce(&mut Self, &mut BasicBlock) -> R,
    ) -> R {
        self.push_scope(region, span);
        let result = inside(self, block);
        self.pop_scope(block);
        result
    }

    /// The same in a scope for the operands of an expression.
    pub(super) fn in_operand_scope<R>(
        &mut self,
        span: Span,
        block: &mut BasicBlock,
        inside: impl FnOnce(&mut Self, &mut BasicBlock) -> R,
    ) -> R {
        let region = Region::Expr(self.scopes.next_region);
        self.scopes.next_region += 1;
        self.in_scope(region, span, block, inside)
    }

    pub(super) fn push_scope(&mut self, region: Region, span: Span) {
        self.scopes.open.push(Scope {
            region,
            span,
            drops: Vec::new(),
            moved: Vec::new(),
            cached_unwind: None,
            cached_drop: None,
        });
    }

    /// Closes the innermost scope.
    pub(super) fn pop_scope(&mut self, block: &mut BasicBlock) {
        let drops_values = self.scopes.open.last().is_some_and(|scope| {
            let mut drops = scope.drops.iter();
            drops.any(|drop| drop.kind == DropKind::Value)
        });
        let unwind_to = if drops_values {
            self.unwind_target(self.scopes.top())
        } else {
            ROOT
        };
        if let Some(scope) = self.scopes.open.pop() {
            self.drop_scope(&scope, unwind_to, block);
        }
    }

    fn drop_scope(&mut self, scope: &Scope, mut unwind_to: DropIdx, block: &mut BasicBlock) {
        for drop in scope.drops.iter().rev() {
            match drop.kind {
                DropKind::Value => {
                    // If the destructor panics, the rest is still dropped.
                    unwind_to = self.scopes.unwind.next(unwind_to);
                    if scope.moved.contains(&drop.local) {
                        continue;
                    }
                    self.scopes.unwind.add_entry(*block, unwind_to);
                    let target = self.new_block();
                    let kind = TerminatorKind::Drop {
                        place: drop.local.into(),
                        target,
                        unwind: UnwindAction::Continue,
                        replace: false,
                    };
                    self.terminate(*block, kind, drop.span);
                    *block = target;
                }
                DropKind::Storage => {
                    self.push(*block, StatementKind::StorageDead(drop.local), drop.span);
                }
            }
        }
    }

    /// Where a temporary lives.
    pub(super) fn temp_lifetime(&self, temp: TempScope) -> Lifetime {
        let scope = temp.scope.filter(|_| !self.promoting);
        Lifetime {
            region: scope.map(Region::Tree),
            why: Some(temp.reason),
        }
    }

    /// Where an operand lives: in the innermost scope.
    pub(super) fn local_lifetime(&self) -> Lifetime {
        Lifetime {
            region: self.scopes.open.last().map(|scope| scope.region),
            why: None,
        }
    }

    /// Where a scope ends that is open.
    pub(super) fn region_span(&self, region: Option<Region>) -> Span {
        let scope = self
            .scopes
            .open
            .iter()
            .rev()
            .find(|scope| Some(scope.region) == region);
        scope.map_or(self.thir.span, |scope| scope.span)
    }

    // Scheduling.

    /// Makes a local be dropped at the end of a scope.
    pub(super) fn schedule_drop(&mut self, region: Region, local: Local, kind: DropKind) {
        if kind == DropKind::Value && !self.needs_drop(self.locals[local].ty) {
            return;
        }
        let invalidate = kind == DropKind::Value || self.is_coroutine();
        for scope in self.scopes.open.iter_mut().rev() {
            if invalidate {
                scope.cached_unwind = None;
                scope.cached_drop = None;
            }
            if scope.region == region {
                let span = end_point(scope.span);
                scope.drops.push(DropData { span, local, kind });
                return;
            }
        }
        self.defect("a scope that is not open");
    }

    /// Notes that operands are moved: they are dropped only if something panics before.
    pub(super) fn record_moved(&mut self, operands: &[Operand]) {
        let Some(scope) = self.scopes.open.last_mut() else {
            return;
        };
        for operand in operands {
            let Operand::Move(place) = operand else {
                continue;
            };
            let Some(local) = place.as_local() else {
                continue;
            };
            let mut drops = scope.drops.iter();
            if drops.any(|drop| drop.local == local && drop.kind == DropKind::Value) {
                scope.moved.push(local);
            }
        }
    }

    /// Forgets what is scheduled in the two innermost scopes, those of an arm and of its
    /// guard: the guard is lowered once for each alternative, but the body only once.
    pub(super) fn clear_arm_scopes(&mut self) {
        for scope in self.scopes.open.iter_mut().rev().take(2) {
            scope.drops.clear();
            scope.cached_unwind = None;
            scope.cached_drop = None;
        }
    }

    // Jumps.

    /// Lowers what `break` and `continue`, or `return`, may leave. What is lowered gives the
    /// block that it ends with, if it ends at all.
    pub(super) fn in_breakable_scope(
        &mut self,
        label: Option<ScopeId>,
        loop_block: Option<BasicBlock>,
        destination: Place,
        span: Span,
        inside: impl FnOnce(&mut Self) -> Option<BasicBlock>,
    ) -> BasicBlock {
        let depth = self.scopes.top();
        self.scopes.breakable.push(Breakable {
            label,
            depth,
            destination,
            breaks: DropTree::new(),
            continues: loop_block.map(|_| DropTree::new()),
        });
        let normal = inside(self);
        let Some(scope) = self.scopes.breakable.pop() else {
            return self.new_block();
        };
        let exit = self.build_exit_tree(scope.breaks, depth, None);
        if let Some(continues) = scope.continues {
            self.build_exit_tree(continues, depth, loop_block);
        }
        match (normal, exit) {
            (Some(block), None) | (None, Some(block)) => block,
            (None, None) => self.new_block(),
            (Some(normal), Some(exit)) => {
                let target = self.new_block();
                self.goto(normal, target, span);
                self.goto(exit, target, span);
                target
            }
        }
    }

    /// A jump; what follows it cannot be reached.
    pub(super) fn jump(
        &mut self,
        jump: Jump,
        value: Option<ExprId>,
        block: &mut BasicBlock,
        span: Span,
    ) {
        let found = self.scopes.breakable.iter().rposition(|scope| match jump {
            Jump::Break(label) | Jump::Continue(label) => scope.label == Some(label),
            Jump::Return => scope.label.is_none(),
        });
        let Some(index) = found else {
            self.defect("a jump that leads nowhere");
            return;
        };
        if !matches!(jump, Jump::Continue(_)) {
            self.jump_value(index, value, block, span);
        }
        let Some(scope) = self.scopes.breakable.get_mut(index) else {
            return;
        };
        let drops = match jump {
            Jump::Continue(_) => scope.continues.as_mut(),
            Jump::Break(_) | Jump::Return => Some(&mut scope.breaks),
        };
        let Some(drops) = drops else {
            self.defect("a `continue` of what is no loop");
            return;
        };
        let depth = scope.depth;
        let mut node = ROOT;
        for scope in self.scopes.open.iter().skip(depth + 1) {
            for drop in &scope.drops {
                node = drops.add_drop(*drop, node);
            }
        }
        drops.add_entry(*block, node);
        // The tree replaces this.
        self.terminate(*block, TerminatorKind::UnwindResume, span);
        *block = self.new_block();
    }

    fn jump_value(
        &mut self,
        index: usize,
        value: Option<ExprId>,
        block: &mut BasicBlock,
        span: Span,
    ) {
        let scope = self.scopes.breakable.get(index);
        let Some(destination) = scope.map(|scope| scope.destination.clone()) else {
            return;
        };
        match value {
            Some(value) => self.expr_into(destination, block, value),
            None => self.push_unit(*block, destination, span),
        }
    }

    // Conditions.

    /// Lowers a condition and what follows if it holds; gives the blocks that these end
    /// with. What does not hold leaves by [`Builder::break_for_else`].
    pub(super) fn in_if_then_scope(
        &mut self,
        block: BasicBlock,
        inside: impl FnOnce(&mut Self, &mut BasicBlock),
    ) -> (BasicBlock, BasicBlock) {
        let depth = self.scopes.top();
        self.in_if_then_scope_at(depth, block, inside)
    }

    /// The same, where what does not hold leaves scopes further out, too: all but the first
    /// `depth + 1`.
    pub(super) fn in_if_then_scope_at(
        &mut self,
        depth: usize,
        block: BasicBlock,
        inside: impl FnOnce(&mut Self, &mut BasicBlock),
    ) -> (BasicBlock, BasicBlock) {
        self.scopes.conditions.push(IfThen {
            depth,
            els: DropTree::new(),
        });
        let mut then = block;
        inside(self, &mut then);
        let els = match self.scopes.conditions.pop() {
            Some(scope) => self.build_exit_tree(scope.els, depth, None),
            None => None,
        };
        let els = match els {
            Some(els) => els,
            None => self.new_block(),
        };
        (then, els)
    }

    /// The place of the innermost scope among those that are open.
    pub(super) fn scope_depth(&self) -> usize {
        self.scopes.top()
    }

    /// Leaves the innermost condition, which does not hold.
    pub(super) fn break_for_else(&mut self, block: BasicBlock, span: Span) {
        let Some(scope) = self.scopes.conditions.last_mut() else {
            self.defect("a condition outside of `if`");
            return;
        };
        let mut node = ROOT;
        for open in self.scopes.open.iter().skip(scope.depth + 1) {
            for drop in &open.drops {
                node = scope.els.add_drop(*drop, node);
            }
        }
        scope.els.add_entry(block, node);
        self.terminate(block, TerminatorKind::UnwindResume, span);
    }

    /// Makes blocks of the drops of jumps that leave all scopes further in than `depth`.
    fn build_exit_tree(
        &mut self,
        mut tree: DropTree,
        depth: usize,
        root: Option<BasicBlock>,
    ) -> Option<BasicBlock> {
        let blocks = self.build_tree(&mut tree, TreeKind::Exit, root);
        let mut nodes = tree.nodes.iter();
        let drops_values =
            nodes.any(|node| node.data.is_some_and(|data| data.kind == DropKind::Value));
        if drops_values {
            let mut unwind = vec![self.unwind_target(depth)];
            for (index, node) in tree.nodes.iter().enumerate().skip(1) {
                let next = unwind.get(node.next).copied().unwrap_or(ROOT);
                let node = match node.data {
                    Some(data) if data.kind == DropKind::Value => {
                        if let Some(block) = get(&blocks, index) {
                            self.scopes.unwind.add_entry(block, next);
                        }
                        self.scopes.unwind.add_drop(data, next)
                    }
                    _ => next,
                };
                unwind.push(node);
            }
        }
        get(&blocks, ROOT)
    }

    // Unwinding.

    /// The drops of unwinding from within the scope at `depth`.
    fn unwind_target(&mut self, depth: usize) -> DropIdx {
        let scopes = &mut self.scopes;
        let mut known = scopes.open.iter().enumerate().take(depth + 1).rev();
        let cached = known.find_map(|(index, scope)| Some((index + 1, scope.cached_unwind?)));
        let (first, mut node) = cached.unwrap_or((0, ROOT));
        for scope in scopes.open.iter_mut().take(depth + 1).skip(first) {
            for drop in &scope.drops {
                if drop.kind == DropKind::Value {
                    node = scopes.unwind.add_drop(*drop, node);
                }
            }
            scope.cached_unwind = Some(node);
        }
        node
    }

    /// Lets what ends a block unwind through all open scopes.
    pub(super) fn diverge_from(&mut self, block: BasicBlock) {
        let node = self.unwind_target(self.scopes.top());
        self.scopes.unwind.add_entry(block, node);
    }

    /// Lets a coroutine that waits at the end of a block be dropped there.
    pub(super) fn coroutine_drop_from(&mut self, block: BasicBlock) {
        let scopes = &mut self.scopes;
        let mut known = scopes.open.iter().enumerate().rev();
        let cached = known.find_map(|(index, scope)| Some((index + 1, scope.cached_drop?)));
        let (first, mut node) = cached.unwrap_or((0, ROOT));
        for scope in scopes.open.iter_mut().skip(first) {
            for drop in &scope.drops {
                node = scopes.coroutine_drop.add_drop(*drop, node);
            }
            scope.cached_drop = Some(node);
        }
        scopes.coroutine_drop.add_entry(block, node);
    }

    /// Makes blocks of all unwinding, once nothing else is lowered any more.
    pub(super) fn build_drop_trees(&mut self) {
        let mut coroutine = std::mem::replace(&mut self.scopes.coroutine_drop, DropTree::new());
        let blocks = self.build_tree(&mut coroutine, TreeKind::CoroutineDrop, None);
        let span = end_point(self.thir.span);
        if let Some(root) = get(&blocks, ROOT) {
            self.terminate(root, TerminatorKind::CoroutineDrop, span);
        }
        let mut unwind = std::mem::replace(&mut self.scopes.unwind, DropTree::new());
        let resume = self.build_unwind_tree(&mut unwind, None);
        // A destructor may panic while a coroutine is dropped, too.
        let nodes: Vec<(usize, DropIdx)> = coroutine
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.data.is_some_and(|data| data.kind == DropKind::Value))
            .map(|(index, node)| (index, node.next))
            .collect();
        for (index, next) in nodes {
            if let Some(block) = get(&blocks, index) {
                coroutine.add_entry(block, next);
            }
        }
        self.build_unwind_tree(&mut coroutine, resume);
    }

    fn build_unwind_tree(
        &mut self,
        tree: &mut DropTree,
        resume: Option<BasicBlock>,
    ) -> Option<BasicBlock> {
        let blocks = self.build_tree(tree, TreeKind::Unwind, resume);
        let root = get(&blocks, ROOT);
        if let (None, Some(root)) = (resume, root) {
            let span = end_point(self.thir.span);
            self.terminate(root, TerminatorKind::UnwindResume, span);
        }
        root
    }

    // What uses unwinding.

    /// `place = value`, where the old value is dropped first, and the new one is written
    /// even if that panics.
    pub(super) fn drop_and_replace(
        &mut self,
        place: &Place,
        value: &Rvalue,
        block: &mut BasicBlock,
        span: Span,
    ) {
        let assign = self.new_block();
        self.push_assign(assign, place.clone(), value.clone(), span);
        let assign_unwind = self.new_cleanup_block();
        self.push_assign(assign_unwind, place.clone(), value.clone(), span);
        let kind = TerminatorKind::Drop {
            place: place.clone(),
            target: assign,
            unwind: UnwindAction::Cleanup(assign_unwind),
            replace: true,
        };
        self.terminate(*block, kind, span);
        self.diverge_from(*block);
        *block = assign;
    }

    /// Panics unless a condition is as expected.
    pub(super) fn assert(
        &mut self,
        cond: Operand,
        expected: bool,
        msg: AssertKind,
        block: &mut BasicBlock,
        span: Span,
    ) {
        let target = self.new_block();
        let kind = TerminatorKind::Assert {
            cond,
            expected,
            msg,
            target,
            unwind: UnwindAction::Continue,
        };
        self.terminate(*block, kind, span);
        self.diverge_from(*block);
        *block = target;
    }
}
