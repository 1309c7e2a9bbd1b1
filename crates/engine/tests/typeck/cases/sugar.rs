//= question mark
fn f(o: Option<i32>) -> Option<i32> { let x: i32 = o?; Some(x) } fn g(r: Result<i32, String>) -> Result<i32, String> { let x = r?; Ok(x + 1) } fn h(o: Option<i32>) -> Option<&'static str> { let x = o?; Some(x) }
//= question mark converts
struct E; impl From<String> for E { fn from(s: String) -> E { E } } fn f(r: Result<i32, String>) -> Result<i32, E> { Ok(r?) } fn g(r: Result<i32, u8>) -> Result<i32, E> { Ok(r?) }
//= question mark elsewhere
fn f(o: Option<i32>) { o?; } fn g(o: Option<i32>) -> i32 { o? } fn h(o: Option<i32>) -> Result<i32, ()> { Ok(o?) } fn i(r: Result<i32, u8>) -> Option<i32> { Some(r?) } fn j() -> Option<i32> { 1?; None }
//= question mark in a closure
fn f(o: Option<i32>) { let c = || { let x = o?; Some(x) }; let d = || -> Option<i32> { Some(o?) }; let e = || { o?; }; }
//= ranges
fn f(a: u8) { let r = 0..3; let s = a..=5; let t = ..2; let u: std::ops::Range<u8> = 0..1; let v = 1.."a"; let w: std::ops::Range<i32> = 0u8..1; for i in a.. { let b: u8 = i; } let x = 0..; let y = ..; }
//= async
async fn a() -> i32 { 1 } async fn b() -> i32 { let x: i32 = a().await; x + 1 } async fn c() -> i32 { "a" } async fn d() { a(); let x: &str = a().await; } fn e() { let f = async { 1 }; let g = async { a().await + 1 }; }
//= await what is no future
async fn f() { 1.await; "a".await; } async fn g(x: impl std::future::Future<Output = u8>) -> u8 { x.await }
//= async blocks
fn f() -> impl std::future::Future<Output = i32> { async { 1 } } fn g() -> impl std::future::Future<Output = i32> { async { "a" } } fn h() -> impl std::future::Future<Output = i32> { 1 }
//= opaque types
use std::fmt::Display; fn a() -> impl Display { 1 } fn b() -> impl Display { "a" } struct S; fn c() -> impl Display { S } fn d(b: bool) -> impl Display { if b { 1 } else { 2 } } fn e(b: bool) -> impl Display { if b { return 1; } "a" } fn f() { let x: i32 = a(); println!("{}", a()); }
//= opaque iterators
fn a(v: &[i32]) -> impl Iterator<Item = i32> { v.iter().map(|x| x + 1) } fn b() -> impl Iterator<Item = String> { 0..3 } fn f() { for x in a(&[1]) { let y: i32 = x; } }
//= unsafe blocks
unsafe fn g() -> i32 { 1 } fn f(p: *const i32) -> i32 { let x: i32 = unsafe { *p }; let y = unsafe { g() }; let z: &str = unsafe { g() }; x + y }
//= constants in types
const N: usize = 3; fn f() { let a: [u8; N] = [1, 2, 3]; let b: [u8; N + 1] = [0; 4]; let c: [u8; N] = [1, 2]; let d = [0u8; N]; let e: [u8; 2] = d; } fn g<const M: usize>(a: [u8; M]) -> [u8; M] { a } fn h() { let a: [u8; 2] = g([1, 2]); let b: [u8; 3] = g([1, 2]); }
//= repeats of what is not Copy
struct S; const C: Vec<u8> = Vec::new(); fn f(s: String) { let a = [s; 2]; let b = [S; 1]; let c = [C; 3]; let d = [const { Vec::<u8>::new() }; 3]; let e = [Some(S); 2]; let g = [None::<S>; 0]; }
//= recursion of async functions
async fn f(n: u8) { if n > 0 { f(n - 1).await; } } async fn a() { b().await } async fn b() { a().await; } async fn c() { Box::pin(c()).await; } async fn g(n: u8) { let x = async { g(1).await; }; x.await; } async fn h() { let f = h(); drop(f); }
//= recursion of opaque types
fn x() -> impl Sized { [x()] } fn y() -> impl Sized { (z(), 1) } fn z() -> impl Sized { (y(),) } fn v(n: u8) -> impl Copy { if n == 0 { return 1u8; } let x = v(n - 1); 2 }
//= what `?` never gives
fn f(n: i32) -> Result<i32, String> { if n > 1 { Err("a")?; } if n > 2 { None.ok_or("b")?; } Ok(n) } async fn g() -> Result<(), String> { Err("a")?; Ok(()) }
//= what `?` never gives, 2021
fn f(n: i32) -> Result<i32, String> { if n > 1 { Err("a")?; } Ok(n) }
