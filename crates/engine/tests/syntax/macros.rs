//! `macro_rules!` against rustc: what it accepts we expand without a word, and what it
//! rejects while it expands we reject at the same line.

use expect_test::{Expect, expect};
use refcellar_engine::syntax::{Edition, LineIndex};

use crate::fixture::{diagnostics, dump, has_silent_error, read};
use crate::judge::judge;

const CASES: &[&str] = &[
    // Fragments.
    "macro_rules! m { ($e:expr) => { $e * 2 } } fn main() { let _: i32 = m!(1 + 2); }",
    "macro_rules! m { ($e:expr, $($r:expr),+ $(,)?) => { $e $(+ $r)+ } } fn main() { let _ = m!(1, 2, 3,); }",
    "macro_rules! m { ($i:ident : $t:ty = $e:expr) => { let $i: $t = $e; } } fn main() { m!(x: Vec<Vec<u8>> = vec![]); let _ = x; }",
    "macro_rules! m { ($p:pat => $e:expr) => { match 1 { $p => $e, _ => 0 } } } fn main() { let _ = m!(1 | 2 => 3); }",
    "macro_rules! m { ($p:pat_param | $q:pat_param) => { match 1 { $p | $q => 1, _ => 0 } } } fn main() { let _ = m!(1 | 2); }",
    "macro_rules! m { ($l:lifetime, $b:block) => { $l: loop { break $l $b } } } fn main() { let _ = m!('a, { 1 }); }",
    "macro_rules! m { ($v:vis struct $n:ident { $($f:ident : $t:ty),* }) => { $v struct $n { $($f: $t),* } } } m!(pub struct S { a: u8, b: u8 }); m!(struct T { }); fn main() { let _ = S { a: 1, b: 2 }; let _ = T {}; }",
    "macro_rules! m { ($(#[$a:meta])* $i:item) => { $(#[$a])* $i } } m! { #[derive(Debug)] #[allow(dead_code)] struct S; } fn main() { println!(\"{:?}\", S); }",
    "macro_rules! m { ($l:literal) => { $l } } fn main() { let _ = (m!(-1), m!(\"a\"), m!(true), m!('c')); }",
    "macro_rules! m { ($s:stmt) => { $s; } } fn main() { m!(let x = 1); let _ = x; m!(x + 1); }",
    "macro_rules! m { ($p:path) => { $p::new() } } fn main() { let _: Vec<u8> = m!(Vec); }",
    "macro_rules! m { ($t:tt) => { $t } } fn main() { let _ = (m!(1), m!((1 + 2)), m!([1, 2])); }",
    "macro_rules! m { ($t:ty) => { <$t>::default() } } fn main() { let _ = m!(Vec<u8>); }",
    "macro_rules! m { ($e:expr) => { stringify!($e) } } fn main() { let _ = m!(a + b); }",
    // Repetitions.
    "macro_rules! m { ($($k:ident = $v:expr);* $(;)?) => { $(let $k = $v;)* } } fn main() { m!(a = 1; b = 2;); let _ = a + b; }",
    "macro_rules! m { ($([$($x:expr),*]),*) => { [$([$($x),*]),*] } } fn main() { let _ = m!([1, 2], [3, 4]); }",
    "macro_rules! m { ($($x:ident)? $($y:literal)?) => { 1 $(+ $y)? } } fn main() { let _ = m!(a 1) + m!(2) + m!(); }",
    "macro_rules! m { ($($a:ident),* ; $($b:ident),*) => { [$(($a, $b)),*] } } fn main() { let x = 1; let _ = m!(x, x; x, x); }",
    "macro_rules! m { () => { 0 }; ($h:tt $($t:tt)*) => { 1 + m!($($t)*) } } fn main() { let _: i32 = m!(a b c d); }",
    // Hygiene.
    "macro_rules! m { ($e:expr) => {{ let x = 10; $e + x }} } fn main() { let x = 1; let _ = m!(x); }",
    "macro_rules! m { () => { let x = 1; } } fn main() { m!(); let _ = x; }",
    "macro_rules! m { ($x:ident) => { let $x = 1; } } fn main() { m!(x); let _ = x; }",
    "macro_rules! m { ($e:expr) => { 'a: loop { $e; } } } fn main() { 'a: loop { m!(break 'a) } }",
    "macro_rules! m { () => { break 'a } } fn main() { 'a: loop { m!() } }",
    "fn main() { 'a: loop { macro_rules! m { () => { break 'a } } m!() } }",
    "fn main() { let x = 1; macro_rules! m { () => { x } } { let x = \"s\"; let _: i32 = m!(); let _: &str = x; } }",
    "macro_rules! m { () => { fn f() {} struct S; } } m!(); fn main() { f(); let _ = S; }",
    // Scopes and paths.
    "mod a { #[macro_export] macro_rules! m { () => { $crate::a::f() } } pub fn f() {} } fn main() { crate::m!(); }",
    "mod a { macro_rules! m { () => { 1 } } pub fn f() -> i32 { m!() } } fn main() { a::f(); m!(); }",
    "#[macro_use] mod a { macro_rules! m { () => { 1 } } } fn main() { let _ = m!(); }",
    "mod a { macro_rules! m { () => { 1 } } pub(crate) use m; } fn main() { let _ = a::m!(); }",
    "mod a { macro_rules! m { () => { 1 } } pub(crate) use m; } use a::m as n; fn main() { let _ = n!(); }",
    "fn main() { m!(); } macro_rules! m { () => {} }",
    "macro_rules! println { ($($t:tt)*) => { 1 } } fn main() { let _: i32 = println!(\"{}\"); }",
    "macro_rules! m { () => { 1 } } macro_rules! n { () => { m!() } } macro_rules! m { () => { \"a\" } } fn main() { let _: &str = n!(); }",
    "macro_rules! def { ($n:ident, $e:expr) => { macro_rules! $n { () => { $e } } } } def!(one, 1); fn main() { let _: i32 = one!(); }",
    "macro_rules! def { ($n:ident) => { macro_rules! $n { ($x:expr) => { $x + 1 } } } } def!(inc); fn main() { let _: i32 = inc!(1); }",
    // Places.
    "macro_rules! t { ($a:ty) => { Vec<$a> } } fn f(_: t!(u8)) {} fn main() { f(vec![]); }",
    "macro_rules! p { ($a:ident) => { Some($a) } } fn main() { if let p!(x) = Some(1) { let _ = x; } }",
    "macro_rules! i { ($($n:ident)*) => { $(fn $n() {})* } } i!(f g); struct S; impl S { i!(h); } trait T { i!(k); } fn main() { f(); g(); S::h(); }",
    "macro_rules! tail { () => { let x = 1; x + 1 } } fn f() -> i32 { tail! {} } fn main() { f(); }",
    "macro_rules! c { () => { 3 } } fn main() { let _ = [0; c!()]; }",
    "macro_rules! f { ($($a:tt)*) => { format!($($a)*) } } fn main() { let x = 1; let _ = f!(\"{x} {}\", 2); }",
    "macro_rules! f { ($s:literal) => { println!($s) } } fn main() { let x = 1; f!(\"{x}\"); }",
    "macro_rules! op { ($a:expr, $o:tt, $b:expr) => { $a $o $b } } fn main() { let _ = op!(1, +, 2) ; let _ = op!(1, <=, 2); let _ = op!(true, &&, false); }",
    // What is rejected.
    "macro_rules! m { ($e:expr) => { $e } }\nfn main() {\n m!(1 2); }",
    "macro_rules! m { ($e:expr) => { $e } }\nfn main() {\n let _ = m!(); }",
    "macro_rules! m { (a) => { 1 }; (b $x:ident) => { 2 } }\nfn main() {\n let _ = m!(b 1); }",
    "macro_rules! m { ($($a:ident)* $($b:ident)*) => { 1 } }\nfn main() {\n m!(a b); }",
    "macro_rules! m { ($($a:ident),*; $($b:ident),*) => { $(($a, $b));* } }\nfn main() { let x = 1;\n m!(x, x; x); }",
    "macro_rules! m { ($($a:ident),*) => {\n $a } }\nfn main() { let x = 1; m!(x, x); }",
    "macro_rules! m { ($a:ident) => {\n $($a)* } }\nfn main() { let x = 1; m!(x); }",
    "macro_rules! m { () => {\n m!() } }\nfn main() { m!(); }",
    "macro_rules! m { () => {\n 1; 2 } }\nfn main() { let _ = m!(); }",
    "macro_rules! m { () => { } }\nfn main() {\n let _ = m!(); }",
    "macro_rules! m { ($x:expr) => {\n $y } }\nfn main() { m!(1); }",
    "macro_rules! n { (1) => { 1 } }\nmacro_rules! m { ($e:expr) => {\n n!($e) } }\nfn main() { m!(1); }",
    "macro_rules! m { () => {\n 1; } }\nfn f() -> i32 { m!() } fn main() { f(); }",
    "macro_rules! m { ($t:ty) => { 1 } }\nfn main() {\n m!(1); }",
    "macro_rules! m { ($e:expr) => { 1 } }\nfn main() {\n m!(let x = 1); }",
    "macro_rules! m { ($e:literal) => { 1 } }\nfn main() {\n m!(x); }",
    "macro_rules! m { ($i:ident) => { 1 } }\nfn main() {\n m!(_); }",
];

