//! Calls: a Fibonacci number the slow way, again and again.

const N: u64 = 10;

fn fibonacci(n: u32) -> u64 {
    if n < 2 { u64::from(n) } else { fibonacci(n - 1) + fibonacci(n - 2) }
}

fn main() {
    let mut sum = 0;
    for _ in 0..N {
        sum += fibonacci(12);
    }
    println!("{sum}");
}
