//! `cfg` predicates, as a debug build of rustc for 64-bit Linux on x86 evaluates them.

use super::Lower;
use super::attr::single_group;
use crate::syntax::span::Span;
use crate::syntax::token::Tree;
use crate::syntax::token::literal::{self, Value};

/// Options that are set without a value.
const FLAGS: &[&str] = &["unix", "debug_assertions", "overflow_checks"];

/// Options that are set to a value; one may have several.
const VALUES: &[(&str, &[&str])] = &[
    ("target_os", &["linux"]),
    ("target_family", &["unix"]),
    ("target_arch", &["x86_64"]),
    ("target_env", &["gnu"]),
    ("target_abi", &[""]),
    ("target_endian", &["little"]),
    ("target_pointer_width", &["64"]),
    ("target_vendor", &["unknown"]),
    ("target_has_atomic", &["8", "16", "32", "64", "ptr"]),
    ("target_feature", &["fxsr", "sse", "sse2", "x87"]),
    ("panic", &["unwind"]),
];

impl Lower<'_> {
    /// The value of `cfg`'s argument in an attribute.
    pub(crate) fn cfg_attr_arg(&mut self, args: &[Tree], span: Span) -> bool {
        let Some(group) = single_group(args) else {
            self.coded("E0539", span, "malformed `cfg` attribute input");
            return true;
        };
        self.cfg_predicate(group, span)
    }

    /// The value of a predicate. One that is malformed is reported and counts as true.
    pub(crate) fn cfg_predicate(&mut self, trees: &[Tree], span: Span) -> bool {
        let trees = match trees {
            [rest @ .., comma] if comma.is_punct(',') => rest,
            trees => trees,
        };
        match trees {
            [name] => match name.ident() {
                Some(flag) if self.is_name(name) || matches!(self.name(flag), "true" | "false") => {
                    is_flag(self.name(flag))
                }
                _ => self.malformed_cfg(span),
            },
            [name, equals, value] if equals.is_punct('=') && self.is_name(name) => {
                let name = name.ident().map(|name| self.name(name).to_owned());
                let value = value
                    .literal()
                    .map(|(text, _)| literal::decode(self.name(text)));
                match (name, value) {
                    (Some(name), Some(Ok(decoded))) => match decoded.value {
                        Value::Str(value) => is_set(&name, &value),
                        _ => self.malformed_cfg(span),
                    },
                    _ => self.malformed_cfg(span),
                }
            }
            [name, args] => match (name.ident(), single_group(std::slice::from_ref(args))) {
                (Some(name), Some(args)) => {
                    let name = self.name(name).to_owned();
                    self.cfg_combination(&name, args, span)
                }
                _ => self.malformed_cfg(span),
            },
            _ => self.malformed_cfg(span),
        }
    }

    fn cfg_combination(&mut self, name: &str, args: &[Tree], span: Span) -> bool {
        let parts: Vec<&[Tree]> = args
            .split(|tree| tree.is_punct(','))
            .filter(|part| !part.is_empty())
            .collect();
        // All of them are looked at, so that one that is malformed is always reported.
        let values: Vec<bool> = parts
            .into_iter()
            .map(|part| self.cfg_predicate(part, span))
            .collect();
        match (name, values.as_slice()) {
            ("all", values) => values.iter().all(|value| *value),
            ("any", values) => values.iter().any(|value| *value),
            ("not", [value]) => !value,
            ("not", _) => {
                self.coded("E0536", span, "expected 1 cfg-pattern");
                true
            }
            _ => {
                self.coded("E0537", span, format!("invalid predicate `{name}`"));
                true
            }
        }
    }

    fn malformed_cfg(&mut self, span: Span) -> bool {
        self.error(span, "malformed `cfg` predicate");
        true
    }
}

fn is_flag(name: &str) -> bool {
    name == "true" || FLAGS.contains(&name)
}

fn is_set(name: &str, value: &str) -> bool {
    VALUES
        .iter()
        .any(|(each, values)| *each == name && values.contains(&value))
}
