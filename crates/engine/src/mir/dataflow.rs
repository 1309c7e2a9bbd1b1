//! What is initialised where: questions that go through all ways of a body.

use la_arena::ArenaMap;

use super::body::{BasicBlock, Body, Location, StatementKind, TerminatorKind, UnwindAction};
use super::move_paths::{Lookup, MoveData, MovePathId};

/// A set of small numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BitSet {
    words: Vec<u64>,
}

impl BitSet {
    /// The empty set of numbers below `size`.
    #[must_use]
    pub fn new(size: usize) -> Self {
        Self {
            words: vec![0; size.div_ceil(64)],
        }
    }

    /// Whether a number is in it.
    #[must_use]
    pub fn contains(&self, index: usize) -> bool {
        let word = self.words.get(index / 64);
        word.is_some_and(|word| word & (1 << (index % 64)) != 0)
    }

    /// Puts a number in.
    pub fn insert(&mut self, index: usize) {
        if let Some(word) = self.words.get_mut(index / 64) {
            *word |= 1 << (index % 64);
        }
    }

    /// Takes a number out.
    pub fn remove(&mut self, index: usize) {
        if let Some(word) = self.words.get_mut(index / 64) {
            *word &= !(1 << (index % 64));
        }
    }

    /// Puts all numbers of another set in; whether there was a new one.
    pub fn union(&mut self, other: &Self) -> bool {
        let mut changed = false;
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            changed |= *other & !*word != 0;
            *word |= other;
        }
        changed
    }

    /// The numbers in it, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        let words = self.words.iter().enumerate();
        words.flat_map(|(index, word)| {
            (0..64)
                .filter(move |bit| word & (1 << bit) != 0)
                .map(move |bit| index * 64 + bit)
        })
    }
}

/// A question that is answered going forwards, where what holds on some way holds.
pub trait Analysis {
    /// How many things it is about.
    fn size(&self) -> usize;

    /// What holds at the start.
    fn at_start(&self, state: &mut BitSet);

    /// What a statement or a terminator changes, whether or not it panics.
    fn apply(&self, state: &mut BitSet, location: Location);

    /// What a call changes if it returns.
    fn apply_return(&self, state: &mut BitSet, location: Location);
}

/// The answers at the start of each block.
#[derive(Debug)]
pub struct Results<A> {
    /// The question.
    pub analysis: A,
    entry: ArenaMap<BasicBlock, BitSet>,
}

impl<A: Analysis> Results<A> {
    /// Answers a question about a body.
    pub fn new(body: &Body, analysis: A) -> Self {
        let mut this = Self {
            analysis,
            entry: ArenaMap::default(),
        };
        let Some((start, _)) = body.blocks.iter().next() else {
            return this;
        };
        let mut state = BitSet::new(this.analysis.size());
        this.analysis.at_start(&mut state);
        this.entry.insert(start, state);
        // A block goes to the end of the queue, so that ways meet before they go on.
        let mut queue = std::collections::VecDeque::from([start]);
        let mut queued: ArenaMap<BasicBlock, ()> = ArenaMap::default();
        queued.insert(start, ());
        while let Some(block) = queue.pop_front() {
            queued.remove(block);
            let end = Location {
                block,
                statement: body.blocks[block].statements.len(),
            };
            let mut state = this.after(body, end);
            for target in successors(body, block) {
                if returns_to(body, block) == Some(target) {
                    continue;
                }
                if this.join(target, &state) && queued.insert(target, ()).is_none() {
                    queue.push_back(target);
                }
            }
            if let Some(target) = returns_to(body, block) {
                this.analysis.apply_return(&mut state, end);
                if this.join(target, &state) && queued.insert(target, ()).is_none() {
                    queue.push_back(target);
                }
            }
        }
        this
    }

    fn join(&mut self, block: BasicBlock, state: &BitSet) -> bool {
        if let Some(known) = self.entry.get_mut(block) {
            known.union(state)
        } else {
            self.entry.insert(block, state.clone());
            true
        }
    }

    /// Whether a block can be reached.
    #[must_use]
    pub fn is_reachable(&self, block: BasicBlock) -> bool {
        self.entry.contains_idx(block)
    }

