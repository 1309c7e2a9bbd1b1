//! Types and definitions as text: as rustc's messages have them, and as `type_name` does.

use super::context::Tcx;
use super::kind::{
    Args, Const, ConstKind, ExistentialPredicate, Existentials, FnSig, GenericArg, InferTy,
    Predicate, Region, RegionKind, Safety, TraitRef, Ty, TyKind, TyList,
};
use super::results::ClosureKind;
use crate::resolve::{DefId, DefKind};
use crate::syntax::ast::{FloatType, IntType};
use crate::syntax::span::Span;

/// How names are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// As in messages: short, with regions.
    Message,
    /// As `std::any::type_name` gives them: whole paths, no regions.
    TypeName,
}

struct Printer<'a> {
    tcx: &'a Tcx,
    style: Style,
}

impl Tcx {
    /// A type as rustc's messages have it.
    #[must_use]
    pub fn ty_text(&self, ty: Ty) -> String {
        Printer {
            tcx: self,
            style: Style::Message,
        }
        .ty(ty)
    }

    /// A type as `std::any::type_name` gives it.
    #[must_use]
    pub fn type_name(&self, ty: Ty) -> String {
        Printer {
            tcx: self,
            style: Style::TypeName,
        }
        .ty(ty)
    }

    /// A constant that a type depends on.
    #[must_use]
    pub fn const_text(&self, constant: Const) -> String {
        self.message().constant(constant)
    }

    /// A region.
    #[must_use]
    pub fn region_text(&self, region: Region) -> String {
        self.message()
            .region(region)
            .unwrap_or_else(|| "'_".to_owned())
    }

    /// One generic argument.
    #[must_use]
    pub fn arg_text(&self, arg: GenericArg) -> String {
        match arg {
            GenericArg::Ty(ty) => self.ty_text(ty),
            GenericArg::Region(region) => self.region_text(region),
            GenericArg::Const(constant) => self.const_text(constant),
        }
    }

    /// `Trait<A>`, without `Self`.
    #[must_use]
    pub fn trait_text(&self, of: TraitRef) -> String {
        let printer = self.message();
        let args = self.types.args(of.args).get(1..).unwrap_or_default();
        printer.with_args(of.def, args, &[])
    }

    /// A predicate: `T: Trait<A>`, `<T as Trait>::Item == U`.
    #[must_use]
    pub fn predicate_text(&self, predicate: Predicate) -> String {
        match predicate {
            Predicate::Trait(of) => {
                let self_ty = self.types.args(of.args).first().and_then(|arg| arg.as_ty());
                let self_ty = self_ty.map_or(String::new(), |ty| self.ty_text(ty));
                format!("{self_ty}: {}", self.trait_text(of))
            }
            Predicate::Projection { assoc, args, ty } => {
                let projection = self.types.mk(TyKind::Projection(assoc, args));
                format!("{} == {}", self.ty_text(projection), self.ty_text(ty))
            }
            Predicate::TypeOutlives(ty, region) => {
                format!("{}: {}", self.ty_text(ty), self.region_text(region))
            }
            Predicate::RegionOutlives(long, short) => {
                format!("{}: {}", self.region_text(long), self.region_text(short))
            }
        }
    }

    /// A signature as a function pointer's type: `fn(A) -> B`.
    #[must_use]
    pub fn sig_text(&self, sig: FnSig) -> String {
        self.message().fn_ptr(sig.inputs_and_output, sig.safety)
    }

    /// A definition's name as rustc's messages have it: alone, unless others are called the
    /// same; and below a type or a trait, with that in front.
    #[must_use]
    pub fn def_path(&self, def: DefId) -> String {
        let data = self.def(def);
        let own = match data.name {
            Some(name) => self.text(name).to_owned(),
            None => self.field_or_impl(def),
        };
        match (data.kind, data.parent) {
            (DefKind::Ctor(..), Some(parent)) => self.def_path(parent),
            (
                DefKind::Variant
                | DefKind::AssocFn
                | DefKind::AssocConst
                | DefKind::AssocTy
                | DefKind::Field,
                Some(parent),
            ) => format!("{}::{own}", self.def_path(parent)),
            _ => own,
        }
    }

