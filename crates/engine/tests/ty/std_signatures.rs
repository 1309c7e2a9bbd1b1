//! The engine's std: all that it declares can be lowered.

use refcellar_engine::std_source::StdSource;
use refcellar_engine::syntax::Edition;
use refcellar_engine::ty::lower_all;

use crate::engine;

#[test]
fn every_signature_of_std_is_lowered() {
    let (_, tcx) = engine::context("fn main() {}", Edition::Edition2024);
    let Some(std) = tcx.resolution.crate_id(0) else {
        return;
    };
    lower_all(&tcx, std);
    let source = StdSource::assemble();
    let wrong: Vec<String> = tcx
        .diagnostics()
        .iter()
        .map(|each| {
            let (file, offset) = source.locate(each.span.start);
            let text = StdSource::file_text(file).unwrap_or_default();
            let before = text.get(..offset as usize).unwrap_or_default();
            let line = before.lines().count().max(1);
            format!("{file}:{line}: {}", each.message)
        })
        .collect();
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}
