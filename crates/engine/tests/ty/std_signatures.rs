//! The engine's std: all that it declares can be lowered.

use refcellar_engine::resolve::CrateId;
use refcellar_engine::std_source::StdSource;
use refcellar_engine::syntax::{Diagnostic, Edition};
use refcellar_engine::ty::{Tcx, check_items, lower_all};

use crate::engine;

#[test]
fn every_signature_of_std_is_lowered() {
    let wrong = complaints(lower_all);
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_item_of_std_makes_sense() {
    let wrong = complaints(check_items);
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

/// What is wrong with std, with the files of std and their lines.
fn complaints(check: impl Fn(&Tcx, CrateId)) -> Vec<String> {
    let (_, tcx) = engine::context("fn main() {}", Edition::Edition2024);
    let Some(std) = tcx.resolution.crate_id(0) else {
        return Vec::new();
    };
    check(&tcx, std);
    let source = StdSource::assemble();
    let text = |each: &Diagnostic| {
        let (file, offset) = source.locate(each.span.start);
        let text = StdSource::file_text(file).unwrap_or_default();
        let before = text.get(..offset as usize).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        format!("{file}:{line}: {}", each.message)
    };
    tcx.diagnostics().iter().map(text).collect()
}
