//= infinite size
struct A { a: A }
struct B { b: Option<B> }
struct C { c: Box<C> }
struct D { d: Vec<D> }
enum L { Nil, Cons(u8, L) }
struct E(F); struct F(E);
struct G([G; 2]); struct H((u8, H));
struct I(&'static I); struct J(*const J);
struct K<T>(T); struct M(K<M>);
struct N<T>(Box<T>); struct O(N<O>);
struct P(std::cell::RefCell<P>); struct Q(std::rc::Rc<std::cell::RefCell<Q>>);
//= unused parameters
struct A<T>; struct B<'a>; struct C<const N: usize>; enum D<T> { V } struct E<T>(Box<E<T>>);
struct F<T>(std::marker::PhantomData<T>); struct G<T>(fn(T)); struct H<T: Iterator>(T::Item);
struct I<'a, T>(&'a T); struct J<T>(E<T>); struct K<T, U>(T); struct L<T>(L2<T>); struct L2<T>(T);
type M<T> = u8; type N<T> = Vec<T>; struct O<'a, T: 'a>(T); struct P<T>(*const T); struct Q<'a>(Box<dyn Fn(&'a u8)>);
//= unconstrained parameters
trait T<X> { type Y; } trait U { type Y; } struct S; struct G<A>(A);
impl<A> S { fn f() {} }
impl<A> G<A> {}
impl<A> U for S { type Y = A; }
impl<A> T<A> for S { type Y = A; }
impl<'a> S { fn g(x: &'a u8) {} }
impl<'a> U for G<u8> { type Y = &'a u8; }
impl<A, B> U for G<(A, u8)> where A: Iterator<Item = B> { type Y = B; }
impl<const N: usize> U for u8 { type Y = u8; }
impl<const N: usize> U for [u8; N] { type Y = u8; }
impl<A: Iterator> G<A::Item> {}
impl<F, R> U for G<(F, u16)> where F: Fn() -> R { type Y = R; }
impl<F, Q> U for G<(F, u32)> where F: Fn(Q) { type Y = u8; }
//= fields twice
struct S { a: u8, b: u8, a: u16 }
enum E { V { a: u8, a: u8 } }
//= discriminants
enum A { X = 1, Y = 1 }
enum B { X, Y = 0 }
#[repr(u8)] enum C { X = 255, Y }
enum D { X = 1, Y, Z = 2 }
enum E { X(u8) = 1, Y }
#[repr(u8)] enum F { X(u8) = 1, Y }
#[repr(u8)] enum G {}
enum H { X = -1, Y, Z = -1 }
#[repr(i8)] enum I { X = 127, Y }
//= repr
#[repr(u8)] struct A;
#[repr(C)] struct B;
#[repr(transparent)] struct C(u8);
#[repr(transparent)] enum D { X(u8), Y(u8) }
#[repr(transparent)] struct E(u8, u16);
#[repr(transparent, C)] struct F(u8);
#[repr(C, u8)] enum G { X }
#[repr(u8, u16)] enum H { X }
//= unsized fields
struct A { a: str, b: u8 }
struct B { a: u8, b: str }
struct C([u8], u8);
enum D { V(str) }
struct E<T: ?Sized>(T, u8);
struct F<T: ?Sized>(u8, T);
struct G<T: ?Sized>(Box<T>, u8);
trait T {} struct H(dyn T, u8);
//= bounds of types
struct A<T: Clone>(T); struct N;
struct B(A<N>);
fn a(x: A<N>) {}
fn b() -> A<N> { loop {} }
struct C<T>(A<T>);
struct D<T: Clone>(A<T>);
impl A<N> { fn f() {} }
type E = A<N>;
const X: Option<A<N>> = None;
trait T { type Y: Clone; }
impl T for N { type Y = N; }
impl T for u8 { type Y = A<N>; }
trait U: Clone {}
impl U for N {}
fn c<X>(x: X) where A<X>: Clone {}
fn d(x: &dyn Fn(A<N>)) {}
//= unsized things
fn a(x: [u8]) {}
fn b(x: Option<str>) {}
fn c() -> str { loop {} }
fn d(x: Vec<dyn Clone>) {}
struct S<T>(T);
fn e(x: &S<str>) {}
trait T { fn f(x: str); fn g(x: Self); fn h(self); }
//= shared statics
static A: std::cell::Cell<u8> = std::cell::Cell::new(1);
static B: u8 = 1;
static mut C: std::cell::Cell<u8> = std::cell::Cell::new(1);
static D: *const u8 = std::ptr::null();
static E: std::rc::Rc<u8> = loop {};
//= dyn compatibility
trait A { fn f(); } trait B { fn f<T>(&self); } trait C { fn f(&self) -> Self; } trait D { const X: u8; } trait E: Sized {}
trait F { fn f(&self, x: Self); } trait G { fn f() where Self: Sized; } trait H { fn f(self); } trait I { fn f(self: Box<Self>); }
trait J: A {} trait K: PartialEq {} trait L { type X<T>; }
fn a(x: &dyn A) {}
fn b(x: &dyn B) {}
fn c(x: &dyn C) {}
fn d(x: &dyn D) {}
fn e(x: &dyn E) {}
fn f(x: &dyn F) {}
fn g(x: &dyn G) {}
fn h(x: &dyn H) {}
fn i(x: &dyn I) {}
fn j(x: &dyn J) {}
fn k(x: &dyn K) {}
fn l(x: &dyn L) {}
//= generic main
fn main<T>() {}
//= main with a where clause
fn main() where u8: Clone {}
//= async main
async fn main() {}
//= main with parameters
fn main(x: u8) {}
//= what main gives
fn main() -> u8 { 1 }
//= what main may give
fn main() -> Result<(), String> { Ok(()) }
//= main gives an error that cannot be shown
struct N;
fn main() -> Result<(), N> { Ok(()) }
