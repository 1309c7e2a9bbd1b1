//! Types that contain themselves without a pointer between.

use std::collections::HashSet;

use crate::resolve::DefId;
use crate::syntax::diagnostic::Diagnostic;
use crate::ty::Tcx;
use crate::ty::kind::{Args, Ty, TyKind};

/// Checks that a struct or an enum has a finite size.
pub(super) fn check(tcx: &Tcx, def: DefId) {
    let mut search = Search {
        tcx,
        path: vec![def],
        done: HashSet::new(),
        cycle: None,
    };
    search.fields(def);
    let Some(cycle) = search.cycle else { return };
    // One report for all types of a cycle: at the first of them.
    if cycle.iter().any(|other| *other < def) {
        return;
    }
    let names: Vec<String> = cycle
        .iter()
        .map(|def| format!("`{}`", tcx.def_path(*def)))
        .collect();
    let message = match names.split_last() {
        Some((only, [])) => format!("recursive type {only} has infinite size"),
        Some((last, rest)) => format!(
            "recursive types {} and {last} have infinite size",
            rest.join(", ")
        ),
        None => return,
    };
    tcx.report(Diagnostic::coded("E0072", tcx.head_span(def), message));
}

struct Search<'t> {
    tcx: &'t Tcx,
    /// The types from the first to the one that is being looked at.
    path: Vec<DefId>,
    done: HashSet<DefId>,
    /// The types of a cycle that comes back to the first.
    cycle: Option<Vec<DefId>>,
}

impl Search<'_> {
    fn fields(&mut self, def: DefId) {
        let fields: Vec<DefId> = self
            .tcx
            .adt_def(def)
            .variants
            .iter()
            .flat_map(|variant| variant.fields.iter().map(|field| field.def))
            .collect();
        for field in fields {
            self.ty(self.tcx.type_of(field));
            if self.cycle.is_some() {
                return;
            }
        }
    }

    fn ty(&mut self, ty: Ty) {
        if self.cycle.is_some() {
            return;
        }
        match self.tcx.types.kind(ty) {
            TyKind::Tuple(list) => {
                let list = self.tcx.types.list(list).to_vec();
                for ty in list {
                    self.ty(ty);
                }
            }
            TyKind::Array(ty, _) => self.ty(ty),
            TyKind::Adt(def, args) => self.adt(def, args),
            _ => {}
        }
    }

    fn adt(&mut self, def: DefId, args: Args) {
        if self.tcx.is_local(def) {
            if self.path.first() == Some(&def) {
                self.cycle = Some(self.path.clone());
                return;
            }
            if self.path.len() < MAX_DEPTH && self.done.insert(def) {
                self.path.push(def);
                self.fields(def);
                self.path.pop();
            }
        }
        let held = params_held(self.tcx, def, &mut vec![def]);
        let args = self.tcx.types.args(args).to_vec();
        for (index, arg) in (0..).zip(args) {
            if let Some(ty) = arg.as_ty()
                && held.contains(&index)
            {
                self.ty(ty);
            }
        }
    }
}

/// How long a chain of types within types is followed.
const MAX_DEPTH: usize = 64;

/// The type parameters whose values a type holds in itself.
fn params_held(tcx: &Tcx, def: DefId, active: &mut Vec<DefId>) -> HashSet<u32> {
    let mut held = HashSet::new();
    let fields: Vec<DefId> = tcx
        .adt_def(def)
        .variants
        .iter()
        .flat_map(|variant| variant.fields.iter().map(|field| field.def))
        .collect();
    for field in fields {
        held_in(tcx, tcx.type_of(field), active, &mut held);
    }
    held
}

fn held_in(tcx: &Tcx, ty: Ty, active: &mut Vec<DefId>, held: &mut HashSet<u32>) {
    match tcx.types.kind(ty) {
        TyKind::Param(param) => {
            held.insert(param.index);
        }
        TyKind::Tuple(list) => {
            for ty in tcx.types.list(list) {
                held_in(tcx, *ty, active, held);
            }
        }
        TyKind::Array(ty, _) => held_in(tcx, ty, active, held),
        TyKind::Adt(def, args) => {
            if active.contains(&def) || active.len() > MAX_DEPTH {
                return;
            }
            active.push(def);
            let inner = params_held(tcx, def, active);
            active.pop();
            for (index, arg) in (0..).zip(tcx.types.args(args)) {
                if let Some(ty) = arg.as_ty()
                    && inner.contains(&index)
                {
                    held_in(tcx, ty, active, held);
                }
            }
        }
        _ => {}
    }
}
