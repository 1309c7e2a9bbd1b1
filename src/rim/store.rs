//! `Store` and `WeakStore`.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::cells::JsCellBench;
use super::guards::{JsReadGuard, JsWriteGuard};
use super::json::plain;
use super::{Thrown, now};
use crate::view::{Chronicle, Moment, Probe};
use crate::{Store, WeakStore};

/// One `Rc` handle to a `RefCell<HashMap<String, String>>`.
#[wasm_bindgen(js_name = Store)]
pub struct JsStore(Store);

#[wasm_bindgen(js_class = Store)]
impl JsStore {
    /// A store with an empty map, and a history of its own.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self(Store::new(now))
    }

    /// `borrow_mut().insert(key, value)`: gives the value that was there before.
    pub fn set(&self, key: String, value: String) -> Result<Option<String>, Thrown> {
        Ok(self.0.set(key, value)?)
    }

    /// `borrow().get(key).cloned()`
    pub fn get(&self, key: String) -> Result<Option<String>, Thrown> {
        Ok(self.0.get(key)?)
    }

    /// `borrow_mut().remove(key)`: gives the value that was there.
    pub fn remove(&self, key: String) -> Result<Option<String>, Thrown> {
        Ok(self.0.remove(key)?)
    }

    /// `borrow().contains_key(key)`
    pub fn has(&self, key: String) -> Result<bool, Thrown> {
        Ok(self.0.has(key)?)
    }

    /// `borrow().len()`
    pub fn len(&self) -> Result<u32, Thrown> {
        Ok(self.0.len()?)
    }

    /// All entries, cloned through `borrow()`, in key order.
    #[wasm_bindgen(unchecked_return_type = "[string, string][]")]
    pub fn entries(&self) -> Result<JsValue, Thrown> {
        plain(&self.0.entries()?)
    }

    /// `borrow_mut().clear()`
    pub fn clear(&self) -> Result<(), Thrown> {
        Ok(self.0.clear()?)
    }

    /// `borrow_mut().get_mut(key).expect("no such key").push_str(text)`: panics while its
    /// own guard is alive if there is no such entry.
    pub fn append(&self, key: String, text: String) -> Result<(), Thrown> {
        Ok(self.0.append(key, text)?)
    }

    /// Calls `f` with the value of `key` while a `RefMut` is alive, and stores what `f`
    /// gives. What `f` throws is thrown on, and the map is then as it was.
    pub fn update(
        &self,
        key: String,
        #[wasm_bindgen(unchecked_param_type = "(before: string | undefined) => string")]
        f: Function,
        label: Option<String>,
    ) -> Result<(), Thrown> {
        self.0
            .update(key, label.unwrap_or_default(), move |before| {
                let given = f.call1(&JsValue::NULL, &before.into()).map_err(Thrown)?;
                given.as_string().ok_or_else(not_a_string)
            })
    }

    /// `RefCell::borrow`: a `Ref` that lives until it is dropped. Panics if a `RefMut` is
    /// alive. `label` says where it is taken, in your words.
    pub fn borrow(&self, label: Option<String>) -> Result<JsReadGuard, Thrown> {
        Ok(JsReadGuard(self.0.borrow(label.unwrap_or_default())?))
    }

    /// `RefCell::borrow_mut`: a `RefMut` that lives until it is dropped. Panics if any
    /// guard is alive. `label` says where it is taken, in your words.
    #[wasm_bindgen(js_name = borrowMut)]
    pub fn borrow_mut(&self, label: Option<String>) -> Result<JsWriteGuard, Thrown> {
        Ok(JsWriteGuard(self.0.borrow_mut(label.unwrap_or_default())?))
    }

    /// `RefCell::try_borrow`: throws a `BorrowError` where `borrow` panics.
    #[wasm_bindgen(js_name = tryBorrow)]
    pub fn try_borrow(&self, label: Option<String>) -> Result<JsReadGuard, Thrown> {
        Ok(JsReadGuard(self.0.try_borrow(label.unwrap_or_default())?))
    }

    /// `RefCell::try_borrow_mut`: throws a `BorrowMutError` where `borrowMut` panics.
    #[wasm_bindgen(js_name = tryBorrowMut)]
    pub fn try_borrow_mut(&self, label: Option<String>) -> Result<JsWriteGuard, Thrown> {
        let guard = self.0.try_borrow_mut(label.unwrap_or_default())?;
        Ok(JsWriteGuard(guard))
    }

    /// `Rc::clone`: another handle to the same cell.
    pub fn share(&self) -> Result<Self, Thrown> {
        Ok(Self(self.0.share()?))
    }

    /// `Rc::downgrade`: a handle that does not keep the cell alive.
    pub fn downgrade(&self) -> Result<JsWeakStore, Thrown> {
        Ok(JsWeakStore(self.0.downgrade()?))
    }

    /// Drops this handle; with the last one, the map. Refused while guards borrow from it.
    pub fn drop(&self) -> Result<(), Thrown> {
        Ok(self.0.drop_handle()?)
    }

    /// This handle's number.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> u32 {
        self.0.id().0
    }

    /// `Rc::strong_count` and `Rc::weak_count`
    #[wasm_bindgen(getter, unchecked_return_type = "RcCounts")]
    pub fn counts(&self) -> Result<JsValue, Thrown> {
        plain(&self.0.counts())
    }

    /// The borrow flag: `0` free, `+n` readers, `-1` a writer.
    #[wasm_bindgen(getter)]
    pub fn flag(&self) -> i32 {
        self.0.flag()
    }

    /// The live guards, oldest first.
    #[wasm_bindgen(getter, unchecked_return_type = "GuardInfo[]")]
    pub fn guards(&self) -> Result<JsValue, Thrown> {
        plain(&self.0.guards())
    }

    /// What the counters say.
    #[wasm_bindgen(getter, unchecked_return_type = "CounterValues")]
    pub fn counters(&self) -> Result<JsValue, Thrown> {
        plain(&self.0.counters())
    }

    /// The `Cell`s beside the store, which share its history.
    #[wasm_bindgen(getter)]
    pub fn cells(&self) -> JsCellBench {
        JsCellBench(self.0.cells())
    }

    /// The kept events from sequence number `since` on (all of them if it is left out).
    #[wasm_bindgen(unchecked_return_type = "Chronicle")]
    pub fn events(&self, since: Option<f64>) -> Result<JsValue, Thrown> {
        let since = whole(since.unwrap_or(0.0));
        plain(
            &self
                .0
                .with_history(|history| Chronicle::from(history, since)),
        )
    }

    /// The state after the first `seq` events, found by replaying them, with at most
    /// `most` entries.
    #[wasm_bindgen(js_name = momentAt, unchecked_return_type = "Moment")]
    pub fn moment_at(&self, seq: f64, most: usize) -> Result<JsValue, Thrown> {
        let seq = whole(seq);
        plain(&Moment::new(self.0.state_at(seq), self.0.map_at(seq), most))
    }

    /// The state now, read off the live tables and not off the events: the two agree.
    #[wasm_bindgen(js_name = momentNow, unchecked_return_type = "Moment")]
    pub fn moment_now(&self, most: usize) -> Result<JsValue, Thrown> {
        let map = self.0.map_at(u64::MAX);
        plain(&Moment::new(self.0.state_now(), map, most))
    }

    /// Switches the recording of events on or off. Switched off, the history gives its
    /// memory back; switched on again, it starts anew from the present.
    #[wasm_bindgen(js_name = setRecording)]
    pub fn set_recording(&self, on: bool) {
        self.0.set_recording(on);
    }

    /// What the real `RefCell` answers to `try_borrow` and `try_borrow_mut` right now.
    #[wasm_bindgen(unchecked_return_type = "Probe")]
    pub fn probe(&self) -> Result<JsValue, Thrown> {
        let (readable, writable) = self.0.probe()?;
        plain(&Probe { readable, writable })
    }
}

impl Default for JsStore {
    fn default() -> Self {
        Self::new()
    }
}

/// A JavaScript number as a whole one: what is not one is taken as the nearest below.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, and NaN becomes 0, which is what is wanted here"
)]
pub(super) fn whole(number: f64) -> u64 {
    number as u64
}

fn not_a_string() -> Thrown {
    let message = "The function given to update must return a string. The map is unchanged.";
    Thrown(js_sys::TypeError::new(message).into())
}

/// A `Weak` handle to a store.
#[wasm_bindgen(js_name = WeakStore)]
pub struct JsWeakStore(WeakStore);

#[wasm_bindgen(js_class = WeakStore)]
impl JsWeakStore {
    /// `Weak::upgrade`: a handle, or nothing if the map was dropped.
    pub fn upgrade(&self) -> Result<Option<JsStore>, Thrown> {
        Ok(self.0.upgrade()?.map(JsStore))
    }

    /// Drops this weak handle.
    pub fn drop(&self) -> Result<(), Thrown> {
        Ok(self.0.drop_handle()?)
    }

    /// This weak handle's number.
    #[wasm_bindgen(getter)]
    pub fn id(&self) -> u32 {
        self.0.id().0
    }
}
