//! What happens in a step, in sentences: the step is run again, and what was alive before is
//! compared with what is alive after it.

use super::Recording;
use super::outline::{message, panic_report};
use crate::interp::Detail;
use crate::trace::picture::{LocalState, Role};
use crate::trace::{
    BorrowChange, Event, EventKind, Guard, Picture, StepEvent, StepKind, StreamKind, Value, WhyKind,
};

impl Recording {
    pub(super) fn narrate(&mut self, step: u64) -> Vec<StepEvent> {
        if step >= self.columns.len() {
            return self.last_words();
        }
        let before = self.picture(step);
        let Some(mut machine) = self.cursor.take() else {
            return Vec::new();
        };
        let wanted = step + 2;
        let mut events: Vec<(Event, Option<Picture>)> = Vec::new();
        machine.watch(Detail::All, true);
        while machine.arrived() < wanted {
            let ended = machine.run_to(wanted, u64::MAX).is_some();
            let new = machine.take_events();
            let refused = new
                .iter()
                .any(|event| matches!(event.kind, EventKind::BorrowRefused { .. }));
            let moment = refused.then(|| machine.picture());
            let last = new.len().saturating_sub(1);
            for (index, event) in new.into_iter().enumerate() {
                let moment = if index == last { moment.clone() } else { None };
                events.push((event, moment));
            }
            if ended {
                break;
            }
        }
        machine.watch(Detail::Nothing, false);
        let after = machine.picture();
        self.cursor = Some(machine);
        let mut narrator = Narrator::new(&before, &after);
        for (event, moment) in &events {
            narrator.event(event, moment.as_ref());
        }
        narrator.differences();
        narrator.told
    }

    /// What is said when the program is over.
    fn last_words(&mut self) -> Vec<StepEvent> {
        let leaks = self.leaks().iter();
        let leaks = leaks.map(|leak| plain(StepKind::Leak, leak.text.clone()));
        leaks.collect()
    }
}

struct Narrator<'p> {
    before: &'p Picture,
    after: &'p Picture,
    told: Vec<StepEvent>,
    /// Where of what was told the text stands that is being printed to a stream.
    printing: Option<(StreamKind, usize)>,
    /// The program's functions that are running, the innermost last.
    running: Vec<String>,
    /// Shared values that are gone.
    gone: Vec<u64>,
}

fn plain(kind: StepKind, text: String) -> StepEvent {
    StepEvent {
        kind,
        text,
        cell: None,
        guard: None,
        why: None,
    }
}

impl<'p> Narrator<'p> {
    fn new(before: &'p Picture, after: &'p Picture) -> Self {
        let frames = before.frames.iter();
        Self {
            before,
            after,
            told: Vec::new(),
            printing: None,
            running: frames.map(|frame| frame.function.clone()).collect(),
            gone: Vec::new(),
        }
    }

    fn say(&mut self, kind: StepKind, text: String) {
        self.told.push(plain(kind, text));
    }

