//! Literals.

use super::Lower;
use crate::syntax::ast::{ExprId, ExprKind, FloatType, IntType, Literal, UnaryOp};
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;
use crate::syntax::token::Tree;
use crate::syntax::token::literal::{self, Decoded, Value};

impl Lower<'_> {
    pub(crate) fn lit(&mut self, lit: &syn::Lit) -> ExprId {
        let at = lit.span();
        let span = self.span(at);
        if let syn::Lit::Bool(bool) = lit {
            return self.new_expr(ExprKind::Literal(Literal::Bool(bool.value)), span);
        }
        let origins = self.origins.as_ref();
        let token = origins.and_then(|origins| origins.tree(at)).cloned();
        let next = origins.and_then(|origins| origins.next_tree(at)).cloned();
        match (token, next) {
            (Some(token), _) if token.literal().is_some() => self.literal_tree(&token, span),
            // In a pattern, syn takes the sign for a part of the literal.
            (Some(minus), Some(literal)) if minus.is_punct('-') => {
                let span = self.join(minus.span(), literal.span());
                let literal = self.literal_tree(&literal, literal.span());
                self.new_expr(ExprKind::Unary(UnaryOp::Neg, literal), span)
            }
            _ => self.unsupported_expr(span, "literal of this form"),
        }
    }

    fn literal_tree(&mut self, tree: &Tree, span: Span) -> ExprId {
        match tree.literal() {
            Some((text, span)) => self.literal_token(text, span),
            None => self.unsupported_expr(span, "literal of this form"),
        }
    }

    /// The expression that a literal token is.
    pub(crate) fn literal_token(&mut self, text: Symbol, span: Span) -> ExprId {
        match literal::decode(self.name(text)) {
            Ok(decoded) => match self.literal(decoded, span) {
                Some(literal) => self.new_expr(ExprKind::Literal(literal), span),
                None => self.error_expr(span),
            },
            Err(_) => self.unsupported_expr(span, "literal of this form"),
        }
    }

    fn literal(&mut self, decoded: Decoded, span: Span) -> Option<Literal> {
        let suffix = decoded.suffix.as_deref();
        let (literal, kind) = match decoded.value {
            Value::Int { value, decimal } => return self.int(value, decimal, suffix, span),
            Value::Float(digits) => return self.float(&digits, suffix, span),
            Value::Char(char) => (Literal::Char(char), "char"),
            Value::Byte(byte) => (Literal::Byte(byte), "byte"),
            Value::Str(text) => (Literal::Str(self.interner.intern(&text)), "string"),
            Value::ByteStr(bytes) => (Literal::ByteStr(bytes.into()), "byte string"),
            Value::CStr(bytes) => (Literal::CStr(bytes.into()), "C string"),
        };
        if suffix.is_some() {
            self.error(span, format!("suffixes on {kind} literals are invalid"));
            return None;
        }
        Some(literal)
    }

    fn int(
        &mut self,
        value: Option<u128>,
        decimal: bool,
        suffix: Option<&str>,
        span: Span,
    ) -> Option<Literal> {
        let int = suffix.map(IntType::from_name);
        let Some(value) = value else {
            self.error(span, "integer literal is too large");
            return None;
        };
        match (int, suffix) {
            (None, _) => Some(Literal::Int {
                value,
                suffix: None,
            }),
            (Some(Some(int)), _) => Some(Literal::Int {
                value,
                suffix: Some(int),
            }),
            (Some(None), Some(name)) if FloatType::from_name(name).is_some() => {
                self.int_as_float(value, decimal, name, span)
            }
            (Some(None), name) => {
                let name = name.unwrap_or_default();
                self.error(span, format!("invalid suffix `{name}` for number literal"));
                None
            }
        }
    }

    /// `1f32` is a float, and `0b1f32` an error.
    fn int_as_float(
        &mut self,
        value: u128,
        decimal: bool,
        suffix: &str,
        span: Span,
    ) -> Option<Literal> {
        if !decimal {
            self.error(span, "float literals have to be decimal");
            return None;
        }
        let digits = self.interner.intern(&value.to_string());
        Some(Literal::Float {
            digits,
            suffix: FloatType::from_name(suffix),
        })
    }

    fn float(&mut self, digits: &str, suffix: Option<&str>, span: Span) -> Option<Literal> {
        let float = suffix.map(FloatType::from_name);
        if float == Some(None) {
            let name = suffix.unwrap_or_default();
            self.error(span, format!("invalid suffix `{name}` for float literal"));
            return None;
        }
        let digits = self.interner.intern(digits);
        Some(Literal::Float {
            digits,
            suffix: float.flatten(),
        })
    }
}
