//= relaxed
trait T {}
fn a<X: ?Sized + ?Sized>(x: &X) {}
fn b<X: ?T>(x: &X) {}
fn c<X: ?Sized>(x: &X) where X: ?Sized {}
fn d<X>(x: &X) where X: ?Sized {}
fn e<X>(x: &X) where Vec<X>: ?Sized {}
trait U: ?Sized {}
fn f(x: &(dyn T + ?Sized)) {}
struct S<X: ?Clone>(X);
fn g(x: impl ?Sized) {}
//= attrs
#[inline] struct A;
#[track_caller] struct B;
#[non_exhaustive] trait C {}
#[non_exhaustive] fn d() {}
#[repr(C)] fn e() {}
#[must_use] struct F;
#[must_use] mod g {}
#[inline] const H: u8 = 1;
#[track_caller] fn i() {}
struct J { #[inline] x: u8 }
#[inline] impl A {}
#[repr(u8)] trait K {}
#[non_exhaustive] enum L { #[non_exhaustive] M }
trait N { #[inline] fn f(); #[track_caller] fn g(&self); #[must_use] fn h() -> u8; }
#[inline(always)] fn o() {}
#[inline(sometimes)] fn p() {}
#[inline(always, never)] fn q() {}
#[macro_use] fn s() {}
#[non_exhaustive] struct T;
//= self types
use std::rc::Rc; use std::sync::Arc; use std::pin::Pin; use std::cell::RefCell;
struct S; struct G<T>(T); struct D(S);
impl std::ops::Deref for D { type Target = S; fn deref(&self) -> &S { &self.0 } }
impl S {
    fn a(self: S) {}
    fn b(self: &S) {}
    fn c(self: &mut Self) {}
    fn d(self: Rc<Self>) {}
    fn e(self: &Rc<Self>) {}
    fn f(self: Rc<RefCell<Self>>) {}
    fn g(self: u8) {}
    fn h(self: &u8) {}
    fn i(self: *const Self) {}
    fn j(self: D) {}
    fn k<T>(self: T) {}
    fn l(self: Pin<Box<Self>>) {}
    fn m(self: Arc<Box<Self>>) {}
    fn n(self: Box<&Self>) {}
    fn o(self: Option<Self>) {}
    fn p<T: std::ops::Deref<Target = Self>>(self: T) {}
    fn q<T: std::ops::Deref<Target = Self>>(self: &T) {}
    fn r(self: &RefCell<Self>) {}
    fn s(self: std::cell::Ref<'_, Self>) {}
}
impl G<u8> { fn a(self: G<u8>) {} fn b(self: G<u16>) {} fn c(self: &G<u16>) {} }
impl<T> G<T> { fn d(self: T) {} fn e(self: &G<T>) {} }
trait Tr { fn a(self: &Self); fn b(self: Rc<Self>); fn c(self: u8); fn d(self: Rc<RefCell<Self>>); }
//= privacy
struct Priv; pub struct Pub; pub trait PubT { type X; } trait PrivT { type X; }
impl PubT for Pub { type X = Priv; }
impl PubT for Priv { type X = Priv; }
impl PrivT for Pub { type X = Priv; }
impl Iterator for Pub { type Item = Vec<Priv>; fn next(&mut self) -> Option<Vec<Priv>> { None } }
mod m { struct In; pub struct Out; pub(crate) struct Mid; impl super::PubT for Out { type X = In; } impl super::PubT for Mid { type X = In; } }
impl PubT for u8 { type X = Box<dyn PrivT<X = u8>>; }
pub fn f() -> Priv { Priv }
pub struct H(pub Priv);
//= dyn lifetimes
trait T {} trait U<'a> {}
fn a<'a, 'b>(x: Box<dyn T + 'a + 'b>) {}
fn b<'a>(x: &(dyn T + 'a)) {}
//= unsafe inherent
struct S;
unsafe impl S {}
//= unconstrained lifetimes
fn a(x: fn() -> &'static u8) {}
fn b(x: for<'a> fn() -> &'a u8) {}
fn c(x: for<'a> fn(&'a u8) -> &'a u8) {}
fn d<F>(f: F) where F: for<'a> Fn() -> &'a u8 {}
fn e<F>(f: F) where F: for<'a> Fn(&'a u8) -> &'a u8 {}
fn g<F>(f: F) where F: for<'a> Iterator<Item = &'a u8> {}
fn h<'a>() -> &'a u8 { &1 }
trait Tr<'a> { type X; }
fn i<F>(f: F) where F: for<'a> Tr<'a, X = &'a u8> {}
fn j(x: Box<dyn for<'a> Fn() -> &'a u8>) {}
fn k<T: Iterator>(x: for<'a> fn(T::Item) -> &'a u8) {}
//= nested for
trait T<'a> {} trait U<'a, 'b> {}
fn a<F>() where for<'a> F: for<'b> U<'a, 'b> {}
fn b<F>() where for<'a> F: T<'a> {}
fn c<F>() where F: for<'a> T<'a> {}
//= order of arguments
struct S<'a, T>(&'a T);
type X = S<(), 'static>;
fn f(x: S<u8, '_>) {}
fn g<T, 'a>(x: &'a T) {}
//= derive macros are no traits
fn a<T: Debug>(x: T) {}
fn b<T: Hash>(x: T) {}
fn c(x: &dyn Debug) {}
fn d(x: Debug) {}
impl Debug for u8 {}
fn e<T>() where T: std::fmt::Debug {}
fn f<T: Display>() {}
//= use bounds
fn a<'a, T>(x: &'a T) -> impl Sized + use<'a, T> { x }
fn b<'a, T>(x: &'a T) -> impl Sized + use<T> { 1 }
fn c<'a, T>(x: &'a T) -> impl Sized + use<> { 1 }
fn d(x: &u8) -> impl Sized + use<> { 1 }
//= drop in bounds
fn a<T: Drop>(x: T) {}
fn b(x: Box<dyn Drop>) {}
//= duplicate bounds
fn a<T: Clone + Clone>(x: T) {}
fn b(x: Box<dyn Send + Send>) {}
fn c(x: Box<dyn Clone + Clone>) {}
//= trivial bounds
fn a() where u8: Clone {}
fn b() where String: Copy {}
struct S where u8: Iterator;
fn c<T>() where Vec<T>: Copy {}
trait Tr where String: Copy { }
//= self in statics
struct S; impl S { const A: Self = S; const B: [Self; 2] = [S, S]; fn f() -> Self { S } }
struct G<T>(T); impl<T> G<T> { const C: Option<Self> = None; const D: usize = std::mem::size_of::<T>(); }
//= array lengths
const N: usize = 2 + 1; const M: usize = N * 2; struct A([u8; M], [u8; { N + 1 }], [u8; N << 1], [u8; S::K], [u8; size()]);
struct S; impl S { const K: usize = 4; } const fn size() -> usize { 3 }
fn f<const K: usize>(x: [u8; K]) -> [u8; K] { x }
struct B<const K: usize> { x: [u8; K] } impl<const K: usize> B<K> { const L: usize = K; fn g() -> [u8; K] { [0; K] } }
fn h() -> B<{ 1 + 2 }> { B { x: [0; 3] } }
static T: [i32; N] = [1, 2, 3];
enum E { A = N as isize, B = M as isize }
struct C([u8; u8::MAX as usize], [u8; true as usize], [u8; "abc".len()]);
//= items in functions
fn f() { struct L<T>(T); impl<T: Clone> L<T> { fn g(&self) -> T { self.0.clone() } } trait Q { fn h(&self); } impl Q for L<u8> { fn h(&self) {} } enum Bad<T> { X } impl Q for u8 {} }
//= mutual traits
trait A { type B: B<A = Self>; } trait B { type A: A; }
trait C: Iterator<Item = <Self as C>::X> { type X; }
trait D where Self: Iterator, Self::Item: Clone {}
fn f<T: D>(x: T) where T::Item: Clone { }
trait E<T = Self>: PartialEq<T> {}
//= const fn in traits
trait T { const fn f(); unsafe fn h(); }
struct S;
impl T for S { const fn f() {} unsafe fn h() {} }
impl S { const fn i() {} }
