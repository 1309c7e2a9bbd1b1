//! Macro calls, in each of the places where one may stand.

use std::rc::Rc;

use syn::parse::{Parse, ParseStream};

use super::Lower;
use super::block::BlockParts;
use super::std_name::StdName;
use crate::syntax::ast::{
    AssocItem, Attr, ExprId, Ident, ItemId, PatId, PatKind, TypeId, TypeKind,
};
use crate::syntax::diagnostic::Diagnostic;
use crate::syntax::expand::matcher::{Outcome, match_input};
use crate::syntax::expand::transcribe::Transcriber;
use crate::syntax::expand::{MacroRules, rules};
use crate::syntax::hygiene::Expansion;
use crate::syntax::limits::RECURSION_LIMIT;
use crate::syntax::span::Span;
use crate::syntax::symbol::sym;
use crate::syntax::token::{FragmentKind, Tree};

/// A macro call as it stands.
#[derive(Clone)]
pub(crate) struct Call {
    /// The last name of its path.
    pub name: Ident,
    pub args: Vec<Tree>,
    /// The place of the closing delimiter.
    pub end: Span,
    /// From the path to the closing delimiter.
    pub span: Span,
}

/// What a macro's path means.
pub(crate) enum Callee {
    User(Rc<MacroRules>),
    Std(StdName),
}

/// What a call expanded to.
struct Expanded {
    trees: Vec<Tree>,
    /// Where something is missing if the expansion ends too early.
    end: Span,
}

