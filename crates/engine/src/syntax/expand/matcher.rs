//! Matching a call against a rule.
//!
//! This is rustc's algorithm. Matcher and input are flattened, delimiters being tokens like
//! any other. A set of threads, each at a place of the matcher, goes over the input in step.
//! If a fragment has to be parsed, there must be no other thread that could go on, because
//! nobody backtracks: rustc calls everything else a local ambiguity.

use std::rc::Rc;

use super::flatten::{Flattened, InputKind, InputToken, Loc, flatten_input};
use super::fragment::can_begin;
use super::rules::{Part, RepeatOp, Specifier};
use super::units::same_unit;
use crate::syntax::ast::Ident;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::syntax::symbol::{Interner, Symbol};
use crate::syntax::token::Tree;

/// What a matcher's variable stands for.
#[derive(Clone, Debug)]
pub(crate) enum Matched {
    /// One fragment: opaque, or a single token tree.
    One(Rc<[Tree]>),
    /// One for each repetition.
    Many(Vec<Matched>),
}

/// What all variables of a matcher stand for.
pub(crate) type Bindings = Vec<(Ident, Matched)>;

/// How a rule did.
pub(crate) enum Outcome {
    Success(Bindings),
    /// The next rule may do better. The number says how far this one got.
    Failure(usize, Diagnostic),
    /// rustc does not try another rule after this.
    Fatal(Diagnostic),
}

/// Parses the fragment that a specifier asks for.
pub(crate) trait FragmentParser {
    /// Parses from the first of these trees and gives what was matched and how many trees
    /// that took. `end` is the place after the last of them.
    fn fragment(
        &mut self,
        specifier: Specifier,
        trees: &[Tree],
        end: Span,
    ) -> Result<(Rc<[Tree]>, usize), Diagnostic>;

    fn interner(&self) -> &Interner;

    /// Counts a step of matching, and reports when there are too many of them.
    fn count_step(&mut self, at: Span) -> Result<(), Diagnostic>;
}

/// Matches `input` against a matcher. `end` is the place after the input.
pub(crate) fn match_input(
    matcher: &[Part],
    input: &[Tree],
    end: Span,
    macro_name: Symbol,
    parser: &mut dyn FragmentParser,
) -> Outcome {
    let mut flat = Flattened::default();
    flat.parts(matcher, 0);
    flat.locs.push(Loc::Eof);
    let mut tokens = Vec::new();
    flatten_input(input, end, &mut tokens);
    let run = Run {
        locs: &flat.locs,
        vars: &flat.vars,
        tokens: &tokens,
        end,
        macro_name,
    };
    match run.go(parser) {
        Ok(outcome) => outcome,
        Err(diagnostic) => Outcome::Fatal(diagnostic),
    }
}

/// One possibility that is still open.
#[derive(Clone)]
struct Thread {
    loc: usize,
    /// What the variables stand for so far, by index.
    matches: Rc<Vec<Matched>>,
}

impl Thread {
    fn at(&self, loc: usize) -> Self {
        Self {
            loc,
            matches: Rc::clone(&self.matches),
        }
    }

    /// Adds a match at this depth of repetition.
    fn push(&mut self, index: usize, depth: usize, matched: Matched) {
        let slots = Rc::make_mut(&mut self.matches);
        if depth == 0 {
            // Variables are met in order, the first time that each is.
            slots.truncate(index);
            slots.push(matched);
            return;
        }
        let mut slot = slots.get_mut(index);
        for _ in 1..depth {
            slot = match slot {
                Some(Matched::Many(many)) => many.last_mut(),
                _ => None,
            };
        }
        if let Some(Matched::Many(many)) = slot {
            many.push(matched);
        }
    }
}

struct Run<'m, 't> {
    locs: &'m [Loc<'m>],
    vars: &'m [Ident],
    tokens: &'t [InputToken<'t>],
    end: Span,
    macro_name: Symbol,
}

