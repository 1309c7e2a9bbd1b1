//! Matchers and inputs in a row, delimiters being tokens like any other.

use super::rules::{Part, Repeat, RepeatOp, Specifier};
use super::units::split_unit;
use crate::syntax::ast::Ident;
use crate::syntax::span::Span;
use crate::syntax::token::{Delimiter, Tree};

/// A place of a flattened matcher.
pub(super) enum Loc<'m> {
    Unit(&'m [Tree]),
    Open(Delimiter),
    Close(Delimiter),
    /// The start of a repetition; `after` is the place after it.
    Sequence {
        op: RepeatOp,
        vars: std::ops::Range<usize>,
        depth: usize,
        after: usize,
    },
    SequenceEnd {
        op: RepeatOp,
        first: usize,
        separator: Option<&'m [Tree]>,
    },
    /// The place after a separator.
    SequenceNext {
        first: usize,
    },
    Var {
        index: usize,
        depth: usize,
        specifier: Specifier,
    },
    Eof,
}

#[derive(Default)]
pub(super) struct Flattened<'m> {
    pub(super) locs: Vec<Loc<'m>>,
    pub(super) vars: Vec<Ident>,
}

impl<'m> Flattened<'m> {
    pub(super) fn parts(&mut self, parts: &'m [Part], depth: usize) {
        for part in parts {
            match part {
                Part::Unit(unit) => self.locs.push(Loc::Unit(unit)),
                Part::Group(group, inside) => {
                    self.locs.push(Loc::Open(group.delimiter));
                    self.parts(inside, depth);
                    self.locs.push(Loc::Close(group.delimiter));
                }
                Part::Var(ident, specifier) => {
                    let specifier = specifier.unwrap_or(Specifier::Tt);
                    self.locs.push(Loc::Var {
                        index: self.vars.len(),
                        depth,
                        specifier,
                    });
                    self.vars.push(*ident);
                }
                Part::Repeat(repeat) => self.repeat(repeat, depth),
            }
        }
    }

    fn repeat(&mut self, repeat: &'m Repeat, depth: usize) {
        let start = self.locs.len();
        let first_var = self.vars.len();
        self.locs.push(Loc::Eof);
        self.parts(&repeat.parts, depth + 1);
        let (op, first) = (repeat.op, start + 1);
        let separator = repeat.separator.as_deref();
        self.locs.push(Loc::SequenceEnd {
            op,
            first,
            separator,
        });
        if separator.is_some() {
            self.locs.push(Loc::SequenceNext { first });
        }
        let after = self.locs.len();
        let vars = first_var..self.vars.len();
        if let Some(loc) = self.locs.get_mut(start) {
            *loc = Loc::Sequence {
                op,
                vars,
                depth,
                after,
            };
        }
    }
}

/// A token of a flattened input.
pub(super) struct InputToken<'t> {
    pub(super) kind: InputKind<'t>,
    /// The trees from here to the end of the delimiters around it.
    pub(super) rest: &'t [Tree],
    /// Where those end.
    pub(super) end: Span,
    /// The index of the token after this whole tree.
    pub(super) next: usize,
    pub(super) span: Span,
}

pub(super) enum InputKind<'t> {
    Unit(&'t [Tree]),
    Open(Delimiter),
    Close(Delimiter),
}

pub(super) fn flatten_input<'t>(trees: &'t [Tree], end: Span, out: &mut Vec<InputToken<'t>>) {
    let mut rest = trees;
    while let Some((unit, after)) = split_unit(rest) {
        let index = out.len();
        let span = match unit {
            [Tree::Fragment(fragment)] => fragment.site,
            _ => unit.first().map_or(end, Tree::span),
        };
        if let [Tree::Group(group)] = unit {
            let kind = InputKind::Open(group.delimiter);
            out.push(InputToken {
                kind,
                rest,
                end,
                next: 0,
                span: group.open,
            });
            flatten_input(&group.trees, group.close, out);
            let kind = InputKind::Close(group.delimiter);
            let next = out.len() + 1;
            out.push(InputToken {
                kind,
                rest: &[],
                end,
                next,
                span: group.close,
            });
        } else {
            out.push(InputToken {
                kind: InputKind::Unit(unit),
                rest,
                end,
                next: 0,
                span,
            });
        }
        let next = out.len();
        if let Some(token) = out.get_mut(index) {
            token.next = next;
        }
        rest = after;
    }
}
