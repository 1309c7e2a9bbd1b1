//! Std out of its sources.

use crate::resolve::{Crate, Resolution, resolve};
use crate::std_source::StdSource;
use crate::syntax::ast::Ast;
use crate::syntax::{Diagnostic, Edition, FileId, Interner, Origin, ParseOptions, parse};

/// Std as its sources say it is.
pub(crate) struct Sources {
    pub(crate) text: StdSource,
    pub(crate) names: Interner,
    pub(crate) ast: Ast,
    pub(crate) resolution: Resolution,
    /// What is wrong with the text: nothing, unless std is being worked on.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Sources {
    /// Parses std and resolves its names.
    pub(crate) fn read(text: StdSource, file: FileId) -> Self {
        let mut names = Interner::default();
        let options = ParseOptions {
            file,
            edition: Edition::Edition2024,
            origin: Origin::Std,
            std_file: Some(file),
        };
        let std = parse(&text.text, options, &mut names);
        let name = names.intern("std");
        let krate = Crate {
            name,
            ast: &std.ast,
        };
        let mut resolution = resolve(&[krate], &mut names);
        names.share();
        resolution.share();
        Self {
            text,
            names,
            ast: std.ast,
            resolution,
            diagnostics: std.diagnostics,
        }
    }
}
