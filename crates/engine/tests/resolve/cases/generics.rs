//= undeclared lifetimes
fn f(x: &'a u8) -> &'b u8 { x } struct S(&'c u8); type A = &'d u8; const C: &'e u8 = &1; static D: &'static u8 = &1;
//= in impls
struct S<'a>(&'a u8); impl S<'a> { fn f(&'b self) {} } impl<'p> S<'p> { fn g(x: &'p u8) {} } impl<'q> Tr<'r> for S<'q> {} trait Tr<'a> {}
//= in traits
trait T<'a> { fn f(x: &'a u8, y: &'b u8); type X; const C: &'c u8; } trait U: T<'z> {}
//= in bodies
fn f<'a>(x: &'a u8) { let y: &'a u8 = x; let z: &'b u8; g::<'c>(); x as &'d u8; } fn g<'x>() {}
//= higher ranked
fn f(x: &dyn for<'a> Fn2<&'a u8, &'b u8>) {} trait Fn2<A, B> {} fn g<T>(x: T) where for<'x> T: Fn2<&'x u8, &'y u8> {} fn h(p: for<'q> fn(&'q u8) -> &'q u8, r: &'q u8) {}
//= bounds
fn f<'a: 'z, T: 'y + Tr<'x>>() where 'a: 'w, T: 'v {} trait Tr<'a> {}
//= shadowed
struct S<'a>(&'a u8); impl<'a> S<'a> { fn f<'a>(x: &'a u8) {} } fn g<'b>(x: for<'b> fn(&'b u8)) {} trait Tr<'c> { fn m<'c>(); }
//= reserved
fn f<'static>() {} fn g<'_>() {} struct S<'static>(&'static u8);
//= anonymous
fn f(x: &'_ u8) {} struct S<'a>(&'a u8); impl S<'_> { fn m(&self) -> S<'_> { loop {} } }
//= of outer functions
fn f<'a>() { fn g(x: &'a u8) {} struct S(&'a u8); let c = |x: &'a u8| {}; }
//= of a method in a function
fn f<'a>() { struct S; impl S { fn m<'a>(x: &'a u8, y: &'b u8) {} } }
//= type parameters
fn f<T>(x: T) -> T { let y: T = x; y } struct S<A, B = A>(A, B); impl<A, B> S<A, B> { fn m(a: A) -> B { loop {} } fn n(c: C) {} }
//= of traits
trait T<X> { fn m(x: X) -> Y; type Z; fn n() -> Self::Z; } impl<X> T<X> for X {}
//= not for the impl's own generics
struct S<T>(T); impl S<T> { fn m(x: T) {} }
//= associated types in bounds
trait I { type Item; } fn f<T: I<Item = Nope>>(x: T::Item) {} fn g<T>() where T: I, T::Item: Nope2 {} fn h(x: impl I<Item = Q>) {}
//= const parameters
fn f<const N: usize>() -> usize { N } struct S<const N: usize>; impl<const N: usize> S<N> { const M: usize = N; } fn g<const K: Nope>() {}
//= const parameters with defaults
struct S<const N: usize = 3>; struct T<const N: usize = K>; const K: usize = 2; struct U<const N: usize = M>;
//= a type parameter as a value
fn f<T>() { T; T(); T { a: 1 }; }
//= a type parameter as a trait
fn f<T>() { let x: &dyn T; } struct S; impl<T> T for S {}
//= a const parameter as a type
fn f<const N: usize>(x: N) {}
//= a parameter and a local
fn f<T>(T: T) -> u8 { let N = 1; let T = 2; T }
//= a binding with the name of a const parameter
fn f<const N: usize>() { let N = 1; }
//= precise capturing
fn f<'a, T>(x: &'a T) -> impl Tr + use<'a, T> { } trait Tr {} impl Tr for () {} fn g<'a>() -> impl Tr + use<'b> {}
//= const blocks
fn f<T, const N: usize>() { const { N }; let x = const { nope }; }
