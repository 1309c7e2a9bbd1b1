//! Writing a rule's body out.
//!
//! Each token of the body gets the mark of this expansion. What a variable stands for is
//! put in as it came, without a mark: that is hygiene.

use super::matcher::{Bindings, Matched};
use super::rules::{Part, Repeat};
use crate::syntax::ast::Ident;
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::hygiene::{ExpnId, Hygiene};
use crate::syntax::limits::MAX_EXPANDED_TOKENS;
use crate::syntax::span::Span;
use crate::syntax::symbol::{Interner, Symbol};
use crate::syntax::token::{Delimiter, Fragment, FragmentKind, Group, Spacing, Token, Tree};

type Result<T> = std::result::Result<T, Diagnostic>;

/// Writes `body` out.
pub(crate) struct Transcriber<'e> {
    pub bindings: &'e Bindings,
    pub expn: ExpnId,
    pub hygiene: &'e mut Hygiene,
    pub interner: &'e Interner,
    /// The repetition that each enclosing `$(…)*` is at.
    pub iterations: Vec<usize>,
    /// The tokens of all expansions of the file so far.
    pub tokens: &'e mut usize,
}

impl Transcriber<'_> {
    pub(crate) fn parts(&mut self, parts: &[Part], out: &mut Vec<Tree>) -> Result<()> {
        for part in parts {
            match part {
                Part::Unit(unit) => {
                    for tree in unit.iter() {
                        let tree = self.marked(tree);
                        self.push(tree, out)?;
                    }
                }
                Part::Group(group, inside) => self.group(group, inside, out)?,
                Part::Var(name, _) => self.var(*name, out)?,
                Part::Repeat(repeat) => self.repeat(repeat, out)?,
            }
        }
        Ok(())
    }

    fn group(&mut self, group: &Group, inside: &[Part], out: &mut Vec<Tree>) -> Result<()> {
        let mut trees = Vec::new();
        self.parts(inside, &mut trees)?;
        let group = Group {
            trees: trees.into(),
            open: self.mark(group.open),
            close: self.mark(group.close),
            ..*group
        };
        self.push(Tree::Group(group), out)
    }

    fn var(&mut self, name: Ident, out: &mut Vec<Tree>) -> Result<()> {
        let Some(matched) = self.binding(name) else {
            return self.unknown_var(name, out);
        };
        let Matched::One(trees) = matched else {
            let message = format!(
                "variable `{}` is still repeating at this depth",
                self.interner.text(name.name)
            );
            return Err(Diagnostic::error(name.span, message));
        };
        let site = self.mark(name.span);
        for tree in trees.iter() {
            // syn reads all of what a variable stands for, each time that it is put in.
            self.count(full_size(tree), name.span)?;
            out.push(placed(tree, site));
        }
        Ok(())
    }

    /// `$x` where no variable is called that: two tokens, for a macro within this macro.
    fn unknown_var(&mut self, name: Ident, out: &mut Vec<Tree>) -> Result<()> {
        let span = self.mark(name.span);
        let token = |kind, spacing| {
            Tree::Token(Token {
                kind,
                span,
                spacing,
            })
        };
        let dollar = crate::syntax::token::TokenKind::Punct('$');
        self.push(token(dollar, Spacing::JointHidden), out)?;
        let ident = crate::syntax::token::TokenKind::Ident(name.name);
        self.push(token(ident, Spacing::Alone), out)
    }

    /// What a variable stands for at the current repetition.
    fn binding(&self, name: Ident) -> Option<Matched> {
        let found = self.bindings.iter().find(|(each, _)| is_same(*each, name));
        let mut matched = &found?.1;
        for index in &self.iterations {
            match matched {
                Matched::One(_) => break,
                Matched::Many(many) => matched = many.get(*index)?,
            }
        }
        Some(matched.clone())
    }

    fn repeat(&mut self, repeat: &Repeat, out: &mut Vec<Tree>) -> Result<()> {
        let mut count = None;
        self.repetitions(&repeat.parts, &mut count)?;
        let Some((_, count)) = count else {
            let message = "attempted to repeat an expression containing no syntax variables \
                           matched as repeating at this depth";
            return Err(Diagnostic::error(repeat.span, message));
        };
        if count == 0 && repeat.op == super::rules::RepeatOp::OneOrMore {
            return Err(Diagnostic::error(
                repeat.span,
                "this must repeat at least once",
            ));
        }
        for iteration in 0..count {
            if iteration > 0
                && let Some(separator) = &repeat.separator
            {
                for tree in separator.iter() {
                    let tree = self.marked(tree);
                    self.push(tree, out)?;
                }
            }
            self.iterations.push(iteration);
            let result = self.parts(&repeat.parts, out);
            self.iterations.pop();
            result?;
        }
        Ok(())
    }

    /// How often the variables in these parts repeat, and the first that says so.
    fn repetitions(&self, parts: &[Part], found: &mut Option<(Symbol, usize)>) -> Result<()> {
        for part in parts {
            match part {
                Part::Unit(_) => {}
                Part::Group(_, inside) => self.repetitions(inside, found)?,
                Part::Repeat(repeat) => self.repetitions(&repeat.parts, found)?,
                Part::Var(name, _) => self.var_repetitions(*name, found)?,
            }
        }
        Ok(())
    }

    fn var_repetitions(&self, name: Ident, found: &mut Option<(Symbol, usize)>) -> Result<()> {
        let Some(Matched::Many(many)) = self.binding(name) else {
            return Ok(());
        };
        match *found {
            None => *found = Some((name.name, many.len())),
            Some((_, count)) if count == many.len() => {}
            Some((other, count)) => {
                let message = format!(
                    "meta-variable `{}` repeats {}, but `{}` repeats {}",
                    self.interner.text(other),
                    times(count),
                    self.interner.text(name.name),
                    times(many.len()),
                );
                return Err(Diagnostic::error(name.span, message));
            }
        }
        Ok(())
    }

    /// Adds a tree of the body. What is inside a group was counted already.
    fn push(&mut self, tree: Tree, out: &mut Vec<Tree>) -> Result<()> {
        self.count(1, tree.span())?;
        out.push(tree);
        Ok(())
    }

    fn count(&mut self, tokens: usize, at: Span) -> Result<()> {
        *self.tokens += tokens;
        if *self.tokens <= MAX_EXPANDED_TOKENS {
            return Ok(());
        }
        let message = format!("macros expand to more than {MAX_EXPANDED_TOKENS} tokens");
        Err(Diagnostic::limit(at, message))
    }

    fn marked(&mut self, tree: &Tree) -> Tree {
        match tree {
            Tree::Token(token) => Tree::Token(Token {
                span: self.mark(token.span),
                ..*token
            }),
            other => other.clone(),
        }
    }

    fn mark(&mut self, span: Span) -> Span {
        Span {
            ctxt: self.hygiene.apply_mark(span.ctxt, self.expn),
            ..span
        }
    }
}

