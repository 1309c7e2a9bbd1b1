//= functions and locals
fn a() -> u8 { 1 } fn f(x: u8) -> u8 { let g = a; g() + x + a() }
//= associated functions
struct S<T>(T); impl<T> S<T> { fn new(t: T) -> Self { Self(t) } fn get(self) -> T { self.0 } } fn f() -> u8 { let s = S::new(1u8); let t = S::<u8>::new(2); let u = <S<u8>>::new(3); S::get(s) + S::<u8>::get(t) + u.get() }
//= no associated function
struct S; enum E { A } trait T { fn t(); } fn f() { S::nope(); E::nope(); E::Nope; u8::nope(); <[u8]>::nope(); Vec::<u8>::nope(); T::nope(); }
//= arguments of types in paths
struct S<T>(T); impl<T> S<T> { fn m<U>(u: U) -> U { u } } fn f() { S::<u8>::m::<u16>(1); S::<u8, u8>::m(1); S::<u8>::m::<u8, u8>(1); S::m(1); }
//= unknown arguments of types
struct S<T>(T); impl<T> S<T> { fn m() {} } fn f() { S::m(); S::<_>::m(); S::<u8>::m(); }
//= trait functions by type
trait T { const N: u8; fn make() -> Self; fn by(&self) -> u8 { 1 } } impl T for u8 { const N: u8 = 3; fn make() -> u8 { 1 } } fn f() -> u8 { u8::make() + <u8>::make() + <u8 as T>::make() + T::by(&1u8) + u8::N + <u8 as T>::N }
//= trait functions without a type
trait T { fn make() -> Self; fn nothing(); } impl T for u8 { fn make() -> u8 { 1 } fn nothing() {} } fn f() -> u8 { T::nothing(); let a = T::make(); T::make() }
//= trait constants without a type
trait T { const N: u8; } impl T for u8 { const N: u8 = 1; } fn f() -> u8 { T::N }
//= default and friends
fn f() -> (u8, String, Vec<u8>) { let a: u8 = Default::default(); (u8::default() + a, String::default(), Vec::default()) } fn g() { let x = Default::default(); }
//= from and into
fn f() -> String { let a = String::from("a"); let b: String = "b".into(); let c = u32::from(1u8); let d: u64 = c.into(); a + &b }
//= type parameters
trait T { fn make() -> Self; const C: u8; } fn f<X: T>() -> X { X::make() } fn g<X: T>() -> u8 { X::C } fn h<X>() { X::make(); }
//= associated types in paths
trait T { type A: Default; fn a() -> Self::A { Self::A::default() } } fn f<X: T>() -> X::A { X::A::default() } fn g<X: T>() -> X::A { <X as T>::A::default() } fn h<X: T>() -> X::A { <X::A as Default>::default() }
//= variants
enum E<T> { A, B(T), C { x: T } } use E::*; type Al = E<u8>; fn f() { let a: E<u8> = A; let b = B(1); let c = E::<u8>::A; let d = E::A::<u8>; let e = Al::B(1); let g = Al::A; let h = E::<u8>::B(1); let i = Option::<u8>::None; let j = None::<u8>; }
//= variants through aliases with arguments
enum E<T> { A, B(T) } type Al = E<u8>; type Be<T> = E<T>; fn f() { Al::A::<u8>; Al::B::<u8>(1); Be::<u8>::B(1); Be::B(1u8); E::<u8>::A::<u8>; }
//= variants by self
enum E { A, B(u8) } impl E { fn a() -> Self { Self::A } fn b() -> Self { Self::B(1) } fn c() -> Self { Self::C } }
//= struct variants as values
enum E { A { x: u8 } } fn f() { E::A; E::A(1); } type Al = E; fn g() { Al::A; }
//= self as a constructor
struct S(u8); struct U; struct G<T>(T); impl S { fn new() -> Self { Self(1) } fn m() { let f = Self; f(1); } } impl U { fn new() -> Self { Self } } impl<T> G<T> { fn new(t: T) -> Self { Self(t) } fn other() -> G<u8> { Self(1) } } struct N { x: u8 } impl N { fn n() { Self(1); Self; } }
//= private constructors
mod m { pub struct S(u8); pub struct P(pub u8); } fn f() { m::P(1); m::S(1); }
//= constants and statics
const A: u8 = 1; static B: u8 = 2; static mut C: u8 = 3; struct S; impl S { const D: u8 = 4; } fn f() -> u8 { A + B + S::D + unsafe { C } }
//= const parameters
fn f<const N: usize>() -> usize { N } fn g() -> usize { f::<3>() + f::<{ 1 + 1 }>() } struct S<const N: usize>; impl<const N: usize> S<N> { const M: usize = N; fn n(&self) -> usize { N + Self::M } }
//= generic arguments where there are none
fn a() {} mod m { pub fn b() {} } fn f(x: u8) { x::<u8>; a::<u8>(); m::<u8>::b(); u8::<u8>::default(); } struct S; impl S { fn m() { Self::<u8>::m(); } }
//= wrong counts
fn a<T>(t: T) {} fn b<T, U>() {} fn c<'a, T>(t: &'a T) {} fn f() { a::<u8, u8>(1); b::<u8>(); b::<u8, u8>(); c::<u8>(&1); c::<'static, u8>(&1); }
//= impl trait and generics
fn a(x: impl Copy) {} fn b<T>(x: impl Copy, t: T) {} fn f() { a::<u8>(1); b::<u8>(1, 2); b::<u8, u8>(1, 2); }
//= bounds of functions
fn a<T: Copy>(t: T) {} struct N; fn f() { a(1); a(N); a::<String>(String::new()); let g = a::<N>; }
//= bounds of constructors and impls
struct S<T: Copy>(T); struct N; impl<T: Copy> S<T> { fn new(t: T) -> S<T> { S(t) } } fn f() { S(1); S(N); S::new(N); S::<N>::new(N); }
//= private associated items
mod m { pub struct S; impl S { fn a() {} const C: u8 = 1; pub(crate) fn b() {} } } fn f() { m::S::a(); m::S::C; m::S::b(); }
//= ambiguous associated items
trait A { fn m() {} const C: u8 = 1; } trait B { fn m() {} const C: u8 = 1; } impl A for u8 {} impl B for u8 {} fn f() { u8::m(); u8::C; <u8 as A>::m(); }
//= inherent before trait in paths
trait A { fn m() -> u8 { 1 } } struct S; impl S { fn m() -> bool { true } } impl A for S {} fn f() -> bool { S::m() } fn g() -> u8 { <S as A>::m() }
//= paths of types that cannot be named plainly
fn f() -> usize { <[u8]>::len(&[1]) + <str>::len("a") + str::len("b") + <(u8,)>::clone(&(1,)).0 as usize + <&u8>::clone(&&1u8).clone() as usize + <[u8; 2]>::default().len() + <fn()>::clone(&(main as fn())) as usize }  fn main() {}
//= dyn in paths
trait T { fn m(&self) -> u8 { 1 } } impl T for u8 {} impl dyn T { fn n(&self) -> u8 { 2 } fn o() {} } fn f(t: &dyn T) -> u8 { <dyn T>::n(t) + T::m(t) + <dyn T as T>::m(t) } fn g() { <dyn T>::o(); }
//= functions as values
fn a(x: u8) -> u8 { x } struct S(u8); fn f() -> Vec<S> { vec![1u8].into_iter().map(a).map(S).collect() } fn g() -> Vec<String> { ["a"].iter().map(ToString::to_string).collect() } fn h() -> Vec<Option<u8>> { vec![1].into_iter().map(Some).collect() } fn i() -> Option<usize> { Some("a").map(str::len) }
//= generic functions as values
fn id<T>(t: T) -> T { t } fn f() { let a = id; a(1u8); let b: fn(u16) -> u16 = id; let c = id::<u32>; let d = id; }
//= underscore arguments
fn f() { let v = Vec::<_>::with_capacity(1); let w: Vec<u8> = v; let x = "1".parse::<_>(); let y = std::iter::empty::<_>(); let z: Vec<u8> = y.collect::<Vec<_>>(); }
//= associated functions of self
trait T { fn a() -> u8; fn b() -> u8 { Self::a() + <Self as T>::a() } } struct S; impl S { fn c() -> u8 { Self::d() } fn d() -> u8 { 1 } } impl T for S { fn a() -> u8 { Self::c() } }
//= constants of generic types
struct S<T>(T); impl<T> S<T> { const N: usize = 1; } trait Z { const Z: Self; } impl Z for u8 { const Z: u8 = 0; } fn f() -> usize { S::<u8>::N + <S<u16>>::N } fn g<T: Z>() -> T { T::Z } fn h() { S::N; }
//= a constructor's arguments
struct S(u8, u16); fn f() { S(1, 2); S(1); let c = S; c(1, 2); c(1); S("a", 2); }
//= unsized arguments
fn a<T: ?Sized>(t: &T) {} fn b<T>(t: &T) {} fn f() { a::<str>("a"); b::<str>("a"); a("b"); b("b"); a::<[u8]>(&[1]); b::<[u8]>(&[1]); }
//= drop by path
struct S; impl Drop for S { fn drop(&mut self) {} } fn f(mut s: S) { let g = Drop::drop; let h = <S as Drop>::drop; let i = S::drop; }
