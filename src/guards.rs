//! Guards as a visitor holds them: names for entries of the lab's table.
//!
//! Letting go of one of these values without [`drop_guard`](ReadGuard::drop_guard) leaves
//! the guard alive, as `std::mem::forget` would: the host's garbage collector must not
//! decide when a borrow ends.

use std::ops::Deref;
use std::rc::Rc;

use crate::error::StoreError;
use crate::event::{GuardInfo, ReleaseCause};
use crate::ids::GuardId;
use crate::lab::Lab;

/// What both kinds of guard can do: read, by way of `Deref`, and be dropped.
pub struct Held {
    pub(crate) lab: Rc<Lab>,
    pub(crate) id: GuardId,
}

/// A real [`std::cell::Ref`], kept alive until it is dropped by name.
pub struct ReadGuard(pub(crate) Held);

/// A real [`std::cell::RefMut`], kept alive until it is dropped by name.
pub struct WriteGuard(pub(crate) Held);

impl Deref for ReadGuard {
    type Target = Held;

    fn deref(&self) -> &Held {
        &self.0
    }
}

impl Deref for WriteGuard {
    type Target = Held;

    fn deref(&self) -> &Held {
        &self.0
    }
}

/// Each of these gives [`StoreError::GuardMoved`] if the guard was dropped before.
impl Held {
    /// This guard's name.
    #[must_use]
    pub fn id(&self) -> GuardId {
        self.id
    }

    /// All that is known of it; nothing if it was dropped before.
    #[must_use]
    pub fn info(&self) -> Option<Rc<GuardInfo>> {
        let guards = self.lab.live_guards();
        guards.into_iter().find(|guard| guard.id == self.id)
    }

    /// `guard.get(key).cloned()`
    ///
    /// # Errors
    /// [`StoreError::GuardMoved`]
    pub fn get(&self, key: String) -> Result<Option<String>, StoreError> {
        access::get(&self.lab, self.lab.next_call(), self.id, key)
    }

    /// `guard.contains_key(key)`
    ///
    /// # Errors
    /// [`StoreError::GuardMoved`]
    pub fn has(&self, key: String) -> Result<bool, StoreError> {
        access::has(&self.lab, self.lab.next_call(), self.id, key)
    }

    /// `guard.len()`
    ///
    /// # Errors
    /// [`StoreError::GuardMoved`]
    pub fn len(&self) -> Result<u32, StoreError> {
        access::len(&self.lab, self.lab.next_call(), self.id)
    }

    /// All entries, in key order.
    ///
    /// # Errors
    /// [`StoreError::GuardMoved`]
    pub fn entries(&self) -> Result<Vec<(String, String)>, StoreError> {
        access::entries(&self.lab, self.lab.next_call(), self.id)
    }

    /// `drop(guard)`: ends the borrow.
    ///
    /// # Errors
    /// [`StoreError::GuardMoved`] if it was dropped before.
    pub fn drop_guard(&self) -> Result<(), StoreError> {
        let call = self.lab.next_call();
        self.lab.release(call, self.id, ReleaseCause::Dropped)
    }
}

/// Writing through `DerefMut`, which only a `RefMut` has.
impl WriteGuard {
    /// `guard.insert(key, value)`: gives the value that was there before.
    ///
    /// # Errors
    /// [`StoreError::GuardMoved`], [`StoreError::Full`]
    pub fn set(&self, key: String, value: String) -> Result<Option<String>, StoreError> {
        access::insert(&self.0.lab, self.0.lab.next_call(), self.0.id, key, value)
    }

    /// `guard.remove(key)`
    ///
    /// # Errors
    /// [`StoreError::GuardMoved`]
    pub fn remove(&self, key: String) -> Result<Option<String>, StoreError> {
        let (lab, call) = (&self.0.lab, self.0.lab.next_call());
        access::remove(lab, call, self.0.id, key)
    }

