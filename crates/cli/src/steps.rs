//! The steps of a trace, as the page gets them and as text.

use std::fmt::Write as _;

use refcellar_engine::session::Recording;
use refcellar_engine::syntax::LineColumn;
use refcellar_engine::trace::picture::Range;
use refcellar_engine::trace::{StdStep, Step, StepEvent};
use serde::Serialize;

/// A step.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JsonStep {
    index: u64,
    span: JsonSpan,
    depth: u32,
    function: String,
    events: Vec<JsonEvent>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    std_steps: Vec<JsonStdStep>,
}

#[derive(Debug, Serialize)]
struct JsonSpan {
    start: JsonPlace,
    end: JsonPlace,
}

#[derive(Debug, Serialize)]
struct JsonPlace {
    line: u32,
    column: u32,
}

#[derive(Debug, Serialize)]
struct JsonEvent {
    kind: &'static str,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guard: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

#[derive(Debug, Serialize)]
struct JsonStdStep {
    function: String,
    file: String,
    line: u32,
    column: u32,
    depth: u32,
}

/// All steps of a run, one after another; those within std too, if they are wanted.
pub fn json(recording: &mut Recording, std_steps: bool) -> Vec<JsonStep> {
    let mut all = Vec::new();
    for index in 0..recording.steps() {
        let within = within(recording, index, std_steps);
        all.push(step(recording.step(index), within));
    }
    all
}

/// The same as text: a line for each thing that happens.
pub fn text(recording: &mut Recording, name: &str, std_steps: bool) -> String {
    let mut text = String::new();
    for index in 0..recording.steps() {
        let within = within(recording, index, std_steps);
        let step = recording.step(index);
        let LineColumn { line, column } = step.span.start;
        for event in &step.events {
            let _ = writeln!(text, "{name}:{line}:{column}: {}", event.text);
        }
        for inner in &within {
            let indent = "  ".repeat(inner.depth as usize);
            let LineColumn { line, column } = inner.place;
            let (file, function) = (&inner.file, &inner.function);
            let _ = writeln!(text, "{indent}{file}:{line}:{column}: in `{function}`");
        }
    }
    text
}

fn within(recording: &mut Recording, step: u64, wanted: bool) -> Vec<StdStep> {
    if wanted {
        recording.std_steps(step)
    } else {
        Vec::new()
    }
}

fn step(step: Step, within: Vec<StdStep>) -> JsonStep {
    JsonStep {
        index: step.index,
        span: span(step.span),
        depth: step.depth,
        function: step.function,
        events: step.events.into_iter().map(event).collect(),
        std_steps: within.into_iter().map(std_step).collect(),
    }
}

fn span(range: Range) -> JsonSpan {
    let place = |place: LineColumn| JsonPlace {
        line: place.line,
        column: place.column,
    };
    JsonSpan {
        start: place(range.start),
        end: place(range.end),
    }
}

fn event(event: StepEvent) -> JsonEvent {
    JsonEvent {
        kind: event.kind.name(),
        text: event.text,
        cell: event.cell,
        guard: event.guard,
        why: event.why,
    }
}

fn std_step(step: StdStep) -> JsonStdStep {
    JsonStdStep {
        function: step.function,
        file: step.file,
        line: step.place.line,
        column: step.place.column,
        depth: step.depth,
    }
}
