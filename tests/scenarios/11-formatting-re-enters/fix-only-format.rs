//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: ["20 °C", "120 °C, out of range"]

//! The `Display` formats, and does nothing else.
//!
//! What happens: what was logged from inside `fmt` is part of the text now. Formatting borrows
//! nothing.
//! What to watch: the log still holds its cell around foreign code, and the next such `Display`
//! brings the fault back.
//! Reports: rust-lang/rust#23781
//! Cost of this fix: it cannot be had for a type of somebody else's.

use std::cell::RefCell;
use std::fmt::{self, Display, Formatter};

thread_local! {
    static LOG: RefCell<Vec<String>> = RefCell::default();
}

fn log(message: &dyn Display) {
    LOG.with(|lines| lines.borrow_mut().push(message.to_string()));
}

struct Celsius(i32);

impl Display for Celsius {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let remark = if self.0 > 100 { ", out of range" } else { "" };
        write!(f, "{} °C{remark}", self.0)
    }
}

fn main() {
    log(&Celsius(20));
    log(&Celsius(120));
    LOG.with(|lines| println!("{:?}", lines.borrow()));
}
