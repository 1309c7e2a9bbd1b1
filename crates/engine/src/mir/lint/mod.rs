//! Lints that reject a program unless it says otherwise: operations that are known to
//! overflow or to panic, references to a
//! `static mut`, references that casts make mutable.

mod casting;
mod eval;
mod level;
mod modes;
mod panics;
mod static_mut;
mod variant_names;

pub use casting::check as check_casting;
pub use panics::check;
pub use static_mut::check as check_static_mut;
pub use variant_names::check as check_variant_names;