    /// What holds at the start of a block; nothing if it cannot be reached.
    #[must_use]
    pub fn at_block(&self, block: BasicBlock) -> BitSet {
        let known = self.entry.get(block).cloned();
        known.unwrap_or_else(|| BitSet::new(self.analysis.size()))
    }

    /// What holds before a statement or a terminator.
    #[must_use]
    pub fn before(&self, location: Location) -> BitSet {
        let mut state = self.at_block(location.block);
        for statement in 0..location.statement {
            let location = Location {
                statement,
                ..location
            };
            self.analysis.apply(&mut state, location);
        }
        state
    }

    /// What holds after a terminator, the result of a call left out.
    fn after(&self, _: &Body, location: Location) -> BitSet {
        let mut state = self.before(location);
        self.analysis.apply(&mut state, location);
        state
    }
}

/// Where a call leads if it returns.
#[must_use]
pub fn returns_to(body: &Body, block: BasicBlock) -> Option<BasicBlock> {
    match &body.blocks[block].terminator.as_ref()?.kind {
        TerminatorKind::Call { target, .. } => *target,
        _ => None,
    }
}

/// Where a block may lead.
#[must_use]
pub fn successors(body: &Body, block: BasicBlock) -> Vec<BasicBlock> {
    let Some(terminator) = &body.blocks[block].terminator else {
        return Vec::new();
    };
    successors_of(&terminator.kind)
}

/// Where a terminator may lead.
#[must_use]
pub fn successors_of(kind: &TerminatorKind) -> Vec<BasicBlock> {
    let mut found = Vec::new();
    let mut unwinding = UnwindAction::Continue;
    match kind {
        TerminatorKind::Goto(target) => found.push(*target),
        TerminatorKind::SwitchInt {
            targets, otherwise, ..
        } => {
            found.extend(targets.iter().map(|(_, target)| *target));
            found.push(*otherwise);
        }
        TerminatorKind::Drop { target, unwind, .. }
        | TerminatorKind::Assert { target, unwind, .. } => {
            found.push(*target);
            unwinding = *unwind;
        }
        TerminatorKind::Call { target, unwind, .. } => {
            found.extend(target);
            unwinding = *unwind;
        }
        TerminatorKind::Yield { resume, drop, .. } => {
            found.push(*resume);
            found.extend(drop);
        }
        TerminatorKind::FalseEdge { real, imaginary } => found.extend([*real, *imaginary]),
        TerminatorKind::FalseUnwind { real, unwind } => {
            found.push(*real);
            unwinding = *unwind;
        }
        TerminatorKind::Return
        | TerminatorKind::UnwindResume
        | TerminatorKind::UnwindTerminate(_)
        | TerminatorKind::Unreachable
        | TerminatorKind::CoroutineDrop => {}
    }
    if let UnwindAction::Cleanup(block) = unwinding {
        found.push(block);
    }
    found
}

/// Whether something is there or not any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DropState {
    /// It is there.
    Present,
    /// It is not.
    Absent,
}

/// What a statement or a terminator does to paths, in order: first what is moved away, then
/// what is initialised. What a call initialises when it returns is not among it.
pub fn effects_at(
    body: &Body,
    data: &MoveData,
    location: Location,
    each: &mut dyn FnMut(MovePathId, DropState),
) {
    for index in data.moves_at.get(&location).into_iter().flatten() {
        if let Some(moved) = data.moves.get(*index) {
            data.for_each_within(moved.path, &mut |path| each(path, DropState::Absent));
        }
    }
    // Whatever is dropped is not there any more, be it that its destructor panics.
    let block = &body.blocks[location.block];
    if location.statement == block.statements.len()
        && let Some(terminator) = &block.terminator
        && let TerminatorKind::Drop { place, .. } = &terminator.kind
        && let Lookup::Exact(path) = data.find(place)
    {
        data.for_each_within(path, &mut |path| each(path, DropState::Absent));
    }
    for index in data.inits_at.get(&location).into_iter().flatten() {
        if let Some(init) = data.inits.get(*index)
            && !init.on_return
        {
            data.for_each_within(init.path, &mut |path| each(path, DropState::Present));
        }
    }
}

