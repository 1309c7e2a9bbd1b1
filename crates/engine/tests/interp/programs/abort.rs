//! A panic in a destructor while unwinding ends the process.

struct Bomb(&'static str);

impl Drop for Bomb {
    fn drop(&mut self) {
        println!("dropping {}", self.0);
        panic!("bomb {}", self.0);
    }
}

fn main() {
    let _first = Bomb("first");
    let _second = Bomb("second");
    println!("start");
}
