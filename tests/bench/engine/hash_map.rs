//! A HashMap: counting by key.
use std::collections::HashMap;

const N: u64 = 500;

fn main() {
    let mut counts: HashMap<u64, u64> = HashMap::new();
    for i in 0..N {
        *counts.entry(i % 97).or_insert(0) += i;
    }
    let total: u64 = counts.values().sum();
    println!("{} {total}", counts.len());
}
