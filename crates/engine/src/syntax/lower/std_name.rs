//! The names of std's macros.

use crate::syntax::ast::{AssertCompare, PanicKind, PrintStream};

/// A macro of std's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StdName {
    AddrOf { mutable: bool },
    Assert,
    AssertCompare(AssertCompare),
    Cfg,
    Column,
    CompileError,
    Concat,
    Dbg,
    File,
    Format,
    FormatArgs,
    Line,
    Matches,
    ModulePath,
    Panic(PanicKind),
    Pin,
    Print { stream: PrintStream, newline: bool },
    Ready,
    Stringify,
    ThreadLocal,
    Vec,
    Write { newline: bool },
}

impl StdName {
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        let print = |stream, newline| Self::Print { stream, newline };
        Some(match name {
            "addr_of" => Self::AddrOf { mutable: false },
            "addr_of_mut" => Self::AddrOf { mutable: true },
            "assert" | "debug_assert" => Self::Assert,
            "assert_eq" | "debug_assert_eq" => Self::AssertCompare(AssertCompare::Eq),
            "assert_ne" | "debug_assert_ne" => Self::AssertCompare(AssertCompare::Ne),
            "cfg" => Self::Cfg,
            "column" => Self::Column,
            "compile_error" => Self::CompileError,
            "concat" => Self::Concat,
            "dbg" => Self::Dbg,
            "eprint" => print(PrintStream::Stderr, false),
            "eprintln" => print(PrintStream::Stderr, true),
            "file" => Self::File,
            "format" => Self::Format,
            "format_args" => Self::FormatArgs,
            "line" => Self::Line,
            "matches" => Self::Matches,
            "module_path" => Self::ModulePath,
            "panic" => Self::Panic(PanicKind::Panic),
            "pin" => Self::Pin,
            "print" => print(PrintStream::Stdout, false),
            "println" => print(PrintStream::Stdout, true),
            "ready" => Self::Ready,
            "stringify" => Self::Stringify,
            "thread_local" => Self::ThreadLocal,
            "todo" => Self::Panic(PanicKind::Todo),
            "unimplemented" => Self::Panic(PanicKind::Unimplemented),
            "unreachable" => Self::Panic(PanicKind::Unreachable),
            "vec" => Self::Vec,
            "write" => Self::Write { newline: false },
            "writeln" => Self::Write { newline: true },
            _ => return None,
        })
    }

    /// Whether the name is known without a `use`.
    pub(crate) fn is_in_prelude(self) -> bool {
        !matches!(self, Self::AddrOf { .. } | Self::Pin | Self::Ready)
    }

    /// Macros that rustc knows and we do not carry.
    pub(crate) fn is_known_but_unsupported(name: &str) -> bool {
        const NAMES: &[&str] = &[
            "asm",
            "assert_matches",
            "assert_unsafe_precondition",
            "cfg_select",
            "concat_bytes",
            "concat_idents",
            "const_format_args",
            "debug_assert_matches",
            "env",
            "format_args_nl",
            "global_asm",
            "include",
            "include_bytes",
            "include_str",
            "is_x86_feature_detected",
            "join",
            "log_syntax",
            "naked_asm",
            "offset_of",
            "option_env",
            "trace_macros",
            "try",
        ];
        NAMES.contains(&name)
    }
}
