//! Bodies without what only the checks need, and without detours.

use la_arena::{Arena, ArenaMap};

use super::body::{
    BasicBlock, BasicBlockData, Body, StatementKind, Terminator, TerminatorKind, UnwindAction,
};
use super::dataflow::successors_of;

/// Removes what is there for the checks only.
pub fn remove_false_edges(body: &mut Body) {
    for (_, block) in body.blocks.iter_mut() {
        block.statements.retain(|statement| {
            !matches!(
                statement.kind,
                StatementKind::FakeRead(..) | StatementKind::PlaceMention(_) | StatementKind::Nop
            )
        });
        if let Some(terminator) = &mut block.terminator
            && let TerminatorKind::FalseEdge { real, .. } | TerminatorKind::FalseUnwind { real, .. } =
                terminator.kind
        {
            terminator.kind = TerminatorKind::Goto(real);
        }
    }
}

/// Removes blocks that cannot be reached and those that only lead on, and joins those that
/// follow each other.
pub fn simplify(body: &mut Body) {
    thread_jumps(body);
    join_blocks(body);
    compact(body);
}

/// Lets everything lead to where empty blocks lead in the end.
fn thread_jumps(body: &mut Body) {
    let mut leads: ArenaMap<BasicBlock, BasicBlock> = ArenaMap::default();
    for (block, data) in body.blocks.iter() {
        if data.statements.is_empty()
            && let Some(Terminator {
                kind: TerminatorKind::Goto(target),
                ..
            }) = data.terminator
            && target != block
        {
            leads.insert(block, target);
        }
    }
    let mut ends: ArenaMap<BasicBlock, BasicBlock> = ArenaMap::default();
    let blocks: Vec<BasicBlock> = body.blocks.iter().map(|(block, _)| block).collect();
    for start in blocks {
        // The way ends where it does not lead on, or in an empty loop.
        let mut way = vec![start];
        let mut at = start;
        let end = loop {
            if let Some(end) = ends.get(at) {
                break *end;
            }
            match leads.get(at) {
                Some(next) if !way.contains(next) => {
                    way.push(*next);
                    at = *next;
                }
                _ => break at,
            }
        };
        for block in way {
            ends.insert(block, end);
        }
    }
    for (_, data) in body.blocks.iter_mut() {
        if let Some(terminator) = &mut data.terminator {
            redirect(&mut terminator.kind, &mut |block| {
                ends.get(block).copied().unwrap_or(block)
            });
        }
    }
}

/// Joins a block with the one that it leads to, if nothing else leads there.
fn join_blocks(body: &mut Body) {
    let mut counts: ArenaMap<BasicBlock, u32> = ArenaMap::default();
    if let Some((start, _)) = body.blocks.iter().next() {
        counts.insert(start, 1);
    }
    let reachable = reachable(body);
    for (block, data) in body.blocks.iter() {
        if !reachable.contains_idx(block) {
            continue;
        }
        if let Some(terminator) = &data.terminator {
            for target in successors_of(&terminator.kind) {
                *counts.entry(target).or_insert(0) += 1;
            }
        }
    }
    let blocks: Vec<BasicBlock> = reachable.iter().map(|(block, ())| block).collect();
    for block in blocks {
        while let Some(Terminator {
            kind: TerminatorKind::Goto(target),
            ..
        }) = body.blocks[block].terminator
        {
            let once = counts.get(target) == Some(&1);
            if target == block || !once {
                break;
            }
            let statements = std::mem::take(&mut body.blocks[target].statements);
            let Some(terminator) = body.blocks[target].terminator.take() else {
                break;
            };
            counts.insert(target, 0);
            body.blocks[block].statements.extend(statements);
            body.blocks[block].terminator = Some(terminator);
        }
    }
}

fn reachable(body: &Body) -> ArenaMap<BasicBlock, ()> {
    let mut reached: ArenaMap<BasicBlock, ()> = ArenaMap::default();
    let mut todo: Vec<BasicBlock> = body.blocks.iter().take(1).map(|(block, _)| block).collect();
    while let Some(block) = todo.pop() {
        if reached.insert(block, ()).is_some() {
            continue;
        }
        if let Some(terminator) = &body.blocks[block].terminator {
            todo.extend(successors_of(&terminator.kind));
        }
    }
    reached
}

/// Keeps only what can be reached.
fn compact(body: &mut Body) {
    let reached = reachable(body);
    let mut kept: Arena<BasicBlockData> = Arena::new();
    let mut numbers: ArenaMap<BasicBlock, BasicBlock> = ArenaMap::default();
    for (block, data) in body.blocks.iter_mut() {
        if reached.contains_idx(block) {
            let data = BasicBlockData {
                statements: std::mem::take(&mut data.statements),
                terminator: data.terminator.take(),
                is_cleanup: data.is_cleanup,
            };
            numbers.insert(block, kept.alloc(data));
        }
    }
    for (_, data) in kept.iter_mut() {
        if let Some(terminator) = &mut data.terminator {
            redirect(&mut terminator.kind, &mut |block| {
                numbers.get(block).copied().unwrap_or(block)
            });
        }
    }
    body.blocks = kept;
}

/// Changes where a terminator leads.
fn redirect(kind: &mut TerminatorKind, to: &mut dyn FnMut(BasicBlock) -> BasicBlock) {
    let mut unwinding = None;
    match kind {
        TerminatorKind::Goto(target) => *target = to(*target),
        TerminatorKind::SwitchInt {
            targets, otherwise, ..
        } => {
            for (_, target) in targets {
                *target = to(*target);
            }
            *otherwise = to(*otherwise);
        }
        TerminatorKind::Drop { target, unwind, .. }
        | TerminatorKind::Assert { target, unwind, .. } => {
            *target = to(*target);
            unwinding = Some(unwind);
        }
        TerminatorKind::Call { target, unwind, .. } => {
            *target = target.map(&mut *to);
            unwinding = Some(unwind);
        }
        TerminatorKind::Yield { resume, drop, .. } => {
            *resume = to(*resume);
            *drop = drop.map(&mut *to);
        }
        TerminatorKind::FalseEdge { real, imaginary } => {
            *real = to(*real);
            *imaginary = to(*imaginary);
        }
        TerminatorKind::FalseUnwind { real, unwind } => {
            *real = to(*real);
            unwinding = Some(unwind);
        }
        TerminatorKind::Return
        | TerminatorKind::UnwindResume
        | TerminatorKind::UnwindTerminate(_)
        | TerminatorKind::Unreachable
        | TerminatorKind::CoroutineDrop => {}
    }
    if let Some(UnwindAction::Cleanup(block)) = unwinding {
        *block = to(*block);
    }
}
