//! What some bodies look like.

use expect_test::{Expect, expect};
use refcellar_engine::mir::{self, Bodies};
use refcellar_engine::session::{CheckOptions, Session};

/// The MIR of the first function of a program.
fn first_body(text: &str) -> String {
    let session = Session::new();
    let checked = session.check(text.as_bytes(), &CheckOptions::default());
    assert!(checked.diagnostics.is_empty(), "{:?}", checked.diagnostics);
    let tcx = &checked.tcx;
    let krate = tcx.local_crate().expect("there is a program");
    let key = mir::bodies_of(tcx, krate)[0];
    let bodies = Bodies::default();
    let body = bodies.get(tcx, key).expect("the body is right");
    mir::dump::dump(tcx, body)
}

fn check(text: &str, expected: &Expect) {
    expected.assert_eq(&first_body(text));
}

#[test]
fn a_value_that_may_be_moved_away_has_a_flag() {
    check(
        "fn f(a: String, b: bool) { if b { drop(a); } }\nfn main() {}",
        &expect![[""]],
    );
}

#[test]
fn what_is_left_of_a_tuple_is_dropped_alone() {
    check(
        "fn f(t: (String, String)) -> String { t.0 }\nfn main() {}",
        &expect![[""]],
    );
}

#[test]
fn the_right_side_of_an_assignment_comes_first() {
    check(
        "fn f(a: &mut [i32; 2], i: usize) { a[i] = i as i32 + 1; }\nfn main() {}",
        &expect![[""]],
    );
}

#[test]
fn a_constant_is_promoted() {
    check(
        "fn f() -> &'static Option<String> { &None }\nfn main() {}",
        &expect![[""]],
    );
}
