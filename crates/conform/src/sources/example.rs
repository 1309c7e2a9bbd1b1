//! An example that was found on a page or in a comment, and what is done with it.

use crate::extract::fence::{Fence, Mark};
use crate::extract::wrap::{needs_nightly, wrap};
use crate::program::{Candidate, Edition, Mode, Program, Skip};

/// An example, before it is a program.
pub struct Example {
    /// Where it was found.
    pub name: String,
    /// Its attributes.
    pub fence: Fence,
    /// Its text, hidden lines included.
    pub code: String,
    /// The edition of its surroundings.
    pub edition: Edition,
}

impl Example {
    /// As rustdoc sees it: what is ignored is left out.
    pub fn into_doc_test(self) -> Candidate {
        if self.fence.has(Mark::Ignore) {
            return Candidate::skipped(self.name, Skip::Ignored);
        }
        self.whole(false)
    }

    /// As a book's reader sees it. Books ignore what they know not to compile, which is
    /// worth judging, and what is a part of a program, which shows when rustc rejects it.
    pub fn into_listing(self) -> Candidate {
        let whole = self.fence.has(Mark::CompileFail) || self.fence.has(Mark::Runnable);
        let fragment = self.fence.has(Mark::Ignore) && !whole;
        self.whole(fragment)
    }

    fn whole(self, fragment: bool) -> Candidate {
        if let Some(skip) = self.skip() {
            return Candidate::skipped(self.name, skip);
        }
        Candidate::judged(Program {
            source: wrap(&self.code),
            edition: self.edition(),
            mode: self.mode(),
            name: self.name,
            fragment,
        })
    }

    fn skip(&self) -> Option<Skip> {
        if self.fence.has(Mark::TestHarness) {
            Some(Skip::Test)
        } else if !self.edition().is_ours() {
            Some(Skip::OldEdition)
        } else if needs_nightly(&self.code) {
            Some(Skip::Nightly)
        } else {
            None
        }
    }

    fn edition(&self) -> Edition {
        self.fence.edition.unwrap_or(self.edition)
    }

    fn mode(&self) -> Mode {
        if self.fence.has(Mark::NoRun) || self.fence.has(Mark::CompileFail) {
            Mode::Check
        } else {
            Mode::Run
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(info: &str, code: &str) -> Example {
        Example {
            name: "here:1".to_owned(),
            fence: Fence::parse(info),
            code: code.to_owned(),
            edition: Edition::E2024,
        }
    }

    fn skip(candidate: &Candidate) -> Option<Skip> {
        candidate.program.as_ref().err().copied()
    }

    #[test]
    fn a_doc_test_is_wrapped_and_run() {
        let program = example("", "let a = 1;").into_doc_test().program;
        let program = program.expect("a program");
        assert_eq!((program.mode, program.edition), (Mode::Run, Edition::E2024));
        assert!(program.source.contains("fn main"));
    }

    #[test]
    fn what_must_not_run_is_checked() {
        for info in ["no_run", "compile_fail,E0382"] {
            let program = example(info, "loop {}").into_doc_test().program;
            assert_eq!(program.expect("a program").mode, Mode::Check);
        }
    }

    #[test]
    fn what_is_left_out_says_why() {
        let cases = [
            (Skip::Ignored, example("ignore", "")),
            (Skip::OldEdition, example("edition2018", "")),
            (Skip::Test, example("test_harness", "")),
            (Skip::Nightly, example("", "#![feature(a)]")),
        ];
        for (reason, example) in cases {
            assert_eq!(skip(&example.into_doc_test()), Some(reason));
        }
    }

    #[test]
    fn a_listing_that_its_page_ignores_may_be_a_fragment() {
        let fragment = |info| {
            let program = example(info, "a();").into_listing().program;
            program.expect("a program").fragment
        };
        assert!(fragment("rust,ignore"));
        assert!(!fragment("rust,ignore,does_not_compile"));
        assert!(!fragment("rust,ignore,mdbook-runnable"));
    }
}
