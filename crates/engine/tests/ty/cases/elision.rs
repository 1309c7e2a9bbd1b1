//= outputs
fn a(x: &u8) -> &u8 { x }
fn b() -> &u8 { loop {} }
fn c(x: &u8, y: &u8) -> &u8 { x }
fn d(x: u8) -> &u8 { loop {} }
fn e<'a>(x: &'a u8, y: &'a u8) -> &u8 { x }
fn f<'a>(x: &'a u8, y: &u8) -> &u8 { x }
fn g() -> (&u8, &u8) { loop {} }
fn h(x: &'static u8) -> &u8 { x }
fn i(x: &&u8) -> &u8 { x }
//= methods
struct S;
impl S {
    fn a(&self, x: &u8) -> &u8 { loop {} }
    fn b(self, x: &u8) -> &u8 { x }
    fn c(self: &Self, x: &u8) -> &u8 { loop {} }
    fn d(self: &S, x: &u8) -> &u8 { loop {} }
    fn e(self: std::rc::Rc<Self>, x: &u8) -> &u8 { x }
    fn f(self: Box<Self>, x: &u8, y: &u8) -> &u8 { x }
    fn g(self: std::pin::Pin<&mut Self>, x: &u8) -> &u8 { loop {} }
    fn h() -> &u8 { loop {} }
    fn i(&mut self) -> &mut u8 { loop {} }
    fn j(self: &Box<Self>, x: &u8) -> &u8 { loop {} }
    fn k<'a>(&'a self, x: &'a u8) -> &u8 { loop {} }
}
//= fields
struct A { x: &u8 }
struct B(&u8, &'static u8);
enum E { V(&u8), W { x: &mut u8 } }
struct C<'a>(&'a u8);
struct D { x: C }
struct F { x: C<'_> }
type T = &u8;
type U = C;
//= constants
const A: &u8 = &1;
static B: &str = "";
struct S<'a>(&'a u8);
const C: S = S(&1);
const D: fn(&u8) -> &u8 = f;
fn f(x: &u8) -> &u8 { x }
const E: fn() -> &u8 = g;
fn g() -> &'static u8 { &1 }
//= impls
struct S<'a>(&'a u8); trait T {} trait W<'a> {}
impl T for &u8 {}
impl T for S {}
impl S<'_> { }
impl S { fn f() {} }
impl W<'_> for u8 {}
impl W for u16 {}
//= associated types of impls
trait T { type X; }
impl T for &u8 { type X = &u8; }
impl T for u8 { type X = &'static u8; }
//= bounds
trait T<'a> {} trait U<A> {} struct S<'a>(&'a u8);
fn a<X: U<&u8>>(x: X) {}
fn b<X>(x: X) where X: U<&u8> {}
fn c<X: T>(x: X) {}
fn d<X: T<'_>>(x: X) {}
fn e(x: impl U<&u8>) {}
fn f(x: impl T<'_>) {}
fn g<X: U<S>>(x: X) {}
//= function pointers
fn a(x: fn(&u8) -> &u8) {}
fn b(x: fn() -> &u8) {}
fn c(x: &u8) -> fn(&u8) -> &u8 { loop {} }
fn d(x: impl Fn(&u8) -> &u8) {}
fn e(x: impl Fn() -> &u8) {}
fn f(x: Box<dyn Fn(&u8, &u8) -> &u8>) {}
fn g(x: &u8) -> impl Fn() -> &u8 { move || loop {} }
//= hidden in paths
struct S<'a>(&'a u8);
fn a(x: S) -> S { x }
fn b() -> S { loop {} }
fn c(x: S, y: S) -> S { x }
fn d() -> Option<S> { None }
fn e(x: std::cell::Ref<u8>) -> &u8 { loop {} }
async fn f(x: S) {}
async fn g(x: &u8) -> &u8 { x }
async fn h(x: S<'_>) -> S<'_> { x }
//= object lifetimes
trait T {}
fn a(x: &u8) -> Box<dyn T + '_> { loop {} }
fn b() -> Box<dyn T + '_> { loop {} }
fn c(x: &u8) -> Box<dyn T> { loop {} }
//= for
trait T<'a> { type X; }
fn a<F>(f: F) where F: for<'a> Fn(&'a u8) -> &'a u8 {}
fn b<F>(f: F) where for<'a> F: T<'a> {}
fn c<F>(f: F::X) where F: for<'a> T<'a> {}
fn d<F>(f: for<'a> fn(&'a u8)) {}
//= return impl
fn a(x: &u8) -> impl Iterator<Item = &u8> { std::iter::once(x) }
fn b(x: &u8, y: &u8) -> impl Iterator<Item = &u8> { std::iter::once(x) }
fn c() -> impl Fn(&u8) -> &u8 { |x| x }
