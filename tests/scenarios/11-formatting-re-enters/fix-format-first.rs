//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: ["20 °C", "a temperature is out of range", "120 °C"]

//! The text is made before the log is held.
//!
//! What happens: `to_string` is a statement of its own. A line that is logged in it stands before
//! the line that it belongs to.
//! What to watch: a `fmt` that logs a value of its own type logs for ever.
//! Reports: rust-lang/rust#23781
//! Cost of this fix: a line. The text is made even if nobody wants it.

use std::cell::RefCell;
use std::fmt::{self, Display, Formatter};

thread_local! {
    static LOG: RefCell<Vec<String>> = RefCell::default();
}

fn log(message: &dyn Display) {
    let line = message.to_string();
    LOG.with(|lines| lines.borrow_mut().push(line));
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
