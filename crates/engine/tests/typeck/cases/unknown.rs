//= let
fn f() { let x = None; } fn g() { let y = Vec::new(); } fn h() { let z = Default::default(); } fn i() { let w; }
//= solved later
fn f() { let mut x = None; x = Some(1); let mut v = Vec::new(); v.push("a"); let w; w = 1u8; let s: String = Default::default(); }
//= calls
fn make<T>() -> T { loop {} } fn size<T>() -> usize { 1 } fn f() { let x: i32 = make(); size::<u8>(); make(); } fn g() { size(); } fn h() { let y = make(); } fn i() { make::<_>(); }
//= methods of what is unknown
fn f() { let x = None; x.unwrap().foo(); } fn g() { let y = "1".parse().unwrap(); } fn h() { let z = "1".parse::<i32>().unwrap(); let w: i32 = "1".parse().unwrap(); let u: Vec<i32> = [1, 2].into_iter().collect(); } fn i() { let v = [1, 2].iter().map(|x| x + 1).collect(); } fn j() { [1, 2].iter().collect(); } fn k() { let x = "1".parse(); let y: i32 = x.unwrap(); } fn l() { "1".parse(); }
//= closures
fn f() { let c = |x| (); } fn g() { let d = |x| x.len(); } fn h() { let e = |x: i32| None; } fn i() { let f = || Vec::new(); } fn j() { let f = |x| x; f(None); }
//= into and sum
fn f() { let x = "a".into(); } fn g() { let y: String = "a".into(); let w: i32 = [1, 2].iter().sum(); } fn h() { let z = [1, 2].iter().sum(); } fn i() { let a = 1u8.into() + 1u16; } fn j() { println!("{}", [1, 2].iter().sum()); } fn k(v: Vec<i32>) { let m = v.iter().max().unwrap() + v.iter().sum(); }
//= integers fall back
fn f() { let a = 1; let b = 2.0; let c: u8 = a; let d = b; let e = [1, 2]; println!("{}", 1); }
//= diverging
fn f() { let x = return; let y = loop {}; let z = panic!(); }
//= fallback of what diverges
fn g<T: Default>() -> T { T::default() } fn f(b: bool) -> i32 { let x = if b { return 1 } else { g() }; 2 }
//= fallback of what diverges, 2021
fn g<T: Default>() -> T { T::default() } fn f(b: bool) -> i32 { let x = if b { return 1 } else { g() }; 2 }
//= errors do not follow from errors
fn f() { let x: i32 = "a"; x + 1; let y = nope(); y.foo(); y + 1; let z: Nope = 1; z.bar(); let w = 1.nope(); w + "a"; g(w); } fn g(x: u8) {}
//= arrays
fn f() { let a = []; } fn g() { let b: [u8; 0] = []; let d: [Option<u8>; 1] = [None]; } fn h() { let c = [None]; }
