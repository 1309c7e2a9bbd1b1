//! What the tree consists of, for images: see [`crate::codec`].

use std::rc::Rc;

use la_arena::{ArenaMap, Idx};

use super::{
    Arm, AssertCompare, AssocArg, AssocArgKind, AssocItem, AssocItemKind, Ast, Attr, AttrKind,
    BinaryOp, Block, BlockKind, Body, BodyKind, BoundKind, BoundModifier, CaptureArg, CaptureBy,
    Closure, Const, Enum, Expr, ExprKind, Field, FieldExpr, FieldName, FieldPat, Fields, FloatType,
    Fn, FnHeader, FnSig, FormatAlign, FormatArg, FormatArgs, FormatArgument, FormatCount,
    FormatDebugHex, FormatPiece, FormatPlaceholder, FormatSign, FormatSpec, FormatTrait,
    GenericArg, GenericArgs, GenericParam, GenericParamKind, Generics, Ident, Impl, IntType, Item,
    ItemKind, LintLevel, Literal, MacroDef, Mod, PanicKind, PanicMessage, Param, Pat, PatKind,
    Path, PathRoot, PathSegment, PrintStream, QSelf, ReprHint, Static, StdMacro, Stmt, StmtKind,
    Struct, StructRest, ThreadLocal, Trait, Type, TypeAlias, TypeBound, TypeKind, UnaryOp, UseTree,
    UseTreeKind, Variant, Visibility, VisibilityKind, WherePredicate, WherePredicateKind,
};
use crate::codec::{
    Coded, ImageError, Kind, Lazy, Numbered, Reader, Source, Writer, arena_of, coded, write_arena,
};
use crate::syntax::Edition;
use crate::syntax::hygiene::Hygiene;
use crate::syntax::span::Span;

