//! A Vec by index: the sieve of Eratosthenes.

const N: u64 = 1_000;

fn main() {
    let n = N as usize;
    let mut composite = vec![false; n + 1];
    let mut primes = 0;
    for i in 2..=n {
        if composite[i] {
            continue;
        }
        primes += 1;
        let mut multiple = i * i;
        while multiple <= n {
            composite[multiple] = true;
            multiple += i;
        }
    }
    println!("{primes}");
}