    fn event(&mut self, event: &Event, moment: Option<&Picture>) {
        match &event.kind {
            EventKind::Called { function } => {
                let name = quoted(&function.short);
                self.say(StepKind::Call, format!("{name} is called."));
                self.running.push(function.short.to_string());
            }
            EventKind::Returned => {
                let name = self.running.pop().unwrap_or_default();
                self.say(StepKind::Return, format!("{} returns.", quoted(&name)));
            }
            EventKind::Borrow {
                cell,
                before,
                after,
                change,
                guard,
            } => self.borrow(*cell, (*before, *after), *change, *guard),
            EventKind::BorrowRefused {
                cell,
                flag,
                wants_unique,
            } => self.refused(*cell, *flag, *wants_unique, moment),
            EventKind::CellRead { cell, .. } => {
                if let Some(path) = self.path(*cell) {
                    let text = format!("The `Cell` `{path}` is read{}.", self.holds(*cell));
                    self.of_cell(StepKind::CellRead, text, *cell);
                }
            }
            EventKind::CellWritten { cell, .. } => {
                if let Some(path) = self.path(*cell) {
                    let text = format!("The `Cell` `{path}` is written{}.", self.now_holds(*cell));
                    self.of_cell(StepKind::CellWrite, text, *cell);
                }
            }
            EventKind::Counts {
                shared,
                strong,
                weak,
                ..
            } => self.counted(*shared, *strong, *weak),
            EventKind::Output { stream, bytes } => self.printed(*stream, bytes),
            EventKind::UnwindBegan => self.panic(),
            EventKind::UnwoundFrame => {
                let name = quoted(&self.running.pop().unwrap_or_default());
                let name = name
                    .strip_prefix("The ")
                    .map_or(name.clone(), |rest| format!("the {rest}"));
                let text = format!("Unwinding leaves {name}: what was alive in it is dropped.");
                self.say(StepKind::Unwind, text);
            }
            EventKind::UnwindCaught if self.running.is_empty() => {
                let text = "Nothing in the program catches the panic: it ends with exit code 101.";
                self.say(StepKind::Unwind, text.to_owned());
            }
            EventKind::UnwindCaught => {
                let text = "The panic is caught by `catch_unwind`, and unwinding stops.";
                self.say(StepKind::Caught, text.to_owned());
            }
            _ => {}
        }
    }

    fn of_cell(&mut self, kind: StepKind, text: String, cell: u64) {
        self.told.push(StepEvent {
            cell: Some(format!("c{cell:x}")),
            ..plain(kind, text)
        });
    }

    /// How the program comes to a cell.
    fn path(&self, cell: u64) -> Option<String> {
        let path = self.after.cell_path(cell);
        let path = path.or_else(|| self.before.cell_path(cell))?;
        Some(path.to_owned())
    }

    fn name(&self, cell: u64) -> String {
        match self.path(cell) {
            Some(path) if !path.is_empty() => format!("`{path}`"),
            _ => "a `RefCell`".to_owned(),
        }
    }

    fn holds(&self, cell: u64) -> String {
        content(self.before, cell).map_or(String::new(), |text| format!(": it holds {text}"))
    }

    fn now_holds(&self, cell: u64) -> String {
        content(self.after, cell).map_or(String::new(), |text| format!(": it now holds {text}"))
    }

    fn guard(&self, id: u32) -> Option<&Guard> {
        self.after.guard(id).or_else(|| self.before.guard(id))
    }

    fn borrow(&mut self, cell: u64, flags: (i64, i64), change: BorrowChange, guard: u32) {
        let name = self.name(cell);
        let flag = format!("its flag goes from {} to {}", flags.0, flags.1);
        let (kind, text) = match change {
            BorrowChange::Shared => (
                StepKind::Borrow,
                format!("{} is borrowed for reading: {flag}.", capital(&name)),
            ),
            BorrowChange::Unique => (
                StepKind::Borrow,
                format!("{} is borrowed for writing: {flag}.", capital(&name)),
            ),
            BorrowChange::Cloned => (
                StepKind::Borrow,
                format!("A `Ref` of {name} is cloned, which makes one reader more: {flag}."),
            ),
            BorrowChange::Split => (
                StepKind::Borrow,
                format!("A `RefMut` of {name} is split into two: {flag}."),
            ),
            BorrowChange::SharedReleased => (
                StepKind::Release,
                format!("A `Ref` of {name} is dropped: {flag}."),
            ),
            BorrowChange::UniqueReleased => (
                StepKind::Release,
                format!("The `RefMut` of {name} is dropped: {flag}."),
            ),
            BorrowChange::Leaked => (
                StepKind::Leak,
                format!("{} stays borrowed for good.", capital(&name)),
            ),
        };
        let why = match kind {
            StepKind::Borrow => self.after.guard(guard).map(|guard| guard.why.text.clone()),
            _ => None,
        };
        let text = match &why {
            Some(why) => format!("{text} {why}"),
            None => text,
        };
        self.told.push(StepEvent {
            kind,
            text,
            cell: Some(format!("c{cell:x}")),
            guard: (guard > 0).then_some(guard),
            why,
        });
    }

