//@ edition: 2021, 2024
//@ outcome: panic "RefCell already borrowed" at 20:28

//! A `Display` writes to the log while the log is held for writing.
//!
//! What happens: `borrow_mut` comes first, and `to_string` is evaluated for its `push`. It runs the
//! value's own `fmt`, which logs a line, and so borrows again.
//! What to watch: formatting is a call to code that you did not write. Nothing may be held around
//! it.
//! Reports: rust-lang/rust#23781

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
        if self.0 > 100 {
            log(&"a temperature is out of range");
        }
        write!(f, "{} °C", self.0)
    }
}

fn main() {
    log(&Celsius(20));
    log(&Celsius(120));
    LOG.with(|lines| println!("{:?}", lines.borrow()));
}