/// Whether two names of a macro's variables are the same: a macro that another one wrote
/// may have two of the same name.
fn is_same(left: Ident, right: Ident) -> bool {
    left.name == right.name && left.span.ctxt == right.span.ctxt
}

fn times(count: usize) -> String {
    match count {
        1 => "1 time".to_owned(),
        more => format!("{more} times"),
    }
}

fn full_size(tree: &Tree) -> usize {
    match tree {
        Tree::Token(_) => 1,
        Tree::Group(group) => 2 + group.trees.iter().map(full_size).sum::<usize>(),
        Tree::Fragment(fragment) => fragment.trees.iter().map(full_size).sum(),
    }
}

/// What a variable stands for, put in at this place. A pattern of several alternatives goes
/// in parentheses: `&$p` borrows all of them, while syn sees through the fragment.
fn placed(tree: &Tree, site: Span) -> Tree {
    let Tree::Fragment(fragment) = tree else {
        return tree.clone();
    };
    let is_pat = fragment.kind == FragmentKind::Pat;
    if !is_pat || !fragment.trees.iter().any(|tree| tree.is_punct('|')) {
        return Tree::Fragment(Fragment {
            site,
            ..fragment.clone()
        });
    }
    Tree::Group(Group {
        delimiter: Delimiter::Parenthesis,
        trees: fragment.trees.clone(),
        open: fragment.span,
        close: fragment.span,
        open_spacing: Spacing::JointHidden,
        close_spacing: Spacing::Alone,
    })
}

/// The same trees, the last of which makes up no operator with what follows.
pub(crate) fn separated(trees: &[Tree]) -> Vec<Tree> {
    let mut trees = trees.to_vec();
    if let Some(Tree::Token(last)) = trees.last_mut()
        && last.spacing == Spacing::Joint
    {
        last.spacing = Spacing::JointHidden;
    }
    trees
}
