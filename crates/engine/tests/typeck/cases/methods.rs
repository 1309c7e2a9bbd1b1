//= inherent methods and autoref
struct S { n: i32 } impl S { fn new() -> S { S { n: 0 } } fn get(&self) -> i32 { self.n } fn set(&mut self, n: i32) { self.n = n; } fn take(self) -> i32 { self.n } }
fn f() -> i32 { let mut s = S::new(); s.set(3); let a = s.get(); let r = &s; let b = r.get(); let rr = &r; let c = rr.get(); a + b + c + s.take() }
//= no method
struct S; fn f(s: S) { s.nope(); s.nope_too(1, 2); (&s).nope(); }
//= no method on primitives
fn f(n: i32, s: &str, t: (u8, u8), a: [u8; 2], b: bool) { n.nope(); s.nope(); t.nope(); a.nope(); b.nope(); ().nope(); }
//= static method called as a method
struct S; impl S { fn make() -> S { S } } fn f(s: S) { s.make(); }
//= trait methods
trait T { fn a(&self) -> u8; fn b(&self) -> u8 { 1 } } struct S; impl T for S { fn a(&self) -> u8 { 0 } } fn f(s: S) -> u8 { s.a() + s.b() + (&&s).a() }
//= trait not in scope
mod m { pub trait T { fn a(&self) {} } impl T for u8 {} } fn f() { 1u8.a(); }
//= trait in scope by a use in a block
mod m { pub trait T { fn a(&self) {} } impl T for u8 {} } fn f() { { use m::T; 1u8.a(); } 1u8.a(); }
//= trait in scope as underscore
mod m { pub trait T { fn a(&self) {} } impl T for u8 {} } use m::T as _; fn f() { 1u8.a(); }
//= inherent before trait
trait T { fn a(&self) -> u8 { 1 } } struct S; impl S { fn a(&self) -> bool { true } } impl T for S {} fn f(s: S) -> bool { s.a() }
//= by value before autoref
trait T { fn a(self) -> u8; } struct S; impl S { fn a(&self) -> bool { true } } impl T for S { fn a(self) -> u8 { 1 } } fn f(s: S) -> u8 { s.a() } fn g(s: &S) -> bool { s.a() }
//= ambiguous traits
trait A { fn m(&self) {} } trait B { fn m(&self) {} } impl A for u8 {} impl B for u8 {} fn f() { 1u8.m(); A::m(&1u8); <u8 as B>::m(&2); }
//= ambiguous inherent
struct S<T>(T); impl S<u8> { fn m(&self) {} } impl S<u16> { fn m(&self) {} } fn f(s: S<u8>, t: S<u16>, u: S<u32>) { s.m(); t.m(); u.m(); }
//= private method
mod m { pub struct S; impl S { fn hidden(&self) {} pub fn shown(&self) {} fn make() -> S { S } } } fn f(s: m::S) { s.shown(); s.hidden(); m::S::make(); }
//= bounds not satisfied
struct W<T>(T); trait Show { fn show(&self) {} } impl<T: Copy> Show for W<T> {} struct N; fn f(a: W<u8>, b: W<N>) { a.show(); b.show(); }
//= inherent bounds not satisfied
struct W<T>(T); impl<T: Copy> W<T> { fn get(&self) -> T { self.0 } } struct N; fn f(a: W<u8>, b: W<N>) { a.get(); b.get(); }
//= type parameter's bounds
trait A { fn a(&self) -> u8 { 0 } } trait B: A { fn b(&self) -> u8 { 1 } } fn f<T: B>(t: T) -> u8 { t.a() + t.b() } fn g<T>(t: T) { t.a(); }
//= bounds need not be in scope
mod m { pub trait A { fn a(&self) {} } } fn f<T: m::A>(t: &T) { t.a(); }
//= where clauses
trait A { fn a(self) -> u8; } fn f<T>(t: T) -> u8 where T: A { t.a() } fn g<'a, T>(t: &'a T) -> u8 where &'a T: A { t.a() }
//= trait objects
trait A { fn a(&self) -> u8; } trait B: A { fn b(&self) -> u8; } fn f(b: &dyn B) -> u8 { b.a() + b.b() } fn g(b: Box<dyn B>) -> u8 { b.a() } fn h(b: &dyn A) { b.b(); }
//= inherent impl of a trait object
trait A { fn a(&self) -> u8; } impl dyn A { fn twice(&self) -> u8 { self.a() + self.a() } } fn f(b: &dyn A) -> u8 { b.twice() }
//= sized method of a trait object
trait A { fn a(&self) {} fn s(self) where Self: Sized {} } fn f(b: Box<dyn A>) { b.a(); b.s(); } fn g(b: &dyn A) { b.s(); }
//= deref of box and user types
use std::ops::Deref; struct P<T>(T); impl<T> Deref for P<T> { type Target = T; fn deref(&self) -> &T { &self.0 } } struct S; impl S { fn m(&self) -> u8 { 1 } fn by_value(self) {} }
fn f(a: P<S>, b: Box<S>, c: P<Box<P<S>>>) -> u8 { a.m() + b.m() + c.m() } fn g(b: Box<S>) { b.by_value(); }
//= deref mut
use std::ops::{Deref, DerefMut}; struct P<T>(T); impl<T> Deref for P<T> { type Target = T; fn deref(&self) -> &T { &self.0 } } impl<T> DerefMut for P<T> { fn deref_mut(&mut self) -> &mut T { &mut self.0 } } struct S(u8); impl S { fn m(&mut self) { self.0 = 1; } }
fn f(mut a: P<S>) { a.m(); a.0.0 = 1; (*a).0 = 2; let r = &mut *a; r.m(); }
//= infinite deref
use std::ops::Deref; struct P; impl Deref for P { type Target = P; fn deref(&self) -> &P { self } } fn f(p: P) { p.nope(); }
//= arrays become slices
fn f(a: [u8; 3]) -> usize { a.len() + (&a).len() + a.iter().count() + a[1..].len() }
//= numbers
fn f() -> u32 { let a = 2u32.pow(3); let b = 7i32.abs() as u32; let c = 1u8.wrapping_add(255) as u32; let d = 5usize.max(3) as u32; a + b + c + d }
//= ambiguous numbers
fn f() { let x = 2; x.pow(2); 2.0.powi(2); let y = 1; y.max(2); 3.clone(); let z = 5; z.nope(); }
//= unknown receiver
fn f() { let x = None; x.unwrap().foo(); } fn g() { let v = Vec::new(); v[0].foo(); }
//= closure parameter of unknown type
fn f() { let c = |x| x.len(); c("a"); }
//= known later is too late
fn f() { let mut x = Default::default(); x.push(1); let y: Vec<u8> = x; }
//= turbofish
struct S; impl S { fn m<T>(&self, t: T) -> T { t } fn n(&self) {} fn o<A, B>(&self) {} } fn f(s: S) { s.m::<u8>(1); s.m::<_>(1u8); s.m::<u8, u8>(1); s.n::<u8>(); s.o::<u8>(); s.o::<u8, u8>(); s.o(); }
//= turbofish of the wrong kind
struct S; impl S { fn m<const N: usize>(&self) {} fn n<T>(&self) {} } fn f(s: S) { s.m::<3>(); s.m::<{ 1 + 2 }>(); s.m::<u8>(); s.n::<3>(); }
//= lifetimes in a turbofish
struct S; impl S { fn m<'a>(&'a self, x: &'a u8) -> &'a u8 { x } fn n<'a: 'a>(&self) {} fn o(&self) {} } fn f(s: S) { s.n::<'static>(); s.o::<'static>(); }
//= calling a drop
struct S; impl Drop for S { fn drop(&mut self) {} } fn f(mut s: S) { s.drop(); Drop::drop(&mut s); S::drop(&mut s); drop(s); }
//= vec and string
fn f() -> usize { let mut v = Vec::new(); v.push(1); v.push(2); let w: Vec<String> = v.iter().map(|n: &i32| n.to_string()).collect(); w.len() + w.join(",").len() + v.clone().into_iter().sum::<i32>() as usize }
//= option chains
fn f(o: Option<String>) -> usize { o.as_ref().map(|s| s.len()).unwrap_or(0) + o.as_deref().unwrap_or("x").len() + o.map_or(0, |s| s.len()) }
//= array into iter
fn f() { for s in [String::new()].into_iter() { let t: String = s; } }
//= boxed slice into iter, 2021
fn f(b: Box<[String]>) { for s in b.into_iter() { let t: &String = s; } }
//= boxed slice into iter
fn f(b: Box<[String]>) { for s in b.into_iter() { let t: String = s; } }
//= raw pointers
fn f(p: *const u8, q: *mut u8) -> bool { p.is_null() | q.is_null() } fn g(p: *const String) { p.len(); }
//= self of other types
use std::rc::Rc; use std::pin::Pin; struct S; impl S { fn a(self: Rc<Self>) {} fn b(self: &Rc<Self>) {} fn c(self: Box<Self>) {} fn d(self: Pin<&mut Self>) {} } fn f(r: Rc<S>, b: Box<S>, p: Pin<&mut S>) { r.b(); r.a(); b.c(); p.d(); } fn g(s: S) { s.a(); }
//= generic self and blanket impls
trait Ext { fn ext(&self) -> u8 { 1 } } impl<T: ?Sized> Ext for T {} fn f() { 1.ext(); "a".ext(); [1].ext(); (|| 1).ext(); f.ext(); ().ext(); }
//= blanket impl by value and by reference
trait By { fn by(self) -> u8; } impl By for u8 { fn by(self) -> u8 { 1 } } impl<'a> By for &'a u8 { fn by(self) -> u8 { 2 } } fn f(a: u8, b: &u8) { a.by(); b.by(); (&a).by(); (&&a).by(); }
//= clone of a reference
struct N; #[derive(Clone)] struct C; fn f(n: &N, c: &C) { let a: &N = n.clone(); let b: C = c.clone(); }
//= iterator of my own
struct Up(u8); impl Iterator for Up { type Item = u8; fn next(&mut self) -> Option<u8> { self.0 += 1; Some(self.0) } } fn f() -> Vec<u16> { Up(0).map(|n| n as u16 + 1).filter(|n| n % 2 == 0).take(3).collect() }
//= methods on associated types
trait T { type Out: Clone; fn out(&self) -> Self::Out; } fn f<X: T>(x: X) -> X::Out { x.out().clone() } fn g<X: T>(x: X) { x.out().nope(); }
//= impl trait
fn a() -> impl Iterator<Item = u8> { vec![1u8].into_iter() } fn f() -> usize { a().map(|x| x + 1).count() } fn g() { a().len(); }
//= impl trait in argument position
fn f(i: impl Iterator<Item = u8>) -> u8 { i.fold(0, |a, b| a + b) } fn g(i: impl Clone) { i.next(); }
//= fields are not methods
struct S { f: fn() -> u8 } fn f(s: S) { s.f(); (s.f)(); }
//= methods are not fields
struct S; impl S { fn m(&self) {} } fn f(s: S) { s.m; s.m.x; let v = vec![1]; v.len; }
//= fields
struct S { a: u8, b: (u8, u16) } fn f(s: S, t: &S, u: Box<S>) -> u8 { s.nope; s.0; t.a + t.b.0 + u.b.2; 1u8.x; "a".y; s.a.z; t.b.x; u.a }
//= private fields
mod m { pub struct S { a: u8, pub b: u8 } pub struct T(u8, pub u8); pub fn s() -> S { S { a: 1, b: 2 } } pub fn t() -> T { T(1, 2) } } fn f() { m::s().a; m::s().b; m::t().0; m::t().1; }
//= private field behind a public one
use std::ops::Deref; mod m { pub struct In { pub a: u8 } pub struct Out { a: u16, i: In } impl std::ops::Deref for Out { type Target = In; fn deref(&self) -> &In { &self.i } } pub fn o() -> Out { Out { a: 1, i: In { a: 2 } } } } fn f() -> u8 { m::o().a }
//= fields of raw pointers and of unknown types
struct S { a: u8 } fn f(p: *const S) { p.a; let x = Default::default(); x.y; }
//= calls
fn a(x: u8) -> u8 { x } fn f(b: fn(u8) -> u8, c: &dyn Fn(u8) -> u8, d: Box<dyn Fn(u8) -> u8>, e: impl Fn(u8) -> u8) -> u8 { let g = |x: u8| x + 1; a(1) + b(2) + c(3) + d(4) + e(5) + g(6) + (&g)(7) + (&&c)(8) }
//= calls of what cannot be called
struct S; struct T(u8); enum E { A, B(u8) } fn f(n: u8, s: S, v: Vec<u8>) { n(); s(1); v(); "a"(); S(); E::A(); T(1)(2); E::B(1); (1, 2)(); }
//= calls with a wrong number of arguments
struct T(u8); fn a(x: u8) {} struct S; impl S { fn m(&self, x: u8) {} fn n() {} } fn f(s: S) { a(); a(1, 2); s.m(); s.m(1, 2); T(); T(1, 2); S::n(1); S::m(&s); let c = |x: u8| x; c(); c(1, 2); }
//= fn mut
fn f(mut c: impl FnMut() -> u8, d: &mut dyn FnMut() -> u8, e: &mut impl FnMut() -> u8) -> u8 { c() + d() + e() } fn g(c: impl FnOnce() -> String) -> String { c() }
//= calls of closures before their kind is known
fn f() { let mut n = 0; let mut c = |k: i32| { n += k; n }; c(1); c(2); let s = String::new(); let d = move || s; d(); }
//= callable fields
struct S { f: Box<dyn Fn(u8) -> u8>, g: fn(u8) } fn f(s: &S) -> u8 { (s.g)(1); (s.f)(2) }
//= recursion through a pointer
fn apply(f: &dyn Fn(&dyn Fn(u32) -> u32, u32) -> u32, n: u32) -> u32 { f(&|k| apply(f, k), n) } fn f() -> u32 { apply(&|me, n| if n == 0 { 1 } else { n * me(n - 1) }, 5) }
//= cell methods
use std::cell::{Cell, RefCell}; use std::rc::Rc; fn f() -> i32 { let c = Cell::new(1); c.set(c.get() + 1); let r = Rc::new(RefCell::new(vec![1])); r.borrow_mut().push(2); let n = r.borrow().len(); let w = Rc::downgrade(&r); w.upgrade().map_or(0, |r| r.borrow()[0]) + n as i32 + c.get() }
//= the wrong borrow_mut
use std::borrow::BorrowMut; use std::cell::RefCell; use std::rc::Rc; fn f(r: Rc<RefCell<u8>>) { let mut r = r; *r.borrow_mut() = 1; }
//= supertrait methods by a bound with arguments
trait A<T> { fn a(&self, t: T) -> T; } trait B: A<u8> {} fn f<X: B>(x: &X) -> u8 { x.a(1) } fn g<X: A<u8> + A<u16>>(x: &X) { let b: u8 = x.a(1u8); let c: u16 = x.a(1u16); }
//= method probing through mutable references
fn f(v: &mut Vec<u8>) -> usize { v.push(1); let w = &mut *v; w.push(2); v.iter_mut().for_each(|x| *x += 1); v.len() }
//= methods of nested generics
use std::collections::HashMap; fn f() -> usize { let mut m: HashMap<String, Vec<u8>> = HashMap::new(); m.entry("a".to_string()).or_default().push(1); m.get("a").map(|v| v.len()).unwrap_or_default() + m.values().flatten().count() }
