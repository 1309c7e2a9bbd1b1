//! The exports: what a worker holds, and what it can ask.

use refcellar_engine::session::{CheckOptions, Checked, Limits, Run, Session};
use refcellar_engine::syntax::Edition;
use wasm_bindgen::prelude::*;

use crate::answer::{Answer, Ended, Whole};
use crate::json;

/// What panics and `file!()` call a visitor's program.
const FILE: &str = "src/main.rs";

/// One engine, with the program that it was given last.
#[wasm_bindgen]
pub struct EngineLab {
    session: Session,
    checked: Option<Checked>,
    run: Option<Run>,
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
            run: None,
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

    /// Begins a watched run of the program that was checked last.
    pub fn record(&mut self) {
        self.run = self
            .checked
            .as_ref()
            .map(|checked| checked.run(&Limits::default()));
    }

    /// Goes on with the run for so many operations: `Progress`.
    pub fn advance(&mut self, _operations: f64) -> String {
        json::text(&self.run.as_ref().map(Ended))
    }

    /// What there is to see right before a step: `Look`.
    #[must_use]
    pub fn look(&self, _step: f64) -> String {
        "null".to_owned()
    }

    /// The next step of a kind.
    #[must_use]
    pub fn find(&self, _from: f64, _direction: i32, _what: &str, _line: u32) -> String {
        "null".to_owned()
    }

    /// What is known of the run as a whole: `Summary`.
    #[must_use]
    pub fn summary(&self) -> String {
        json::text(&self.run.as_ref().map(Whole))
    }

    /// The steps that std takes within a step.
    #[must_use]
    #[allow(non_snake_case)]
    pub fn stdSteps(&self, _step: f64) -> String {
        "[]".to_owned()
    }
}

impl Default for EngineLab {
    fn default() -> Self {
        Self::new()
    }
}
