//= numbers
fn f(a: i32, b: u8, c: f64) { a + 1; b * 2; c / 2.0; a - a; a % 3; a & 1; a | 2; a ^ 3; a << 1; a >> b; -a; !a; -c; a == 1; a < 2; c >= 1.0; }
//= mixed numbers
fn f(a: i32, b: u8, c: f64) { a + b; a + c; a + 1.0; c + 1; b * a; a == b; a < c; a & b; c % 1; 1 + 1.0; a - "a"; }
//= literals
fn f() { let a: u8 = 1 + 2; let b: i64 = 1 << 3; let c: f32 = 1.0 * 2.0; let d: u8 = 1 + 2u16; let e = 1 + 'a'; }
//= strings
fn f(s: String, t: &str) { let a: String = s + t; let b = t + t; let c = t + "a".to_string(); let d = a + 1; let e = a + b; }
//= references
fn f(a: &i32, b: &i32) { let c: i32 = a + b; let d: i32 = a + 1; let e: i32 = 1 + a; a == b; a == 1; a < 1; *a == 1; let g: i32 = *a * *b; let h = -a; let i = !a; }
//= comparisons
struct S; fn f(s: S, t: S, o: Option<i32>) { s == t; s < t; o == Some(1); o == None; o < Some(1); o == 1; "a" == "b"; "a" == 'a'; (1, 2) == (1, 2); [1] == [1, 2]; [1] == [2]; true == 1; }
//= logic
fn f(a: bool) { a && a; a || true; a && 1; 1 || a; !a; a & a; a | true; a ^ a; a && return; }
//= unary
struct S; fn f(s: S, a: &str, u: u8, o: Option<u8>) { -s; !s; -a; !a; -u; !u; *u; *s; *a; -o; !"a"; -true; !1.0; }
//= assignment operators
fn f(mut a: i32, mut s: String, mut u: u8) { a += 1; a -= u; s += "a"; s += 1; s -= "a"; u <<= 1; u += a; a &= 1; a += 1.0; a += "a"; let b = true; b += 1; 1 += 1; }
//= user's operators
use std::ops::*; #[derive(Clone, Copy, PartialEq)] struct V(i32); impl Add for V { type Output = V; fn add(self, o: V) -> V { V(self.0 + o.0) } } impl Mul<i32> for V { type Output = V; fn mul(self, o: i32) -> V { V(self.0 * o) } } impl Neg for V { type Output = i32; fn neg(self) -> i32 { -self.0 } } impl AddAssign<i32> for V { fn add_assign(&mut self, o: i32) { self.0 += o; } }
fn f(mut v: V, w: V) { let a: V = v + w; let b: V = v * 2; let c: i32 = -v; v += 1; v == w; v + 1; v * w; v += w; v - w; !v; v < w; let d: i32 = v + w; }
//= several impls
use std::ops::Mul; struct V; impl Mul<i32> for V { type Output = i32; fn mul(self, o: i32) -> i32 { o } } impl Mul<V> for V { type Output = V; fn mul(self, o: V) -> V { o } } fn f() { let a: i32 = V * 1; let b: V = V * V; V * "a"; V * true; }
//= generic operators
use std::ops::Add; fn f<T: Add<Output = T>>(a: T, b: T) -> T { a + b } fn g<T>(a: T, b: T) -> T { a + b } fn h<T: PartialEq>(a: T, b: T) -> bool { a == b } fn i<T>(a: T, b: T) -> bool { a == b } fn j<T: PartialOrd>(a: T, b: T) -> bool { a < b } fn k<T: Add>(a: T, b: T) -> T { a + b } fn l<T: Copy>(a: &T) -> T { *a }
//= dereference
use std::rc::Rc; fn f(b: Box<i32>, r: Rc<String>, m: &mut i32, p: *const i32) { let a: i32 = *b; let c: &String = &*r; *m = 1; *m += 1; let d = *1; *b = 1; let e: &str = *r; }
//= index
fn f(a: [i32; 3], v: Vec<String>, s: &[u8], t: &str) { let b: i32 = a[0]; let c: &String = &v[1]; let d: u8 = s[0]; let e: &str = &t[1..]; let g = a["a"]; let h = v[1u8]; let i: &[i32] = &a[..2]; a[1i32]; 1[0]; (1, 2)[0]; t[0]; }
//= index to write
fn f(mut a: [i32; 3], mut v: Vec<i32>) { a[0] = 1; v[0] = 1; a[1] += 1; v[1] += 1; a[0] = "a"; v[0] = "a"; let r: &mut i32 = &mut v[0]; }
//= shifts
fn f(a: u8, b: i64) { let c: u8 = a << b; let d: u8 = 1 << b; let e: u64 = 1 << a; let g = a << 1.0; let h = 1.0 << 1; }
//= overflowing literals
fn f() { let a: u8 = 256; let b: i8 = 128; let c: i8 = -128; let d: u8 = 255; let e = 3000000000; let g: u32 = 4294967296; let h: i32 = 0xffff_ffff; let i = 128i8; let j: f32 = 1e40; let k: u8 = -1; }
