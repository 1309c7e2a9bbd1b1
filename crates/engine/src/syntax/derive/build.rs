//! Pieces of the tree: paths, types, expressions, statements, patterns.

use super::Derive;
use crate::syntax::ast::{
    Arm, BinaryOp, Block, BlockKind, BoundKind, BoundModifier, ExprId, ExprKind, FieldName, Ident,
    Literal, PatId, PatKind, Path, PathRoot, PathSegment, StmtId, StmtKind, TypeBound, TypeId,
    TypeKind, UnaryOp,
};
use crate::syntax::span::Span;
use crate::syntax::symbol::{Symbol, sym};

impl Derive<'_, '_> {
    pub(super) fn ident(&mut self, name: &str, span: Span) -> Ident {
        let name = self.lower.interner.intern(name);
        Ident { name, span }
    }

    /// A path from the root of std.
    pub(super) fn std_path(&mut self, path: &str, span: Span) -> Path {
        let segments = path.split("::").map(|name| PathSegment {
            ident: self.ident(name, span),
            args: None,
        });
        let segments = segments.collect();
        Path {
            root: PathRoot::DollarCrate(self.std),
            qself: None,
            segments,
            span,
        }
    }

    pub(super) fn relative_path(idents: &[Ident], span: Span) -> Path {
        let segments = idents.iter().map(|ident| PathSegment {
            ident: *ident,
            args: None,
        });
        Path {
            root: PathRoot::Relative,
            qself: None,
            segments: segments.collect(),
            span,
        }
    }

    pub(super) fn path_type(&mut self, path: Path) -> TypeId {
        let span = path.span;
        self.lower.new_type(TypeKind::Path(path), span)
    }

    pub(super) fn std_type(&mut self, path: &str) -> TypeId {
        let path = self.std_path(path, self.span);
        self.path_type(path)
    }

    pub(super) fn ref_type(&mut self, mutable: bool, ty: TypeId) -> TypeId {
        let kind = TypeKind::Ref {
            lifetime: None,
            mutable,
            ty,
        };
        self.lower.new_type(kind, self.span)
    }

    pub(super) fn self_type(&mut self) -> TypeId {
        let ident = Ident {
            name: sym::SELF_TYPE,
            span: self.span,
        };
        self.path_type(Self::relative_path(&[ident], self.span))
    }

    pub(super) fn trait_bound(&mut self, path: &str) -> TypeBound {
        let path = self.std_path(path, self.span);
        TypeBound {
            kind: BoundKind::Trait {
                lifetimes: Vec::new(),
                modifier: BoundModifier::None,
                path,
            },
            span: self.span,
        }
    }

    pub(super) fn expr(&mut self, kind: ExprKind, span: Span) -> ExprId {
        self.lower.new_expr(kind, span)
    }

    pub(super) fn path_expr(&mut self, path: Path) -> ExprId {
        let span = path.span;
        self.expr(ExprKind::Path(path), span)
    }

    /// A local variable.
    pub(super) fn local(&mut self, name: &str, span: Span) -> ExprId {
        let ident = self.ident(name, span);
        self.path_expr(Self::relative_path(&[ident], span))
    }

    /// `self`
    pub(super) fn self_value(&mut self, span: Span) -> ExprId {
        self.local("self", span)
    }

    /// A call of a function of std.
    pub(super) fn call(&mut self, path: &str, args: Vec<ExprId>, span: Span) -> ExprId {
        let path = self.std_path(path, span);
        let callee = self.path_expr(path);
        self.expr(ExprKind::Call { callee, args }, span)
    }

    pub(super) fn borrow(&mut self, expr: ExprId, span: Span) -> ExprId {
        let mutable = false;
        self.expr(ExprKind::Ref { mutable, expr }, span)
    }

    pub(super) fn field(&mut self, base: ExprId, name: FieldName, span: Span) -> ExprId {
        self.expr(ExprKind::Field(base, name), span)
    }

    pub(super) fn equal(&mut self, left: ExprId, right: ExprId, span: Span) -> ExprId {
        self.expr(ExprKind::Binary(BinaryOp::Eq, left, right), span)
    }

    pub(super) fn deref(&mut self, expr: ExprId, span: Span) -> ExprId {
        self.expr(ExprKind::Unary(UnaryOp::Deref, expr), span)
    }

    pub(super) fn bool(&mut self, value: bool, span: Span) -> ExprId {
        self.expr(ExprKind::Literal(Literal::Bool(value)), span)
    }

    pub(super) fn str(&mut self, text: Symbol, span: Span) -> ExprId {
        self.expr(ExprKind::Literal(Literal::Str(text)), span)
    }

    pub(super) fn block(&mut self, stmts: Vec<StmtId>, tail: Option<ExprId>, span: Span) -> ExprId {
        let block = Block {
            kind: BlockKind::Plain,
            label: None,
            stmts,
            tail,
            span,
        };
        self.expr(ExprKind::Block(block), span)
    }

    /// `if !cond { return value; }`
    pub(super) fn return_unless(&mut self, cond: ExprId, value: ExprId, span: Span) -> StmtId {
        let not = self.expr(ExprKind::Unary(UnaryOp::Not, cond), span);
        let leave = self.expr(ExprKind::Return(Some(value)), span);
        let leave = self.stmt(leave, span);
        let then = self.block(vec![leave], None, span);
        let kind = ExprKind::If {
            cond: not,
            then,
            els: None,
        };
        let check = self.expr(kind, span);
        self.stmt(check, span)
    }

    /// A `match`; each arm has the span of its value.
    pub(super) fn matching(
        &mut self,
        scrutinee: ExprId,
        arms: Vec<(PatId, ExprId)>,
        span: Span,
    ) -> ExprId {
        let arms = arms.into_iter().map(|(pat, body)| Arm {
            pat,
            guard: None,
            body,
            span: self.lower.expr_span(body),
        });
        let arms = arms.collect();
        self.expr(ExprKind::Match { scrutinee, arms }, span)
    }

    /// `expr;`
    pub(super) fn stmt(&mut self, expr: ExprId, span: Span) -> StmtId {
        self.lower
            .new_stmt(StmtKind::Expr { expr, semi: true }, span)
    }

    /// `let name = init;`
    pub(super) fn let_stmt(
        &mut self,
        pat: PatId,
        ty: Option<TypeId>,
        init: Option<ExprId>,
        span: Span,
    ) -> StmtId {
        let kind = StmtKind::Let {
            pat,
            ty,
            init,
            else_block: None,
        };
        self.lower.new_stmt(kind, span)
    }

    pub(super) fn binding(&mut self, name: &str, span: Span) -> PatId {
        let ident = self.ident(name, span);
        let kind = PatKind::Ident {
            by_ref: false,
            mutable: false,
            ident,
            sub: None,
        };
        self.lower.new_pat(kind, span)
    }

    pub(super) fn wild(&mut self, span: Span) -> PatId {
        self.lower.new_pat(PatKind::Wild, span)
    }
}
