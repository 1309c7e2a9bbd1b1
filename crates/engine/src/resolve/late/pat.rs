//! Patterns: what is bound, and what is compared with.
//!
//! A plain name is a constant, a unit struct or a unit variant if there is one of that
//! name in scope, and otherwise a new variable. Within one pattern a variable is bound
//! once, or once in each alternative.

use super::Late;
use super::path::Lexical;
use super::source::PathSource;
use crate::resolve::def::{CtorKind, DefKind, Namespace, PathRes, Res};
use crate::resolve::error::{Error, ErrorKind};
use crate::resolve::tables::{LocalId, PatRes};
use crate::syntax::ast::{Ident, PatId, PatKind};
use crate::syntax::hygiene::SyntaxContext;
use crate::syntax::symbol::Symbol;

/// Where a pattern stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PatSource {
    Match,
    Let,
    For,
    Param,
}

impl PatSource {
    fn descr(self) -> &'static str {
        match self {
            Self::Match => "match binding",
            Self::Let => "let binding",
            Self::For => "for binding",
            Self::Param => "function parameter",
        }
    }
}

/// A variable's name and where it came from: two that differ in this are two variables.
pub(super) type LocalKey = (Symbol, SyntaxContext);

/// The variables that a pattern binds: a level for each or-pattern around, and for each
/// alternative.
pub(super) struct Bound {
    levels: Vec<Level>,
}

struct Level {
    /// Whether the names here were bound by another alternative, and so may be again.
    is_or: bool,
    names: Vec<(LocalKey, LocalId)>,
}

impl Bound {
    fn new() -> Self {
        Self {
            levels: vec![Level {
                is_or: false,
                names: Vec::new(),
            }],
        }
    }

    fn find(&self, key: LocalKey, is_or: bool) -> Option<LocalId> {
        let levels = self.levels.iter().filter(|level| level.is_or == is_or);
        let mut names = levels.flat_map(|level| &level.names);
        names
            .find(|(known, _)| *known == key)
            .map(|(_, local)| *local)
    }

    fn add(&mut self, key: LocalKey, local: LocalId) {
        if let Some(level) = self.levels.last_mut() {
            level.names.push((key, local));
        }
    }

    fn open(&mut self, is_or: bool) {
        self.levels.push(Level {
            is_or,
            names: Vec::new(),
        });
    }

    /// Leaves a level, whose names then belong to the one around it.
    fn close(&mut self) {
        let names = self.levels.pop().map(|level| level.names);
        if let (Some(level), Some(names)) = (self.levels.last_mut(), names) {
            level.names.extend(names);
        }
    }
}

impl Late<'_, '_> {
    /// A pattern that stands alone.
    pub(super) fn pattern(&mut self, pat: PatId, source: PatSource) {
        self.pat(pat, source, &mut Bound::new());
        self.check_alternatives(pat);
    }

    /// The parameters of a function or a closure, none of which may share a name.
    pub(super) fn params(&mut self, pats: impl Iterator<Item = PatId>) {
        let mut bound = Bound::new();
        for pat in pats {
            self.pat(pat, PatSource::Param, &mut bound);
            self.check_alternatives(pat);
        }
    }

