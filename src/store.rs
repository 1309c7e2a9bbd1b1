//! The store: a single-threaded `Rc<RefCell<HashMap<String, String>>>`, read and written
//! through `&self`.

use std::rc::Rc;

use crate::call::Call;
use crate::cells::CellBench;
use crate::counters::CounterValues;
use crate::error::StoreError;
use crate::event::{BorrowMethod, GuardInfo, RcCounts};
use crate::guard::Map;
use crate::guards::{ReadGuard, WriteGuard, access};
use crate::history::History;
use crate::ids::{HandleId, WeakId};
use crate::lab::{Clock, Lab};
use crate::state::{State, flag_of};

/// One handle to the store.
pub struct Store {
    pub(crate) lab: Rc<Lab>,
    pub(crate) id: HandleId,
}

/// A handle that does not keep the store alive.
pub struct WeakStore {
    pub(crate) lab: Rc<Lab>,
    pub(crate) id: WeakId,
}

/// The map, by way of a borrow that ends with the call.
///
/// Each of these panics as [`std::cell::RefCell::borrow`] or
/// [`std::cell::RefCell::borrow_mut`] does if a guard is in the way, and gives
/// [`StoreError::HandleMoved`] if this handle was dropped before.
impl Store {
    /// A store with an empty map, and a history of its own.
    #[must_use]
    pub fn new(clock: Clock) -> Self {
        let (lab, id) = Lab::open(clock);
        Self { lab, id }
    }

    fn call<A: 'static>(
        &self,
        operation: &'static str,
        label: String,
        arguments: A,
    ) -> Result<Call<'_>, StoreError> {
        Call::enter(&self.lab, self.id, operation, label, Box::new(arguments))
    }

    /// `self.borrow_mut().insert(key, value)`: gives the value that was there before.
    ///
    /// # Errors
    /// [`StoreError::Full`] if the map would outgrow the lab.
    #[track_caller]
    pub fn set(&self, key: String, value: String) -> Result<Option<String>, StoreError> {
        let call = self.call("set", String::new(), (key, value))?;
        let guard = call.borrow(BorrowMethod::BorrowMut)?;
        let (key, value) = call.arguments::<(String, String)>();
        access::insert(&self.lab, call.id, guard, key, value)
    }

    /// `self.borrow().get(key).cloned()`
    ///
    /// # Errors
    /// As for every method here.
    #[track_caller]
    pub fn get(&self, key: String) -> Result<Option<String>, StoreError> {
        let call = self.call("get", String::new(), key)?;
        let guard = call.borrow(BorrowMethod::Borrow)?;
        access::get(&self.lab, call.id, guard, call.arguments())
    }

    /// `self.borrow_mut().remove(key)`
    ///
    /// # Errors
    /// As for every method here.
    #[track_caller]
    pub fn remove(&self, key: String) -> Result<Option<String>, StoreError> {
        let call = self.call("remove", String::new(), key)?;
        let guard = call.borrow(BorrowMethod::BorrowMut)?;
        access::remove(&self.lab, call.id, guard, call.arguments())
    }

    /// `self.borrow().contains_key(key)`
    ///
    /// # Errors
    /// As for every method here.
    #[track_caller]
    pub fn has(&self, key: String) -> Result<bool, StoreError> {
        let call = self.call("has", String::new(), key)?;
        let guard = call.borrow(BorrowMethod::Borrow)?;
        access::has(&self.lab, call.id, guard, call.arguments())
    }

    /// `self.borrow().len()`
    ///
    /// # Errors
    /// As for every method here.
    #[track_caller]
    pub fn len(&self) -> Result<u32, StoreError> {
        let call = self.call("len", String::new(), ())?;
        let guard = call.borrow(BorrowMethod::Borrow)?;
        access::len(&self.lab, call.id, guard)
    }

    /// All entries, cloned through `self.borrow()`, in key order (a `HashMap` has none).
    ///
    /// # Errors
    /// As for every method here.
    #[track_caller]
    pub fn entries(&self) -> Result<Vec<(String, String)>, StoreError> {
        let call = self.call("entries", String::new(), ())?;
        let guard = call.borrow(BorrowMethod::Borrow)?;
        access::entries(&self.lab, call.id, guard)
    }

    /// `self.borrow_mut().clear()`
    ///
    /// # Errors
    /// As for every method here.
    #[track_caller]
    pub fn clear(&self) -> Result<(), StoreError> {
        let call = self.call("clear", String::new(), ())?;
        let guard = call.borrow(BorrowMethod::BorrowMut)?;
        access::clear(&self.lab, call.id, guard)
    }

    /// `self.borrow_mut().get_mut(key).expect("no such key").push_str(text)`: a call that
    /// panics *while its own guard is alive* if there is no such entry.
    ///
    /// # Errors
    /// [`StoreError::Full`] if the map would outgrow the lab.
    ///
    /// # Panics
    /// If there is no such entry.
    #[track_caller]
    pub fn append(&self, key: String, text: String) -> Result<(), StoreError> {
        let call = self.call("append", String::new(), (key, text))?;
        let guard = call.borrow(BorrowMethod::BorrowMut)?;
        let (key, text) = call.arguments::<(String, String)>();
        let before = access::get(&self.lab, call.id, guard, key.clone())?;
        // Nothing but the guard is alive when `expect` panics: an abandoned frame gives no
        // memory back.
        let arguments = before.is_some().then_some((key, text));
        let value = before.expect("no such key");
        let Some((key, text)) = arguments else {
            return Ok(());
        };
        access::insert(&self.lab, call.id, guard, key, value + &text).map(drop)
    }

    /// Calls `f` with the value of `key` *while a `RefMut` is alive*, and stores what `f`
    /// gives. If `f` touches the store in turn, that borrow finds this one in its way.
    ///
    /// # Errors
    /// What `f` gives as an error; the map is then as it was.
    #[track_caller]
    pub fn update<E, F>(&self, key: String, label: String, f: F) -> Result<(), E>
    where
        E: From<StoreError>,
        F: FnOnce(Option<String>) -> Result<String, E> + 'static,
    {
        let call = self.call("update", label, (key, f))?;
        let guard = call.borrow(BorrowMethod::BorrowMut)?;
        let (key, f) = call.arguments::<(String, F)>();
        let before = access::get(&self.lab, call.id, guard, key.clone())?;
        let after = f(before)?;
        access::insert(&self.lab, call.id, guard, key, after)?;
        Ok(())
    }
}

