//= reads, writes, moves
struct P { x: String, y: (i32, i32) } fn f(mut p: P, mut n: i32, s: String) { let a = /*c*/|| p.x.len(); let b = /*c*/|| { n += 1; }; let c = /*c*/|| drop(s); let d = /*c*/|| n + 1; }
//= disjoint fields
struct P { x: String, y: (i32, i32) } fn f(mut p: P) { let c = /*c*/|| { p.y.0 += 1; println!("{}", p.x); }; }
//= ancestors swallow descendants
struct P { x: String, y: (i32, i32) } fn f(mut p: P) { let a = /*c*/|| { p.y.0 += 1; drop(&p); }; let b = /*c*/|| { let r = &p.y; p.y.1 = 2; }; let c = /*c*/|| { drop(&p.y.0); drop(p); }; }
//= fields in order
struct P { a: String, b: String, c: String } fn f(p: P) { let c = /*c*/|| { drop(p.c); drop(p.a); drop(p.b); }; }
//= variables in order of use
fn f(a: String, b: String, c: String) { let d = /*c*/move || { drop(&c); drop(&a); drop(&b); }; }
//= references
struct P { x: String, y: i32 } fn f(p: &P, q: &mut P) { let a = /*c*/|| p.x.len(); let b = /*c*/|| q.y = 1; let c = /*c*/|| q.x.len(); let d = /*c*/move || q.y = 2; let e = /*c*/move || p.y; }
//= reborrows
fn f(v: &mut Vec<u8>, w: &mut &mut Vec<u8>) { let a = /*c*/|| v.push(1); let b = /*c*/|| w.push(1); let c = /*c*/|| { let r: &mut Vec<u8> = v; }; }
//= moving references
fn g<T>(t: T) {} fn f(v: &mut Vec<u8>, w: &Vec<u8>) { let b = /*c*/|| g(w); let a = /*c*/|| g(v); }
//= boxes
struct P { x: String, y: i32 } fn f(mut b: Box<P>, c: Box<P>, d: Box<P>) { let e = /*c*/|| b.y = 1; let f = /*c*/|| drop(c.x); let g = /*c*/move || d.y; let h = /*c*/|| b.x.len(); }
//= smart pointers
use std::rc::Rc; use std::cell::{Cell, RefCell}; struct P { x: Cell<u8>, v: RefCell<Vec<u8>> } fn f(r: Rc<P>, p: P) { let a = /*c*/|| r.x.set(1); let b = /*c*/|| p.x.set(1); let c = /*c*/|| p.v.borrow_mut().push(1); let d = /*c*/move || r.v.borrow().len(); }
//= arrays and indices
fn f(mut a: [String; 2], mut t: ([u8; 2], u8), v: Vec<(u8, u8)>, s: &mut [u8]) { let c = /*c*/|| a[0].len(); let d = /*c*/|| t.0[1] = 2; let e = /*c*/|| v[0].1; let g = /*c*/|| s[0] = 1; let h = /*c*/move || a[1].len(); }
//= raw pointers
struct P { x: u8 } fn f(p: *mut P, q: (*const P, u8)) { let a = /*c*/|| unsafe { (*p).x = 1 }; let b = /*c*/|| unsafe { (*q.0).x }; let c = /*c*/move || q.1; }
//= drop types
struct D { a: String, b: String } impl Drop for D { fn drop(&mut self) {} } struct W { d: D, e: String } fn f(d: D, w: W) { let a = /*c*/|| d.a.len(); let b = /*c*/move || d.a.len(); let c = /*c*/move || w.d.b.len(); let g = /*c*/move || w.e; }
//= copies
#[derive(Clone, Copy)] struct C { a: u8, b: u16 } fn f(c: C, n: &C) { let a = /*c*/|| { let d = c; d.a }; let b = /*c*/move || c.b; let e = /*c*/|| { let m = *n; m.a }; }
//= patterns
struct P { x: String, y: (i32, String) } fn f(p: P, o: Option<String>, t: (String, String)) { let a = /*c*/|| { let P { x, .. } = p; }; let b = /*c*/|| { let _ = o; }; let c = /*c*/|| { let (_, s) = t; }; let d = /*c*/|| { let (ref s, _) = t; }; }
//= wildcards
fn f(o: Option<String>, t: (u8, String), n: u8) { let a = /*c*/|| { let _ = t; let (_, _) = t; }; let b = /*c*/|| match o { _ => {} }; let c = /*c*/|| match t { (_, ref s) => s.len() }; let d = /*c*/|| match n { _ => 1 }; let e = /*c*/move || { let _ = t.1; }; }
//= matches
enum E { A(String), B { x: u8 } } enum O { Only(String, u8) } fn f(e: E, g: E, o: O, n: u8, s: &str) { let a = /*c*/|| match e { E::A(_) => 1, E::B { x } => x }; let b = /*c*/|| match g { E::A(s) => drop(s), _ => {} }; let c = /*c*/|| match o { O::Only(_, n) => n }; let d = /*c*/|| match n { 1 => 1, _ => 2 }; let h = /*c*/|| match s { "a" => 1, _ => 2 }; }
//= if let and while let
fn f(o: Option<String>, mut v: Vec<u8>, r: Result<u8, String>) { let a = /*c*/|| if let Some(s) = &o { s.len() } else { 0 }; let b = /*c*/|| while let Some(x) = v.pop() {}; let c = /*c*/|| if let Ok(n) = r { n } else { 0 }; let d = /*c*/|| if let Some(s) = o { drop(s) }; let e = /*c*/|| { let Some(_) = o else { return }; }; }
//= default binding modes
struct P { x: String, y: Option<String> } fn f(p: &P, q: &mut P, t: &(String, u8)) { let a = /*c*/|| { let P { x, y } = p; }; let b = /*c*/|| match &p.y { Some(s) => s.len(), None => 0 }; let c = /*c*/|| { let P { x, .. } = q; x.push('a'); }; let d = /*c*/|| { let (s, _) = t; s.len() }; let e = /*c*/|| match q.y { Some(ref mut s) => s.push('b'), None => {} }; }
//= guards
fn f(o: Option<u8>, n: u8) { let a = /*c*/|| match o { Some(x) if x > n => x, _ => 0 }; let b = /*c*/|| match n { k if k > 1 => 1, _ => 0 }; }
//= slices in patterns
fn f(a: [String; 3], s: &[u8], t: ([u8; 2], u8)) { let c = /*c*/|| { let [x, ..] = &a; }; let d = /*c*/|| match s { [x, ..] => *x, [] => 0 }; let e = /*c*/|| { let [x, y] = t.0; }; let g = /*c*/|| match s { [..] => 0 }; let h = /*c*/|| { let [x, y, z] = a; }; }
//= nested closures
struct P { x: String, y: i32 } fn f(mut p: P, q: P) { let a = /*c*/|| { let b = /*c*/|| p.y += 1; }; let c = /*c*/|| { let d = /*c*/move || q.x.len(); }; }
//= nested closures and locals of the outer
fn f(s: String) { let a = /*c*/|| { let t = String::new(); let b = /*c*/|| s.len() + t.len(); let c = /*c*/move || drop(t); }; }
//= nested closures through references
fn f(v: &mut Vec<u8>) { let a = /*c*/|| { let b = /*c*/|| v.push(1); }; } fn g(v: &mut Vec<u8>) { let a = /*c*/move || { let b = /*c*/|| v.push(1); }; }
//= formats
struct P { x: String, y: (i32, i32) } fn f(p: P, n: usize) { let a = /*c*/|| println!("{} {:?} {:n$}", p.x, p.y.0, 1); let b = /*c*/|| format!("{n}"); let c = /*c*/move || format!("{}", p.x); let d = /*c*/|| assert!(p.y.0 == p.y.1, "{}", n); let e = /*c*/|| assert_eq!(p.y.0, p.y.1); let g = /*c*/|| panic!("{}", p.x); }
//= macros of std
use std::fmt::Write; fn f(mut s: String, a: String, b: u8) { let c = /*c*/|| write!(s, "{b}"); let d = /*c*/|| vec![a]; let e = /*c*/|| matches!(b, 1 | 2); let g = /*c*/|| vec![b; 2]; let h = /*c*/|| dbg!(b); }
//= loops
fn f(v: Vec<String>, w: &Vec<u8>, mut n: u8) { let a = /*c*/|| for s in v {}; let b = /*c*/|| for x in w {}; let c = /*c*/|| while n < 3 { n += 1; }; let d = /*c*/|| for x in w.iter() { n += x; }; let e = /*c*/|| loop { if n > 1 { break n; } }; }
//= operators
struct V(u8); impl std::ops::Add for V { type Output = V; fn add(self, o: V) -> V { o } } impl std::ops::AddAssign for V { fn add_assign(&mut self, o: V) {} } impl PartialEq for V { fn eq(&self, o: &V) -> bool { true } } fn f(a: V, b: V, mut c: V, d: V, e: u8, g: u8) { let h = /*c*/|| a + b; let i = /*c*/|| c += V(1); let j = /*c*/|| c == d; let k = /*c*/|| e + g; let l = /*c*/|| -(e as i8) as u8 & !g; let m = /*c*/|| e == g && g < e; }
//= overloaded index and deref
use std::collections::HashMap; fn f(m: HashMap<u8, String>, mut v: Vec<String>, b: std::rc::Rc<String>, mut x: Box<String>) { let a = /*c*/|| m[&1].len(); let c = /*c*/|| v[0].push('a'); let d = /*c*/|| v[0] = String::new(); let e = /*c*/|| (*b).len(); let g = /*c*/|| (*x).push('a'); let h = /*c*/|| *x = String::new(); }
//= destructuring assignment
fn f(mut a: u8, mut b: u8, t: (u8, u8), mut p: (u8, u8)) { let c = /*c*/|| { (a, b) = (b, a); }; let d = /*c*/|| { (a, _) = t; }; let e = /*c*/|| { (p.0, p.1) = (1, 2); }; let g = /*c*/|| { _ = t; }; let h = /*c*/|| { [a, ..] = [1, 2]; }; }
//= struct expressions and bases
struct P { x: String, y: i32, z: (u8, u8) } fn f(p: P, q: P, x: String) { let a = /*c*/|| P { x, ..q }; let b = /*c*/|| P { x: String::new(), y: p.y, z: p.z }; }
//= calls
fn f(g: impl Fn(u8), mut h: impl FnMut(u8), i: impl FnOnce(u8), j: fn(u8), k: Box<dyn Fn(u8)>, l: &dyn Fn(u8), m: &mut dyn FnMut(u8)) { let a = /*c*/|| g(1); let b = /*c*/|| h(1); let c = /*c*/|| i(1); let d = /*c*/|| j(1); let e = /*c*/|| k(1); let n = /*c*/|| l(1); let o = /*c*/|| m(1); }
//= calls of closures
fn f() { let mut n = 0; let mut add = /*c*/|k: i32| n += k; let mut twice = /*c*/|| { add(1); add(2); }; twice(); let s = String::new(); let give = /*c*/move || s; let outer = /*c*/|| give(); }
//= returns and breaks
fn f(s: String, t: String, n: u8) { let a = /*c*/|| { if n > 1 { return s; } String::new() }; let b = /*c*/|| loop { break t; }; }
//= casts and references
fn f(n: u8, mut m: u8, s: String) { let a = /*c*/|| n as u16; let b = /*c*/|| &n; let c = /*c*/|| { let r = &mut m; *r = 1; }; let d = /*c*/|| &raw const n; let e = /*c*/|| &s[1..]; }
//= unsizing
fn f(a: [u8; 3], b: Box<[u8; 2]>) { let c = /*c*/|| { let s: &[u8] = &a; s.len() }; let d = /*c*/|| a.len() + a.iter().count(); let e = /*c*/|| { let s: Box<[u8]> = b; }; }
//= self
struct S { n: u8, s: String } impl S { fn a(&self) -> usize { let c = /*c*/|| self.n as usize + self.s.len(); c() } fn b(&mut self) { let mut c = /*c*/|| self.n += 1; c(); } fn c(self) -> String { let c = /*c*/|| self.s; c() } fn d(&mut self) { let mut c = /*c*/|| self.e(); c(); } fn e(&mut self) {} }
//= tuples and tuple structs
struct T(String, u8); fn f(t: T, u: (T, u8)) { let a = /*c*/|| t.1; let b = /*c*/|| u.0.0.len() + u.1 as usize; let c = /*c*/move || u.0.1; }
//= a shared reference within a mutable one
struct P<'a> { r: &'a (u8, String) } fn f(p: &mut P, q: P) { let a = /*c*/|| p.r.1.len(); let b = /*c*/|| q.r.0; let c = /*c*/move || q.r.1.len(); }
//= a mutable reference within a shared one
fn f(p: &&mut (u8, u8), mut q: (&mut (u8, u8), u8)) { let a = /*c*/|| p.0; let b = /*c*/|| q.0.1 = 1; let c = /*c*/move || q.0.0; }
//= empty and unused
fn f(s: String) { let a = /*c*/|| 1; let b = /*c*/|| { fn g() {} g() }; let c = /*c*/|| (); let d = /*c*/|| { s; }; }
//= method by value
fn f(s: String, v: Vec<u8>, o: Option<String>, n: Option<u8>) { let a = /*c*/|| s.into_bytes(); let b = /*c*/|| v.into_iter().count(); let c = /*c*/|| o.unwrap(); let d = /*c*/|| n.unwrap(); }
//= let else and question mark
fn f(o: Option<(u8, String)>, r: Result<String, u8>) { let a = /*c*/|| { let Some((n, _)) = o else { return 0 }; n }; let b = /*c*/|| -> Result<usize, u8> { Ok(r?.len()) }; }
//= or patterns
enum E { A(u8), B(u8), C } fn f(e: E, t: (u8, u8)) { let a = /*c*/|| match e { E::A(n) | E::B(n) => n, E::C => 0 }; let b = /*c*/|| match t { (1, n) | (n, 1) => n, _ => 0 }; }
//= binding and subpattern
fn f(o: Option<u8>, t: (u8, u8)) { let a = /*c*/|| match o { x @ Some(_) => x, None => None }; let b = /*c*/|| match t.0 { n @ 1..=3 => n, _ => 0 }; }
//= constants in patterns
const K: u8 = 1; fn f(t: (u8, u8)) { let a = /*c*/|| match t.0 { K => 1, _ => 2 }; let b = /*c*/|| match t { (K, _) => 1, (_, x) => x }; }
//= single variant enums and units
enum One { It } struct U; fn f(o: One, u: U) { let a = /*c*/|| match o { One::It => 1 }; let b = /*c*/|| { let U = u; }; }
//= moved out of a box by pattern
fn f(b: Box<(String, u8)>) { let a = /*c*/|| { let (s, n) = *b; }; } fn g(b: Box<(String, u8)>) { let a = /*c*/|| { let (s, _) = &*b; }; }
//= generic values
fn f<T: Clone, U: Copy>(t: T, u: U, w: (T, U)) { let a = /*c*/|| t.clone(); let b = /*c*/|| u; let c = /*c*/|| w.1; let d = /*c*/|| w.0; }
//= options of references
fn f(o: Option<&mut u8>, mut p: Option<&u8>) { let b = /*c*/|| p.take(); let a = /*c*/|| if let Some(r) = o { *r = 1 }; }
//= async blocks
struct P { x: String, y: (i32, i32) } fn f(mut p: P, s: String, n: u8) { let a = /*c*/async { p.y.0 += 1; println!("{}", p.x); }; let b = /*c*/async move { println!("{}", p.x); }; let c = /*c*/async { drop(s); n }; }
//= async blocks that wait
async fn g(s: &str) -> usize { s.len() } fn f(s: String, v: &mut Vec<u8>) { let a = /*c*/async { g(&s).await }; let b = /*c*/async move { g(&s).await }; let c = /*c*/async { v.push(1); g("a").await; v.push(2); }; }
//= closures within async blocks and the other way round
fn f(s: String, n: u8, mut v: Vec<u8>) { let a = /*c*/async { let b = /*c*/|| s.len(); b() }; let c = /*c*/|| /*c*/async move { n }; let mut d = /*c*/|| { let e = /*c*/async { v.push(1) }; }; }
