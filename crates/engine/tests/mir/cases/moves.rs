fn eat(_: String) {}
struct S {
    a: String,
    b: String,
}
fn f1(v: Vec<i32>) {
    v.push(1);
    v.push(2);
    let w = v;
    drop(w);
}
fn f2() {
    let s = String::new();
    eat(s);
    eat(s);
    let _r = &s;
    println!("{}", s);
}
fn f3() {
    let s = String::new();
    let c = || eat(s);
    println!("{s}");
    c();
    let d = || s.len();
    d();
}
fn f4(s: S) {
    eat(s.a);
    let t = s;
    eat(t.b);
}
fn f5() {
    let x: i32;
    println!("{x}");
    let y: i32;
    if true {
        y = 1;
    }
    println!("{y}");
}
fn f6() {
    let x = 1;
    x = 2;
    x += 1;
    let s = String::new();
    s = String::new();
    let _ = s;
}
fn f7(r: &S, v: &[String], a: [String; 2], i: usize) {
    let _x = r.a;
    eat(r.b);
    let _y = v[0];
    let _z = a[i];
    let S { a: p, b: q } = *r;
    match *r {
        S { a, b: _ } => eat(a),
    }
}
struct D(String);
impl Drop for D {
    fn drop(&mut self) {}
}
fn f8(d: D) {
    let _s = d.0;
    let D(_t) = d;
}
fn f9(x: &i32, y: &S, z: i32) {
    *x = 5;
    y.a = String::new();
    y.b.push('a');
    z = 3;
    let c = || {
        z = 4;
    };
    c();
}
fn f10(v: Vec<String>) {
    for s in v {
        eat(s);
    }
    println!("{}", v.len());
    let w = vec![1];
    loop {
        drop(w);
    }
}
fn f11() {
    let x = 5;
    let c = || x = 6;
    c();
    let s = String::new();
    let mut d = move || s.push('a');
    d();
}
fn f12(o: Option<String>) {
    match o {
        Some(s) => eat(s),
        None => {}
    }
    println!("{:?}", o);
    let rc = std::rc::Rc::new(String::new());
    eat(*rc);
}
fn f13(b: bool) {
    let x;
    if b {
        x = 1;
    } else {
        x = 2;
        x = 3;
    }
    let _ = x;
    let mut s: S;
    s.a = String::new();
}
static X: i32 = 5;
fn f14() {
    X = 6;
    let c: Box<dyn Fn()> = {
        let mut n = 0;
        Box::new(move || n += 1)
    };
    c();
}
fn main() {}
