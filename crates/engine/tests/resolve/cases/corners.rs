//= a default method's own generics
trait T { fn m<U>(u: U) -> U { fn g(x: U) {} u } }
//= imports in a nested block
mod m { pub fn f() {} pub mod k { pub fn g() {} } } fn a() { use m::k; { k::g(); use k::g; g(); } g(); }
//= an item hides an import of the outer block
mod m { pub fn f() {} } fn a() { use m::f; { f(); fn f() {} } f(); }
//= enum and module of one name by glob
mod a { pub enum E { X } } mod b { pub mod E { pub fn X() {} } } use a::*; use b::*; fn f() { E::X; }
//= glob over a private import
mod a { use crate::b::f; pub use crate::b::g; } mod b { pub fn f() {} pub fn g() {} } use a::*; fn h() { f(); g(); }
//= glob within sees private imports
mod a { use crate::b::f; pub mod c { use super::*; fn h() { f(); } } } mod b { pub fn f() {} }
//= restricted globs
mod a { pub(in crate::a) fn f() {} pub mod b { pub use super::*; } } use a::b::*; fn g() { f(); a::b::f(); }
//= a name in two namespaces by two globs
mod a { pub fn x() {} } mod b { pub mod x { pub fn y() {} } } use a::*; use b::*; fn f() { x(); x::y(); }
//= ambiguous glob of globs, one of which is shadowed
mod a { pub fn x() {} } mod b { pub fn x() {} } mod c { pub use crate::a::*; pub use crate::b::*; pub fn x() {} } fn f() { c::x(); }
//= variant imports conflict
enum A { X } enum B { X } use A::X; use B::X;
//= variant globs conflict
enum A { X, Y } enum B { X, Z } use A::*; use B::*; fn f() { X; Y; Z; }
//= struct and its constructor by two paths
mod a { pub struct S(pub u8); } use a::S; use a::S as T; fn f(x: S) -> T { let S(y) = x; T(1) }
//= use of a struct that hides a local function's name
mod a { pub struct f; } fn g() { use a::f; let f = 1; }
//= match on an imported constant
mod a { pub const C: u8 = 1; pub static D: u8 = 2; } use a::{C, D}; fn f() { match 1 { C => {} D => {} _ => {} } }
//= or-pattern of constants
const A: u8 = 1; fn f() { match 1 { A | B => {} } match (1, 2) { (A, x) | (x, A) => { x; } _ => {} } }
//= or in parameters
fn f((a | a): u8, b: u8) { a; b; } fn g(x: Option2) { let (Option2::A(y) | Option2::B(y)) = x; y; } enum Option2 { A(u8), B(u8) }
//= nested or with bindings around
enum E { A(u8, u8), B(u8) } use E::*; fn f(e: E) { match e { A(x, 1 | 2) | B(x) | A(2, x) => { x; } A(y @ (1 | 2), z @ _) => { y; z; } A(..) => {} } }
//= closures in conditions
fn f(o: u8) { if let a = o && { let b = a; b > 1 } { a; b; } while let c = o && c > 1 { c; } c; }
//= nested if let
fn f(o: u8) { if let a = o { if let b = a { a; b; } b; } else if let c = o { c; a; } }
//= let else sees no bindings
fn f(o: u8) { let a = a else { a; return }; }
//= a closure in its own initialiser
fn f() { let g = || g(); }
//= a const in a match arm
fn f() { match 1 { x => { const C: u8 = x; } } }
//= an array length within a closure
fn f() { |n: usize| [0; n]; const N: usize = 1; |m: u8| [m; N]; }
//= consts that use each other
const A: u8 = B; const B: u8 = A + C; static S: &T = &X; struct T; const X: T = T;
//= generics in nested impls
struct S<T>(T); impl<T> S<T> { fn f() { struct L<U>(U); impl<U> L<U> { fn g(t: T, u: U) -> Self { loop {} } } } }
//= Self of the inner impl
struct S; impl S { fn f() { struct L; impl L { fn g() -> Self { Self } } let x: Self = Self; } }
//= Self in a const
struct S; impl S { const A: Self = Self; const B: [u8; Self::N] = [0; Self::N]; const N: usize = 1; }
//= Self in a nested module
struct S; impl S { fn f() { mod m { fn g() -> Self {} } } }
//= Self in where clauses
trait T where Self: Sized2 { type X: U<Self>; fn f() where Self: Sized2, Self::X: U<Self>; } trait Sized2 {} trait U<T: ?Sized> {}
//= self in a closure
struct S { a: u8 } impl S { fn f(&self) { || self.a; async { self.a; }; } fn g() { || self; } }
//= a lifetime and a type parameter of one letter
fn f<'a, a>(x: &'a a) {} 
//= an impl's lifetime in a nested function
struct S<'a>(&'a u8); impl<'a> S<'a> { fn f() { fn g(x: &'a u8) {} } }
//= bounds before parameters
fn f<T: Tr<U>, U: Tr<T>>() {} trait Tr<X> {}
//= const parameters in bounds
fn f<const N: usize, T: Tr<N>>() {} trait Tr<const M: usize> {} struct S<T: Tr<{ K }>>(T); const K: usize = 1; fn g<const N: usize, T: Tr<{ N + 1 }>>() {}
//= a type argument that is a constant
struct S<const N: usize>; const K: usize = 1; mod m { pub const K: usize = 2; } fn f() -> (S<K>, S<{ m::K }>) { let n = 1; let x: S<n>; let y: S<nope>; loop {} }
//= a block's item as an argument
struct S<T>(T); fn f() { struct L; let x: S<L>; { struct M; } let y: S<M>; }
//= associated types of parameters
trait I { type X; } fn f<T: I>(x: T::X, y: <T as I>::X, z: T::X::Y, w: <T::X as I>::X) {}
//= function pointers and lifetimes
type F<'a> = for<'b> fn(&'a u8, &'b u8) -> &'c u8; type G = Box2<dyn for<'x> Tr<'x> + 'y>; struct Box2<T: ?Sized>(T); trait Tr<'a> {}
//= lifetimes in impl trait
fn f<'a>(x: &'a u8) -> impl Tr<'a> + 'b { } trait Tr<'a> {} impl<'a> Tr<'a> for () {}
//= extern prelude by module
mod core2 {} use self::core2 as c; fn f() { ::core2::x(); c::y(); }
//= many supers
mod a { pub fn f() {} pub mod b { pub mod c { fn g() { super::super::f(); super::super::super::a::f(); super::super::super::super::f(); } } } }
//= self in the middle of use
mod a { pub mod b { pub fn f() {} } } use a::{b::{self, f}, self as z}; fn g() { b::f(); f(); z::b::f(); }
//= crate within braces
mod a { pub fn f() {} } use {crate::a::f, self::a as q}; fn g() { f(); q::f(); }
//= super with braces
mod a { pub fn f() {} mod b { use super::{self as up, f}; fn g() { up::f(); f(); } } }
//= alias chains
mod a { pub fn f() {} } use a as b; use b as c; use c::f; fn g() { b::f(); c::f(); f(); }
//= a glob that is completed by a glob
mod a { pub use crate::b::*; } mod b { pub use crate::c::*; } mod c { pub fn f() {} pub mod d { pub fn g() {} } } use a::*; use d::g; fn h() { f(); g(); }
//= visibility of a glob's glob
mod a { pub(crate) use crate::b::*; } mod b { pub fn f() {} } pub use a::*; pub use a::f as g;
//= reexport of a private import
mod a { use crate::b::f; pub use self::f as g; } mod b { pub fn f() {} }
//= reexport of a crate's import
use m::S; mod m { pub struct S; } mod n { pub use crate::S as T; }
//= the name of a trait's method as a function
trait T { fn m(&self); } struct S; impl T for S { fn m(&self) { m(); S::m(self); } } fn f() { m(); }
//= unit and tuple struct twice
struct A; struct A(u8); enum B { X, X(u8) }
//= an item and a variant by glob
enum E { A, B } use E::*; struct A; fn f() { A; B; }
//= an item and a variant by use
enum E { A } use E::A; struct A;
//= modules inline twice
mod m { pub fn f() {} } mod m { pub fn g() {} } fn h() { m::f(); m::g(); }
//= traits in scope twice
mod a { pub trait T {} } mod b { pub trait T {} } use a::T; use b::T as _; use b::T as U; struct S; impl T for S {} impl U for S {}
//= static in a const block
fn f() { const { static A: u8 = 1; A }; let x = const { let y = 1; y }; y; }
//= labels and closures within blocks
fn f() { let x = 'a: { if true { break 'a 1; } 2 }; x; }
//= edition keywords, 2021
fn gen() {} fn f() { gen(); let gen = 1; gen; }
