//= single
mod m { pub fn f() {} pub struct S; } use m::f; use m::S as T; fn g() { f(); T; }
//= nothing of that name
mod m {} use m::nope;
//= no such module
use nomod::x;
//= no such name
use nope;
//= no such name at depth
mod m { pub mod n {} } use m::n::q::r;
//= groups
mod m { pub fn a() {} pub fn b() {} } use m::{a, b as c}; fn g() { a(); c(); b(); }
//= failing group
mod m { pub fn a() {} } use m::{a, x, y}; fn g() { a(); x(); y(); }
//= failing in nested groups
mod m { pub mod n { pub fn a() {} } } use m::{n::{a, q}, z};
//= a failed import is no second error
use m::x; mod m {} fn f() { x(); x::y(); let z: x; }
//= glob
mod m { pub fn a() {} fn private() {} pub mod n { pub fn b() {} } } use m::*; fn f() { a(); n::b(); private(); }
//= glob of a module that is not there
use nope::*; fn f() { x(); }
//= glob of an enum
enum E { A, B(u8), C { x: u8 } } use E::*; fn f() { A; B(1); C { x: 1 }; D; }
//= glob of a function
fn f() {} use f::*;
//= glob of a struct
struct S; use S::*;
//= glob of a trait
trait T { fn m(); } use T::*;
//= glob of itself
use crate::*; pub fn f() {}
//= glob of itself in a module
mod m { use self::*; pub fn f() {} }
//= globs are shadowed
mod m { pub fn f() -> u8 { 1 } } use m::*; fn f() -> u16 { 2 } fn g() -> u16 { f() }
//= globs are shadowed by imports
mod a { pub struct X; } mod b { pub struct X; pub struct Y; } use a::*; use b::X; fn f() { X; Y; }
//= two globs
mod a { pub struct X; } mod b { pub struct X; } use a::*; use b::*; fn f() {}
//= two globs and a use
mod a { pub struct X; pub fn g() {} } mod b { pub struct X; pub fn g() {} } use a::*; use b::*; fn f(x: X) { X; g(); }
//= the same thing by two globs
mod a { pub struct X; } mod b { pub use crate::a::X; } use a::*; use b::*; fn f() { X; }
//= ambiguity in a path
mod a { pub mod m { pub fn f() {} } } mod b { pub mod m { pub fn f() {} } } use a::*; use b::*; fn g() { m::f(); }
//= ambiguity through a path
mod a { pub fn x() {} } mod b { pub fn x() {} } mod c { pub use super::a::*; pub use super::b::*; } fn g() { c::x(); }
//= ambiguity imported
mod a { pub fn x() {} } mod b { pub fn x() {} } mod c { pub use super::a::*; pub use super::b::*; } use c::x; fn g() { x(); }
//= ambiguity through a glob
mod a { pub fn x() {} } mod b { pub fn x() {} } mod c { pub use super::a::*; pub use super::b::*; } use c::*; fn g() { x(); }
//= ambiguous pattern
mod a { pub const X: u8 = 1; } mod b { pub const X: u8 = 2; } use a::*; use b::*; fn g() { match 1 { X => {} _ => {} } }
//= chains
mod a { pub use crate::b::x; } mod b { pub use crate::c::x; } mod c { pub fn x() {} } use a::x; fn f() { x(); }
//= cycles
mod a { pub use crate::b::x; } mod b { pub use crate::a::x; }
//= longer cycles
mod a { pub use crate::b::x; } mod b { pub use crate::c::x; } mod c { pub use crate::a::x; }
//= chains to nothing
use a::x; mod a { pub use crate::b::x; } mod b { pub use crate::c::x; } mod c {}
//= chains to nothing, backwards
mod c {} mod b { pub use crate::c::x; } mod a { pub use crate::b::x; } use a::x; fn f() { x(); a::x(); }
//= a failed glob hides
use nope::*; fn f() { x; T::x(); m::y; let z: U; } mod n { fn g() { x; } }
//= a failed glob and what is wrong anyway
use nope::*; mod m { fn p() {} } fn f<T, T>(x: &'a u8) { m::p(); let (a, a) = (1,2); fn g<'b, 'b>() {} fn h<'c>() { fn i(x: &'c u8) {} } static S: u8 = 1; let S = 1; }
struct D<A = B, B = u8>(A, B); fn k<T, const N: T>() {} fn l<T>() { fn q(x: T) {} let n = 1; [0; n]; fn z() { n } } struct L<'a>(&'a u8); impl<'a> L<'a> { fn m<'a>() {} } fn cc<const N: usize>() { let a = [0; N + 1]; }
//= a failed glob and the rest
use nope::*; mod m { pub struct Q; } struct S; enum E {A}
fn f() { m::x; let a: m::T; crate::q(); self::r::s(); match 1 { T1(..) => {}, T2{..} => {}, E::Z => {} } T3{}; let (a|b) = 1; }
impl NoTr for S { fn x() {} } impl Clone for S { fn zz() {} fn clone(&self) -> S { S } } fn g<T: Zork>() -> Self { m::Q::n(); <S as m::Tr>::x(); ::zip::x(); std::zop; std::zop::a(); ::zip; }
//= a failed glob in a block
fn f() { use nope::*; x; fn g() { y; } } fn h() { z; }
//= deep paths to nothing
use nope::a::b; use crate::nope::c; use crate::m::nope::d::e; mod m {}
//= glob cycles
mod a { pub use crate::b::*; pub fn f() {} } mod b { pub use crate::a::*; pub fn g() {} } fn h() { a::g(); b::f(); a::x(); }
//= import of itself
use x as x;
//= self imports
mod m { pub mod n { pub fn f() {} } } use m::n::{self, f}; fn g() { n::f(); f(); }
//= self renamed
mod m { pub fn f() {} } use m::{self as k}; fn g() { k::f(); }
//= self outside of braces
mod m { pub mod n {} } use m::n::self;
//= self outside of braces renamed
mod m { pub mod n {} } use m::n::self as nn;
//= self alone
use self;
//= self alone in braces
use {self};
//= crate alone
use crate;
//= crate renamed
use crate as root; fn g() {} fn f() { root::g(); }
//= self renamed alone
use self as root; fn g() {} fn f() { root::g(); }
//= self twice
mod m { pub mod n {} } use m::n::{self, self};
//= self names only a module
mod m { pub mod x {} pub fn x() {} } use m::x::{self}; fn f() { x(); }
//= super in use
mod a { pub fn f() {} pub mod b { use super::f; use super::super::a::f as g; fn h() { f(); g(); } } }
//= too many supers
use super::x; mod m { use super::super::y; }
//= taken by an item
mod m { pub fn f() {} } use m::f; fn f() {}
//= taken by an import
mod a { pub fn f() {} } mod b { pub fn f() {} } use a::f; use b::f;
//= taken by the same import
mod a { pub fn f() {} } use a::f; use a::f;
//= another namespace
mod a { pub fn f() {} } use a::f; mod f {} struct g; mod h { pub mod k {} } use h::k; fn k() {}
//= a type and a value
mod a { pub struct S; } use a::S; fn S() {}
//= a module reimported
mod m {} use self::m;
//= underscore imports
mod m { pub trait T {} pub trait U {} } use m::T as _; use m::U as _;
//= underscore import of what is not there
mod m {} use m::T as _;
//= through an enum
mod m { pub enum E { A, B } } use m::E::{A, B, C}; fn f() { A; B; }
//= variants by use within the module
enum E { A } use self::E::A; use E::A as Q; fn f() { A; Q; }
//= import of an associated item
struct S; impl S { pub fn new() {} } use S::new;
//= import of a trait's item
trait T { fn m(); } use T::m;
//= import from a primitive
use u8::MAX;
//= reexports
mod a { mod b { pub fn f() {} } pub use self::b::f; } fn g() { a::f(); a::b::f(); }
//= private reexport of a function
mod m { pub(crate) fn f() {} fn g() {} pub use self::g as h; } pub use m::f;
//= private reexport of a type
mod m { pub(crate) struct S { a: u8 } } pub use m::S;
//= private reexport of a module
mod m {} pub use m as n; pub use crate::m as o;
//= private reexport in a module
mod m { mod p {} pub use self::p as q; fn f() {} pub use self::f as g; pub(crate) use self::f as h; }
//= reexport of what is public enough in one namespace
mod m { pub struct S(u8); } pub use m::S;
//= glob does not reexport private things
mod m { pub(crate) fn f() {} pub fn g() {} } pub use m::*; fn h() { f(); g(); }
//= reexport within
mod a { pub(in crate::a) fn f() {} pub mod b { pub(super) use super::f as g; pub(crate) use super::f as h; } }
//= use in a block
mod m { pub fn f() {} } fn g() { use m::f; f(); } fn h() { f(); }
//= use in a block before an item
fn g() { use inner::f; f(); mod inner { pub fn f() {} } }
//= an item of a block by use
fn g() { enum E { A, B } use E::*; A; B; fn h() { A; } }
//= self in a block
fn g() { fn inner() {} self::inner(); }
//= glob in a block shadows outer
mod m { pub fn f() -> u8 { 1 } } fn f() -> u16 { 2 } fn g() -> u8 { use m::*; f() }
//= use of a glob and something outer
mod m { pub mod k { pub fn f() {} } } mod k { pub fn f() {} } fn g() { use m::*; use k::f; f(); }
//= a block's import by itself
mod m { pub mod m { pub fn f() {} } } fn g() { use m::m; m::f(); }
//= failing in a block
fn g() { use nope::x; x(); }
//= macros by use
macro_rules! m { () => {}; } use m as n; pub(crate) use m;
//= exported macros by use
#[macro_export] macro_rules! m { () => {}; } mod a { use crate::m as k; pub use crate::m; }
//= macros reexported
macro_rules! m { () => {}; } pub use m;
//= macros not there
use crate::nomacro; mod a { macro_rules! m { () => {}; } pub(crate) use m as n; } use a::n;
//= global use not there
use ::nope::x; use ::nope::{y, z};
//= unnamed const and use
const _: () = (); const _: () = (); mod m { pub trait T {} } use m::T as _;
//= import in an enum's place
mod m { pub enum E { A } pub mod n { pub use super::E::A; } } use m::n::A; fn f() { A; m::n::A; }
//= glob of enum through reexport
mod m { pub enum E { A } } pub use m::E; use E::*; fn f() -> E { A }
//= alias is no module
mod m { pub enum E { A } pub type F = E; } use m::F::A;
//= privacy of an import
mod a { use crate::b::f; pub fn g() { f(); } } mod b { pub fn f() {} } use a::f;
//= use of a private thing
mod m { struct P; fn f() {} mod n {} } use m::P; use m::f; use m::n; fn g() { P; f(); }
//= use through a private module
mod m { mod n { pub fn f() {} } } use m::n::f; fn g() { f(); }
//= private group
mod m { fn f() {} pub fn g() {} } use m::{f, g};
//= 2021, 2021
mod m { pub fn f() {} } use m::f; use nope::x; fn g() { f(); }
