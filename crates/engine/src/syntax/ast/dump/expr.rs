//! Expressions, patterns and statements as text.

use super::Dumper;
use crate::syntax::ast::{
    Block, BlockKind, Body, BodyId, CaptureBy, Child, Closure, ExprId, ExprKind, FormatArgs,
    FormatPiece, Lifetime, Literal, PanicMessage, PatId, PatKind, StdMacro, StmtId, StmtKind,
    StructRest,
};

impl Dumper<'_> {
    pub(super) fn body(&self, id: BodyId) -> String {
        let body = &self.ast.bodies[id];
        self.expr(body, body.value)
    }

    pub(super) fn expr(&self, body: &Body, id: ExprId) -> String {
        let name = match &body.exprs[id].kind {
            ExprKind::Literal(literal) => return self.literal(literal),
            ExprKind::Path(path) => return self.path(path),
            ExprKind::Block(block) => return self.block(body, block),
            ExprKind::Underscore => return "_".to_owned(),
            ExprKind::Error => return "(error)".to_owned(),
            ExprKind::Closure(closure) => return self.closure(body, closure),
            ExprKind::Struct { .. } => return self.struct_expr(body, id),
            ExprKind::Match { .. } => return self.match_expr(body, id),
            ExprKind::Std(call) => return self.std_macro(body, id, call),
            ExprKind::Paren(_) => "paren".to_owned(),
            ExprKind::Tuple(_) => "tuple".to_owned(),
            ExprKind::Array(_) => "array".to_owned(),
            ExprKind::Repeat { len, .. } => format!("repeat[{}]", self.body(*len)),
            ExprKind::Unary(op, _) => format!("{op:?}").to_lowercase(),
            ExprKind::Ref { mutable, .. } => word("ref", *mutable),
            ExprKind::RawRef { mutable, .. } => word("raw-ref", *mutable),
            ExprKind::Binary(op, ..) => op.text().to_owned(),
            ExprKind::Assign(..) => "=".to_owned(),
            ExprKind::AssignOp(op, ..) => format!("{}=", op.text()),
            ExprKind::Cast(_, ty) => format!("as[{}]", self.ty(*ty)),
            ExprKind::Call { .. } => "call".to_owned(),
            ExprKind::MethodCall {
                method, generics, ..
            } => {
                let generics = generics.as_ref().map(|args| self.generic_args(args));
                format!(".{}{}", self.ident(*method), generics.unwrap_or_default())
            }
            ExprKind::Field(_, name) => format!("field[{}]", self.field_name(*name)),
            ExprKind::Index(..) => "index".to_owned(),
            ExprKind::Range {
                start,
                end,
                inclusive,
            } => {
                let op = if *inclusive { "..=" } else { ".." };
                let start = if start.is_some() { "a" } else { "" };
                let end = if end.is_some() { "b" } else { "" };
                format!("{start}{op}{end}")
            }
            ExprKind::If { .. } => "if".to_owned(),
            ExprKind::Let(..) => "let".to_owned(),
            ExprKind::Loop { label, .. } => self.labelled("loop", *label),
            ExprKind::While { label, .. } => self.labelled("while", *label),
            ExprKind::For { label, .. } => self.labelled("for", *label),
            ExprKind::Break { label, .. } => self.labelled("break", *label),
            ExprKind::Continue { label } => self.labelled("continue", *label),
            ExprKind::Return(_) => "return".to_owned(),
            ExprKind::Try(_) => "?".to_owned(),
            ExprKind::Await(_) => "await".to_owned(),
        };
        self.with_children(body, id, &name)
    }

    /// A node and what is in it, in the order of evaluation.
    fn with_children(&self, body: &Body, id: ExprId, name: &str) -> String {
        let mut text = format!("({name}");
        for child in body.children(id) {
            text.push(' ');
            text.push_str(&self.child(body, child));
        }
        text.push(')');
        text
    }

    fn child(&self, body: &Body, child: Child) -> String {
        match child {
            Child::Expr(expr) => self.expr(body, expr),
            Child::Pat(pat) => self.pat(body, pat),
        }
    }

    fn labelled(&self, word: &str, label: Option<Lifetime>) -> String {
        match label {
            Some(label) => format!("{word} {}", self.ident(label)),
            None => word.to_owned(),
        }
    }

    fn literal(&self, literal: &Literal) -> String {
        match literal {
            Literal::Int { value, suffix } => {
                format!(
                    "{value}{}",
                    suffix.map_or("", crate::syntax::ast::IntType::name)
                )
            }
            Literal::Float { digits, suffix } => {
                let suffix = suffix.map_or("", crate::syntax::ast::FloatType::name);
                format!("{}{suffix}", self.interner.text(*digits))
            }
            Literal::Bool(bool) => bool.to_string(),
            Literal::Char(char) => format!("{char:?}"),
            Literal::Byte(byte) => format!("b{byte}"),
            Literal::Str(text) => format!("{:?}", self.interner.text(*text)),
            Literal::ByteStr(bytes) => format!("b{bytes:?}"),
            Literal::CStr(bytes) => format!("c{bytes:?}"),
        }
    }

    fn block(&self, body: &Body, block: &Block) -> String {
        let kind = match block.kind {
            BlockKind::Plain => "",
            BlockKind::Unsafe => "unsafe ",
            BlockKind::Const => "const ",
            BlockKind::Async => "async ",
            BlockKind::AsyncMove => "async move ",
            BlockKind::AsyncClosure | BlockKind::Params => "params ",
        };
        let label = block.label.map(|label| format!("{}: ", self.ident(label)));
        let mut lines: Vec<String> = block
            .stmts
            .iter()
            .map(|stmt| self.stmt(body, *stmt))
            .collect();
        lines.extend(block.tail.map(|tail| self.expr(body, tail)));
        let start = format!("{}{kind}", label.unwrap_or_default());
        if lines.is_empty() {
            return format!("{start}{{}}");
        }
        let inside = lines.join("\n").replace('\n', "\n  ");
        format!("{start}{{\n  {inside}\n}}")
    }

    fn stmt(&self, body: &Body, id: StmtId) -> String {
        match &body.stmts[id].kind {
            StmtKind::Let {
                pat,
                ty,
                init,
                else_block,
            } => {
                let ty = ty
                    .map(|ty| format!(": {}", self.ty(ty)))
                    .unwrap_or_default();
                let init = init.map(|init| format!(" = {}", self.expr(body, init)));
                let els = else_block.map(|block| format!(" else {}", self.expr(body, block)));
                let pat = self.pat(body, *pat);
                format!(
                    "let {pat}{ty}{}{};",
                    init.unwrap_or_default(),
                    els.unwrap_or_default()
                )
            }
            StmtKind::Expr { expr, semi } => {
                format!("{}{}", self.expr(body, *expr), if *semi { ";" } else { "" })
            }
            StmtKind::Item(item) => {
                let mut inner = Dumper {
                    ast: self.ast,
                    interner: self.interner,
                    out: String::new(),
                    depth: 0,
                };
                inner.item(*item);
                inner.out.trim_end().to_owned()
            }
            StmtKind::MacroDef(id) => {
                let name = self.ast.macro_def(*id).map(|def| self.ident(def.name));
                format!("macro {}", name.unwrap_or_default())
            }
        }
    }

    fn closure(&self, body: &Body, closure: &Closure) -> String {
        let params = closure.params.iter().map(|(pat, ty)| {
            let ty = ty
                .map(|ty| format!(": {}", self.ty(ty)))
                .unwrap_or_default();
            format!("{}{ty}", self.pat(body, *pat))
        });
        let params = params.collect::<Vec<_>>().join(", ");
        let is_async = if closure.is_async { "async " } else { "" };
        let capture = if closure.capture == CaptureBy::Value {
            "move "
        } else {
            ""
        };
        let output = closure
            .output
            .map(|ty| format!(" -> {}", self.ty(ty)))
            .unwrap_or_default();
        let value = self.expr(body, closure.body);
        format!("({is_async}{capture}|{params}|{output} {value})")
    }

    fn struct_expr(&self, body: &Body, id: ExprId) -> String {
        let ExprKind::Struct { path, fields, rest } = &body.exprs[id].kind else {
            return String::new();
        };
        let mut parts: Vec<String> = fields
            .iter()
            .map(|field| {
                format!(
                    "{}: {}",
                    self.field_name(field.name),
                    self.expr(body, field.expr)
                )
            })
            .collect();
        match rest {
            StructRest::None => {}
            StructRest::Base(base) => parts.push(format!("..{}", self.expr(body, *base))),
            StructRest::Rest(_) => parts.push("..".to_owned()),
        }
        format!("(struct {} {{{}}})", self.path(path), parts.join(", "))
    }

    fn match_expr(&self, body: &Body, id: ExprId) -> String {
        let ExprKind::Match { scrutinee, arms } = &body.exprs[id].kind else {
            return String::new();
        };
        let mut text = format!("(match {}", self.expr(body, *scrutinee));
        for arm in arms {
            let guard = arm
                .guard
                .map(|guard| format!(" if {}", self.expr(body, guard)));
            let pat = self.pat(body, arm.pat);
            let value = self.expr(body, arm.body).replace('\n', "\n  ");
            let guard = guard.unwrap_or_default();
            text.push_str(&["\n  ", &pat, &guard, " => ", &value].concat());
        }
        text.push(')');
        text
    }

    fn std_macro(&self, body: &Body, id: ExprId, call: &StdMacro) -> String {
        let name = match call {
            StdMacro::FormatArgs(args) => format!("format_args! {}", self.format(args)),
            StdMacro::Format(args) => format!("format! {}", self.format(args)),
            StdMacro::Print(stream, args) => format!("print! {stream:?} {}", self.format(args)),
            StdMacro::Write { args, .. } => format!("write! {}", self.format(args)),
            StdMacro::Vec(_) => "vec!".to_owned(),
            StdMacro::VecRepeat { .. } => "vec-repeat!".to_owned(),
            StdMacro::Panic(kind, PanicMessage::Default) => format!("panic! {kind:?}"),
            StdMacro::Panic(kind, PanicMessage::Format(args)) => {
                format!("panic! {kind:?} {}", self.format(args))
            }
            StdMacro::Assert { text, message, .. } => {
                let text = text.map(|text| format!(" {:?}", self.interner.text(text)));
                let message = message
                    .as_ref()
                    .map(|args| format!(" {}", self.format(args)));
                format!(
                    "assert!{}{}",
                    text.unwrap_or_default(),
                    message.unwrap_or_default()
                )
            }
            StdMacro::AssertCompare { kind, message, .. } => {
                let message = message
                    .as_ref()
                    .map(|args| format!(" {}", self.format(args)));
                format!("assert! {kind:?}{}", message.unwrap_or_default())
            }
            StdMacro::Matches { .. } => "matches!".to_owned(),
            StdMacro::Dbg(args) => {
                let texts = args.iter().map(|(_, text)| {
                    text.map_or_else(
                        || "?".to_owned(),
                        |text| self.interner.text(text).to_owned(),
                    )
                });
                format!("dbg! {:?}", texts.collect::<Vec<_>>())
            }
            StdMacro::Pin(_) => "pin!".to_owned(),
            StdMacro::AddrOf { mutable, .. } => word("addr_of!", *mutable),
            StdMacro::Line(line) => format!("line! {line}"),
            StdMacro::Column(column) => format!("column! {column}"),
            StdMacro::File => "file!".to_owned(),
            StdMacro::Cfg(value) => format!("cfg! {value}"),
            StdMacro::Str(text) => format!("str! {:?}", self.interner.text(*text)),
        };
        self.with_children(body, id, &name)
    }

    fn format(&self, args: &FormatArgs) -> String {
        let pieces = args.pieces.iter().map(|piece| match piece {
            FormatPiece::Text(text) => format!("{:?}", self.interner.text(*text)),
            FormatPiece::Placeholder(placeholder) => {
                let spec = &placeholder.spec;
                let mut text = format!("{{{}:{:?}", placeholder.argument.0, spec.format);
                for (is_set, flag) in [(spec.alternate, " #"), (spec.zero_pad, " 0")] {
                    text.push_str(if is_set { flag } else { "" });
                }
                text.push_str(
                    &spec
                        .fill
                        .map(|fill| format!(" fill {fill:?}"))
                        .unwrap_or_default(),
                );
                text.push_str(
                    &spec
                        .align
                        .map(|align| format!(" {align:?}"))
                        .unwrap_or_default(),
                );
                text.push_str(
                    &spec
                        .sign
                        .map(|sign| format!(" {sign:?}"))
                        .unwrap_or_default(),
                );
                text.push_str(
                    &spec
                        .width
                        .map(|w| format!(" width {w:?}"))
                        .unwrap_or_default(),
                );
                text.push_str(
                    &spec
                        .precision
                        .map(|p| format!(" prec {p:?}"))
                        .unwrap_or_default(),
                );
                text.push_str(
                    &spec
                        .debug_hex
                        .map(|hex| format!(" {hex:?}"))
                        .unwrap_or_default(),
                );
                text.push('}');
                text
            }
        });
        format!("[{}]", pieces.collect::<Vec<_>>().join(" "))
    }

    pub(super) fn pat(&self, body: &Body, id: PatId) -> String {
        let name = match &body.pats[id].kind {
            PatKind::Wild => return "_".to_owned(),
            PatKind::Rest => return "..".to_owned(),
            PatKind::Error => return "(error)".to_owned(),
            PatKind::Path(path) => return format!("(path {})", self.path(path)),
            PatKind::Literal(expr) => return self.expr(body, *expr),
            PatKind::Ident {
                by_ref,
                mutable,
                ident,
                sub,
            } => {
                let by_ref = if *by_ref { "ref " } else { "" };
                let mutable = if *mutable { "mut " } else { "" };
                let sub = sub.map(|sub| format!(" @ {}", self.pat(body, sub)));
                let name = self.ident(*ident);
                return format!("{by_ref}{mutable}{name}{}", sub.unwrap_or_default());
            }
            PatKind::Struct { path, fields, rest } => {
                let fields = fields.iter().map(|field| {
                    format!(
                        "{}: {}",
                        self.field_name(field.name),
                        self.pat(body, field.pat)
                    )
                });
                let rest = rest.then(|| "..".to_owned());
                let parts: Vec<String> = fields.chain(rest).collect();
                return format!("(struct {} {{{}}})", self.path(path), parts.join(", "));
            }
            PatKind::Range {
                start,
                end,
                inclusive,
            } => {
                let op = if *inclusive { "..=" } else { ".." };
                let end_text =
                    |end: &Option<ExprId>| end.map(|end| self.expr(body, end)).unwrap_or_default();
                return format!("({}{op}{})", end_text(start), end_text(end));
            }
            PatKind::TupleStruct(path, _) => format!("call {}", self.path(path)),
            PatKind::Tuple(_) => "tuple".to_owned(),
            PatKind::Slice(_) => "slice".to_owned(),
            PatKind::Ref { mutable, .. } => word("ref", *mutable),
            PatKind::Or(_) => "|".to_owned(),
            PatKind::Paren(_) => "paren".to_owned(),
        };
        let mut text = format!("({name}");
        for child in body.pat_children(id) {
            text.push(' ');
            text.push_str(&self.child(body, child));
        }
        text.push(')');
        text
    }
}

fn word(word: &str, mutable: bool) -> String {
    if mutable {
        format!("{word} mut")
    } else {
        word.to_owned()
    }
}
