//! Why a guard is alive, as sentences.

use super::picture::{Range, Why, WhyKind};
use crate::syntax::Edition;
use crate::thir::TempReason;

/// What holds a guard, with the names that people know it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A variable is the guard, or has it inside of something that std made.
    Variable(String),
    /// An argument of a call.
    Argument {
        /// Its name, if it has one.
        name: Option<String>,
        /// The function.
        function: String,
    },
    /// A temporary.
    Temporary(TempReason),
    /// A closure has captured it: where the closure is.
    Closure(String),
    /// An iterator: where that is.
    Iterator(String),
    /// An async block or the body of an `async fn`, which waits: where that is.
    Task(String),
    /// A field: its name, and where what has it is.
    Field {
        /// The field.
        field: String,
        /// What has it.
        of: String,
    },
    /// An element of a list, a map or the like.
    Element(String),
    /// A call of std's.
    Std(String),
    /// The value that a call is about to return.
    Return(String),
    /// A static.
    Static(String),
    /// Nothing.
    Leaked,
    /// Something that was not found.
    Unknown,
}

/// A holder together with what its end depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What holds the guard.
    pub holder: Holder,
    /// The variable at the root of what holds it, if it is not that itself.
    pub root: Option<String>,
    /// Whether that root is a temporary, and why it lives.
    pub temporary: Option<TempReason>,
    /// Where the scope ends that the root is dropped with.
    pub until: Option<Range>,
    /// Of which edition the program is.
    pub edition: Edition,
}

impl Reason {
    /// The reason in words.
    #[must_use]
    pub fn why(&self) -> Why {
        let (kind, name, text) = self.sentence();
        Why {
            kind,
            text,
            name,
            until: self.until,
        }
    }

    fn sentence(&self) -> (WhyKind, Option<String>, String) {
        match &self.holder {
            Holder::Variable(name) => {
                let text = format!("The variable `{name}` holds it{}.", self.to_scope_end());
                (WhyKind::Variable, Some(name.clone()), text)
            }
            Holder::Argument { name, function } => {
                let called = match name {
                    Some(name) => format!("The argument `{name}` of `{function}` holds it"),
                    None => format!("An argument of `{function}` holds it"),
                };
                let text = format!("{called}, until that call is over.");
                (WhyKind::Argument, name.clone(), text)
            }
            Holder::Temporary(reason) => (WhyKind::Temporary, None, self.temporary(*reason)),
            Holder::Closure(at) => {
                let text = format!(
                    "The closure {} has captured it{}.",
                    self.at(at),
                    self.as_long()
                );
                (WhyKind::Capture, self.name(at), text)
            }
            Holder::Iterator(at) => {
                let text = format!("The iterator {} holds it{}.", self.at(at), self.as_long());
                (WhyKind::Iterator, self.name(at), text)
            }
            Holder::Task(at) => {
                let text = format!(
                    "The task {} holds it while it waits: a guard that is alive at an `.await` is kept in the task{}.",
                    self.at(at),
                    self.as_long()
                );
                (WhyKind::Capture, self.name(at), text)
            }
            Holder::Field { field, of } => {
                let text = format!(
                    "It is stored in the field `{field}` of {}{}.",
                    self.at(of),
                    self.as_long()
                );
                (WhyKind::Field, Some(field.clone()), text)
            }
            Holder::Element(at) => {
                let text = format!("It is stored in {}{}.", self.at(at), self.as_long());
                (WhyKind::Field, self.name(at), text)
            }
            Holder::Std(function) => {
                let text = format!("`{function}` of std holds it, until that call is over.");
                (WhyKind::InFlight, Some(function.clone()), text)
            }
            Holder::Return(function) => {
                let text = format!("It is what `{function}` returns, on its way to the caller.");
                (WhyKind::InFlight, None, text)
            }
            Holder::Static(name) => {
                let text = format!("It is stored in `{name}`, which lives as long as the program.");
                (WhyKind::Field, Some(name.clone()), text)
            }
            Holder::Leaked => (
                WhyKind::Leaked,
                None,
                "Nothing holds it any more, and it was never dropped: it was forgotten, as by \
                 `mem::forget`, so it is never released."
                    .to_owned(),
            ),
            Holder::Unknown => (
                WhyKind::InFlight,
                None,
                "It is on its way from one place to another.".to_owned(),
            ),
        }
    }

