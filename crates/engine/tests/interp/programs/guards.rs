struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
impl D {
    fn some(&self) -> Option<&D> {
        Some(self)
    }
    fn t(&self) -> bool {
        true
    }
}
fn main() {
    match Some(D("sc")) {
        Some(d) if let Some(x) = D("gt").some() => {
            println!("body {} {}", d.0, x.0);
        }
        _ => {}
    }
    println!("--");
    match Some(D("sc")) {
        Some(d)
            if let y = D("gb")
                && D("tmp").t() =>
        {
            println!("body {} {}", d.0, y.0);
        }
        _ => {}
    }
    println!("--");
    match Some(D("sc")) {
        Some(ref d)
            if let y = D("gb")
                && false =>
        {
            println!("body {} {}", d.0, y.0);
        }
        _ => {
            println!("other");
        }
    }
    println!("--");
    match (D("a"), D("b")) {
        (x, _) | (_, x)
            if let z = D("z")
                && x.0 == "b" =>
        {
            println!("body {} {}", x.0, z.0);
        }
        _ => {
            println!("other");
        }
    }
}
