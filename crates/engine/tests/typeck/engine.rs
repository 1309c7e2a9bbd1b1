//! What the engine says of a case.

use std::rc::Rc;

use refcellar_engine::resolve::{Crate, Resolution, resolve, resolve_after};
use refcellar_engine::std_source::StdSource;
use refcellar_engine::syntax::ast::Ast;
use refcellar_engine::syntax::diagnostic::DiagnosticKind;
use refcellar_engine::syntax::{
    Diagnostic, Edition, FileId, Interner, LineIndex, Origin, ParseOptions, parse,
};
use refcellar_engine::ty::{Tcx, check_crate};

use crate::Complaint;
use crate::cases::Case;

const USER: FileId = FileId(0);
const STD: FileId = FileId(1);

struct Std {
    ast: Rc<Ast>,
    resolution: Resolution,
    names: Interner,
}

thread_local! {
    static THE_STD: Std = read_std();
}

fn read_std() -> Std {
    let mut names = Interner::default();
    let options = ParseOptions {
        file: STD,
        origin: Origin::Std,
        std_file: Some(STD),
        ..ParseOptions::default()
    };
    let ast = Rc::new(parse(&StdSource::assemble().text, options, &mut names).ast);
    let name = names.intern("std");
    let resolution = resolve(&[Crate { name, ast: &ast }], &mut names);
    Std {
        ast,
        resolution,
        names,
    }
}

/// The engine's errors, in the order of their places.
pub fn complaints(case: &Case) -> Vec<Complaint> {
    let index = LineIndex::new(&case.source);
    let mut complaints: Vec<Complaint> = diagnostics(case)
        .iter()
        .map(|diagnostic| complaint(diagnostic, &index, &case.source))
        .collect();
    complaints.sort();
    complaints
}

fn diagnostics(case: &Case) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let of_types = with_case(case, &mut found, check_crate);
    found.extend(of_types);
    found
}

/// Does something with a program that is read.
pub fn with_program<R>(source: &str, act: impl FnOnce(&Tcx) -> R) -> R {
    let case = Case {
        name: String::new(),
        source: source.to_owned(),
        edition: Edition::Edition2024,
    };
    with_case(&case, &mut Vec::new(), act)
}

fn with_case<R>(case: &Case, found: &mut Vec<Diagnostic>, act: impl FnOnce(&Tcx) -> R) -> R {
    THE_STD.with(|std| {
        let mut names = std.names.clone();
        let options = ParseOptions {
            file: USER,
            edition: case.edition,
            origin: Origin::User,
            std_file: Some(STD),
        };
        let user = parse(&case.source, options, &mut names);
        let asts = vec![Rc::clone(&std.ast), Rc::new(user.ast)];
        let crate_names = ["std", "user"].map(|name| names.intern(name));
        let crates: Vec<Crate<'_>> = crate_names
            .into_iter()
            .zip(&asts)
            .map(|(name, ast)| Crate { name, ast })
            .collect();
        let resolution = resolve_after(&std.resolution, &crates, &mut names);
        found.extend(user.diagnostics);
        found.extend(resolution.diagnostics.iter().cloned());
        drop(crates);
        act(&Tcx::new(asts, resolution, names))
    })
}

fn complaint(diagnostic: &Diagnostic, index: &LineIndex, source: &str) -> Complaint {
    let code = match diagnostic.kind {
        DiagnosticKind::Error(Some(code)) => code.0,
        DiagnosticKind::Error(None) => "",
        DiagnosticKind::Unsupported { .. } => "unsupported",
        DiagnosticKind::Limit => "limit",
    };
    let mut message = diagnostic.message.clone();
    for note in &diagnostic.notes {
        message.push_str("; ");
        message.push_str(&note.message);
    }
    if diagnostic.span.file != USER {
        return Complaint {
            line: 0,
            column: 0,
            code: code.to_owned(),
            message: format!("in std: {message} at {:?}", in_std(diagnostic.span.start)),
        };
    }
    let place = index.line_column(source, diagnostic.span.start);
    Complaint {
        line: place.line,
        column: place.column,
        code: code.to_owned(),
        message,
    }
}

/// An error in std, with its place.
pub fn describe_in_std(diagnostic: &Diagnostic) -> String {
    let (file, offset) = in_std(diagnostic.span.start);
    let text = StdSource::file_text(file).unwrap_or_default();
    let place = LineIndex::new(text).line_column(text, offset);
    let code = match diagnostic.kind {
        DiagnosticKind::Error(Some(code)) => code.0,
        DiagnosticKind::Error(None) => "",
        DiagnosticKind::Unsupported { .. } => "unsupported",
        DiagnosticKind::Limit => "limit",
    };
    let notes: Vec<&str> = diagnostic
        .notes
        .iter()
        .map(|note| note.message.as_str())
        .collect();
    format!(
        "{file}:{}:{} {code} {} {}",
        place.line,
        place.column,
        diagnostic.message,
        notes.join("; ")
    )
}

fn in_std(offset: u32) -> (&'static str, u32) {
    StdSource::assemble().locate(offset)
}
