use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
#[derive(Debug, Clone, PartialEq)]
struct P {
    x: i32,
    y: String,
    z: Vec<u8>,
}
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
static N: Cell2 = Cell2(5);
struct Cell2(i32);
const ARR: [i32; 3] = [1, 2, 3];
const NONE: Option<String> = None;
fn id<T>(x: T) -> T {
    x
}
fn fru(p: P) -> P {
    P { x: 9, ..p }
}
fn shapes() -> Vec<Box<dyn Fn(i32) -> i32>> {
    let k = 3;
    vec![Box::new(move |x| x + k), Box::new(|x| x * 2), Box::new(id)]
}
fn cap(mut p: P) {
    let c = || p.y.push('!');
    let mut c = c;
    c();
    c();
    println!("{:?}", p);
    let d = move || {
        let q = p.z;
        q.len()
    };
    println!("{}", d());
}
fn two_phase() {
    let mut v = vec![1, 2];
    v.push(v.len());
    let i = v.len();
    v[i - 1] += v[0];
    println!("{v:?}");
}
fn order() {
    let mut a = [0; 3];
    let mut i = 0;
    a[{
        i += 1;
        i
    }] = {
        i += 1;
        i as i32
    };
    println!("{a:?} {i}");
    let mut s = String::from("a");
    s += &id(String::from("b"));
    println!("{s}");
}
fn tmp21(c: &RefCell<Vec<i32>>) -> i32 {
    let r = c.borrow().iter().sum::<i32>();
    c.borrow_mut().push(r);
    c.borrow().len() as i32
}
fn consts() {
    let _a = [NONE; 2];
    let _b: [D; 0] = [D("zero"); 0];
    println!("{} {:?}", ARR[2], &ARR[1..]);
    let c = Cell::new(N.0);
    c.set(c.get() + 1);
    println!("{}", c.get());
}
fn hm() {
    let mut m: HashMap<String, Rc<RefCell<P>>> = HashMap::new();
    m.entry("a".into())
        .or_insert_with(|| {
            Rc::new(RefCell::new(P {
                x: 1,
                y: "y".into(),
                z: vec![],
            }))
        })
        .borrow_mut()
        .x += 5;
    println!("{}", m["a"].borrow().x);
}
fn chain() -> Option<i32> {
    let v = vec![Some(1), None, Some(3)];
    let s: i32 = v.iter().flatten().sum();
    let t = v.first()?.as_ref()?;
    v.get(1)?.map(|x| x + s + t)
}
fn q(s: &str) -> Result<i32, std::num::ParseIntError> {
    let _g = D("g");
    let a: i32 = s.parse()?;
    Ok(a * 2)
}
fn nest() {
    let x = {
        let _a = D("in");
        let y = D("out");
        y
    };
    println!("after {}", x.0);
    let r = loop {
        let d = D("lp");
        if d.0.len() > 1 {
            break d;
        }
    };
    println!("{}", r.0);
}
fn unsz() {
    let s: &[i32] = &ARR;
    let b: Box<[i32]> = Box::new([1, 2]);
    let d: Rc<dyn std::fmt::Debug> = Rc::new(5);
    println!("{} {} {:?}", s.len(), b.len(), d);
    let f: fn(i32) -> i32 = |x| x - 1;
    println!("{}", f(2));
}
/// What a macro gives can be lent like the value of any block.
fn lent() {
    let list = vec![1];
    assert_eq!("[1]", format!("{list:?}"));
    assert_eq!(format!("{list:?}"), *&format!("[{}]", 1));
    let pair = (&format!("{}", 1), &println!("unit"));
    println!("{pair:?}");
}

fn main() {
    lent();
    println!(
        "{:?}",
        fru(P {
            x: 1,
            y: "a".into(),
            z: vec![1]
        })
    );
    for f in shapes() {
        print!("{} ", f(4));
    }
    println!();
    cap(P {
        x: 1,
        y: "a".into(),
        z: vec![1, 2],
    });
    two_phase();
    order();
    println!("{}", tmp21(&RefCell::new(vec![1, 2])));
    consts();
    hm();
    println!("{:?}", chain());
    println!("{:?} {:?}", q("4"), q("x").is_err());
    nest();
    unsz();
    let t = (D("t0"), D("t1"), D("t2"));
    let (_, b, _) = t;
    drop(b);
    println!("end");
    let v = vec![D("v0"), D("v1"), D("v2")];
    let mut it = v.into_iter();
    let _f = it.next();
    println!("it");
    drop(it);
    let o = Some(D("o"));
    if let Some(ref d) = o {
        println!("ref {}", d.0);
    }
    let w = match o {
        Some(d) => d,
        None => D("n"),
    };
    println!("w {}", w.0);
    let mut slot = Some(D("s1"));
    slot = None;
    println!("{}", slot.is_none());
    let _rep = std::mem::replace(&mut slot, Some(D("s2")));
    let a = async { 5 };
    let _ = a;
}
