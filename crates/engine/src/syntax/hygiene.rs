//! Which expansion a token came out of.
//!
//! This is rustc's model for `macro_rules!`. Each expansion marks the tokens that come
//! from the macro's body, and leaves those alone that the caller handed in. A local
//! variable or a label is then the same as another if name *and* marks are the same, so
//! that a macro's own `let x` never captures the caller's `x`. Items, fields, methods and
//! macros are found by name alone.
//!
//! A resolver that walks outwards through scopes removes a mark where it crosses the
//! definition of the macro that made it ([`Hygiene::leave_definition`]): what was in scope
//! where a macro was defined is in scope in its body.

use std::collections::HashMap;

use super::span::Span;
use super::symbol::Symbol;
use crate::codec::{Coded, ImageError, Reader, Writer};

/// The chain of expansions that a token came through, interned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SyntaxContext(u32);

impl SyntaxContext {
    /// Written in the file as it stands.
    pub const ROOT: Self = Self(0);

    /// Whether this was written in the file as it stands.
    #[must_use]
    pub fn is_root(self) -> bool {
        self == Self::ROOT
    }
}

/// One expansion of one macro call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExpnId(u32);

/// A `macro_rules!` definition of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MacroId(pub(crate) u32);

impl MacroId {
    /// What derives are expansions of: no definition of the file.
    pub const DERIVE: Self = Self(u32::MAX);
}

/// What an expansion was.
#[derive(Clone, Copy, Debug)]
pub struct Expansion {
    /// The macro's name.
    pub name: Symbol,
    /// The definition that was expanded, or [`MacroId::DERIVE`].
    pub definition: MacroId,
    /// The call, from its path to its closing delimiter; of a derive, its path.
    pub call_site: Span,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    parent: SyntaxContext,
    expn: ExpnId,
}

/// All expansions of a file, and the contexts that they made.
#[derive(Clone, Debug, Default)]
pub struct Hygiene {
    expansions: Vec<Expansion>,
    /// The context `n` is at `n - 1`; the root has no mark.
    marks: Vec<Mark>,
    interned: HashMap<(SyntaxContext, ExpnId), SyntaxContext>,
}

impl Hygiene {
    /// Records an expansion.
    pub(crate) fn expand(&mut self, expansion: Expansion) -> ExpnId {
        self.expansions.push(expansion);
        ExpnId(u32::try_from(self.expansions.len() - 1).unwrap_or(u32::MAX))
    }

    /// The context of a token of a macro's body in this expansion of it.
    pub(crate) fn apply_mark(&mut self, parent: SyntaxContext, expn: ExpnId) -> SyntaxContext {
        let marks = &mut self.marks;
        *self.interned.entry((parent, expn)).or_insert_with(|| {
            marks.push(Mark { parent, expn });
            SyntaxContext(u32::try_from(marks.len()).unwrap_or(u32::MAX))
        })
    }

    /// The expansion that produced what has this context, and nothing for the root.
    #[must_use]
    pub fn expansion(&self, ctxt: SyntaxContext) -> Option<&Expansion> {
        let mark = self.mark(ctxt)?;
        self.expansions.get(mark.expn.0 as usize)
    }

    /// The context with its latest mark taken off.
    #[must_use]
    pub fn parent(&self, ctxt: SyntaxContext) -> SyntaxContext {
        self.mark(ctxt)
            .map_or(SyntaxContext::ROOT, |mark| mark.parent)
    }

    /// The context under which to go on looking for a local variable or a label, after a
    /// scope was left in which `definition` stands.
    #[must_use]
    pub fn leave_definition(&self, ctxt: SyntaxContext, definition: MacroId) -> SyntaxContext {
        match self.expansion(ctxt) {
            Some(expansion) if expansion.definition == definition => self.parent(ctxt),
            _ => ctxt,
        }
    }

    /// The outermost macro call that led to `span`, or `span` itself if there was none.
    /// This is the place that a panic reports.
    #[must_use]
    pub fn expansion_cause(&self, span: Span) -> Span {
        let mut span = span;
        while let Some(expansion) = self.expansion(span.ctxt) {
            span = expansion.call_site;
        }
        span
    }

    /// The smallest span that holds both. If they are of different expansions, the calls
    /// that led to them are joined instead, as rustc does it.
    #[must_use]
    pub fn join(&self, from: Span, to: Span) -> Span {
        if from.is_comparable(to) {
            return from.cover(to);
        }
        let outer = self.call_chain(to);
        for inner in self.call_chain(from) {
            if let Some(other) = outer.iter().find(|other| inner.is_comparable(**other)) {
                return inner.cover(*other);
            }
        }
        from
    }

    /// The span, the call that led to it, the call that led to that one, and so on.
    fn call_chain(&self, span: Span) -> Vec<Span> {
        let call = |span: &Span| {
            self.expansion(span.ctxt)
                .map(|expansion| expansion.call_site)
        };
        std::iter::successors(Some(span), call).collect()
    }

    fn mark(&self, ctxt: SyntaxContext) -> Option<Mark> {
        let index = (ctxt.0 as usize).checked_sub(1)?;
        self.marks.get(index).copied()
    }
}

/// Definitions lead to nothing if their ids are wrong, so that no one has to look at them.
impl Coded for MacroId {
    fn write(&self, to: &mut Writer<'_>) {
        self.0.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        u32::read(from).map(Self)
    }
}
