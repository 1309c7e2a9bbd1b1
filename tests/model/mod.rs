//! A session with the real store, and beside it the plainest possible account of what
//! `Rc<RefCell<HashMap>>` should do.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use proptest::prelude::*;
use proptest::sample::Index;
use refcellar::counters::CounterValues;
use refcellar::error::StoreError;
use refcellar::event::Access;
use refcellar::report::PanicReport;
use refcellar::state::State;
use refcellar::{GuardId, Map, ReadGuard, Store, WeakStore, WriteGuard};

type Outcome = Result<(), TestCaseError>;

/// What a visitor may do. An index picks among what is alive; with nothing alive to pick,
/// the step does nothing.
#[derive(Clone, Debug)]
pub enum Step {
    Set(Index, &'static str, &'static str),
    Get(Index, &'static str),
    Remove(Index, &'static str),
    Has(Index, &'static str),
    Len(Index),
    Entries(Index),
    Clear(Index),
    Append(Index, &'static str, &'static str),
    Update(Index, &'static str, &'static str, bool),
    Borrow(Index, bool),
    BorrowMut(Index, bool),
    GuardGet(Index, &'static str),
    GuardSet(Index, &'static str, &'static str),
    GuardRemove(Index, &'static str),
    GuardDrop(Index),
    Share(Index),
    DropHandle(Index),
    Downgrade(Index),
    Upgrade(Index),
    DropWeak(Index),
    DropTwice(Index),
}

enum Guard {
    Read(ReadGuard),
    Write(WriteGuard),
}

impl Guard {
    fn id(&self) -> GuardId {
        match self {
            Self::Read(guard) => guard.id(),
            Self::Write(guard) => guard.id(),
        }
    }

    fn access(&self) -> Access {
        match self {
            Self::Read(_) => Access::Read,
            Self::Write(_) => Access::Write,
        }
    }

    fn drop_guard(&self) -> Result<(), StoreError> {
        match self {
            Self::Read(guard) => guard.drop_guard(),
            Self::Write(guard) => guard.drop_guard(),
        }
    }
}

/// What a call came to.
#[derive(Debug)]
enum Fate<T> {
    Done(Result<T, StoreError>),
    Panicked(Box<PanicReport>),
}

pub struct Session {
    /// A handle that is never dropped, so that there is always one to look through.
    eye: Store,
    handles: Vec<Store>,
    weaks: Vec<WeakStore>,
    guards: Vec<(Guard, Store)>,
    dropped: Vec<Store>,
    map: BTreeMap<String, String>,
    counters: CounterValues,
    moments: Vec<(State, Map)>,
}

fn clock() -> u64 {
    7
}

impl Session {
    pub fn new() -> Self {
        let eye = Store::new(clock);
        let first = eye.share().expect("a new handle is alive");
        let mut session = Self {
            eye,
            handles: vec![first],
            weaks: Vec::new(),
            guards: Vec::new(),
            dropped: Vec::new(),
            map: BTreeMap::new(),
            counters: CounterValues::default(),
            moments: Vec::new(),
        };
        session.remember();
        session
    }

    fn remember(&mut self) {
        let seq = self.eye.with_history(refcellar::history::History::next_seq);
        self.moments
            .push((self.eye.state_now(), self.eye.map_at(seq)));
    }

    fn handle(&self, at: Index) -> &Store {
        match self.handles.len() {
            0 => &self.eye,
            n => &self.handles[at.index(n)],
        }
    }

    fn pick<T>(items: &[T], at: Index) -> Option<usize> {
        (!items.is_empty()).then(|| at.index(items.len()))
    }

    fn writer_lives(&self) -> bool {
        let mut guards = self.guards.iter();
        guards.any(|(guard, _)| guard.access() == Access::Write)
    }

    fn in_the_way(&self, access: Access) -> Vec<GuardId> {
        let guards = self.guards.iter().map(|(guard, _)| guard);
        let blocking =
            guards.filter(|guard| access == Access::Write || guard.access() == Access::Write);
        blocking.map(Guard::id).collect()
    }

    /// Makes a call, and recovers from its panic as the page does.
    fn attempt<T>(call: impl FnOnce() -> Result<T, StoreError>) -> Fate<T> {
        match catch_unwind(AssertUnwindSafe(call)) {
            Ok(result) => Fate::Done(result),
            Err(_) => Fate::Panicked(Box::new(
                refcellar::recover(0).expect("the hook kept a report"),
            )),
        }
    }

    /// A call that borrows for itself: what it gives if nothing is in the way, and std's
    /// panic with every guard in the way if something is.
    fn expect_fate<T: PartialEq + std::fmt::Debug>(
        &mut self,
        access: Access,
        fate: Fate<T>,
        expected: impl FnOnce(&mut BTreeMap<String, String>) -> T,
    ) -> Outcome {
        let in_the_way = self.in_the_way(access);
        match fate {
            Fate::Done(result) => {
                prop_assert!(in_the_way.is_empty());
                self.counters.most_guards = self.counters.most_guards.max(self.live() + 1);
                match access {
                    Access::Read => self.counters.reads += 1,
                    Access::Write => self.counters.writes += 1,
                }
                prop_assert_eq!(
                    result.expect("nothing else is wrong"),
                    expected(&mut self.map)
                );
            }
            Fate::Panicked(report) => self.expect_conflict(access, &report, &in_the_way)?,
        }
        Ok(())
    }

    fn live(&self) -> u32 {
        u32::try_from(self.guards.len()).expect("few guards")
    }

    fn expect_conflict(
        &mut self,
        access: Access,
        report: &PanicReport,
        in_the_way: &[GuardId],
    ) -> Outcome {
        let message = match access {
            Access::Read => "RefCell already mutably borrowed",
            Access::Write => "RefCell already borrowed",
        };
        prop_assert_eq!(&report.message, message);
        let named: Vec<_> = report.in_the_way.iter().map(|guard| guard.id).collect();
        prop_assert_eq!(&named, in_the_way);
        prop_assert!(!named.is_empty());
        prop_assert!(report.file.ends_with("tests/model/mod.rs"));
        self.counters.panics += 1;
        Ok(())
    }

    pub fn perform(&mut self, step: &Step) -> Outcome {
        match step.clone() {
            Step::Set(at, key, value) => {
                let fate = Self::attempt(|| self.handle(at).set(key.into(), value.into()));
                self.expect_fate(Access::Write, fate, |map| {
                    map.insert(key.into(), value.into())
                })?;
            }
            Step::Get(at, key) => {
                let fate = Self::attempt(|| self.handle(at).get(key.into()));
                self.expect_fate(Access::Read, fate, |map| map.get(key).cloned())?;
            }
            Step::Remove(at, key) => {
                let fate = Self::attempt(|| self.handle(at).remove(key.into()));
                self.expect_fate(Access::Write, fate, |map| map.remove(key))?;
            }
            Step::Has(at, key) => {
                let fate = Self::attempt(|| self.handle(at).has(key.into()));
                self.expect_fate(Access::Read, fate, |map| map.contains_key(key))?;
            }
            Step::Len(at) => {
                let fate = Self::attempt(|| self.handle(at).len());
                self.expect_fate(Access::Read, fate, |map| {
                    u32::try_from(map.len()).expect("few entries")
                })?;
            }
            Step::Entries(at) => {
                let fate = Self::attempt(|| self.handle(at).entries());
                self.expect_fate(Access::Read, fate, |map| map.clone().into_iter().collect())?;
            }
            Step::Clear(at) => {
                let fate = Self::attempt(|| self.handle(at).clear());
                self.expect_fate(Access::Write, fate, BTreeMap::clear)?;
            }
            Step::Append(at, key, text) => self.append(at, key, text)?,
            Step::Update(at, key, value, reads) => self.update(at, key, value, reads)?,
            Step::Borrow(at, asks) => self.hold(at, Access::Read, asks)?,
            Step::BorrowMut(at, asks) => self.hold(at, Access::Write, asks)?,
            Step::GuardGet(at, key) => self.guard_get(at, key)?,
            Step::GuardSet(at, key, value) => self.guard_set(at, key, value)?,
            Step::GuardRemove(at, key) => self.guard_remove(at, key)?,
            Step::GuardDrop(at) => self.guard_drop(at)?,
            Step::Share(at) => {
                let handle = self.handle(at).share().expect("it is alive");
                self.handles.push(handle);
            }
            Step::DropHandle(at) => self.drop_handle(at)?,
            Step::Downgrade(at) => {
                let weak = self.handle(at).downgrade().expect("it is alive");
                self.weaks.push(weak);
            }
            Step::Upgrade(at) => {
                if let Some(at) = Self::pick(&self.weaks, at) {
                    let handle = self.weaks[at].upgrade().expect("it is alive");
                    self.handles
                        .push(handle.expect("the eye keeps the map alive"));
                }
            }
            Step::DropWeak(at) => {
                if let Some(at) = Self::pick(&self.weaks, at) {
                    let weak = self.weaks.remove(at);
                    prop_assert_eq!(weak.drop_handle(), Ok(()));
                    let weak_again = weak.drop_handle();
                    prop_assert_eq!(weak_again, Err(StoreError::WeakMoved { weak: weak.id() }));
                }
            }
            Step::DropTwice(at) => {
                if let Some(at) = Self::pick(&self.dropped, at) {
                    let gone = &self.dropped[at];
                    let moved = StoreError::HandleMoved { handle: gone.id() };
                    prop_assert_eq!(gone.drop_handle(), Err(moved.clone()));
                    prop_assert_eq!(gone.len(), Err(moved));
                }
            }
        }
        self.remember();
        Ok(())
    }

    fn append(&mut self, at: Index, key: &str, text: &str) -> Outcome {
        let in_the_way = self.in_the_way(Access::Write);
        let fate = Self::attempt(|| self.handle(at).append(key.into(), text.into()));
        if !in_the_way.is_empty() {
            let Fate::Panicked(report) = fate else {
                return Err(TestCaseError::fail("append went through a guard"));
            };
            return self.expect_conflict(Access::Write, &report, &in_the_way);
        }
        self.counters.most_guards = self.counters.most_guards.max(1);
        self.counters.reads += 1;
        match (fate, self.map.get_mut(key)) {
            (Fate::Done(result), Some(value)) => {
                prop_assert_eq!(result, Ok(()));
                value.push_str(text);
                self.counters.writes += 1;
            }
            (Fate::Panicked(report), None) => {
                prop_assert_eq!(&report.message, "no such key");
                prop_assert_eq!(report.stranded.len(), 1);
                self.counters.panics += 1;
            }
            (fate, found) => prop_assert!(false, "{fate:?} with {found:?}"),
        }
        Ok(())
    }

    /// With `reads`, the callback reads the store while `update` holds its `RefMut`.
    fn update(&mut self, at: Index, key: &str, value: &'static str, reads: bool) -> Outcome {
        let in_the_way = self.in_the_way(Access::Write);
        let again = self.handle(at).share().expect("it is alive");
        self.handles.push(again.share().expect("it is alive"));
        let fate = Self::attempt(|| {
            self.handle(at).update(key.into(), "here".into(), move |_| {
                if reads {
                    again.get("a".into())?;
                }
                Ok::<_, StoreError>(value.to_owned())
            })
        });
        // The callback and the handle in it are gone, dropped with no event of its own:
        // letting go of a `Store` leaves its handle alive. So it counts for the model.
        match fate {
            Fate::Done(result) => {
                prop_assert!(in_the_way.is_empty() && !reads);
                prop_assert_eq!(result, Ok(()));
                self.counters.reads += 1;
                self.counters.writes += 1;
                self.counters.most_guards = self.counters.most_guards.max(1);
                self.map.insert(key.into(), value.into());
            }
            Fate::Panicked(report) if in_the_way.is_empty() => {
                prop_assert!(reads);
                prop_assert_eq!(&report.message, "RefCell already mutably borrowed");
                prop_assert_eq!(report.in_the_way.len(), 1);
                self.counters.reads += 1;
                self.counters.panics += 1;
                self.counters.most_guards = self.counters.most_guards.max(1);
            }
            Fate::Panicked(report) => self.expect_conflict(Access::Write, &report, &in_the_way)?,
        }
        Ok(())
    }

    fn hold(&mut self, at: Index, access: Access, asks: bool) -> Outcome {
        let in_the_way = self.in_the_way(access);
        let owner = self.handle(at).share().expect("it is alive");
        let label = "a label".to_owned();
        let fate = Self::attempt(|| match (access, asks) {
            (Access::Read, false) => owner.borrow(label).map(Guard::Read),
            (Access::Read, true) => owner.try_borrow(label).map(Guard::Read),
            (Access::Write, false) => owner.borrow_mut(label).map(Guard::Write),
            (Access::Write, true) => owner.try_borrow_mut(label).map(Guard::Write),
        });
        match fate {
            Fate::Done(Ok(guard)) => {
                prop_assert!(in_the_way.is_empty());
                self.guards.push((guard, owner));
                self.counters.most_guards = self.counters.most_guards.max(self.live());
            }
            Fate::Done(Err(StoreError::Borrow {
                in_the_way: named, ..
            })) => {
                prop_assert!(asks);
                prop_assert_eq!(named, in_the_way);
                self.counters.refused += 1;
                self.handles.push(owner);
            }
            Fate::Done(Err(other)) => prop_assert!(false, "{other}"),
            Fate::Panicked(report) => {
                prop_assert!(!asks);
                prop_assert_eq!(&report.label, "a label");
                self.expect_conflict(access, &report, &in_the_way)?;
                self.handles.push(owner);
            }
        }
        Ok(())
    }

    fn guard_get(&mut self, at: Index, key: &str) -> Outcome {
        if let Some(at) = Self::pick(&self.guards, at) {
            let value = match &self.guards[at].0 {
                Guard::Read(guard) => guard.get(key.into()),
                Guard::Write(guard) => guard.get(key.into()),
            };
            prop_assert_eq!(value, Ok(self.map.get(key).cloned()));
            self.counters.reads += 1;
        }
        Ok(())
    }

    fn guard_set(&mut self, at: Index, key: &str, value: &str) -> Outcome {
        let Some(at) = Self::pick(&self.guards, at) else {
            return Ok(());
        };
        if let Guard::Write(guard) = &self.guards[at].0 {
            let before = guard.set(key.into(), value.into());
            prop_assert_eq!(before, Ok(self.map.insert(key.into(), value.into())));
            self.counters.writes += 1;
        }
        Ok(())
    }

    fn guard_remove(&mut self, at: Index, key: &str) -> Outcome {
        let Some(at) = Self::pick(&self.guards, at) else {
            return Ok(());
        };
        if let Guard::Write(guard) = &self.guards[at].0 {
            prop_assert_eq!(guard.remove(key.into()), Ok(self.map.remove(key)));
            self.counters.writes += 1;
        }
        Ok(())
    }

    fn guard_drop(&mut self, at: Index) -> Outcome {
        if let Some(at) = Self::pick(&self.guards, at) {
            let (guard, owner) = self.guards.remove(at);
            let kept = owner.drop_handle();
            prop_assert_eq!(
                kept,
                Err(StoreError::HandleBorrowed {
                    handle: owner.id(),
                    guards: vec![guard.id()]
                })
            );
            prop_assert_eq!(guard.drop_guard(), Ok(()));
            let moved = StoreError::GuardMoved { guard: guard.id() };
            prop_assert_eq!(guard.drop_guard(), Err(moved));
            self.handles.push(owner);
        }
        Ok(())
    }

    fn drop_handle(&mut self, at: Index) -> Outcome {
        if let Some(at) = Self::pick(&self.handles, at) {
            let handle = self.handles.remove(at);
            prop_assert_eq!(handle.drop_handle(), Ok(()));
            self.dropped.push(handle);
        }
        Ok(())
    }

    /// The report, the real cell and the model agree.
    pub fn check_the_present(&self) -> Outcome {
        let reported: Vec<_> = self.eye.guards().iter().map(|g| (g.id, g.access)).collect();
        let held: Vec<_> = self
            .guards
            .iter()
            .map(|(g, _)| (g.id(), g.access()))
            .collect();
        prop_assert_eq!(reported, held);

        let flag = self.eye.flag();
        prop_assert_eq!(
            flag,
            if self.writer_lives() {
                -1
            } else {
                self.live().cast_signed()
            }
        );
        prop_assert_eq!(self.eye.probe(), Ok((flag >= 0, flag == 0)));

        let counts = self.eye.counts();
        prop_assert_eq!(counts.weak as usize, self.weaks.len());
        prop_assert_eq!(counts.strong as usize, self.eye.state_now().handles.len());
        prop_assert_eq!(self.eye.counters(), self.counters);

        let map: BTreeMap<_, _> = self.eye.map_at(u64::MAX).into_iter().collect();
        prop_assert_eq!(&map, &self.map);
        prop_assert_eq!(refcellar::depth(), 0);
        Ok(())
    }

    /// Replaying the events to any point gives the state that there was.
    pub fn check_every_moment(&self) -> Outcome {
        for (state, map) in &self.moments {
            let replayed = self.eye.with_history(|history| history.state_at(state.seq));
            prop_assert_eq!(&replayed, state);
            prop_assert_eq!(&self.eye.map_at(state.seq), map);
        }
        Ok(())
    }
}
