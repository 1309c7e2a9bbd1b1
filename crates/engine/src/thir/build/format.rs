//! Formats: `format_args!` as the value of std's that it makes.
//!
//! `format_args!("a{x:>8}b{y}")` is `Arguments::new(&["a", "b"], &[Argument::new_display(&x),
//! Argument::new_display(&y)], &[Placeholder::new(…), …])`. Arguments are evaluated once, in
//! order. If one is printed twice, or out of order, they are borrowed in a tuple first.

use super::Builder;
use crate::syntax::ast::{
    FormatAlign, FormatArg, FormatArgs, FormatCount, FormatDebugHex, FormatPiece,
    FormatPlaceholder, FormatSign, FormatTrait,
};
use crate::syntax::span::Span;
use crate::syntax::symbol::{Symbol, sym};
use crate::thir::tree::{ExprId, ExprKind, Formatted, Lit, VarId};
use crate::ty::results::PointerCoercion;
use crate::ty::{GenericArg, Mutability, Region, Ty, TyKind};

/// What std is asked for: an argument, printed in a certain way or taken as a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Print(FormatTrait),
    Count,
}

/// A format, ready to be made.
pub(super) struct Format {
    /// The texts, one before each placeholder, and possibly one more.
    texts: Vec<Symbol>,
    /// The uses of arguments, each once.
    uses: Vec<(FormatArg, Use)>,
    placeholders: Vec<FormatPlaceholder>,
}

impl Format {
    fn new(args: &FormatArgs) -> Self {
        let mut this = Self {
            texts: Vec::new(),
            uses: Vec::new(),
            placeholders: Vec::new(),
        };
        for piece in &args.pieces {
            match piece {
                FormatPiece::Text(text) => this.texts.push(*text),
                FormatPiece::Placeholder(placeholder) => this.placeholder(placeholder),
            }
        }
        this
    }

    fn placeholder(&mut self, placeholder: &FormatPlaceholder) {
        if self.texts.len() == self.placeholders.len() {
            self.texts.push(sym::EMPTY);
        }
        self.use_of(placeholder.argument, Use::Print(placeholder.spec.format));
        for count in [placeholder.spec.precision, placeholder.spec.width] {
            if let Some(FormatCount::Argument(argument)) = count {
                self.use_of(argument, Use::Count);
            }
        }
        self.placeholders.push(placeholder.clone());
    }

    /// The number of a use of an argument.
    fn use_of(&mut self, argument: FormatArg, how: Use) -> usize {
        let wanted = (argument, how);
        if let Some(index) = self.uses.iter().position(|each| *each == wanted) {
            return index;
        }
        self.uses.push(wanted);
        self.uses.len() - 1
    }

    fn find(&self, argument: FormatArg, how: Use) -> usize {
        let found = self.uses.iter().position(|each| *each == (argument, how));
        found.unwrap_or(0)
    }

    /// Whether each argument is used once, in order.
    fn is_in_order(&self, arguments: usize) -> bool {
        self.uses.len() == arguments
            && self
                .uses
                .iter()
                .enumerate()
                .all(|(index, (argument, _))| argument.0 == index)
    }
}

