//! MIR: a body as a graph of basic blocks, every drop and every way of unwinding in it.
//!
//! The words are those of rustc's MIR. See `syntax` in rustc's `middle::mir` for what each
//! statement and terminator means; where ours differs, it says so.

pub mod body;
pub mod build;
mod freeze;
mod inhabited;
mod int;
mod place_ty;

pub use body::*;
pub use place_ty::{deref_ty, is_box, operand_ty, place_ty, projected_ty};

use elsa::FrozenMap;

use crate::ty::{BodyKey, Tcx};

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
    build::build(tcx, &thir)
}