/// The threads at one token, sorted by what they wait for.
#[derive(Default)]
struct Sorted {
    /// Those that take the token.
    next: Vec<Thread>,
    /// Those that want to parse a fragment from here.
    fragments: Vec<Thread>,
    /// Those that are at the end of the matcher, if the input is at its end.
    done: Vec<Thread>,
}

impl Run<'_, '_> {
    fn go(&self, parser: &mut dyn FragmentParser) -> Result<Outcome, Diagnostic> {
        let mut threads = vec![Thread {
            loc: 0,
            matches: Rc::new(Vec::new()),
        }];
        let mut position = 0;
        loop {
            let token = self.tokens.get(position);
            let mut sorted = self.sort(threads, token, parser)?;
            let Some(token) = token else {
                return Ok(self.at_end(sorted));
            };
            threads = match (sorted.next.is_empty(), sorted.fragments.as_mut_slice()) {
                (true, []) => return Ok(no_rule(position, token, parser.interner())),
                (false, []) => {
                    position += 1;
                    sorted.next
                }
                (true, [thread]) => {
                    position = self.parse_fragment(thread, position, token, parser)?;
                    sorted.fragments
                }
                _ => return Err(self.ambiguity(&sorted, token, parser.interner())),
            };
        }
    }

    fn sort(
        &self,
        mut threads: Vec<Thread>,
        token: Option<&InputToken>,
        parser: &mut dyn FragmentParser,
    ) -> Result<Sorted, Diagnostic> {
        let mut sorted = Sorted::default();
        while let Some(thread) = threads.pop() {
            parser.count_step(token.map_or(self.end, |token| token.span))?;
            self.step(thread, token, &mut threads, &mut sorted, parser.interner());
        }
        Ok(sorted)
    }

    fn step(
        &self,
        mut thread: Thread,
        token: Option<&InputToken>,
        threads: &mut Vec<Thread>,
        sorted: &mut Sorted,
        interner: &Interner,
    ) {
        let Some(loc) = self.locs.get(thread.loc) else {
            return;
        };
        match loc {
            Loc::Unit(_) | Loc::Open(_) | Loc::Close(_) => {
                if token.is_some_and(|token| takes(loc, token)) {
                    sorted.next.push(thread.at(thread.loc + 1));
                }
            }
            Loc::Sequence {
                op,
                vars,
                depth,
                after,
            } => {
                for var in vars.clone() {
                    thread.push(var, *depth, Matched::Many(Vec::new()));
                }
                if matches!(op, RepeatOp::ZeroOrMore | RepeatOp::ZeroOrOne) {
                    threads.push(thread.at(*after));
                }
                threads.push(thread.at(thread.loc + 1));
            }
            Loc::SequenceEnd {
                op,
                first,
                separator: None,
            } => {
                threads.push(thread.at(thread.loc + 1));
                if *op != RepeatOp::ZeroOrOne {
                    threads.push(thread.at(*first));
                }
            }
            Loc::SequenceEnd {
                separator: Some(separator),
                ..
            } => {
                threads.push(thread.at(thread.loc + 2));
                if token.is_some_and(|token| takes(&Loc::Unit(separator), token)) {
                    sorted.next.push(thread.at(thread.loc + 1));
                }
            }
            Loc::SequenceNext { first } => threads.push(thread.at(*first)),
            Loc::Var { specifier, .. } => {
                let begins = token.is_some_and(|token| {
                    !matches!(token.kind, InputKind::Close(_))
                        && can_begin(*specifier, token.rest, interner)
                });
                if begins || (*specifier == Specifier::Vis && begins_nothing(token)) {
                    sorted.fragments.push(thread);
                }
            }
            Loc::Eof => {
                if token.is_none() {
                    sorted.done.push(thread);
                }
            }
        }
    }