    fn field_or_impl(&self, def: DefId) -> String {
        match self.def_kind(def) {
            DefKind::Field => self.text(self.field_name(def)).to_owned(),
            DefKind::Impl => {
                let self_ty = self.ty_text(self.impl_self_ty(def));
                match self.impl_trait_def(def) {
                    Some(of) => format!("<impl {} for {self_ty}>", self.def_path(of)),
                    None => self_ty,
                }
            }
            _ => String::new(),
        }
    }

    /// The whole path of a definition, its crate first, as `type_name` and panics have it.
    #[must_use]
    pub fn full_path(&self, def: DefId) -> String {
        if !self.is_local(def)
            && let Some(path) = self.engine_attr_text(def, "path")
        {
            return path.to_owned();
        }
        let data = self.def(def);
        let own = data.name.map_or("", |name| self.text(name));
        match (data.kind, data.parent) {
            (DefKind::Ctor(..), Some(parent)) => self.full_path(parent),
            (DefKind::Impl, _) => self.impl_path(def),
            (_, Some(parent)) => format!("{}::{own}", self.full_path(parent)),
            (_, None) => own.to_owned(),
        }
    }

    /// `<T>` or `<T as Trait>`, as a path through an impl is named.
    fn impl_path(&self, def: DefId) -> String {
        let header = self.impl_header(def);
        let self_ty = self.type_name(header.self_ty);
        match header.trait_ref {
            Some(of) => {
                let printer = Printer {
                    tcx: self,
                    style: Style::TypeName,
                };
                let args = self.types.args(of.args).get(1..).unwrap_or_default();
                format!("<{self_ty} as {}>", printer.with_args(of.def, args, &[]))
            }
            None => match self.types.kind(header.self_ty) {
                TyKind::Adt(adt, args) if self.types.args(args).is_empty() => self.full_path(adt),
                TyKind::Adt(adt, args) => {
                    let printer = Printer {
                        tcx: self,
                        style: Style::TypeName,
                    };
                    let args = self.types.args(args);
                    let text = printer.with_args(adt, args, &[]);
                    text.replacen('<', "::<", 1)
                }
                _ => format!("<{self_ty}>"),
            },
        }
    }

    /// rustc's word for what a definition is.
    #[must_use]
    pub fn def_descr(&self, def: DefId) -> &'static str {
        match self.def_kind(def) {
            DefKind::AssocFn if self.fn_attrs(def).has_self => "method",
            kind => kind.descr(),
        }
    }

    /// Where rustc points to if it means a definition as such: from its first word to the
    /// end of its signature, without a body.
    #[must_use]
    pub fn head_span(&self, def: DefId) -> Span {
        let whole = self.full_span(def);
        if let Some(node) = self.fn_node(def) {
            return Span {
                start: whole.start,
                ..node.sig.span
            };
        }
        let data = self.def(def);
        match data.kind {
            DefKind::Struct | DefKind::Enum | DefKind::Trait => {
                let generics = self.ast_generics(def).and_then(|generics| generics.span);
                let end = generics.map_or(data.span.end, |span| span.end);
                Span { end, ..whole }
            }
            DefKind::Impl => {
                let node = self.impl_node(def);
                let ast = self.ast_of(def);
                let end = match (node, ast) {
                    (Some(node), Some(ast)) => ast.types[node.self_ty].span.end,
                    _ => whole.end,
                };
                Span { end, ..whole }
            }
            DefKind::Variant | DefKind::Field => whole,
            _ => whole,
        }
    }

    fn message(&self) -> Printer<'_> {
        Printer {
            tcx: self,
            style: Style::Message,
        }
    }
}

