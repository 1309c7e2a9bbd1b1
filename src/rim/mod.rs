//! The crate as JavaScript sees it.
//!
//! Every export takes `&self`: wasm-bindgen marks an object whose `&mut self` method
//! trapped as borrowed for ever. And none takes a reference to a JavaScript value: those
//! live on a stack of wasm-bindgen's own, which a trap leaves unbalanced (it is full after
//! 512 panics of a method with two such arguments).

#![allow(
    clippy::missing_errors_doc,
    clippy::must_use_candidate,
    reason = "JavaScript is the caller, and each method throws what the one behind it gives"
)]
#![allow(
    clippy::float_cmp,
    reason = "it is in what wasm-bindgen's macro writes for an enum"
)]

mod cells;
mod guards;
mod json;
mod store;

pub use cells::JsCellBench;
pub use guards::{JsReadGuard, JsWriteGuard};
pub use store::{JsStore, JsWeakStore};

use wasm_bindgen::prelude::*;
use web_sys::Performance;

use crate::error::StoreError;

/// Half the code of std's own allocator for this target, and quicker on short strings,
/// which is what this store is made of.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The declarations speak of the plain data by name; `src/types.rs` derives what they say.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r"
import type {
  Chronicle, CounterValues, GuardInfo, Moment, PanicReport, Probe, RcCounts,
} from './types.js';
";

#[wasm_bindgen(start)]
fn start() {
    crate::install_hook(console_error_panic_hook::hook);
}

/// How many calls into the store are running: more than none only inside a callback.
#[wasm_bindgen]
pub fn depth() -> usize {
    crate::depth()
}

/// After a trap: ends every call deeper than `depth`, drops the guards that were local to
/// them, and gives the report of the panic.
#[wasm_bindgen(unchecked_return_type = "PanicReport | null")]
pub fn recover(depth: usize) -> Result<JsValue, Thrown> {
    json::plain(&crate::recover(depth))
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = performance)]
    static PERFORMANCE: Performance;
}

/// Milliseconds since the page's time origin.
fn now() -> u64 {
    store::whole(PERFORMANCE.with(Performance::now))
}

/// Something to throw.
pub struct Thrown(JsValue);

impl From<StoreError> for Thrown {
    fn from(error: StoreError) -> Self {
        json::plain(&crate::view::Refusal::from(error)).map_or_else(|thrown| thrown, Self)
    }
}

impl From<Thrown> for JsValue {
    fn from(thrown: Thrown) -> Self {
        thrown.0
    }
}
