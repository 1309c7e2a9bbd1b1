//= a list
use std::rc::{Rc, Weak};
use std::cell::{Cell, RefCell, Ref};
use std::collections::HashMap;
use std::fmt;
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
struct Point { x: i32, y: i32 }
#[derive(Debug)]
enum List { Cons(i32, Rc<RefCell<List>>), Nil }
struct Node { value: i32, children: RefCell<Vec<Rc<Node>>>, parent: RefCell<Weak<Node>> }
trait Shape { fn area(&self) -> f64; fn name(&self) -> String { String::from("shape") } }
struct Circle { r: f64 }
impl Shape for Circle { fn area(&self) -> f64 { self.r } }
impl fmt::Display for Point { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}", self.x) } }
struct Store { data: Rc<RefCell<HashMap<String, String>>>, hits: Cell<u32> }
impl Store {
    fn new() -> Self { Store { data: Rc::new(RefCell::new(HashMap::new())), hits: Cell::new(0) } }
    fn get(&self, key: &str) -> Option<String> { self.hits.set(self.hits.get() + 1); self.data.borrow().get(key).cloned() }
    fn peek(&self) -> Ref<'_, HashMap<String, String>> { self.data.borrow() }
}
fn total(shapes: &[Box<dyn Shape>]) -> f64 { shapes.iter().map(|s| s.area()).sum() }
fn apply<F: Fn(i32) -> i32>(f: F, x: i32) -> i32 { f(x) }
fn boxed<'a>(x: &'a str) -> Box<dyn Fn() -> &'a str + 'a> { Box::new(move || x) }
fn iter(v: &[i32]) -> impl Iterator<Item = i32> + '_ { v.iter().map(|x| x + 1) }
const LIMIT: usize = 10;
static NAME: &str = "x";
type Grid = [[u8; LIMIT]; 3];
thread_local! { static COUNT: Cell<u32> = const { Cell::new(0) }; }
fn main() {}
//= operators and iterators
use std::ops::{Add, Mul, Index, IndexMut, Deref, DerefMut, AddAssign, Neg, Sub};
#[derive(Clone, Copy, Debug, PartialEq)]
struct V<T> { x: T, y: T }
impl<T: Add<Output = T>> Add for V<T> { type Output = V<T>; fn add(self, o: Self) -> V<T> { V { x: self.x + o.x, y: self.y + o.y } } }
impl<T: Mul<Output = T> + Copy> Mul<T> for V<T> { type Output = V<T>; fn mul(self, k: T) -> V<T> { V { x: self.x * k, y: self.y * k } } }
impl Mul<V<f64>> for f64 { type Output = V<f64>; fn mul(self, v: V<f64>) -> V<f64> { v } }
impl<'a, T> Add<&'a V<T>> for &'a V<T> where T: Add<Output = T> + Copy { type Output = V<T>; fn add(self, o: &V<T>) -> V<T> { V { x: self.x + o.x, y: self.y + o.y } } }
impl<T: AddAssign> AddAssign for V<T> { fn add_assign(&mut self, o: Self) { self.x += o.x; self.y += o.y; } }
impl<T: Neg<Output = T>> Neg for V<T> { type Output = Self; fn neg(self) -> Self { V { x: -self.x, y: -self.y } } }
struct M<const R: usize, const C: usize>([[f64; C]; R]);
impl<const R: usize, const C: usize> Index<(usize, usize)> for M<R, C> { type Output = f64; fn index(&self, i: (usize, usize)) -> &f64 { &self.0[i.0][i.1] } }
impl<const R: usize, const C: usize> IndexMut<(usize, usize)> for M<R, C> { fn index_mut(&mut self, i: (usize, usize)) -> &mut f64 { &mut self.0[i.0][i.1] } }
struct W<T>(T);
impl<T> Deref for W<T> { type Target = T; fn deref(&self) -> &T { &self.0 } }
impl<T> DerefMut for W<T> { fn deref_mut(&mut self) -> &mut T { &mut self.0 } }
struct Count { n: u32 }
impl Iterator for Count { type Item = u32; fn next(&mut self) -> Option<u32> { self.n += 1; Some(self.n) } }
impl IntoIterator for V<u8> { type Item = u8; type IntoIter = std::vec::IntoIter<u8>; fn into_iter(self) -> Self::IntoIter { vec![self.x].into_iter() } }
impl<'a, T> IntoIterator for &'a W<Vec<T>> { type Item = &'a T; type IntoIter = std::slice::Iter<'a, T>; fn into_iter(self) -> Self::IntoIter { self.0.iter() } }
impl FromIterator<u8> for V<u8> { fn from_iter<I: IntoIterator<Item = u8>>(i: I) -> Self { V { x: 0, y: 0 } } }
impl<T> Extend<T> for W<Vec<T>> { fn extend<I: IntoIterator<Item = T>>(&mut self, i: I) { for x in i { self.0.push(x); } } }
impl std::iter::Sum for V<i32> { fn sum<I: Iterator<Item = Self>>(i: I) -> Self { V { x: 0, y: 0 } } }
impl<T: PartialOrd> PartialOrd for V<T> where T: PartialEq { fn partial_cmp(&self, o: &Self) -> Option<std::cmp::Ordering> { self.x.partial_cmp(&o.x) } }
//= errors and conversions
use std::error::Error;
use std::fmt::{self, Debug, Display};
use std::str::FromStr;
#[derive(Debug)] enum MyError { Parse(std::num::ParseIntError), Io, Other(Box<dyn Error + Send + Sync>) }
impl Display for MyError { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { write!(f, "e") } }
impl Error for MyError { fn source(&self) -> Option<&(dyn Error + 'static)> { None } }
impl From<std::num::ParseIntError> for MyError { fn from(e: std::num::ParseIntError) -> Self { MyError::Parse(e) } }
struct P { x: i32 }
impl FromStr for P { type Err = MyError; fn from_str(s: &str) -> Result<Self, Self::Err> { Ok(P { x: s.parse()? }) } }
impl TryFrom<i64> for P { type Error = String; fn try_from(x: i64) -> Result<Self, Self::Error> { Err(String::new()) } }
impl From<P> for String { fn from(p: P) -> String { String::new() } }
impl From<P> for i32 { fn from(p: P) -> i32 { p.x } }
impl From<[i32; 2]> for P { fn from(p: [i32; 2]) -> P { P { x: p[0] } } }
impl From<(i32, i32)> for P { fn from(p: (i32, i32)) -> P { P { x: p.0 } } }
impl AsRef<i32> for P { fn as_ref(&self) -> &i32 { &self.x } }
impl std::borrow::Borrow<i32> for P { fn borrow(&self) -> &i32 { &self.x } }
impl PartialEq<i32> for P { fn eq(&self, o: &i32) -> bool { self.x == *o } }
impl PartialEq<P> for i32 { fn eq(&self, o: &P) -> bool { *self == o.x } }
fn run() -> Result<(), Box<dyn Error>> { Ok(()) }
fn main() -> Result<(), Box<dyn Error>> { run() }
//= traits over traits
trait Animal { fn name(&self) -> &str; }
trait Loud: Animal { fn shout(&self) -> String { self.name().to_uppercase() } }
impl<T: Animal + ?Sized> Loud for T {}
trait Visitor { type Out; fn visit(&mut self, n: &dyn Animal) -> Self::Out; }
struct C(u32);
impl Visitor for C { type Out = (); fn visit(&mut self, n: &dyn Animal) { self.0 += 1; } }
fn drive<V>(mut v: V, all: &[Box<dyn Animal>]) -> Vec<V::Out> where V: Visitor { all.iter().map(|a| v.visit(a.as_ref())).collect() }
trait Observer { fn notify(&self, e: &Event); }
#[derive(Clone, Debug)] enum Event { A(u8), B { s: String } }
struct Subject<'a> { observers: Vec<&'a dyn Observer> }
impl<'a> Subject<'a> { fn attach(&mut self, o: &'a dyn Observer) { self.observers.push(o); } fn all(&self) -> &[&'a dyn Observer] { &self.observers } }
struct Stack<T> { items: Vec<T> }
impl<T> Stack<T> { fn new() -> Self { Self { items: Vec::new() } } fn push(&mut self, t: T) -> &mut Self { self.items.push(t); self } fn iter(&self) -> std::slice::Iter<'_, T> { self.items.iter() } }
impl<T: Clone> Stack<T> { fn top(&self) -> Option<T> { self.items.last().cloned() } }
impl<T> Drop for Stack<T> { fn drop(&mut self) {} }
impl<T> Default for Stack<T> { fn default() -> Self { Self::new() } }
struct Cache<F> where F: Fn(u32) -> u32 { f: F, value: Option<u32> }
impl<F> Cache<F> where F: Fn(u32) -> u32 { fn new(f: F) -> Cache<F> { Cache { f, value: None } } fn get(&mut self, x: u32) -> u32 { match self.value { Some(v) => v, None => { let v = (self.f)(x); self.value = Some(v); v } } } }
trait HasId { const ID: u32; type Key: Copy + Eq; fn key(&self) -> Self::Key; }
impl HasId for C { const ID: u32 = 3; type Key = u32; fn key(&self) -> u32 { self.0 } }
fn longest<'a>(a: &'a str, b: &'a str) -> &'a str { if a.len() > b.len() { a } else { b } }
fn compose<A, B, C2>(f: impl Fn(A) -> B, g: impl Fn(B) -> C2) -> impl Fn(A) -> C2 { move |x| g(f(x)) }
fn dyn_fn() -> Box<dyn FnMut(&str) -> usize> { let mut n = 0; Box::new(move |s| { n += s.len(); n }) }
fn hr<F>(f: F) where F: for<'a> Fn(&'a str) -> &'a str { f("x"); }
macro_rules! imp { ($($t:ty),*) => { $(impl Area for $t { fn area(&self) -> f64 { 0.0 } })* } }
trait Area { fn area(&self) -> f64; }
imp!(u8, u16, C);
//= generic traits and gats
trait Lend { type Item<'a> where Self: 'a; fn next<'a>(&'a mut self) -> Option<Self::Item<'a>>; }
struct W { v: Vec<u8> }
impl Lend for W { type Item<'a> = &'a mut [u8]; fn next<'a>(&'a mut self) -> Option<&'a mut [u8]> { Some(&mut self.v[..]) } }
trait Conv<T> { fn conv(&self) -> T; }
impl Conv<u8> for W { fn conv(&self) -> u8 { 1 } }
impl Conv<String> for W { fn conv(&self) -> String { String::new() } }
impl<T> Conv<Vec<T>> for [T] where T: Clone { fn conv(&self) -> Vec<T> { self.to_vec() } }
trait Monoid { fn zero() -> Self; fn op(self, o: Self) -> Self; }
impl Monoid for i32 { fn zero() -> i32 { 0 } fn op(self, o: i32) -> i32 { self + o } }
impl Monoid for String { fn zero() -> Self { String::new() } fn op(self, o: String) -> String { self + &o } }
impl<A: Monoid, B: Monoid> Monoid for (A, B) { fn zero() -> Self { (A::zero(), B::zero()) } fn op(self, o: Self) -> Self { (self.0.op(o.0), self.1.op(o.1)) } }
impl<T: Monoid> Monoid for Option<T> { fn zero() -> Self { None } fn op(self, o: Self) -> Self { match (self, o) { (Some(a), Some(b)) => Some(a.op(b)), (a, None) => a, (None, b) => b } } }
fn fold<M: Monoid, I: IntoIterator<Item = M>>(i: I) -> M { i.into_iter().fold(M::zero(), M::op) }
trait State { fn next(self: Box<Self>) -> Box<dyn State>; fn done(&self) -> bool { false } }
struct A; struct B;
impl State for A { fn next(self: Box<Self>) -> Box<dyn State> { Box::new(B) } }
impl State for B { fn next(self: Box<Self>) -> Box<dyn State> { self } fn done(&self) -> bool { true } }
struct Builder<T = u8> { t: Option<T> }
impl<T> Builder<T> { fn with<U>(self, u: U) -> Builder<U> { Builder { t: Some(u) } } }
struct Ph<T>(std::marker::PhantomData<T>);
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)] #[repr(u8)] enum E { A = 1, B, C = 10 }
impl TryFrom<u8> for E { type Error = (); fn try_from(x: u8) -> Result<E, ()> { match x { 1 => Ok(E::A), _ => Err(()) } } }
#[derive(Debug, Clone, PartialEq)] enum Expr { Num(f64), Bin(Box<Expr>, char, Box<Expr>), Neg(Box<Expr>) }
//= async
async fn f(x: u8) -> u8 { x }
async fn g(x: &str) -> usize { x.len() }
fn h() -> impl std::future::Future<Output = u8> { async { 1 } }
struct Fut; impl std::future::Future for Fut { type Output = u8; fn poll(self: std::pin::Pin<&mut Self>, cx: &mut std::task::Context<'_>) -> std::task::Poll<u8> { std::task::Poll::Ready(1) } }
