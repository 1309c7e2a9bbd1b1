//= println
struct S; fn f(s: S) { println!("{}", 1); println!("{}", s); println!("{:?}", s); println!("{s}"); println!("{s:?} {}", 1); println!("{0} {0}", s); println!("a {} b", &s); }
//= format
struct S; fn f(s: S) { let x: String = format!("{}", 1); let y: &str = format!("a"); let z = format!("{}", s); }
//= other placeholders
fn f() { println!("{:x} {:X} {:o} {:b} {:e} {:p}", 1, 2, 3, 4, 5.0, &6); println!("{:x}", "a"); println!("{:b}", 1.0); println!("{:e}", "a"); println!("{:p}", 1); }
//= widths
fn f(w: usize) { println!("{:w$}", 1); println!("{:1$}", 1, w); println!("{:1$}", 1, "a"); println!("{:.*}", 2, 1.0); println!("{:.*}", "a", 1.0); }
//= write
use std::fmt::Write; fn f(mut s: String) { write!(s, "{}", 1).unwrap(); writeln!(s).unwrap(); write!(1, "a"); let x: i32 = write!(s, "a"); }
//= vec
fn f() { let a: Vec<u8> = vec![1, 2]; let b = vec![1, "a"]; let c: Vec<&str> = vec![1]; let d: Vec<u8> = vec![]; let e = vec![0u8; 3]; let g: Vec<u16> = vec![0u8; 3]; let h = vec![1; "a"]; let i: [u8; 1] = vec![1]; }
//= vec of what cannot be cloned
struct S; fn f() { let a = vec![S; 2]; }
//= panic
fn f() -> i32 { panic!("a {}", 1) } fn g() -> i32 { todo!() } fn h() -> i32 { unimplemented!("a") } fn i() -> i32 { unreachable!() } struct S; fn j(s: S) { panic!("{}", s); }
//= assert
fn f() { assert!(true); assert!(1 == 1, "a {}", 1); assert!(1); assert!("a"); let x: i32 = assert!(true); }
//= assert_eq
#[derive(PartialEq)] struct N; #[derive(Debug)] struct D; fn f(n: N, d: D) { assert_eq!(1, 1); assert_eq!(1, "a"); assert_eq!(n, n); assert_eq!(d, d); assert_ne!(1u8, 2u16); assert_eq!("a".to_string(), "a"); assert_eq!(vec![1], [1]); assert_eq!(1, 1, "a {}", 1); }
//= matches
fn f(o: Option<i32>) -> bool { matches!(o, Some(1)) && matches!(o, Some(x) if x > 1) && matches!(o, 1) && matches!(o, Some(x) if x) }
//= dbg
struct S; fn f() { let x: i32 = dbg!(1); let y: (i32, &str) = dbg!(1, "a"); dbg!(); dbg!(S); let z: u8 = dbg!(1i32); }
//= line and file
fn f() { let a: u32 = line!(); let b: &str = file!(); let c: u32 = column!(); let d: &str = module_path!(); let e: bool = cfg!(test); let g: &str = stringify!(a b); let h: i32 = line!(); }
//= in macros of the program
macro_rules! m { ($e:expr) => { $e + "a" }; } fn f() { m!(1); }
//= write to what cannot be written to
struct S; fn f(s: S) { write!(s, "a"); } fn g() { assert!(1.0); assert!(()); }
//= write to io
use std::io::Write; fn f() { let mut v: Vec<u8> = vec![]; write!(v, "{}", 1).unwrap(); write!(&mut v, "a").unwrap(); }
//= never in other places
fn f() { let y = || -> ! { loop {} }; } type N = !; struct S(!); fn g(x: !) {} fn h() -> Result<(), !> { Ok(()) } fn i(f: fn() -> !, g: impl Fn() -> !) {} trait T { fn a() -> !; type X; } impl T for u8 { fn a() -> ! { loop {} } type X = !; }
//= pin and ready, imported in groups
use std::{pin::{self, Pin, pin}, task::{ready, Poll}}; fn f(p: Poll<i32>) -> Poll<bool> { let x = ready!(p); let y: Pin<&mut i32> = pin!(x); let z: String = ready!(p); Poll::Ready(true) }
