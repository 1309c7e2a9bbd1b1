//! Values of a type without end (E0072): whether they have to be dropped cannot be said, which
//! rustc reports as a cycle (E0391) where such a value is first met.

use crate::mir::body::Body;
use crate::resolve::DefId;
use crate::syntax::diagnostic::{Diagnostic, DiagnosticKind};
use crate::ty::{Tcx, Ty, TyKind};

/// How deep types are followed.
const MAX_DEPTH: usize = 64;

/// Reports the cycle that the locals of a body lead to.
pub fn check(tcx: &Tcx, body: &Body) {
    let has_code = |code: &str| {
        tcx.diagnostics()
            .iter()
            .any(|each| matches!(each.kind, DiagnosticKind::Error(Some(known)) if known.0 == code))
    };
    if !has_code("E0072") {
        return;
    }
    for (_, local) in body.locals.iter().skip(1) {
        let mut search = Search {
            tcx,
            active: Vec::new(),
        };
        let Some(def) = search.parts(local.ty) else {
            continue;
        };
        let text = format!(
            "cycle detected when computing when `{}` needs drop",
            tcx.def_path(def)
        );
        let diagnostic = Diagnostic::coded("E0391", tcx.head_span(def), text);
        if !tcx.diagnostics().contains(&diagnostic) {
            tcx.report(diagnostic);
        }
        return;
    }
}

struct Search<'t> {
    tcx: &'t Tcx,
    /// The types whose fields are being asked.
    active: Vec<DefId>,
}

impl Search<'_> {
    /// Goes through the fields of a type, and through what those hold in turn.
    fn parts(&mut self, ty: Ty) -> Option<DefId> {
        let types = &self.tcx.types;
        let (mut todo, mut seen) = (vec![ty], vec![ty]);
        while let Some(ty) = todo.pop() {
            let mut found = Vec::new();
            match types.kind(ty) {
                TyKind::Tuple(list) => found.extend(types.list(list)),
                TyKind::Array(elem, _) => found.push(elem),
                TyKind::Adt(def, args) if !self.ends_here(def) => {
                    for variant in &self.tcx.adt_def(def).variants {
                        for field in &variant.fields {
                            let ty = self.tcx.type_of_erased(field.def, args);
                            if let TyKind::Adt(inner, args) = types.kind(ty) {
                                if let Some(cycle) = self.enter(inner) {
                                    return Some(cycle);
                                }
                                if !self.ends_here(inner) {
                                    let args = types.args(args).to_vec();
                                    found.extend(args.iter().filter_map(|arg| arg.as_ty()));
                                }
                            } else {
                                found.push(ty);
                            }
                        }
                    }
                }
                _ => {}
            }
            for ty in found {
                if !seen.contains(&ty) && seen.len() < MAX_DEPTH {
                    seen.push(ty);
                    todo.push(ty);
                }
            }
        }
        None
    }

    /// What has a destructor has to be dropped, whatever it holds.
    fn ends_here(&self, def: DefId) -> bool {
        let adt = self.tcx.adt_def(def);
        adt.is_phantom_data || self.tcx.adt_destructor(def).is_some()
    }

    fn enter(&mut self, def: DefId) -> Option<DefId> {
        if self.active.contains(&def) {
            return Some(def);
        }
        if self.active.len() >= MAX_DEPTH || self.ends_here(def) {
            return None;
        }
        self.active.push(def);
        let own = self.tcx.type_of(def);
        let found = self.parts(own);
        self.active.pop();
        found
    }
}
