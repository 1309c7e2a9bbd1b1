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

use crate::resolve::CrateId;
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

/// The lints that reject a program. Constants are evaluated, and fail then if they do.
fn lint_body(tcx: &Tcx, thir: &Thir, body: &mut Body) {
    let body_ref = match thir.key {
        BodyKey::Body(body) => Some(body),
        BodyKey::Closure(id) => tcx.closure_def(id).map(|def| def.body),
    };
    let Some(owner) = body_ref.and_then(|body| tcx.body_owner(body)) else {
        return;
    };
    lint::check_static_mut(tcx, thir, owner);
    lint::check_casting(tcx, thir, owner);
    if matches!(thir.kind, ThirKind::Fn | ThirKind::Closure(..)) {
        simplify::remove_false_edges(body);
        lint::check(tcx, body, owner);
    }
}

/// Looks for what is wrong with the bodies of a crate that only MIR shows: what was found
/// now, what could not be built included.
pub fn check_crate(tcx: &Tcx, krate: CrateId) -> Vec<Diagnostic> {
    let before = tcx.diagnostics().len();
    for key in bodies_of(tcx, krate) {
        let Some(thir) = crate::thir::build::build(tcx, key) else {
            continue;
        };
        let errors = tcx.diagnostics().len();
        crate::thir::check::check(tcx, &thir);
        if tcx.diagnostics().len() > errors {
            continue;
        }
        let Some((mut body, info)) = build::build(tcx, &thir) else {
            continue;
        };
        let errors = check::check(tcx, &body, &info);
        if errors.is_empty() {
            lint_body(tcx, &thir, &mut body);
        }
        for diagnostic in errors {
            tcx.report(diagnostic);
        }
    }
    tcx.diagnostics().split_off(before)
}
