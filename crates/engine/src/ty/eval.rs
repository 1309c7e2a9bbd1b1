//! What constants are worth, as far as types depend on them: lengths of arrays,
//! discriminants, constant arguments.

use std::fmt;

use super::body::BodyRef;
use super::context::Tcx;
use super::kind::{Args, Ty};
use crate::resolve::DefId;
use crate::syntax::diagnostic::Diagnostic;

/// Whoever can evaluate constants: the interpreter, which `ty` does not know.
pub trait ConstEval: fmt::Debug {
    /// The bits of a constant of an integer type, `bool` or `char`.
    ///
    /// # Errors
    /// What rustc says if the evaluation fails, or a limit or a construct of ours.
    fn eval_bits(
        &self,
        tcx: &Tcx,
        body: BodyRef,
        args: Args,
        ty: Ty,
    ) -> Result<u128, Box<Diagnostic>>;

    /// The same of a constant item or an associated constant.
    ///
    /// # Errors
    /// As [`ConstEval::eval_bits`].
    fn eval_item(&self, tcx: &Tcx, def: DefId, args: Args) -> Result<u128, Box<Diagnostic>>;

    /// Evaluates a constant or a static of any type, for what is wrong with it.
    ///
    /// # Errors
    /// As [`ConstEval::eval_bits`].
    fn evaluate(&self, tcx: &Tcx, def: DefId) -> Result<(), Box<Diagnostic>>;

    /// The size of a type without parameters; nothing if it is unsized or not known.
    fn size_of(&self, tcx: &Tcx, ty: Ty) -> Option<u64>;
}