    fn refused(&mut self, cell: u64, flag: i64, wants_unique: bool, moment: Option<&Picture>) {
        let name = capital(&self.name(cell));
        let wanted = if wants_unique { "writing" } else { "reading" };
        let meaning = match flag {
            1 => "there is 1 reader".to_owned(),
            2.. => format!("there are {flag} readers"),
            _ => "there is a writer".to_owned(),
        };
        let text = format!(
            "{name} cannot be borrowed for {wanted}, because its flag is {flag}: {meaning} \
             (\"{}\").",
            message(wants_unique)
        );
        self.of_cell(StepKind::Refused, text, cell);
        let Some(moment) = moment else { return };
        for guard in moment.guards_of(cell) {
            let text = format!(
                "In the way is the `{}` made at line {}. {}",
                guard.kind(),
                guard.place.line,
                guard.why.text
            );
            self.told.push(StepEvent {
                kind: StepKind::Refused,
                text,
                cell: Some(guard.cell.clone()),
                guard: Some(guard.id),
                why: Some(guard.why.text.clone()),
            });
        }
    }

    fn counted(&mut self, shared: u64, strong: u64, weak: u64) {
        let id = format!("h{}", (shared >> 32).wrapping_sub(16));
        let known = |picture: &Picture| {
            let found = picture.heap.iter().find(|allocation| allocation.id == id);
            found.map(|allocation| allocation.ty.clone())
        };
        let Some(ty) = known(self.after).or_else(|| known(self.before)) else {
            return;
        };
        let name = handle(self.after, &id).or_else(|| handle(self.before, &id));
        let of = match name {
            Some(name) => format!("the `{ty}` that `{name}` leads to"),
            None => format!("a shared `{ty}`"),
        };
        let handles = |count: u64, kind: &str| match count {
            1 => format!("1 {kind} handle"),
            count => format!("{count} {kind} handles"),
        };
        let text = match (strong, weak) {
            // While the value is dropped, std holds one of the weak count.
            (0, _) if !self.gone.contains(&shared) => {
                self.gone.push(shared);
                format!("The last strong handle of {of} is gone, so the value is dropped")
            }
            (0, 0) => return,
            (0, _) => format!(
                "{} of {of} still keep its memory, but not the value",
                handles(weak, "weak")
            ),
            (1, 0) => format!("There is now 1 strong handle of {of}"),
            (1, _) => format!(
                "There is now 1 strong handle of {of}, and {}",
                handles(weak, "weak")
            ),
            (_, 0) => format!("There are now {} of {of}", handles(strong, "strong")),
            (..) => format!(
                "There are now {} of {of}, and {}",
                handles(strong, "strong"),
                handles(weak, "weak")
            ),
        };
        self.say(StepKind::Counts, format!("{text}."));
    }

    fn printed(&mut self, stream: StreamKind, bytes: &[u8]) {
        let piece = String::from_utf8_lossy(bytes);
        if let Some((printing, at)) = self.printing
            && printing == stream
            && at + 1 == self.told.len()
            && let Some(last) = self.told.last_mut()
        {
            last.text.push_str(&piece);
            return;
        }
        self.printing = Some((stream, self.told.len()));
        self.say(StepKind::Output, piece.into_owned());
    }

    /// A panic begins to unwind: what was printed about it is what it says.
    fn panic(&mut self) {
        let report = self
            .told
            .last()
            .filter(|last| last.kind == StepKind::Output);
        let (message, _) = report.map_or((None, None), |report| panic_report(&report.text));
        if message.is_some() {
            // It is what std prints of a panic, and is said better here.
            self.told.pop();
            self.printing = None;
        }
        let text = match message {
            Some(message) => format!("The program panics: {message}"),
            None => "The program panics.".to_owned(),
        };
        self.say(StepKind::Panic, text);
    }

