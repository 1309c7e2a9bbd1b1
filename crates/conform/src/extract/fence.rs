//! What rustdoc reads from behind a fence, such as `should_panic,edition2021`.

use crate::program::Edition;

/// The attributes of a code block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fence {
    /// Whether the block is Rust at all.
    pub rust: bool,
    /// The edition that it asks for.
    pub edition: Option<Edition>,
    marks: Vec<Mark>,
}

/// An attribute that decides what may be done with a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `ignore`, or `ignore-` and a target.
    Ignore,
    /// `no_run`
    NoRun,
    /// `compile_fail`, or mdBook's `does_not_compile`
    CompileFail,
    /// `test_harness`
    TestHarness,
    /// mdBook's `mdbook-runnable`: whole, although it is ignored
    Runnable,
}

impl Fence {
    /// Reads rustdoc's attributes. A block is Rust unless it has a tag that rustdoc does not
    /// know; one that rustdoc does know makes up for that only if it stands before it, or is
    /// `rust` itself.
    #[must_use]
    pub fn parse(info: &str) -> Self {
        let mut fence = Self::default();
        let (mut known, mut unknown) = (false, false);
        for tag in info.split([',', ' ', '\t']).filter(|tag| !tag.is_empty()) {
            match fence.note(tag) {
                Tag::Language => known = true,
                Tag::Known => known |= !unknown,
                Tag::Edition => {}
                Tag::Unknown => unknown = true,
            }
        }
        fence.rust = known || !unknown;
        fence
    }

    /// Reads the classes that mdBook writes into its pages.
    #[must_use]
    pub fn from_classes(classes: &str) -> Self {
        let mut fence = Self::default();
        for class in classes.split_ascii_whitespace() {
            fence.note(class);
            fence.rust |= class == "language-rust";
        }
        fence
    }

    /// Whether the block has this attribute.
    #[must_use]
    pub fn has(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }

    fn note(&mut self, tag: &str) -> Tag {
        let mark = match tag {
            "rust" => return Tag::Language,
            "should_panic" | "standalone_crate" => return Tag::Known,
            "ignore" => Mark::Ignore,
            "no_run" => Mark::NoRun,
            "compile_fail" | "does_not_compile" => Mark::CompileFail,
            "test_harness" => Mark::TestHarness,
            "mdbook-runnable" => Mark::Runnable,
            _ if tag.starts_with("ignore-") => Mark::Ignore,
            _ if is_code(tag) => return Tag::Known,
            _ => return self.note_edition(tag),
        };
        self.marks.push(mark);
        Tag::Known
    }

    fn note_edition(&mut self, tag: &str) -> Tag {
        match tag.strip_prefix("edition") {
            Some(year) => {
                self.edition = year.parse().ok();
                Tag::Edition
            }
            None => Tag::Unknown,
        }
    }
}

enum Tag {
    Language,
    Known,
    Edition,
    Unknown,
}

/// Whether `tag` is the code of an error, such as `E0382`.
fn is_code(tag: &str) -> bool {
    let digits = tag.strip_prefix('E').unwrap_or_default();
    digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_fence_is_rust() {
        assert!(Fence::parse("").rust);
        assert!(!Fence::parse("text").rust);
        assert!(Fence::parse("rust,editable").rust);
    }

    #[test]
    fn a_known_tag_makes_up_for_an_unknown_one_behind_it_only() {
        assert!(Fence::parse("no_run,text").rust);
        assert!(!Fence::parse("text,no_run").rust);
        assert!(Fence::parse("text,rust").rust);
    }

    #[test]
    fn every_attribute_is_read() {
        let fence = Fence::parse("compile_fail,E0382,edition2021");
        assert!(fence.rust && fence.has(Mark::CompileFail));
        assert!(!fence.has(Mark::Ignore));
        assert_eq!(fence.edition, Some(Edition::E2021));
        assert!(Fence::parse("no_run").has(Mark::NoRun));
        assert!(Fence::parse("ignore-wasm").has(Mark::Ignore));
    }

    #[test]
    fn a_pages_classes_are_the_same_attributes() {
        let fence = Fence::from_classes("language-rust ignore does_not_compile hljs");
        assert!(fence.rust && fence.has(Mark::Ignore) && fence.has(Mark::CompileFail));
        assert!(!Fence::from_classes("language-console").rust);
    }
}
