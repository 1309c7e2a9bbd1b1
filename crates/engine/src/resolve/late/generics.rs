//! Generic parameters, their bounds and defaults, and where clauses.

use super::Late;
use super::path::Lexical;
use super::source::PathSource;
use crate::resolve::def::{DefId, DefKind, Namespace, PathRes, Res};
use crate::resolve::error::ErrorKind;
use crate::resolve::scope::{ConstGenerics, Rib, RibKind, lifetime_in_scope};
use crate::resolve::tables::LifetimeRes;
use crate::syntax::ast::{
    BoundKind, CaptureArg, GenericParamKind, Generics, Lifetime, Path, TypeBound,
    WherePredicateKind,
};
use crate::syntax::symbol::sym;

impl Late<'_, '_> {
    /// The scope of a definition's generic parameters.
    pub(super) fn generics_rib(&mut self, def: DefId, generics: &Generics, kind: RibKind) -> Rib {
        let mut rib = Rib::new(kind);
        let params: Vec<DefId> = self.r.defs.generics(def).collect();
        for (param, id) in generics.params.iter().zip(params) {
            let name = param.ident.name;
            match self.param_namespace(id) {
                None => self.lifetime_param(&mut rib, param.ident, LifetimeRes::Param(id), kind),
                Some(ns) => {
                    let taken = rib.has_param(name) || self.is_param_around(name, kind);
                    let res = if taken { Res::Err } else { Res::Def(id) };
                    if taken {
                        let name = self.text(param.ident);
                        self.error(param.ident.span, ErrorKind::ParamTwice { name });
                    }
                    match ns {
                        Namespace::Type => rib.add_type(name, res),
                        _ => rib.add_const(name, res),
                    }
                }
            }
        }
        rib
    }

    /// Whether a generic parameter of this name is in scope already, which an associated
    /// item must not hide. One that is in another function may be hidden.
    fn is_param_around(&self, name: crate::syntax::symbol::Symbol, kind: RibKind) -> bool {
        kind == RibKind::AssocItem
            && self
                .ribs
                .iter()
                .rev()
                .take_while(|rib| !matches!(rib.kind, RibKind::Module(_)))
                .any(|rib| rib.has_param(name))
    }

    fn lifetime_param(
        &mut self,
        rib: &mut Rib,
        lifetime: Lifetime,
        res: LifetimeRes,
        kind: RibKind,
    ) {
        let name = self.text(lifetime);
        let error = match lifetime.name {
            // `syntax` has rejected these.
            sym::STATIC_LIFETIME | sym::UNDERSCORE_LIFETIME => return,
            _ if rib.lifetime_named(lifetime.name).is_some() => {
                Some(ErrorKind::ParamTwice { name })
            }
            _ if kind != RibKind::Item && lifetime_in_scope(&self.ribs, lifetime.name) => {
                Some(ErrorKind::LifetimeShadows { name })
            }
            _ => None,
        };
        match error {
            Some(error) => self.error(lifetime.span, error),
            None => rib.add_lifetime(lifetime.name, res),
        }
    }

    /// The scope of `for<'a, 'b>`.
    pub(super) fn binder(&mut self, lifetimes: &[Lifetime]) -> Rib {
        let mut rib = Rib::new(RibKind::Normal);
        for lifetime in lifetimes {
            let res = LifetimeRes::Bound(lifetime.span);
            self.lifetime_param(&mut rib, *lifetime, res, RibKind::Normal);
        }
        rib
    }

    /// The bounds, types and defaults of generic parameters, and the where clause. The
    /// default of a parameter sees only the parameters before it, and of a struct or an
    /// enum not even `Self`.
    pub(super) fn generics(&mut self, generics: &Generics, bans_self: bool) {
        let mut ban = Rib::new(RibKind::ForwardBan);
        if bans_self {
            ban.add_type(sym::SELF_TYPE, Res::Err);
        }
        let mut seen_default = false;
        for param in &generics.params {
            match &param.kind {
                GenericParamKind::Type { default, .. } => {
                    seen_default |= default.is_some();
                    if seen_default {
                        ban.add_type(param.ident.name, Res::Err);
                    }
                }
                GenericParamKind::Const { .. } => ban.add_const(param.ident.name, Res::Err),
                GenericParamKind::Lifetime { .. } => {}
            }
        }
        for param in &generics.params {
            ban = self.generic_param(&param.kind, ban);
            ban.unban(param.ident.name);
        }
        for predicate in &generics.predicates {
            self.predicate(&predicate.kind);
        }
    }

