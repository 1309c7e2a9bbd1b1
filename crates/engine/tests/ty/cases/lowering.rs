//= numbers of arguments
struct S<T>(T); struct P<A, B = u8>(A, B); struct L<'a>(&'a u8); struct C<const N: usize>;
fn a(x: S) {}
fn b(x: S<u8, u8>) {}
fn c(x: P) {}
fn d(x: P<u8, u8, u8>) {}
fn e(x: P<u8>) {}
fn f<'a>(x: L<'a, 'a>) {}
fn g(x: C) {}
fn h(x: C<1, 2>) {}
fn i(x: L<u8>) {}
type A<T> = S<T>;
fn j(x: A) {}
fn k(x: Option) {}
fn l(x: String<u8>) {}
fn m(x: Box) -> Result<u8> { loop {} }
//= arguments where none may be
struct S; enum E { V }
fn a(x: u8<u8>) {}
fn b<T>(x: T<u8>) {}
mod m { pub struct S; }
fn c(x: m::<u8>::S) {}
impl S { fn f(x: Self<u8>) {} }
fn d(x: S<u8>) {}
fn e(x: &str<'static>) {}
//= kinds of arguments
struct C<const N: usize>; struct T<A>(A); const K: usize = 1;
fn a(x: C<u8>) {}
fn b(x: T<1>) {}
fn c(x: T<K>) {}
fn d(x: C<K>) {}
fn e<const N: usize>(x: C<N>, y: C<{ N }>) {}
fn f<X>(x: C<X>) {}
//= placeholders
fn a(x: _) {}
fn b() -> _ { 1 }
fn c(x: Vec<_>, y: _) {}
struct S { x: _ }
const C: _ = 1;
static D: _ = 1;
type A = _;
fn d() -> Vec<_> { Vec::<u8>::new() }
impl S { const K: _ = 1; fn m(x: _) {} }
fn e() -> Option<_>  { None::<u8> }
//= associated types
trait T { type X; }
fn a<A: T>(x: A::X) {}
fn b<A: T>(x: A::Y) {}
fn c<A>(x: A::X) {}
fn d(x: Vec<u8>::X) {}
fn e(x: T::X) {}
fn f<A: T>(x: <A as T>::X) {}
fn g<A: T>(x: A::X::X) {}
struct S;
impl S { fn m(x: Self::X) {} }
impl T for S { type X = u8; }
trait U: T { fn m(x: Self::X); fn n(x: Self::Z); }
impl U for S { fn m(x: Self::X) {} fn n(x: u8) {} }
//= ambiguous associated types
trait A { type X; } trait B { type X; }
fn f<T: A + B>(x: T::X) {}
trait C: A + B { fn g(x: Self::X); }
fn h<T: A>(x: T::X) where T: A {}
//= where clauses give associated types
trait A { type X; } trait B: A {} trait C<Q> { }
fn f<T>(x: T::X) where T: B {}
fn g<T: B, U: C<T::X>>(x: U) {}
fn h<T: Iterator, U>(x: U) where U: Into<T::Item>, T::Item: Clone {}
//= constraints
trait A { type X; type Y; } trait B: A {}
fn a(x: impl A<X = u8>) {}
fn b(x: impl A<Z = u8>) {}
fn c(x: impl B<X = u8, Y = u8>) {}
fn d(x: impl A<X = u8, X = u8>) {}
impl A<X = u8> for u8 { type X = u8; type Y = u8; }
fn f<T: A<X: Clone>>(x: T) {}
//= trait objects
trait A { type X; } trait B {} trait C {}
fn a(x: &dyn A) {}
fn b(x: &dyn A<X = u8>) {}
fn c(x: &(dyn B + C)) {}
fn d(x: &(dyn B + Send + Sync)) {}
fn e(x: &(dyn Send + Sync)) {}
fn f<'a>(x: &'a (dyn B + 'a)) {}
fn h(x: Box<dyn Iterator>) {}
fn i(x: Box<dyn Fn(u8) -> u8>) {}
fn j(x: B) {}
fn k(x: &B) {}
fn l() -> B { loop {} }
fn m(x: Box<B>) {}
struct S { x: Box<C> }
//= trait objects need their defaults
trait D<T = Self> {}
fn a(x: &dyn D) {}
fn b(x: &dyn D<u8>) {}
//= parenthesised arguments
fn c<F: Fn<(u8,)>>(x: F) {}
fn d<F: Fn(u8) -> u8 + Send>(x: F) {}
//= cycles of aliases
type A = B;
type B = A;
type C = Vec<C>;
struct S(A);
//= cycles of supertraits
trait A: B {}
trait B: A {}
//= impl Trait in places
fn a(x: impl Fn(impl Clone)) {}
struct S { x: impl Clone }
fn b(x: fn(impl Clone)) {}
fn c() -> fn() -> impl Clone { loop {} }
trait T { fn f(x: impl Clone); }
const C: impl Clone = 1;
fn e() where u8: Into<impl Clone> {}
fn g(x: impl Into<impl Clone>) {}
//= unstable types
fn a(x: f16) {}
fn b(x: !) {}
fn c() -> ! { loop {} }
//= a variant is no type
enum E { A, B }
type F = E;
fn a(x: E::A) {}
fn b(x: F::A) {}
//= types of const parameters
struct A<const N: u8>; struct B<const N: &'static str>; struct C<const N: S>; struct S; struct D<const N: f64>;
struct E<const N: bool, const M: char>;
//= negative lengths
struct A([u8; -1]);
struct B([u8; 1 + 2]);
const N: usize = 3;
struct C([u8; N]);
//= constraints twice
trait A { type X; }
fn a(x: &dyn A<X = u8, X = u8>) {}
fn b(x: &dyn A<X = u8, X = u16>) {}
