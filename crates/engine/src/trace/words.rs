//! Why a guard is alive, as sentences.

use super::picture::{Range, Why, WhyKind};
use crate::syntax::Edition;
use crate::thir::TempReason;

/// What holds a guard, with the names that people know it by. Where something is may be
/// nothing: then it is in a temporary.
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
    /// A value that a statement is about to hand on.
    Operand,
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
    /// What is at the root of it, if it is not that itself.
    pub root: Option<Root>,
    /// Where the scope ends that the root is dropped with.
    pub until: Option<Range>,
    /// Of which edition the program is.
    pub edition: Edition,
}

/// What is at the root of what holds a guard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// A variable, by its name.
    Variable(String),
    /// A temporary.
    Temporary(TempReason),
    /// Something that lives as long as the program.
    Static,
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
        let named = |path: &String| (!path.is_empty()).then(|| path.clone());
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
                    "{} has captured it{}",
                    subject("closure", at),
                    self.as_long(at)
                );
                (WhyKind::Capture, named(at), text)
            }
            Holder::Iterator(at) => {
                let text = format!("{} holds it{}", subject("iterator", at), self.as_long(at));
                (WhyKind::Iterator, named(at), text)
            }
            Holder::Task(at) => {
                let text = format!(
                    "{} keeps it while it waits, because it is alive at an `.await`{}",
                    subject("task", at),
                    self.as_long(at)
                );
                (WhyKind::Capture, named(at), text)
            }
            Holder::Field { field, of } => {
                let text = format!(
                    "It is stored in the field `{field}` of `{of}`{}",
                    self.as_long(of)
                );
                (WhyKind::Field, Some(field.clone()), text)
            }
            Holder::Element(at) => {
                let text = format!("It is stored in `{at}`{}", self.as_long(at));
                (WhyKind::Field, named(at), text)
            }
            Holder::Std(function) => {
                let text = format!("`{function}` of std has it, until that call is over.");
                (WhyKind::InFlight, Some(function.clone()), text)
            }
            Holder::Return(function) => {
                let text = format!("It is what `{function}` returns, on its way to the caller.");
                (WhyKind::InFlight, None, text)
            }
            Holder::Operand => {
                let text = "It is a value that this statement is about to hand on.";
                (WhyKind::InFlight, None, text.to_owned())
            }
            Holder::Static(name) => {
                let text = format!("It is stored in `{name}`, which lives as long as the program.");
                (WhyKind::Field, Some(name.clone()), text)
            }
            Holder::Leaked => {
                let text = "Nothing holds it any more, and it was never dropped: it was \
                            forgotten, as by `mem::forget`, so it is never released.";
                (WhyKind::Leaked, None, text.to_owned())
            }
            Holder::Unknown => {
                let text = "It is on its way from one place to another.";
                (WhyKind::InFlight, None, text.to_owned())
            }
        }
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

    /// How long what is at a path lives, to the end of the sentence.
    fn as_long(&self, at: &str) -> String {
        match &self.root {
            Some(Root::Variable(root)) if root == at => format!("{}.", self.to_scope_end()),
            Some(Root::Variable(root)) => {
                format!(". It lives as long as `{root}`{}.", self.to_scope_end())
            }
            Some(Root::Temporary(reason)) => format!(". {}", self.temporary(*reason)),
            Some(Root::Static) => ", which lives as long as the program.".to_owned(),
            None => ".".to_owned(),
        }
    }

    /// Why a temporary lives as long as it does.
    #[must_use]
    pub fn temporary(&self, reason: TempReason) -> String {
        let before_2024 = self.edition != Edition::Edition2024;
        let at = |what: &str| match self.line() {
            Some(line) => format!("{what} at line {line}"),
            None => what.to_owned(),
        };
        match reason {
            TempReason::Statement => {
                let end = match self.line() {
                    Some(line) => format!("its `;` in line {line}"),
                    None => "its `;`".to_owned(),
                };
                format!("It is a temporary of this statement, which is dropped at {end}.")
            }
            TempReason::MatchScrutinee => format!(
                "It is a temporary of what this `match` looks at. That is kept through all arms, {}.",
                at("to the end of the statement")
            ),
            TempReason::IfLetScrutinee if before_2024 => format!(
                "It is a temporary of what this `if let` looks at. In edition 2021 that is kept \
                 through the block and the `else` too, {}; in edition 2024 it would be dropped \
                 before the `else`.",
                at("to the end of the statement")
            ),
            TempReason::IfLetScrutinee => format!(
                "It is a temporary of what this `if let` looks at. That is kept through the \
                 block, {}.",
                at("to the closing brace")
            ),
            TempReason::WhileLetScrutinee => format!(
                "It is a temporary of what this `while let` looks at. That is kept through each \
                 round of the loop, {}.",
                at("to the closing brace")
            ),
            TempReason::ForIterator => format!(
                "It is a temporary of what this `for` goes over. That is kept through the whole \
                 loop, {}.",
                at("to the closing brace")
            ),
            TempReason::Condition => "It is a temporary of this condition, which is dropped as \
                                      soon as the condition is known."
                .to_owned(),
            TempReason::Tail if before_2024 => format!(
                "It is a temporary of the last expression of a block. In edition 2021 that is \
                 dropped after the block's own variables, {}; in edition 2024 it would be \
                 dropped before them.",
                at("with the statement around it")
            ),
            TempReason::Tail => format!(
                "It is a temporary of the last expression of a block, which is dropped {}.",
                at("when that is evaluated, before the block's variables,")
            ),
            TempReason::Extended => format!(
                "It is a temporary that a `let` refers to. That is kept as long as the variable, \
                 {}.",
                at("to the end of the block")
            ),
            TempReason::Constant => {
                "It is part of a constant, which lives as long as the program.".to_owned()
            }
        }
    }
}

/// What holds a guard, at the beginning of a sentence.
fn subject(what: &str, at: &str) -> String {
    let article = if what.starts_with('i') { "An" } else { "A" };
    if at.is_empty() {
        format!("{article} {what} in a temporary")
    } else {
        format!("The {what} `{at}`")
    }
}
