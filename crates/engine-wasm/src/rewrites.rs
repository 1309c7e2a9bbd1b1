//! The program's text, changed: remedies for a refused borrow, and other cells.

use refcellar_engine::rewrite::Edit;
use refcellar_engine::rewrite::container::{self, Answer, Container, Swap};
use refcellar_engine::rewrite::remedy::{Refusal, Remedy, Search};
use refcellar_engine::session::{End, Limits, Run};
use refcellar_engine::syntax::{Diagnostic, DiagnosticKind, Edition};
use wasm_bindgen::prelude::*;

use crate::json::{self, Json, Object, object};
use crate::lab::EngineLab;

/// How many operations a rewritten program may take: it is run at one go.
const MOST_STEPS: u64 = 5_000_000;

#[wasm_bindgen]
impl EngineLab {
    /// Begins to look for remedies for the borrow that the recorded run was refused, and
    /// says how many ideas there are.
    #[wasm_bindgen(js_name = seekRemedies)]
    pub fn seek_remedies(&mut self) -> usize {
        self.search = self.search_for_remedies();
        self.search.as_ref().map_or(0, Search::left)
    }

    /// Tries the next idea: a `Remedy`, or `null` if it is none.
    #[wasm_bindgen(js_name = tryRemedy)]
    pub fn try_remedy(&mut self) -> String {
        let Self {
            session,
            checked,
            options,
            search,
            ..
        } = self;
        let found = checked
            .as_ref()
            .zip(search.as_mut())
            .and_then(|(checked, search)| search.try_next(session, checked, options, &limits()));
        json::text(&found)
    }

    /// The program with the other cells in the place of one: a list of `Swap`.
    #[must_use]
    pub fn swaps(&self, from: &str) -> String {
        let from = Container::ALL.into_iter().find(|cell| cell.name() == from);
        let found = self.checked.as_ref().zip(from).map(|(checked, from)| {
            container::swaps(&self.session, checked, &self.options, from, &limits())
        });
        json::text(&found)
    }
}

impl EngineLab {
    fn search_for_remedies(&mut self) -> Option<Search> {
        let checked = self.checked.as_ref()?;
        let recording = self.recording.as_mut()?;
        let conflict = recording.conflict()?.clone();
        let picture = recording.picture(conflict.step);
        let refusal = Refusal::of(&checked.places, &conflict, &picture)?;
        Some(Search::new(checked, &self.options, &refusal))
    }
}

fn limits() -> Limits {
    Limits {
        steps: MOST_STEPS,
        ..Limits::default()
    }
}

object!(Edit { start as "start", end as "end", text as "text" });

impl Json for Remedy {
    fn write(&self, out: &mut String) {
        let edition = self.edition.map(year);
        Object::new(out)
            .field("title", &self.title)
            .field("text", &self.text)
            .field("edits", &self.edits)
            .field("edition", &edition)
            .field("source", &self.program)
            .end();
    }
}

impl Json for Swap {
    fn write(&self, out: &mut String) {
        let (verdict, diagnostic, run) = match &self.answer {
            Answer::Ran(run) => ("ran", None, Some(run)),
            Answer::Rejected(first) => ("rejected", Some(first), None),
            Answer::Unsupported(first) => ("unsupported", Some(first), None),
        };
        Object::new(out)
            .field("to", self.to.name())
            .field("source", &self.program)
            .field("verdict", verdict)
            .field("code", &diagnostic.and_then(|first| code(first)))
            .field("message", &diagnostic.map(|first| &first.message))
            .field("exit", &run.and_then(exit))
            .field("output", &run.map(|run| &run.output))
            .end();
    }
}

fn code(diagnostic: &Diagnostic) -> Option<&'static str> {
    match diagnostic.kind {
        DiagnosticKind::Error(code) => code.map(|code| code.0),
        DiagnosticKind::Unsupported { .. } | DiagnosticKind::Limit => None,
    }
}

fn exit(run: &Run) -> Option<i32> {
    match run.end {
        End::Exited(code) => Some(code),
        End::Unsupported(_) | End::Limit(_) => None,
    }
}

fn year(edition: Edition) -> u32 {
    match edition {
        Edition::Edition2021 => 2021,
        Edition::Edition2024 => 2024,
    }
}
