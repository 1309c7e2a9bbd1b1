//= hello
fn main() { println!("Hello, world!"); }
//= a wrong tail
fn f() -> i32 { "a" }
//= no tail
fn f() -> i32 { 1; }
//= no tail and no return type
fn f() { 1 }
//= an empty body
fn f() -> i32 {}
//= a let of a wrong type
fn f() { let x: i32 = "a"; let y: &str = 1; let z: bool = { 1 }; }
//= a block's tail in a let
fn f() { let x: i32 = { let y = 1; "a" }; }
//= a statement without a semicolon
fn f() { { 1 } let x = 1; if true { 1 } let y = 2; }
//= a block that diverges
fn f() -> i32 { return 1; } fn g() -> i32 { loop {} } fn h() -> i32 { panic!() } fn i() -> i32 { { return 1; } }
//= labelled blocks
fn f() -> i32 { 'a: { if true { break 'a 1; } 2 } } fn g() -> i32 { 'a: { break 'a "a"; } } fn h() { let x: i32 = 'a: { if true { break 'a; } 1 }; }
//= an uninitialised let
fn f() { let x; x = 1; let y: u8 = x; }
//= a let that is assigned twice
fn f() { let mut x = 1; x = "a"; }
//= let else
fn f(o: Option<i32>) -> i32 { let Some(x) = o else { return 0 }; x } fn g(o: Option<i32>) { let Some(x) = o else { }; let Some(y) = o else { 1 }; }
//= nested blocks
fn f() -> i32 { { { "a" } } } fn g() -> i32 { unsafe { "a" } } fn h() -> i32 { { 1; } }
//= assignment to what is no place
fn f() { 1 = 2; f() = (); 3 += 1; let mut a = 1; a + 1 = 2; }
//= assignment as a condition
fn f() { let mut a = true; if a = false {} while a = true {} }
//= destructuring assignment
fn f() { let (mut a, mut b) = (1, "a"); (a, b) = (2, "b"); (a, b) = (b, a); (a, _) = (3, 4); [a, ..] = [1, 2, 3]; }
//= destructuring structs
struct P { x: i32, y: i32 } struct T(i32, u8); fn f() { let (mut a, mut b, mut c); P { x: a, y: b } = P { x: 1, y: 2 }; T(a, c) = T(1, 2); P { x: a, .. } = P { x: 1, y: 2 }; T(c, a) = T(1, 2); }
//= const and static
const A: i32 = "a"; static B: &str = 1; const C: u8 = { 1 }; const D: [u8; 2] = [1, 2]; const E: [u8; 3] = [1, 2];
//= parentheses
fn f() -> i32 { ("a") } fn g() { let x: i32 = ((true)); }
//= items in blocks
fn f() -> u8 { fn g() -> u8 { 1 } struct S(u8); let s = S(g()); s.0 }
//= expression statements
fn f() { 1; "a"; f; f(); (); }
//= defaults of generic types
use std::cell::RefCell; static A: std::sync::Mutex<Vec<String>> = std::sync::Mutex::new(Vec::new()); thread_local! { static B: RefCell<Vec<String>> = RefCell::default(); static C: RefCell<u8> = const { RefCell::new(1) }; static D: u8 = "a"; } fn f() { let x: RefCell<Vec<String>> = RefCell::default(); let n: usize = B.with(|b| b.borrow().len()); }
//= assignment to calls and paths
fn g() {} struct S; fn f() { g() = 4; S::x = 1; g = 2; S = S; }
