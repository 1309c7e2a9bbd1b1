//! How deep a source goes, found before anything recurses into it.
//!
//! syn's parser recurses, and so does dropping its trees. A stack in wasm is 1 MiB, and to
//! overflow it would take the page's engine down. So nothing is handed to syn before an
//! upper bound of the depth of its tree is known.
//!
//! The bound is taken from the tokens. Within a pair of delimiters, what stands between
//! two separators is a *run*. Each token of a run that could nest something, such as a
//! unary operator, a method call or an angle bracket, adds what it may cost; the whole run
//! is added to what is deepest inside it. The true depth is never more than that, and in
//! programs that people write it is not far from it.
//!
//! A macro's expansion is lowered within what called it. So lowering counts how deep it is
//! itself, and what an expansion may cost is what is left of one budget ([`MAX_NESTING`]).

use super::{Delimiter, Token, TokenKind, Tree};
use crate::syntax::symbol::Interner;

/// The most delimiters that may be open at once.
pub const MAX_DELIMITERS: usize = 200;

/// The most that a source and the expansions that are under way in it may cost.
///
/// One unit stands for about 200 bytes of stack. At the bound, the hungriest of 65 measured
/// shapes of nesting takes 703 KiB in an optimised native build; in wasm, none of them
/// overflows in V8 even when that is given half of its usual stack of 1 MiB.
pub const MAX_NESTING: u32 = 3000;

/// What a pair of delimiters costs: syn goes through all of its precedence levels.
const GROUP: u32 = 26;
/// What an angle bracket costs.
const ANGLE: u32 = 38;
/// What a prefix costs, such as a unary operator or the arrow of a function type.
const PREFIX: u32 = 20;
/// What a link of a chain costs, such as a method call or a binary operator.
const LINK: u32 = 2;
/// What a level of our own trees costs while it is lowered.
pub(crate) const LOWERED: u32 = 5;
/// What an expansion costs while its result is lowered.
pub(crate) const EXPANSION: u32 = 16;

/// An upper bound of what these trees cost.
pub(crate) fn nesting(trees: &[Tree], interner: &Interner) -> u32 {
    let mut meter = Meter {
        interner,
        deepest: 0,
        run: Run::default(),
    };
    let mut before: Option<&Tree> = None;
    let mut trees = trees.iter().peekable();
    while let Some(tree) = trees.next() {
        meter.tree(tree, before);
        if meter.ends_run(tree, before, trees.peek().copied()) {
            meter.end_run();
        }
        if tree.is_punct(',') {
            meter.end_element();
        }
        before = Some(tree);
    }
    meter.end_run();
    meter.deepest
}

/// What stands between two separators.
#[derive(Default)]
struct Run {
    cost: u32,
    /// The cost of angle brackets that are open. A comma may stand between them.
    angles: u32,
    /// The most that were open at once.
    most_angles: u32,
    /// The cost of bars. A comma may stand between those of a closure.
    bars: u32,
    /// The cost of the deepest group.
    inside: u32,
}

struct Meter<'i> {
    interner: &'i Interner,
    deepest: u32,
    run: Run,
}

impl Meter<'_> {
    fn tree(&mut self, tree: &Tree, before: Option<&Tree>) {
        let follows_operand = before.is_some_and(|before| self.is_operand(before));
        match tree {
            Tree::Group(group) => {
                self.enter(&group.trees);
                self.run.cost += if follows_operand { LINK } else { 0 };
            }
            Tree::Fragment(fragment) => self.enter(&fragment.trees),
            Tree::Token(token) if is_arrow_head(token, before) => {}
            Tree::Token(token) => self.token(token, follows_operand),
        }
    }

    fn enter(&mut self, trees: &[Tree]) {
        self.run.inside = self.run.inside.max(GROUP + nesting(trees, self.interner));
    }

    fn token(&mut self, token: &Token, follows_operand: bool) {
        match token.kind {
            TokenKind::Punct(',' | ';') => {}
            TokenKind::Punct('<') => {
                self.run.angles += ANGLE;
                self.run.most_angles = self.run.most_angles.max(self.run.angles);
            }
            TokenKind::Punct('>') => self.run.angles = self.run.angles.saturating_sub(ANGLE),
            TokenKind::Punct('|') => self.run.bars += PREFIX,
            TokenKind::Punct('=' | '@') => self.run.cost += PREFIX,
            TokenKind::Punct(_) if follows_operand => self.run.cost += LINK,
            TokenKind::Punct(_) => self.run.cost += PREFIX,
            TokenKind::Lifetime(_) => self.run.cost += LINK,
            TokenKind::Ident(name) if self.nests(name) => self.run.cost += PREFIX,
            _ => {}
        }
    }

    /// Whether an expression or a type may follow this word and be part of what it begins.
    fn nests(&self, name: crate::syntax::symbol::Symbol) -> bool {
        let name = self.interner.text(name);
        super::print::is_keyword(name) && !matches!(name, "self" | "Self" | "super" | "crate")
    }

    fn is_operand(&self, tree: &Tree) -> bool {
        match tree {
            Tree::Group(_) | Tree::Fragment(_) => true,
            Tree::Token(token) => match token.kind {
                TokenKind::Punct(punct) => matches!(punct, '?' | '>'),
                TokenKind::Ident(name) => !self.nests(name),
                _ => true,
            },
        }
    }

    /// Whether nothing after this tree can be nested in what came before. That is so after
    /// a semicolon, after the arrow of a match arm, and after a closing brace that a word
    /// follows which cannot go on with the expression before it.
    fn ends_run(&self, tree: &Tree, before: Option<&Tree>, next: Option<&Tree>) -> bool {
        if tree.is_punct(';') {
            return true;
        }
        if tree.is_punct('>') {
            return before.is_some_and(|before| before.is_punct('=') && before.is_joint());
        }
        tree.group(Delimiter::Brace).is_some() && next.is_some_and(|next| self.begins_anew(next))
    }

    fn begins_anew(&self, next: &Tree) -> bool {
        match next {
            Tree::Token(Token {
                kind: TokenKind::Ident(name),
                ..
            }) => !matches!(self.interner.text(*name), "else" | "as"),
            Tree::Token(Token {
                kind: TokenKind::Lifetime(_),
                ..
            }) => true,
            other => other.is_punct('#'),
        }
    }

    /// A comma ends an operand, unless it stands in angle brackets or between bars.
    fn end_element(&mut self) {
        if self.run.angles == 0 && self.run.bars == 0 {
            self.end_run();
        }
    }

    fn end_run(&mut self) {
        self.settle();
        self.run = Run::default();
    }

    fn settle(&mut self) {
        let run = &self.run;
        let peak = run
            .cost
            .saturating_add(run.most_angles)
            .saturating_add(run.bars);
        self.deepest = self.deepest.max(peak.saturating_add(run.inside));
    }
}

/// Whether this is the `>` of `->` or `=>`, which closes no angle bracket.
fn is_arrow_head(token: &Token, before: Option<&Tree>) -> bool {
    token.kind == TokenKind::Punct('>')
        && before.is_some_and(|before| {
            before.is_joint() && (before.is_punct('-') || before.is_punct('='))
        })
}
