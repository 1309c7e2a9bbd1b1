//! The typing context: the crates, what resolution found out, and all that has been asked
//! about types so far.
//!
//! Questions are answered when they are first asked and kept, so that of std only what a
//! program uses is ever looked at. The answers to most are in rooms of their own (see
//! `collect`); this one only keeps them. A question that depends on its own answer is an
//! error of the program (E0391), and is answered with [`super::TyKind::Error`] the second time.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use elsa::{FrozenMap, FrozenVec};

use super::body::{BodyRef, ClosureDef, ClosureId, OpaqueDef, OpaqueId};
use super::eval::ConstEval;
use super::generics::{AdtDef, Clause, FnAttrs, Generics, ImplHeader};
use super::intern::Types;
use super::kind::{FnSig, Ty};
use super::lang::LangItems;
use super::results::TypeckResults;
use crate::image::places::StdPlaces;
use crate::resolve::{CrateId, CrateTables, Def, DefId, DefKind, Resolution};
use crate::syntax::ast::{Ast, Body};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::span::Span;
use crate::syntax::symbol::{Interner, Symbol};

/// See the module.
pub struct Tcx {
    /// The trees, crate by crate.
    pub asts: Vec<Rc<Ast>>,
    /// What names stand for.
    pub resolution: Resolution,
    /// The texts of names. Everything that is asked for by name is interned by now.
    pub names: Interner,
    /// The types.
    pub types: Types,
    /// What the compiler knows of std.
    pub lang: LangItems,
    /// What constants are worth: handed in, because it takes the machine to know.
    pub const_eval: Option<Rc<dyn ConstEval>>,
    /// The way from spans in std to its files.
    pub std_places: Rc<StdPlaces>,
    /// Everything that is wrong, in the order in which it was found.
    pub(super) diagnostics: RefCell<Vec<Diagnostic>>,
    pub(super) queries: Queries,
    /// Which impls there are.
    pub(super) index: super::collect::index::Index,
}

/// The answers so far.
#[derive(Default)]
pub(super) struct Queries {
    pub(super) generics: FrozenMap<DefId, Box<Generics>>,
    pub(super) predicates: FrozenMap<DefId, Box<Vec<Clause>>>,
    pub(super) type_of: RefCell<HashMap<DefId, Ty>>,
    pub(super) fn_sig: RefCell<HashMap<DefId, FnSig>>,
    pub(super) adts: FrozenMap<DefId, Box<AdtDef>>,
    pub(super) impl_headers: FrozenMap<DefId, Box<ImplHeader>>,
    pub(super) fn_attrs: FrozenMap<DefId, Box<FnAttrs>>,
    pub(super) typeck: FrozenMap<BodyRef, Box<TypeckResults>>,
    pub(super) closures: FrozenVec<Box<ClosureDef>>,
    pub(super) closure_ids: RefCell<HashMap<ClosureDef, ClosureId>>,
    pub(super) opaques: FrozenVec<Box<OpaqueDef>>,
    pub(super) opaque_ids: RefCell<HashMap<OpaqueDef, OpaqueId>>,
    /// What trait selection found out.
    pub(super) solver: super::traits::Tables,
    /// Errors of privacy and lints, which are reported if there are no others.
    pub(super) late: RefCell<Vec<Diagnostic>>,
    /// The questions that are being answered, to notice cycles.
    pub(super) active: RefCell<Vec<Query>>,
    /// Where each of them was asked.
    pub(super) active_spans: RefCell<Vec<Span>>,
    /// Where the next question is asked, if that is known.
    pub(super) asked_at: Cell<Option<Span>>,
    /// How deep questions ask questions: each takes stack.
    pub(super) depth: Cell<u32>,
    pub(super) collect: super::collect::Cache,
}

/// A question, for the notice of cycles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Query {
    TypeOf(DefId),
    Predicates(DefId),
    SuperPredicates(DefId),
    FnSig(DefId),
    ImplHeader(DefId),
    Typeck(BodyRef),
    ConstEval(BodyRef),
}

impl Tcx {
    /// The tree of a crate.
    #[must_use]
    pub fn ast(&self, krate: CrateId) -> Option<&Ast> {
        self.asts.get(krate.index()).map(|ast| &**ast)
    }

    /// What resolution found out about a crate.
    #[must_use]
    pub fn tables(&self, krate: CrateId) -> Option<&CrateTables> {
        self.resolution
            .crates
            .get(krate.index())
            .map(|tables| &**tables)
    }

    /// A definition.
    #[must_use]
    pub fn def(&self, def: DefId) -> &Def {
        self.resolution.defs.get(def)
    }

    /// What a definition is.
    #[must_use]
    pub fn def_kind(&self, def: DefId) -> DefKind {
        self.resolution.defs.kind(def)
    }

    /// A body of the tree.
    #[must_use]
    pub fn body(&self, body: BodyRef) -> Option<&Body> {
        self.ast(body.krate).map(|ast| &ast.bodies[body.body])
    }

    /// The text of a name.
    #[must_use]
    pub fn text(&self, name: Symbol) -> &str {
        self.names.text(name)
    }

    /// The lang item of this name.
    #[must_use]
    pub fn lang_item(&self, name: &str) -> Option<DefId> {
        self.lang.get(name)
    }

    /// Reports something; the same thing is kept once.
    pub fn report(&self, diagnostic: Diagnostic) {
        let mut diagnostics = self.diagnostics.borrow_mut();
        if !diagnostics.contains(&diagnostic) {
            diagnostics.push(diagnostic);
        }
    }

    /// Whether an error was reported within a place.
    #[must_use]
    pub(crate) fn has_error_within(&self, place: Span) -> bool {
        self.diagnostics.borrow().iter().any(|each| {
            let span = each.span;
            each.is_error()
                && each.span.file == place.file
                && place.start <= span.start
                && span.end <= place.end
        })
    }

    /// How much was reported so far.
    #[must_use]
    pub fn error_count(&self) -> usize {
        self.diagnostics.borrow().len()
    }

    /// Everything that was reported so far.
    #[must_use]
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        self.diagnostics.borrow().clone()
    }

    /// The closure with this id.
    #[must_use]
    pub fn closure_def(&self, id: ClosureId) -> Option<ClosureDef> {
        self.queries.closures.get(id.0 as usize).copied()
    }

    /// The id of a closure.
    pub fn closure_id(&self, def: ClosureDef) -> ClosureId {
        if let Some(id) = self.queries.closure_ids.borrow().get(&def) {
            return *id;
        }
        let id = ClosureId(u32::try_from(self.queries.closures.len()).unwrap_or(u32::MAX));
        self.queries.closures.push(Box::new(def));
        self.queries.closure_ids.borrow_mut().insert(def, id);
        id
    }

    /// The opaque type with this id.
    #[must_use]
    pub fn opaque_def(&self, id: OpaqueId) -> Option<OpaqueDef> {
        self.queries.opaques.get(id.0 as usize).copied()
    }

    /// The id of an opaque type.
    pub fn opaque_id(&self, def: OpaqueDef) -> OpaqueId {
        if let Some(id) = self.queries.opaque_ids.borrow().get(&def) {
            return *id;
        }
        let id = OpaqueId(u32::try_from(self.queries.opaques.len()).unwrap_or(u32::MAX));
        self.queries.opaques.push(Box::new(def));
        self.queries.opaque_ids.borrow_mut().insert(def, id);
        id
    }
}

impl std::fmt::Debug for Tcx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tcx").finish_non_exhaustive()
    }
}
