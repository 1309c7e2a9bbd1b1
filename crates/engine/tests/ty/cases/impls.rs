//= missing items
trait T { fn a(); fn b() {} type X; const C: u8; type Y = (); }
struct S;
impl T for S {}
struct U;
impl T for U { fn a() {} type X = u8; }
impl T for u8 { fn a() {} type X = u8; const C: u8 = 1; }
//= self
trait T { fn a(&self); fn b(); fn c(self); fn d(self: Box<Self>); }
struct S;
impl T for S { fn a() {} fn b(&self) {} fn c() {} fn d() {} }
struct U;
impl T for U { fn a(&self) {} fn b(&mut self) {} fn c(self) {} fn d(self: Box<Self>) {} }
//= numbers of parameters
trait T { fn a(x: u8); fn b(&self, x: u8); fn c(); }
struct S;
impl T for S { fn a(x: u8, y: u8) {} fn b(&self) {} fn c(x: u8) {} }
//= numbers of generics
trait T { fn a<A>(); fn b(); fn c<const N: usize>(); fn d<A, B>(); type G<A>; }
struct S;
impl T for S { fn a() {} fn b<X>() {} fn c() {} fn d<A>() {} type G = u8; }
//= kinds of generics
trait T { fn a<A>(); fn b<const N: usize>(); }
struct S;
impl T for S { fn a<const N: usize>() {} fn b<X>() {} }
//= impl Trait against generics
trait T { fn a(x: impl Clone); fn b<X: Clone>(x: X); fn c(x: impl Clone); }
struct S;
impl T for S { fn a<X: Clone>(x: X) {} fn b(x: impl Clone) {} fn c(x: impl Clone) {} }
//= lifetimes
trait T { fn a<'a>(x: &'a u8) -> &'a u8; fn b(x: &u8) -> &u8; fn c<'a: 'b, 'b>(x: &'a u8, y: &'b u8); }
struct S;
impl T for S { fn a(x: &u8) -> &u8 { x } fn b<'a>(x: &'a u8) -> &'a u8 { x } fn c<'a, 'b>(x: &'a u8, y: &'b u8) {} }
//= types
trait T { fn a(x: u8); fn b() -> u8; fn c(&self); fn d(&mut self); unsafe fn e(); fn f(); type X; fn g(x: Self::X); const C: u8; }
struct S;
impl T for S {
    fn a(x: u16) {}
    fn b() -> u16 { 1 }
    fn c(&mut self) {}
    fn d(&self) {}
    fn e() {}
    unsafe fn f() {}
    type X = u8;
    fn g(x: u16) {}
    const C: u16 = 1;
}
//= types under generics
trait T<A> { fn a(x: A); fn b<B>(x: B, y: A) -> B; }
struct S;
impl T<u8> for S { fn a(x: u8) {} fn b<Z>(x: Z, y: u8) -> Z { x } }
struct U;
impl<Q> T<Q> for U { fn a(x: u8) {} fn b<Z>(x: Q, y: Z) -> Q { x } }
//= missing output
trait T { fn a() -> u8; fn b(); }
struct S;
impl T for S { fn a() {} fn b() -> u8 { 1 } }
//= stricter requirements
trait Q {} trait T { fn a<A>(x: A); fn b<A: Q>(x: A); fn c<A: Clone>(x: A); }
struct S;
impl T for S { fn a<A: Q>(x: A) {} fn b<A>(x: A) {} fn c<A: Clone + Q>(x: A) {} }
//= unsafe
unsafe trait A {} trait B {} struct S;
impl A for S {}
unsafe impl B for S {}
unsafe impl A for u8 {}
unsafe impl Send for S {}
impl Sync for S {}
impl !Send for u8 {}
struct N;
impl !Send for N {}
//= orphans
struct S; struct G<T>(T);
impl Clone for u8 { fn clone(&self) -> u8 { 1 } }
impl Default for Vec<u8> { fn default() -> Self { loop {} } }
impl<T> Default for T { fn default() -> Self { loop {} } }
impl<T> From<T> for S { fn from(x: T) -> S { S } }
impl<T> From<S> for T { fn from(x: S) -> T { loop {} } }
impl From<S> for Vec<u8> { fn from(x: S) -> Self { loop {} } }
impl From<G<u8>> for u8 { fn from(x: G<u8>) -> u8 { 1 } }
impl<T> From<G<T>> for Vec<T> { fn from(x: G<T>) -> Self { loop {} } }
impl Default for &S { fn default() -> Self { loop {} } }
impl Default for Box<S> { fn default() -> Self { loop {} } }
impl Default for (S, S) { fn default() -> Self { loop {} } }
impl Default for [S; 3] { fn default() -> Self { loop {} } }
impl From<u8> for &str { fn from(x: u8) -> Self { loop {} } }
//= inherent impls
struct S; struct G<T>(T); trait Tr {}
impl S {}
impl u8 {}
impl Vec<u8> {}
impl<T> T {}
impl &S {}
impl [S] {}
impl (S, S) {}
impl dyn Tr {}
impl dyn Tr + Send {}
impl dyn Clone {}
impl dyn Send {}
impl *const S {}
impl fn() {}
impl ! {}
impl Option<S> {}
impl G<u8> {}
type A = S;
impl A {}
type B = u8;
impl B {}
//= names twice
struct S; struct G<T>(T);
impl S { fn a() {} fn a() {} const a: u8 = 1; }
impl S { fn b() {} fn c() {} }
impl S { fn b() {} }
impl S { const c: u8 = 1; }
impl G<u8> { fn a() {} }
impl G<u16> { fn a() {} }
impl<T> G<Vec<T>> { fn a() {} }
impl<T> G<T> { fn b() {} }
impl G<u8> { fn b() {} }
//= overlaps
trait T {} struct S; struct G<A>(A);
impl T for S {}
impl T for S {}
impl T for G<u8> {}
impl<A> T for G<A> {}
trait U {}
impl<A> U for A {}
impl U for S {}
trait V {}
impl<A> V for (A, u8) {}
impl<A> V for (u8, A) {}
trait W<X> {}
impl W<u8> for S {}
impl W<u16> for S {}
impl<A> W<A> for S {}
//= overlaps by bounds
trait T {} trait U {} struct S; struct R;
impl<A: T> U for A {}
impl U for S {}
trait V {}
impl<A: T> V for A {}
impl V for R {}
impl T for R {}
trait X {}
impl<A: Copy> X for A {}
impl X for String {}
impl X for Vec<u8> {}
//= overlaps with std
struct S;
impl From<S> for S { fn from(x: S) -> S { x } }
impl Into<u8> for S { fn into(self) -> u8 { 1 } }
impl From<S> for u8 { fn from(x: S) -> u8 { 1 } }
impl ToString for S { fn to_string(&self) -> String { loop {} } }
#[derive(Clone)] struct D;
impl Clone for D { fn clone(&self) -> D { D } }
//= copy
struct A(String); impl Copy for A {} impl Clone for A { fn clone(&self) -> A { loop {} } }
#[derive(Clone, Copy)]
struct B(String);
#[derive(Clone, Copy)] struct C<T>(T);
#[derive(Clone, Copy)] enum E { X(u8), Y(Vec<u8>) }
#[derive(Clone, Copy)]
struct F;
impl Drop for F { fn drop(&mut self) {} }
//= copy of what cannot be
struct N(u8); impl Copy for N {}
//= copy of what is no type of one's own
struct N(u8);
impl Copy for &'static mut N {}
//= drop
struct S; struct G<T>(T); trait T {}
impl Drop for S { fn drop(&mut self) {} }
impl Drop for u8 { fn drop(&mut self) {} }
impl Drop for &S { fn drop(&mut self) {} }
impl Drop for dyn T { fn drop(&mut self) {} }
//= drop of some
struct G<T>(T);
impl Drop for G<u8> { fn drop(&mut self) {} }
struct H<T>(T); impl<T: Clone> Drop for H<T> { fn drop(&mut self) {} }
struct I<T: Clone>(T); impl<T: Clone> Drop for I<T> { fn drop(&mut self) {} }
struct J<'a>(&'a u8); impl<'a> Drop for J<'a> { fn drop(&mut self) {} }
struct K<'a>(&'a u8); impl Drop for K<'_> { fn drop(&mut self) {} }
//= built in traits
struct S;
impl Sized for S {}
//= objects implement their traits
trait A {} trait B: A {}
impl A for dyn A {}
impl A for dyn B {}
impl B for dyn A {}
//= references in associated types
struct Foo<'a> { x: fn(&'a i32) }
trait Tr<'a, 'b, T> { type Out; type P; }
impl<'a, 'b, T> Tr<'a, 'b, T> for usize { type Out = &'a T; type P = &'a &'b i32; }
impl<'a, 'b: 'a, T: 'a> Tr<'a, 'b, T> for u8 { type Out = &'a T; type P = &'a Foo<'b>; }
impl<'a, 'b, T> Tr<'a, 'b, T> for &'a &'b T { type Out = &'a T; type P = &'a Foo<'b>; }
impl<'a, 'b, T> Tr<'a, 'b, T> for u16 { type Out = fn(&'a T); type P = &'a Foo<'b>; }
impl<'a, 'b: 'c, 'c: 'a, T: 'b> Tr<'a, 'b, (T, &'c u8)> for u32 { type Out = &'a T; type P = Option<&'a Foo<'b>>; }
trait U { type O<'a> where Self: 'a; }
impl<T> U for Vec<T> { type O<'a> = &'a T where Self: 'a; }
impl<'x> U for &'x i32 { type O<'a> = &'a &'x i32 where Self: 'a; }
trait V { type O<'a>; }
impl<T> V for Vec<T> { type O<'a> = &'a T; }
impl<T> V for Option<T> { type O<'a> = &'static T; }
impl<T: 'static> V for Box<T> { type O<'a> = &'static T; }
impl<'x> V for &'x i32 { type O<'a> = &'a &'x i32; }
impl V for u8 { type O<'a> = &'a str; }
//= what an alias stands for is looked at later
type A = dyn 'static + Copy;
trait G { fn g<T>(&self); }
type B = dyn G;
fn f(_: &B) {}
//= deprecated twice
#[deprecated(note = "a")]
#[deprecated(note = "b")]
fn f() {}
//= receivers of a struct's own
use std::ops::Receiver;
struct Ptr<T>(T);
impl<T> Receiver for Ptr<T> { type Target = T; }
struct My;
impl My { fn method(self: Ptr<Self>) {} }
