//= labels
fn f() { 'a: loop { break 'a; } 'b: while true { continue 'b; } 'c: for _ in x() { break 'c; } 'd: { break 'd; } } fn x() -> [u8; 1] { [1] }
//= undeclared labels
fn f() { loop { break 'a; } while true { continue 'b; } 'c: { } loop { break 'c; } }
//= unreachable labels
fn f() { 'a: loop { || { break 'a; }; async { break 'a; }; } }
//= label after its loop
fn f() { 'a: loop { } break 'a; }
//= labels in conditions
fn f() { 'a: while { break 'a; } {} 'b: for _ in { break 'b; } {} }
//= nested labels
fn f() { 'a: loop { 'b: loop { break 'a; } break 'b; } }
//= labels shadow
fn f() { 'a: loop { 'a: loop { break 'a; } break 'a; } }
//= labels with values
fn f() -> u8 { let x = 'a: loop { break 'a nope; }; 'b: { break 'b 1 } }
//= labels are not lifetimes
fn f<'a>() { loop { break 'a; } 'b: loop { let x: &'b u8; } }
//= closures
fn f() { let a = 1; let c = || a; let d = move |b| a + b; let e = || || a; b; }
//= closures see what is around
fn f(p: u8) { let c = |q| { let r = q; p; r; fn g() { p; q; } }; }
//= async
fn f(p: u8) { let a = async { p; q; }; let b = async move { a.await; }; } async fn g(x: u8) -> Nope { x; y; loop {} }
//= blocks
fn f() { { let a = 1; a; } a; let b = { let c = 1; c }; c; unsafe { d; } }
//= conditions
fn f(x: u8) { if let y = x { y; } else { y; } if x > 1 && z {} else if let w = x { w; } w; }
//= a match in a match
fn f(x: u8) { match x { a => match a { b => { a; b; c; } } } b; }
//= local functions hide nothing
fn f() { let g = 1; fn g() {} g; g(); }
//= a let before a function
fn f() { g(); let g = 1; fn g() {} g(); }
//= constants and lets
fn f() { const A: u8 = 1; let b = A; A; }
//= recursion and shadowing
fn f(f: u8) { f; } fn g() { let g = g; }
//= tuples, arrays, ranges
fn f() { let a = (b, [c; 2], d..e, &g, *h, -i, !j); }
//= returned names
fn f() -> u8 { return x; } fn g() -> u8 { let y = 1; y }
//= try and index
fn f() { a?; b[c]; d.e.g; h.i(j)?; }
//= nested functions
fn a() { fn b() { fn c() { d(); a(); b(); } c(); } b(); c(); }
//= the name of a struct's field
struct S { x: u8 } impl S { fn f(&self) { x; self.x; } fn g(&self) { f(); self.f(); } }
//= consts of a trait
trait T { const C: u8; fn f() -> u8 { Self::C; C } fn g() { f(); Self::f(); } }
//= statics in expressions
static A: [u8; N] = [1; N]; const N: usize = 1; fn f() { A[M]; }
//= an item after a return
fn f() -> u8 { return g(); fn g() -> u8 { 1 } }
//= many errors in one line
fn f() { a(b, c(d), |e| e + g, { h }) }
//= edition 2021, 2021
fn f(x: u8) { if let y = x { y; } z; async { w; }; }
