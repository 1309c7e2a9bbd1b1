//! Patterns: what each is checked by, and the binding modes that hold by default.

use super::FnCtxt;
use crate::resolve::{DefKind, LocalId, PatRes, Res};
use crate::syntax::Edition;
use crate::syntax::ast::{ExprId, PatId, PatKind};
use crate::syntax::span::Span;
use crate::ty::results::BindingMode;
use crate::ty::traits::CauseCode;
use crate::ty::{Mutability, Ty, TyKind};

/// What holds for a pattern within a pattern.
#[derive(Clone, Copy, Debug)]
pub struct PatInfo {
    /// How a name is bound if nothing is written: by value, or by reference because a
    /// reference was seen through.
    pub default: BindingMode,
    /// Whether this is on the left of an assignment, where nothing is seen through.
    pub assigns: bool,
    /// Whether the pattern has to match always, as that of `let`.
    pub irrefutable: bool,
}

/// What a pattern does with references in what it matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AdjustMode {
    /// It sees through them.
    Peel,
    /// It names them: what is bound within is bound by value again.
    Reset,
    /// It leaves them to what is within.
    Pass,
}

impl FnCtxt<'_> {
    /// Checks the pattern of a `let`, a parameter or an arm.
    pub fn check_pat_top(&self, pat: PatId, expected: Ty) {
        let info = PatInfo {
            default: BindingMode::Value,
            assigns: false,
            irrefutable: false,
        };
        self.check_pat(pat, expected, info);
    }

    /// The same for one that has to match always.
    pub fn check_pat_irrefutable(&self, pat: PatId, expected: Ty) {
        let info = PatInfo {
            default: BindingMode::Value,
            assigns: false,
            irrefutable: true,
        };
        self.check_pat(pat, expected, info);
    }

    /// Checks a pattern.
    pub fn check_pat(&self, pat: PatId, expected: Ty, info: PatInfo) {
        let kind = &self.body.pats[pat].kind;
        let path = self.const_like_path(pat);
        let mode = self.adjust_mode(pat, path.map(|(res, _)| res), info);
        let (expected, default) = match mode {
            AdjustMode::Pass => (expected, info.default),
            AdjustMode::Reset => (expected, BindingMode::Value),
            AdjustMode::Peel => self.peel_references(pat, expected, info.default),
        };
        if mode == AdjustMode::Reset && info.default != BindingMode::Value {
            self.note_2024(
                pat,
                "reference pattern not allowed under `ref` default binding mode",
            );
        }
        let info = PatInfo { default, ..info };
        let ty = match kind {
            PatKind::Wild | PatKind::Rest | PatKind::Error => expected,
            PatKind::Ident { sub, .. } => match path {
                Some((res, ty)) => self.check_path_pat(pat, res, ty, expected),
                None => self.check_binding(pat, *sub, expected, info),
            },
            PatKind::Path(_) => match path {
                Some((res, ty)) => self.check_path_pat(pat, res, ty, expected),
                None => self.tcx.types.common.error,
            },
            PatKind::Literal(literal) => self.check_literal_pat(pat, *literal, expected),
            PatKind::Range { start, end, .. } => self.check_range_pat(pat, *start, *end, expected),
            PatKind::TupleStruct(path, pats) => {
                self.check_tuple_struct_pat(pat, path, pats, expected, info)
            }
            PatKind::Struct { path, fields, rest } => {
                self.check_struct_pat(pat, path, fields, *rest, expected, info)
            }
            PatKind::Tuple(pats) => self.check_tuple_pat(pat, pats, expected, info),
            PatKind::Slice(pats) => self.check_slice_pat(pat, pats, expected, info),
            PatKind::Ref {
                mutable,
                pat: inner,
            } => self.check_ref_pat(pat, Mutability::new(*mutable), *inner, expected, info),
            PatKind::Or(pats) => {
                for pat in pats {
                    self.check_pat(*pat, expected, info);
                }
                expected
            }
            PatKind::Paren(inner) => {
                self.check_pat(*inner, expected, info);
                expected
            }
        };
        self.results.borrow_mut().pats.insert(pat, ty);
    }

    /// What a path or a plain name stands for that is no binding, and its type.
    fn const_like_path(&self, pat: PatId) -> Option<(Res, Ty)> {
        match &self.body.pats[pat].kind {
            PatKind::Path(_) => {}
            PatKind::Ident { .. } => match self.names.pats.get(pat)? {
                PatRes::Path(_) => {}
                PatRes::Binding(_) => return None,
            },
            _ => return None,
        }
        let (res, args, ty) = self.check_pat_path(pat)?;
        self.results.borrow_mut().pat_paths.insert(pat, (res, args));
        Some((res, ty))
    }

    fn adjust_mode(&self, pat: PatId, res: Option<Res>, info: PatInfo) -> AdjustMode {
        if info.assigns {
            return AdjustMode::Reset;
        }
        let of_path = || match res {
            Some(Res::Def(def))
                if matches!(
                    self.tcx.def_kind(def),
                    DefKind::Const | DefKind::AssocConst | DefKind::ConstParam
                ) =>
            {
                AdjustMode::Pass
            }
            _ => AdjustMode::Peel,
        };
        match &self.body.pats[pat].kind {
            PatKind::Struct { .. }
            | PatKind::TupleStruct(..)
            | PatKind::Tuple(_)
            | PatKind::Range { .. }
            | PatKind::Slice(_) => AdjustMode::Peel,
            PatKind::Literal(literal) => {
                let ty = self.check_expr(*literal);
                match self.kind(ty) {
                    TyKind::Ref(..) => AdjustMode::Pass,
                    _ => AdjustMode::Peel,
                }
            }
            PatKind::Path(_) => of_path(),
            PatKind::Ident { .. } if res.is_some() => of_path(),
            PatKind::Ref { .. } => AdjustMode::Reset,
            PatKind::Wild
            | PatKind::Rest
            | PatKind::Error
            | PatKind::Ident { .. }
            | PatKind::Or(_)
            | PatKind::Paren(_) => AdjustMode::Pass,
        }
    }

    fn peel_references(
        &self,
        pat: PatId,
        expected: Ty,
        mut default: BindingMode,
    ) -> (Ty, BindingMode) {
        let mut expected = self.try_resolve(expected);
        let mut peeled = Vec::new();
        while let TyKind::Ref(_, inner, mutability) = self.kind(expected) {
            peeled.push(expected);
            expected = self.try_resolve(inner);
            default = match default {
                BindingMode::Value | BindingMode::Ref(Mutability::Mut) => {
                    BindingMode::Ref(mutability)
                }
                BindingMode::Ref(Mutability::Not) => default,
            };
        }
        if !peeled.is_empty() {
            self.results
                .borrow_mut()
                .pat_adjustments
                .insert(pat, peeled);
        }
        (expected, default)
    }

    /// Notes what edition 2024 does not allow. rustc says so when types are checked, so
    /// that it is reported only if nothing else is.
    fn note_2024(&self, pat: PatId, message: &'static str) {
        if self.edition == Edition::Edition2024 {
            let span = self.pat_span(pat);
            self.late_errors.borrow_mut().push((span, message));
        }
    }

    fn check_binding(&self, pat: PatId, sub: Option<PatId>, expected: Ty, info: PatInfo) -> Ty {
        let PatKind::Ident {
            by_ref, mutable, ..
        } = self.body.pats[pat].kind
        else {
            return expected;
        };
        let by_default = info.default;
        let seen_through = by_default != BindingMode::Value;
        if seen_through && (by_ref || mutable) {
            let message = "binding modifiers may only be written when the default binding mode is \
                           `move`";
            self.note_2024(pat, message);
        }
        let mode = match (by_ref, mutable) {
            (true, mutable) => BindingMode::Ref(Mutability::new(mutable)),
            (false, true) => BindingMode::Value,
            (false, false) => by_default,
        };
        self.results.borrow_mut().binding_modes.insert(pat, mode);
        let ty = match mode {
            BindingMode::Ref(mutability) => self.tcx.types.mk_ref(expected, mutability),
            BindingMode::Value => expected,
        };
        if let Some(PatRes::Binding(local)) = self.names.pats.get(pat) {
            let local_ty = self.declare_local(*local, pat);
            self.demand_eqtype(self.pat_span(pat), ty, local_ty);
        }
        if let Some(sub) = sub {
            self.check_pat(sub, expected, info);
        }
        ty
    }

    /// The type of a local variable, which is made when it is first met.
    pub fn declare_local(&self, local: LocalId, pat: PatId) -> Ty {
        if let Some(ty) = self.locals.borrow().get(&local) {
            return *ty;
        }
        let span = self.pat_span(pat);
        let ty = self.next_ty_var(span);
        self.locals.borrow_mut().insert(local, ty);
        if self.param_pat.get() != Some(pat) {
            self.require_sized(ty, span, CauseCode::VariableType);
        }
        ty
    }

    /// The type of a local variable that is used.
    #[must_use]
    pub fn local_ty(&self, local: LocalId) -> Ty {
        let known = self.locals.borrow().get(&local).copied();
        known.unwrap_or_else(|| {
            let pat = self.names.locals[local].pat;
            self.declare_local(local, pat)
        })
    }

    /// Makes an error of everything that a pattern binds, so that uses are not reported.
    pub fn check_pats_as_error(&self, pats: &[PatId], info: PatInfo) {
        for pat in pats {
            self.check_pat(*pat, self.tcx.types.common.error, info);
        }
    }

    fn check_path_pat(&self, pat: PatId, res: Res, ty: Ty, expected: Ty) -> Ty {
        let span = self.pat_span(pat);
        let allowed = match res {
            Res::Def(def) => matches!(
                self.tcx.def_kind(def),
                DefKind::Const
                    | DefKind::AssocConst
                    | DefKind::ConstParam
                    | DefKind::Ctor(_, crate::resolve::CtorKind::Const)
            ),
            Res::SelfCtor(_) => !matches!(self.kind(ty), TyKind::FnDef(..)),
            Res::Err => return self.tcx.types.common.error,
            _ => false,
        };
        if !allowed {
            let found = res.descr(&self.tcx.resolution.defs);
            let message = format!("expected unit struct, unit variant or constant, found {found}");
            return self.error("E0533", span, message);
        }
        self.demand_suptype(span, expected, ty);
        ty
    }

    fn check_literal_pat(&self, pat: PatId, literal: ExprId, expected: Ty) -> Ty {
        let mut ty = self.resolve(self.node_ty(literal));
        if self.is_byte_string(literal) {
            let expected = self.structurally_resolve(self.pat_span(pat), expected);
            if let TyKind::Ref(_, inner, _) = self.kind(expected)
                && let TyKind::Slice(_) = self.kind(self.try_resolve(inner))
            {
                let types = &self.tcx.types;
                let slice = types.mk(TyKind::Slice(types.common.u8));
                ty = types.mk_ref(slice, Mutability::Not);
            }
        }
        self.demand_suptype(self.pat_span(pat), expected, ty);
        ty
    }

    fn is_byte_string(&self, expr: ExprId) -> bool {
        use crate::syntax::ast::{ExprKind, Literal};
        matches!(
            self.expr(self.peel(expr)).kind,
            ExprKind::Literal(Literal::ByteStr(_))
        )
    }

    fn check_range_pat(
        &self,
        pat: PatId,
        start: Option<ExprId>,
        end: Option<ExprId>,
        expected: Ty,
    ) -> Ty {
        let fits = |ty| {
            self.is_integral(ty)
                || self.is_floating(ty)
                || matches!(self.kind(ty), TyKind::Char)
                || self.is_ty_var(ty)
                || self.references_error(ty)
        };
        let side = |end: Option<ExprId>| {
            let end = end?;
            let ty = self.check_expr(end);
            Some((ty, self.span(end)))
        };
        let sides = [side(start), side(end)];
        let wrong: Vec<Span> = sides
            .iter()
            .flatten()
            .filter(|(ty, _)| !fits(*ty))
            .map(|(_, span)| *span)
            .collect();
        let message = "only `char` and numeric types are allowed in range patterns";
        match wrong.as_slice() {
            [] => {}
            [only] => return self.error("E0029", *only, message),
            _ => return self.error("E0029", self.pat_span(pat), message),
        }
        let mut fit = true;
        for (ty, span) in sides.iter().flatten() {
            fit &= self.demand_eqtype(*span, expected, *ty);
        }
        if !fit {
            return self.tcx.types.common.error;
        }
        let ty = self.structurally_resolve(self.pat_span(pat), expected);
        if !fits(ty) {
            return self.error("E0029", self.pat_span(pat), message);
        }
        ty
    }

    fn check_ref_pat(
        &self,
        pat: PatId,
        mutability: Mutability,
        inner: PatId,
        expected: Ty,
        info: PatInfo,
    ) -> Ty {
        let span = self.pat_span(pat);
        let expected = self.try_resolve(expected);
        if let TyKind::Ref(_, pointee, _) = self.kind(expected)
            && matches!(self.kind(pointee), TyKind::Dynamic(..))
            && matches!(self.body.pats[inner].kind, PatKind::Ident { .. })
        {
            let text = self.ty_string(expected);
            let message = format!("type `{text}` cannot be dereferenced");
            let error = self.error("E0033", span, message);
            self.check_pat(inner, error, info);
            return error;
        }
        let (ty, inner_ty) = match self.kind(expected) {
            TyKind::Ref(_, pointee, found) if found == mutability => (expected, pointee),
            _ => {
                let pointee = self.next_ty_var(self.pat_span(inner));
                let ty = self.tcx.types.mk_ref(pointee, mutability);
                if self.demand_eqtype(span, expected, ty) {
                    (ty, pointee)
                } else {
                    let error = self.tcx.types.common.error;
                    (error, error)
                }
            }
        };
        self.check_pat(inner, inner_ty, info);
        ty
    }

    /// Whether patterns bind something by a written `ref`, and if so whether by `ref mut`.
    #[must_use]
    pub fn explicit_ref_bindings(&self, pats: &[PatId]) -> Option<bool> {
        let mut found = None;
        let mut work = pats.to_vec();
        while let Some(pat) = work.pop() {
            if let PatKind::Ident {
                by_ref: true,
                mutable,
                ..
            } = self.body.pats[pat].kind
            {
                found = Some(found.unwrap_or(false) || mutable);
            }
            for child in self.body.pat_children(pat) {
                if let crate::syntax::ast::Child::Pat(child) = child {
                    work.push(child);
                }
            }
        }
        found
    }
}
