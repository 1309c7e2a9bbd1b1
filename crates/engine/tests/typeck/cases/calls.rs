//= right ones
fn a() {} fn b(x: i32) -> i32 { x } fn c(x: i32, y: &str) -> bool { true } fn f() { a(); let x: i32 = b(1); let y: bool = c(b(2), "a"); }
//= too many arguments
fn a() {} fn b(x: i32) {} fn f() { a(1); b(1, 2); b(1, 2, 3); }
//= too few arguments
fn b(x: i32) {} fn c(x: i32, y: i32) {} fn f() { b(); c(); c(1); }
//= wrong arguments
fn b(x: i32) {} fn c(x: i32, y: &str) {} fn f() { b("a"); c("a", "b"); c(1, 2); c("a", 2); c(true, 2.0); }
//= methods
struct S; impl S { fn a(&self) {} fn b(&self, x: i32) {} fn c(&self, x: i32, y: &str) {} } fn f(s: S) { s.a(1); s.b(); s.b("a"); s.c(1); s.c("a", "b"); s.c("a", 1); }
//= associated functions
struct S; impl S { fn new(x: i32) -> S { S } } fn f() { S::new(); S::new("a"); S::new(1, 2); }
//= constructors
struct T(i32, u8); enum E { A(i32), B } fn f() { T(1, 2); T(1); T(1, 2, 3); T("a", 2); E::A(1); E::A(); E::A("a"); }
//= generic functions
fn id<T>(x: T) -> T { x } fn two<T>(x: T, y: T) {} fn f() { let x: i32 = id(1); let y: i32 = id("a"); two(1, 2); two(1, "a"); two("a", 1); id::<i32>("a"); }
//= bounds
trait B {} impl B for i32 {} fn b<T: B>(x: T) {} fn c<T>(x: T) where T: B {} fn f() { b(1); b("a"); c("a"); b::<u8>(1); }
//= what is no function
fn f() { let x = 1; x(); "a"(1); (1 + 1)(); struct S; S(); let s = S; s(); }
//= function pointers
fn a(x: i32) -> i32 { x } fn f() { let p: fn(i32) -> i32 = a; p(1); p("a"); p(); let q: fn(i32) = a; let r: fn() = a; }
//= the result of a call
fn a() -> i32 { 1 } fn f() { let x: &str = a(); let y: i64 = a(); }
//= closures as arguments
fn call<F: Fn(i32) -> i32>(g: F) -> i32 { g(1) } fn f() { call(|x| x + 1); call(|x| "a"); call(|x: &str| 1); call(|| 1); call(|x, y| 1); call(1); }
//= closures that are called
fn f() { let g = |x: i32| x + 1; g(1); g("a"); g(); g(1, 2); let h = |x| x; h(1); h("a"); }
//= references
fn a(x: &i32) {} fn b(x: &mut i32) {} fn f() { let mut n = 1; a(&n); a(n); b(&mut n); b(&n); b(n); a(&mut n); }
//= recursion
fn fact(n: u64) -> u64 { if n == 0 { 1 } else { n * fact(n - 1) } } fn even(n: u32) -> bool { n == 0 || odd(n - 1) } fn odd(n: u32) -> bool { n != 0 && even(n - 1) }
//= impl Trait arguments
fn a(x: impl Fn(i32) -> i32) -> i32 { x(1) } fn f() { a(|x| x); a(1); a(|x| true); }
//= diverging arguments
fn a(x: i32, y: i32) {} fn f() { a(return, 1); a(1, panic!()); }
//= unsized parameters and outputs
trait T {} struct S; impl T for S {} fn a() -> dyn T { S } fn b() -> dyn T { if true { return S; } S } fn c() -> str { loop {} } fn d() -> [u8] { loop {} } fn e(x: dyn T) {} fn g(x: [u8], y: str) {} trait Q { fn b(self) {} fn c(self); }
//= missing lifetimes silence what follows
fn f() -> &str { "a" } fn g() -> &str {} fn h() -> Vec<&u8> { 1 } fn i() { let x: u8 = f(); f().nope(); f().len(); }
