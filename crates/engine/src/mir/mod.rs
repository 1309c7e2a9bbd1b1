//! MIR: a body as a graph of basic blocks, every drop and every way of unwinding in it.
//!
//! The words are those of rustc's MIR. See `syntax` in rustc's `middle::mir` for what each
//! statement and terminator means; where ours differs, it says so.

pub mod body;
pub mod build;
pub mod check;
pub mod dataflow;
pub mod dump;
mod elaborate;
mod freeze;
mod inhabited;
mod int;
mod lint;
pub mod move_paths;
mod place_ty;
mod simplify;

pub use body::*;
pub use place_ty::{deref_ty, is_box, operand_ty, place_ty, projected_ty};

use elsa::FrozenMap;

use crate::resolve::{CrateId, DefId, DefKind};
use crate::syntax::ast::BodyKind;
use crate::syntax::diagnostic::Diagnostic;
use crate::thir::{Thir, ThirKind};
use crate::ty::traits::ParamEnv;
use crate::ty::{BodyKey, BodyRef, ClosureId, Tcx};

/// The bodies that have been asked for so far.
#[derive(Default)]
pub struct Bodies {
    optimised: FrozenMap<BodyKey, Box<Body>>,
}

impl Bodies {
    /// Keeps a body that was checked, made ready to run.
    fn keep(&self, tcx: &Tcx, mut body: Body) {
        let key = body.key;
        if self.optimised.get(&key).is_none() {
            finish(tcx, env_of(tcx, key), &mut body);
            self.optimised.insert(key, Box::new(body));
        }
    }

    /// The body of a function, a constant or a closure, with its drops elaborated; nothing
    /// if it has errors, which are reported to `tcx`.
    pub fn get(&self, tcx: &Tcx, key: BodyKey) -> Option<&Body> {
        if let Some(body) = self.optimised.get(&key) {
            return Some(body);
        }
        let body = build(tcx, key)?;
        Some(self.optimised.insert(key, Box::new(body)))
    }
}

impl std::fmt::Debug for Bodies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bodies").finish_non_exhaustive()
    }
}

/// Builds the body of a function, a constant or a closure.
fn build(tcx: &Tcx, key: BodyKey) -> Option<Body> {
    let thir = crate::thir::build::build(tcx, key)?;
    let (mut body, _) = build::build(tcx, &thir)?;
    finish(tcx, env_of(tcx, key), &mut body);
    Some(body)
}

/// What may be taken for granted in a body.
fn env_of(tcx: &Tcx, key: BodyKey) -> ParamEnv {
    let body = match key {
        BodyKey::Body(body) => Some(body),
        BodyKey::Closure(id) => tcx.closure_def(id).map(|def| def.body),
    };
    let owner = body.and_then(|body| tcx.body_owner(body));
    owner.map_or(ParamEnv::EMPTY, |owner| tcx.param_env_of(owner))
}

/// Makes a body that was checked ready to run.
fn finish(tcx: &Tcx, env: ParamEnv, body: &mut Body) {
    simplify::remove_false_edges(body);
    elaborate::elaborate(tcx, env, body);
    simplify::simplify(body);
    for promoted in &mut body.promoted {
        finish(tcx, env, promoted);
    }
}

/// All bodies of a crate: functions, constants, and before each the closures within it.
#[must_use]
pub fn bodies_of(tcx: &Tcx, krate: CrateId) -> Vec<BodyKey> {
    let mut keys = Vec::new();
    let Some(ast) = tcx.ast(krate) else {
        return keys;
    };
    for (body, _) in ast.bodies.iter() {
        let body = BodyRef { krate, body };
        let results = tcx.typeck(body);
        let mut closures: Vec<ClosureId> = results.closure_types.keys().copied().collect();
        closures.sort_unstable();
        keys.extend(closures.into_iter().map(BodyKey::Closure));
        keys.push(BodyKey::Body(body));
    }
    keys
}

