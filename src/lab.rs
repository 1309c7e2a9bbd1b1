//! One cell and everything that touches it: the handles, the guards, the counters and the
//! history. All of it is changed through `&self`, as the lab teaches.
//!
//! The tables own the handles and the guards, and JavaScript holds their ids. So what is
//! alive depends on what the visitor dropped, and never on a garbage collector.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use crate::cells::Cells;
use crate::counters::Counters;
use crate::error::StoreError;
use crate::event::{Access, GuardInfo, HandleOrigin, Happening, RcCounts, ReleaseCause};
use crate::guard::{Handle, HeldGuard, Map, sorted};
use crate::history::History;
use crate::ids::{CallId, Counter, GuardId, HandleId, WeakId};
use crate::state::{HandleState, State, flag_of};
use crate::table::Table;

/// The most text that a map may hold: bytes of all keys and values together.
pub const MAX_CONTENT: usize = 64 * 1024 * 1024;

/// Whole milliseconds since some fixed moment of the host's.
pub type Clock = fn() -> u64;

/// See the module's text.
pub(crate) struct Lab {
    handles: RefCell<Table<HandleId, (Rc<Handle>, HandleOrigin)>>,
    weaks: RefCell<Table<WeakId, Weak<RefCell<Map>>>>,
    guards: RefCell<Table<GuardId, (Rc<GuardInfo>, HeldGuard)>>,
    history: RefCell<History>,
    /// Bytes of keys and values in the map.
    content: Cell<usize>,
    pub(crate) counters: Counters,
    pub(crate) cells: Cells,
    clock: Clock,
    handle_ids: Counter,
    weak_ids: Counter,
    guard_ids: Counter,
    call_ids: Counter,
}

impl Lab {
    /// A lab with one handle to an empty map.
    pub(crate) fn open(clock: Clock) -> (Rc<Self>, HandleId) {
        let lab = Rc::new(Self {
            handles: RefCell::default(),
            weaks: RefCell::default(),
            guards: RefCell::default(),
            history: RefCell::default(),
            content: Cell::new(0),
            counters: Counters::default(),
            cells: Cells::default(),
            clock,
            handle_ids: Counter::default(),
            weak_ids: Counter::default(),
            guard_ids: Counter::default(),
            call_ids: Counter::default(),
        });
        let data = Rc::new(RefCell::new(Map::new()));
        let handle = lab.add_handle(lab.next_call(), data, HandleOrigin::New);
        (lab, handle)
    }

    pub(crate) fn now(&self) -> u64 {
        (self.clock)()
    }

    pub(crate) fn next_call(&self) -> CallId {
        CallId(self.call_ids.next())
    }

    pub(crate) fn next_guard(&self) -> GuardId {
        GuardId(self.guard_ids.next())
    }

    pub(crate) fn next_seq(&self) -> u64 {
        self.history.borrow().next_seq()
    }
}

/// The history.
impl Lab {
    /// Records what `happening` gives, which is not even asked for while recording is off.
    pub(crate) fn record(&self, call: CallId, happening: impl FnOnce() -> Happening) {
        if self.is_recording() {
            let what = happening();
            self.history.borrow_mut().push(call, what);
        }
    }

    pub(crate) fn is_recording(&self) -> bool {
        self.history.borrow().is_recording()
    }

    pub(crate) fn set_recording(&self, on: bool) {
        let was_on = self.is_recording();
        if was_on && !on {
            self.history.borrow_mut().stop();
        } else if on && !was_on {
            let now = self.state_now();
            self.history.borrow_mut().restart(now);
        }
    }

    pub(crate) fn with_history<R>(&self, f: impl FnOnce(&History) -> R) -> R {
        f(&self.history.borrow())
    }

    /// The state as the live tables have it, without the history's help.
    pub(crate) fn state_now(&self) -> State {
        let guards = self.live_guards();
        State {
            seq: self.next_seq(),
            flag: flag_of(&guards),
            guards,
            handles: self
                .handles
                .borrow()
                .iter()
                .map(|(id, &(_, origin))| HandleState { id, origin })
                .collect(),
            weaks: self.weaks.borrow().iter().map(|(id, _)| id).collect(),
            counts: self.counts(),
            counters: self.counters.values(),
            cells: self.cells.values(),
        }
    }

