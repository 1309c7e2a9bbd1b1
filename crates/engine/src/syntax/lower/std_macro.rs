//! Calls of std's macros.

use syn::Token;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;

use super::Lower;
use super::macro_call::Call;
use crate::syntax::ast::{
    AssertCompare, BodyKind, ExprId, ExprKind, FormatArgs, Item, ItemId, ItemKind, Literal,
    PanicKind, PanicMessage, PatId, PatKind, PrintStream, StdMacro, ThreadLocal,
};
use crate::syntax::span::{LineIndex, Span};
use crate::syntax::symbol::Symbol;
use crate::syntax::token::print::tokens_to_string;

/// A macro of std's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StdName {
    AddrOf { mutable: bool },
    Assert,
    AssertCompare(AssertCompare),
    Cfg,
    Column,
    CompileError,
    Concat,
    Dbg,
    File,
    Format,
    FormatArgs,
    Line,
    Matches,
    ModulePath,
    Panic(PanicKind),
    Pin,
    Print { stream: PrintStream, newline: bool },
    Ready,
    Stringify,
    ThreadLocal,
    Vec,
    Write { newline: bool },
}

impl StdName {
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        let print = |stream, newline| Self::Print { stream, newline };
        Some(match name {
            "addr_of" => Self::AddrOf { mutable: false },
            "addr_of_mut" => Self::AddrOf { mutable: true },
            "assert" | "debug_assert" => Self::Assert,
            "assert_eq" | "debug_assert_eq" => Self::AssertCompare(AssertCompare::Eq),
            "assert_ne" | "debug_assert_ne" => Self::AssertCompare(AssertCompare::Ne),
            "cfg" => Self::Cfg,
            "column" => Self::Column,
            "compile_error" => Self::CompileError,
            "concat" => Self::Concat,
            "dbg" => Self::Dbg,
            "eprint" => print(PrintStream::Stderr, false),
            "eprintln" => print(PrintStream::Stderr, true),
            "file" => Self::File,
            "format" => Self::Format,
            "format_args" => Self::FormatArgs,
            "line" => Self::Line,
            "matches" => Self::Matches,
            "module_path" => Self::ModulePath,
            "panic" => Self::Panic(PanicKind::Panic),
            "pin" => Self::Pin,
            "print" => print(PrintStream::Stdout, false),
            "println" => print(PrintStream::Stdout, true),
            "ready" => Self::Ready,
            "stringify" => Self::Stringify,
            "thread_local" => Self::ThreadLocal,
            "todo" => Self::Panic(PanicKind::Todo),
            "unimplemented" => Self::Panic(PanicKind::Unimplemented),
            "unreachable" => Self::Panic(PanicKind::Unreachable),
            "vec" => Self::Vec,
            "write" => Self::Write { newline: false },
            "writeln" => Self::Write { newline: true },
            _ => return None,
        })
    }

    /// Whether the name is known without a `use`.
    pub(crate) fn is_in_prelude(self) -> bool {
        !matches!(self, Self::AddrOf { .. } | Self::Pin | Self::Ready)
    }

    /// Macros that rustc knows and we do not carry.
    pub(crate) fn is_known_but_unsupported(name: &str) -> bool {
        const NAMES: &[&str] = &[
            "asm",
            "assert_matches",
            "assert_unsafe_precondition",
            "cfg_select",
            "concat_bytes",
            "concat_idents",
            "const_format_args",
            "debug_assert_matches",
            "env",
            "format_args_nl",
            "global_asm",
            "include",
            "include_bytes",
            "include_str",
            "is_x86_feature_detected",
            "join",
            "log_syntax",
            "naked_asm",
            "offset_of",
            "option_env",
            "trace_macros",
            "try",
        ];
        NAMES.contains(&name)
    }
}

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
            StdName::ModulePath => Some(StdMacro::ModulePath),
            StdName::Panic(kind) => self.panic(kind, call),
            StdName::Pin => self.one_arg(call, StdMacro::Pin),
            StdName::Print { stream, newline } => self
                .format_only(call, newline)
                .map(|args| StdMacro::Print(stream, args)),
            StdName::Ready => self.one_arg(call, StdMacro::Ready),
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
        let expr = |input: ParseStream| {
            let expr = input.parse::<syn::Expr>()?;
            input.parse::<Option<Token![,]>>()?;
            Ok(expr)
        };
        self.parse_and_lower(expr, &call.args, call.end, |this, expr| {
            make(this.expr(&expr))
        })
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

    pub(crate) fn thread_local(&mut self, call: &Call, out: &mut Vec<ItemId>) {
        let input = |input: ParseStream| {
            let mut statics = Vec::new();
            while !input.is_empty() {
                statics.push(input.parse::<LocalStatic>()?);
                if !input.is_empty() {
                    input.parse::<Token![;]>()?;
                }
            }
            Ok(statics)
        };
        self.parse_and_lower(input, &call.args, call.end, |this, statics| {
            for local in &statics {
                this.local_static(local, out);
            }
        });
    }

    fn local_static(&mut self, local: &LocalStatic, out: &mut Vec<ItemId>) {
        let Some(attrs) = self.attrs(&local.attrs) else {
            return;
        };
        let start = self.span(local.keyword.span);
        let ident = self.ident(&local.ident);
        let vis = self.visibility(&local.vis, start);
        let ty = self.ty(&local.ty);
        let is_const = matches!(local.init, syn::Expr::Const(_));
        let kind = if is_const {
            BodyKind::Const
        } else {
            BodyKind::Fn
        };
        let init = self.const_body(kind, &local.init);
        let span = self.join(vis.span, self.ast.bodies[init].span);
        let kind = ItemKind::ThreadLocal(ThreadLocal { ty, init, is_const });
        out.push(self.ast.items.alloc(Item {
            ident: Some(ident),
            vis,
            attrs,
            kind,
            span,
        }));
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

/// `static NAME: Ty = init`, as `thread_local!` takes it.
struct LocalStatic {
    attrs: Vec<syn::Attribute>,
    vis: syn::Visibility,
    keyword: Token![static],
    ident: syn::Ident,
    ty: syn::Type,
    init: syn::Expr,
}

impl Parse for LocalStatic {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let attrs = input.call(syn::Attribute::parse_outer)?;
        let vis = input.parse()?;
        let keyword = input.parse()?;
        let ident = input.parse()?;
        input.parse::<Token![:]>()?;
        let ty = input.parse()?;
        input.parse::<Token![=]>()?;
        let init = input.parse()?;
        Ok(Self {
            attrs,
            vis,
            keyword,
            ident,
            ty,
            init,
        })
    }
}

