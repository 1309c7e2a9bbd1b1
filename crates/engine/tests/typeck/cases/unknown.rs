//= let
fn f() { let x = None; let y = Vec::new(); let z = Default::default(); let w; }
//= solved later
fn f() { let mut x = None; x = Some(1); let mut v = Vec::new(); v.push("a"); let w; w = 1u8; let s: String = Default::default(); }
//= calls
fn make<T>() -> T { loop {} } fn size<T>() -> usize { 1 } fn f() { let x: i32 = make(); make(); size(); size::<u8>(); let y = make(); make::<_>(); }
//= methods of what is unknown
fn f() { let x = None; x.unwrap().foo(); let y = "1".parse().unwrap(); let z = "1".parse::<i32>().unwrap(); let w: i32 = "1".parse().unwrap(); let v = [1, 2].iter().map(|x| x + 1).collect(); let u: Vec<i32> = [1, 2].into_iter().collect(); }
//= closures
fn f() { let c = |x| (); let d = |x| x.len(); let e = |x: i32| None; }
//= into and sum
fn f() { let x = "a".into(); let y: String = "a".into(); let z = [1, 2].iter().sum(); let w: i32 = [1, 2].iter().sum(); let a = 1u8.into() + 1u16; }
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
fn f() { let a = []; let b: [u8; 0] = []; let c = [None]; let d: [Option<u8>; 1] = [None]; }
