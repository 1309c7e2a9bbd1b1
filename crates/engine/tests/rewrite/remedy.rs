//! What is offered where a borrow is refused. rustc runs each offer too.

use std::fmt::Write as _;
use std::path::Path;

use expect_test::{Expect, expect};
use refcellar_engine::rewrite::remedy::{Refusal, Remedy, remedies};
use refcellar_engine::session::{CheckOptions, Limits, RecordLimits, Session, Stream};
use refcellar_engine::syntax::Edition;

use crate::rustc::{Outcome, judge};

fn scenario(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios");
    std::fs::read_to_string(root.join(name)).expect("a scenario")
}

fn offered(program: &str, edition: Edition) -> Vec<Remedy> {
    let session = Session::new();
    let options = CheckOptions {
        edition,
        name: "main.rs".to_owned(),
    };
    let limits = Limits::default();
    let checked = session.check(program.as_bytes(), &options);
    let mut recording = checked.record(&RecordLimits::default());
    recording.finish_run();
    let conflict = recording.conflict().expect("a borrow is refused").clone();
    let picture = recording.picture(conflict.step);
    let refusal = Refusal::of(&checked.places, &conflict, &picture).expect("places");
    remedies(&session, &checked, &options, &refusal, &limits)
}

/// The titles and the changed lines, after rustc has said that each is as it says.
fn said(program: &str, edition: Edition) -> String {
    let mut out = String::new();
    for remedy in offered(program, edition) {
        let printed = String::from_utf8(remedy.run.printed(Stream::Stdout)).expect("text");
        let judged = judge(&remedy.program, remedy.edition.unwrap_or(edition));
        assert_eq!(judged, Outcome::Ran(printed, 0), "{}", remedy.program);
        let _ = writeln!(out, "* {}", remedy.title);
        for edit in &remedy.edits {
            let old = program
                .get(edit.start as usize..edit.end as usize)
                .unwrap_or_default();
            let _ = writeln!(out, "  {old:?} → {:?}", edit.text);
        }
    }
    out
}

fn check(name: &str, edition: Edition, expected: &Expect) {
    expected.assert_eq(&said(&scenario(name), edition));
}