impl Lower<'_> {
    /// Lowers in a textual scope of macros of its own.
    pub(crate) fn in_macro_scope(&mut self, lower: impl FnOnce(&mut Self)) {
        let mark = self.macros.mark();
        lower(self);
        self.macros.leave(mark);
    }

    #[inline(never)]
    pub(crate) fn call_of(&mut self, mac: &syn::Macro) -> (Call, Option<Callee>) {
        let path = self.path(&mac.path);
        let delimiters = match &mac.delimiter {
            syn::MacroDelimiter::Paren(token) => token.span,
            syn::MacroDelimiter::Brace(token) => token.span,
            syn::MacroDelimiter::Bracket(token) => token.span,
        };
        let end = self.span(delimiters.close());
        let args = self.trees(mac.tokens.clone());
        let name = path.segments.last().map(|last| last.ident);
        let name = name.unwrap_or(Ident {
            name: sym::EMPTY,
            span: path.span,
        });
        let call = Call {
            name,
            args,
            end,
            span: self.join(path.span, end),
        };
        let callee = self.callee(&path);
        (call, callee)
    }

    #[inline(never)]
    pub(crate) fn expr_macro(&mut self, mac: &syn::Macro) -> ExprId {
        let (call, callee) = self.call_of(mac);
        match callee {
            Some(Callee::Std(name)) => self.std_expr(name, &call),
            Some(Callee::User(rules)) => {
                let lowered = self.expansion(&rules, &call, |this, expanded| {
                    let expr = |input: ParseStream| {
                        if input.is_empty() {
                            let message = "macro expansion ends with an incomplete expression: expected expression";
                            return Err(input.error(message));
                        }
                        let expr = input.parse::<syn::Expr>()?;
                        reject_rest(input, "expression")?;
                        Ok(expr)
                    };
                    this.parse_and_lower(expr, &expanded.trees, expanded.end, |this, expr| this.expr(&expr))
                });
                lowered
                    .flatten()
                    .unwrap_or_else(|| self.error_expr(call.span))
            }
            None => self.error_expr(call.span),
        }
    }

    #[inline(never)]
    pub(crate) fn pat_macro(&mut self, mac: &syn::Macro) -> PatId {
        let (call, callee) = self.call_of(mac);
        match callee {
            Some(Callee::Std(name)) => self.std_pat(name, &call),
            Some(Callee::User(rules)) => {
                let lowered = self.expansion(&rules, &call, |this, expanded| {
                    let pat = syn::Pat::parse_multi_with_leading_vert;
                    this.parse_and_lower(pat, &expanded.trees, expanded.end, |this, pat| {
                        this.pat(&pat)
                    })
                });
                lowered
                    .flatten()
                    .unwrap_or_else(|| self.new_pat(PatKind::Error, call.span))
            }
            None => self.new_pat(PatKind::Error, call.span),
        }
    }

    #[inline(never)]
    pub(crate) fn type_macro(&mut self, mac: &syn::Macro) -> TypeId {
        let (call, callee) = self.call_of(mac);
        match callee {
            Some(Callee::Std(_)) => {
                self.error(call.span, "this macro does not expand to a type");
                self.new_type(TypeKind::Error, call.span)
            }
            Some(Callee::User(rules)) => {
                let lowered = self.expansion(&rules, &call, |this, expanded| {
                    let ty = <syn::Type as Parse>::parse;
                    this.parse_and_lower(ty, &expanded.trees, expanded.end, |this, ty| this.ty(&ty))
                });
                lowered
                    .flatten()
                    .unwrap_or_else(|| self.new_type(TypeKind::Error, call.span))
            }
            None => self.new_type(TypeKind::Error, call.span),
        }
    }

    /// A call where a statement may stand. `semi` is the semicolon after it.
    #[inline(never)]
    pub(crate) fn stmt_macro(
        &mut self,
        mac: &syn::Macro,
        semi: Option<Span>,
        is_last: bool,
        parts: &mut BlockParts,
    ) {
        let (call, callee) = self.call_of(mac);
        match callee {
            Some(Callee::Std(StdName::ThreadLocal)) => {
                let mut items = Vec::new();
                self.thread_local(&call, &mut items);
                self.push_items(&items, parts);
            }
            Some(Callee::Std(name)) => {
                let expr = self.std_expr(name, &call);
                self.push_expr(expr, semi, is_last, parts);
            }
            Some(Callee::User(rules)) => {
                self.expansion(&rules, &call, |this, expanded| {
                    this.parse_and_lower(
                        statements,
                        &expanded.trees,
                        expanded.end,
                        |this, stmts| {
                            this.expanded_stmts(&stmts, semi, is_last, parts);
                        },
                    );
                });
            }
            None => {}
        }
    }

    /// The statements that a call expanded to. A semicolon after the call belongs to the
    /// last of them.
    #[inline(never)]
    fn expanded_stmts(
        &mut self,
        stmts: &[syn::Stmt],
        semi: Option<Span>,
        is_last: bool,
        parts: &mut BlockParts,
    ) {
        let at_end = is_last || semi.is_some();
        self.stmts(stmts, at_end, parts);
        if semi.is_some()
            && let Some(expr) = parts.tail.take()
        {
            self.push_expr(expr, semi, false, parts);
        }
    }

    fn push_items(&mut self, items: &[ItemId], parts: &mut BlockParts) {
        for item in items {
            let span = self.ast.items[*item].span;
            let stmt = self.new_stmt(crate::syntax::ast::StmtKind::Item(*item), span);
            parts.stmts.push(stmt);
        }
    }

    /// A macro definition, or a call where an item may stand.
    #[inline(never)]
    pub(crate) fn item_macro(
        &mut self,
        item: &syn::ItemMacro,
        attrs: &[Attr],
        out: &mut Vec<ItemId>,
    ) {
        if let Some(name) = &item.ident {
            self.macro_definition(item, name, attrs, out);
            return;
        }
        let (call, callee) = self.call_of(&item.mac);
        match callee {
            Some(Callee::Std(StdName::ThreadLocal)) => self.thread_local(&call, out),
            Some(Callee::Std(name)) => self.std_item(name, &call),
            Some(Callee::User(rules)) => {
                self.expansion(&rules, &call, |this, expanded| {
                    this.parse_and_lower(items, &expanded.trees, expanded.end, |this, items| {
                        this.items(&items, out);
                    });
                });
            }
            None => {}
        }
    }

    pub(crate) fn trait_member_macro(&mut self, mac: &syn::Macro, out: &mut Vec<AssocItem>) {
        let (call, callee) = self.call_of(mac);
        if let Some(Callee::User(rules)) = callee {
            self.expansion(&rules, &call, |this, expanded| {
                let parser = many::<syn::TraitItem>;
                this.parse_and_lower(parser, &expanded.trees, expanded.end, |this, members| {
                    out.extend(this.trait_members(&members));
                });
            });
        } else if callee.is_some() {
            self.error(call.span, "this macro does not expand to trait items");
        }
    }

    pub(crate) fn impl_member_macro(
        &mut self,
        mac: &syn::Macro,
        in_trait_impl: bool,
        out: &mut Vec<AssocItem>,
    ) {
        let (call, callee) = self.call_of(mac);
        if let Some(Callee::User(rules)) = callee {
            self.expansion(&rules, &call, |this, expanded| {
                let parser = many::<syn::ImplItem>;
                this.parse_and_lower(parser, &expanded.trees, expanded.end, |this, members| {
                    out.extend(this.impl_members(&members, in_trait_impl));
                });
            });
        } else if callee.is_some() {
            self.error(call.span, "this macro does not expand to impl items");
        }
    }

    /// Expands a call and lowers what comes out.
    fn expansion<R>(
        &mut self,
        rules: &MacroRules,
        call: &Call,
        lower: impl FnOnce(&mut Self, Expanded) -> R,
    ) -> Option<R> {
        let trees = self.expand(rules, call);
        let trees = self.accept(trees)?;
        let expanded = Expanded {
            trees,
            end: call.span,
        };
        self.macros.depth += 1;
        let result = lower(self, expanded);
        self.macros.depth -= 1;
        Some(result)
    }

    /// What a call expands to.
    #[inline(never)]
    pub(crate) fn expand(
        &mut self,
        rules: &MacroRules,
        call: &Call,
    ) -> Result<Vec<Tree>, Diagnostic> {
        if self.macros.depth >= RECURSION_LIMIT {
            let name = self.name(call.name.name);
            let message = format!("recursion limit reached while expanding `{name}!`");
            return Err(Diagnostic::error(call.span, message));
        }
        let mut furthest: Option<(usize, Diagnostic)> = None;
        for rule in &rules.rules {
            let name = rules.name.name;
            match match_input(&rule.matcher, &call.args, call.end, name, self) {
                Outcome::Success(bindings) => return self.transcribe(rules, rule, &bindings, call),
                Outcome::Fatal(diagnostic) => return Err(diagnostic),
                Outcome::Failure(at, diagnostic) => {
                    if furthest.as_ref().is_none_or(|(best, _)| at >= *best) {
                        let note = "while trying to match this rule";
                        let diagnostic = diagnostic.with_note(Some(rule.span), note);
                        furthest = Some((at, diagnostic));
                    }
                }
            }
        }
        let nothing = || Diagnostic::error(call.span, "this macro has no rules");
        Err(furthest.map_or_else(nothing, |(_, diagnostic)| diagnostic))
    }

    #[inline(never)]
    fn transcribe(
        &mut self,
        rules: &MacroRules,
        rule: &rules::Rule,
        bindings: &crate::syntax::expand::matcher::Bindings,
        call: &Call,
    ) -> Result<Vec<Tree>, Diagnostic> {
        let name = rules.name.name;
        let expansion = Expansion {
            name,
            definition: rules.id,
            call_site: call.span,
        };
        let expn = self.ast.hygiene.expand(expansion);
        let mut transcriber = Transcriber {
            bindings,
            expn,
            hygiene: &mut self.ast.hygiene,
            interner: self.interner,
            iterations: Vec::new(),
            tokens: &mut self.macros.expanded_tokens,
        };
        let mut trees = Vec::new();
        transcriber.parts(&rule.body, &mut trees)?;
        reject_extended_paths(&trees)?;
        Ok(trees)
    }
}

