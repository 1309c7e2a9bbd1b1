//! The exports: what a worker holds, and what it can ask. A number that JavaScript gives is
//! a `f64`; none of them is so large that it would not be a whole number.

use refcellar_engine::rewrite::remedy::Search;
use refcellar_engine::session::{CheckOptions, Checked, RecordLimits, Recording, Session};
use refcellar_engine::syntax::Edition;
use refcellar_engine::trace::What;
use wasm_bindgen::prelude::*;

use crate::answer::{Answer, Look, Soon, Whole};
use crate::json;

/// What panics and `file!()` call a visitor's program.
const FILE: &str = "src/main.rs";

/// What is said where nothing is there to be asked about.
const NOTHING: &str = "null";

/// One engine, with the program that it was given last and its run.
#[wasm_bindgen]
pub struct EngineLab {
    pub(crate) session: Session,
    pub(crate) checked: Option<Checked>,
    pub(crate) recording: Option<Recording>,
    pub(crate) options: CheckOptions,
    pub(crate) search: Option<Search>,
}

#[wasm_bindgen]
impl EngineLab {
    /// Makes std ready.
    ///
    /// # Errors
    ///
    /// If the module was built without it.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Self, JsError> {
        std::panic::set_hook(Box::new(|panic| {
            wasm_bindgen::throw_str(&panic.to_string())
        }));
        Ok(Self {
            session: refcellar_std_image::session()?,
            options: CheckOptions::default(),
            search: None,
            checked: None,
            recording: None,
        })
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
        self.search = None;
        self.recording = None;
        self.checked = None;
        let checked = self.session.check(source.as_bytes(), &options);
        let answer = json::text(&Answer(&checked));
        self.checked = Some(checked);
        self.options = options;
        answer
    }

    /// Begins to record a run of the program that was checked last. It may go so many times
    /// as far as a run goes by itself.
    pub fn record(&mut self, times: u32) {
        let mut limits = RecordLimits::default();
        let times = u64::from(times);
        limits.steps = limits.steps.saturating_mul(times);
        limits.run.steps = limits.run.steps.saturating_mul(times);
        limits.run.output = limits.run.output.saturating_mul(times);
        let checked = self.checked.as_ref();
        self.recording = checked.map(|checked| checked.record(&limits));
    }

    /// Goes on with the run for so many operations: `Progress`.
    pub fn advance(&mut self, operations: f64) -> String {
        let Some(recording) = &mut self.recording else {
            return NOTHING.to_owned();
        };
        let progress = recording.advance(whole(operations));
        json::text(&Soon::of(recording, progress))
    }

    /// What there is to see right before a step: `Look`.
    pub fn look(&mut self, step: f64) -> String {
        let Some(recording) = &mut self.recording else {
            return NOTHING.to_owned();
        };
        json::text(&Look::at(recording, whole(step)))
    }

    /// The next step of a kind, or `null`.
    #[must_use]
    pub fn find(&self, from: f64, direction: i32, what: &str, line: u32) -> String {
        let what = match what {
            "borrow" => What::Borrow,
            "conflict" => What::Conflict,
            "panic" => What::Panic,
            "output" => What::Output,
            "line" => What::Line(line),
            "over" => What::Over,
            "out" => What::Out,
            _ => What::Into,
        };
        let recording = self.recording.as_ref();
        json::text(&recording.and_then(|run| run.find(whole(from), direction, what)))
    }

    /// What is known of the run as a whole: `Summary`.
    pub fn summary(&mut self) -> String {
        json::text(&self.recording.as_mut().map(Whole::of))
    }

    /// The steps that std takes within a step: a list of `StdStep`.
    #[wasm_bindgen(js_name = stdSteps)]
    pub fn std_steps(&mut self, step: f64) -> String {
        let recording = self.recording.as_mut();
        json::text(&recording.map(|run| run.std_steps(whole(step))))
    }
}

/// JavaScript's numbers are whole here; one that is negative or none is nothing.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(number: f64) -> u64 {
    number as u64
}
