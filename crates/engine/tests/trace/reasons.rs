//! Why guards live, in sentences.

use expect_test::{Expect, expect};
use refcellar_engine::session::Session;
use refcellar_engine::syntax::Edition;

use crate::record_with;

/// What is said of each guard, one after another, without repetition.
fn reasons(body: &str, edition: Edition) -> String {
    let source = format!("use std::cell::{{Ref, RefCell, RefMut}};\n{body}");
    let mut recording = record_with(&Session::new(), &source, edition);
    let mut told: Vec<String> = Vec::new();
    for step in 0..recording.steps() {
        for guard in recording.picture(step).guards {
            let text = format!("{} {}: {}", guard.id, guard.why.kind.name(), guard.why.text);
            if !told.contains(&text) {
                told.push(text);
            }
        }
    }
    told.push(String::new());
    told.join("\n")
}

fn check(body: &str, expected: &Expect) {
    expected.assert_eq(&reasons(body, Edition::Edition2024));
}

#[test]
fn a_variable_holds_a_guard_to_the_end_of_its_scope() {
    check(
        "fn main() {
    let c = RefCell::new(1);
    {
        let r = c.borrow();
        println!(\"{r}\");
    }
}",
        &expect![[r#"
            1 variable: The variable `r` holds it, to the end of its scope at line 7.
        "#]],
    );
}

#[test]
fn temporaries() {
    check(
        "fn main() {
    let c = RefCell::new(vec![1]);
    c.borrow_mut().push(2);
    match c.borrow().len() {
        1 => {}
        _ => {}
    }
    for x in c.borrow().iter() {
        let _ = x;
    }
    while let Some(_) = c.borrow_mut().pop() {
        let _ = 1;
    }
    let all = &*c.borrow();
    println!(\"{}\", all.len());
}",
        &expect![[r#"
            1 temporary: It is a temporary of this statement, which is dropped at its `;` in line 4.
            2 temporary: It is a temporary of what this `match` looks at. That is kept through all arms, to the end of the statement at line 8.
            3 temporary: It is a temporary of what this `for` goes over. That is kept through the whole loop, to the closing brace at line 11.
            4 temporary: It is a temporary of what this `while let` looks at. That is kept through each round of the loop, to the closing brace at line 14.
            5 temporary: It is a temporary of what this `while let` looks at. That is kept through each round of the loop, to the closing brace at line 14.
            6 temporary: It is a temporary of what this `while let` looks at. That is kept through each round of the loop, to the closing brace at line 14.
            7 temporary: It is a temporary that a `let` refers to. That is kept as long as the variable, to the end of the block at line 17.
        "#]],
    );
}

#[test]
fn an_if_let_in_both_editions() {
    let body = "fn main() {
    let c = RefCell::new(Some(1));
    if let None = *c.borrow() {
        println!(\"none\");
    } else {
        println!(\"some\");
    }
}";
    expect![[r#"
        1 temporary: It is a temporary of what this `if let` looks at. In edition 2021 that is kept through the block and the `else` too, to the end of the statement at line 9; in edition 2024 it would be dropped before the `else`.
    "#]].assert_eq(&reasons(body, Edition::Edition2021));
    expect![[r#"
        1 temporary: It is a temporary of what this `if let` looks at. That is kept through the block, to the closing brace at line 6.
    "#]].assert_eq(&reasons(body, Edition::Edition2024));
}

#[test]
fn fields_lists_closures_and_iterators() {
    check(
        "struct Session<'a> { guard: Option<RefMut<'a, i32>>, open: bool }
struct Items<'a> { all: Ref<'a, Vec<i32>>, next: usize }
impl Iterator for Items<'_> {
    type Item = i32;
    fn next(&mut self) -> Option<i32> {
        self.next += 1;
        self.all.get(self.next - 1).copied()
    }
}
fn main() {
    let c = RefCell::new(1);
    let session = Session { guard: Some(c.borrow_mut()), open: true };
    drop(session.guard);
    let list = vec![c.borrow(), c.borrow()];
    drop(list);
    let guard = c.borrow();
    let f = move || *guard + 1;
    f();
    drop(f);
    let v = RefCell::new(vec![1, 2]);
    let mut it = Items { all: v.borrow(), next: 0 };
    it.next();
    let _ = session.open;
}",
        &expect![[r#"
            1 inFlight: It is a value that this statement is about to hand on.
            1 field: It is stored in the field `guard` of `session`, to the end of its scope at line 25.
            2 inFlight: It is a value that this statement is about to hand on.
            3 inFlight: It is a value that this statement is about to hand on.
            2 field: It is stored in `list`, to the end of its scope at line 25.
            3 field: It is stored in `list`, to the end of its scope at line 25.
            4 variable: The variable `guard` holds it, to the end of its scope at line 25.
            4 capture: The closure `f` has captured it, to the end of its scope at line 25.
            4 capture: A closure in a temporary has captured it.
            5 inFlight: It is a value that this statement is about to hand on.
            5 field: It is stored in the field `all` of `it`, to the end of its scope at line 25.
        "#]],
    );
}

#[test]
fn arguments_boxes_and_what_is_forgotten() {
    check(
        "fn look(r: Ref<'_, i32>) -> i32 {
    *r
}
fn main() {
    let c = RefCell::new(1);
    look(c.borrow());
    let b = Box::new(c.borrow());
    drop(b);
    std::mem::forget(c.borrow());
    println!(\"{}\", c.try_borrow_mut().is_err());
}",
        &expect![[r#"
            1 inFlight: It is a value that this statement is about to hand on.
            1 argument: The argument `r` of `look` holds it, until that call is over.
            2 inFlight: It is a value that this statement is about to hand on.
            2 variable: The variable `b` holds it, to the end of its scope at line 12.
            3 inFlight: It is a value that this statement is about to hand on.
            3 leaked: Nothing holds it any more, and it was never dropped: it was forgotten, as by `mem::forget`, so it is never released.
        "#]],
    );
}

#[test]
fn a_guard_that_is_swapped_stays_the_same_one() {
    let source = "use std::cell::RefCell;
fn main() {
    let c = RefCell::new(1);
    let mut a = c.borrow();
    let mut b = c.borrow();
    std::mem::swap(&mut a, &mut b);
    let v = vec![a, b];
    println!(\"{}\", v.len());
}";
    let mut recording = record_with(&Session::new(), source, Edition::Edition2024);
    let steps = recording.steps();
    let mut last = Vec::new();
    for step in 0..steps {
        let picture = recording.picture(step);
        let mut held: Vec<(u32, String)> = Vec::new();
        for guard in &picture.guards {
            held.push((guard.id, guard.path.clone()));
        }
        if held.len() == 2 {
            last = held;
        }
    }
    // The second guard was swapped into `a`, which is the first element.
    assert!(last.contains(&(1, "v[1]".to_owned())), "{last:?}");
    assert!(last.contains(&(2, "v[0]".to_owned())), "{last:?}");
}