    fn at_end(&self, mut sorted: Sorted) -> Outcome {
        match (sorted.done.pop(), sorted.done.len()) {
            (Some(thread), 0) => {
                let matches = thread.matches.iter().cloned();
                Outcome::Success(self.vars.iter().copied().zip(matches).collect())
            }
            (Some(_), _) => {
                let message = "ambiguity: multiple successful parses";
                Outcome::Fatal(Diagnostic::error(self.end, message))
            }
            (None, _) => {
                let error = Diagnostic::error(self.end, "unexpected end of macro invocation");
                Outcome::Failure(self.tokens.len(), error)
            }
        }
    }

    fn ambiguity(&self, sorted: &Sorted, token: &InputToken, interner: &Interner) -> Diagnostic {
        let names = sorted
            .fragments
            .iter()
            .filter_map(|thread| match self.locs.get(thread.loc) {
                Some(Loc::Var {
                    index, specifier, ..
                }) => {
                    let name = self
                        .vars
                        .get(*index)
                        .map_or("", |var| interner.text(var.name));
                    Some(format!("{} ('{name}')", specifier.name()))
                }
                _ => None,
            });
        let names = names.collect::<Vec<_>>().join(" or ");
        let rest = match sorted.next.len() {
            0 => format!("built-in NTs {names}."),
            1 => format!("built-in NTs {names} or 1 other option."),
            more => format!("built-in NTs {names} or {more} other options."),
        };
        let macro_name = interner.text(self.macro_name);
        let message = format!(
            "local ambiguity when calling macro `{macro_name}`: multiple parsing options: {rest}"
        );
        Diagnostic::error(token.span, message)
    }

    /// Parses a fragment and gives the position after it.
    fn parse_fragment(
        &self,
        thread: &mut Thread,
        position: usize,
        token: &InputToken,
        parser: &mut dyn FragmentParser,
    ) -> Result<usize, Diagnostic> {
        let Some(Loc::Var {
            index,
            depth,
            specifier,
        }) = self.locs.get(thread.loc)
        else {
            return Ok(position);
        };
        let (trees, width) = parser.fragment(*specifier, token.rest, token.end)?;
        thread.push(*index, *depth, Matched::One(trees));
        thread.loc += 1;
        Ok(skip(self.tokens, position, token, width))
    }
}

/// The position after so many trees of the level that `token` is on.
fn skip(tokens: &[InputToken], position: usize, token: &InputToken, width: usize) -> usize {
    let left = token.rest.len().saturating_sub(width);
    let mut position = position;
    while let Some(token) = tokens.get(position) {
        let is_close = matches!(token.kind, InputKind::Close(_));
        if is_close || token.rest.len() <= left {
            break;
        }
        position = token.next;
    }
    position
}

fn no_rule(position: usize, token: &InputToken, interner: &Interner) -> Outcome {
    let text = token_text(token, interner);
    let error = Diagnostic::error(token.span, format!("no rules expected {text}"));
    Outcome::Failure(position, error)
}

/// A visibility may be nothing at all, but something has to follow it.
fn begins_nothing(token: Option<&InputToken>) -> bool {
    token.is_some_and(|token| matches!(token.kind, InputKind::Unit([comma]) if comma.is_punct(',')))
}

fn takes(loc: &Loc, token: &InputToken) -> bool {
    match (loc, &token.kind) {
        (Loc::Unit(expected), InputKind::Unit(unit)) => same_unit(expected, unit),
        (Loc::Open(expected), InputKind::Open(delimiter))
        | (Loc::Close(expected), InputKind::Close(delimiter)) => expected == delimiter,
        _ => false,
    }
}

fn token_text(token: &InputToken, interner: &Interner) -> String {
    match &token.kind {
        InputKind::Open(delimiter) => format!("`{}`", delimiter.open()),
        InputKind::Close(delimiter) => format!("`{}`", delimiter.close()),
        InputKind::Unit([Tree::Fragment(fragment)]) => {
            format!("`{}` metavariable", fragment.kind.name())
        }
        InputKind::Unit(unit) => {
            let text = crate::syntax::token::print::tokens_to_string(unit, interner);
            format!("`{}`", text.unwrap_or_default())
        }
    }
}