coded! {
    // Names and paths.
    struct Ident { name, span }
    node Path { root, qself, segments; span }
    enum PathRoot { Relative, Global, DollarCrate(file) }
    struct QSelf { ty, trait_segments }
    struct PathSegment { ident, args }
    enum GenericArgs { Angle { args, assoc, span }, Parenthesized { inputs, output, span } }
    enum GenericArg { Lifetime(name), Type(ty), Const(body) }
    struct AssocArg { ident, args, kind }
    enum AssocArgKind { Type(ty), Const(body), Bounds(bounds) }

    // Generic parameters.
    struct Generics { params, predicates, span }
    struct GenericParam { ident, kind, attrs }
    enum GenericParamKind { Lifetime { bounds }, Type { bounds, default }, Const { ty, default } }
    node TypeBound { kind; span }
    enum BoundKind { Trait { lifetimes, modifier, path }, Lifetime(name), Use(args) }
    enum BoundModifier { None, Maybe }
    enum CaptureArg { Lifetime(name), Param(name) }
    node WherePredicate { kind; span }
    enum WherePredicateKind { Lifetime { lifetime, bounds }, Type { lifetimes, ty, bounds } }

    // Types.
    node Type { kind; span }
    enum TypeKind {
        Path(path), Ref { lifetime, mutable, ty }, Ptr { mutable, ty }, Slice(ty), Array(ty, len),
        Tuple(parts), Paren(ty), Never, Infer, ImplTrait(bounds), TraitObject(bounds),
        FnPtr { lifetimes, is_unsafe, abi, params, output }, Error,
    }

    // Attributes.
    enum AttrKind {
        Derive(paths), Default, Repr(hints), MustUse, NonExhaustive, TrackCaller, Inline, MacroUse,
        MacroExport, Lint(level, names), Engine(name, args),
    }
    enum LintLevel { Allow, Warn, Expect }
    enum ReprHint { C, Transparent, Int(ty) }
    enum IntType { I8, I16, I32, I64, I128, Isize, U8, U16, U32, U64, U128, Usize }
    enum FloatType { F32, F64 }

    // Items.
    node Item { attrs, vis, ident, kind; span }
    enum ItemKind {
        Mod(module), Use(tree), ExternCrate(name), Fn(function), Struct(data), Enum(data),
        Trait(data), Impl(data), TypeAlias(alias), Const(data), Static(data), ThreadLocal(data),
        MacroDef(id),
    }
    struct Mod { items }
    node Visibility { kind; span }
    enum VisibilityKind { Inherited, Public, Restricted(path) }
    node UseTree { prefix, kind; span }
    enum UseTreeKind { Name { ident, rename }, Glob, Group(trees) }
    struct Fn { sig, body }
    node FnSig { header, generics, has_self, params, output; span }
    struct FnHeader { is_const, is_async, is_unsafe, abi }
    node Param { pat, ty; span }
    struct Struct { generics, fields }
    enum Fields { Unit, Tuple(fields), Named(fields) }
    node Field { attrs, vis, name, ty; span }
    struct Enum { generics, variants }
    node Variant { attrs, ident, fields, discriminant; span }
    struct Trait { is_unsafe, generics, supertraits, items }
    struct Impl { is_unsafe, generics, of_trait, self_ty, items, derived }
    node AssocItem { attrs, vis, ident, kind; span }
    enum AssocItemKind {
        Fn(function), Const { generics, ty, value }, Type { generics, bounds, ty },
    }
    struct TypeAlias { generics, ty }
    struct Const { ty, value }
    struct Static { mutable, ty, value }
    struct ThreadLocal { ty, init, is_const }
    struct MacroDef { name, exported }

    // Bodies.
    enum BodyKind { Fn, Const, Static, AnonConst }
    node Block { kind, label, stmts, tail; span }
    enum BlockKind { Plain, Unsafe, Const, Async, AsyncMove, AsyncClosure, Params }
    node Stmt { kind; span }
    enum StmtKind { Let { pat, ty, init, else_block }, Expr { expr, semi }, Item(id), MacroDef(id) }

    // Patterns.
    node Pat { kind; span }
    enum PatKind {
        Wild, Rest, Ident { by_ref, mutable, ident, sub }, Literal(expr),
        Range { start, end, inclusive }, Path(path), TupleStruct(path, pats),
        Struct { path, fields, rest }, Tuple(pats), Slice(pats), Ref { mutable, pat }, Or(pats),
        Paren(pat), Error,
    }
    node FieldPat { name, pat, shorthand; span }

    // Expressions.
    node Expr { kind; span }
    enum ExprKind {
        Literal(literal), Path(path), Paren(expr), Tuple(exprs), Array(exprs),
        Repeat { elem, len }, Struct { path, fields, rest }, Unary(op, expr),
        Ref { mutable, expr }, RawRef { mutable, expr }, Binary(op, left, right),
        Assign(left, right), AssignOp(op, left, right), Cast(expr, ty), Call { callee, args },
        MethodCall { receiver, method, generics, args, call_span }, Field(expr, name),
        Index(expr, index), Range { start, end, inclusive }, Block(block), If { cond, then, els },
        Let(pat, expr), Match { scrutinee, arms }, Loop { label, body },
        While { label, cond, body }, For { label, pat, iter, body }, Break { label, value },
        Continue { label }, Return(value), Closure(closure), Try(expr), Await(expr), Underscore,
        Std(call), Error,
    }
    struct Closure { lifetimes, capture, is_async, params, output, head_span, body }
    enum CaptureBy { Value, Ref }
    node FieldExpr { name, expr, shorthand; span }
    enum StructRest { None, Base(expr), Rest(span) }
    enum FieldName { Named(ident), Index(number, span) }
    node Arm { pat, guard, body; span }
    enum UnaryOp { Not, Neg, Deref }
    enum BinaryOp {
        Add, Sub, Mul, Div, Rem, BitAnd, BitOr, BitXor, Shl, Shr, And, Or, Eq, Ne, Lt, Le, Gt, Ge,
    }
    enum Literal {
        Int { value, suffix }, Float { digits, suffix }, Bool(value), Char(value), Byte(value),
        Str(text), ByteStr(bytes), CStr(bytes),
    }

    // Macros of std.
    enum StdMacro {
        FormatArgs(args), Format(args), Print(stream, args), Write { dst, args }, Vec(elems),
        VecRepeat { elem, len }, Panic(kind, message), Assert { cond, text, message },
        AssertCompare { kind, left, right, message }, Matches { scrutinee, pat, guard },
        Dbg(args), Pin(expr), AddrOf { mutable, place }, Line(line), Column(column),
        File, Cfg(value), Str(text),
    }
    enum PrintStream { Stdout, Stderr }
    enum PanicKind { Panic, Todo, Unimplemented, Unreachable }
    enum PanicMessage { Default, Format(args) }
    enum AssertCompare { Eq, Ne }
    node FormatArgs { pieces, arguments; span }
    enum FormatPiece { Text(text), Placeholder(placeholder) }
    struct FormatPlaceholder { argument, spec, span }
    struct FormatArgument { name, expr, captured }
    struct FormatSpec {
        format, alternate, zero_pad, sign, fill, align, width, precision, debug_hex,
    }
    enum FormatTrait {
        Display, Debug, LowerHex, UpperHex, Octal, Binary, LowerExp, UpperExp, Pointer,
    }
    enum FormatCount { Literal(number), Argument(argument) }
    enum FormatSign { Plus, Minus }
    enum FormatAlign { Left, Center, Right }
    enum FormatDebugHex { Lower, Upper }
}

/// Which arena it is that something stands in.
macro_rules! numbered {
    ($($name:ident)*) => {$(
        impl Numbered for $name {
            const KIND: Kind = Kind::$name;
        }
    )*};
}

