//! Programs that nest, repeat or go on for longer than people write.

/// Everything that can be nested, `n` deep.
pub fn nested(n: usize) -> Vec<String> {
    let around = |open: &str, inside: &str, close: &str| {
        format!("{}{inside}{}", open.repeat(n), close.repeat(n))
    };
    let value = |text: String| format!("fn main() {{ let x = {text}; }}");
    vec![
        value(around("(", "1", ")")),
        value(around("{", "1", "}")),
        value(around("&", "1", "")),
        value(around("-", "1i32", "")),
        value(around("|| ", "1", "")),
        value(around("[", "1", "]")),
        value(around("(", "1", ",)")),
        value(around("Some(", "1", ")")),
        value(around("Box::new(", "1", ")")),
        value(around("vec![", "1", "]")),
        value(around("format!(\"{}\", ", "1", ")")),
        value(around("if true {", "1", "} else { 2 }")),
        value(around("match 1 { _ => ", "1", "}")),
        value(around("loop { break ", "1", "}")),
        value(around("unsafe {", "1", "}")),
        value(around("async {", "1", "}")),
        value(around("async || ", "1", "")),
        value(around("true && (", "true", ")")),
        value(format!("1{}", "+1".repeat(n))),
        value(format!("String::new(){}", "+\"a\"".repeat(n))),
        value(format!("1i32{}", ".clone()".repeat(n))),
        value(format!("(0..9){}", ".map(|x| x)".repeat(n))),
        value(format!("1{}", " as u8".repeat(n))),
        value(format!("|| {{ Some(1){} }}", "?".repeat(n))),
        format!("fn f(x: {}) {{}} fn main() {{}}", around("&", "u8", "")),
        format!("fn f(x: {}) {{}} fn main() {{}}", around("Vec<", "u8", ">")),
        format!("fn f(x: {}) {{}} fn main() {{}}", around("(u8,", "u8", ")")),
        format!("fn f(x: {}) {{}} fn main() {{}}", around("fn(", "u8", ")")),
        format!(
            "fn f(x: {}) {{}} fn main() {{}}",
            around("Box<dyn Fn(", "u8", ")>")
        ),
        format!(
            "fn f() -> {} {{}} fn main() {{}}",
            around("impl Fn() -> ", "u8", "")
        ),
        format!("fn main() {{ let {} = 1; }}", around("(", "a", ",)")),
        format!("fn main() {{ let {} = 1; }}", around("Some(", "a", ")")),
        format!("{} fn main() {{}}", around("mod a {", "", "}")),
        format!("fn main() {{ {} }}", around("fn a() {", "", "}")),
        format!("fn main() {{ {} }}", around("'a: loop {", "", "}")),
        format!(
            "fn f<T: {}>(t: T) {{}} fn main() {{}}",
            "Clone + ".repeat(n)
        ),
        format!(
            "fn f<T>() where {} {{}} fn main() {{}}",
            "T: Clone,".repeat(n)
        ),
        format!("const A: u128 = {}; fn main() {{}}", "9".repeat(n)),
        format!(
            "fn main() {{ println!(\"{}\"{}); }}",
            "{}".repeat(n / 10),
            ", 1".repeat(n / 10)
        ),
    ]
}

