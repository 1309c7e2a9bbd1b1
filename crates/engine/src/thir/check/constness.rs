//! What a constant or a `const fn` may not do: E0015, E0010.

use super::walk::walk;
use crate::resolve::{DefKind, Node};
use crate::syntax::ast::ItemKind;
use crate::syntax::diagnostic::Diagnostic;
use crate::thir::tree::{ExprKind, Thir, ThirKind};
use crate::ty::{BodyKey, Tcx, TyKind};

pub(super) fn check(tcx: &Tcx, thir: &Thir) {
    let Some(context) = const_context(tcx, thir) else {
        return;
    };
    let mut found = Vec::new();
    walk(thir, false, &mut |id, _| {
        let expr = &thir.exprs[id];
        if let ExprKind::Call { fun, .. } = &expr.kind
            && let Some(what) = non_const_call(tcx, thir, *fun)
        {
            found.push((expr.span, what));
        }
    });
    check_formats(tcx, thir, context);
    for (span, what) in found {
        if thir.formats.iter().any(|format| format.span == span) {
            continue;
        }
        let text = format!("cannot call non-const {what} in {context}");
        tcx.report(Diagnostic::coded("E0015", span, text));
    }
}

/// A constant cannot print anything but a text, and that only as the whole of a panic.
fn check_formats(tcx: &Tcx, thir: &Thir, context: &str) {
    for format in &thir.formats {
        let diagnostic = match format.only.map(|ty| tcx.types.kind(ty)) {
            Some(TyKind::Ref(_, inner, _)) if inner == tcx.types.common.str => continue,
            Some(_) => {
                let message = "argument to `panic!()` in a const context must have type `&str`";
                Diagnostic::error(format.span, message)
            }
            None => {
                let message = format!("cannot call non-const formatting macro in {context}");
                Diagnostic::coded("E0015", format.span, message)
            }
        };
        tcx.report(diagnostic);
    }
}

/// What kind of constant this is; nothing for what runs at run time.
#[must_use]
pub fn const_context(tcx: &Tcx, thir: &Thir) -> Option<&'static str> {
    let BodyKey::Body(body) = thir.key else {
        return None;
    };
    let owner = tcx.body_owner(body)?;
    match tcx.def_kind(owner) {
        DefKind::Fn | DefKind::AssocFn if thir.kind == ThirKind::Fn => {
            tcx.fn_attrs(owner).is_const.then_some("constant functions")
        }
        DefKind::Static => Some("statics"),
        DefKind::Const if is_thread_local(tcx, owner) => None,
        _ if thir.kind == ThirKind::Const => Some("constants"),
        _ => None,
    }
}

fn is_thread_local(tcx: &Tcx, def: crate::resolve::DefId) -> bool {
    let Node::Item(item) = tcx.def(def).node else {
        return false;
    };
    let ast = tcx.ast(tcx.def(def).krate);
    ast.is_some_and(|ast| matches!(ast.items[item].kind, ItemKind::ThreadLocal(_)))
}

fn non_const_call(tcx: &Tcx, thir: &Thir, fun: crate::thir::tree::ExprId) -> Option<String> {
    match tcx.types.kind(thir.exprs[fun].ty) {
        TyKind::FnDef(def, _) => {
            let kind = tcx.def_kind(def);
            if matches!(kind, DefKind::Ctor(..)) {
                return None;
            }
            let attrs = tcx.fn_attrs(def);
            let of_trait = tcx.trait_of_item(def).is_some() || is_impl_of_trait(tcx, def);
            if (attrs.is_const || attrs.intrinsic) && !of_trait {
                return None;
            }
            let name = tcx.def_path(def);
            let what = match kind {
                DefKind::AssocFn if attrs.has_self => "method",
                DefKind::AssocFn => "associated function",
                _ => "function",
            };
            Some(format!("{what} `{name}`"))
        }
        TyKind::FnPtr(..) => Some("function pointer".to_owned()),
        TyKind::Closure(..) => Some("closure".to_owned()),
        _ => None,
    }
}

fn is_impl_of_trait(tcx: &Tcx, def: crate::resolve::DefId) -> bool {
    let parent = tcx.def(def).parent;
    parent.is_some_and(|parent| {
        tcx.def_kind(parent) == DefKind::Impl && tcx.impl_header(parent).trait_ref.is_some()
    })
}