    /// The map as it was after the first `seq` events. Looking is not an event.
    pub(crate) fn map_at(&self, seq: u64) -> Map {
        let mut map = self.map_now();
        self.history.borrow().rewind(&mut map, seq);
        map
    }

    fn map_now(&self) -> Map {
        // A live guard is the way in while there is one: asking the cell would fail
        // beside a writer.
        if let Some((_, held)) = self.guards.borrow().first() {
            return held.read(Map::clone);
        }
        let handles = self.handles.borrow();
        let first = handles.first();
        first.map_or_else(Map::new, |(handle, _)| handle.data.borrow().clone())
    }
}

/// The handles.
impl Lab {
    pub(crate) fn handle(&self, id: HandleId) -> Result<Rc<Handle>, StoreError> {
        let handles = self.handles.borrow();
        let found = handles.get(id).map(|(handle, _)| Rc::clone(handle));
        found.ok_or(StoreError::HandleMoved { handle: id })
    }

    pub(crate) fn share(&self, from: HandleId) -> Result<HandleId, StoreError> {
        let data = Rc::clone(&self.handle(from)?.data);
        Ok(self.add_handle(self.next_call(), data, HandleOrigin::Cloned { from }))
    }

    fn add_handle(&self, call: CallId, data: Rc<RefCell<Map>>, origin: HandleOrigin) -> HandleId {
        let id = HandleId(self.handle_ids.next());
        let handle = Rc::new(Handle { id, data });
        self.handles.borrow_mut().push(id, (handle, origin));
        let counts = self.counts();
        self.record(call, || Happening::HandleBorn {
            handle: id,
            origin,
            counts,
        });
        id
    }

    pub(crate) fn drop_handle(&self, id: HandleId) -> Result<(), StoreError> {
        let handle = self.handle(id)?;
        let guards = self.guards_through(id);
        if !guards.is_empty() {
            return Err(StoreError::HandleBorrowed { handle: id, guards });
        }
        let call = self.next_call();
        let is_last = Rc::strong_count(&handle.data) == 1;
        let last_map = (is_last && self.is_recording()).then(|| self.map_now());
        self.handles.borrow_mut().remove(id);
        drop(handle);
        let counts = self.counts();
        self.record(call, || Happening::HandleDropped { handle: id, counts });
        if is_last {
            self.content.set(0);
        }
        if let Some(entries) = last_map {
            self.record(call, || Happening::ValueDropped {
                entries: sorted(entries),
            });
        }
        Ok(())
    }

    fn guards_through(&self, id: HandleId) -> Vec<GuardId> {
        let guards = self.guards.borrow();
        let through = guards.iter().filter(|(_, (_, held))| held.handle() == id);
        through.map(|(guard, _)| guard).collect()
    }

    pub(crate) fn downgrade(&self, from: HandleId) -> Result<WeakId, StoreError> {
        let weak = Rc::downgrade(&self.handle(from)?.data);
        let id = WeakId(self.weak_ids.next());
        self.weaks.borrow_mut().push(id, weak);
        let counts = self.counts();
        self.record(self.next_call(), || Happening::WeakBorn {
            weak: id,
            from,
            counts,
        });
        Ok(id)
    }

    pub(crate) fn upgrade(&self, id: WeakId) -> Result<Option<HandleId>, StoreError> {
        let call = self.next_call();
        let weak = self.weak(id)?;
        let Some(data) = weak.upgrade() else {
            self.record(call, || Happening::UpgradeFailed { weak: id });
            return Ok(None);
        };
        drop(weak);
        let origin = HandleOrigin::Upgraded { from: id };
        Ok(Some(self.add_handle(call, data, origin)))
    }

