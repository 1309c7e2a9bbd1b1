//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: not logged: RefCell already borrowed
//@ stdout: ["20 °C", "120 °C"]

//! The log drops what comes while it is held.
//!
//! What happens: `try_borrow_mut` fails for the inner line, which is left out. The outer line is
//! logged.
//! What to watch: the inner line is the one that warns.
//! Reports: rust-lang/rust#23781
//! Cost of this fix: the line is lost.

use std::cell::RefCell;
use std::fmt::{self, Display, Formatter};

thread_local! {
    static LOG: RefCell<Vec<String>> = RefCell::default();
}

fn log(message: &dyn Display) {
    LOG.with(|lines| match lines.try_borrow_mut() {
        Ok(mut lines) => lines.push(message.to_string()),
        Err(error) => println!("not logged: {error}"),
    });
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
