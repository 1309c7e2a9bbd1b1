//! The exports: what a worker holds, and what it can ask.

use refcellar_engine::session::{CheckOptions, Checked, Limits, Session};
use refcellar_engine::syntax::Edition;
use wasm_bindgen::prelude::*;

use crate::answer::{Answer, Ended};
use crate::json;

/// What panics and `file!()` call a visitor's program.
const FILE: &str = "src/main.rs";

/// One engine, with the program that it was given last.
#[wasm_bindgen]
pub struct EngineLab {
    session: Session,
    checked: Option<Checked>,
}

#[wasm_bindgen]
impl EngineLab {
    /// Reads std.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        std::panic::set_hook(Box::new(|panic| {
            wasm_bindgen::throw_str(&panic.to_string())
        }));
        Self {
            session: Session::new(),
            checked: None,
        }
    }

    /// Takes a program, and gives all that is wrong with it: `Checked`.
    pub fn check(&mut self, source: &str, is_2021: bool) -> String {
        let edition = if is_2021 {
            Edition::Edition2021
        } else {
            Edition::Edition2024
        };
        let options = CheckOptions {
            edition,
            name: FILE.to_owned(),
        };
        self.checked = None;
        let checked = self.session.check(source.as_bytes(), &options);
        let answer = json::text(&Answer(&checked));
        self.checked = Some(checked);
        answer
    }

    /// Runs the program that was checked last, without watching it: `Ran`.
    #[must_use]
    pub fn run(&self) -> String {
        let Some(checked) = &self.checked else {
            return "null".to_owned();
        };
        json::text(&Ended(checked, &checked.run(&Limits::default())))
    }
}

impl Default for EngineLab {
    fn default() -> Self {
        Self::new()
    }
}
