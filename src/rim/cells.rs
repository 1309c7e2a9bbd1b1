//! `CellBench`.

use wasm_bindgen::prelude::*;

use crate::{CellBench, Number};

/// Two `Cell<u32>` and a `Cell<String>`, changed through `&self`: no guard, no flag, and
/// nothing that can conflict.
#[wasm_bindgen(js_name = CellBench)]
pub struct JsCellBench(pub(super) CellBench);

/// Which of the two numbers.
#[wasm_bindgen(js_name = CellNumber)]
#[derive(Clone, Copy)]
pub enum JsNumber {
    /// The first.
    Left,
    /// The second.
    Right,
}

impl From<JsNumber> for Number {
    fn from(number: JsNumber) -> Self {
        match number {
            JsNumber::Left => Self::Left,
            JsNumber::Right => Self::Right,
        }
    }
}

#[wasm_bindgen(js_class = CellBench)]
impl JsCellBench {
    /// `Cell::get`: copies the value out, so it needs `T: Copy`.
    pub fn get(&self, which: JsNumber) -> u32 {
        self.0.get(which.into())
    }

    /// `Cell::set`: puts a value in and drops the old one.
    pub fn set(&self, which: JsNumber, value: u32) {
        self.0.set(which.into(), value);
    }

    /// `Cell::replace`: puts a value in and gives the old one back.
    pub fn replace(&self, which: JsNumber, value: u32) -> u32 {
        self.0.replace(which.into(), value)
    }

    /// `Cell::take`: takes the value out and leaves the default, `0`.
    pub fn take(&self, which: JsNumber) -> u32 {
        self.0.take(which.into())
    }

    /// `Cell::swap`: exchanges the two numbers.
    pub fn swap(&self) {
        self.0.swap();
    }

    /// `Cell::update(|n| n.wrapping_add(1))`: needs `T: Copy`.
    pub fn update(&self, which: JsNumber) {
        self.0.update(which.into());
    }

    /// `Cell::set` on the `Cell<String>`: any type will do.
    #[wasm_bindgen(js_name = setText)]
    pub fn set_text(&self, value: String) {
        self.0.set_text(value);
    }

    /// `Cell::replace` on the `Cell<String>`: any type will do.
    #[wasm_bindgen(js_name = replaceText)]
    pub fn replace_text(&self, value: String) -> String {
        self.0.replace_text(value)
    }

    /// `Cell::take` on the `Cell<String>`: needs `T: Default`, and not `Copy`.
    #[wasm_bindgen(js_name = takeText)]
    pub fn take_text(&self) -> String {
        self.0.take_text()
    }
}
