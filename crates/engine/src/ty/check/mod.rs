//! Type-checking of bodies: rustc's `hir_typeck`.
//!
//! ```text
//! mod        entry points             fn_ctxt    the state, and what all use of it
//! expr       expressions              block      blocks, statements, `let`
//! pat        patterns                 coerce     coercions, also of many to one
//! call_args  arguments of calls       demand     what has to be of a type: E0308
//! op         operators                cast       `as`
//! closure    closures, async          std_macro  `format!`, `vec!`, …
//! expect, struct_expr, control, place_op, try_await, fallback, writeback, adjust
//!
//! autoderef, method/, path, field, callee, upvar
//! ```

mod adjust;
mod adjust_errors;
mod assign;
mod autoderef;

mod block;
mod call_args;
mod callee;
mod cast;
mod closure;
mod coerce;
mod coerce_many;
mod control;
mod cycles;
mod demand;
mod entry;
mod errors;
mod expect;
mod expr;
mod field;
mod fn_ctxt;
mod index;
mod infer_source;
mod lints;
mod lit;
mod lower;
mod method;
mod obligations;
mod op;
mod pat;
mod pat_parts;
mod path;
mod place_op;
mod similar;
mod std_macro;
mod struct_expr;
mod struct_path;
mod try_await;
mod upvar;
mod value_path;
mod writeback;

pub use entry::{check_bodies, check_crate};

use fn_ctxt::FnCtxt;
