//= deref coercion
fn a(s: &str) {} fn b(s: &[u8]) {} fn f(s: String, v: Vec<u8>) { a(&s); b(&v); a(s); let t: &str = &s; let u: &String = t; }
//= boxes and Rc
use std::rc::Rc; fn a(x: &i32) {} fn f(b: Box<i32>, r: Rc<i32>) { a(&b); a(&r); a(b); }
//= unsizing
fn a(s: &[i32]) {} fn f() { a(&[1, 2]); a(&mut [1, 2]); a([1, 2]); let x: &[i32] = &[1]; let y: Box<[i32]> = Box::new([1, 2]); let z: &[u8] = &["a"]; }
//= trait objects
trait T { fn t(&self) {} } struct A; struct B; impl T for A {} fn a(t: &dyn T) { t.t() } fn f() { a(&A); a(&B); a(A); let x: Box<dyn T> = Box::new(A); let y: Box<dyn T> = Box::new(B); let z: &dyn T = &A; a(z); a(&*x); }
//= trait objects in Rc
use std::rc::Rc; use std::cell::RefCell; trait T {} struct A; impl T for A {} fn f() { let x: Rc<dyn T> = Rc::new(A); let y: Rc<RefCell<dyn T>> = Rc::new(RefCell::new(A)); let z: Vec<Box<dyn T>> = vec![Box::new(A)]; let w: Rc<dyn T> = Rc::new(1); }
//= reborrows
fn a(x: &mut i32) {} fn b(x: &i32) {} fn f(x: &mut i32) { a(x); a(x); b(x); let y = x; a(y); let z: &mut i32 = &1; }
//= mutability
fn f(x: &i32, y: &mut i32) { let a: &mut i32 = x; let b: &i32 = y; let c: *const i32 = x; let d: *mut i32 = y; let e: *mut i32 = x; }
//= never
fn f(b: bool) -> i32 { let x: i32 = if b { 1 } else { return 2 }; let y: ! = return 1; x } fn g() -> ! { panic!() } fn h() -> ! { 1 } fn i() -> ! {}
//= arms of one type
fn f(n: i32) -> &'static str { match n { 0 => "a", 1 => panic!(), _ => "b" } } fn g(n: i32) { let x = match n { 0 => 1, _ => "a" }; let y = if n == 0 { 1 } else { 'a' }; }
//= functions of one type
fn a(x: i32) -> i32 { x } fn b(x: i32) -> i32 { x } fn c(x: u8) -> u8 { x } fn f(n: i32) { let x = match n { 0 => a, _ => b }; x(1); let y = [a, b]; let z = [a, c]; let w = if n == 0 { a } else { |x: i32| x }; }
//= references of one type
trait T {} impl T for u8 {} impl T for u16 {} fn f(n: i32, a: &u8, b: &u16) { let x: &dyn T = if n == 0 { a } else { b }; let y = if n == 0 { a } else { b }; let z: [&dyn T; 2] = [a, b]; let w = [a as &dyn T, b]; }
//= arrays
fn f() { let a = [1, 2, 3]; let b: [i32; 2] = [1, 2, 3]; let c = [1, "a"]; let d: [u8; 2] = [0; 2]; let e: [u8; 2] = [0; 3]; let g: [&str; 1] = [1]; let h: [i32; 0] = []; }
//= slices
fn f(a: [i32; 3]) { let b: &[i32] = &a; let c: &[i32] = &a[..]; let d: &[i32] = a; let e: [i32] = a; }
//= options
fn f() -> Option<i32> { Some("a") } fn g() -> Option<i32> { 1 } fn h() -> Result<i32, String> { Ok(1) } fn i() -> Result<i32, String> { Err("a") } fn j() -> Option<&'static str> { None }
//= string literals
fn f() { let a: String = "a"; let b: &str = String::new(); let c: char = "a"; let d: &str = 'a'; }
//= tuples
fn f() { let a: (i32, &str) = (1, "a"); let b: (i32, &str) = ("a", 1); let c: (i32, i32) = (1, 2, 3); let d: () = (1,); let e: (u8, u16) = (1, 2); }
//= two-phase borrows
fn f(v: &mut Vec<usize>) { v.push(v.len()); let n = v.len(); v.push(n); }
//= unit
fn f() { let x: () = 1; let y: i32 = (); let z: () = {}; } fn g() -> () { 1 }
