//! A program from its text to its answer: the front door for whoever shows the engine.
//!
//! ```text
//! Session ── check ─▶ Checked ── run ─▶ Run
//!   std                 diagnostics        output, end
//! ```
//!
//! A [`Session`] reads std once. [`Session::check`] takes a program through all rooms that
//! find errors, [`Checked::run`] and [`Checked::record`] run what has none. Everything that
//! comes out is plain data with places as people count them; no room's own ids do.

mod entry;
mod outcome;
mod place;
mod recording;

use std::rc::Rc;

pub use outcome::{Chunk, End, Limits, Run, Stream, Verdict};
pub use place::Places;
pub use recording::{Ending, EndingKind, RecordLimits, Recording};

use crate::image::places::StdPlaces;
#[cfg(feature = "std-source")]
use crate::image::sources::Sources;
use crate::image::{self, ImageError};
use crate::interp::{Evaluator, Machine, Options, Program, SourceFile};
use crate::mir::Bodies;
use crate::resolve::{Crate, Resolution, resolve_after};
#[cfg(feature = "std-source")]
use crate::std_source::StdSource;
use crate::syntax::ast::Ast;
use crate::syntax::{
    Diagnostic, DiagnosticKind, Edition, FileId, Interner, Origin, ParseOptions, Span, parse_bytes,
};
use crate::ty::Tcx;

/// The file that a program is in.
const USER: FileId = FileId(0);

/// The file that std is in.
const STD: FileId = FileId(1);

/// std, read and ready for programs.
pub struct Session {
    std: Rc<Ast>,
    /// What the names of std stand for, which every program builds on.
    resolution: Resolution,
    /// What is wrong with std itself: nothing, unless it is being worked on.
    std_diagnostics: Vec<Diagnostic>,
    names: Interner,
    std_places: Rc<StdPlaces>,
}

/// How to read a program.
#[derive(Clone, Debug, Default)]
pub struct CheckOptions {
    /// The edition.
    pub edition: Edition,
    /// What panics and `file!()` call the file.
    pub name: String,
}

/// A program that went through all rooms before the machine.
pub struct Checked {
    /// What the program's file is called.
    pub name: String,
    /// Everything that is wrong with the program, in the order in which it was found.
    pub diagnostics: Vec<Diagnostic>,
    /// What is wrong with the engine's own std. Nothing is run on such a std.
    pub std_diagnostics: Vec<Diagnostic>,
    /// The way from spans to lines and columns.
    pub places: Places,
    /// Types, and everything else that is known before a run.
    pub tcx: Rc<Tcx>,
    bodies: Rc<Bodies>,
    file: SourceFile,
}

#[cfg(feature = "std-source")]
impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

impl Session {
    /// Reads std from its sources, which takes a while: see [`Self::from_image`].
    #[cfg(feature = "std-source")]
    #[must_use]
    pub fn new() -> Self {
        let std = Sources::read(StdSource::assemble(), STD);
        Self {
            std: Rc::new(std.ast),
            resolution: std.resolution,
            std_diagnostics: std.diagnostics,
            names: std.names,
            std_places: Rc::default(),
        }
    }

    /// Reads std from an image of it, which was made by [`Self::image`].
    ///
    /// # Errors
    ///
    /// If the bytes are no image, or not as they were made.
    pub fn from_image(image: &[u8]) -> Result<Self, ImageError> {
        let std = image::read(image, STD)?;
        Ok(Self {
            std: Rc::new(std.ast),
            resolution: std.resolution,
            std_diagnostics: Vec::new(),
            names: std.names,
            std_places: Rc::new(std.places),
        })
    }

    /// An image of std as this session has read it from its sources.
    ///
    /// # Errors
    ///
    /// If something is wrong with std, the first such thing.
    #[cfg(feature = "std-source")]
    pub fn image(&self) -> Result<Vec<u8>, Diagnostic> {
        let of_names = &self.resolution.diagnostics;
        if let Some(first) = self.std_diagnostics.iter().chain(of_names).next() {
            return Err(first.clone());
        }
        let source = StdSource::assemble();
        Ok(image::write(
            (&self.names, &self.std, &self.resolution),
            &source,
        ))
    }

