//= literals
fn f(n: i32, s: &str, c: char, b: bool) { match n { 1 => {} -1 => {} "a" => {} 1.0 => {} true => {} _ => {} } match s { "a" => {} 1 => {} _ => {} } match c { 'a' => {} 'b'..='z' => {} "a" => {} _ => {} } match b { true => {} 1 => {} _ => {} } }
//= ranges
fn f(n: u8, s: &str) { match n { 0..=9 => {} 10.. => {} } match n { 'a'..='z' => {} _ => {} } match s { "a"..="b" => {} _ => {} } match n { 0..="a" => {} _ => {} } }
//= tuples
fn f(t: (i32, &str)) { let (a, b) = t; let (a, b, c) = t; let (a,) = t; let (a, ..) = t; let (.., b) = t; let (a, .., b, c) = t; let (x, 1) = t else { return }; let () = t; }
//= structs
struct P { x: i32, y: u8 } fn f(p: P) { let P { x, y } = p; let P { x, .. } = p; let P { x } = p; let P { x, z } = p; let P { x: "a", .. } = p else { return }; let P { x, x: b, y } = p; let P { .. } = p; let P { x: a, y: b }: P = p; }
//= typos of fields
struct P { name: i32, size: u8 } fn f(p: P) { let P { nome, size } = p; let P { nnnn, size } = p; let P { name, sise, .. } = p; }
//= tuple structs
struct T(i32, u8); fn f(t: T) { let T(a, b) = t; let T(a) = t; let T(a, ..) = t; let T(a, b, c) = t; let T() = t; let T { 0: a, 1: b } = t; let T("a", _) = t else { return }; }
//= enums
enum E { A, B(i32), C { x: u8 } } fn f(e: E) { match e { E::A => {} E::B(n) => {} E::C { x } => {} } match e { E::A(x) => {} E::B => {} E::C(x) => {} _ => {} } match e { E::B(1, 2) => {} E::C { y } => {} E::B { 0: z } => {} _ => {} } }
//= of another type
enum E { A } enum F { A } struct S; fn f(e: E, o: Option<i32>) { match e { F::A => {} } match o { Ok(x) => {} Some("a") => {} None => {} E::A => {} Some(Some(x)) => {} _ => {} } match 1 { Some(x) => {} S => {} (a, b) => {} _ => {} } }
//= references
fn f(r: &i32, o: &Option<i32>, m: &mut (i32, i32)) { let &a = r; let b: i32 = a; match o { &Some(x) => {} &None => {} } let &mut (c, d) = m; let &x = 1; let &mut y = r; let &(a, b) = m; }
//= default binding modes
fn f(o: &Option<String>, m: &mut Option<String>, t: &(i32, String)) { if let Some(s) = o { let a: &String = s; } if let Some(s) = m { let a: &mut String = s; } let (a, b) = t; let c: &i32 = a; let d: &String = b; if let Some(s) = o { let a: String = s; } }
//= binding modifiers under a reference
fn f(o: &Option<i32>, t: &(i32, i32)) { if let Some(ref x) = o {} if let Some(mut x) = o {} let (&a, b) = t; let (ref a, b) = t; }
//= binding modifiers under a reference, 2021
fn f(o: &Option<i32>, t: &(i32, i32)) { if let Some(ref x) = o { let y: &i32 = x; } if let Some(mut x) = o { x = 1; } let (ref a, b) = t; let c: &i32 = a; }
//= reference patterns under a reference, 2021
fn f(t: &(i32, &i32)) { let (&a, b) = t; let (a, &b) = t; }
//= ref and mut
fn f(s: String, mut t: (i32, String)) { let ref a = s; let b: &String = a; let (ref mut c, ref d) = t; *c = 1; let e: &String = d; let mut g = 1; g = 2; }
//= at
fn f(n: i32, o: Option<i32>) { match n { x @ 1..=5 => { let y: i32 = x; } x @ (7 | 8) => {} _ => {} } match o { s @ Some(_) => { let t: Option<i32> = s; } n @ None => {} } match n { x @ "a" => {} _ => {} } }
//= or-patterns
enum E { A(i32), B(i32), C(u8) } fn f(e: E) { match e { E::A(x) | E::B(x) => { let y: i32 = x; } E::C(z) => {} } match e { E::A(x) | E::C(x) => {} _ => {} } }
//= slices
fn f(a: [i32; 3], s: &[u8], v: Vec<u8>) { let [x, y, z] = a; let [x, y] = a; let [x, ..] = a; let [x, r @ .., z] = a; let q: [i32; 1] = r; let [a, b, c, d, ..] = a; match s { [] => {} [x] => {} [x, .., y] => {} } match s { [x, r @ ..] => { let t: &[u8] = r; } _ => {} } match v { [x] => {} _ => {} } match 1 { [x] => {} _ => {} } }
//= boxes and strings
fn f(s: String, b: Box<i32>) { match s { "a" => {} _ => {} } match b { 1 => {} _ => {} } match &*s { "a" => {} _ => {} } match s.as_str() { "a" => {} _ => {} } }
//= constants
const C: i32 = 1; const S: &str = "a"; static T: i32 = 2; fn f(n: i32, s: &str, u: u8) { match n { C => {} _ => {} } match s { S => {} _ => {} } match u { C => {} _ => {} } match n { S => {} _ => {} } }
//= parameters
fn f((a, b): (i32, u8), [c, d]: [u8; 2], &e: &i32) -> i32 { a + e } fn g((a, b): i32) {} fn h(&a: i32) {} fn i(Some(x): Option<i32>) {}
//= self types
enum E { A(u8), B } impl E { fn f(&self) -> u8 { match self { Self::A(x) => *x, Self::B => 0 } } fn g(self) { match self { Self::A => {} Self::B(x) => {} Self::C => {} } } } struct T(u8); impl T { fn f(self) -> u8 { let Self(x) = self; x } }
//= byte strings
fn f(b: &[u8], a: &[u8; 2]) { match b { b"ab" => {} _ => {} } match a { b"ab" => {} b"abc" => {} _ => {} } }
//= nested references
fn f(v: &Vec<(i32, String)>, m: &Option<&Option<i32>>) { for (a, b) in v { let c: &i32 = a; } if let Some(Some(x)) = m { let y: &i32 = x; } for &(a, ref b) in v {} }
//= what binds nothing
fn f(o: Option<i32>) { let _ = o; let _x = 1; let (_, _) = (1, 2); let Some(_) = o else { return }; let (_, 1) = (1, 2) else { return }; }
//= tuple variants as structs
enum E { A(u8), B { x: u8 } } fn f(e: E) { let E::A { x } = e else { return }; let E::A { x, .. } = e else { return }; let E::A { 0: x, 1: y } = e else { return }; } struct T(u8); fn g(t: T) { let T { x } = t; T { x: 1 }; }
