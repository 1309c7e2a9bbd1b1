//= right ones
fn f() { let a = |x: i32| x + 1; let b = || 1; let c = |x: i32, y: i32| -> i32 { x + y }; a(1) + b() + c(1, 2); let n = 1; let d = || n; d(); let mut m = 0; let mut e = || m += 1; e(); e(); }
//= the return type
fn f() { let a = |x: i32| -> i32 { "a" }; let b = || -> bool { 1 }; let c = || { if true { return 1; } "a" }; }
//= parameters from use
fn f() { let a = |x| x + 1; a(1u8); let b = |x| x; let s: &str = b("a"); let c = |v| v.len(); }
//= expected by a bound
fn call<F>(g: F) where F: Fn(&str) -> usize {} fn f() { call(|s| s.len()); call(|s| s.nope()); call(|s| true); }
//= expected by a box
fn f() { let a: Box<dyn Fn(i32) -> i32> = Box::new(|x| x + 1); let b: Box<dyn Fn(i32)> = Box::new(|x| x); let c: &dyn Fn(&str) -> usize = &|s| s.len(); a(1); a("b"); }
//= as function pointers
fn f() { let a: fn(i32) -> i32 = |x| x + 1; let n = 1; let b: fn(i32) -> i32 = |x| x + n; let c: fn(&str) = |x| (); let d = [|x: i32| x, |x: i32| x + 1]; let e = [|x: i32| x, |x: i32| x + n]; }
//= kinds
fn once<F: FnOnce()>(f: F) {} fn many<F: FnMut()>(f: F) {} fn shared<F: Fn()>(f: F) {} fn f(s: String) { let t = s.clone(); once(|| drop(s)); shared(move || { t.len(); }); let mut n = 0; many(|| n += 1); }
//= the wrong kind
fn shared<F: Fn()>(f: F) {} fn many<F: FnMut()>(f: F) {} fn f(s: String, t: String) { let c = || drop(s); shared(c); let d = move || drop(t); many(d); }
//= inline of the wrong kind
fn shared<F: Fn()>(f: F) {} fn f(s: String) { let mut n = 0; shared(|| n += 1); shared(|| drop(s)); }
//= the wrong number of parameters
fn call<F: Fn(i32)>(g: F) {} fn f() { call(|| {}); call(|a, b| {}); let g = || {}; call(g); }
//= the wrong type of parameters
fn call<F: Fn(i32)>(g: F) {} fn f() { call(|a: &str| {}); let g = |a: bool| {}; call(g); }
//= the wrong output
fn call<F: Fn(i32) -> i32>(g: F) {} fn f() { call(|a| {}); let g = |a: i32| "a"; call(g); }
//= returned
fn a() -> impl Fn(i32) -> i32 { |x| x + 1 } fn b(n: i32) -> impl Fn(i32) -> i32 { move |x| x + n } fn c() -> Box<dyn Fn(i32) -> i32> { Box::new(|x| x) } fn d() -> impl Fn(i32) -> i32 { |x| "a" } fn f() { a()(1); b(1)(2); c()(3); a()("a"); }
//= nested
fn f() { let a = |x: i32| move |y: i32| x + y; a(1)(2); let b = || { let c = || 1; c() }; b(); }
//= generic over the closure
fn map<A, B, F: Fn(A) -> B>(a: A, f: F) -> B { f(a) } fn f() { let s: String = map(1, |x| x.to_string()); let n: usize = map("a", |s| s.len()); let e: u8 = map(1, |x| "a"); }
//= patterns as parameters
struct P(i32, i32); fn f() { let a = |(x, y): (i32, i32)| x + y; a((1, 2)); let b = |P(x, _)| x; b(P(1, 2)); let c = |&x: &i32| x; c(&1); a(1); }
//= moved and copied
fn twice<F: Fn() + Copy>(f: F) {} fn f(s: String) { let n = 1; twice(|| { n; }); twice(move || { s.len(); }); }
//= break out of a closure
fn f() { loop { let c = || 1; c(); break; } }
//= dyn FnMut
fn f(g: &mut dyn FnMut(i32) -> bool, h: &dyn Fn()) { g(1); h(); g("a"); } fn k(mut g: impl FnMut(i32)) { g(1); g(2); } fn l(g: Box<dyn FnOnce() -> u8>) -> u8 { g() }
//= async closures and their traits
fn f(g: impl AsyncFn(u8) -> u8) {}
async fn named(x: u8) -> u8 { x }
async fn other(x: &str) -> u8 { 1 }
fn plain(x: u8) -> u8 { x }
fn h<G: Fn(u8) -> F, F: Future<Output = u8>>(g: G) { }
fn m() {
    f(async |x| x);
    f(named);
    f(async |x: u8| "a");
    f(async |x, y| x);
    f(other);
    f(plain);
    f(|x| async move { x });
    f(|x| x);
    h(async |x| x);
    h(async |x| "a");
    let c = async || 1;
    let d: u8 = c();
    c(1);
}
fn n(f: impl AsyncFn(u8) -> u8) { f("a"); f(); }
async fn o(f: impl AsyncFn(u8) -> u8, mut g: impl AsyncFnMut(), h: impl AsyncFnOnce() -> String) -> u8 { let x: String = f(1).await; g().await; g().await; h().await; f(1).await }
async fn q(Some(x): Option<u8>) -> u8 { x }
async fn r((x, y): (u8, String)) -> u8 { y }
//= coroutines and Unpin
async fn f() {} fn u<T: Unpin>(_: T) {} fn m() { u(f()); u(async {}); u(Box::pin(f())); }
