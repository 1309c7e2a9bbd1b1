//= a type that is not there
fn f() { let x: Nope; }
//= a value that is not there
fn f() { nope; }
//= a function that is not there
fn f() { nope(); }
//= a constructor that is not there
fn f() { Nope(); Nope(1, 2); }
//= a value in a module
mod m {} fn f() { m::x; m::f(); m::F(); }
//= a type in a module
mod m {} fn f(x: m::T) {}
//= a module that is not there
fn f() { nomod::x; }
//= a type before a path that is not there
fn f() { Nope::new(); let x: Nope::Y; }
//= a module within a module that is not there
mod m {} fn f() { m::n::x; }
//= deeper
mod m { pub mod n { pub fn g() {} } } fn f() { m::n::o::x; m::n::g(); m::n::h(); }
//= a path through a function
fn g() {} fn f() { g::x; }
//= a path through a local
fn f() { let v = 1; v::x; }
//= a path through a constant
const C: u8 = 1; fn f() { C::x; }
//= crate paths
mod m { pub fn g() {} } fn f() { crate::m::g(); crate::zzz; crate::zzz(); crate::a::b; let x: crate::T; }
//= self paths
fn g() {} fn f() { self::g(); self::h(); self::h::i(); let x: self::T; }
//= super paths
fn top() {} mod m { fn f() { super::top(); super::nope(); super::super::x; let x: super::T; } }
//= super at the root
fn f() { super::x; }
//= super through self
mod a { pub fn top() {} mod m { fn f() { self::super::top(); self::super::nope(); } } }
//= keyword in the middle
mod m {} fn f() { m::self::x; }
//= super in the middle
mod m { pub mod n {} } fn f() { m::super::x; }
//= crate in the middle
mod m {} fn f() { m::crate::x; }
//= a struct as a value
struct S { a: u8 } fn f() { S; S(1); let y = S; }
//= a trait as a value
trait T {} fn f() { T; T(); }
//= a module as a value
mod m {} fn f() { m; m(); }
//= an enum as a value
enum E { A } fn f() { E; E(); }
//= a type alias as a value
struct S; type A = S; fn f() { A; A(); }
//= a builtin type as a value
fn f() { u8; let x = str; }
//= a primitive's items are for typeck
fn f() { let x = u8::max_value; let y = i32::MAX; }
//= a crate that is not there
fn f() { ::nope; ::nope(); let x: ::Nope; }
//= a path in a crate that is not there
fn f() { ::nope::x; let x: ::nope::T; }
//= a module as a type
mod m {} fn f(x: m) {}
//= a function as a type
fn g() {} fn f(x: g) {}
//= a variant as a type
enum E { A } fn f(x: E::A) {}
//= a constant as a type
const C: u8 = 1; fn f() -> C { 1 }
//= a trait as a type
trait T {} fn f(x: &dyn T) {}
//= a struct literal of what is not there
mod m {} fn f() { S { a: 1 }; m::S { a: 1 }; }
//= a struct literal of a trait
trait T {} fn f() { T { }; }
//= a struct literal of a function
fn g() {} fn f() { g {}; }
//= a struct literal of an enum
enum E { A } fn f() { E {}; }
//= a struct literal of a constant
const C: u8 = 1; fn f() { C {}; }
//= a struct literal of a builtin type
fn f() { u8 {}; }
//= a struct literal of a variant and an alias
struct S { a: u8 } type A = S; enum E { V { a: u8 } } fn f() { A { a: 1 }; E::V { a: 1 }; S { a: 2 }; }
//= struct literals with fields
struct S { a: u8 } fn f() { S { a: nope }; S { a }; }
//= struct base
struct S { a: u8, b: u8 } fn f() { S { a: 1, ..base }; }
//= a trait that is not there
struct S; mod m {} impl Nope for S {} impl m::Nope for S {}
//= no trait
struct S; struct U; impl S for U {}
//= bounds that are no traits
struct U; fn f<T: U>(x: T) {} fn g<T>() where T: Nope {} fn h(x: impl Zork) {} fn i(x: &dyn U) {} fn j(x: &dyn Nope) {}
//= supertraits
struct S; trait A: Nope {} trait B: S {} trait C: A {}
//= associated types by trait
trait Tr { type X; fn m(); const K: u8; } struct S; impl Tr for S { type X = u8; fn m() {} const K: u8 = 1; } fn f() -> <S as Tr>::X { <S as Tr>::m(); <S as Tr>::K }
//= missing associated items by trait
trait Tr {} struct S; fn f() -> <S as Tr>::Zork { <S as Tr>::zork() }
//= by a trait that is not there
struct S; fn f() -> <S as NoTr>::X { <S as NoTr>::x(); loop {} }
//= by no trait
struct S; fn f() -> <S as S>::X { loop {} }
//= an associated item of another kind
trait Tr { fn a(); type X; } struct S; fn f(x: <S as Tr>::a) { <S as Tr>::X; }
//= by type
struct S; fn f() { <Nope>::x(); <S>::x(); }
//= the type in front
trait Tr { type X; } fn f(x: <Nope as Tr>::X) {}
//= through an enum to typeck
enum E { A } fn f() { E::A; let x = E::B; E::C(); }
//= through a trait to typeck
trait T { fn m(); } fn f<X: T>() { X::m(); T::q::<X>; }
//= Self outside
fn f() -> Self { Self }
//= Self path outside
fn f() { Self::new(); Self { a: 1 }; Self(1); }
//= self outside
fn f() { self; self.x; self.m(); }
//= self in an associated function
struct S { a: u8 } impl S { fn new() { self; self.a; self.m(); } fn m(&self) {} }
//= Self in an impl
struct S { a: u8 } impl S { fn new() -> Self { Self { a: 1 } } fn m(&self) -> Self { Self::new() } }
//= Self as a constructor
struct S(u8); impl S { fn new() -> Self { Self(1) } } struct U; impl U { fn n() -> Self { Self } }
//= Self in a trait
trait T { fn n() -> Self; fn m(&self) -> u8; type X; fn q() -> Self::X; fn z() { Self; } }
//= Self in a struct
struct S<'a> { next: Option2<&'a Self> } enum Option2<T> { A(T) } enum L<'a> { N(&'a Self) }
//= generic arguments
struct S<T>(T); fn f() { let x: S<Nope>; S::<Nope2>(1); g::<Nope3>(); } fn g<T>() {} fn h(x: S<S<Deep>>) {}
//= method generics
struct S; impl S { fn m<T>(&self) {} } fn f(s: S) { s.m::<Nope>(); }
//= casts and types of lets
fn f() { 1 as Nope; let x: (Nope1, [Nope2; 2], &Nope3, *const Nope4, fn(Nope5) -> Nope6); }
//= functions in value and type namespace
struct S; fn g() {} fn f() { let a: S = S; g(); let b = g; }
//= order of namespaces
mod x { pub fn y() {} } fn x() {} fn f() { x(); x::y(); }
//= a macro as a value
macro_rules! m { () => {}; } fn f() { m; }
//= operands
fn f() { a + b; !c; d[e]; g.h; i(j); (k, l); [n, o]; p = q; r += s; &t; *u; v as u8; w..x; y?; }
//= control flow
fn f() { if a { b } else { c }; while d { e } loop { g; } for h in i { h; j } match k { l => l, } return m; }
//= calls of std's macros
fn f() { assert!(a); assert_eq!(b, c); panic!("{}", d); println!("{}", g); vec![h, i]; matches!(j, k); }
//= captured in a format
fn f() { let a = 1; println!("{a}"); format!("{a:w$}", w = c); }
