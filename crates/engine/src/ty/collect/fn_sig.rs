//! The signatures of functions and constructors.

use crate::resolve::{DefId, DefKind, Res};
use crate::syntax::ast::{self, Ast, TypeId, TypeKind};
use crate::ty::context::Query;
use crate::ty::kind::{Args, FnSig, GenericArg, Region, RegionKind, Safety, Ty, TyKind};
use crate::ty::{OpaqueDef, OpaqueId, Tcx};

use super::lower_ty::{Elision, ImplTrait, Lowerer};

impl Tcx {
    /// The signature of a function, or of what constructs a struct or a variant.
    pub fn fn_sig(&self, def: DefId) -> FnSig {
        if let Some(sig) = self.queries.fn_sig.borrow().get(&def) {
            return *sig;
        }
        let span = self.def(def).span;
        let sig = self.within_query(Query::FnSig(def), span, || self.compute_sig(def));
        let sig = sig.unwrap_or_else(|| self.safe_sig(&[self.types.common.error]));
        self.queries.fn_sig.borrow_mut().insert(def, sig);
        sig
    }

    /// The same with arguments in the places of the parameters, regions erased.
    pub fn fn_sig_erased(&self, def: DefId, args: Args) -> FnSig {
        self.subst_erased(self.fn_sig(def), args)
    }

    fn safe_sig(&self, list: &[Ty]) -> FnSig {
        FnSig {
            inputs_and_output: self.types.mk_list(list),
            safety: Safety::Safe,
        }
    }

    fn compute_sig(&self, def: DefId) -> FnSig {
        if let DefKind::Ctor(..) = self.def_kind(def) {
            return self.ctor_sig(def);
        }
        match self.fn_node(def) {
            Some(node) => self.written_sig(def, node),
            None => self.safe_sig(&[self.types.common.error]),
        }
    }

    fn ctor_sig(&self, def: DefId) -> FnSig {
        let of = self.def(def).parent.unwrap_or(def);
        let fields = self
            .resolution
            .defs
            .children(of, |kind| kind == DefKind::Field);
        let mut list: Vec<Ty> = fields.map(|field| self.type_of(field)).collect();
        let adt = self.adt_of(def);
        list.push(adt.map_or(self.types.common.error, |adt| self.type_of(adt)));
        self.safe_sig(&list)
    }

    fn written_sig(&self, def: DefId, node: &ast::Fn) -> FnSig {
        let sig = &node.sig;
        let mut lowerer = Lowerer::signature(self, def);
        let (mut list, output, elided) = lowerer.within_binder(&[], |lowerer| {
            let level = lowerer.binder_level();
            let fresh = if sig.header.is_async {
                Elision::AsyncFresh(level)
            } else {
                Elision::Fresh(level)
            };
            lowerer.set_elision(fresh);
            lowerer.set_impl_trait(ImplTrait::Param);
            let mut inputs = Vec::new();
            let mut found = Vec::new();
            let mut of_self = Vec::new();
            for (position, param) in sig.params.iter().enumerate() {
                let (ty, regions) = lowerer.with_candidates(|lowerer| lowerer.ty(param.ty));
                if position == 0 && sig.has_self {
                    of_self = self.self_lifetimes(def, param.ty, ty);
                } else {
                    found.push(regions);
                }
                inputs.push(ty);
            }
            let elided = lowerer.binder_count();
            self.queries
                .collect
                .elided_count
                .borrow_mut()
                .insert(def, elided);
            let place = match self.def_kind(def) {
                DefKind::AssocFn => "associated functions",
                _ => "functions",
            };
            lowerer.report_placeholders(place);
            lowerer.set_elision(match of_self.as_slice() {
                [] => Lowerer::output_elision(&found),
                [only] => Elision::Given(*only),
                _ => Elision::Output,
            });
            let output = self.lower_output(def, node, lowerer);
            // A type with such a lifetime silences what follows from it.
            let output = if lowerer.report_missing_in_output() {
                self.types.common.error
            } else {
                output
            };
            (inputs, output, elided)
        });
        let _ = elided;
        list.push(output);
        let safety = if sig.header.is_unsafe {
            Safety::Unsafe
        } else {
            Safety::Safe
        };
        FnSig {
            inputs_and_output: self.types.mk_list(&list),
            safety,
        }
    }

