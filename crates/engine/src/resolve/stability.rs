//! Where the engine's std is another than real std.
//!
//! Real std has items that the engine's has not: a program that names one is right, so that it
//! must not be rejected. And some items are there for std's own sake, or for the compiler's:
//! they are marked `#[engine::unstable]`, and a program may no more name them than it may on
//! the stable channel of rustc.

use super::Resolver;
use super::def::{Node, Res};
use super::def_map::ModuleId;
use super::error::{Error, ErrorKind};
use crate::syntax::ast::{AttrKind, Ident};
use crate::syntax::span::Span;

/// Names of modules and items of real std, sorted. None of them is defined in the engine's.
const ABSENT: &[&str] = &[
    "AddrParseError",
    "Ancestors",
    "ArgsOs",
    "AsFd",
    "AsRawFd",
    "AsciiExt",
    "BorrowedFd",
    "CStr",
    "CString",
    "Child",
    "ChildStderr",
    "ChildStdin",
    "ChildStdout",
    "Command",
    "CommandArgs",
    "CommandEnvs",
    "Component",
    "Components",
    "DirBuilder",
    "DirEntry",
    "ExitStatus",
    "File",
    "FileTimes",
    "FileType",
    "FromBytesUntilNulError",
    "FromBytesWithNulError",
    "FromVecWithNulError",
    "IntoStringError",
    "IpAddr",
    "Ipv4Addr",
    "Ipv6Addr",
    "JoinPathsError",
    "NulError",
    "OpenOptions",
    "OsStr",
    "OsString",
    "OwnedFd",
    "Path",
    "PathBuf",
    "PipeReader",
    "PipeWriter",
    "PrefixComponent",
    "SipHasher",
    "SocketAddr",
    "SocketAddrV4",
    "SocketAddrV6",
    "SplitPaths",
    "Stdio",
    "StripPrefixError",
    "TcpListener",
    "TcpStream",
    "UdpSocket",
    "Vars",
    "VarsOs",
    "arch",
    "args_os",
    "backtrace",
    "c_str",
    "c_void",
    "current_dir",
    "current_exe",
    "ffi",
    "fs",
    "home_dir",
    "join_paths",
    "net",
    "os",
    "path",
    "pipe",
    "remove_var",
    "set_current_dir",
    "set_var",
    "simd",
    "split_paths",
    "temp_dir",
    "var_os",
    "vars",
    "vars_os",
];

impl Resolver<'_> {
    /// That a program names something of real std which its own crate does not define, and
    /// the engine's std does not have.
    pub(super) fn absent_from_std(
        &self,
        inside: ModuleId,
        ident: Ident,
        viewer: ModuleId,
    ) -> Option<Error> {
        let krate = self.map.module(inside).krate;
        let is_foreign = self.std == Some(krate) && self.map.module(viewer).krate != krate;
        let name = self.names.text(ident.name);
        let construct = "item of std that the engine has not";
        (is_foreign && ABSENT.binary_search(&name).is_ok())
            .then(|| Error::new(ident.span, ErrorKind::Unsupported { construct }))
    }

    /// That a program names something of std that is unstable.
    pub(super) fn unstable_in_std(&self, res: Res, viewer: ModuleId, span: Span) -> Option<Error> {
        let Res::Def(id) = res else { return None };
        let std = self.std?;
        let def = self.defs.get(id);
        let Node::Item(item) = def.node else {
            return None;
        };
        if def.krate != std || self.map.module(viewer).krate == std {
            return None;
        }
        let ast = self.crates.get(std.index())?.ast;
        let is_unstable = ast.items[item].attrs.iter().any(|attr| {
            matches!(&attr.kind, AttrKind::Engine(name, _)
                if self.names.text(name.name) == "unstable")
        });
        is_unstable.then(|| Error::new(span, ErrorKind::Unstable))
    }
}

#[cfg(test)]
mod tests {
    use super::ABSENT;
    use crate::std_source::StdSource;

    #[test]
    fn what_is_absent_is_sorted_and_defined_nowhere() {
        assert!(ABSENT.is_sorted());
        let std = StdSource::assemble().text;
        let kinds = ["fn", "struct", "enum", "trait", "type", "mod"];
        let is_defined = |name: &str| {
            kinds.iter().any(|kind| {
                let definition = format!("{kind} {name}");
                std.match_indices(&definition).any(|(at, _)| {
                    let next = std.get(at + definition.len()..).unwrap_or_default();
                    !next.starts_with(|c: char| c.is_alphanumeric() || c == '_')
                })
            })
        };
        let defined: Vec<_> = ABSENT.iter().filter(|name| is_defined(name)).collect();
        assert!(defined.is_empty(), "{defined:?}");
    }
}
