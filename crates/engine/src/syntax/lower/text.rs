//! Expressions as text, as rustc prints them after `assertion failed: `.
//!
//! rustc prints the tree and not the source, so `a==b` becomes `a == b`. What has a
//! printed form that is not known for sure here has none: the engine then says so when the
//! assertion fails, and not before.

use super::Lower;
use crate::syntax::token::Tree;
use crate::syntax::token::print::tokens_to_string;

/// Longer texts may be broken into lines.
const MAX_WIDTH: usize = 60;

impl Lower<'_> {
    /// The text of a condition, if it is simple enough.
    pub(crate) fn expr_text(&self, expr: &syn::Expr) -> Option<String> {
        let text = self.text_of(expr)?;
        (text.chars().count() <= MAX_WIDTH).then_some(text)
    }

    fn text_of(&self, expr: &syn::Expr) -> Option<String> {
        match expr {
            syn::Expr::Lit(lit) => self.lit_text(&lit.lit),
            syn::Expr::Path(path) if path.qself.is_none() => Self::path_text(&path.path),
            syn::Expr::Paren(paren) => Some(format!("({})", self.text_of(&paren.expr)?)),
            syn::Expr::Unary(unary) => {
                let op = match unary.op {
                    syn::UnOp::Deref(_) => '*',
                    syn::UnOp::Not(_) => '!',
                    syn::UnOp::Neg(_) => '-',
                    _ => return None,
                };
                Some(format!("{op}{}", self.text_of(&unary.expr)?))
            }
            syn::Expr::Reference(reference) => {
                let mutable = if reference.mutability.is_some() {
                    "mut "
                } else {
                    ""
                };
                Some(format!("&{mutable}{}", self.text_of(&reference.expr)?))
            }
            syn::Expr::Binary(binary) => {
                let op = binary_text(&binary.op)?;
                Some(format!(
                    "{} {op} {}",
                    self.text_of(&binary.left)?,
                    self.text_of(&binary.right)?
                ))
            }
            syn::Expr::Field(field) => {
                let base = self.text_of(&field.base)?;
                Some(match &field.member {
                    syn::Member::Named(name) => format!("{base}.{name}"),
                    syn::Member::Unnamed(index) => format!("{base}.{}", index.index),
                })
            }
            syn::Expr::Index(index) => Some(format!(
                "{}[{}]",
                self.text_of(&index.expr)?,
                self.text_of(&index.index)?
            )),
            syn::Expr::Call(call) => Some(format!(
                "{}({})",
                self.text_of(&call.func)?,
                self.list_text(&call.args)?
            )),
            syn::Expr::MethodCall(call) if call.turbofish.is_none() => {
                let receiver = self.text_of(&call.receiver)?;
                Some(format!(
                    "{receiver}.{}({})",
                    call.method,
                    self.list_text(&call.args)?
                ))
            }
            syn::Expr::Macro(call) => self.macro_text(&call.mac),
            syn::Expr::Array(array) => Some(format!("[{}]", self.list_text(&array.elems)?)),
            syn::Expr::Tuple(tuple) if tuple.elems.len() != 1 => {
                Some(format!("({})", self.list_text(&tuple.elems)?))
            }
            syn::Expr::Range(range) => self.range_text(range),
            syn::Expr::Try(e) => Some(format!("{}?", self.text_of(&e.expr)?)),
            _ => None,
        }
    }

    fn range_text(&self, range: &syn::ExprRange) -> Option<String> {
        let (Some(start), Some(end)) = (&range.start, &range.end) else {
            return None;
        };
        let limits = match range.limits {
            syn::RangeLimits::HalfOpen(_) => "..",
            syn::RangeLimits::Closed(_) => "..=",
        };
        let (start, end) = (self.text_of(start)?, self.text_of(end)?);
        Some(format!("{start}{limits}{end}"))
    }

    fn list_text<'e>(&self, exprs: impl IntoIterator<Item = &'e syn::Expr>) -> Option<String> {
        let texts: Option<Vec<_>> = exprs.into_iter().map(|expr| self.text_of(expr)).collect();
        Some(texts?.join(", "))
    }

    fn lit_text(&self, lit: &syn::Lit) -> Option<String> {
        if let syn::Lit::Bool(bool) = lit {
            return Some(bool.value.to_string());
        }
        let token = self.origins.as_ref()?.tree(lit.span())?;
        let (text, _) = token.literal()?;
        let text = self.name(text);
        (!text.contains('\n')).then(|| text.to_owned())
    }

    fn path_text(path: &syn::Path) -> Option<String> {
        let plain = path.leading_colon.is_none();
        let segments: Option<Vec<String>> = path
            .segments
            .iter()
            .map(|segment| {
                segment
                    .arguments
                    .is_none()
                    .then(|| segment.ident.to_string())
            })
            .collect();
        segments
            .filter(|_| plain)
            .map(|segments| segments.join("::"))
    }

    fn macro_text(&self, mac: &syn::Macro) -> Option<String> {
        let (open, close) = match mac.delimiter {
            syn::MacroDelimiter::Paren(_) => ('(', ')'),
            syn::MacroDelimiter::Bracket(_) => ('[', ']'),
            syn::MacroDelimiter::Brace(_) => return None,
        };
        let trees: Vec<Tree> = self.trees(mac.tokens.clone());
        let args = tokens_to_string(&trees, self.interner)?;
        Some(format!(
            "{}!{open}{args}{close}",
            Self::path_text(&mac.path)?
        ))
    }
}

fn binary_text(op: &syn::BinOp) -> Option<&'static str> {
    use syn::BinOp as Syn;
    Some(match op {
        Syn::Add(_) => "+",
        Syn::Sub(_) => "-",
        Syn::Mul(_) => "*",
        Syn::Div(_) => "/",
        Syn::Rem(_) => "%",
        Syn::And(_) => "&&",
        Syn::Or(_) => "||",
        Syn::BitXor(_) => "^",
        Syn::BitAnd(_) => "&",
        Syn::BitOr(_) => "|",
        Syn::Shl(_) => "<<",
        Syn::Shr(_) => ">>",
        Syn::Eq(_) => "==",
        Syn::Lt(_) => "<",
        Syn::Le(_) => "<=",
        Syn::Ne(_) => "!=",
        Syn::Ge(_) => ">=",
        Syn::Gt(_) => ">",
        _ => return None,
    })
}
