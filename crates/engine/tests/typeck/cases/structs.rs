//= right ones
struct P { x: i32, y: u8 } struct T(i32); struct U; fn f() { let p = P { x: 1, y: 2 }; let q = P { y: 3, ..p }; let t = T(1); let u = U; let x = 1; let y = 2; let r = P { x, y }; let s = T { 0: 1 }; let v = U {}; }
//= unknown fields
struct P { x: i32, y: u8 } fn f() { P { x: 1, y: 2, z: 3 }; P { x: 1, z: 2 }; P { a: 1 }; }
//= missing fields
struct P { x: i32, y: u8, z: i32 } fn f() { P { x: 1 }; P { x: 1, y: 2 }; P {}; }
//= fields twice
struct P { x: i32 } fn f() { P { x: 1, x: 2 }; }
//= wrong fields
struct P { x: i32, y: u8 } fn f() { P { x: "a", y: 2 }; P { x: 1, y: 2u16 }; let x = "a"; P { x, y: 1 }; }
//= functional update
struct P { x: i32, y: u8 } enum E { A { x: i32, y: i32 } } fn f(p: P, e: E) { P { x: 1, ..p }; P { ..p }; P { x: 1, ..1 }; E::A { x: 1, ..e }; P { x: 1, z: 2, ..p }; }
//= variants
enum E { A { x: i32 }, B(i32), C } fn f() { E::A { x: 1 }; E::A { y: 1 }; E::A {}; E::B { 0: 1 }; E::C {}; E::A { x: "a" }; E::B(1); E::C; }
//= generic structs
struct P<T> { x: T, y: T } fn f() { let p = P { x: 1, y: 2 }; let q = P { x: 1, y: "a" }; let r: P<u8> = P { x: 1, y: 2 }; let s: P<&str> = P { x: 1, y: 2 }; let t = P::<u8> { x: 1, y: 300u16 }; }
//= fields
struct P { x: i32, t: (u8, i32) } struct T(i32); fn f(p: P, t: T, r: &P) { let a: i32 = p.x; let b: u8 = p.t.0; let c: i32 = t.0; let d: i32 = r.x; p.z; t.1; p.t.2; r.nope; p.x.y; 1.foo; let e: &str = p.x; }
//= private fields
mod m { pub struct P { x: i32, pub y: i32 } pub struct T(i32, pub u8); impl P { pub fn new() -> P { P { x: 1, y: 2 } } } } fn f(p: m::P, t: m::T) { p.y; p.x; t.1; t.0; }
//= private fields in expressions
mod m { pub struct P { x: i32, pub y: i32 } } fn f() { m::P { x: 1, y: 2 }; }
//= private fields that are missing
mod m { pub struct P { x: i32, pub y: i32 } } fn f() { m::P { y: 2 }; }
//= private fields in patterns
mod m { pub struct P { x: i32, pub y: i32 } } fn f(p: m::P) { let m::P { x, y } = p; }
//= private fields left out of patterns
mod m { pub struct P { x: i32, pub y: i32 } } fn f(p: m::P) { let m::P { y } = p; let m::P { y, .. } = p; }
//= methods are no fields
struct S { x: i32 } impl S { fn m(&self) {} } fn f(s: S) { s.m; s.x(); s.x; }
//= self
struct S { x: i32 } impl S { fn new(x: i32) -> Self { Self { x } } fn a(&self) -> i32 { self.x } fn b(&mut self) { self.x += 1; self.x = "a"; } fn c(self) -> Self { Self { x: "a", ..self } } }
//= not a struct
enum E { A } type A = i32; trait T {} fn f() { A { x: 1 }; E { x: 1 }; i32 { x: 1 }; }
//= recursive types
struct N { next: Option<Box<N>>, v: i32 } fn f() { let n = N { next: None, v: 1 }; let m = N { next: Some(Box::new(n)), v: 2 }; let x: i32 = m.next.unwrap().v; let o = N { next: Some(m), v: 3 }; }
//= constructors as functions
struct T(i32); enum E { A(i32) } fn f() { let a: fn(i32) -> T = T; let b = E::A; let c: E = b(1); let d: Option<T> = Some(1).map(T); }
