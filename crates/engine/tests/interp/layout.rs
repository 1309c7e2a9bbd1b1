//! Sizes and alignments, judged by rustc.

use std::collections::BTreeMap;

use refcellar_engine::interp::{Program, SourceFile};
use refcellar_engine::resolve::DefKind;
use refcellar_engine::session::{CheckOptions, Session};

use crate::rustc;

/// The types that are asked about, and what they need.
const TYPES: &str = include_str!("layout_types.rs");

/// What rustc says of every alias in [`TYPES`].
fn expected() -> BTreeMap<String, (u64, u64)> {
    let mut text = format!("#![allow(dead_code, unused)]\n{TYPES}\nfn main() {{\n");
    for name in aliases() {
        let line =
            format!("println!(\"{name} {{}} {{}}\", size_of::<{name}>(), align_of::<{name}>());\n");
        text.push_str(&line);
    }
    text += "}\n";
    let output = rustc::run(&text);
    assert!(output.status == Some(0), "{}", output.stderr);
    let mut sizes = BTreeMap::new();
    for line in output.stdout.lines() {
        let mut words = line.split(' ');
        let name = words.next().unwrap_or_default().to_owned();
        let mut number = || words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
        sizes.insert(name, (number(), number()));
    }
    sizes
}

fn aliases() -> impl Iterator<Item = &'static str> {
    TYPES
        .lines()
        .filter_map(|line| line.strip_prefix("type "))
        .filter_map(|rest| rest.split(' ').next())
}

#[test]
fn sizes_are_those_of_rustc() {
    let text = format!("{TYPES}\nfn main() {{}}\n");
    let session = Session::new();
    let checked = session.check(text.as_bytes(), &CheckOptions::default());
    let program = Program::new(checked.tcx.clone(), SourceFile::new("main.rs", text));
    let tcx = &checked.tcx;
    let mut found = BTreeMap::new();
    for (def, data) in tcx.resolution.defs.iter() {
        if Some(data.krate) != tcx.local_crate() || data.kind != DefKind::TyAlias {
            continue;
        }
        let name = data.name.map_or("", |name| tcx.text(name));
        if let Some(size) = program.size_of(tcx.type_of(def)) {
            found.insert(name.to_owned(), size);
        }
    }
    let expected = expected();
    assert!(expected.len() > 50);
    let wrong: Vec<String> = expected
        .iter()
        .filter(|(name, size)| found.get(*name) != Some(size))
        .map(|(name, size)| format!("{name}: {:?}, rustc says {size:?}", found.get(name)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