    fn pat(&mut self, id: PatId, source: PatSource, bound: &mut Bound) {
        let Some(body) = self.current_body() else {
            return;
        };
        match &body.pats[id].kind {
            PatKind::Wild | PatKind::Rest | PatKind::Error => {}
            PatKind::Ident {
                by_ref,
                mutable,
                ident,
                sub,
            } => {
                let plain = !by_ref && !mutable && sub.is_none();
                self.ident_pat(id, *ident, plain, source, bound);
                if let Some(sub) = sub {
                    self.pat(*sub, source, bound);
                }
            }
            PatKind::Literal(expr) => self.expr(*expr),
            PatKind::Range { start, end, .. } => {
                start.iter().chain(end).for_each(|expr| self.expr(*expr));
            }
            PatKind::Path(path) => {
                self.qself(path);
                let found = self.path(path, PathSource::Pat);
                self.record_pat(id, PatRes::Path(found));
            }
            PatKind::TupleStruct(path, fields) => {
                self.qself(path);
                let found = self.path(path, PathSource::TupleStruct);
                self.record_pat(id, PatRes::Path(found));
                for pat in fields {
                    self.pat(*pat, source, bound);
                }
            }
            PatKind::Struct { path, fields, .. } => {
                self.qself(path);
                let found = self.path(path, PathSource::Struct);
                self.record_pat(id, PatRes::Path(found));
                for field in fields {
                    self.pat(field.pat, source, bound);
                }
            }
            PatKind::Tuple(pats) | PatKind::Slice(pats) => {
                for pat in pats {
                    self.pat(*pat, source, bound);
                }
            }
            PatKind::Ref { pat, .. } | PatKind::Paren(pat) => self.pat(*pat, source, bound),
            PatKind::Or(pats) => {
                bound.open(true);
                for pat in pats {
                    bound.open(false);
                    self.pat(*pat, source, bound);
                    bound.close();
                }
                bound.close();
            }
        }
    }

    fn record_pat(&mut self, id: PatId, res: PatRes) {
        self.body.tables.pats.insert(id, res);
    }

    fn ident_pat(
        &mut self,
        id: PatId,
        ident: Ident,
        plain: bool,
        source: PatSource,
        bound: &mut Bound,
    ) {
        let meant = self.not_a_binding(ident, plain, source);
        let res = match meant {
            Some(res) => PatRes::Path(PathRes::full(res)),
            None => PatRes::Binding(self.fresh_binding(id, ident, source, bound)),
        };
        self.record_pat(id, res);
    }

    /// What a name in a pattern stands for, if it is not to be a new variable.
    fn not_a_binding(&mut self, ident: Ident, plain: bool, source: PatSource) -> Option<Res> {
        let found = self.lexical(ident, Namespace::Value).ok()??;
        let res = match found {
            Lexical::Item(binding) if plain && binding.ambiguous => {
                let name = self.text(ident);
                let error = Error::new(ident.span, ErrorKind::Ambiguous { name });
                self.r.late_errors.push(error);
                return None;
            }
            Lexical::Item(binding) => binding.res,
            Lexical::Res(res) => res,
        };
        let kind = match res {
            Res::SelfCtor(_) if plain => return Some(res),
            other => other.def_kind(&self.r.defs)?,
        };
        match kind {
            DefKind::Ctor(_, CtorKind::Const)
            | DefKind::Const
            | DefKind::AssocConst
            | DefKind::ConstParam
                if plain =>
            {
                Some(res)
            }
            DefKind::Ctor(..)
            | DefKind::Const
            | DefKind::AssocConst
            | DefKind::Static
            | DefKind::ConstParam => {
                let (binding, shadowed) = (source.descr(), kind.descr());
                self.error(ident.span, ErrorKind::BindingShadows { binding, shadowed });
                None
            }
            _ => None,
        }
    }

    fn fresh_binding(
        &mut self,
        id: PatId,
        ident: Ident,
        source: PatSource,
        bound: &mut Bound,
    ) -> LocalId {
        let key = (ident.name, ident.span.ctxt);
        if bound.find(key, false).is_some() {
            let name = self.text(ident);
            let kind = match source {
                PatSource::Param => ErrorKind::BoundTwiceInParams { name },
                _ => ErrorKind::BoundTwiceInPattern { name },
            };
            self.error(ident.span, kind);
        }
        if let Some(local) = bound.find(key, true) {
            bound.add(key, local);
            return local;
        }
        let local = self.new_local(ident, id);
        bound.add(key, local);
        if let Some(rib) = self.rib() {
            rib.add_local(ident, Res::Local(local));
        }
        local
    }
}
