//= the prelude
fn f(a: Option<u8>, b: Vec<u8>, c: String, d: Box<u8>) -> Result<u8, u8> { Some(1); None::<u8>; Ok(1) }
//= not in the prelude
fn f(a: HashMap<u8, u8>, b: RefCell<u8>, c: Rc<u8>) {}
//= imports
use std::collections::HashMap; use std::cell::{Cell, RefCell}; use std::rc::Rc; use std::fmt; fn f(a: HashMap<u8, u8>, b: RefCell<Cell<Rc<u8>>>) -> fmt::Result { loop {} }
//= paths
fn f(a: std::rc::Rc<u8>, b: ::std::rc::Rc<u8>) { std::mem::drop(1); std::mem::nope(); core::mem::drop(1); }
//= not there
use std::nope; use std::nope::x; use std::cell::Nope; fn f() { std::nope2(); std::nope3::x(); let x: std::Nope; }
//= shadowing the prelude
enum Option<T> { None, Some(T) } struct Vec; fn f(x: Option<u8>) -> Vec { Option::None::<u8>; Vec }
//= shadowing by a glob
mod m { pub struct Vec; pub fn drop() {} } use m::*; fn f() -> Vec { drop(); Vec }
//= in nested modules
mod m { fn f(x: Option<Vec<String>>) { drop(x); Some(1); } }
//= a module called std
mod m { pub mod std { pub fn g() {} } fn f() { std::g(); std::mem::drop(1); } }
//= patterns
fn f(x: Option<u8>) { match x { Some(y) => { y; } None => {} } if let Some(z) = x { z; } let Ok(w) = g() else { return }; w; match x { Nope => {} } } fn g() -> Result<u8, u8> { Ok(1) }
//= prelude names are not to be bound
fn f() { let None = g() else { return }; let Some = 1; } fn g() -> Option<u8> { None }
//= alternatives
fn f(x: Result<u8, u8>) { match x { Ok(a) | Err(a) => { a; } } match x { Ok(b) | Err(c) => {} } }
//= traits
struct S; impl Clone for S { fn clone(&self) -> S { S } fn nope() {} } impl Iterator for S { type Item = u8; fn next(&mut self) -> Option<u8> { None } type Q = u8; } impl Display for S {}
//= traits by path
struct S; impl std::fmt::Display for S { fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result { Ok(()) } } impl std::ops::Drop for S { fn drop(&mut self) {} }
//= bounds
fn f<T: Clone + Copy + Send, U: Display>(x: impl Fn(T) -> U, y: impl Iterator<Item = Nope>) {}
//= the edition's prelude
trait F: Future {} trait G: FromIterator<u8> {}
//= the edition's prelude before, 2021
trait F: Future {} trait G: FromIterator<u8> {}
//= extern crate
extern crate std as s; extern crate core; extern crate alloc; fn f() { s::mem::drop(1); alloc::vec::Vec::<u8>::new(); }
//= alloc is not there by itself
fn f() { alloc::vec::Vec::<u8>::new(); } use alloc::rc::Rc;
//= extern crate taken
extern crate std as foo; extern crate core as foo;
//= extern crate against an item
struct foo; extern crate core as foo;
//= extern crate against an import
mod m { pub mod foo {} } extern crate core as foo; use m::foo;
//= macros by use
use std::println; use std::{vec, format as fmt2, assert_eq}; use std::nomacro; fn f() { println!("a"); }
//= modules and macros of one name
use std::vec; fn f() -> vec::Vec<u8> { vec![] }
//= pin and others
use std::ptr::addr_of; use std::task::nope;
//= a macro as a value
fn f() { println; vec; format(); }
//= reexports of std
pub use std::rc::Rc; pub use std::cell as c; fn f(x: c::Cell<u8>) {} mod m { pub use std::fmt; } fn g(x: m::fmt::Error) {}
//= globs of std
use std::cell::*; use std::rc::*; fn f(x: Cell<Rc<u8>>, y: Weak<u8>) {}
//= self of std
use std::fmt::{self, Display}; use std::rc::{self as r}; fn f<T: Display>(x: r::Rc<T>) -> fmt::Result { loop {} }
//= typeck's part
fn f() { Vec::<u8>::nope(); Option::<u8>::None; String::nope(); i32::nope(); let x = str::nope; }
//= a crate as a value
fn f() { std; let x: std; }
//= primitives and modules
fn f() -> u32 { let x: u32 = 1; mod u8 { pub fn f() {} } u8::f(); u8::MAX; x }