    pub(crate) fn drop_weak(&self, id: WeakId) -> Result<(), StoreError> {
        let removed = self.weaks.borrow_mut().remove(id);
        drop(removed.ok_or(StoreError::WeakMoved { weak: id })?);
        let counts = self.counts();
        self.record(self.next_call(), || Happening::WeakDropped {
            weak: id,
            counts,
        });
        Ok(())
    }

    fn weak(&self, id: WeakId) -> Result<Weak<RefCell<Map>>, StoreError> {
        let weaks = self.weaks.borrow();
        let found = weaks.get(id).cloned();
        found.ok_or(StoreError::WeakMoved { weak: id })
    }

    /// As `Rc::strong_count` and `Rc::weak_count` have them.
    pub(crate) fn counts(&self) -> RcCounts {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let handles = self.handles.borrow();
        if let Some((handle, _)) = handles.first() {
            return RcCounts {
                strong: number(Rc::strong_count(&handle.data)),
                weak: number(Rc::weak_count(&handle.data)),
            };
        }
        // With no handle left only a weak one can be asked, and std answers 0 for both
        // once the value is gone. The visitor's weak handles are still there, though.
        RcCounts::default()
    }
}

/// The guards.
impl Lab {
    pub(crate) fn keep(&self, call: CallId, info: GuardInfo, held: HeldGuard) -> GuardId {
        let (id, info) = (info.id, Rc::new(info));
        self.record(call, || Happening::Borrowed {
            guard: Rc::clone(&info),
        });
        let mut guards = self.guards.borrow_mut();
        guards.push(id, (info, held));
        self.counters.see_guards(guards.len());
        id
    }

    pub(crate) fn release(
        &self,
        call: CallId,
        id: GuardId,
        cause: ReleaseCause,
    ) -> Result<(), StoreError> {
        let removed = self.guards.borrow_mut().remove(id);
        let (info, held) = removed.ok_or(StoreError::GuardMoved { guard: id })?;
        drop(held);
        self.record(call, || Happening::Released {
            guard: id,
            access: info.access,
            cause,
        });
        Ok(())
    }

    /// The live guards, oldest first.
    pub(crate) fn live_guards(&self) -> Vec<Rc<GuardInfo>> {
        let guards = self.guards.borrow();
        let infos = guards.iter().map(|(_, (info, _))| Rc::clone(info));
        infos.collect()
    }

    /// The live guards that a borrow of this access conflicts with, oldest first.
    pub(crate) fn guards_in_the_way(&self, access: Access) -> impl Iterator<Item = Rc<GuardInfo>> {
        let blocks = move |guard: &Rc<GuardInfo>| match access {
            Access::Read => guard.access == Access::Write,
            Access::Write => true,
        };
        self.live_guards().into_iter().filter(blocks)
    }

    /// Runs `f` on the map through a guard. `f` must not call out of the lab.
    pub(crate) fn read<R>(
        &self,
        guard: GuardId,
        f: impl FnOnce(&Map) -> R,
    ) -> Result<R, StoreError> {
        let guards = self.guards.borrow();
        let (_, held) = guards.get(guard).ok_or(StoreError::GuardMoved { guard })?;
        Ok(held.read(f))
    }

    /// Runs `f` on the map through a write guard. `f` must not call out of the lab.
    pub(crate) fn write<R>(
        &self,
        guard: GuardId,
        f: impl FnOnce(&mut Map) -> R,
    ) -> Result<R, StoreError> {
        let mut guards = self.guards.borrow_mut();
        let found = guards.get_mut(guard);
        let (_, held) = found.ok_or(StoreError::GuardMoved { guard })?;
        held.write(f).ok_or(StoreError::ReadOnly { guard })
    }

    /// Accounts for text that comes into the map in place of text that leaves it.
    pub(crate) fn account(&self, incoming: usize, outgoing: usize) -> Result<(), StoreError> {
        let content = self.content.get().saturating_sub(outgoing) + incoming;
        if content > MAX_CONTENT {
            return Err(StoreError::Full { limit: MAX_CONTENT });
        }
        self.content.set(content);
        Ok(())
    }
}
