//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: 12586269025
//@ stdout: 49 values kept

//! The table is passed down as `&mut`, and there is no cell.
//!
//! What happens: the compiler sees who has the table at each moment. `or_insert_with` with this
//! closure would not compile.
//! What to watch: only the recursion itself can use the table while it runs.
//! Reports: mlua-rs/mlua#691
//! Cost of this fix: every caller needs `&mut`.

use std::collections::HashMap;

fn fibonacci(memo: &mut HashMap<u32, u64>, n: u32) -> u64 {
    if n < 2 {
        return u64::from(n);
    }
    if let Some(known) = memo.get(&n) {
        return *known;
    }
    let value = fibonacci(memo, n - 1) + fibonacci(memo, n - 2);
    memo.insert(n, value);
    value
}

fn main() {
    let mut memo = HashMap::new();
    println!("{}", fibonacci(&mut memo, 50));
    println!("{} values kept", memo.len());
}
