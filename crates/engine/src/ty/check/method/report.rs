//! What is wrong with a method, in rustc's words.

use super::super::fn_ctxt::FnCtxt;
use super::{MethodError, Mode, NoMatch};
use crate::resolve::{DefKind, Namespace};
use crate::syntax::ast::Ident;
use crate::syntax::diagnostic::Diagnostic;
use crate::ty::{InferTy, Ty, TyKind};

impl FnCtxt<'_> {
    /// Reports why there is no method, or no associated item, of this name.
    pub(in crate::ty::check) fn report_method_error(
        &self,
        mode: Mode,
        name: Ident,
        ty: Ty,
        error: &MethodError,
    ) {
        let ty = self.resolve(ty);
        if self.references_error(ty) {
            self.tainted.set(true);
            return;
        }
        let text = self.tcx.text(name.name);
        match error {
            MethodError::NoMatch(found) => self.report_no_match(mode, name, ty, found),
            MethodError::Ambiguity => {
                self.error("E0034", name.span, "multiple applicable items in scope");
            }
            MethodError::Private(kind, def) => {
                let has_self = *kind == DefKind::AssocFn && self.tcx.fn_attrs(*def).has_self;
                let what = if has_self { "method" } else { kind.descr() };
                let message = format!("{what} `{text}` is private");
                self.error("E0624", name.span, message);
            }
            MethodError::IllegalSized => {
                let message = format!("the `{text}` method cannot be invoked on a trait object");
                self.report(Diagnostic::error(name.span, message));
            }
            MethodError::UnknownType | MethodError::Reported => self.tainted.set(true),
        }
    }

    fn report_no_match(&self, mode: Mode, name: Ident, ty: Ty, found: &NoMatch) {
        let text = self.tcx.text(name.name);
        let shown = self.tcx.ty_text(ty);
        if mode == Mode::Call && self.is_numeric_var(ty) && self.numbers_have(name) {
            let message = format!("can't call method `{text}` on ambiguous numeric type `{shown}`");
            self.error("E0689", name.span, message);
            return;
        }
        let kind = self.ty_prefix(ty);
        let item = match mode {
            Mode::Call => "method",
            Mode::Path => match self.kind(ty) {
                TyKind::Adt(def, _) if self.tcx.adt_def(def).is_enum => {
                    "variant or associated item"
                }
                _ if text.starts_with(char::is_uppercase) => "associated item",
                _ => "function or associated item",
            },
        };
        let message = if found.unsatisfied.is_empty() {
            format!("no {item} named `{text}` found for {kind} `{shown}` in the current scope")
        } else {
            format!(
                "the {item} `{text}` exists for {kind} `{shown}`, but its trait bounds were not satisfied"
            )
        };
        let mut diagnostic = Diagnostic::coded("E0599", name.span, message);
        for predicate in &found.unsatisfied {
            let predicate = self.tcx.predicate_text(*predicate);
            diagnostic = diagnostic.with_note(None, format!("`{predicate}` is not satisfied"));
        }
        self.report(diagnostic);
    }

    fn is_numeric_var(&self, ty: Ty) -> bool {
        matches!(
            self.kind(ty),
            TyKind::Infer(InferTy::Int(_) | InferTy::Float(_))
        )
    }

    /// Whether some number type might have a method of this name.
    fn numbers_have(&self, name: Ident) -> bool {
        let has = |of| {
            let found = self.tcx.assoc_item(of, name.name, Namespace::Value);
            found.is_some()
        };
        let blanket = self.tcx.blanket_inherent_impls().iter().copied();
        self.all_traits().into_iter().chain(blanket).any(has)
    }

    /// rustc's word for what a type is.
    fn ty_prefix(&self, ty: Ty) -> &'static str {
        match self.kind(ty) {
            TyKind::Adt(def, _) if self.tcx.adt_def(def).is_enum => "enum",
            TyKind::Adt(..) => "struct",
            TyKind::Dynamic(..) => "trait object",
            TyKind::Ref(..) => "reference",
            TyKind::RawPtr(..) => "raw pointer",
            TyKind::Array(..) => "array",
            TyKind::Slice(_) => "slice",
            TyKind::Tuple(list) if self.tcx.types.list(list).is_empty() => "unit type",
            TyKind::Tuple(_) => "tuple",
            TyKind::Param(_) => "type parameter",
            TyKind::Projection(..) => "associated type",
            TyKind::Opaque(..) => "opaque type",
            TyKind::Closure(..) => "closure",
            TyKind::FnDef(..) => "fn item",
            TyKind::FnPtr(..) => "fn pointer",
            _ => "type",
        }
    }
}