/// A path that was matched as a whole goes on no further, though syn would let it.
fn reject_extended_paths(trees: &[Tree]) -> Result<(), Diagnostic> {
    for (index, tree) in trees.iter().enumerate() {
        match tree {
            Tree::Group(group) => reject_extended_paths(&group.trees)?,
            Tree::Fragment(fragment)
                if matches!(fragment.kind, FragmentKind::Path | FragmentKind::Ty) =>
            {
                if let Some([first, second]) = trees.get(index + 1..index + 3)
                    && first.is_punct(':')
                    && first.is_joint()
                    && second.is_punct(':')
                {
                    let message = "macro expansion ignores `::` and any tokens following";
                    return Err(Diagnostic::error(first.span(), message));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// rustc ignores nothing after what it expects, but for one semicolon after an expression,
/// which it is about to forbid and denies by default.
fn reject_rest(input: ParseStream, what: &str) -> syn::Result<()> {
    if input.is_empty() {
        return Ok(());
    }
    if input.peek(syn::Token![;]) {
        return Err(input.error(format!(
            "trailing semicolon in macro used in {what} position"
        )));
    }
    Err(input.error("macro expansion ignores tokens from here on"))
}

fn statements(input: ParseStream) -> syn::Result<Vec<syn::Stmt>> {
    syn::Block::parse_within(input)
}

fn items(input: ParseStream) -> syn::Result<Vec<syn::Item>> {
    many(input)
}

fn many<T: Parse>(input: ParseStream) -> syn::Result<Vec<T>> {
    let mut items = Vec::new();
    while !input.is_empty() {
        items.push(input.parse()?);
    }
    Ok(items)
}