/// Programs that never end, at whatever time, and values that are too large.
pub fn endless() -> &'static [&'static str] {
    &[
        "macro_rules! m { ($($t:tt)*) => { m!(a $($t)*) } } fn main() { m!(); }",
        "macro_rules! m { ($($t:tt)*) => { m!($($t)* $($t)*) } } fn main() { m!(a); }",
        "trait T { fn f(&self); } struct W<A>(A);
         impl<A> T for W<A> where W<W<A>>: T { fn f(&self) {} } fn main() { W(1).f(); }",
        "fn f<T>(n: u32, t: T) { if n > 0 { f(n - 1, (t, 1)) } } fn main() { f(3, 1); }",
        "fn f<F: Fn()>(n: u32, g: F) { if n > 0 { f(n - 1, || g()) } } fn main() { f(3, || ()); }",
        "fn f(n: u32, i: impl Iterator<Item = u32>) -> u32 {
             if n == 0 { i.sum() } else { f(n - 1, i.map(|x| x)) } }
         fn main() { f(3, 0..4); }",
        "fn f(n: u32) -> impl Sized { (f(n), 1) } fn main() { f(1); }",
        "async fn f() { f().await } fn main() { let _ = f(); }",
        "struct A(A); fn main() {}",
        "enum A { B(C) } struct C(A, u8); fn main() {}",
        "struct A<T>(Option<Box<A<(T, T)>>>, T); fn main() { let a: A<u8> = A(None, 1); }",
        "struct A<T>(Option<Box<A<(T, T)>>>, T);
         impl<T> A<T> { fn f(&self) { if let Some(a) = &self.0 { a.f() } } }
         fn main() { A(None, 1u8).f(); }",
        "type A = B; type B = A; fn main() { let x: A; }",
        "trait A: B {} trait B: A {} fn f<T: A>(t: T) {} fn main() {}",
        "use std::ops::Deref; struct A; impl Deref for A { type Target = A;
         fn deref(&self) -> &A { self } } fn main() { A.nothing(); }",
        "const A: u32 = B; const B: u32 = A; fn main() { println!(\"{A}\"); }",
        "const A: u32 = { loop {} }; fn main() { println!(\"{A}\"); }",
        "const fn f(n: u32) -> u32 { f(n + 1) + 1 } const A: u32 = f(0);
         fn main() { println!(\"{A}\"); }",
        "const A: [u8; 1 << 40] = [0; 1 << 40]; fn main() { println!(\"{}\", A[1]); }",
        "static A: [u8; 1 << 40] = [0; 1 << 40]; fn main() { println!(\"{}\", A[1]); }",
        "fn main() { let x = [0u8; 1 << 40]; }",
        "fn main() { let x = [0u64; 1 << 62]; }",
        "fn main() { let x = [[0u8; 1 << 14]; 1 << 14]; println!(\"{}\", x[3][4]); }",
        "fn main() { let x = vec![0u8; 1 << 40]; }",
        "fn main() { let x: Vec<u64> = Vec::with_capacity(usize::MAX); }",
        "fn main() { let mut v = Vec::new(); loop { v.push(1u64); } }",
        "fn main() { let s = \"a\".repeat(1 << 40); }",
        "fn main() { let x = [(); usize::MAX]; for a in x {} }",
        "#[derive(Clone)] struct A; fn main() { let v = vec![A; 1 << 40]; }",
        "fn main() { println!(\"{:1$}\", 1, 60000); loop { print!(\"{:60000}\", 1); } }",
        "fn main() { loop {} }",
        "fn main() { loop { println!(\"again\"); } }",
        "fn f(n: u64) -> u64 { 1 + f(n + 1) } fn main() { println!(\"{}\", f(0)); }",
        "struct D; impl Drop for D { fn drop(&mut self) { let d = D; } } fn main() { D; }",
        "struct L(Option<Box<L>>); fn main() { let mut l = L(None);
         for _ in 0..100_000 { l = L(Some(Box::new(l))); } }",
        "#[derive(Debug)] struct L(Option<Box<L>>); fn main() { let mut l = L(None);
         for _ in 0..2000 { l = L(Some(Box::new(l))); } println!(\"{l:?}\"); }",
        "fn main() { let mut i: Box<dyn Iterator<Item = u32>> = Box::new(0..3);
         for _ in 0..10_000 { i = Box::new(i.map(|x| x)); } println!(\"{:?}\", i.next()); }",
    ]
}

/// What names what comes next, `n` times.
pub fn chains(n: usize) -> Vec<String> {
    let each = |item: &dyn Fn(usize) -> String| (0..n).map(item).collect::<String>();
    let after = |item: &dyn Fn(usize) -> String, rest: &str| {
        each(item) + &rest.replace('N', &n.to_string())
    };
    let doubled = |rest: &str| {
        (0..40)
            .map(|i| {
                rest.replace('I', &i.to_string())
                    .replace('J', &(i + 1).to_string())
            })
            .collect::<String>()
    };
    vec![
        after(
            &|i| format!("#[derive(Clone, Debug)] struct A{i}(A{});", i + 1),
            "#[derive(Clone, Debug)] struct AN; fn f(a: A0) { println!(\"{:?}\", a.clone()) } fn main() {}",
        ),
        after(
            &|i| format!("struct A{i}(A{});", i + 1),
            "struct AN(String); fn f(a: Option<A0>) { drop(a) } fn s<T: Send>(t: Option<T>) {} fn main() { f(None); s::<A0>(None); }",
        ),
        after(
            &|i| format!("type A{i} = A{};", i + 1),
            "type AN = u8; fn main() { let x: A0 = 1; }",
        ),
        after(
            &|i| format!("const A{i}: u32 = A{} + 1;", i + 1),
            "const AN: u32 = 0; fn main() { println!(\"{}\", A0); }",
        ),
        after(
            &|i| format!("fn a{i}() {{ a{}() }}", i + 1),
            "fn aN() {} fn main() { a0() }",
        ),
        after(
            &|i| format!("fn a{i}() -> impl Clone {{ a{}() }}", i + 1),
            "fn aN() -> u8 { 1 } fn s<T: Send>(t: T) {} fn main() { s(a0()) }",
        ),
        after(
            &|i| format!("trait T{i}: T{} {{}}", i + 1),
            "trait TN { fn f(&self) {} } fn g<X: T0>(x: X) { x.f() } fn main() {}",
        ),
        after(
            &|i| format!("mod m{i} {{ pub use crate::m{}::*; }}", i + 1),
            "pub mod mN { pub struct X; } fn main() { let x = m0::X; }",
        ),
        format!(
            "fn main() {{ let a0 = (1, 1); {} }}",
            doubled("let aJ = (aI, aI);")
        ),
        format!(
            "type A0 = u8; {} fn main() {{ let x: Option<A40> = None; }}",
            doubled("type AJ = (AI, AI);")
        ),
        format!(
            "type A0 = u8; {} fn main() {{ let x: Option<A40> = None; }}",
            doubled("type AJ = [AI; 100];")
        ),
        format!("fn main() {{ {} }}", each(&|i| format!("let a{i} = {i};"))),
        format!(
            "fn main() {{ match 1 {{ {} _ => {{}} }} }}",
            each(&|i| format!("{i} => {{}}"))
        ),
        format!(
            "enum E {{ {} }} fn main() {{ match E::V0 {{ E::V1 => {{}} _ => {{}} }} }}",
            each(&|i| format!("V{i},"))
        ),
        format!(
            "fn f<{}>() {{}} fn main() {{}}",
            each(&|i| format!("T{i},"))
        ),
    ]
}