#[test]
fn a_guard_in_a_variable_is_dropped_first() {
    let program = "01-notify-while-borrowed/broken.rs";
    check(
        program,
        Edition::Edition2024,
        &expect![[r#"
            * Drop `value` first
              "" → "drop(value);\n    "
            * Ask with `try_borrow`, and skip it if the cell is held
              "println!(\"gauge: {}\", watched.borrow())" → "if let Ok(cell_guard) = watched.try_borrow() { println!(\"gauge: {}\", cell_guard) }"
        "#]],
    );
    let program = "08-guard-outlives-use/broken.rs";
    check(
        program,
        Edition::Edition2024,
        &expect![[r#"
            * Drop `players` first
              "" → "drop(players);\n    "
            * Ask with `try_borrow_mut`, and skip it if the cell is held
              "lobby.borrow_mut().push(\"grace\");" → "if let Ok(mut cell_guard) = lobby.try_borrow_mut() { cell_guard.push(\"grace\"); }"
        "#]],
    );
}

#[test]
fn a_guard_in_a_scrutinee_is_looked_up_first() {
    for_each(
        &[
            "04-scrutinee-temporary/broken.rs",
            "04-scrutinee-temporary/broken-match.rs",
            "04-scrutinee-temporary/broken-while-let.rs",
        ],
        &expect![[r#"
            == 04-scrutinee-temporary/broken.rs
            * Look it up in a `let` first
              "" → "let found = visits.borrow().get(\"cellar\").copied();\n    "
              "visits.borrow().get(\"cellar\").copied()" → "found"
            * Ask with `try_borrow_mut`, and skip it if the cell is held
              "visits.borrow_mut().insert(\"cellar\", count + 1);" → "if let Ok(mut cell_guard) = visits.try_borrow_mut() { cell_guard.insert(\"cellar\", count + 1); }"
            == 04-scrutinee-temporary/broken-match.rs
            * Look it up in a `let` first
              "" → "let found = visits.borrow().get(\"cellar\").copied();\n    "
              "visits.borrow().get(\"cellar\").copied()" → "found"
            * Ask with `try_borrow_mut`, and skip it if the cell is held
              "visits.borrow_mut().insert(\"cellar\", 1);" → "if let Ok(mut cell_guard) = visits.try_borrow_mut() { cell_guard.insert(\"cellar\", 1); }"
            == 04-scrutinee-temporary/broken-while-let.rs
            * Write a `loop` with `let … else`
              "while let Some(rounds) = queue.borrow_mut().pop() {" → "loop {\n        let Some(rounds) = queue.borrow_mut().pop() else { break };"
            * Ask with `try_borrow_mut`, and skip it if the cell is held
              "queue.borrow_mut().push(rounds - 1);" → "if let Ok(mut cell_guard) = queue.try_borrow_mut() { cell_guard.push(rounds - 1); }"
        "#]],
    );
}

#[test]
fn an_else_has_an_edition_to_change_to() {
    let program = "05-if-let-else/broken.2021.rs";
    check(
        program,
        Edition::Edition2021,
        &expect![[r#"
        * Change to edition 2024
        * Ask with `try_borrow_mut`, and skip it if the cell is held
          "table.borrow_mut().insert(n, n * n);" → "if let Ok(mut guard) = table.try_borrow_mut() { guard.insert(n, n * n); }"
    "#]],
    );
}

#[test]
fn one_half_of_a_statement_comes_first() {
    for_each(
        &[
            "06-same-statement/broken.rs",
            "06-same-statement/broken-argument.rs",
            "11-formatting-re-enters/broken.rs",
        ],
        &expect![[r#"
            == 06-same-statement/broken.rs
            * Compute `tickets.borrow().len()` first
              "" → "let value = tickets.borrow().len();\n    "
              "tickets.borrow().len()" → "value"
            == 06-same-statement/broken-argument.rs
            * Compute `*total.borrow()` first
              "" → "let value = *total.borrow();\n    "
              "*total.borrow()" → "value"
            * Work on a copy
              "" → "let value = total.borrow().clone();\n    "
              "*total.borrow()" → "value"
            * Ask with `try_borrow_mut`, and skip it if the cell is held
              "*total.borrow_mut() += amount;" → "if let Ok(mut cell_guard) = total.try_borrow_mut() { *cell_guard += amount; }"
            == 11-formatting-re-enters/broken.rs
            * Compute `message.to_string()` first
              "" → "{ let found = message.to_string(); "
              "message.to_string()" → "found"
              "" → " }"
            * Ask with `try_borrow_mut`, and skip it if the cell is held
              "lines.borrow_mut().push(message.to_string())" → "if let Ok(mut guard) = lines.try_borrow_mut() { guard.push(message.to_string()) }"
        "#]],
    );
}

#[test]
fn what_is_dropped_is_taken_out_first() {
    let program = "10-drop-borrows-again/broken.rs";
    check(
        program,
        Edition::Edition2024,
        &expect![[r#"
            * Take it out, then drop it
              "" → "let taken = std::mem::take(&mut pool.borrow_mut().idle);\n    "
              "pool.borrow_mut().idle.clear()" → "drop(taken)"
            * Ask with `try_borrow_mut`, and skip it if the cell is held
              "pool.borrow_mut().returned += 1;" → "if let Ok(mut cell_guard) = pool.try_borrow_mut() { cell_guard.returned += 1; }"
        "#]],
    );
}

#[test]
fn other_causes() {
    for_each(
        &[
            "02-host-calls-back/broken.rs",
            "03-iterator-holds-ref/broken.rs",
            "07-guard-across-await/broken.rs",
            "09-passed-twice/broken.rs",
            "12-recursion/broken.rs",
        ],
        &expect![[r#"
            == 02-host-calls-back/broken.rs
            * Ask with `try_borrow_mut`, and skip it if the cell is held
              "handled.borrow_mut().size = (width, height);" → "if let Ok(mut guard) = handled.try_borrow_mut() { guard.size = (width, height); }"
            == 03-iterator-holds-ref/broken.rs
            * Ask with `try_borrow_mut`, and skip it if the cell is held
              "list.borrow_mut().clear();" → "if let Ok(mut guard) = list.try_borrow_mut() { guard.clear(); }"
            == 07-guard-across-await/broken.rs
            * Ask with `try_borrow`, and skip it if the cell is held
              "println!(\"draw: {}\", page.borrow());" → "if let Ok(cell_guard) = page.try_borrow() { println!(\"draw: {}\", cell_guard); }"
            == 09-passed-twice/broken.rs
            == 12-recursion/broken.rs
        "#]],
    );
}

fn for_each(names: &[&str], expected: &Expect) {
    let all = names.iter().map(|name| {
        let said = said(&scenario(name), Edition::Edition2024);
        format!("== {name}\n{said}")
    });
    expected.assert_eq(&all.collect::<String>());
}

/// A reference into the guard is used later: to drop the guard would be E0505.
#[test]
fn a_guard_that_is_lent_is_not_dropped() {
    let program = r#"use std::cell::RefCell;

fn main() {
    let names = RefCell::new(vec![String::from("ada")]);
    let held = names.borrow();
    let first = held[0].as_str();
    names.borrow_mut().push(String::from("grace"));
    println!("{first}");
}
"#;
    let offers = offered(program, Edition::Edition2024);
    let titles: Vec<&str> = offers.iter().map(|offer| offer.title.as_str()).collect();
    assert!(!titles.contains(&"Drop `held` first"), "{titles:?}");
}