/// Codes of errors that come after names and types are known.
fn is_later(code: &str) -> bool {
    !matches!(code, "" | "E0426" | "E0767" | "E0267" | "E0268")
}

#[test]
fn macros_do_as_rustc_does() {
    let mut wrong = Vec::new();
    for source in CASES {
        for edition in [Edition::Edition2021, Edition::Edition2024] {
            let theirs = judge(source, edition)
                .0
                .filter(|error| !is_later(&error.code));
            let (parsed, _) = read(source, edition);
            let lines = LineIndex::new(source);
            let same = match &theirs {
                None => parsed.diagnostics.is_empty() && !has_silent_error(&parsed),
                Some(theirs) => parsed.diagnostics.iter().any(|ours| {
                    ours.is_error()
                        && lines.line_column(source, ours.span.start).line == theirs.line
                }),
            };
            if !same {
                let ours = diagnostics(source, &parsed);
                wrong.push(format!(
                    "{edition:?} {source}\n  rustc: {theirs:?}\n  ours:  {ours}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[track_caller]
fn check(source: &str, expected: Expect) {
    expected.assert_eq(&dump(source));
}

#[test]
fn names_of_a_body_are_marked() {
    check(
        "macro_rules! m { ($e:expr) => {{ let x = 10; $e + x }} } fn main() { let x = 1; m!(x); }",
        expect![[r#"
            macro m
            fn main()
              {
                let x = 1;
                {
                  let x# = 10;
                  (+ x x#)
                };
              }
        "#]],
    );
}

#[test]
fn a_fragment_keeps_its_precedence() {
    check(
        "macro_rules! m { ($e:expr) => { $e * 2 } } fn main() { m!(1 + 2); }",
        expect![[r#"
            macro m
            fn main()
              {
                (* (+ 1 2) 2);
              }
        "#]],
    );
}

#[test]
fn statements_of_an_expansion_join_the_block() {
    check(
        "macro_rules! m { ($x:ident) => { let $x = 1; $x } } fn main() { m!(a); let b = m2!(); m! { c } }",
        expect![[r#"
            macro m
            fn main()
              {
                let a = 1;
                a;
                let b = (error);
                let c = 1;
                c
              }
            1:80: error: cannot find macro `m2` in this scope
        "#]],
    );
}
