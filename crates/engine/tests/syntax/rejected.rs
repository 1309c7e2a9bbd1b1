//! Programs that rustc rejects before it knows any name: we do too, at the same line and
//! with the same code. And programs that look like them and are fine.

use refcellar_engine::syntax::{DiagnosticKind, Edition, LineIndex};

use crate::fixture::{diagnostics, has_silent_error, read};
use crate::judge::judge;

const REJECTED: &[&str] = &[
    "fn main() { let x = 0..=; }",
    "fn main() { let x = (1; }",
    "fn main() { let x = 1; ",
    "fn main() {\n    let x = 1\n    let y = 2;\n}\n",
    "fn main() { let x = \"abc; }",
    "fn main() { let x = b\"abc; }",
    "fn main() { /* ",
    "fn main() { let x = 0x; }",
    "fn main() { let x = 1e; }",
    "fn main() { let x = 0b12; }",
    "fn main() { let x = \"\\q\"; }",
    "fn main() { let x = 1_foo; }",
    "fn main() { let x = \"a\"foo; }",
    "fn main() { let x = 0b1f32; }",
    "fn main() { let r#self = 1; }",
    "fn main() { let gen = 1; }",
    "fn main() { break; }",
    "fn main() { continue; }",
    "fn main() { loop { || break; } }",
    "fn main() { 'a: { break; } }",
    "fn main() { while break {} }",
    "fn main() { for _ in 0..1 { break 1; } }",
    "fn main() { 'a: { continue 'a; } }",
    "fn main() { break 'a; }",
    "fn main() { 'a: loop { || { break 'a; }; } }",
    "const X: u8 = return 1; fn main() {}",
    "fn f() { async {}.await; } fn main() {}",
    "fn main() { let x = _; }",
    "fn main() { let x = let y = 1; }",
    "fn main() { if (let Some(x) = None::<u8>) {} }",
    "fn main() { let (a, .., .., b) = (1, 2); }",
    "fn main() { let [.., ..] = [1]; }",
    "fn main() { let .. = 1; }",
    "fn f<'static>() {} fn main() {}",
    "fn main() { 'static: loop {} }",
    "struct S { a: u8 } fn main() { S { .. }; }",
    "trait T { fn f((a, b): (u8, u8)); } fn main() {}",
    "fn main() { #[nothing] let x = 1; }",
    "fn main() { nothing!(); }",
    "fn main() { println!(\"{} {}\", 1); }",
    "fn main() { println!(\"{}\", 1, 2); }",
    "fn main() { println!(\"{:?\", 1); }",
    "fn main() { println!(\"{:z}\", 1); }",
    "fn main() { println!(\"{1}\", 1); }",
    "fn main() { println!(\"{x}\", y = 1, x = 2); }",
    "fn main() { println!(\"{x}\", x = 1, x = 2); }",
    "fn main() { println!(\"{} {}\", x = 1, 2); }",
    "fn main() { let s = \"a\"; println!(s); }",
    "fn main() { print!(); }",
    "fn main() { compile_error!(\"no\"); }",
    "fn main() { assert!(); }",
    "fn f(self) {} fn main() {}",
    "struct S<T, 'a>(T, &'a u8); fn main() {}",
    "impl S { type A = u8; } struct S; fn main() {}",
    "use {a as }; fn main() {}",
    "const fn f() -> u8 { async fn g() { break } 1 } fn main() {}",
    "macro_rules! m { ($x:foo) => {} } fn main() {}",
    "macro_rules! m { ($x) => {} } fn main() {}",
    "macro_rules! m { ($x:expr + 1) => {} } fn main() {}",
    "macro_rules! m { ($x:ident $x:ident) => {} } fn main() {}",
    "macro_rules! m { ($()*) => {} } fn main() {}",
    "macro_rules! m { () => 1 } fn main() {}",
    "macro_rules! m {} fn main() {}",
];

const ACCEPTED: &[&str] = &[
    "fn main() { 'a: loop { break 'a; } }",
    "fn main() { let x = 'a: { if true { break 'a 1; } 2 }; let _ = x; }",
    "fn main() { let (a, b); (a, _) = (1, 2); [b, ..] = [1, 2]; let _: (i32, i32) = (a, b); }",
    "struct S { a: u8, b: u8 } fn main() { let a; S { a, .. } = S { a: 1, b: 2 }; let _ = (a, S { a, b: a }.b); }",
    "fn main() { match 1 { -3 | -1..=2 => {} 5.. => {} _ => {} } }",
    "fn main() { if let Some(x) = Some(1) && x > 0 {} }",
    "fn main() { match Some(1) { x if let Some(y) = x && y > 1 => {} _ => {} } }",
    "fn main() { let [a, .., b] = [1, 2, 3]; let [x @ .., _] = [a, b]; let _ = x; }",
    "fn main() { let f = |&x: &u8, (a, b): (u8, u8)| -> u8 { x + a + b }; f(&1, (2, 3)); }",
    "fn main() { let x = 1; println!(\"{x:>5} {x:?} {0:#x} {1:.*} {{}}\", 1, 2.0); }",
    "fn main() { println!(concat!(\"a\", \"{}\"), 1); }",
    "fn main() { println!(\"{}\", stringify!(a + b)); let _ = (line!(), column!(), file!(), module_path!()); }",
    "fn main() { let _ = matches!(Some(1), Some(x) if x > 0); let _ = vec![1; 3]; let _: Vec<u8> = vec![]; }",
    "#[cfg(test)] mod tests { fn broken() { nothing!() } } fn main() {}",
    "#[cfg(not(unix))] fn f() { nothing!() } fn main() { if cfg!(debug_assertions) {} }",
    "fn f() -> impl Fn(u8) -> u8 + use<> { |x| x } fn main() { f()(1); }",
    "thread_local! { static A: u8 = const { 1 }; static B: u8 = 2 } fn main() { A.with(|_| ()); B.with(|_| ()); }",
    "fn main() { let x = &raw const *&1; let _ = unsafe { *x }; }",
    "fn main() { #[allow(unused)] { 1 }; let _ = [#[cfg(test)] 1, 2]; }",
    "fn main() { let x = if true { 1 } else if false { 2 } else { 3 } as u8; let _ = x; }",
];

#[test]
fn what_rustc_rejects_is_rejected() {
    let mut wrong = Vec::new();
    for source in REJECTED {
        let edition = Edition::Edition2024;
        let Some(theirs) = judge(source, edition).0 else {
            wrong.push(format!("rustc accepts: {source}"));
            continue;
        };
        let (parsed, _) = read(source, edition);
        let lines = LineIndex::new(source);
        let same = parsed.diagnostics.iter().any(|ours| {
            let code = match ours.kind {
                DiagnosticKind::Error(code) => code.map_or("", |code| code.0),
                _ => return false,
            };
            code == theirs.code && lines.line_column(source, ours.span.start).line == theirs.line
        });
        if !same {
            let ours = diagnostics(source, &parsed);
            wrong.push(format!("{source}\n  rustc: {theirs:?}\n  ours:  {ours}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_rustc_accepts_is_accepted() {
    let mut wrong = Vec::new();
    for source in ACCEPTED {
        let edition = Edition::Edition2024;
        if let Some(error) = judge(source, edition).0 {
            wrong.push(format!("rustc rejects: {source}: {error:?}"));
        }
        let (parsed, _) = read(source, edition);
        if !parsed.diagnostics.is_empty() || has_silent_error(&parsed) {
            wrong.push(format!(
                "{source}\n  ours: {}",
                diagnostics(source, &parsed)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
