//! The documentation tests of a module of the standard library.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use walkdir::WalkDir;

use super::example::Example;
use crate::extract::doc_comment::{DocComment, doc_comments};
use crate::extract::fence::Fence;
use crate::extract::hidden::reveal;
use crate::extract::markdown::{CodeBlock, code_blocks};
use crate::program::{Candidate, Edition, Skip};

/// The edition of the standard library, which is that of its examples.
const EDITION: Edition = Edition::E2024;

/// All documentation tests of `module`, such as `core::cell`, and of what is below it.
pub fn candidates(library: &Path, module: &str) -> Result<Vec<Candidate>> {
    let mut candidates = Vec::new();
    for file in files(library, module)? {
        let source = fs::read_to_string(&file);
        let source = source.with_context(|| format!("{} cannot be read", file.display()))?;
        let name = file.strip_prefix(library).unwrap_or(&file).display();
        let found = in_source(&source, &name.to_string());
        candidates.extend(found.with_context(|| format!("{name} is not Rust"))?);
    }
    Ok(candidates)
}

/// The files of `core::cell`: `core/src/cell.rs`, and all in `core/src/cell/` but its tests.
fn files(library: &Path, module: &str) -> Result<Vec<PathBuf>> {
    let (krate, path) = module.split_once("::").unwrap_or((module, ""));
    let place = library
        .join(krate)
        .join("src")
        .join(path.replace("::", "/"));
    let own = place.with_extension("rs");
    let is_test = |file: &Path| file.components().any(|part| part.as_os_str() == "tests");
    let below = WalkDir::new(&place).sort_by_file_name().into_iter();
    let below = below.filter_map(|entry| entry.ok().map(walkdir::DirEntry::into_path));
    let sources = below.filter(|file| file.extension().is_some_and(|it| it == "rs"));
    let mut files: Vec<_> = sources
        .filter(|file| !is_test(file) && !file.ends_with("tests.rs"))
        .collect();
    if own.is_file() {
        files.insert(0, own);
    }
    ensure!(
        !files.is_empty(),
        "the standard library has no module `{module}`; one is `core::cell`"
    );
    Ok(files)
}

fn in_source(source: &str, file: &str) -> Result<Vec<Candidate>> {
    // The error holds a place of its thread's own, so its words alone are passed on.
    let comments = doc_comments(source).map_err(|error| anyhow!("{error}"))?;
    Ok(comments
        .iter()
        .flat_map(|comment| in_comment(comment, file))
        .collect())
}

fn in_comment(comment: &DocComment, file: &str) -> Vec<Candidate> {
    let blocks = code_blocks(&comment.text()).into_iter();
    blocks
        .filter_map(|block| in_block(&block, comment, file))
        .collect()
}

fn in_block(block: &CodeBlock, comment: &DocComment, file: &str) -> Option<Candidate> {
    let fence = Fence::parse(&block.info);
    let lines = comment.lines.get(block.lines.start..)?;
    let lines = &lines[..block.lines.len().min(lines.len())];
    let name = format!("{file}:{}", lines.first()?.line);
    if !fence.rust {
        return None;
    }
    if lines.iter().any(|line| line.text.is_none()) {
        return Some(Candidate::skipped(name, Skip::Computed));
    }
    let example = Example {
        name,
        fence,
        code: reveal(&block.code),
        edition: EDITION,
    };
    Some(example.into_doc_test())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> Vec<Candidate> {
        in_source(source, "a.rs").expect("the source is Rust's tokens")
    }

    #[test]
    fn an_example_is_named_by_the_line_of_its_fence() {
        let source =
            "/// Words.\n///\n/// ```\n/// # use std::rc::Rc;\n/// let a = 1;\n/// ```\nfn a() {}";
        let candidates = found(source);
        assert_eq!(candidates[0].name, "a.rs:3");
        let program = candidates[0].program.as_ref().expect("a program");
        assert!(program.source.contains("\nuse std::rc::Rc;\nlet a = 1;\n"));
    }

    #[test]
    fn what_a_macro_computes_is_counted_and_left_out() {
        let source = "/// ```\n#[doc = concat!(\"let a = \", \"1;\")]\n/// ```\nfn a() {}";
        assert_eq!(found(source)[0].program, Err(Skip::Computed));
    }

    #[test]
    fn a_text_block_is_no_candidate() {
        assert_eq!(found("/// ```text\n/// a\n/// ```\nfn a() {}"), []);
    }

    #[test]
    fn a_module_that_is_not_there_is_a_sentence() {
        let error = files(Path::new("nowhere"), "core::cellar").expect_err("no such module");
        assert!(error.to_string().contains("no module `core::cellar`"));
    }
}