/// What a macro of the format family takes.
pub(crate) struct FormatInput {
    /// The expressions before the format string.
    pub leading: Vec<syn::Expr>,
    pub format: Option<syn::Expr>,
    pub args: Vec<(Option<syn::Ident>, syn::Expr)>,
}

impl FormatInput {
    /// A parser that takes so many expressions before the format string.
    fn parser(leading: usize) -> impl FnOnce(ParseStream) -> syn::Result<Self> {
        move |input| {
            let mut this = Self {
                leading: Vec::new(),
                format: None,
                args: Vec::new(),
            };
            for index in 0..leading {
                if index > 0 {
                    input.parse::<Token![,]>()?;
                }
                this.leading.push(input.parse()?);
            }
            let separated = leading == 0 || input.parse::<Option<Token![,]>>()?.is_some();
            if !separated || input.is_empty() {
                return Ok(this);
            }
            this.format = Some(input.parse()?);
            while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
                this.args.push(argument(input)?);
            }
            Ok(this)
        }
    }
}

fn argument(input: ParseStream) -> syn::Result<(Option<syn::Ident>, syn::Expr)> {
    use syn::ext::IdentExt;
    let is_named = input.peek(syn::Ident::peek_any)
        && input.peek2(Token![=])
        && !input.peek2(Token![==])
        && !input.peek2(Token![=>]);
    if !is_named {
        return Ok((None, input.parse()?));
    }
    let name = input.call(syn::Ident::parse_any)?;
    input.parse::<Token![=]>()?;
    Ok((Some(name), input.parse()?))
}
