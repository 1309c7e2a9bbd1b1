const A: i32 = B;
const B: i32 = A;
const C: i32 = D + 1;
const D: i32 = E + 1;
const E: i32 = D - 1;
const F: &str = G;
const G: &str = F;
const K: [u8; 3] = [L; 3];
const L: u8 = K[0];
const fn f() -> i32 {
    M
}
const M: i32 = f();
fn main() {
    println!("{}", B);
}
