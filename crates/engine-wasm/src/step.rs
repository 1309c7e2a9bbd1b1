//! Steps, and what is known of a run as a whole, as JSON.

use refcellar_engine::trace::step::{Bar, Conflict, Lane, Leak, Refusal, StdStep, Step, StepEvent};

use crate::json::{Json, Object, object};

object!(Step {
    index as "index",
    span as "span",
    depth as "depth",
    function as "function",
    events as "events",
});

impl Json for StepEvent {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .field("kind", self.kind.name())
            .field("text", &self.text)
            .maybe("cell", self.cell.as_ref())
            .maybe("guard", self.guard.as_ref())
            .maybe("why", self.why.as_ref())
            .end();
    }
}

impl Json for StdStep {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .field("file", &self.file)
            .field("line", &self.place.line)
            .field("column", &self.place.column)
            .field("function", &self.function)
            .field("depth", &self.depth)
            .end();
    }
}

impl Json for Lane {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .field("cell", &self.cell)
            .field("path", &self.path)
            .field("type", self.ty)
            .field("bars", &self.bars)
            .field("refused", &self.refused)
            .field("writes", &self.writes)
            .field("more", &self.more)
            .end();
    }
}

fn kind(unique: bool) -> &'static str {
    if unique { "RefMut" } else { "Ref" }
}

impl Json for Bar {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .field("guard", &self.guard)
            .field("kind", kind(self.unique))
            .field("from", &self.from)
            .field("to", &self.to)
            .field("line", &self.line)
            .field("why", &self.why)
            .end();
    }
}

object!(Refusal { step as "step", wants_unique as "wantsUnique", place as "place" });

impl Json for Conflict {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .field("step", &self.step)
            .field("place", &self.place)
            .field("message", self.message)
            .field("cell", &self.cell)
            .field("path", &self.path)
            .field("wantsUnique", &self.wants_unique)
            .field("panicked", &self.panicked)
            .field("guards", &self.guards)
            .end();
    }
}

object!(Leak { allocations as "allocations", bytes as "bytes", text as "text", cycle as "cycle" });