/// Guards that outlive the call. `label` says, in the caller's words, where it is taken.
impl Store {
    /// [`std::cell::RefCell::borrow`]
    ///
    /// # Errors
    /// [`StoreError::HandleMoved`]
    ///
    /// # Panics
    /// If a write guard is alive.
    #[track_caller]
    pub fn borrow(&self, label: String) -> Result<ReadGuard, StoreError> {
        self.hold("borrow", BorrowMethod::Borrow, label)
            .map(ReadGuard)
    }

    /// [`std::cell::RefCell::borrow_mut`]
    ///
    /// # Errors
    /// [`StoreError::HandleMoved`]
    ///
    /// # Panics
    /// If any guard is alive.
    #[track_caller]
    pub fn borrow_mut(&self, label: String) -> Result<WriteGuard, StoreError> {
        self.hold("borrow_mut", BorrowMethod::BorrowMut, label)
            .map(WriteGuard)
    }

    /// [`std::cell::RefCell::try_borrow`]
    ///
    /// # Errors
    /// [`StoreError::Borrow`] if a write guard is alive, [`StoreError::HandleMoved`].
    pub fn try_borrow(&self, label: String) -> Result<ReadGuard, StoreError> {
        self.hold("try_borrow", BorrowMethod::TryBorrow, label)
            .map(ReadGuard)
    }

    /// [`std::cell::RefCell::try_borrow_mut`]
    ///
    /// # Errors
    /// [`StoreError::Borrow`] if any guard is alive, [`StoreError::HandleMoved`].
    pub fn try_borrow_mut(&self, label: String) -> Result<WriteGuard, StoreError> {
        self.hold("try_borrow_mut", BorrowMethod::TryBorrowMut, label)
            .map(WriteGuard)
    }

    #[track_caller]
    fn hold(
        &self,
        operation: &'static str,
        method: BorrowMethod,
        label: String,
    ) -> Result<crate::guards::Held, StoreError> {
        let call = self.call(operation, label, ())?;
        let id = call.hold(method)?;
        let lab = Rc::clone(&self.lab);
        Ok(crate::guards::Held { lab, id })
    }
}

