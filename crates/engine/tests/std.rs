//! The engine's own std, as far as it is read and its names are resolved.

use refcellar_engine::resolve::{Crate, resolve};
use refcellar_engine::std_source::StdSource;
use refcellar_engine::syntax::{
    Diagnostic, Edition, FileId, Interner, LineIndex, Origin, ParseOptions, parse,
};

/// The file, the line and the column of a diagnostic, and what it says.
fn say(diagnostic: &Diagnostic, source: &StdSource) -> String {
    let (file, offset) = source.locate(diagnostic.span.start);
    let text = StdSource::file_text(file).unwrap_or_default();
    let place = LineIndex::new(text).line_column(text, offset);
    format!(
        "{file}:{}:{}: {} {:?}",
        place.line, place.column, diagnostic.message, diagnostic.kind
    )
}

#[test]
fn std_is_read_and_resolved_without_a_complaint() {
    let source = StdSource::assemble();
    let mut interner = Interner::default();
    let options = ParseOptions {
        file: FileId(0),
        edition: Edition::Edition2024,
        origin: Origin::Std,
        std_file: Some(FileId(0)),
    };
    let parsed = parse(&source.text, options, &mut interner);
    let krate = Crate {
        name: interner.intern("std"),
        ast: &parsed.ast,
    };
    let resolution = resolve(&[krate], &mut interner);
    let complaints: Vec<String> = parsed
        .diagnostics
        .iter()
        .chain(&resolution.diagnostics)
        .map(|diagnostic| say(diagnostic, &source))
        .collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