    /// Reads a program, which may be any bytes, and looks for all that is wrong with it.
    #[must_use]
    pub fn check(&self, source: &[u8], options: &CheckOptions) -> Checked {
        let mut names = self.names.clone();
        let parse_options = ParseOptions {
            file: USER,
            edition: options.edition,
            origin: Origin::User,
            std_file: Some(STD),
        };
        let user = parse_bytes(source, parse_options, &mut names);
        let asts = vec![Rc::clone(&self.std), Rc::new(user.ast)];
        let resolution = self.resolve_program(&asts, &mut names);
        let is_readable = user.diagnostics.is_empty();
        let mut found = user.diagnostics;
        if let Some(ast) = asts.last()
            && let Some(krate) = resolution.crate_id(1)
            && is_readable
        {
            found.extend(entry::missing(ast, krate, &resolution, options));
        }
        let of_names = [&self.resolution, &resolution].map(|each| each.diagnostics.clone());
        found.extend(of_names.concat());
        for text in crate::thir::build::TEXTS {
            names.intern(text);
        }
        let places = Places::new(source, USER);
        let file = SourceFile::new(options.name.clone(), places.text());
        let bodies = Rc::new(Bodies::default());
        let mut tcx = Tcx::new(asts, resolution, names);
        tcx.std_places = Rc::clone(&self.std_places);
        tcx.const_eval = Some(Evaluator::new(Rc::clone(&bodies), file.clone()));
        let tcx = Rc::new(tcx);
        if is_readable {
            found.extend(crate::ty::check_crate(&tcx));
            if let Some(krate) = tcx.local_crate() {
                found.extend(crate::mir::check_crate(&tcx, krate, &bodies));
            }
            if found.is_empty() {
                found.extend(generic_constants(&tcx, &bodies, &file));
            }
            if tcx.types.overflowed() {
                let start = Span::new(USER, 0, 0);
                found.push(Diagnostic::limit(start, "a type has too many parts"));
            }
        }
        let (of_std, mut diagnostics): (Vec<_>, Vec<Diagnostic>) =
            found.into_iter().partition(|each| each.span.file == STD);
        let std_diagnostics = [self.std_diagnostics.clone(), of_std].concat();
        if let Some(first) = std_diagnostics.first()
            && diagnostics.is_empty()
        {
            let start = Span::new(USER, 0, 0);
            let unsupported = Diagnostic::unsupported(start, "std that is at fault itself");
            diagnostics.push(unsupported.with_note(None, first.message.clone()));
        }
        Checked {
            name: options.name.clone(),
            diagnostics,
            std_diagnostics,
            places,
            tcx,
            bodies,
            file,
        }
    }

    fn resolve_program(&self, asts: &[Rc<Ast>], names: &mut Interner) -> Resolution {
        let crate_names = ["std", "main"].map(|name| names.intern(name));
        let crates: Vec<Crate<'_>> = crate_names
            .into_iter()
            .zip(asts)
            .map(|(name, ast)| Crate { name, ast })
            .collect();
        resolve_after(&self.resolution, &crates, names)
    }
}

/// What is wrong with constants that depend on generic parameters, as they are used.
fn generic_constants(tcx: &Rc<Tcx>, bodies: &Rc<Bodies>, file: &SourceFile) -> Vec<Diagnostic> {
    let krate = tcx.local_crate();
    if !krate.is_some_and(|krate| crate::mir::has_generic_constants(tcx, krate)) {
        return Vec::new();
    }
    let program = Program::with_bodies(Rc::clone(tcx), Rc::clone(bodies), file.clone(), false);
    program.check_constants()
}

impl Checked {
    /// The answer, as far as it is known without running.
    ///
    /// What is not carried may be the cause of an error that is none. So a program that has
    /// both is not called rejected.
    #[must_use]
    pub fn verdict(&self) -> Verdict<'_> {
        let find = |wanted: fn(&DiagnosticKind) -> bool| {
            self.diagnostics.iter().find(|each| wanted(&each.kind))
        };
        let unsupported = find(|kind| matches!(kind, DiagnosticKind::Unsupported { .. }));
        if let Some(diagnostic) = unsupported {
            return Verdict::Unsupported(diagnostic);
        }
        if let Some(diagnostic) = find(|kind| matches!(kind, DiagnosticKind::Limit)) {
            return Verdict::Limit(diagnostic);
        }
        if self.diagnostics.is_empty() {
            Verdict::Accepted
        } else {
            Verdict::Rejected
        }
    }

    /// The place of the program that a span is at, or that led to it: what is wrong within
    /// std is shown where the program comes to it.
    #[must_use]
    pub fn user_span(&self, span: Span) -> Span {
        let ast = self.tcx.asts.iter().find(|ast| ast.file == span.file);
        let mut span = span;
        while span.file != USER
            && let Some(expansion) = ast.and_then(|ast| ast.hygiene.expansion(span.ctxt))
        {
            span = expansion.call_site;
        }
        if span.file == USER {
            span
        } else {
            Span::new(USER, 0, 0)
        }
    }

    /// The program's own tree.
    #[must_use]
    pub fn user_ast(&self) -> Option<&Ast> {
        self.tcx.ast(self.tcx.local_crate()?)
    }

    /// A run of the program that has not begun; it tells what happens if it is observed.
    fn machine(&self, limits: &Limits, observed: bool) -> Machine {
        let program = Program::with_bodies(
            Rc::clone(&self.tcx),
            Rc::clone(&self.bodies),
            self.file.clone(),
            observed,
        );
        let options = Options {
            limits: limits.of_machine(),
            ..Options::default()
        };
        Machine::new(program, options)
    }

    /// Runs the program, if nothing is wrong with it.
    #[must_use]
    pub fn run(&self, limits: &Limits) -> Run {
        let mut machine = self.machine(limits, false);
        let end = End::of(machine.run());
        Run {
            output: Chunk::all(machine.output()),
            end,
        }
    }
}
