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
    let text = mir::dump::dump(tcx, body);
    let lines = text
        .lines()
        .map(|line| line.strip_prefix("    ").unwrap_or(line));
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn check(text: &str, expected: &Expect) {
    expected.assert_eq(&first_body(text));
}

#[test]
fn a_value_that_may_be_moved_away_has_a_flag() {
    check(
        "fn f(a: String, b: bool) { if b { drop(a); } }\nfn main() {}",
        &expect![[r"
            let mut _0: (); // return
            let _1: String; // argument a
            let _2: bool; // argument b
            let mut _3: bool;
            let _4: (); // temporary: Statement
            let mut _5: String;
            let mut _6: bool; // drop flag

            bb0: {
                _6 = const false;
                _6 = const true;
                StorageLive(_3);
                _3 = copy _2;
                switchInt(move _3) -> [0: bb3, otherwise: bb1];
            }

            bb1: {
                StorageDead(_3);
                StorageLive(_4);
                StorageLive(_5);
                _6 = const false;
                _5 = move _1;
                _4 = drop::<String>(move _5) -> [return: bb2, unwind: bb5];
            }

            bb2: {
                StorageDead(_5);
                StorageDead(_4);
                _0 = const ();
                goto -> bb7;
            }

            bb3: {
                StorageDead(_3);
                _0 = const ();
                goto -> bb7;
            }

            bb4: {
                return;
            }

            bb5 (cleanup): {
                resume;
            }

            bb6: {
                drop(_1) -> [return: bb4, unwind: bb5];
            }

            bb7: {
                switchInt(copy _6) -> [0: bb4, otherwise: bb6];
            }
        "]],
    );
}

#[test]
fn what_is_left_of_a_tuple_is_dropped_alone() {
    check(
        "fn f(t: (String, String)) -> String { t.0 }\nfn main() {}",
        &expect![[r"
            let mut _0: String; // return
            let _1: (String, String); // argument t

            bb0: {
                _0 = move (_1.0);
                drop((_1.1)) -> [return: bb1, unwind: bb2];
            }

            bb1: {
                return;
            }

            bb2 (cleanup): {
                resume;
            }
        "]],
    );
}

#[test]
fn the_right_side_of_an_assignment_comes_first() {
    check(
        "fn f(a: &mut [i32], i: usize) { a[i] = i as i32 + 1; }\nfn main() {}",
        &expect![[r"
            let mut _0: (); // return
            let _1: &mut [i32]; // argument a
            let _2: usize; // argument i
            let mut _3: i32;
            let mut _4: usize;
            let mut _5: (i32, bool);
            let _6: usize; // temporary: Statement
            let mut _7: usize;
            let mut _8: bool;

            bb0: {
                StorageLive(_3);
                StorageLive(_4);
                _4 = copy _2;
                _3 = move _4 as i32 (Numeric);
                StorageDead(_4);
                _5 = AddWithOverflow(move _3, const 1_i32);
                assert(!move (_5.1), Overflow(Add)) -> [success: bb1, unwind: bb3];
            }

            bb1: {
                StorageLive(_6);
                _6 = copy _2;
                _7 = Len((*_1));
                _8 = Lt(copy _6, copy _7);
                assert(move _8, index copy _6 of move _7) -> [success: bb2, unwind: bb3];
            }

            bb2: {
                (*_1)[_6] = move (_5.0);
                StorageDead(_3);
                StorageDead(_6);
                _0 = const ();
                return;
            }

            bb3 (cleanup): {
                resume;
            }
        "]],
    );
}

#[test]
fn a_constant_is_promoted() {
    check(
        "fn f() -> &'static Option<String> { &None }\nfn main() {}",
        &expect![[r"
            let mut _0: &Option<String>; // return

            bb0: {
                _0 = const promoted[0];
                return;
            }

            promoted[0]:
            let mut _0: &Option<String>; // return
            let _1: Option<String>; // temporary: Tail

            bb0: {
                _1 = Option::None {  };
                _0 = &_1;
                return;
            }
        "]],
    );
}
