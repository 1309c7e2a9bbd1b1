//! What the engine says of a case.

use refcellar_engine::resolve::{Crate, Resolution, resolve};
use refcellar_engine::syntax::diagnostic::DiagnosticKind;
use refcellar_engine::syntax::{
    Diagnostic, Edition, FileId, Interner, LineIndex, Origin, ParseOptions, Parsed, parse,
};

use crate::Complaint;
use crate::cases::Case;

const STD: &str = include_str!("std.rs");

/// The engine's errors, in the order of their places.
pub fn complaints(case: &Case) -> Vec<Complaint> {
    let (diagnostics, _) = run(&case.source, case.edition, case.with_std);
    let index = LineIndex::new(&case.source);
    let mut complaints: Vec<Complaint> = diagnostics
        .iter()
        .map(|diagnostic| complaint(diagnostic, &index, &case.source))
        .collect();
    complaints.retain(|complaint| !crate::oracle::is_of_another_room(&complaint.code));
    complaints.sort();
    complaints
}

/// Reads and resolves a program, with the test's own std if it is asked for.
pub fn run(source: &str, edition: Edition, with_std: bool) -> (Vec<Diagnostic>, String) {
    let mut interner = Interner::default();
    let options = ParseOptions {
        file: FileId(0),
        edition,
        origin: Origin::User,
        std_file: None,
    };
    let user = parse(source, options, &mut interner);
    let options = ParseOptions {
        file: FileId(1),
        edition,
        origin: Origin::Std,
        std_file: None,
    };
    let std = with_std.then(|| parse(STD, options, &mut interner));
    let std_name = interner.intern("std");
    let user_name = interner.intern("user");
    let std = std.iter().map(|parsed| Crate {
        name: std_name,
        ast: &parsed.ast,
    });
    let crates: Vec<Crate> = std
        .chain([Crate {
            name: user_name,
            ast: &user.ast,
        }])
        .collect();
    let resolution: Resolution = resolve(&crates, &mut interner);
    let id = resolution.crate_id(crates.len() - 1);
    let dump = id.map_or_else(String::new, |id| resolution.dump(id, &interner));
    let Parsed {
        mut diagnostics, ..
    } = user;
    diagnostics.extend(resolution.diagnostics);
    (diagnostics, dump)
}

fn complaint(diagnostic: &Diagnostic, index: &LineIndex, source: &str) -> Complaint {
    let place = index.line_column(source, diagnostic.span.start);
    let code = match diagnostic.kind {
        DiagnosticKind::Error(Some(code)) => code.0,
        DiagnosticKind::Error(None) => "",
        DiagnosticKind::Unsupported { .. } => "unsupported",
        DiagnosticKind::Limit => "limit",
    };
    Complaint {
        line: place.line,
        column: place.column,
        code: code.to_owned(),
        message: diagnostic.message.clone(),
    }
}
