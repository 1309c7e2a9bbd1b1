//! The bench for [`Cell`]: two numbers and a text, changed through `&self` without any
//! guard or flag.
//!
//! Only `get` and `update` need `T: Copy`. `set`, `replace`, `take` and `swap` move the
//! value, so they work on a `Cell<String>` as well.

use std::cell::Cell;
use std::rc::Rc;

use crate::event::{CellMethod, CellName, CellValue, Happening};
use crate::ids::CallId;
use crate::lab::Lab;
use crate::state::CellValues;

/// The cells themselves.
#[derive(Default)]
pub(crate) struct Cells {
    left: Cell<u32>,
    right: Cell<u32>,
    text: Cell<String>,
}

impl Cells {
    pub(crate) fn values(&self) -> CellValues {
        CellValues {
            left: self.left.get(),
            right: self.right.get(),
            text: self.peek_text(),
        }
    }

    /// A `Cell<String>` cannot be read in place: its value is taken out and put back.
    fn peek_text(&self) -> String {
        let text = self.text.take();
        self.text.set(text.clone());
        text
    }
}

/// Which of the two numbers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Number {
    /// The first.
    Left,
    /// The second.
    Right,
}

impl Number {
    fn name(self) -> CellName {
        match self {
            Self::Left => CellName::Left,
            Self::Right => CellName::Right,
        }
    }
}

/// The bench, as a visitor holds it. Each method is [`Cell`]'s method of that name.
#[derive(Clone)]
pub struct CellBench {
    pub(crate) lab: Rc<Lab>,
}

/// `Cell<u32>`.
impl CellBench {
    fn number(&self, which: Number) -> &Cell<u32> {
        match which {
            Number::Left => &self.lab.cells.left,
            Number::Right => &self.lab.cells.right,
        }
    }

    /// Copies the value out.
    #[must_use]
    pub fn get(&self, which: Number) -> u32 {
        let value = self.number(which).get();
        self.record_read(which.name(), CellValue::Number(value));
        value
    }

    /// Puts a value in and drops the old one.
    pub fn set(&self, which: Number, value: u32) {
        let cell = self.number(which);
        let before = cell.get();
        cell.set(value);
        self.record_number(self.call(), CellMethod::Set, which, before);
    }

    /// Puts a value in and gives the old one back.
    #[must_use]
    pub fn replace(&self, which: Number, value: u32) -> u32 {
        let before = self.number(which).replace(value);
        self.record_number(self.call(), CellMethod::Replace, which, before);
        before
    }

    /// Takes the value out and leaves `0`, the default.
    #[must_use]
    pub fn take(&self, which: Number) -> u32 {
        let before = self.number(which).take();
        self.record_number(self.call(), CellMethod::Take, which, before);
        before
    }

    /// Exchanges the two numbers.
    pub fn swap(&self) {
        let (left, right) = (&self.lab.cells.left, &self.lab.cells.right);
        let before = (left.get(), right.get());
        left.swap(right);
        let call = self.call();
        self.record_number(call, CellMethod::Swap, Number::Left, before.0);
        self.record_number(call, CellMethod::Swap, Number::Right, before.1);
    }

    /// Adds one, by way of a copy; wraps around at the end.
    pub fn update(&self, which: Number) {
        let cell = self.number(which);
        let before = cell.get();
        cell.update(|n| n.wrapping_add(1));
        self.record_number(self.call(), CellMethod::Update, which, before);
    }
}

/// `Cell<String>`.
impl CellBench {
    /// Puts a text in and drops the old one.
    pub fn set_text(&self, value: String) {
        let before = self.lab.cells.text.replace(value);
        self.record_text(CellMethod::Set, before);
    }

    /// Puts a text in and gives the old one back.
    #[must_use]
    pub fn replace_text(&self, value: String) -> String {
        let before = self.lab.cells.text.replace(value);
        self.record_text(CellMethod::Replace, before.clone());
        before
    }

    /// Takes the text out and leaves the empty one, the default.
    #[must_use]
    pub fn take_text(&self) -> String {
        let before = self.lab.cells.text.take();
        self.record_text(CellMethod::Take, before.clone());
        before
    }
}

impl CellBench {
    fn call(&self) -> CallId {
        self.lab.next_call()
    }

    fn record_read(&self, cell: CellName, value: CellValue) {
        self.lab.record(self.call(), || Happening::CellRead {
            method: CellMethod::Get,
            cell,
            value,
        });
    }

    fn record_number(&self, call: CallId, method: CellMethod, which: Number, before: u32) {
        self.lab.record(call, || Happening::CellWrote {
            method,
            cell: which.name(),
            before: CellValue::Number(before),
            after: CellValue::Number(self.number(which).get()),
        });
    }

    fn record_text(&self, method: CellMethod, before: String) {
        self.lab.record(self.call(), || Happening::CellWrote {
            method,
            cell: CellName::Text,
            before: CellValue::Text(before),
            after: CellValue::Text(self.lab.cells.peek_text()),
        });
    }
}
