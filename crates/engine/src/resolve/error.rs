//! What resolution rejects, in rustc's codes and words.

use crate::syntax::Diagnostic;
use crate::syntax::span::Span;

/// One error and its primary place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Error {
    pub(super) span: Span,
    pub(super) kind: ErrorKind,
    /// The further places of an error that rustc reports for several at once.
    pub(super) also: Vec<Span>,
}

/// See [`Error`]. Names are texts here, because an error is rendered once and for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ErrorKind {
    // Definitions and imports.
    DefinedTwice {
        code: &'static str,
        name: String,
    },
    DuplicateInImpl {
        name: String,
    },
    UnresolvedImport {
        paths: Vec<String>,
    },
    SelfImportOutsideBraces,
    ImportNeedsName,
    /// An associated item of a trait by `use`.
    TraitItemImported,
    Reexport {
        code: &'static str,
        name: String,
        within_crate: bool,
    },
    Private {
        descr: String,
        name: String,
    },
    Ambiguous {
        name: String,
    },
    RelativeVisibility,
    VisibilityNotAncestor,
    ExpectedModule {
        found: &'static str,
        path: String,
    },
    // Paths.
    PathFailed {
        message: String,
    },
    /// A name that is not there, where one of some kind was expected.
    NotFound {
        code: &'static str,
        expected: &'static str,
        name: String,
        place: String,
    },
    /// A name that stands for something of another kind.
    Unexpected {
        code: &'static str,
        expected: &'static str,
        found: &'static str,
        path: String,
    },
    /// `f(x)` in a pattern, `f` being a function.
    CallInPattern,
    PrivateFields {
        code: &'static str,
        verb: &'static str,
    },
    NotInTrait {
        code: &'static str,
        what: &'static str,
        name: String,
        of: String,
    },
    KindDiffersFromTrait {
        code: &'static str,
        name: String,
        what: &'static str,
        of: String,
    },
    // Generic parameters and lifetimes.
    ParamTwice {
        name: String,
    },
    OuterGeneric {
        self_type: bool,
    },
    ForwardDefault,
    SelfInDefault,
    ParamInConstParamType,
    ParamInConst,
    ParamInDiscriminant,
    UndeclaredLifetime {
        name: String,
    },
    OuterLifetime,
    LifetimeShadows {
        name: String,
    },
    // Bindings.
    BoundTwiceInParams {
        name: String,
    },
    BoundTwiceInPattern {
        name: String,
    },
    NotBoundInAll {
        name: String,
    },
    BoundInconsistently {
        name: String,
    },
    BindingShadows {
        binding: &'static str,
        shadowed: &'static str,
    },
    // Bodies.
    CaptureInItem,
    NonConstant,
    /// Something of std that the stable channel does not let a program name.
    Unstable,
    // Ours.
    Unsupported {
        construct: &'static str,
    },
}

impl Error {
    pub(super) fn new(span: Span, kind: ErrorKind) -> Self {
        Self {
            span,
            kind,
            also: Vec::new(),
        }
    }

    pub(super) fn into_diagnostic(self) -> Diagnostic {
        let span = self.span;
        let diagnostic = match &self.kind {
            ErrorKind::Unsupported { construct } => Diagnostic::unsupported(span, construct),
            kind => match kind.code() {
                Some(code) => Diagnostic::coded(code, span, kind.message()),
                None => Diagnostic::error(span, kind.message()),
            },
        };
        self.also.iter().fold(diagnostic, |diagnostic, also| {
            diagnostic.with_note(Some(*also), "and here")
        })
    }
}

