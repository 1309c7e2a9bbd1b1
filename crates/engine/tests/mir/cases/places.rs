struct S {
    a: String,
    b: Vec<i32>,
    c: (String, i32),
}
impl S {
    fn m(&mut self) {}
    fn r(&self) {}
    fn eat(self) {}
    fn sm(&self) {
        self.b.push(1);
        self.b.push(2);
        self.a = String::new();
    }
}
fn g1(s: S) {
    s.b.push(1);
    s.b.push(2);
    s.m();
}
fn g2() {
    let s = String::new();
    let mut c = || {
        s.push('a');
        s.push('b');
    };
    c();
}
fn g3(y: &S) {
    y.b.push(1);
    y.b.push(2);
    y.m();
}
fn g4(s: &mut S) {
    s.m();
    let t = s;
    s.m();
    t.m();
}
fn g5(o: &Option<String>) {
    if let Some(x) = *o {
        drop(x);
    }
    let y = o.unwrap();
    drop(y);
}
fn g6(v: Vec<String>) {
    let x = v[0];
    drop(x);
    for s in &v {
        let t = *s;
        drop(t);
    }
}
fn g7(s: S) {
    let S { a, .. } = s;
    drop(a);
    s.r();
    drop(s.c);
    s.eat();
}
fn g8(b: Box<S>) {
    let x = *b;
    b.r();
    drop(x);
    let c = Box::new(String::new());
    drop(*c);
    println!("{}", c);
}
fn g9(mut v: Vec<i32>) {
    let w = v;
    v.push(1);
    v = vec![];
    v.push(2);
    drop(w);
}
fn g10(x: Option<String>) {
    while let Some(s) = x {
        drop(s);
    }
}
fn g11(a: String, b: bool) {
    if b {
        drop(a);
    }
    drop(a);
    let c;
    if b {
        c = 1
    }
    println!("{}", c);
}
fn g12(t: (String, String)) {
    let (a, b) = t;
    drop(a);
    drop(b);
    let c = || drop(t.0);
    c();
}
fn g13(f: impl Fn()) {
    f = || {};
    let g = f;
    f();
    g();
}
fn g14(s: String) {
    let c = move || s.len();
    println!("{} {}", s, c());
    std::thread::spawn(move || drop(s));
}
fn g15(mut a: [String; 2]) {
    let [x, _] = a;
    drop(x);
    drop(a);
    a = [String::new(), String::new()];
    drop(a);
}
const C: S = S {
    a: String::new(),
    b: Vec::new(),
    c: (String::new(), 1),
};
fn g16() {
    let x = 5;
    let r = &mut x;
    *r = 6;
    let p = &raw mut x;
    let _ = p;
    C.b.push(1);
}
fn g18(x: Result<String, String>) {
    match x {
        Ok(ref s) if s.len() > 1 => {}
        Ok(s) | Err(s) => drop(s),
    }
    x.ok();
}
fn g19(s: String) -> impl FnMut() {
    move || {
        drop(s);
    }
}
fn g20(s: String, n: i32) {
    match n {
        0 if {
            drop(s);
            true
        } => {}
        _ => drop(s),
    }
}
async fn g21(s: String) {
    drop(s);
    drop(s);
    let x = 1;
    x = 2;
}
fn g22() {
    let x: i32;
    x = 1;
    x = 2;
    let y: &i32;
    loop {
        y = &1;
        if *y == 1 {
            break;
        }
    }
    let z;
    for i in 0..2 {
        z = i;
    }
}
fn g23(s: &String) -> String {
    *s
}
fn g24(x: i32) {
    let mut it = (0..x).map(|i| {
        x = i;
        i
    });
    it.next();
    let v = vec![1];
    v[0] = 2;
    let a = [1];
    a[0] += 2;
}
fn g25(S { a, b, .. }: S, (x, y): &(String, i32)) {
    a.push('c');
    b = vec![];
    *y = 2;
    x.push('d');
}
fn g26() {
    let s = String::from("a");
    let t = s + "b";
    println!("{s}{t}");
    let u = &t;
    u.push_str("c");
}
fn main() {}
