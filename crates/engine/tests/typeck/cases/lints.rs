//= literals that are too large
fn f() { let a: u8 = 256; let b: i8 = 128; let c: i8 = -128; let e = 3000000000; let g: u32 = 4294967296; let h: i32 = 0xffff_ffff; let i = 128i8; let j: f32 = 1e40; for k in 0..256u16 {} for k in 0..256u8 {} for k in 0u8..=256 {} let m = 300 as char; let n = -129i8; let o: i8 = -(128); let p = !256u8; let q = - -128i8; }
//= literals that are too large in patterns
fn g(x: u8) { match x { 256 => {} 0..=300 => {} _ => {} } let y: i8 = 0b1111_1111; }
//= literals that are allowed to be too large
#[allow(overflowing_literals)] fn h() { let a: u8 = 256; } mod m { #![allow(overflowing_literals)] const X: u8 = 256; }
//= literals of other errors
fn f() { let a: u8 = 256; let b: u8 = "a"; }
//= what depends on the unit, 2021
fn g<T: Default>() -> T { T::default() } fn f(b: bool) -> i32 { let x = if b { return 1 } else { g() }; 2 } trait Q {} fn h<T: Q>() -> T { loop {} } fn i(b: bool) { let x = match b { true => return, false => h() }; } fn j(b: bool) { if b { panic!() } else { Default::default() } }
