//= bindings
fn f(x: (u8, u8)) { let (a, b) = x; a; b; c; match x { (p, q) => { p; q; } } p; }
//= twice in a pattern
fn f() { let (a, a) = (1, 2); match (1, 2) { (b, b) => {} } let (c @ c) = 1; }
//= twice in parameters
fn f(a: u8, a: u8) {} fn g((a, a): (u8, u8)) {} fn h() { |x: u8, x: u8| {}; }
//= alternatives
enum E { A(u8), B(u8), C } use E::*; fn f(e: E) { match e { A(x) | B(x) => { x; } C => {} } }
//= missing in alternatives
enum E { A(u8), B(u8), C } use E::*; fn f(e: E) { match e { A(x) | B(y) => {} C | A(z) => {} _ => {} } }
//= missing in several
enum E { A(u8), B, C, D } use E::*; fn f(e: E) { match e { B | C | A(x) | D => {} } }
//= nested alternatives
fn f(x: (u8, u8)) { match x { (1 | 2, y) | (y, 3) => y, (z, 4) | (5, 6 | z) => 1, _ => 2 }; let (q | q) = 1; }
//= inner and outer
fn f(x: ((u8, u8), u8)) { match x { ((a, 1) | (1, a), b) => {} ((c, d | e), g) => {} } }
//= twice across alternatives
fn f(x: (u8, u8)) { match x { (a | a, a) => {} (b, b | 1) => {} _ => {} } }
//= bound differently
fn f(x: (u8, u8)) { match x { (ref a, 1) | (a, _) => {} (mut b, 2) | (2, b) => {} _ => {} } }
//= constants
const C: u8 = 1; struct U; fn f(x: u8) { match x { C => {} _ => {} } match U { U => {} } }
//= variants
enum E { A, B } use E::A; fn f(e: E) { match e { A => {} B => {} } match e { E::A => {} E::B => {} E::Z => {} } }
//= bindings must not shadow
static S: u8 = 1; struct T(u8); struct U; const C: u8 = 1; enum E { V(u8), W } use E::*; fn f() { let S = 1; let T = 2; let V = 3; let mut U = 4; let ref C = 5; let W @ _ = 6; }
//= shadowing elsewhere
static S: u8 = 1; struct T(u8); fn f(S: u8) { for T in x() {} match 1 { S => {} } |T: u8| {}; } fn x() -> [u8; 1] { [1] }
//= structs do not matter
struct S { a: u8 } enum E { A } mod m {} trait T {} fn g() {} fn f() { let S = 1; let E = 2; let m = 3; let T = 4; let g = 5; }
//= const and static in functions
fn f() { const C: u8 = 1; static D: u8 = 2; let C = 1; let D = 2; }
//= tuple structs that are not there
mod m {} fn f() { match 1 { Nope(x) => {} m::Nope(y) => {} } }
//= of another kind
struct S { a: u8 } struct U; fn g() {} const C: u8 = 1; fn f() { match 1 { S(x) => {} U(y) => {} g(z) => {} C(w) => {} } }
//= paths of another kind
mod m { pub struct S { pub a: u8 } pub struct T(pub u8); pub fn g() {} pub enum E { A(u8), B { x: u8 } } } fn f() { match 1 { m::S => {} m::T => {} m::g => {} m::E::A => {} m::E::B => {} m => {} } }
//= paths that are not there
mod m {} fn f() { match 1 { m::X => {} n::X => {} N::X => {} crate::Y => {} } }
//= struct patterns
struct S { a: u8 } fn g() {} enum E { A } trait T {} fn f() { match 1 { S { a } => { a; } Nope { b } => { b; } g { } => {} E { } => {} T { .. } => {} } }
//= variants with another shape
enum E { A, B(u8), C { x: u8 } } fn f() { match 1 { E::A(x) => {} E::B => {} E::C(y) => {} E::C => {} E::A {} => {} E::B { 0: z } => {} } }
//= ranges
const A: u8 = 1; fn f() { match 1 { A..=9 => {} 1..=B => {} N::C.. => {} _ => {} } }
//= let else and chains
fn f(x: u8) { let (1, y) = (x, 2) else { y; return }; y; if let 1 = x && let z = x && z > 1 { z; } else { z; } while let w = x { w; } w; }
//= guards
fn f(x: u8) { match x { y if y > 1 => y, _ if y > 1 => 2, _ => 3 }; }
//= for
fn f() { for i in i { i; } i; }
//= closures
fn f() { let c = |(a, b): (u8, u8), d| { a; b; d; e; }; a; }
//= shadowing
fn f() { let x = x; let x = 1; let x = x; { let y = x; } y; }
//= references and slices
fn f(v: &[u8]) { match v { [a, .., b] => { a; b; } [c @ ..] => { c; } } let &d = &1; d; let [e, e] = [1, 2]; }
//= subpatterns
fn f() { let a @ (b, c) = (1, 2); a; b; c; d; }
//= Self in patterns
struct S(u8); impl S { fn f(self) { let Self(x) = self; x; } } struct U; impl U { fn g(self) { match self { Self => {} } } } struct N { a: u8 } impl N { fn h(self) { let Self { a } = self; a; } }
//= Self that is no tuple struct
fn f() { let Self(x) = 1; let Self { y } = 2; }
//= associated constants
struct S; impl S { const A: u8 = 1; fn f() { match 1 { Self::A => {} S::A => {} S::B => {} _ => {} } } }
//= the type in front
trait T { const A: u8; } struct S; fn f() { match 1 { <S as T>::A => {} <S as T>::B => {} <Nope>::C => {} _ => {} } }
//= matches
enum E { A(u8), B } fn f(e: E) -> bool { matches!(e, E::A(x) if x > 1 && y) }
//= a self parameter and another
struct S; impl S { fn f(&self, a: u8, a: u8) {} }
//= assignments
fn f() { let (a, b); (a, b) = (1, 2); (c, _) = (1, 2); [a, ..] = [1, 2]; }
//= parameters in trait methods
trait T { fn m(a: u8, b: u8) { a; b; c; } fn n(x: u8); }