/// What a call initialises when it returns.
pub fn effects_of_return(data: &MoveData, location: Location, each: &mut dyn FnMut(MovePathId)) {
    for index in data.inits_at.get(&location).into_iter().flatten() {
        if let Some(init) = data.inits.get(*index)
            && init.on_return
        {
            data.for_each_within(init.path, &mut |path| each(path));
        }
    }
}

fn number(path: MovePathId) -> usize {
    u32::from(path.into_raw()) as usize
}

/// What may be initialised.
#[derive(Clone, Copy, Debug)]
pub struct MaybeInit<'a> {
    /// The body.
    pub body: &'a Body,
    /// Its paths.
    pub data: &'a MoveData,
}

/// What may be uninitialised.
#[derive(Clone, Copy, Debug)]
pub struct MaybeUninit<'a> {
    /// The body.
    pub body: &'a Body,
    /// Its paths.
    pub data: &'a MoveData,
}

/// What was initialised at some time, and may have been moved away since: by numbers of
/// [`MoveData::inits`].
#[derive(Clone, Copy, Debug)]
pub struct EverInit<'a> {
    /// The body.
    pub body: &'a Body,
    /// Its paths.
    pub data: &'a MoveData,
}

impl BitSet {
    /// Whether a path is in it.
    #[must_use]
    pub fn has(&self, path: MovePathId) -> bool {
        self.contains(number(path))
    }

    fn set(&mut self, path: MovePathId, value: bool) {
        if value {
            self.insert(number(path));
        } else {
            self.remove(number(path));
        }
    }
}

impl Analysis for MaybeInit<'_> {
    fn size(&self) -> usize {
        self.data.paths.len()
    }

    fn at_start(&self, state: &mut BitSet) {
        for arg in self.body.args() {
            if let Some(root) = self.data.root(arg) {
                self.data
                    .for_each_within(root, &mut |path| state.set(path, true));
            }
        }
    }

    fn apply(&self, state: &mut BitSet, location: Location) {
        effects_at(self.body, self.data, location, &mut |path, now| {
            state.set(path, now == DropState::Present);
        });
    }

    fn apply_return(&self, state: &mut BitSet, location: Location) {
        effects_of_return(self.data, location, &mut |path| state.set(path, true));
    }
}

impl Analysis for MaybeUninit<'_> {
    fn size(&self) -> usize {
        self.data.paths.len()
    }

    fn at_start(&self, state: &mut BitSet) {
        for (path, _) in self.data.paths.iter() {
            state.set(path, true);
        }
        for arg in self.body.args() {
            if let Some(root) = self.data.root(arg) {
                self.data
                    .for_each_within(root, &mut |path| state.set(path, false));
            }
        }
    }

    fn apply(&self, state: &mut BitSet, location: Location) {
        effects_at(self.body, self.data, location, &mut |path, now| {
            state.set(path, now == DropState::Absent);
        });
    }

    fn apply_return(&self, state: &mut BitSet, location: Location) {
        effects_of_return(self.data, location, &mut |path| state.set(path, false));
    }
}

impl Analysis for EverInit<'_> {
    fn size(&self) -> usize {
        self.data.inits.len()
    }

    fn at_start(&self, state: &mut BitSet) {
        for (index, init) in self.data.inits.iter().enumerate() {
            if init.location.is_none() {
                state.insert(index);
            }
        }
    }

    fn apply(&self, state: &mut BitSet, location: Location) {
        for index in self.data.inits_at.get(&location).into_iter().flatten() {
            let on_return = self
                .data
                .inits
                .get(*index)
                .is_some_and(|init| init.on_return);
            if !on_return {
                state.insert(*index);
            }
        }
        let block = &self.body.blocks[location.block];
        let statement = block.statements.get(location.statement);
        if let Some(StatementKind::StorageDead(local)) = statement.map(|it| &it.kind)
            && let Some(root) = self.data.root(*local)
        {
            for index in self.data.inits_of.get(root).into_iter().flatten() {
                state.remove(*index);
            }
        }
    }

    fn apply_return(&self, state: &mut BitSet, location: Location) {
        for index in self.data.inits_at.get(&location).into_iter().flatten() {
            let on_return = self
                .data
                .inits
                .get(*index)
                .is_some_and(|init| init.on_return);
            if on_return {
                state.insert(*index);
            }
        }
    }
}