    fn lower_output<'a>(&'a self, def: DefId, node: &ast::Fn, lowerer: &mut Lowerer<'a>) -> Ty {
        lowerer.set_impl_trait(ImplTrait::Opaque);
        let output = match node.sig.output {
            Some(output) => lowerer.output(output),
            None => self.types.common.unit,
        };
        lowerer.report_placeholders("return types");
        if node.sig.header.is_async {
            return self.mk_opaque(self.async_opaque(def));
        }
        output
    }

    /// What an `async fn` gives.
    pub(crate) fn async_opaque(&self, def: DefId) -> OpaqueId {
        self.opaque_id(OpaqueDef {
            owner: def,
            ty: None,
            span: self.def(def).span,
        })
    }

    /// What an `async fn` says that it gives, which is what its future comes to.
    pub fn async_output(&self, def: DefId) -> Ty {
        let Some(node) = self.fn_node(def) else {
            return self.types.common.error;
        };
        let mut lowerer = Lowerer::signature(self, def);
        lowerer.set_elision(Elision::Given(Region::ERASED));
        lowerer.set_impl_trait(ImplTrait::Opaque);
        match node.sig.output {
            Some(output) => lowerer.output(output),
            None => self.types.common.unit,
        }
    }

    /// An opaque type within its function. Its arguments are the function's parameters,
    /// and after them the lifetimes that its parameters leave out.
    pub(crate) fn mk_opaque(&self, id: OpaqueId) -> Ty {
        let Some(def) = self.opaque_def(id) else {
            return self.types.common.error;
        };
        let mut args = self.types.args(self.identity_args(def.owner)).to_vec();
        let elided = self.queries.collect.elided_count.borrow();
        let elided = elided.get(&def.owner).copied().unwrap_or(0);
        args.extend((0..elided).map(|index| {
            let bound = RegionKind::Bound { depth: 0, index };
            GenericArg::Region(self.types.region(bound))
        }));
        let args = self.types.mk_args(&args);
        self.types.mk(TyKind::Opaque(id, args))
    }

    /// The lifetimes of the references to `Self` in the type of `self`, which outputs take
    /// theirs from.
    fn self_lifetimes(&self, def: DefId, ty: TypeId, lowered: Ty) -> Vec<Region> {
        let mut found: Vec<Region> = Vec::new();
        if let Some(ast) = self.ast_of(def) {
            self.self_refs(def, ast, ty, lowered, &mut found);
        }
        found.dedup();
        found
    }

    /// The lifetimes of the references to `Self` in a type, of which the tree and the type
    /// that it stands for are walked side by side.
    fn self_refs(&self, def: DefId, ast: &Ast, ty: TypeId, lowered: Ty, found: &mut Vec<Region>) {
        match (&ast.types[ty].kind, self.types.kind(lowered)) {
            (TypeKind::Paren(inner), _) => self.self_refs(def, ast, *inner, lowered, found),
            (TypeKind::Ref { ty: inner, .. }, TyKind::Ref(region, lowered, _)) => {
                let mut mentions = false;
                super::TypeParts::walk(ast, *inner, &mut |part| {
                    mentions |= self.is_self_in_tree(def, ast, part);
                    !mentions
                });
                if mentions {
                    found.push(region);
                }
                self.self_refs(def, ast, *inner, lowered, found);
            }
            (TypeKind::Path(path), TyKind::Adt(_, args)) => {
                let Some(ast::GenericArgs::Angle { args: written, .. }) = path
                    .segments
                    .last()
                    .and_then(|segment| segment.args.as_ref())
                else {
                    return;
                };
                let types = self.types.args(args).iter().filter_map(|arg| arg.as_ty());
                let written = written.iter().filter_map(|arg| match arg {
                    ast::GenericArg::Type(ty) => Some(*ty),
                    _ => None,
                });
                for (written, lowered) in written.zip(types) {
                    self.self_refs(def, ast, written, lowered, found);
                }
            }
            _ => {}
        }
    }

    /// Whether a type of the tree is `Self`, or the type of the impl by its name.
    fn is_self_in_tree(&self, def: DefId, ast: &Ast, ty: TypeId) -> bool {
        if let TypeKind::Paren(inner) = ast.types[ty].kind {
            return self.is_self_in_tree(def, ast, inner);
        }
        let tables = self.tables(self.def(def).krate);
        let res_of = |ty: TypeId| {
            let found = tables.and_then(|tables| tables.types.get(ty));
            found.and_then(|found| found.full_res())
        };
        match res_of(ty) {
            Some(Res::SelfTy(_)) => true,
            Some(res @ (Res::Def(_) | Res::Prim(_))) => {
                let of_impl = self.impl_of_item(def).and_then(|imp| self.impl_node(imp));
                of_impl.is_some_and(|node| res_of(node.self_ty) == Some(res))
            }
            _ => false,
        }
    }
}
