//! What is told of whole runs.

use std::fmt::Write as _;

use expect_test::{Expect, expect};
use refcellar_engine::session::Session;

use crate::record_with;
use crate::scenarios;

fn check(name: &str, expected: &Expect) {
    let session = Session::new();
    let scenario = scenarios::one(name);
    let mut recording = record_with(&session, &scenario.source, scenario.edition);
    let mut text = String::new();
    for step in 0..recording.steps() {
        let step = recording.step(step);
        let place = step.span.start;
        for event in step.events {
            writeln!(text, "{}:{} {}", place.line, place.column, event.text).unwrap();
        }
    }
    expected.assert_eq(&text);
}

#[test]
fn a_scrutinee_keeps_its_guard() {
    check(
        "04-scrutinee-temporary/broken.rs",
        &expect![[r#"
            16:18 `visits`, a `RefCell<HashMap<&str, i32>>`, now has a value.
            18:26 `visits` is borrowed for reading: its flag goes from 0 to 1. It is a temporary of what this `if let` looks at. That is kept through the block, to the closing brace at line 21.
            18:17 `count` now holds 1.
            19:9 The program prints "visited 1 time".
            20:9 `visits` cannot be borrowed for writing, because its flag is 1: there is 1 reader ("RefCell already borrowed").
            20:9 In the way is the `Ref` made at line 18. It is a temporary of what this `if let` looks at. That is kept through the block, to the closing brace at line 21.
            20:9 The program panics: RefCell already borrowed
            21:5 A `Ref` of `visits` is dropped: its flag goes from 1 to 0.
            23:1 Unwinding leaves `main`: what was alive in it is dropped.
            23:1 Nothing in the program catches the panic: it ends with exit code 101.
        "#]],
    );
}

#[test]
fn a_cycle_of_handles_is_never_freed() {
    check(
        "14-rc-cycle/broken.rs",
        &expect![[r#"
            38:18 There is now 1 strong handle of the `Button` that `button` leads to.
            38:18 `button`, a `Rc<Button>`, now has a value.
            40:16 There are now 2 strong handles of the `Button` that `button` leads to.
            40:16 `this`, a `Rc<Button>`, now has a value.
            41:39 `this` is moved away.
            41:30 `callback`, a `Box<dyn Fn()>`, now has a value.
            44:42 `callback` is moved away.
            44:6 `button.on_click` is borrowed for writing: its flag goes from 0 to -1. It is a temporary of this statement, which is dropped at its `;` in line 44.
            44:51 The `RefMut` of `button.on_click` is dropped: its flag goes from -1 to 0.
            46:5 `Button::click` is called.
            25:35 `button.on_click` is borrowed for reading: its flag goes from 0 to 1. It is a temporary of what this `if let` looks at. That is kept through the block, to the closing brace at line 27.
            25:21 `callback`, a `&Box<dyn Fn()>`, now has a value.
            26:13 The closure at line 41 is called.
            42:9 The program prints "clicked, 2 handles".
            43:5 The closure at line 41 returns.
            27:9 A `Ref` of `button.on_click` is dropped: its flag goes from 1 to 0.
            28:5 `Button::click` returns.
            47:5 The program prints "main lets go".
            48:1 There is now 1 strong handle of the `Button` that `button` leads to.
            48:1 `main` returns.
            48:1 48 bytes are never freed: a value holds a strong handle of itself: `button.on_click.this` → `button`. A `Weak` in one place would end it.
        "#]],
    );
}
