//! The stack runs out.

fn deeper(n: u64) -> u64 {
    let data = [n; 32];
    if n == u64::MAX {
        return data[3];
    }
    deeper(n + 1) + data[(n % 32) as usize]
}

fn main() {
    println!("going down");
    println!("{}", deeper(0));
}