/// The lints that reject a program. Constants are evaluated, and fail then if they do; but
/// associated ones are only when they are used.
fn lint_body(tcx: &Tcx, thir: &Thir, body: &mut Body, owner: DefId) {
    lint::check_static_mut(tcx, thir, owner);
    lint::check_casting(tcx, thir, owner);
    lint::check_variant_names(tcx, thir, owner);
    let of_item = matches!(thir.key, BodyKey::Body(body) if tcx.body_of(owner) == Some(body));
    let is_assoc_const = of_item && tcx.def_kind(owner) == DefKind::AssocConst;
    if is_assoc_const || matches!(thir.kind, ThirKind::Fn | ThirKind::Closure(..)) {
        simplify::remove_false_edges(body);
        lint::check(tcx, body, owner);
    }
}

/// What a body stands in.
fn owner_of(tcx: &Tcx, key: BodyKey) -> Option<DefId> {
    let body = match key {
        BodyKey::Body(body) => body,
        BodyKey::Closure(id) => tcx.closure_def(id)?.body,
    };
    tcx.body_owner(body)
}

/// Looks for what is wrong with the bodies of a crate that only MIR shows: what was found
/// now, what could not be built included. Bodies that are right are kept.
pub fn check_crate(tcx: &Tcx, krate: CrateId, bodies: &Bodies) -> Vec<Diagnostic> {
    let before = tcx.diagnostics().len();
    let mut faulty = Vec::new();
    for key in bodies_of(tcx, krate) {
        match check_body(tcx, key) {
            Some(body) => bodies.keep(tcx, body),
            None => faulty.extend(owner_of(tcx, key)),
        }
    }
    evaluate_items(tcx, krate, &faulty);
    tcx.diagnostics().split_off(before)
}

/// A body, if nothing is wrong with it.
fn check_body(tcx: &Tcx, key: BodyKey) -> Option<Body> {
    let thir = crate::thir::build::build(tcx, key)?;
    let errors = tcx.diagnostics().len();
    crate::thir::check::check(tcx, &thir);
    if tcx.diagnostics().len() > errors {
        return None;
    }
    let (mut body, info) = build::build(tcx, &thir)?;
    check::endless::check(tcx, &body);
    let mut found = check::check(tcx, env_of(tcx, key), &body, &info);
    let owner = owner_of(tcx, key);
    if let Some(owner) = owner {
        found.extend(check::constant::check(tcx, &thir, &body, owner));
    }
    if found.is_empty()
        && let Some(owner) = owner
    {
        lint_body(tcx, &thir, &mut body, owner);
    }
    for diagnostic in found {
        tcx.report(diagnostic);
    }
    (tcx.diagnostics().len() == errors).then_some(body)
}

/// Whether there are constants whose values depend on generic parameters: those show what is
/// wrong with them when they are used.
#[must_use]
pub fn has_generic_constants(tcx: &Tcx, krate: CrateId) -> bool {
    let Some(ast) = tcx.ast(krate) else {
        return false;
    };
    ast.bodies.iter().any(|(body, node)| {
        let owner = tcx.body_owner(BodyRef { krate, body });
        node.kind != BodyKind::Fn && owner.is_some_and(|owner| tcx.generics_of(owner).count() > 0)
    })
}

/// Constants and statics are evaluated whether or not anything uses them, unless they have
/// errors of their own. Associated ones are only when they are used.
fn evaluate_items(tcx: &Tcx, krate: CrateId, faulty: &[DefId]) {
    let Some(eval) = tcx.const_eval.clone() else {
        return;
    };
    for def in tcx.defs_of(krate) {
        if !matches!(tcx.def_kind(def), DefKind::Const | DefKind::Static)
            || faulty.contains(&def)
            || tcx.thread_local_type(def).is_some()
            || tcx.body_of(def).is_none_or(|body| tcx.typeck(body).tainted)
        {
            continue;
        }
        if let Err(diagnostic) = eval.evaluate(tcx, def)
            && !tcx.diagnostics().contains(&diagnostic)
        {
            tcx.report(*diagnostic);
        }
    }
}
