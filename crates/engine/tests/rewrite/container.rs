//! The same program with another cell.

use std::fmt::Write as _;

use expect_test::{Expect, expect};
use refcellar_engine::rewrite::container::{Answer, Container, Swap, swaps};
use refcellar_engine::session::{CheckOptions, End, Limits, Session, Stream};
use refcellar_engine::syntax::{DiagnosticKind, Edition, ErrorCode};

use crate::rustc::{Outcome, judge};

const COUNTER: &str = r#"use std::cell::RefCell;

struct Counter {
    hits: RefCell<u32>,
}

impl Counter {
    fn hit(&self) -> u32 {
        *self.hits.borrow_mut() += 1;
        *self.hits.borrow()
    }
}

fn main() {
    let counter = Counter { hits: RefCell::new(0) };
    counter.hit();
    println!("{} hits, then {}", counter.hit(), counter.hits.borrow());
}
"#;

const LIST: &str = r#"use std::cell::RefCell;

fn main() {
    let list = RefCell::new(vec![1]);
    list.borrow_mut().push(2);
    println!("{:?}", list.borrow());
}
"#;

const CELL: &str = r#"use std::cell::Cell;

fn main() {
    let total = Cell::new(40_u32);
    total.set(total.get() + 1);
    total.set(total.get().wrapping_add(1));
    println!("{}", total.get());
}
"#;

fn swapped(program: &str, from: Container) -> Vec<Swap> {
    let session = Session::new();
    let options = CheckOptions {
        edition: Edition::Edition2024,
        name: "main.rs".to_owned(),
    };
    let checked = session.check(program.as_bytes(), &options);
    assert!(checked.diagnostics.is_empty(), "{:#?}", checked.diagnostics);
    swaps(&session, &checked, &options, from, &Limits::default())
}

/// What is said of a swap, if rustc says the same.
fn said(swap: &Swap) -> String {
    let judged = judge(&swap.program, Edition::Edition2024);
    match &swap.answer {
        Answer::Ran(run) => {
            let printed = String::from_utf8(run.printed(Stream::Stdout)).unwrap();
            let End::Exited(code) = run.end else {
                panic!("{:?}", run.end);
            };
            assert_eq!(
                judged,
                Outcome::Ran(printed.clone(), code),
                "{}",
                swap.program
            );
            format!("exits with {code}: {}", printed.trim_end())
        }
        Answer::Rejected(first) => {
            let DiagnosticKind::Error(Some(ErrorCode(code))) = first.kind else {
                panic!("{first:?}");
            };
            let code = code.to_owned();
            let Outcome::Rejected(codes) = judged else {
                panic!("rustc accepts it: {}", swap.program);
            };
            assert!(codes.contains(&code), "{code} is not of {codes:?}");
            format!("rejected: {code}, {}", first.message)
        }
        Answer::Unsupported(first) => format!("unsupported: {}", first.message),
    }
}

fn check(program: &str, from: Container, expected: &Expect) {
    let mut out = String::new();
    for swap in swapped(program, from) {
        let _ = writeln!(out, "== {}: {}", swap.to.name(), said(&swap));
        for (old, new) in changed_lines(program, &swap.program) {
            let _ = writeln!(out, "- {old}\n+ {new}");
        }
    }
    expected.assert_eq(&out);
}

/// The lines that differ, without the `use` that came first.
fn changed_lines<'a>(old: &'a str, new: &'a str) -> Vec<(&'a str, &'a str)> {
    let body = |text: &'a str| {
        text.lines()
            .filter(|line| !line.starts_with("use "))
            .collect::<Vec<_>>()
    };
    let pairs = body(old).into_iter().zip(body(new));
    pairs
        .filter(|(old, new)| old != new)
        .map(|(old, new)| (old.trim(), new.trim()))
        .collect()
}

#[test]
fn a_counter_in_other_cells() {
    check(
        COUNTER,
        Container::RefCell,
        &expect![[r#"
        == Cell: exits with 0: 2 hits, then 2
        - hits: RefCell<u32>,
        + hits: Cell<u32>,
        - *self.hits.borrow_mut() += 1;
        + self.hits.set(self.hits.get() + 1);
        - *self.hits.borrow()
        + self.hits.get()
        - let counter = Counter { hits: RefCell::new(0) };
        + let counter = Counter { hits: Cell::new(0) };
        - println!("{} hits, then {}", counter.hit(), counter.hits.borrow());
        + println!("{} hits, then {}", counter.hit(), counter.hits.get());
        == OnceCell: exits with 101: 
        - hits: RefCell<u32>,
        + hits: OnceCell<u32>,
        - *self.hits.borrow_mut() += 1;
        + self.hits.set(*self.hits.get().unwrap() + 1).unwrap();
        - *self.hits.borrow()
        + *self.hits.get().unwrap()
        - let counter = Counter { hits: RefCell::new(0) };
        + let counter = Counter { hits: OnceCell::from(0) };
        - println!("{} hits, then {}", counter.hit(), counter.hits.borrow());
        + println!("{} hits, then {}", counter.hit(), counter.hits.get().unwrap());
    "#]],
    );
}

#[test]
fn a_list_in_other_cells() {
    check(
        LIST,
        Container::RefCell,
        &expect![[r#"
        == Cell: rejected: E0599, the method `get` exists for struct `Cell<Vec<{integer}>>`, but its trait bounds were not satisfied
        - let list = RefCell::new(vec![1]);
        + let list = Cell::new(vec![1]);
        - list.borrow_mut().push(2);
        + { let mut value = list.take(); value.push(2); list.set(value); };
        - println!("{:?}", list.borrow());
        + println!("{:?}", list.get());
        == OnceCell: rejected: E0599, no method named `borrow_mut` found for struct `OnceCell<Vec<{integer}>>` in the current scope
        - let list = RefCell::new(vec![1]);
        + let list = OnceCell::from(vec![1]);
        - println!("{:?}", list.borrow());
        + println!("{:?}", list.get().unwrap());
    "#]],
    );
}

#[test]
fn a_cell_in_other_cells() {
    check(
        CELL,
        Container::Cell,
        &expect![[r#"
        == RefCell: exits with 101: 
        - let total = Cell::new(40_u32);
        + let total = RefCell::new(40_u32);
        - total.set(total.get() + 1);
        + *total.borrow_mut() += 1;
        - total.set(total.get().wrapping_add(1));
        + *total.borrow_mut() = total.borrow().wrapping_add(1);
        - println!("{}", total.get());
        + println!("{}", *total.borrow());
        == OnceCell: exits with 101: 
        - let total = Cell::new(40_u32);
        + let total = OnceCell::from(40_u32);
        - total.set(total.get() + 1);
        + total.set(*total.get().unwrap() + 1).unwrap();
        - total.set(total.get().wrapping_add(1));
        + total.set(total.get().unwrap().wrapping_add(1)).unwrap();
        - println!("{}", total.get());
        + println!("{}", *total.get().unwrap());
    "#]],
    );
}
