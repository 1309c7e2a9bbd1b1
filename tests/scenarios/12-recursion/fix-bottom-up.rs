//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: 12586269025

//! The small values are computed first, so nothing recurs.
//!
//! What happens: each value needs only what is already in the list.
//! What to watch: all smaller values are computed, wanted or not.
//! Reports: mlua-rs/mlua#691
//! Cost of this fix: the order of computation has to be known beforehand.

fn fibonacci(n: usize) -> u64 {
    let mut values = vec![0, 1];
    while values.len() <= n {
        let next = values[values.len() - 1] + values[values.len() - 2];
        values.push(next);
    }
    values[n]
}

fn main() {
    println!("{}", fibonacci(50));
}
