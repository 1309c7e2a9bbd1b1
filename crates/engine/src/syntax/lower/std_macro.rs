//! Calls of std's macros.

use syn::Token;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;

use super::Lower;
use super::format_input::FormatInput;
use super::macro_call::Call;
use super::std_name::StdName;
use crate::syntax::ast::{
    AssertCompare, ExprId, ExprKind, FormatArgs, Literal, PanicKind, PanicMessage, PatId, PatKind,
    StdMacro,
};
use crate::syntax::span::{LineIndex, Span};
use crate::syntax::symbol::Symbol;
use crate::syntax::token::print::tokens_to_string;

impl Lower<'_> {
    pub(crate) fn std_expr(&mut self, name: StdName, call: &Call) -> ExprId {
        let lowered = match name {
            StdName::AddrOf { mutable } => {
                self.one_arg(call, |place| StdMacro::AddrOf { mutable, place })
            }
            StdName::Assert => self.assert(call),
            StdName::AssertCompare(kind) => self.assert_compare(kind, call),
            StdName::Cfg => Some(StdMacro::Cfg(self.cfg_predicate(&call.args, call.span))),
            StdName::Column | StdName::Line => Some(self.place(name, call)),
            StdName::CompileError => self.compile_error(call),
            StdName::Concat => self.concat(call).map(StdMacro::Str),
            StdName::Dbg => self.dbg(call),
            StdName::File => Some(StdMacro::File),
            StdName::Format => self.format_only(call, false).map(StdMacro::Format),
            StdName::FormatArgs => self.format_only(call, false).map(StdMacro::FormatArgs),
            StdName::Matches => self.matches(call),
            StdName::ModulePath => Some(StdMacro::Str(self.module_path())),
            StdName::Panic(kind) => self.panic(kind, call),
            StdName::Pin => self.one_arg(call, StdMacro::Pin),
            StdName::Print { stream, newline } => self
                .format_only(call, newline)
                .map(|args| StdMacro::Print(stream, args)),
            StdName::Ready => {
                let ready = self.ready(call);
                return ready.unwrap_or_else(|| self.error_expr(call.span));
            }
            StdName::Stringify => self.stringify(call).map(StdMacro::Str),
            StdName::ThreadLocal => {
                self.error(call.span, "`thread_local!` is no expression");
                None
            }
            StdName::Vec => self.vec(call),
            StdName::Write { newline } => self.write(newline, call),
        };
        match lowered {
            Some(StdMacro::Str(text)) => {
                self.new_expr(ExprKind::Literal(Literal::Str(text)), call.span)
            }
            Some(lowered) => self.new_expr(ExprKind::Std(Box::new(lowered)), call.span),
            None => self.error_expr(call.span),
        }
    }

    /// A call where a pattern may stand: only those that expand to a literal are of use.
    pub(crate) fn std_pat(&mut self, name: StdName, call: &Call) -> PatId {
        let expr = self.std_expr(name, call);
        let is_literal = matches!(name, StdName::Stringify | StdName::Concat);
        if !is_literal {
            self.unsupported(call.span, "std macro as a pattern");
            return self.new_pat(PatKind::Error, call.span);
        }
        self.new_pat(PatKind::Literal(expr), call.span)
    }

    /// A call where an item may stand.
    pub(crate) fn std_item(&mut self, name: StdName, call: &Call) {
        if name == StdName::CompileError {
            self.compile_error(call);
        } else {
            self.error(call.span, "this macro does not expand to items");
        }
    }

    fn one_arg(&mut self, call: &Call, make: impl FnOnce(ExprId) -> StdMacro) -> Option<StdMacro> {
        self.one_expr(call).map(make)
    }

    /// The one expression that a macro takes.
    pub(super) fn one_expr(&mut self, call: &Call) -> Option<ExprId> {
        let expr = |input: ParseStream| {
            let expr = input.parse::<syn::Expr>()?;
            input.parse::<Option<Token![,]>>()?;
            Ok(expr)
        };
        self.parse_and_lower(expr, &call.args, call.end, |this, expr| this.expr(&expr))
    }

    fn format_only(&mut self, call: &Call, newline: bool) -> Option<FormatArgs> {
        let input = FormatInput::parser(0);
        self.parse_and_lower(input, &call.args, call.end, |this, input| {
            match (&input.format, newline) {
                (None, true) => Some(this.newline_only(call.span)),
                (None, false) => {
                    this.error(call.span, "requires at least a format string argument");
                    None
                }
                (Some(_), _) => this.format_args(&input, newline),
            }
        })
        .flatten()
    }

    fn write(&mut self, newline: bool, call: &Call) -> Option<StdMacro> {
        let input = FormatInput::parser(1);
        self.parse_and_lower(input, &call.args, call.end, |this, input| {
            let dst = this.expr(input.leading.first()?);
            let args = match (&input.format, newline) {
                (None, true) => this.newline_only(call.span),
                (None, false) => {
                    this.error(call.span, "requires at least a format string argument");
                    return None;
                }
                (Some(_), _) => this.format_args(&input, newline)?,
            };
            Some(StdMacro::Write { dst, args })
        })
        .flatten()
    }

    fn panic(&mut self, kind: PanicKind, call: &Call) -> Option<StdMacro> {
        let input = FormatInput::parser(0);
        self.parse_and_lower(input, &call.args, call.end, |this, input| {
            let message = match input.format {
                None => PanicMessage::Default,
                Some(_) => PanicMessage::Format(this.format_args(&input, false)?),
            };
            Some(StdMacro::Panic(kind, message))
        })
        .flatten()
    }

    fn assert(&mut self, call: &Call) -> Option<StdMacro> {
        if call.args.is_empty() {
            self.error(
                call.span,
                "macro requires a boolean expression as an argument",
            );
            return None;
        }
        let input = FormatInput::parser(1);
        self.parse_and_lower(input, &call.args, call.end, |this, input| {
            let syn_cond = input.leading.first()?;
            let text = this.expr_text(syn_cond);
            let text = text.map(|text| this.interner.intern(&text));
            let cond = this.expr(syn_cond);
            let message = this.optional_format(&input)?;
            Some(StdMacro::Assert {
                cond,
                text,
                message,
            })
        })
        .flatten()
    }

    fn assert_compare(&mut self, kind: AssertCompare, call: &Call) -> Option<StdMacro> {
        let input = FormatInput::parser(2);
        self.parse_and_lower(input, &call.args, call.end, |this, input| {
            let [left, right] = input.leading.as_slice() else {
                return None;
            };
            let left = this.expr(left);
            let right = this.expr(right);
            let message = this.optional_format(&input)?;
            Some(StdMacro::AssertCompare {
                kind,
                left,
                right,
                message,
            })
        })
        .flatten()
    }

    /// The format, if there is one; nothing at all if it was reported.
    #[allow(clippy::option_option)]
    fn optional_format(&mut self, input: &FormatInput) -> Option<Option<FormatArgs>> {
        match input.format {
            None => Some(None),
            Some(_) => self.format_args(input, false).map(Some),
        }
    }

    fn matches(&mut self, call: &Call) -> Option<StdMacro> {
        let input = |input: ParseStream| {
            let scrutinee = input.parse::<syn::Expr>()?;
            input.parse::<Token![,]>()?;
            let pat = syn::Pat::parse_multi_with_leading_vert(input)?;
            let guard = match input.parse::<Option<Token![if]>>()? {
                Some(_) => Some(input.parse::<syn::Expr>()?),
                None => None,
            };
            input.parse::<Option<Token![,]>>()?;
            Ok((scrutinee, pat, guard))
        };
        self.parse_and_lower(
            input,
            &call.args,
            call.end,
            |this, (scrutinee, pat, guard)| StdMacro::Matches {
                scrutinee: this.expr(&scrutinee),
                pat: this.pat(&pat),
                guard: guard.map(|guard| this.expr(&guard)),
            },
        )
    }

    fn dbg(&mut self, call: &Call) -> Option<StdMacro> {
        let args = Punctuated::<syn::Expr, Token![,]>::parse_terminated;
        let parts: Vec<_> = split_args(&call.args).collect();
        self.parse_and_lower(args, &call.args, call.end, |this, args| {
            let text = |this: &mut Self, index: usize| {
                // Where closures or generics hold commas the parts do not fit the arguments.
                let part = parts.get(index).filter(|_| parts.len() == args.len())?;
                let text = tokens_to_string(part, this.interner)?;
                Some(this.interner.intern(&text))
            };
            let lower = |(index, arg)| (this.expr(arg), text(this, index));
            StdMacro::Dbg(args.iter().enumerate().map(lower).collect())
        })
    }

    fn vec(&mut self, call: &Call) -> Option<StdMacro> {
        let input = |input: ParseStream| {
            let Some(first) = parse_unless_empty(input)? else {
                return Ok((Vec::new(), None));
            };
            if input.parse::<Option<Token![;]>>()?.is_some() {
                return Ok((vec![first], Some(input.parse::<syn::Expr>()?)));
            }
            let mut elems = vec![first];
            while input.parse::<Option<Token![,]>>()?.is_some() {
                match parse_unless_empty(input)? {
                    Some(elem) => elems.push(elem),
                    None => break,
                }
            }
            Ok((elems, None))
        };
        self.parse_and_lower(input, &call.args, call.end, |this, (elems, len)| {
            let elems: Vec<ExprId> = elems.iter().map(|elem| this.expr(elem)).collect();
            match (len, elems.as_slice()) {
                (Some(len), [elem]) => StdMacro::VecRepeat {
                    elem: *elem,
                    len: this.expr(&len),
                },
                _ => StdMacro::Vec(elems),
            }
        })
    }

    fn stringify(&mut self, call: &Call) -> Option<Symbol> {
        let Some(text) = tokens_to_string(&call.args, self.interner) else {
            self.unsupported(call.span, "stringify! of more than a line");
            return None;
        };
        Some(self.interner.intern(&text))
    }

    fn compile_error(&mut self, call: &Call) -> Option<StdMacro> {
        let message = self.eager_args(call);
        let message = message.and_then(|parts| parts.into_iter().next());
        let text = message.map_or_else(String::new, |part| part.text);
        self.error(call.span, text);
        None
    }

    /// `line!()` and `column!()`: of the outermost macro call.
    fn place(&mut self, name: StdName, call: &Call) -> StdMacro {
        let at = self.place_of(call.span);
        match name {
            StdName::Line => StdMacro::Line(at.line),
            _ => StdMacro::Column(at.column),
        }
    }

    pub(crate) fn place_of(&self, span: Span) -> crate::syntax::LineColumn {
        let cause = self.ast.hygiene.expansion_cause(span);
        LineIndex::new(self.text).line_column(self.text, cause.start)
    }

    fn newline_only(&mut self, span: Span) -> FormatArgs {
        let newline = self.interner.intern("\n");
        let pieces = vec![crate::syntax::ast::FormatPiece::Text(newline)];
        FormatArgs {
            pieces,
            arguments: Vec::new(),
            span,
        }
    }
}

fn parse_unless_empty(input: ParseStream) -> syn::Result<Option<syn::Expr>> {
    if input.is_empty() {
        Ok(None)
    } else {
        input.parse().map(Some)
    }
}

/// The arguments of a call, as tokens. An empty one at the end is no argument.
fn split_args(
    args: &[crate::syntax::token::Tree],
) -> impl Iterator<Item = &[crate::syntax::token::Tree]> {
    args.split(|tree| tree.is_punct(','))
        .filter(|part| !part.is_empty())
}