impl Builder<'_> {
    /// The `format_args!(…)` of a panic, which constants may have as well if it is just
    /// `"{}"` and prints a text.
    pub(super) fn panic_args(&mut self, args: &FormatArgs, span: Span) -> ExprId {
        let before = self.formats.len();
        let made = self.format_args(args, span);
        if let ([FormatPiece::Placeholder(_)], [argument]) =
            (args.pieces.as_slice(), args.arguments.as_slice())
            && !argument.captured
        {
            let ty = self.expr_ty(argument.expr);
            if let Some(format) = self.formats.get_mut(before) {
                format.only = Some(ty);
            }
        }
        made
    }

    /// `format_args!(…)`
    pub(super) fn format_args(&mut self, args: &FormatArgs, span: Span) -> ExprId {
        if !args.arguments.is_empty() {
            self.formats.push(Formatted { span, only: None });
        }
        let format = Format::new(args);
        let Some(ty) = self.arguments_ty(span) else {
            return self.give_up(span);
        };
        let borrowed: Vec<ExprId> = args
            .arguments
            .iter()
            .map(|argument| self.format_argument(argument.expr))
            .collect();
        if format.is_in_order(borrowed.len()) {
            return self.arguments(&format, ty, span, |_, index| borrowed.get(index).copied());
        }
        let types: Vec<Ty> = borrowed.iter().map(|arg| self.exprs[*arg].ty).collect();
        let tuple_ty = self.tcx.types.mk_tuple(&types);
        let tuple = self.node(ExprKind::Tuple(borrowed), tuple_ty, span);
        let here = self.temps;
        self.bind_in_match(tuple, tuple_ty, false, ty, span, |this, var| {
            // What the format refers to lives as long as what is around it.
            this.with_temps(here, |this| {
                this.arguments(&format, ty, span, |this, index| {
                    Some(this.argument_of(var, index, &types, span))
                })
            })
        })
    }

    /// `&argument`
    fn format_argument(&mut self, expr: crate::syntax::ast::ExprId) -> ExprId {
        let span = self.span(expr);
        let value = self.borrowed(|this| {
            let temps = super::temps::Temps {
                extended: None,
                ..this.temps
            };
            this.with_temps(temps, |this| this.expr(expr))
        });
        self.borrow(value, Mutability::Not, span)
    }

    /// `args.index`
    fn argument_of(&mut self, var: VarId, index: usize, types: &[Ty], span: Span) -> ExprId {
        let base = self.var(var, span);
        let ty = types.get(index).copied();
        let ty = ty.unwrap_or(self.tcx.types.common.error);
        let kind = ExprKind::Field {
            base,
            variant: None,
            field: index,
        };
        self.node(kind, ty, span)
    }

    fn arguments_ty(&mut self, span: Span) -> Option<Ty> {
        self.lang_ty("format_arguments", span)
    }

    /// A type of std with at most lifetimes as its parameters.
    pub(super) fn lang_ty(&mut self, name: &str, span: Span) -> Option<Ty> {
        let Some(adt) = self.tcx.lang_item(name) else {
            self.unsupported(
                span,
                "formatting: the engine's std lacks what it stands for",
            );
            return None;
        };
        let count = self.tcx.generics_of(adt).count();
        let regions = vec![GenericArg::Region(Region::ERASED); count];
        let args = self.tcx.types.mk_args(&regions);
        Some(self.tcx.types.mk_adt(adt, args))
    }

    /// `Arguments::new(…)`, where `reference` gives `&argument` by its number.
    fn arguments(
        &mut self,
        format: &Format,
        ty: Ty,
        span: Span,
        mut reference: impl FnMut(&mut Self, usize) -> Option<ExprId>,
    ) -> ExprId {
        let Some(argument_ty) = self.lang_ty("format_argument", span) else {
            return self.give_up(span);
        };
        let Some(placeholder_ty) = self.lang_ty("format_placeholder", span) else {
            return self.give_up(span);
        };
        let str_ref = self
            .tcx
            .types
            .mk_ref(self.tcx.types.common.str, Mutability::Not);
        let texts = format
            .texts
            .iter()
            .map(|text| self.node(ExprKind::Literal(Lit::Str(*text)), str_ref, span))
            .collect();
        let texts = self.slice_of(texts, str_ref, span);
        let mut arguments = Vec::new();
        for (argument, how) in &format.uses {
            let Some(value) = reference(self, argument.0) else {
                return self.give_up(span);
            };
            arguments.push(self.rt_argument(value, *how, argument_ty, span));
        }
        let arguments = self.slice_of(arguments, argument_ty, span);
        let placeholders = format
            .placeholders
            .iter()
            .map(|placeholder| self.rt_placeholder(format, placeholder, placeholder_ty, span))
            .collect();
        let placeholders = self.slice_of(placeholders, placeholder_ty, span);
        match self.lang_assoc_fn("format_arguments", "new", &[], span) {
            Some(new) => self.call(new, vec![texts, arguments, placeholders], ty, span),
            None => self.give_up(span),
        }
    }

    /// `&[a, b]` as a slice.
    pub(super) fn slice_of(&mut self, parts: Vec<ExprId>, elem: Ty, span: Span) -> ExprId {
        let types = &self.tcx.types;
        let array_ty = types.mk_array(elem, parts.len() as u64);
        let slice_ty = types.mk(TyKind::Slice(elem));
        let slice_ref = types.mk_ref(slice_ty, Mutability::Not);
        let array = self.node(ExprKind::Array(parts), array_ty, span);
        let reference = self.borrow(array, Mutability::Not, span);
        let kind = ExprKind::Pointer(PointerCoercion::Unsize, reference);
        self.node(kind, slice_ref, span)
    }

    /// `Argument::new_display(&x)`
    fn rt_argument(&mut self, value: ExprId, how: Use, ty: Ty, span: Span) -> ExprId {
        let of = match self.tcx.types.kind(self.exprs[value].ty) {
            TyKind::Ref(_, ty, _) => ty,
            _ => self.tcx.types.common.error,
        };
        let (name, args) = match how {
            Use::Print(format) => (constructor(format), vec![GenericArg::Ty(of)]),
            Use::Count => ("from_usize", Vec::new()),
        };
        match self.lang_assoc_fn("format_argument", name, &args, span) {
            Some(new) => self.call(new, vec![value], ty, span),
            None => self.give_up(span),
        }
    }

    /// `Placeholder::new(position, fill, align, flags, precision, width)`
    fn rt_placeholder(
        &mut self,
        format: &Format,
        placeholder: &FormatPlaceholder,
        ty: Ty,
        span: Span,
    ) -> ExprId {
        let spec = &placeholder.spec;
        let common = self.tcx.types.common;
        let position = format.find(placeholder.argument, Use::Print(spec.format));
        let align = match spec.align {
            Some(FormatAlign::Left) => 0,
            Some(FormatAlign::Right) => 1,
            Some(FormatAlign::Center) => 2,
            None => 3,
        };
        let flags = u128::from(spec.sign == Some(FormatSign::Plus))
            | u128::from(spec.sign == Some(FormatSign::Minus)) << 1
            | u128::from(spec.alternate) << 2
            | u128::from(spec.zero_pad) << 3
            | u128::from(spec.debug_hex == Some(FormatDebugHex::Lower)) << 4
            | u128::from(spec.debug_hex == Some(FormatDebugHex::Upper)) << 5;
        let fill = u128::from(u32::from(spec.fill.unwrap_or(' ')));
        let args = vec![
            self.number(position as u128, common.usize, span),
            self.number(fill, common.char, span),
            self.number(align, common.u8, span),
            self.number(flags, common.u32, span),
            self.rt_count(format, spec.precision, span),
            self.rt_count(format, spec.width, span),
        ];
        match self.lang_assoc_fn("format_placeholder", "new", &[], span) {
            Some(new) => self.call(new, args, ty, span),
            None => self.give_up(span),
        }
    }

    /// `Count::Is(8)`, `Count::Param(1)`, `Count::Implied`: the variants in this order.
    fn rt_count(&mut self, format: &Format, count: Option<FormatCount>, span: Span) -> ExprId {
        let common = self.tcx.types.common;
        let Some(ty) = self.lang_ty("format_count", span) else {
            return self.give_up(span);
        };
        let TyKind::Adt(adt, args) = self.tcx.types.kind(ty) else {
            return self.give_up(span);
        };
        let u16 = self
            .tcx
            .types
            .mk(TyKind::Int(crate::syntax::ast::IntType::U16));
        let (variant, fields) = match count {
            Some(FormatCount::Literal(value)) => {
                (0, vec![(0, self.number(u128::from(value), u16, span))])
            }
            Some(FormatCount::Argument(argument)) => {
                let position = format.find(argument, Use::Count) as u128;
                (1, vec![(0, self.number(position, common.usize, span))])
            }
            None => (2, Vec::new()),
        };
        self.adt(adt, variant, args, fields, ty, span)
    }

    /// A format of texts and values that sugar makes: a text before each value, and one
    /// at the end. The values are references.
    pub(super) fn simple_format(
        &mut self,
        texts: &[&str],
        values: Vec<(ExprId, FormatTrait, bool)>,
        span: Span,
    ) -> Option<ExprId> {
        let ty = self.arguments_ty(span)?;
        let texts = texts
            .iter()
            .map(|text| self.tcx.names.get(text))
            .collect::<Option<Vec<Symbol>>>();
        let Some(texts) = texts else {
            self.unsupported(span, "this macro: a text that it stands for is not known");
            return None;
        };
        let mut format = Format {
            texts,
            uses: Vec::new(),
            placeholders: Vec::new(),
        };
        let mut references = Vec::new();
        for (index, (value, how, alternate)) in values.into_iter().enumerate() {
            format.use_of(FormatArg(index), Use::Print(how));
            format
                .placeholders
                .push(placeholder(index, how, alternate, span));
            references.push(value);
        }
        Some(self.arguments(&format, ty, span, |_, index| references.get(index).copied()))
    }
}

fn placeholder(
    index: usize,
    format: FormatTrait,
    alternate: bool,
    span: Span,
) -> FormatPlaceholder {
    FormatPlaceholder {
        argument: FormatArg(index),
        spec: crate::syntax::ast::FormatSpec {
            format,
            alternate,
            zero_pad: false,
            sign: None,
            fill: None,
            align: None,
            width: None,
            precision: None,
            debug_hex: None,
        },
        span,
    }
}

fn constructor(format: FormatTrait) -> &'static str {
    match format {
        FormatTrait::Display => "new_display",
        FormatTrait::Debug => "new_debug",
        FormatTrait::LowerHex => "new_lower_hex",
        FormatTrait::UpperHex => "new_upper_hex",
        FormatTrait::Octal => "new_octal",
        FormatTrait::Binary => "new_binary",
        FormatTrait::LowerExp => "new_lower_exp",
        FormatTrait::UpperExp => "new_upper_exp",
        FormatTrait::Pointer => "new_pointer",
    }
}
