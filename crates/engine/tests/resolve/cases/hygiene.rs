//= a macro's own local
macro_rules! m { ($e:expr) => { { let x = 1; $e + x } }; } fn f() { m!(x); }
//= the caller's local
macro_rules! m { ($e:expr) => { { let x = 1; $e + x } }; } fn f() { let x = 2; m!(x); }
//= a local of the definition's scope
fn f() { let x = 1; macro_rules! m { () => { x }; } m!(); let x = 2; m!(); }
//= a local after the definition
fn f() { macro_rules! m { () => { x }; } let x = 1; m!(); }
//= a global macro sees no locals
macro_rules! m { () => { x }; } fn f() { let x = 1; m!(); }
//= an item by name
macro_rules! m { () => { g() }; } fn g() {} fn f() { m!(); }
//= a macro that defines items
macro_rules! m { ($n:ident) => { fn $n() { helper(); } fn helper() {} struct S; }; } m!(a); fn f() { a(); helper(); S; }
//= a macro that binds a name that was handed in
macro_rules! m { ($n:ident) => { let $n = 1; }; } fn f() { m!(a); a; }
//= a macro that binds its own
macro_rules! m { () => { let a = 1; }; } fn f() { m!(); a; }
//= labels
macro_rules! m { ($e:expr) => { 'a: loop { $e } }; } fn f() { 'a: loop { m!(break 'a); } }
//= labels of its own
macro_rules! m { ($e:expr) => { 'a: loop { if true { $e } break 'a; } }; } fn f() { m!(()); }
//= labels handed in
macro_rules! m { ($l:lifetime) => { $l: loop { break $l; } }; } fn f() { m!('a); }
//= patterns
macro_rules! m { ($p:pat, $e:expr) => { match 1 { $p => $e, _ => 2 } }; } fn f() { m!(x, x); }
//= twice in a pattern by two expansions
macro_rules! m { ($p:ident) => { let (x, $p) = (1, 2); $p; x; }; } fn f() { m!(x); x; }
//= nested macros
macro_rules! a { ($e:expr) => { { let x = 1; b!($e, x) } }; } macro_rules! b { ($e:expr, $f:expr) => { { let x = 2; $e + $f + x } }; } fn f() { let x = 3; a!(x); }
//= macros that define macros
macro_rules! a { ($n:ident, $e:expr) => { macro_rules! $n { () => { $e }; } }; } fn f() { let x = 1; a!(m, x); m!(); a!(k, y); k!(); }
//= parameters
macro_rules! m { ($n:ident) => { fn $n(x: u8) -> u8 { x + y } }; } m!(f);
//= closures
macro_rules! m { ($e:expr) => { |x: u8| $e + x }; } fn f() { m!(x); }
//= generics have no hygiene
macro_rules! m { ($t:ty) => { fn g<T>(a: T, b: $t) {} }; } m!(T);
//= types by name
macro_rules! m { () => { Nope }; } fn f(x: m!()) {}
//= dollar crate
mod a { #[macro_export] macro_rules! m { () => { $crate::a::g() }; } pub fn g() {} } fn f() { m!(); }
//= dollar crate to nothing
#[macro_export] macro_rules! m { () => { $crate::nope() }; } fn f() { m!(); }
//= a use of a macro's
macro_rules! m { () => { use a::g; }; } mod a { pub fn g() {} } m!(); fn f() { g(); }
//= a const of a macro's in a pattern
macro_rules! m { () => { const C: u8 = 1; }; } m!(); fn f() { match 1 { C => {} _ => {} } }
//= self in macros
macro_rules! m { ($s:ident) => { $s.a }; } struct S { a: u8 } impl S { fn f(&self) { m!(self); } }
//= self of a macro's own
macro_rules! m { () => { self.a }; } struct S { a: u8 } impl S { fn f(&self) { m!(); } }
//= impls by macros
macro_rules! m { ($t:ident) => { impl T for $t { fn a(&self) { helper(self); } fn b() {} } }; } trait T { fn a(&self); } struct S; m!(S);
//= statements
macro_rules! m { ($($n:ident),*) => { $(let $n = 1;)* }; } fn f() { m!(a, b); a; b; c; }
//= a macro in a block that leaves
fn f() { { macro_rules! m { () => { x }; } let x = 1; let y = { let x = 2; m!() }; } }
//= a capture in a nested function by a macro
fn f() { let x = 1; macro_rules! m { () => { fn g() { x; } }; } m!(); }