    /// `guard.clear()`
    ///
    /// # Errors
    /// [`StoreError::GuardMoved`]
    pub fn clear(&self) -> Result<(), StoreError> {
        access::clear(&self.0.lab, self.0.lab.next_call(), self.0.id)
    }
}

/// Reading and writing the map through a guard, with what it counts and records. The
/// store's own methods come here too, with a guard that ends with their call.
pub(crate) mod access {
    use crate::error::StoreError;
    use crate::event::{Happening, Lookup};
    use crate::guard::{Map, sorted};
    use crate::ids::{CallId, GuardId};
    use crate::lab::Lab;

    fn length(map: &Map) -> u32 {
        u32::try_from(map.len()).unwrap_or(u32::MAX)
    }

    fn record_read(lab: &Lab, call: CallId, guard: GuardId, lookup: impl FnOnce() -> Lookup) {
        lab.counters.count_read();
        lab.record(call, || Happening::Read {
            guard,
            lookup: lookup(),
        });
    }

    pub(crate) fn get(
        lab: &Lab,
        call: CallId,
        guard: GuardId,
        key: String,
    ) -> Result<Option<String>, StoreError> {
        let value = lab.read(guard, |map| map.get(&key).cloned())?;
        let found = value.is_some();
        record_read(lab, call, guard, || Lookup::Entry { key, found });
        Ok(value)
    }

    pub(crate) fn has(
        lab: &Lab,
        call: CallId,
        guard: GuardId,
        key: String,
    ) -> Result<bool, StoreError> {
        let found = lab.read(guard, |map| map.contains_key(&key))?;
        record_read(lab, call, guard, || Lookup::Entry { key, found });
        Ok(found)
    }

    pub(crate) fn len(lab: &Lab, call: CallId, guard: GuardId) -> Result<u32, StoreError> {
        let len = lab.read(guard, length)?;
        record_read(lab, call, guard, || Lookup::Len { len });
        Ok(len)
    }

    pub(crate) fn entries(
        lab: &Lab,
        call: CallId,
        guard: GuardId,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let entries = lab.read(guard, |map| sorted(map.clone()))?;
        record_read(lab, call, guard, || Lookup::Entries {
            len: u32::try_from(entries.len()).unwrap_or(u32::MAX),
        });
        Ok(entries)
    }

    pub(crate) fn insert(
        lab: &Lab,
        call: CallId,
        guard: GuardId,
        key: String,
        value: String,
    ) -> Result<Option<String>, StoreError> {
        let event = lab.is_recording().then(|| (key.clone(), value.clone()));
        let before = lab.write(guard, |map| {
            let outgoing = map.get(&key).map_or(0, |old| key.len() + old.len());
            lab.account(key.len() + value.len(), outgoing)?;
            Ok::<_, StoreError>(map.insert(key, value))
        })??;
        lab.counters.count_write();
        if let Some((key, after)) = event {
            lab.record(call, || Happening::Wrote {
                guard,
                key,
                before: before.clone(),
                after: Some(after),
            });
        }
        Ok(before)
    }

    pub(crate) fn remove(
        lab: &Lab,
        call: CallId,
        guard: GuardId,
        key: String,
    ) -> Result<Option<String>, StoreError> {
        let before = lab.write(guard, |map| map.remove(&key))?;
        if let Some(old) = &before {
            lab.account(0, key.len() + old.len())?;
        }
        lab.counters.count_write();
        lab.record(call, || Happening::Wrote {
            guard,
            key,
            before: before.clone(),
            after: None,
        });
        Ok(before)
    }

    pub(crate) fn clear(lab: &Lab, call: CallId, guard: GuardId) -> Result<(), StoreError> {
        let recording = lab.is_recording();
        let lost = lab.write(guard, |map| {
            let lost = recording.then(|| map.clone());
            map.clear();
            lost
        })?;
        lab.account(0, crate::lab::MAX_CONTENT)?;
        lab.counters.count_write();
        lab.record(call, || Happening::Cleared {
            guard,
            entries: lost.map(sorted).unwrap_or_default(),
        });
        Ok(())
    }
}
