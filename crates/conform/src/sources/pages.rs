//! The books that come with the toolchain, as HTML.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use walkdir::WalkDir;

use super::example::Example;
use crate::extract::fence::Fence;
use crate::extract::html::{Page, PageBlock};
use crate::program::{Candidate, Edition};

/// The chapters of the Book that need no threads, no packages and no operating system.
const CHAPTERS: [&str; 11] = [
    "ch03-", "ch04-", "ch05-", "ch06-", "ch07-", "ch08-", "ch09-", "ch10-", "ch13-", "ch15-",
    "ch18-",
];

/// What the whole of a book is called when it is one page: a copy of all others.
const PRINT: &str = "print.html";

/// The listings of the Book.
pub fn book(pages: &Path) -> Result<Vec<Candidate>> {
    let folder = pages.join("book");
    let wanted = |name: &str| CHAPTERS.iter().any(|chapter| name.starts_with(chapter));
    let mut files = html_files(&folder)?;
    files.retain(|file| file.parent() == Some(&folder) && wanted(&file_name(file)));
    candidates(pages, &files, Edition::E2024)
}

/// The examples of Rust by Example.
pub fn by_example(pages: &Path) -> Result<Vec<Candidate>> {
    let mut files = html_files(&pages.join("rust-by-example"))?;
    files.retain(|file| file_name(file) != PRINT);
    candidates(pages, &files, Edition::E2021)
}

fn html_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let files = WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = files.filter_map(|entry| entry.ok().map(walkdir::DirEntry::into_path));
    let files: Vec<_> = files
        .filter(|file| file.extension().is_some_and(|it| it == "html"))
        .collect();
    ensure!(
        !files.is_empty(),
        "the installed documentation has no {} in it",
        file_name(folder)
    );
    Ok(files)
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn candidates(pages: &Path, files: &[PathBuf], edition: Edition) -> Result<Vec<Candidate>> {
    let mut candidates = Vec::new();
    for file in files {
        let html = fs::read_to_string(file);
        let html = html.with_context(|| format!("{} cannot be read", file.display()))?;
        let name = file.strip_prefix(pages).unwrap_or(file).with_extension("");
        candidates.extend(in_page(&html, &name.display().to_string(), edition));
    }
    Ok(candidates)
}

/// The examples of one page. Translations repeat the English original, so they are left out.
fn in_page(html: &str, name: &str, edition: Edition) -> Vec<Candidate> {
    let page = Page::parse(html);
    if page.language.is_some_and(|language| language != "en") {
        return Vec::new();
    }
    let blocks = page.blocks.into_iter().enumerate();
    blocks
        .filter_map(|(at, block)| in_block(block, format!("{name}#{}", at + 1), edition))
        .collect()
}

fn in_block(block: PageBlock, name: String, edition: Edition) -> Option<Candidate> {
    let fence = Fence::from_classes(&block.classes);
    let example = Example {
        name,
        code: block.code,
        edition,
        fence,
    };
    example.fence.rust.then(|| example.into_listing())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<html lang="en"><code class="language-console">$ ls</code>
        <code class="language-rust edition2021">let a = 1;</code></html>"#;

    #[test]
    fn an_example_is_named_by_its_page_and_its_number() {
        let candidates = in_page(PAGE, "book/ch03", Edition::E2024);
        assert_eq!(candidates.len(), 1);
        assert_eq!(candidates[0].name, "book/ch03#2");
        let program = candidates[0].program.as_ref().expect("a program");
        assert_eq!(program.edition, Edition::E2021);
    }

    #[test]
    fn a_translation_is_left_out() {
        let spanish = PAGE.replace("\"en\"", "\"es\"");
        assert_eq!(in_page(&spanish, "book/ch03", Edition::E2024), []);
    }
}
