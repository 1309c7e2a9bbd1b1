const fn a(x: i32) -> i32 {
    if x > 3 {
        panic!("a{}", x)
    }
    x
}
const fn b(x: &'static str) -> i32 {
    panic!("{}", x)
}
const fn c(x: &'static String) -> i32 {
    panic!("{x}")
}
const fn d<T: std::fmt::Display + Copy>(x: T) -> i32 {
    panic!("{x}")
}
const fn e(x: i32) -> i32 {
    assert!(x > 2);
    assert!(x > 3, "text");
    assert!(x > 3, "{}", "text");
    assert!(x > 3, "{}", x);
    assert!(x > 3, "{x} a");
    4
}
const fn f(x: i32) -> i32 {
    unreachable!("{}", x)
}
const fn g(x: i32) -> i32 {
    todo!("{}", x)
}
const fn h(x: &&str) -> i32 {
    panic!("{}", x)
}
const fn i(x: &&str) -> i32 {
    panic!("{}", *x)
}
const P: &str = {
    let x = format_args!("{}", 3);
    let _ = x;
    "3"
};
const Q: i32 = {
    println!("x");
    3
};
fn main() {}
