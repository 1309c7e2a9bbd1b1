//! What the engine says of a case.

use std::cell::OnceCell;
use std::rc::Rc;

use refcellar_engine::resolve::{Crate, resolve};
use refcellar_engine::std_source::StdSource;
use refcellar_engine::syntax::ast::Ast;
use refcellar_engine::syntax::diagnostic::DiagnosticKind;
use refcellar_engine::syntax::{
    Diagnostic, Edition, FileId, Interner, LineIndex, Origin, ParseOptions, parse,
};
use refcellar_engine::ty::{Tcx, check_crate};

use crate::Complaint;
use crate::cases::Case;

/// The file of the engine's std.
const STD: FileId = FileId(1);

/// The engine's errors, in the order of their places.
pub fn complaints(case: &Case) -> Vec<Complaint> {
    let (mut diagnostics, tcx) = context(&case.source, case.edition);
    diagnostics.extend(check_crate(&tcx));
    let index = LineIndex::new(&case.source);
    let mut complaints: Vec<Complaint> = diagnostics
        .iter()
        .map(|diagnostic| complaint(diagnostic, &index, &case.source))
        .collect();
    complaints.retain(|complaint| !crate::oracle::is_of_another_room(&complaint.code));
    complaints.sort();
    complaints
}

thread_local! {
    static STD_TREE: OnceCell<(Rc<Ast>, Interner)> = const { OnceCell::new() };
}

fn options(file: FileId, edition: Edition, origin: Origin) -> ParseOptions {
    ParseOptions {
        file,
        edition,
        origin,
        std_file: Some(STD),
    }
}

fn read_std() -> (Rc<Ast>, Interner) {
    let mut names = Interner::default();
    let text = StdSource::assemble().text;
    let options = options(STD, Edition::Edition2024, Origin::Std);
    let std = parse(&text, options, &mut names);
    (Rc::new(std.ast), names)
}

/// Reads and resolves a program over the engine's std.
pub fn context(source: &str, edition: Edition) -> (Vec<Diagnostic>, Tcx) {
    let (std, mut names) = STD_TREE.with(|tree| tree.get_or_init(read_std).clone());
    let user = parse(
        source,
        options(FileId(0), edition, Origin::User),
        &mut names,
    );
    let crates = [
        Crate {
            name: names.intern("std"),
            ast: &std,
        },
        Crate {
            name: names.intern("user"),
            ast: &user.ast,
        },
    ];
    let resolution = resolve(&crates, &mut names);
    let mut diagnostics = user.diagnostics;
    let of_user = |each: &&Diagnostic| each.span.file != STD;
    diagnostics.extend(resolution.diagnostics.iter().filter(of_user).cloned());
    let asts = vec![std, Rc::new(user.ast)];
    (diagnostics, Tcx::new(asts, resolution, names))
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
