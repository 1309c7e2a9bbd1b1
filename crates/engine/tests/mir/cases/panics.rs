const N: usize = 3;
const BIG: i32 = i32::MAX;
fn a() {
    let x = 255u8 + 1;
    let y = i32::MAX + 1;
    let z = BIG * 2;
    let _ = (x, y, z);
}
fn b() {
    let a = [1, 2, 3];
    let i = 5;
    println!("{}", a[i]);
    println!("{}", a[N]);
    let n = 3;
    let _ = a[n];
}
fn c() {
    let z = 0;
    let _ = 1 / z;
    let _ = 5 % 0;
    let m = i32::MIN;
    let _ = m / -1;
    let _ = -m;
    let _ = 1u32 << 32;
    let k = 40;
    let _ = 1i32 >> k;
}
fn d(x: i32) {
    let mut v = 200u8;
    v += 100;
    let _ = v;
    let s: i8 = -128;
    let _ = -s;
    let _ = x / 0;
    if x > 3 {
        let _ = [1][1];
    }
}
fn e() {
    let mut i = 0;
    while i < 10 {
        i += 1;
    }
    let a = [0; 4];
    let _ = a[i];
    let u = 0usize;
    let _ = u - 1;
    let t = (1u8, 255u8);
    let _ = t.0 + t.1;
}
fn f() {
    if false {
        let _ = [1, 2][7];
    }
    let c = || {
        let _ = 255u8 + 1;
    };
    c();
    match 3 {
        3 => {}
        _ => {
            let _ = [1][5];
        }
    }
}
#[allow(arithmetic_overflow)]
fn g() {
    let _ = 255u8 + 1;
}
fn h<const M: usize>(a: [i32; 2]) -> i32 {
    let _ = a[M];
    let k = 2;
    a[k]
}
fn i() {
    let x: u32 = 5;
    let y = x - 6;
    let _ = y;
    let v = vec![1];
    let _ = v[5];
    let s = &[1, 2, 3];
    let _ = s[3];
    let mut q = 5;
    let r = &mut q;
    *r = 6;
    let _ = [1, 2][q];
}
fn j() -> u8 {
    let a: u8 = 200;
    let b: u8 = 100;
    a.wrapping_add(b) + (a as i8 as u8) + 100
}
fn main() {
    let _ = 1_000_000 * 1_000_000;
    let x = 3;
    let _ = [1, 2, 3][x];
    let y = -2147483648;
    let _ = y - 1;
}
