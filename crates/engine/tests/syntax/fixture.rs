//! A source in, a tree or its diagnostics out, as text.

use refcellar_engine::syntax::ast::{ExprKind, PatKind, TypeKind};
use refcellar_engine::syntax::{
    DiagnosticKind, Edition, Interner, LineIndex, ParseOptions, Parsed, parse,
};

pub fn read(source: &str, edition: Edition) -> (Parsed, Interner) {
    let mut interner = Interner::default();
    let options = ParseOptions {
        edition,
        ..ParseOptions::default()
    };
    let parsed = parse(source, options, &mut interner);
    (parsed, interner)
}

/// The tree, and below it whatever is wrong.
pub fn dump(source: &str) -> String {
    let (parsed, interner) = read(source, Edition::Edition2024);
    parsed.ast.dump(&interner) + &diagnostics(source, &parsed)
}

/// `line:column: [code] message`, one a line.
pub fn diagnostics(source: &str, parsed: &Parsed) -> String {
    let lines = LineIndex::new(source);
    let mut text = String::new();
    for diagnostic in &parsed.diagnostics {
        let place = lines.line_column(source, diagnostic.span.start);
        let kind = match diagnostic.kind {
            DiagnosticKind::Error(Some(code)) => format!("{} ", code.0),
            DiagnosticKind::Error(None) => "error: ".to_owned(),
            DiagnosticKind::Unsupported { .. } => String::new(),
            DiagnosticKind::Limit => "limit: ".to_owned(),
        };
        let (line, column) = (place.line, place.column);
        let message = &diagnostic.message;
        text.push_str(&[&format!("{line}:{column}: "), kind.as_str(), message, "\n"].concat());
    }
    text
}

/// Whether the tree has a hole that no diagnostic speaks of.
pub fn has_silent_error(parsed: &Parsed) -> bool {
    if !parsed.diagnostics.is_empty() {
        return false;
    }
    let ast = &parsed.ast;
    let in_types = ast
        .types
        .values()
        .any(|ty| matches!(ty.kind, TypeKind::Error));
    let in_bodies = ast.bodies.values().any(|body| {
        body.exprs
            .values()
            .any(|expr| matches!(expr.kind, ExprKind::Error))
            || body
                .pats
                .values()
                .any(|pat| matches!(pat.kind, PatKind::Error))
    });
    in_types || in_bodies
}