    /// What the two pictures say beside the events.
    fn differences(&mut self) {
        for told in &mut self.told {
            if told.kind == StepKind::Output {
                let text = told.text.strip_suffix('\n').unwrap_or(&told.text);
                told.text = format!("The program prints {text:?}.");
            }
        }
        let before = self.before.guards.iter();
        let moved: Vec<StepEvent> = before
            .filter_map(|old| {
                let new = self.after.guard(old.id)?;
                let changed = new.why.text != old.why.text && new.why.kind != WhyKind::InFlight;
                changed.then(|| self.guard_moved(new))
            })
            .collect();
        self.told.extend(moved);
        for (index, frame) in self.before.frames.iter().enumerate() {
            let Some(after) = self.after.frames.get(index) else {
                continue;
            };
            if after.function != frame.function {
                continue;
            }
            for local in frame.locals.iter().filter(|local| !local.name.is_empty()) {
                let now = after.locals.iter().find(|now| now.id == local.id);
                let state = now.map(|now| now.state);
                if local.state == LocalState::Live && state == Some(LocalState::Moved) {
                    let text = format!("`{}` is moved away.", local.name);
                    self.told.push(plain(StepKind::Move, text));
                }
                if local.state == LocalState::Live && state == Some(LocalState::Dropped) {
                    let text = format!("`{}` is dropped.", local.name);
                    self.told.push(plain(StepKind::Drop, text));
                }
            }
            for local in after.locals.iter().filter(|local| !local.name.is_empty()) {
                let old = frame.locals.iter().find(|old| old.id == local.id);
                let was = old.is_some_and(|old| old.state == LocalState::Live);
                if local.state == LocalState::Live && !was {
                    let text = match short(&local.value) {
                        Some(value) => format!("`{}` now holds {value}.", local.name),
                        None => format!("`{}`, a `{}`, now has a value.", local.name, local.ty),
                    };
                    self.told.push(plain(StepKind::Born, text));
                }
            }
        }
    }

    fn guard_moved(&self, guard: &Guard) -> StepEvent {
        let name = self.name(guard.address);
        let text = format!(
            "The `{}` of {name} is moved. {}",
            guard.kind(),
            guard.why.text
        );
        StepEvent {
            kind: StepKind::Move,
            text,
            cell: Some(guard.cell.clone()),
            guard: self.guard(guard.id).map(|guard| guard.id),
            why: Some(guard.why.text.clone()),
        }
    }
}

/// A function's name in a sentence: a closure has none.
fn quoted(name: &str) -> String {
    if name.contains(" at line ") {
        format!("The {name}")
    } else {
        format!("`{name}`")
    }
}

/// A sentence's first word.
fn capital(name: &str) -> String {
    match name.strip_prefix("a ") {
        Some(rest) => format!("A {rest}"),
        None => name.to_owned(),
    }
}

/// What is in a cell, if that is short.
fn content(picture: &Picture, cell: u64) -> Option<String> {
    let found = picture.cells.iter().find(|seen| seen.address == cell)?;
    short(&found.value)
}

fn short(value: &Value) -> Option<String> {
    match value {
        Value::Scalar(text) => Some(text.clone()),
        Value::String { text, truncated: 0 } if text.len() <= 60 => Some(format!("{text:?}")),
        Value::Variant { name, fields } if fields.is_empty() => Some(name.clone()),
        Value::Variant { name, fields } => match fields.as_slice() {
            [field] => Some(format!("{name}({})", short(&field.value)?)),
            _ => None,
        },
        _ => None,
    }
}

/// The first variable that is a strong handle of an allocation.
fn handle(picture: &Picture, id: &str) -> Option<String> {
    let locals = picture.frames.iter().rev().flat_map(|frame| &frame.locals);
    let found = locals.filter(|local| !local.name.is_empty()).find(|local| {
        matches!(&local.value, Value::Pointer { to: Some(to), role: Role::Rc, .. } if to == id)
    });
    found.map(|local| local.name.clone())
}