numbered! { Item Type Body Expr Pat Stmt }

impl Coded for FormatArg {
    fn write(&self, to: &mut Writer<'_>) {
        self.0.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        usize::read(from).map(Self)
    }
}

/// An attribute is no part of what it stands before.
impl Coded for Attr {
    fn write(&self, to: &mut Writer<'_>) {
        let Self { kind, span } = self;
        let outer = to.enter();
        kind.write(to);
        to.leave(None, *span);
        to.resume(outer);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        let outer = from.enter();
        let kind = AttrKind::read(from)?;
        let span = from.leave(None);
        from.resume(outer);
        Ok(Self { kind, span })
    }
}

impl Expr {
    /// Whether there may be a place of its operator.
    fn has_operator(&self) -> bool {
        matches!(
            self.kind,
            ExprKind::Binary(..)
                | ExprKind::Assign(..)
                | ExprKind::AssignOp(..)
                | ExprKind::Index(..)
        )
    }
}

impl Coded for Body {
    fn write(&self, to: &mut Writer<'_>) {
        let Self {
            kind,
            params,
            value,
            exprs,
            pats,
            stmts,
            op_spans,
            span,
        } = self;
        for count in [exprs.len(), pats.len(), stmts.len()] {
            to.len(count);
        }
        write_arena(pats, to);
        write_arena(exprs, to);
        write_arena(stmts, to);
        for (id, expr) in exprs.iter() {
            if expr.has_operator() {
                op_spans.get(id).copied().write(to);
            }
        }
        let outer = to.enter();
        kind.write(to);
        params.write(to);
        to.enter();
        value.write(to);
        to.leave(outer, *span);
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ImageError> {
        for kind in [Kind::Expr, Kind::Pat, Kind::Stmt] {
            from.limit(kind)?;
        }
        let pats = arena_of(from)?;
        let exprs: la_arena::Arena<Expr> = arena_of(from)?;
        let stmts = arena_of(from)?;
        let mut op_spans = ArenaMap::new();
        for (id, expr) in exprs.iter() {
            if expr.has_operator()
                && let Some(span) = Option::read(from)?
            {
                op_spans.insert(id, span);
            }
        }
        let outer = from.enter();
        let kind = BodyKind::read(from)?;
        let params = Vec::read(from)?;
        from.enter();
        let value = Idx::read(from)?;
        let span = from.leave(outer);
        Ok(Self {
            kind,
            params,
            value,
            exprs,
            pats,
            stmts,
            op_spans,
            span,
        })
    }
}

impl Body {
    /// What there is instead of a body that cannot be read.
    pub(crate) fn missing() -> Self {
        let mut exprs = la_arena::Arena::new();
        let span = Span::default();
        let kind = ExprKind::Error;
        let value = exprs.alloc(Expr { kind, span });
        Self {
            kind: BodyKind::Fn,
            params: Vec::new(),
            value,
            exprs,
            pats: la_arena::Arena::new(),
            stmts: la_arena::Arena::new(),
            op_spans: ArenaMap::new(),
            span,
        }
    }
}

impl Ast {
    /// How many ids of each kind there are. Parameters name patterns of their bodies.
    pub(crate) fn counts(&self) -> [(Kind, usize); 5] {
        let pats = self.bodies.iter().map(|(_, body)| body.pats.len());
        [
            (Kind::Item, self.items.len()),
            (Kind::Type, self.types.len()),
            (Kind::Body, self.bodies.len()),
            (Kind::Macro, self.macros.len()),
            (Kind::Pat, pats.max().unwrap_or(0)),
        ]
    }

    /// Writes everything but the bodies.
    pub(crate) fn write_outside(&self, to: &mut Writer<'_>) {
        self.end.write(to);
        write_arena(&self.types, to);
        write_arena(&self.items, to);
        self.root.write(to);
        self.attrs.write(to);
        self.lints.write(to);
        self.macros.write(to);
    }

    /// Reads everything but the bodies, which are read when they are asked for. It is std
    /// that comes out, of the edition that std is of. Nothing in it is looked up any more by
    /// the expansion that it came through.
    pub(crate) fn read_outside(
        from: &mut Reader<'_>,
        bodies: Rc<dyn Source<Body>>,
    ) -> Result<Self, ImageError> {
        Ok(Self {
            file: from.file,
            edition: Edition::default(),
            hygiene: Hygiene::default(),
            end: Span::read(from)?,
            types: arena_of(from)?,
            items: arena_of(from)?,
            root: Vec::read(from)?,
            attrs: Vec::read(from)?,
            lints: Vec::read(from)?,
            macros: Vec::read(from)?,
            bodies: Lazy::unread(bodies),
        })
    }
}