impl Printer<'_> {
    fn ty(&self, ty: Ty) -> String {
        let types = &self.tcx.types;
        match types.kind(ty) {
            TyKind::Bool => "bool".to_owned(),
            TyKind::Char => "char".to_owned(),
            TyKind::Str => "str".to_owned(),
            TyKind::Never => "!".to_owned(),
            TyKind::Int(int) => int_name(int).to_owned(),
            TyKind::Float(float) => float_name(float).to_owned(),
            TyKind::Adt(def, args) => self.with_args(def, types.args(args), &[]),
            TyKind::Ref(region, inner, mutability) => {
                let region = match self.region(region) {
                    Some(region) if self.style == Style::Message => format!("{region} "),
                    _ => String::new(),
                };
                let mutability = if mutability.is_mut() { "mut " } else { "" };
                let inner = self.parenthesised(inner);
                format!("&{region}{mutability}{inner}")
            }
            TyKind::RawPtr(inner, mutability) => {
                let word = if mutability.is_mut() { "mut" } else { "const" };
                format!("*{word} {}", self.parenthesised(inner))
            }
            TyKind::Slice(inner) => format!("[{}]", self.ty(inner)),
            TyKind::Array(inner, len) => format!("[{}; {}]", self.ty(inner), self.constant(len)),
            TyKind::Tuple(list) => match types.list(list) {
                [only] => format!("({},)", self.ty(*only)),
                parts => format!("({})", self.join(parts)),
            },
            TyKind::FnDef(def, args) => self.fn_def(def, args),
            TyKind::FnPtr(list, safety) => self.fn_ptr(list, safety),
            TyKind::Closure(id, _) => match self.style {
                Style::Message => "{closure}".to_owned(),
                Style::TypeName => {
                    let owner = self.tcx.closure_def(id).map(|def| def.owner);
                    let path = owner.map_or(String::new(), |owner| self.tcx.full_path(owner));
                    format!("{path}::{{{{closure}}}}")
                }
            },
            TyKind::Coroutine(id, _) => match self.style {
                Style::Message => "{async block}".to_owned(),
                Style::TypeName => {
                    let owner = self.tcx.closure_def(id).map(|def| def.owner);
                    let path = owner.map_or(String::new(), |owner| self.tcx.full_path(owner));
                    format!("{path}::{{{{closure}}}}")
                }
            },
            TyKind::Dynamic(list, region) => self.object(list, region),
            TyKind::Param(param) => self.tcx.text(param.name).to_owned(),
            TyKind::Projection(assoc, args) => self.projection(assoc, args),
            TyKind::Opaque(id, _) => self.opaque(id),
            TyKind::Infer(InferTy::Ty(_)) => "_".to_owned(),
            TyKind::Infer(InferTy::Int(_)) => "{integer}".to_owned(),
            TyKind::Infer(InferTy::Float(_)) => "{float}".to_owned(),
            TyKind::Error => "{type error}".to_owned(),
        }
    }

    fn join(&self, parts: &[Ty]) -> String {
        let texts: Vec<String> = parts.iter().map(|ty| self.ty(*ty)).collect();
        texts.join(", ")
    }

    /// A type behind `&` or `*`: a trait object with several parts is put in parentheses.
    fn parenthesised(&self, ty: Ty) -> String {
        let text = self.ty(ty);
        match self.tcx.types.kind(ty) {
            TyKind::Dynamic(list, _) if self.object_parts(list) > 1 => format!("({text})"),
            TyKind::Dynamic(_, region)
                if self.style == Style::Message && self.object_region(region).is_some() =>
            {
                format!("({text})")
            }
            _ => text,
        }
    }

    fn path(&self, def: DefId) -> String {
        match self.style {
            Style::Message => self.tcx.def_path(def),
            Style::TypeName => self.tcx.full_path(def),
        }
    }

    /// A path and its arguments, in front of what is said about associated types.
    fn with_args(&self, def: DefId, args: &[GenericArg], assoc: &[String]) -> String {
        let mut texts: Vec<String> = Vec::new();
        for arg in args {
            match arg {
                GenericArg::Ty(ty) => texts.push(self.ty(*ty)),
                GenericArg::Const(constant) => texts.push(self.constant(*constant)),
                GenericArg::Region(region) if self.style == Style::Message => {
                    texts.extend(self.region(*region));
                }
                GenericArg::Region(_) => {}
            }
        }
        texts.extend_from_slice(assoc);
        let path = self.path(def);
        if texts.is_empty() {
            path
        } else {
            format!("{path}<{}>", texts.join(", "))
        }
    }

    fn fn_def(&self, def: DefId, args: Args) -> String {
        if self.style == Style::TypeName {
            let own = self.tcx.types.args(args);
            let shown: Vec<String> = own
                .iter()
                .skip(self.tcx.generics_of(def).parent_count)
                .filter_map(|arg| arg.as_ty())
                .map(|ty| self.ty(ty))
                .collect();
            let path = self.tcx.full_path(def);
            return if shown.is_empty() {
                path
            } else {
                format!("{path}<{}>", shown.join(", "))
            };
        }
        let sig = self.tcx.subst_erased(self.tcx.fn_sig(def), args);
        let text = self.fn_ptr(sig.inputs_and_output, sig.safety);
        format!("{text} {{{}}}", self.tcx.def_path(def))
    }

    fn fn_ptr(&self, list: TyList, safety: Safety) -> String {
        let (inputs, output) = self.tcx.types.split_sig(list);
        let word = if safety == Safety::Unsafe {
            "unsafe "
        } else {
            ""
        };
        let inputs = self.join(inputs);
        let output = self.output(output);
        format!("{word}fn({inputs}){output}")
    }

    fn output(&self, output: Ty) -> String {
        if output == self.tcx.types.common.unit {
            String::new()
        } else {
            format!(" -> {}", self.ty(output))
        }
    }

    fn object_parts(&self, list: Existentials) -> usize {
        let parts = self.tcx.types.existentials(list).iter();
        parts
            .filter(|part| !matches!(part, ExistentialPredicate::Projection { .. }))
            .count()
    }

    fn object_region(&self, region: Region) -> Option<String> {
        self.region(region).filter(|text| text != "'static")
    }

    fn object(&self, list: Existentials, region: Region) -> String {
        let types = &self.tcx.types;
        let mut texts = Vec::new();
        let list = types.existentials(list);
        for part in list {
            match part {
                ExistentialPredicate::Trait(def, args) => {
                    texts.push(self.principal(*def, *args, list));
                }
                ExistentialPredicate::AutoTrait(def) => texts.push(self.path(*def)),
                ExistentialPredicate::Projection { .. } => {}
            }
        }
        if self.style == Style::Message {
            texts.extend(self.object_region(region));
        }
        format!("dyn {}", texts.join(" + "))
    }

    fn principal(&self, def: DefId, args: Args, list: &[ExistentialPredicate]) -> String {
        let types = &self.tcx.types;
        if self.is_fn_trait(def)
            && let Some(TyKind::Tuple(inputs)) = types
                .args(args)
                .first()
                .and_then(|arg| arg.as_ty())
                .map(|ty| types.kind(ty))
        {
            let output = list.iter().find_map(|part| match part {
                ExistentialPredicate::Projection { ty, .. } => Some(*ty),
                _ => None,
            });
            let output = output.map_or(String::new(), |ty| self.output(ty));
            return format!(
                "{}({}){output}",
                self.path(def),
                self.join(types.list(inputs))
            );
        }
        let mut assoc = Vec::new();
        for part in list {
            if let ExistentialPredicate::Projection {
                assoc: item, ty, ..
            } = part
            {
                let name = self.tcx.def(*item).name;
                let name = name.map_or("", |name| self.tcx.text(name));
                assoc.push(format!("{name} = {}", self.ty(*ty)));
            }
        }
        self.with_args(def, types.args(args), &assoc)
    }

    fn is_fn_trait(&self, def: DefId) -> bool {
        let name = self.tcx.lang.name_of(def);
        matches!(name, Some("fn" | "fn_mut" | "fn_once"))
    }

    fn projection(&self, assoc: DefId, args: Args) -> String {
        let types = &self.tcx.types;
        let all = types.args(args);
        let name = self.tcx.def(assoc).name;
        let name = name.map_or("", |name| self.tcx.text(name));
        let self_ty = all.first().and_then(|arg| arg.as_ty());
        let self_text = self_ty.map_or(String::new(), |ty| self.ty(ty));
        let Some(of) = self.tcx.trait_of_item(assoc) else {
            return name.to_owned();
        };
        let count = self.tcx.generics_of(of).count();
        let of_args = all.get(1..count.min(all.len())).unwrap_or_default();
        let own: Vec<String> = all
            .iter()
            .skip(count)
            .filter_map(|arg| match arg {
                GenericArg::Ty(ty) => Some(self.ty(*ty)),
                GenericArg::Region(region) => self.region(*region),
                GenericArg::Const(constant) => Some(self.constant(*constant)),
            })
            .collect();
        let own = if own.is_empty() {
            String::new()
        } else {
            format!("<{}>", own.join(", "))
        };
        format!(
            "<{self_text} as {}>::{name}{own}",
            self.with_args(of, of_args, &[])
        )
    }

    fn opaque(&self, id: super::body::OpaqueId) -> String {
        let Some(def) = self.tcx.opaque_def(id) else {
            return "impl Trait".to_owned();
        };
        if let Some(ty) = def.ty {
            let krate = self.tcx.def(def.owner).krate;
            let name = self.tcx.index.impl_name(krate, ty);
            name.map_or("impl Trait".to_owned(), |name| {
                self.tcx.text(name).to_owned()
            })
        } else {
            let output = self.tcx.async_output(def.owner);
            format!("impl Future<Output = {}>", self.ty(output))
        }
    }

    /// A region, if there is something to say of it.
    fn region(&self, region: Region) -> Option<String> {
        match self.tcx.types.region_kind(region) {
            RegionKind::Erased | RegionKind::Bound { .. } => None,
            RegionKind::Static => Some("'static".to_owned()),
            RegionKind::Param { name, .. } => Some(self.tcx.text(name).to_owned()),
        }
    }

    fn constant(&self, constant: Const) -> String {
        match self.tcx.types.const_kind(constant) {
            ConstKind::Value { ty, bits } => self.value(ty, bits),
            ConstKind::Param(param) => self.tcx.text(param.name).to_owned(),
            ConstKind::Infer(_) | ConstKind::Unevaluated(..) => "_".to_owned(),
            ConstKind::Error => "{const error}".to_owned(),
        }
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap)]
    fn value(&self, ty: Ty, bits: u128) -> String {
        match self.tcx.types.kind(ty) {
            TyKind::Bool => (bits != 0).to_string(),
            TyKind::Char => {
                let value = u32::try_from(bits).ok().and_then(char::from_u32);
                value.map_or_else(|| bits.to_string(), |value| format!("{value:?}"))
            }
            TyKind::Int(int) => match int {
                IntType::I8 => (bits as i8).to_string(),
                IntType::I16 => (bits as i16).to_string(),
                IntType::I32 => (bits as i32).to_string(),
                IntType::I64 | IntType::Isize => (bits as i64).to_string(),
                IntType::I128 => (bits as i128).to_string(),
                _ => bits.to_string(),
            },
            _ => bits.to_string(),
        }
    }
}

/// The name of an integer type.
#[must_use]
pub fn int_name(int: IntType) -> &'static str {
    match int {
        IntType::I8 => "i8",
        IntType::I16 => "i16",
        IntType::I32 => "i32",
        IntType::I64 => "i64",
        IntType::I128 => "i128",
        IntType::Isize => "isize",
        IntType::U8 => "u8",
        IntType::U16 => "u16",
        IntType::U32 => "u32",
        IntType::U64 => "u64",
        IntType::U128 => "u128",
        IntType::Usize => "usize",
    }
}

/// The name of a floating point type.
#[must_use]
pub fn float_name(float: FloatType) -> &'static str {
    match float {
        FloatType::F32 => "f32",
        FloatType::F64 => "f64",
    }
}

/// The name of the trait that a closure of this kind implements.
#[must_use]
pub fn closure_kind_name(kind: ClosureKind) -> &'static str {
    match kind {
        ClosureKind::Fn => "Fn",
        ClosureKind::FnMut => "FnMut",
        ClosureKind::FnOnce => "FnOnce",
    }
}
