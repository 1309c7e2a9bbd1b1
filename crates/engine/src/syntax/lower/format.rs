//! Format strings, with rustc's own parser.

use rustc_parse_format as parse_format;
use rustc_parse_format::{ParseMode, Piece, Position};

use super::Lower;
use super::eager::EagerText;
use super::format_input::FormatInput;
use crate::syntax::ast::{
    ExprKind, FormatAlign, FormatArg, FormatArgs, FormatArgument, FormatCount, FormatDebugHex,
    FormatPiece, FormatPlaceholder, FormatSign, FormatSpec, FormatTrait, Ident,
};
use crate::syntax::span::Span;
use crate::syntax::symbol::Symbol;

/// A format that is being put together.
struct Builder {
    source: EagerText,
    arguments: Vec<FormatArgument>,
    /// How many of them stand in the call, the rest being captured.
    explicit: usize,
    used: Vec<bool>,
    /// What refers to a positional argument that is not there.
    missing: Vec<Missing>,
}

/// A reference to a positional argument that is not there.
struct Missing {
    index: usize,
    /// `{}`, and not `{1}`.
    is_implicit: bool,
    span: Span,
}

impl Lower<'_> {
    /// The format that these arguments make, if its string can be read.
    pub(crate) fn format_args(&mut self, input: &FormatInput, newline: bool) -> Option<FormatArgs> {
        let source = self.format_string(input.format.as_ref()?)?;
        let mut arguments = Vec::new();
        for (name, expr) in &input.args {
            let name = name.as_ref().map(|name| self.ident(name));
            let expr = self.expr(expr);
            self.check_argument(name, expr, &arguments);
            arguments.push(FormatArgument {
                name,
                expr,
                captured: false,
            });
        }
        let explicit = arguments.len();
        let used = vec![false; explicit];
        let builder = Builder {
            source,
            arguments,
            explicit,
            used,
            missing: Vec::new(),
        };
        self.read_format(builder, newline)
    }

    fn format_string(&mut self, expr: &syn::Expr) -> Option<EagerText> {
        let before = self.diagnostics.len();
        match self.eager_text(expr) {
            Some(source) if source.is_str => Some(source),
            _ => {
                if self.diagnostics.len() == before {
                    let span = self.start_of(expr);
                    self.error(span, "format argument must be a string literal");
                }
                None
            }
        }
    }

    /// Where an expression stands that is not kept.
    fn start_of(&mut self, expr: &syn::Expr) -> Span {
        let before = self.diagnostics.len();
        let lowered = self.expr(expr);
        self.diagnostics.truncate(before);
        self.expr_span(lowered)
    }

    fn check_argument(
        &mut self,
        name: Option<Ident>,
        expr: crate::syntax::ast::ExprId,
        before: &[FormatArgument],
    ) {
        let Some(name) = name else {
            if before.iter().any(|argument| argument.name.is_some()) {
                let span = self.expr_span(expr);
                self.error(span, "positional arguments cannot follow named arguments");
            }
            return;
        };
        let is_same =
            |argument: &FormatArgument| argument.name.is_some_and(|other| other.name == name.name);
        if before.iter().any(is_same) {
            let text = self.name(name.name).to_owned();
            self.error(name.span, format!("duplicate argument named `{text}`"));
        }
    }

    fn read_format(&mut self, mut builder: Builder, newline: bool) -> Option<FormatArgs> {
        let mut text = builder.source.text.clone();
        if newline {
            text.push('\n');
        }
        let snippet = builder
            .source
            .literal
            .map(|literal| self.name(literal).to_owned());
        let style = snippet.as_deref().and_then(raw_hashes);
        let mut parser =
            parse_format::Parser::new(&text, style, snippet, newline, ParseMode::Format);
        let parsed: Vec<Piece> = parser.by_ref().collect();
        if let Some(error) = parser.errors.first() {
            let span = self.inner_span(&builder.source, &error.span);
            self.error(
                span,
                format!("invalid format string: {}", error.description),
            );
            return None;
        }
        let mut places = parser.arg_places.iter();
        let mut pieces = Vec::new();
        for piece in parsed {
            match piece {
                Piece::Lit(text) => self.push_text(text, &mut pieces),
                Piece::NextArgument(argument) => {
                    let place = places.next();
                    let span = place.map_or(builder.source.span, |place| {
                        self.inner_span(&builder.source, place)
                    });
                    let placeholder = self.placeholder(&argument, span, &mut builder);
                    pieces.extend(placeholder.map(FormatPiece::Placeholder));
                }
            }
        }
        self.report_missing(&builder);
        self.report_unused(&builder);
        Some(FormatArgs {
            pieces,
            arguments: builder.arguments,
            span: builder.source.span,
        })
    }

    /// Text next to text is one piece, as `{{` ends a piece of the parser's.
    fn push_text(&mut self, text: &str, pieces: &mut Vec<FormatPiece>) {
        let symbol = match pieces.last() {
            Some(FormatPiece::Text(before)) => {
                let joined = format!("{}{text}", self.name(*before));
                pieces.pop();
                self.interner.intern(&joined)
            }
            _ => self.interner.intern(text),
        };
        pieces.push(FormatPiece::Text(symbol));
    }

    fn placeholder(
        &mut self,
        argument: &parse_format::Argument,
        span: Span,
        builder: &mut Builder,
    ) -> Option<FormatPlaceholder> {
        let format = &argument.format;
        let precision = self.count(&format.precision, span, builder);
        let value = match argument.position {
            Position::ArgumentImplicitlyIs(index) => self.positional(index, true, span, builder),
            Position::ArgumentIs(index) => self.positional(index, false, span, builder),
            Position::ArgumentNamed(name) => {
                let span = self.inner_span(&builder.source, &argument.position_span);
                self.named(name, span, builder)
            }
        };
        let width = self.count(&format.width, span, builder);
        let format_trait = self.format_trait(format.ty, span)?;
        let spec = FormatSpec {
            format: format_trait,
            alternate: format.alternate,
            zero_pad: format.zero_pad,
            sign: format.sign.map(|sign| match sign {
                parse_format::Sign::Plus => FormatSign::Plus,
                parse_format::Sign::Minus => FormatSign::Minus,
            }),
            fill: format.fill,
            align: match format.align {
                parse_format::Alignment::AlignLeft => Some(FormatAlign::Left),
                parse_format::Alignment::AlignCenter => Some(FormatAlign::Center),
                parse_format::Alignment::AlignRight => Some(FormatAlign::Right),
                parse_format::Alignment::AlignUnknown => None,
            },
            width,
            precision,
            debug_hex: format.debug_hex.map(|hex| match hex {
                parse_format::DebugHex::Lower => FormatDebugHex::Lower,
                parse_format::DebugHex::Upper => FormatDebugHex::Upper,
            }),
        };
        Some(FormatPlaceholder {
            argument: value?,
            spec,
            span,
        })
    }

    fn format_trait(&mut self, name: &str, span: Span) -> Option<FormatTrait> {
        Some(match name {
            "" => FormatTrait::Display,
            "?" => FormatTrait::Debug,
            "x" => FormatTrait::LowerHex,
            "X" => FormatTrait::UpperHex,
            "o" => FormatTrait::Octal,
            "b" => FormatTrait::Binary,
            "e" => FormatTrait::LowerExp,
            "E" => FormatTrait::UpperExp,
            "p" => FormatTrait::Pointer,
            other => {
                self.error(span, format!("unknown format trait `{other}`"));
                return None;
            }
        })
    }

    fn count(
        &mut self,
        count: &parse_format::Count,
        span: Span,
        builder: &mut Builder,
    ) -> Option<FormatCount> {
        let argument = match count {
            parse_format::Count::CountImplied => return None,
            parse_format::Count::CountIs(number) => return Some(FormatCount::Literal(*number)),
            parse_format::Count::CountIsName(name, place) => {
                let span = self.inner_span(&builder.source, place);
                self.named(name, span, builder)
            }
            parse_format::Count::CountIsParam(index) => {
                self.positional(*index, false, span, builder)
            }
            parse_format::Count::CountIsStar(index) => self.positional(*index, true, span, builder),
        };
        argument.map(FormatCount::Argument)
    }

    #[allow(clippy::unused_self)]
    fn positional(
        &self,
        index: usize,
        is_implicit: bool,
        span: Span,
        builder: &mut Builder,
    ) -> Option<FormatArg> {
        if index >= builder.explicit {
            builder.missing.push(Missing {
                index,
                is_implicit,
                span,
            });
            return None;
        }
        if let Some(used) = builder.used.get_mut(index) {
            *used = true;
        }
        Some(FormatArg(index))
    }

    /// An argument of this name, or the variable of this name, captured.
    fn named(&mut self, name: &str, span: Span, builder: &mut Builder) -> Option<FormatArg> {
        let symbol = self.interner.intern(name);
        let found = builder
            .arguments
            .iter()
            .position(|argument| argument.name.is_some_and(|other| other.name == symbol));
        if let Some(index) = found {
            if let Some(used) = builder.used.get_mut(index) {
                *used = true;
            }
            return Some(FormatArg(index));
        }
        if builder.source.literal.is_none() {
            self.error(span, format!("there is no argument named `{name}`"));
            return None;
        }
        Some(self.capture(symbol, span, builder))
    }

    fn capture(&mut self, name: Symbol, span: Span, builder: &mut Builder) -> FormatArg {
        let ident = Ident { name, span };
        let path = Self::path_of_ident(ident);
        let expr = self.new_expr(ExprKind::Path(path), span);
        builder.arguments.push(FormatArgument {
            name: Some(ident),
            expr,
            captured: true,
        });
        FormatArg(builder.arguments.len() - 1)
    }

    fn report_missing(&mut self, builder: &Builder) {
        let Some(first) = builder.missing.first() else {
            return;
        };
        let given = match builder.explicit {
            0 => "no arguments were given".to_owned(),
            1 => "there is 1 argument".to_owned(),
            many => format!("there are {many} arguments"),
        };
        if builder.missing.iter().all(|missing| missing.is_implicit) {
            let wanted = builder
                .missing
                .iter()
                .map(|missing| missing.index + 1)
                .max()
                .unwrap_or(0);
            let plural = if wanted == 1 { "" } else { "s" };
            let message =
                format!("{wanted} positional argument{plural} in format string, but {given}");
            self.error(first.span, message);
            return;
        }
        let message = format!(
            "invalid reference to positional argument {} ({given})",
            first.index
        );
        self.error(first.span, message);
    }

    fn report_unused(&mut self, builder: &Builder) {
        if !builder.missing.is_empty() {
            return;
        }
        let unused: Vec<&FormatArgument> = builder
            .arguments
            .iter()
            .zip(&builder.used)
            .filter(|(_, used)| !**used)
            .map(|(argument, _)| argument)
            .collect();
        match unused.as_slice() {
            [] => {}
            [only] => {
                let span = only
                    .name
                    .map_or_else(|| self.expr_span(only.expr), |name| name.span);
                let kind = if only.name.is_some() {
                    "named argument"
                } else {
                    "argument"
                };
                self.error(span, format!("{kind} never used"));
            }
            [first, ..] => {
                let span = self.expr_span(first.expr);
                self.error(span, "multiple unused formatting arguments");
            }
        }
    }

    /// A part of the format string, if that stands in the source as it is.
    #[allow(clippy::unused_self)]
    fn inner_span(&self, source: &EagerText, range: &std::ops::Range<usize>) -> Span {
        if source.literal.is_none() {
            return source.span;
        }
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        source.span.part(offset(range.start), offset(range.end))
    }
}

/// How many hashes a raw string has; nothing for a string that is not raw.
fn raw_hashes(literal: &str) -> Option<usize> {
    let rest = literal.strip_prefix('r')?;
    Some(rest.chars().take_while(|char| *char == '#').count())
}