    fn generic_param(&mut self, kind: &GenericParamKind, ban: Rib) -> Rib {
        match kind {
            GenericParamKind::Lifetime { bounds } => {
                for bound in bounds {
                    self.lifetime(*bound);
                }
                ban
            }
            GenericParamKind::Type { bounds, default } => {
                self.bounds(bounds);
                match default {
                    Some(default) => self.within_ban(ban, |this| this.ty(*default)),
                    None => ban,
                }
            }
            GenericParamKind::Const { ty, default } => {
                self.within(Rib::new(RibKind::ConstParamType), |this| this.ty(*ty));
                match default {
                    Some(value) => self.within_ban(ban, |this| this.anon_const(*value)),
                    None => ban,
                }
            }
        }
    }

    fn within_ban(&mut self, ban: Rib, inside: impl FnOnce(&mut Self)) -> Rib {
        self.ribs.push(ban);
        inside(self);
        self.ribs
            .pop()
            .unwrap_or_else(|| Rib::new(RibKind::ForwardBan))
    }

    fn predicate(&mut self, predicate: &WherePredicateKind) {
        match predicate {
            WherePredicateKind::Lifetime { lifetime, bounds } => {
                self.lifetime(*lifetime);
                for bound in bounds {
                    self.lifetime(*bound);
                }
            }
            WherePredicateKind::Type {
                lifetimes,
                ty,
                bounds,
            } => {
                let binder = self.binder(lifetimes);
                self.within(binder, |this| {
                    this.ty(*ty);
                    this.bounds(bounds);
                });
            }
        }
    }

    pub(super) fn bounds(&mut self, bounds: &[TypeBound]) {
        for bound in bounds {
            match &bound.kind {
                BoundKind::Trait {
                    lifetimes, path, ..
                } => {
                    let binder = self.binder(lifetimes);
                    self.within(binder, |this| {
                        this.trait_path(path, PathSource::Trait);
                    });
                }
                BoundKind::Lifetime(lifetime) => self.lifetime(*lifetime),
                BoundKind::Use(args) => {
                    for arg in args {
                        self.capture_arg(*arg);
                    }
                }
            }
        }
    }

    fn capture_arg(&mut self, arg: CaptureArg) {
        match arg {
            CaptureArg::Lifetime(lifetime) => self.lifetime(lifetime),
            CaptureArg::Param(ident) => {
                let found = [Namespace::Type, Namespace::Value]
                    .into_iter()
                    .find_map(|ns| self.lexical(ident, ns).ok().flatten());
                let is_param = match found {
                    Some(Lexical::Res(Res::Def(def))) => matches!(
                        self.r.defs.kind(def),
                        DefKind::TyParam | DefKind::ConstParam
                    ),
                    Some(Lexical::Res(Res::SelfTy(_) | Res::Err)) => true,
                    _ => false,
                };
                if !is_param {
                    let code = if found.is_some() { "E0799" } else { "E0800" };
                    let expected = "type or const parameter";
                    let (name, place) = (self.text(ident), "this scope".to_owned());
                    let kind = ErrorKind::NotFound {
                        code,
                        expected,
                        name,
                        place,
                    };
                    self.error(ident.span, kind);
                }
            }
        }
    }

    /// The path of a trait, which has no id in the tree.
    pub(super) fn trait_path(&mut self, path: &Path, source: PathSource) -> PathRes {
        let found = self.path(path, source);
        let key = (self.owner, path.span);
        let old = self
            .tables()
            .and_then(|tables| tables.traits.insert(key, found));
        if old.is_some_and(|old| old != found && old.base != Res::Err) {
            self.unsupported(path.span, "the same tokens naming two traits");
        }
        found
    }

    /// A constant that stands in a type. It may name a generic parameter, and if it does,
    /// must be nothing but that name.
    pub(super) fn anon_const(&mut self, body: crate::syntax::ast::BodyId) {
        let generics = if self.is_trivial(body) {
            ConstGenerics::Yes
        } else {
            ConstGenerics::No
        };
        self.const_body(body, generics);
    }
}
