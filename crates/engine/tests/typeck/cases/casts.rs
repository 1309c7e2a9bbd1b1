//= numbers
fn f(a: i32, b: f64, c: u8, d: bool, e: char) { a as i64; a as f32; b as i32; c as char; d as i32; e as u32; e as u8; b as f32; a as usize; }
//= casts to bool and char
fn f(a: i32, b: f64) { a as bool; b as bool; a as char; b as char; 97 as char; 97u32 as char; }
//= casts that are none
struct S; fn f(a: &str, s: S, o: Option<u8>) { a as i32; s as i32; o as u8; 1 as S; 1 as &str; () as i32; (1, 2) as i32; }
//= enums
enum E { A, B } enum F { A = 3 } enum G { A(u8) } fn f(e: E) { e as i32; F::A as u8; E::B as bool; E::A as f32; G::A(1) as i32; E::A as char; }
//= references
fn f(a: &i32, b: &mut u8) { a as i32; a as *const i32; b as *mut u8; b as *const u8; a as *mut i32; a as usize; a as *const u8; a as &i32; }
//= raw pointers
fn f(a: *const i32, b: usize, c: *mut u8) { a as usize; b as *const u8; a as *const u8; c as *const u8; a as *mut i32; a as f32; 1.0 as *const u8; a as bool; true as *const u8; a as u8; }
//= wide pointers
fn f(a: *const [u8], b: *const u8) { a as *const u8; b as *const [u8]; a as usize; a as *const [i8]; a as *const str; }
//= functions
fn g(x: i32) -> i32 { x } fn f() { g as fn(i32) -> i32; g as usize; g as *const u8; g as fn(); g as f32; let h = g as fn(i32) -> i32; h as usize; }
//= unsized
fn f(a: &[u8], b: &str) { a as [u8]; *b as str; 1 as [u8]; &[1u8, 2] as &[u8]; }
//= coercions by as
trait T {} struct S; impl T for S {} fn f(s: S) { &s as &dyn T; &[1, 2] as &[i32]; Box::new(S) as Box<dyn T>; 1 as i32; let x = 1 as i64; let y: i64 = x; }
//= array references
fn f(a: &[u8; 2], b: &mut [u8; 2]) { a as *const u8; b as *mut u8; a as *mut u8; a as *const i8; a as *const [u8; 2]; }
//= inference
fn f() { let x = 1; let y = x as u8; let z = 3.5 as u8; let w = -1 as u32; let v = (1 << 3) as u64; }
//= pointers of unknown kinds
fn f(a: usize) { let b = a as *const _; let p = a as *const str; let q = a as *const dyn Fn(); } fn g(a: *const dyn Fn(), b: *const str) { a as *const (dyn Fn() + Send); a as *const [u8]; b as *const [u8]; a as *const u8; } fn h<T: ?Sized>(a: *const T) { a as *const u8; a as usize; a as *const T; a as *const [u8]; }