impl ErrorKind {
    fn code(&self) -> Option<&'static str> {
        Some(match self {
            Self::DefinedTwice { code, .. }
            | Self::Reexport { code, .. }
            | Self::NotFound { code, .. }
            | Self::Unexpected { code, .. }
            | Self::PrivateFields { code, .. }
            | Self::NotInTrait { code, .. }
            | Self::KindDiffersFromTrait { code, .. } => code,
            Self::DuplicateInImpl { .. } => "E0201",
            Self::UnresolvedImport { .. } => "E0432",
            Self::SelfImportOutsideBraces => "E0429",
            Self::TraitItemImported | Self::Unstable => "E0658",
            Self::Private { .. } => "E0603",
            Self::Ambiguous { .. } => "E0659",
            Self::VisibilityNotAncestor => "E0742",
            Self::ExpectedModule { .. } => "E0577",
            Self::PathFailed { .. } => "E0433",
            Self::ParamTwice { .. } => "E0403",
            Self::OuterGeneric { .. } | Self::OuterLifetime => "E0401",
            Self::ForwardDefault => "E0128",
            Self::SelfInDefault => "E0735",
            Self::ParamInConstParamType => "E0770",
            Self::UndeclaredLifetime { .. } => "E0261",
            Self::LifetimeShadows { .. } => "E0496",
            Self::BoundTwiceInParams { .. } => "E0415",
            Self::BoundTwiceInPattern { .. } => "E0416",
            Self::NotBoundInAll { .. } => "E0408",
            Self::BoundInconsistently { .. } => "E0409",
            Self::BindingShadows { .. } => "E0530",
            Self::CaptureInItem => "E0434",
            Self::NonConstant => "E0435",
            Self::CallInPattern => "E0532",
            Self::ImportNeedsName
            | Self::RelativeVisibility
            | Self::ParamInConst
            | Self::ParamInDiscriminant
            | Self::Unsupported { .. } => return None,
        })
    }

    /// Whether this is wrong whatever a glob that leads nowhere might have brought in.
    pub(super) fn is_certain(&self) -> bool {
        !matches!(
            self,
            Self::PathFailed { .. }
                | Self::NotFound { .. }
                | Self::Unexpected { .. }
                | Self::CallInPattern
                | Self::PrivateFields { .. }
                | Self::NotInTrait { .. }
                | Self::KindDiffersFromTrait { .. }
                | Self::DuplicateInImpl { .. }
                | Self::BoundTwiceInParams { .. }
                | Self::BoundTwiceInPattern { .. }
                | Self::NotBoundInAll { .. }
                | Self::BoundInconsistently { .. }
                | Self::BindingShadows { .. }
        )
    }

    fn message(&self) -> String {
        match self {
            Self::DefinedTwice { name, .. } => {
                format!("the name `{name}` is defined multiple times")
            }
            Self::DuplicateInImpl { name } => {
                format!("duplicate definitions with name `{name}`:")
            }
            Self::UnresolvedImport { paths } => unresolved_import(paths),
            Self::Reexport {
                name,
                within_crate: true,
                ..
            } => format!(
                "`{name}` is only public within the crate, and cannot be re-exported outside"
            ),
            Self::Reexport { name, .. } => {
                format!("`{name}` is private, and cannot be re-exported")
            }
            Self::Private { descr, name } => format!("{descr} `{name}` is private"),
            Self::Ambiguous { name } => format!("`{name}` is ambiguous"),
            Self::ExpectedModule { found, path } => {
                format!("expected module, found {found} `{path}`")
            }
            Self::PathFailed { message } => message.clone(),
            Self::NotFound {
                expected,
                name,
                place,
                ..
            } => {
                format!("cannot find {expected} `{name}` in {place}")
            }
            Self::Unexpected {
                expected,
                found,
                path,
                ..
            } => {
                format!("expected {expected}, found {found} `{path}`")
            }
            Self::PrivateFields { verb, .. } => {
                format!("cannot {verb} a tuple struct which contains private fields")
            }
            Self::NotInTrait { what, name, of, .. } => {
                format!("{what} `{name}` is not a member of trait `{of}`")
            }
            Self::KindDiffersFromTrait { name, what, of, .. } => {
                format!(
                    "item `{name}` is an associated {what}, which doesn't match its trait `{of}`"
                )
            }
            Self::ParamTwice { name } => format!(
                "the name `{name}` is already used for a generic parameter in this item's \
                 generic parameters"
            ),
            Self::UndeclaredLifetime { name } => {
                format!("use of undeclared lifetime name `{name}`")
            }
            Self::LifetimeShadows { name } => {
                format!("lifetime name `{name}` shadows a lifetime name that is already in scope")
            }
            Self::BoundTwiceInParams { name } => {
                format!("identifier `{name}` is bound more than once in this parameter list")
            }
            Self::BoundTwiceInPattern { name } => {
                format!("identifier `{name}` is bound more than once in the same pattern")
            }
            Self::NotBoundInAll { name } => {
                format!("variable `{name}` is not bound in all patterns")
            }
            Self::BoundInconsistently { name } => format!(
                "variable `{name}` is bound inconsistently across alternatives separated by `|`"
            ),
            Self::BindingShadows { binding, shadowed } => {
                format!("{binding}s cannot shadow {shadowed}s")
            }
            plain => plain.plain_message().to_owned(),
        }
    }

    /// The message of an error that says nothing about names.
    fn plain_message(&self) -> &'static str {
        match self {
            Self::SelfImportOutsideBraces => "`self` imports are only allowed within a { } list",
            Self::ImportNeedsName => "imports need to be explicitly named",
            Self::TraitItemImported => "`use` associated items of traits is unstable",
            Self::Unstable => "use of unstable library feature",
            Self::CallInPattern => "expected a pattern, found a function call",
            Self::RelativeVisibility => {
                "relative paths are not supported in visibilities in 2018 edition or later"
            }
            Self::VisibilityNotAncestor => {
                "visibilities can only be restricted to ancestor modules"
            }
            Self::OuterGeneric { self_type: true } => "can't use `Self` from outer item",
            Self::OuterGeneric { .. } | Self::OuterLifetime => {
                "can't use generic parameters from outer item"
            }
            Self::ForwardDefault => {
                "generic parameter defaults cannot reference parameters before they are declared"
            }
            Self::SelfInDefault => "generic parameters cannot use `Self` in their defaults",
            Self::ParamInConstParamType => {
                "the type of const parameters must not depend on other generic parameters"
            }
            Self::ParamInConst => "generic parameters may not be used in const operations",
            Self::ParamInDiscriminant => {
                "generic parameters may not be used in enum discriminant values"
            }
            Self::CaptureInItem => "can't capture dynamic environment in a fn item",
            Self::NonConstant => "attempt to use a non-constant value in a constant",
            _ => "",
        }
    }
}

fn unresolved_import(paths: &[String]) -> String {
    let quoted: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
    let plural = if quoted.len() > 1 { "s" } else { "" };
    format!("unresolved import{plural} {}", quoted.join(", "))
}
