//! The second pass: every path in every signature and body, once all imports are known.
//!
//! It walks the tree with a stack of ribs. `item` and `generics` do what stands outside of
//! bodies, `expr` and `pat` what stands within, `path` decides what a path may stand for
//! where it stands, and `source` says what rustc expects there and how it complains.

mod block;
mod expr;
mod generics;
mod item;
mod lifetime;
mod members;
mod or_pat;
mod pat;
mod path;
mod source;
mod ty;

use std::rc::Rc;

use super::Resolver;
use super::def::{CrateId, DefId};
use super::def_map::ModuleId;
use super::error::{Error, ErrorKind};
use super::scope::{Rib, RibKind};
use super::tables::{BodyTables, CrateTables, Local, LocalId};
use crate::syntax::ast::{Ast, Body, BodyId, ExprId, Ident, PatId};
use crate::syntax::span::Span;

/// The state of the second pass over a crate.
struct Late<'r, 'a> {
    r: &'r mut Resolver<'a>,
    krate: CrateId,
    ast: &'a Ast,
    /// The scopes, the innermost last.
    ribs: Vec<Rib>,
    /// The module or block.
    module: ModuleId,
    /// The item, to which paths and lifetimes without ids belong.
    owner: DefId,
    body: BodyState<'a>,
}

/// What is known of the body that is being resolved.
#[derive(Default)]
struct BodyState<'a> {
    body: Option<(BodyId, &'a Body)>,
    tables: BodyTables,
    /// The closures and async blocks around, and how many locals there were before each.
    closures: Vec<(ExprId, u32)>,
}

impl Resolver<'_> {
    /// Resolves what stands in the items of all crates.
    pub(super) fn resolve_late(&mut self) {
        for (krate, data) in self.new_crates() {
            let Some(module) = self.map.root(krate) else {
                continue;
            };
            let Some(owner) = self.map.module(module).def() else {
                continue;
            };
            let ast = data.ast;
            let ribs = vec![Rib::new(RibKind::Module(module))];
            let body = BodyState::default();
            let mut late = Late {
                r: self,
                krate,
                ast,
                ribs,
                module,
                owner,
                body,
            };
            for item in &ast.root {
                late.item(*item);
            }
        }
    }
}

impl<'a> Late<'_, 'a> {
    fn error(&mut self, span: Span, kind: ErrorKind) {
        self.report(Error::new(span, kind));
    }

    fn report(&mut self, error: Error) {
        if !self.r.glob_failed || error.kind.is_certain() {
            self.r.errors.push(error);
        }
    }

    fn unsupported(&mut self, span: Span, construct: &'static str) {
        self.error(span, ErrorKind::Unsupported { construct });
    }

    /// Does something within a scope.
    fn within<R>(&mut self, rib: Rib, inside: impl FnOnce(&mut Self) -> R) -> R {
        self.ribs.push(rib);
        let result = inside(self);
        self.ribs.pop();
        result
    }

    /// Does something within a module or a block that holds items.
    fn within_module<R>(&mut self, module: ModuleId, inside: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.module, module);
        let result = self.within(Rib::new(RibKind::Module(module)), inside);
        self.module = outer;
        result
    }

    /// Does something as part of a definition.
    fn owned_by<R>(&mut self, owner: DefId, inside: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.owner, owner);
        let result = inside(self);
        self.owner = outer;
        result
    }

    fn rib(&mut self) -> Option<&mut Rib> {
        self.ribs.last_mut()
    }

    fn tables(&mut self) -> Option<&mut CrateTables> {
        self.r.tables.get_mut(self.krate.index()).map(Rc::make_mut)
    }

    fn text(&self, ident: Ident) -> String {
        self.r.text(ident.name)
    }

    /// Resolves a body in the scopes that are there.
    fn enter_body(&mut self, id: BodyId, inside: impl FnOnce(&mut Self, &'a Body)) {
        let body = &self.ast.bodies[id];
        let state = BodyState {
            body: Some((id, body)),
            ..BodyState::default()
        };
        let outer = std::mem::replace(&mut self.body, state);
        inside(self, body);
        let BodyState { tables, .. } = std::mem::replace(&mut self.body, outer);
        if let Some(crate_tables) = self.tables() {
            crate_tables.bodies.insert(id, tables);
        }
    }

    fn new_local(&mut self, ident: Ident, pat: PatId) -> LocalId {
        self.body.tables.locals.alloc(Local { ident, pat })
    }

    /// Notes that a local is mentioned: by every closure that it stands outside of.
    fn mention(&mut self, local: LocalId) {
        let index = local.into_raw().into_u32();
        for (closure, locals_before) in &self.body.closures {
            if index < *locals_before {
                let captures = &mut self.body.tables.captures;
                if captures.get(*closure).is_none() {
                    captures.insert(*closure, Vec::new());
                }
                if let Some(list) = captures.get_mut(*closure)
                    && !list.contains(&local)
                {
                    list.push(local);
                }
            }
        }
    }

    /// Does something within a closure or an async block.
    fn within_closure(&mut self, closure: ExprId, inside: impl FnOnce(&mut Self)) {
        let before = u32::try_from(self.body.tables.locals.len()).unwrap_or(u32::MAX);
        self.body.closures.push((closure, before));
        self.body.tables.captures.insert(closure, Vec::new());
        self.within(Rib::new(RibKind::Fn), inside);
        self.body.closures.pop();
    }
}
