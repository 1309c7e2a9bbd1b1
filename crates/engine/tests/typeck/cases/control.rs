//= if
fn f(b: bool) -> i32 { if b { 1 } else { 2 } } fn g(b: bool) -> i32 { if b { 1 } else { "a" } } fn h(b: bool) -> i32 { if b { "a" } else { 1 } } fn i(b: bool) -> i32 { if b { 1 } }
//= if conditions
fn f() { if 1 {} if "a" {} if true {} while 1 {} if let 1 = 1 {} if !1 {} }
//= if without else
fn f(b: bool) { let x = if b { 1 }; if b { 1 } } fn g(b: bool) { if b { 1; } if b { } }
//= else if
fn f(n: i32) -> &'static str { if n == 0 { "a" } else if n == 1 { "b" } else { "c" } } fn g(n: i32) -> i32 { if n == 0 { 1 } else if n == 1 { "b" } else { 2 } } fn h(n: i32) -> i32 { if n == 0 { 1 } else if n == 1 { 2 } }
//= match
fn f(n: i32) -> i32 { match n { 0 => 1, 1 => 2, _ => 3 } } fn g(n: i32) -> i32 { match n { 0 => 1, 1 => "a", _ => 3 } } fn h(n: i32) -> i32 { match n { 0 => "a", _ => "b" } }
//= match arms with blocks
fn g(n: i32) { let x = match n { 0 => { 1 } 1 => { let y = 1; "a" } _ => { 2; } }; }
//= match as a statement
fn f(n: i32) { match n { 0 => 1, _ => 2 } } fn g(n: i32) { match n { 0 => 1, _ => 2 } let x = 1; } fn h(n: i32) { match n { 0 => {}, _ => 2 } }
//= guards
fn f(n: i32) { match n { x if x > 0 => {}, x if x => {}, x if "a" => {}, _ => {} } }
//= loops
fn f() -> i32 { loop { break 1; } } fn g() -> i32 { loop { break "a"; } } fn h() -> i32 { loop { break; } } fn i() { loop { break; } } fn j() -> i32 { loop { if true { break 1; } break "a"; } }
//= loop bodies
fn f() { loop { 1 } } fn g() { while true { 1 } } fn h() { for i in 0..3 { 1 } }
//= while
fn f() -> i32 { while true {} } fn g() -> i32 { while false { return 1; } 2 } fn h() { let x: i32 = while true {}; }
//= for
fn f() { for i in 0..3 { let x: i32 = i; let y: &str = i; } for c in "ab".chars() { let d: char = c; } for x in [1, 2] { let y: u8 = x; } } fn g(v: Vec<String>) { for s in &v { let t: &String = s; } for s in v { let t: String = s; } }
//= for over what is no iterator
fn f() { for i in 1 {} for i in true {} for i in "a" {} for (a, b) in [1, 2] {} }
//= nested labels
fn f() -> i32 { 'a: loop { loop { break 'a 1; } } } fn g() { 'a: for i in 0..3 { for j in 0..3 { if j == 1 { continue 'a; } break 'a; } } }
//= return
fn f() -> i32 { return 1; } fn g() -> i32 { return "a"; } fn h() -> i32 { return; } fn i() { return 1; } fn j() { return (); } fn k() { return; }
//= return in branches
fn f(b: bool) -> i32 { if b { return "a"; } 1 } fn g(b: bool) -> i32 { if b { return 1; } "a" } fn h(b: bool) -> &'static str { match b { true => return 1, false => "a" } }
//= while let
fn f(mut v: Vec<i32>) { while let Some(x) = v.pop() { let y: i32 = x; } while let 1 = 2 {} while let Some(x) = 1 {} }
//= if let chains
fn f(o: Option<Option<i32>>) { if let Some(x) = o && let Some(y) = x && y > 1 { let z: i32 = y; } }
//= match on references
fn f(o: &Option<String>) -> usize { match o { Some(s) => s.len(), None => 0 } } fn g(o: &mut Option<i32>) { match o { Some(n) => *n += 1, None => {} } } fn h(o: &Option<i32>) -> i32 { match *o { Some(n) => n, None => 0 } }
//= empty match
enum V {} fn f(v: V) -> i32 { match v {} }
//= diverging code
fn f() -> i32 { loop {} 1 } fn g() -> i32 { return 1; "a" } fn h(b: bool) -> i32 { if b { return 1 } else { return 2 } } fn i(b: bool) -> i32 { match b { true => return 1, false => panic!() } }
//= blocks as values
fn f() -> i32 { let x = { let y = 1; y + 1 }; x } fn g() { let x: i32 = { }; let y: i32 = { 1; }; let z: i32 = { ; }; }
