//! `ReadGuard` and `WriteGuard`.

use wasm_bindgen::prelude::*;

use super::Thrown;
use super::json::plain;
use crate::{ReadGuard, WriteGuard};

/// A real `Ref`: reads through `Deref`.
#[wasm_bindgen(js_name = ReadGuard)]
pub struct JsReadGuard(pub(super) ReadGuard);

/// A real `RefMut`: reads through `Deref`, writes through `DerefMut`.
#[wasm_bindgen(js_name = WriteGuard)]
pub struct JsWriteGuard(pub(super) WriteGuard);

macro_rules! reading {
    ($guard:ident, $name:ident) => {
        #[wasm_bindgen(js_class = $name)]
        impl $guard {
            /// `guard.get(key).cloned()`
            pub fn get(&self, key: String) -> Result<Option<String>, Thrown> {
                Ok(self.0.get(key)?)
            }

            /// `guard.contains_key(key)`
            pub fn has(&self, key: String) -> Result<bool, Thrown> {
                Ok(self.0.has(key)?)
            }

            /// `guard.len()`
            pub fn len(&self) -> Result<u32, Thrown> {
                Ok(self.0.len()?)
            }

            /// All entries, in key order.
            #[wasm_bindgen(unchecked_return_type = "[string, string][]")]
            pub fn entries(&self) -> Result<JsValue, Thrown> {
                plain(&self.0.entries()?)
            }

            /// `drop(guard)`: ends the borrow.
            pub fn drop(&self) -> Result<(), Thrown> {
                Ok(self.0.drop_guard()?)
            }

            /// This guard's number.
            #[wasm_bindgen(getter)]
            pub fn id(&self) -> u32 {
                self.0.id().0
            }

            /// Its kind, when it was taken and where; nothing if it was dropped.
            #[wasm_bindgen(getter, unchecked_return_type = "GuardInfo | null")]
            pub fn info(&self) -> Result<JsValue, Thrown> {
                plain(&self.0.info())
            }
        }
    };
}

reading!(JsReadGuard, ReadGuard);
reading!(JsWriteGuard, WriteGuard);

#[wasm_bindgen(js_class = WriteGuard)]
impl JsWriteGuard {
    /// `guard.insert(key, value)`: gives the value that was there before.
    pub fn set(&self, key: String, value: String) -> Result<Option<String>, Thrown> {
        Ok(self.0.set(key, value)?)
    }

    /// `guard.remove(key)`: gives the value that was there.
    pub fn remove(&self, key: String) -> Result<Option<String>, Thrown> {
        Ok(self.0.remove(key)?)
    }

    /// `guard.clear()`
    pub fn clear(&self) -> Result<(), Thrown> {
        Ok(self.0.clear()?)
    }
}
