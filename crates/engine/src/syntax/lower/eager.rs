//! What has to be text before anything else is looked at: the format string, and the
//! arguments of `concat!`. A macro call in their place is expanded at once.

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;

use super::Lower;
use super::macro_call::{Call, Callee};
use super::std_name::StdName;
use crate::syntax::Origin;
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;
use crate::syntax::token::Tree;
use crate::syntax::token::literal::{self, Value};

/// Text that a macro takes.
pub(crate) struct EagerText {
    pub text: String,
    pub span: Span,
    /// The literal as it was written, if it was one.
    pub literal: Option<Symbol>,
    /// Whether it is a string, and not some other literal's text.
    pub is_str: bool,
}

impl Lower<'_> {
    /// The text that an expression is; nothing if it is none.
    pub(crate) fn eager_text(&mut self, expr: &syn::Expr) -> Option<EagerText> {
        match expr {
            syn::Expr::Group(group) => self.eager_text(&group.expr),
            syn::Expr::Lit(lit) => self.eager_literal(&lit.lit),
            syn::Expr::Unary(unary) => {
                let (syn::UnOp::Neg(_), syn::Expr::Lit(lit)) = (&unary.op, &*unary.expr) else {
                    return None;
                };
                let inner = self.eager_literal(&lit.lit)?;
                let text = format!("-{}", inner.text);
                (!inner.is_str).then_some(EagerText {
                    text,
                    literal: None,
                    ..inner
                })
            }
            syn::Expr::Macro(call) => self.eager_macro(&call.mac),
            _ => None,
        }
    }

    fn eager_literal(&mut self, lit: &syn::Lit) -> Option<EagerText> {
        let at = lit.span();
        let span = self.span(at);
        if let syn::Lit::Bool(bool) = lit {
            let text = bool.value.to_string();
            return Some(EagerText {
                text,
                span,
                literal: None,
                is_str: false,
            });
        }
        let token = self.origins.as_ref().and_then(|origins| origins.tree(at));
        let (symbol, _) = token.and_then(Tree::literal)?;
        let decoded = literal::decode(self.name(symbol)).ok()?;
        let is_str = matches!(decoded.value, Value::Str(_));
        if is_str && decoded.suffix.is_some() {
            self.error(span, "suffixes on string literals are invalid");
            return None;
        }
        let text = match decoded.value {
            Value::Str(text) => text,
            Value::Char(char) => char.to_string(),
            Value::Int { value, .. } => value?.to_string(),
            Value::Float(_) => self
                .name(symbol)
                .trim_end_matches("f32")
                .trim_end_matches("f64")
                .to_owned(),
            Value::Byte(_) | Value::ByteStr(_) | Value::CStr(_) => return None,
        };
        Some(EagerText {
            text,
            span,
            literal: is_str.then_some(symbol),
            is_str,
        })
    }

    fn eager_macro(&mut self, mac: &syn::Macro) -> Option<EagerText> {
        let (call, callee) = self.call_of(mac);
        let plain = |text: String| EagerText {
            text,
            span: call.span,
            literal: None,
            is_str: true,
        };
        match callee? {
            Callee::Std(StdName::Concat) => {
                let text = self.concat(&call)?;
                Some(plain(self.name(text).to_owned()))
            }
            Callee::Std(StdName::Stringify) => {
                let text = crate::syntax::token::print::tokens_to_string(&call.args, self.interner);
                text.map(plain)
            }
            Callee::Std(StdName::ModulePath) => {
                let text = self.module_path();
                Some(plain(self.name(text).to_owned()))
            }
            Callee::Std(StdName::Line) => Some(plain(self.place_of(call.span).line.to_string())),
            Callee::Std(StdName::Column) => {
                Some(plain(self.place_of(call.span).column.to_string()))
            }
            Callee::Std(_) => None,
            Callee::User(rules) => {
                let trees = self.expand(&rules, &call);
                let trees = self.accept(trees)?;
                self.macros.depth += 1;
                let expr = <syn::Expr as Parse>::parse;
                let text = self
                    .parse_and_lower(expr, &trees, call.span, |this, expr| this.eager_text(&expr));
                self.macros.depth -= 1;
                text.flatten()
            }
        }
    }

    /// The arguments of a call, all of which have to be text.
    pub(crate) fn eager_args(&mut self, call: &Call) -> Option<Vec<EagerText>> {
        let args =
            |input: ParseStream| Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated(input);
        self.parse_and_lower(args, &call.args, call.end, |this, args| {
            let mut parts = Vec::new();
            for arg in &args {
                let Some(part) = this.eager_text(arg) else {
                    this.unsupported(call.span, "argument of this form");
                    return None;
                };
                parts.push(part);
            }
            Some(parts)
        })
        .flatten()
    }

    /// What `module_path!` stands for: the crate is called as its file is, and functions
    /// around a module are no part of its path.
    pub(crate) fn module_path(&mut self) -> Symbol {
        let mut path = String::from(match self.options.origin {
            Origin::Std => "std",
            Origin::User => "main",
        });
        for module in &self.modules {
            path.push_str("::");
            path.push_str(self.interner.text(*module));
        }
        self.interner.intern(&path)
    }

    /// The text of a call of `concat!`.
    pub(crate) fn concat(&mut self, call: &Call) -> Option<Symbol> {
        let parts = self.eager_args(call)?;
        let text: String = parts.into_iter().map(|part| part.text).collect();
        Some(self.interner.intern(&text))
    }
}
