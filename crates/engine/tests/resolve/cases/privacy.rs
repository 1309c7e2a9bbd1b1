//= private items
mod m { fn f() {} struct S; const C: u8 = 1; static T: u8 = 1; trait Tr {} enum E { A } type A = u8; mod n { } } fn g(a: m::S, b: m::E, c: m::A) { m::f(); m::C; m::T; m::E::A; m::n::x; } impl m::Tr for u8 {}
//= a private module
mod m { mod n { pub fn f() {} } } fn g() { m::n::f(); }
//= only the first is reported
mod a { mod b { mod c { fn f() {} } } } fn g() { a::b::c::f(); }
//= pub(crate)
mod m { pub(crate) fn f() {} pub(super) fn g() {} pub(self) fn h() {} } fn k() { m::f(); m::g(); m::h(); }
//= pub(in)
mod a { pub mod b { pub(in crate::a) fn f() {} pub(super) fn g() {} } fn h() { b::f(); b::g(); } } fn k() { a::b::f(); a::b::g(); }
//= siblings see parents
mod a { fn f() {} mod b { fn g() { super::f(); crate::a::f(); } } }
//= blocks
mod a { fn f() {} fn g() { mod b { pub fn h() { super::f(); } } b::h(); } }
//= constructors
mod m { pub struct T(u8); pub struct P(pub u8); pub struct Q(pub u8, u8); pub struct U; } fn f() { m::T(1); m::P(1); m::Q(1, 2); m::U; }
//= constructors in patterns
mod m { pub struct T(u8); } fn f(x: m::T) { let m::T(y) = x; }
//= constructors by glob
mod m { pub struct T(u8); } use m::*; fn f(x: T) { T(1); let T(y) = x; let z = T; }
//= constructors by use
mod m { pub struct T(u8); } use m::T; fn f(x: T) { T(1); let T(y) = x; let z = T; }
//= restricted constructors
mod m { pub struct T(pub(crate) u8); pub struct S(pub(super) u8); pub struct R(pub(self) u8); } fn f() { m::T(1); m::S(1); m::R(1); }
//= private imports
mod m { use crate::n::S; use crate::n::f; use crate::n; } mod n { pub struct S; pub fn f() {} } fn g() { m::S; m::f(); m::n::f(); }
//= visibilities that are not there
mod v { pub(in crate::nope) struct A; pub(in crate::v::nope) struct B; }
//= relative visibilities
mod a { pub(in a) struct A; pub(in b::c) struct B; }
//= visibilities of others
mod a {} mod b { pub(in crate::a) struct A; }
//= visibilities of what comes later
mod b { pub(in crate::z) struct A; } mod z {}
//= visibilities of no module
enum E { A } struct S; mod b { pub(in crate::E) struct A; pub(in crate::S) struct B; }
//= super of the root
pub(super) struct A; mod m { pub(super) struct B; pub(in super::super) struct C; }
//= visibilities of fields
mod m { pub struct S { pub(super) a: u8, pub(in crate::m) b: u8, pub(in crate::q) c: u8 } }
//= visibilities of methods
mod m { pub struct S; impl S { pub(super) fn a() {} pub(in crate::q) fn b() {} } }
//= trait items and variants are as public as their parents
mod m { pub trait T { fn a(); } pub enum E { A, B(u8) } } fn f() { m::E::A; m::E::B(1); }
//= an enum that is private
mod m { enum E { A } pub use self::E::A; }
//= the same name, private in one namespace
mod m { pub struct x { } fn x() {} } fn f() { m::x {}; m::x(); }
//= private and used twice
mod m { fn f() {} } fn g() { m::f(); m::f(); }