    /// A place as it stands in a sentence.
    fn at(&self, path: &str) -> String {
        if path.is_empty() {
            return match self.temporary {
                Some(_) => "in a temporary".to_owned(),
                None => "that has no name".to_owned(),
            };
        }
        format!("`{path}`")
    }

    fn name(&self, path: &str) -> Option<String> {
        (!path.is_empty()).then(|| path.to_owned())
    }

    fn line(&self) -> Option<u32> {
        self.until.map(|range| range.end.line)
    }

    /// Where a variable's scope ends.
    fn to_scope_end(&self) -> String {
        match self.line() {
            Some(line) => format!(", to the end of its scope at line {line}"),
            None => ", to the end of its scope".to_owned(),
        }
    }

    /// How long what holds the guard lives.
    fn as_long(&self) -> String {
        let line = self
            .line()
            .map_or(String::new(), |line| format!(" at line {line}"));
        match (&self.root, self.temporary) {
            (Some(root), _) if !root.is_empty() => {
                format!(", and lives as long as `{root}`: to the end of its scope{line}")
            }
            (_, Some(reason)) => format!(". {}", self.temporary(reason)),
            _ => String::new(),
        }
    }

    /// Why a temporary lives as long as it does.
    #[must_use]
    pub fn temporary(&self, reason: TempReason) -> String {
        let before_2024 = self.edition != Edition::Edition2024;
        let line = self.line();
        let at = |what: &str| match line {
            Some(line) => format!("{what} at line {line}"),
            None => what.to_owned(),
        };
        match reason {
            TempReason::Statement => format!(
                "It is a temporary of this statement, which is dropped {}.",
                at("at its end: the `;`").replace("the `;` at line", "the `;` on line")
            ),
            TempReason::MatchScrutinee => format!(
                "It is a temporary of what this `match` looks at, which is kept through all its \
                 arms, {}.",
                at("to the end of the statement")
            ),
            TempReason::IfLetScrutinee if before_2024 => format!(
                "It is a temporary of what this `if let` looks at, which is kept through the \
                 block and, in edition 2021, through the `else` too, {}. In edition 2024 it is \
                 dropped before the `else`.",
                at("to the closing brace")
            ),
            TempReason::IfLetScrutinee => format!(
                "It is a temporary of what this `if let` looks at, which is kept through the \
                 block, {}.",
                at("to the closing brace")
            ),
            TempReason::WhileLetScrutinee => format!(
                "It is a temporary of what this `while let` looks at, which is kept through each \
                 round of the loop, {}.",
                at("to the closing brace")
            ),
            TempReason::ForIterator => format!(
                "It is a temporary of what this `for` goes over, which is kept through the whole \
                 loop, {}.",
                at("to the closing brace")
            ),
            TempReason::Condition => {
                "It is a temporary of this condition, which is dropped as soon as the condition \
                 is known."
                    .to_owned()
            }
            TempReason::Tail if before_2024 => format!(
                "It is a temporary of the last expression of a block, which in edition 2021 is \
                 dropped after the block's own variables, {}. In edition 2024 it is dropped \
                 before them.",
                at("with the statement around the block")
            ),
            TempReason::Tail => format!(
                "It is a temporary of the last expression of a block, which is dropped {}.",
                at("at the end of the block")
            ),
            TempReason::Extended => format!(
                "It is a temporary that a `let` refers to, which is therefore kept as long as \
                 the variable, {}.",
                at("to the end of the block")
            ),
            TempReason::Constant => {
                "It is part of a constant, which lives as long as the program.".to_owned()
            }
        }
    }
}
