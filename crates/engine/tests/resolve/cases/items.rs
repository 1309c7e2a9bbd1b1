//= functions twice
fn f() {} fn f() {}
//= across kinds
struct S; fn S() {} mod m {} enum m {} trait T {} type T = u8; const C: u8 = 1; static C: u8 = 1;
//= tuple structs
struct S(u8); const S: u8 = 1; struct N {} fn N() {}
//= three times
fn f() {} fn f() {} fn f() {}
//= with pub
pub fn f() {} pub fn f() {}
//= variants twice
enum E { A, B, A } enum F { A(u8), A { x: u8 } }
//= trait items twice
trait T { fn f(); fn f(); type X; type X; const f: u8; type f; }
//= in a block
fn f() { fn g() {} fn g() {} struct S; struct S; }
//= in modules
mod m { fn f() {} mod n { fn f() {} } fn f() {} }
//= generic parameters twice
fn f<T, T>(a: T) {} struct S<T, T>(T); enum E<A, A> { V(A) } trait Tr<X, X> {} impl<Z, Z> Q<Z> {} struct Q<T>(T);
//= const and type parameters
fn f<T, const T: usize>() {} struct S<const N: usize, const N: usize>;
//= lifetimes twice
fn f<'a, 'a>(x: &'a u8) {} struct S<'a, 'a>(&'a u8);
//= outer generics
fn f<T>(x: T) { fn g(y: T) {} struct S(T); enum E { A(T) } trait Tr { fn m(x: T); } impl Tr2 for T {} type A = T; const C: T = 1; static D: T = 1; } trait Tr2 {}
//= outer generics used in a body
fn f<T>() { fn g() { let x: T; T::new(); } }
//= outer const generics
fn f<const N: usize>() { fn g() { N; [0; N]; } const C: usize = N; struct S([u8; N]); }
//= outer Self
struct S; impl S { fn f() { fn g() -> Self { loop {} } struct Q(Self); } } trait T { fn f() { fn g(x: Self) {} } }
//= a function in a method
struct S<T>(T); impl<T> S<T> { fn f() { fn g(x: T) {} } }
//= own generics hide outer ones
fn f<T>() { fn g<T>(x: T) {} struct S<T>(T); impl<T> S<T> { fn m(x: T) {} } }
//= methods must not hide
struct S<T>(T); impl<T> S<T> { fn f<T>(x: T) {} } trait Tr<X> { fn m<X>(); type Y<X>; }
//= members that the trait does not have
trait T { fn a(); type X; const C: u8; } struct S; impl T for S { fn a() {} type X = u8; const C: u8 = 1; fn b() {} type Y = u8; const D: u8 = 1; }
//= members of another kind
trait T { fn a(); type b; const c: u8; } struct S; impl T for S { const a: u8 = 1; fn b() {} type c = u8; }
//= members twice
trait T { fn a(); } struct S; impl T for S { fn a() {} fn a() {} }
//= members by path
mod m { pub trait T {} } struct S; impl m::T for S { fn zz() {} }
//= a trait with arguments
trait T<X> {} struct S; impl T<u8> for S { fn zz() {} }
//= members of a trait that is not there
struct S; impl Nope for S { fn a() {} type X = u8; }
//= forward defaults
struct S<A = B, B = u8>(A, B); struct T<A, B = A>(A, B); struct U<A = A>(A);
//= Self in defaults
struct S<T = Self>(T); trait Tr<T = Self> {}
//= types of const parameters
fn f<T, const N: T>() {} struct S<const N: usize, const M: Q<N>>; struct Q<const N: usize>;
//= const arguments
struct S<const N: usize>; fn f<const N: usize>() { let a: S<N>; let b: S<{ N }>; let c: S<3>; let d: S<K>; let e: S<Q>; } const K: usize = 1;
//= const operations
struct S<const N: usize>; fn f<const N: usize, T>() { let a: S<{ N + 1 }>; let b: [u8; N + 1]; let c = [0; N * 2]; let d: [u8; N]; let e = [0; N]; }
//= discriminants
const K: isize = 1; enum E { A = K, B = Nope } #[repr(u8)] enum F<T> { A(T) = T::X }
//= lengths
const K: usize = 1; fn f(n: usize) { let a = [0; K]; let b = [0; n]; let c: [u8; n]; let d: [u8; m]; }
//= constants in functions
fn f() { let a = 1; const C: u8 = a; static S: u8 = a; const { a }; }
//= constants capture in closures
fn f() { let a = 1; let c = |b: u8| { const D: u8 = a; const E: u8 = b; }; }
//= capture in functions
fn f(p: u8) { let a = 1; fn g() { a; p; } struct S; impl S { fn m() { a; } } }
//= capture of self
struct S { a: u8 } impl S { fn m(&self) { fn g() { self; self.a; } } }
//= capture in a module
fn f() { let a = 1; mod m { fn g() { a; } } }
//= constants of impls
struct S; impl S { const A: u8 = 1; const B: u8 = Self::A; fn f() { Self::A; A; } }
//= items before use
fn f() { g(); fn g() {} S; struct S; }
//= items see each other
fn f() { fn a() { b(); } fn b() { a(); } }
//= blocks hide
fn x() -> u8 { 1 } fn f() { fn x() -> u16 { 2 } let y: u16 = x(); { fn x() -> u32 { 3 } let z: u32 = x(); } }
//= items of inner blocks are not seen
fn f() { { fn g() {} } g(); }
//= items of other functions are not seen
fn f() { fn g() {} struct S; } fn h() { g(); S; }
//= modules do not see what is around
fn top() {} struct S; mod m { fn f(x: S) { top(); } }
//= modules in functions do not see the function's items
fn f() { fn g() {} mod m { fn h() { g(); } } }
//= statics and thread locals
static A: u8 = B; static B: u8 = nope; const C: Nope = 1;
//= impls in functions
struct S; fn f() { struct L; impl S { fn a(x: L) {} } impl L { fn b() -> S { S } } }
//= type aliases
type A = Nope; type B<T> = (T, Nope2); type C = A;
//= fields
struct S { a: Nope, b: Vec2<Nope2> } struct T(Nope3); enum E { A(Nope4), B { x: Nope5 } } struct Vec2<T>(T);
//= signatures
fn f(a: Nope1) -> Nope2 { loop {} } trait T { fn m(x: Nope3) -> Nope4; type X: Nope5; const C: Nope6; } impl Nope7 { fn g(x: Nope8) {} }
//= a const fn
const fn f(n: u8) -> u8 { let a = n; a }