/// Handles.
impl Store {
    /// `Rc::clone`
    ///
    /// # Errors
    /// [`StoreError::HandleMoved`]
    pub fn share(&self) -> Result<Self, StoreError> {
        let id = self.lab.share(self.id)?;
        let lab = Rc::clone(&self.lab);
        Ok(Self { lab, id })
    }

    /// `Rc::downgrade`
    ///
    /// # Errors
    /// [`StoreError::HandleMoved`]
    pub fn downgrade(&self) -> Result<WeakStore, StoreError> {
        let id = self.lab.downgrade(self.id)?;
        let lab = Rc::clone(&self.lab);
        Ok(WeakStore { lab, id })
    }

    /// Drops this handle; with the last one, the map.
    ///
    /// # Errors
    /// [`StoreError::HandleBorrowed`] while guards borrow from it,
    /// [`StoreError::HandleMoved`] if it was dropped before.
    pub fn drop_handle(&self) -> Result<(), StoreError> {
        self.lab.drop_handle(self.id)
    }

    /// This handle's name.
    #[must_use]
    pub fn id(&self) -> HandleId {
        self.id
    }

    /// `Rc::strong_count` and `Rc::weak_count`
    #[must_use]
    pub fn counts(&self) -> RcCounts {
        self.lab.counts()
    }
}

impl WeakStore {
    /// `Weak::upgrade`
    ///
    /// # Errors
    /// [`StoreError::WeakMoved`]
    pub fn upgrade(&self) -> Result<Option<Store>, StoreError> {
        let handle = self.lab.upgrade(self.id)?;
        let lab = &self.lab;
        Ok(handle.map(|id| Store {
            lab: Rc::clone(lab),
            id,
        }))
    }

    /// Drops this weak handle.
    ///
    /// # Errors
    /// [`StoreError::WeakMoved`] if it was dropped before.
    pub fn drop_handle(&self) -> Result<(), StoreError> {
        self.lab.drop_weak(self.id)
    }

    /// This weak handle's name.
    #[must_use]
    pub fn id(&self) -> WeakId {
        self.id
    }
}

/// Looking at the lab. None of this borrows the cell, and none of it is an event.
impl Store {
    /// The borrow flag: `0` free, `+n` readers, `-1` a writer.
    #[must_use]
    pub fn flag(&self) -> i32 {
        flag_of(&self.lab.live_guards())
    }

    /// The live guards, oldest first.
    #[must_use]
    pub fn guards(&self) -> Vec<Rc<GuardInfo>> {
        self.lab.live_guards()
    }

    /// What the counters say.
    #[must_use]
    pub fn counters(&self) -> CounterValues {
        self.lab.counters.values()
    }

    /// The `Cell`s beside the store, which share its history.
    #[must_use]
    pub fn cells(&self) -> CellBench {
        let lab = Rc::clone(&self.lab);
        CellBench { lab }
    }

    /// Switches the recording of events on or off. Switched off, the history gives its
    /// memory back; switched on again, it starts anew from the present.
    pub fn set_recording(&self, on: bool) {
        self.lab.set_recording(on);
    }

    /// Runs `f` on the history.
    pub fn with_history<R>(&self, f: impl FnOnce(&History) -> R) -> R {
        self.lab.with_history(f)
    }

    /// The state now, read off the live tables and not off the history.
    #[must_use]
    pub fn state_now(&self) -> State {
        self.lab.state_now()
    }

    /// The state after the first `seq` events; the present one while nothing is recorded.
    #[must_use]
    pub fn state_at(&self, seq: u64) -> State {
        if self.lab.is_recording() {
            self.lab.with_history(|history| history.state_at(seq))
        } else {
            self.lab.state_now()
        }
    }

    /// The map after the first `seq` events.
    #[must_use]
    pub fn map_at(&self, seq: u64) -> Map {
        self.lab.map_at(seq)
    }

    /// What the real `try_borrow` and `try_borrow_mut` say of the cell at this moment: for
    /// tests, which compare it with [`Store::flag`].
    ///
    /// # Errors
    /// [`StoreError::HandleMoved`]
    pub fn probe(&self) -> Result<(bool, bool), StoreError> {
        let handle = self.lab.handle(self.id)?;
        let readable = handle.data.try_borrow().is_ok();
        let writable = handle.data.try_borrow_mut().is_ok();
        Ok((readable, writable))
    }
}
