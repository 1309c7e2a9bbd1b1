use std::cell::RefCell;
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
impl D {
    fn id(&self) -> usize {
        println!("id {}", self.0);
        self.0.len()
    }
}
fn mk(s: &'static str) -> D {
    println!("mk {s}");
    D(s)
}
fn two(_a: D, _b: D) {
    println!("two");
}
fn pair(a: usize, b: usize) -> usize {
    a + b
}
fn pat((a, _): (D, D), D(s): &D) {
    println!("pat {} {}", a.0, s);
}
fn tail() -> usize {
    let _x = mk("x");
    mk("tmp").id()
}
fn early(c: i32) -> D {
    let _a = mk("a");
    if c == 0 {
        return mk("r0");
    }
    let b = mk("b");
    match c {
        1 => b,
        2 => {
            let _k = b;
            mk("r2")
        }
        _ => return mk("r3"),
    }
}
fn loops() {
    for i in 0..3 {
        let _l = mk("l");
        if i == 1 {
            continue;
        }
        let _m = mk("m");
        if i == 2 {
            break;
        }
    }
    let mut n = 0;
    let r = 'o: loop {
        let _w = mk("w");
        loop {
            n += 1;
            let _v = mk("v");
            if n > 2 {
                break 'o mk("res");
            }
            if n > 1 {
                break;
            }
        }
    };
    println!("got {}", r.0);
    let lab = 'b: {
        let _q = mk("q");
        if n > 1 {
            break 'b mk("lab1");
        }
        mk("lab2")
    };
    println!("lab {}", lab.0);
}
fn cond() {
    if mk("c1").id() > 1 && mk("c22").id() > 100 || mk("c3").id() > 0 {
        println!("yes");
    }
    while mk("wh").id() > 5 {}
    match mk("sc").id() {
        2 => println!("two"),
        _ => println!("other"),
    }
    if let 3 = mk("ifl").id() {
        println!("in");
    } else {
        println!("else");
    }
    if let 4 = mk("ifl").id() {
        println!("in");
    } else {
        println!("else");
    }
    let v = (mk("p"), mk("q"));
    let (a, _) = v;
    println!("moved {}", a.0);
    let _ = mk("under");
    let _z = mk("z");
    let ext = &mk("ext");
    println!("{}", ext.0);
    let s = &(mk("t1"), mk("t2")).0;
    println!("{}", s.0);
}
fn assign() {
    let mut x = mk("x1");
    x = mk("x2");
    println!("after");
    let y;
    if x.id() > 1 {
        y = mk("y1");
    } else {
        y = mk("y2");
    }
    x = y;
    println!("x {}", x.0);
    let mut t = (mk("t1"), mk("t2"));
    drop(t.0);
    t.0 = mk("t3");
    let mut arr = [mk("a1"), mk("a2")];
    arr[1] = mk("a3");
    let [p, _] = arr;
    println!("p {}", p.0);
    let b = Box::new((mk("b1"), mk("b2")));
    let (m, _) = *b;
    println!("m {}", m.0);
}
fn guards(o: Option<D>) {
    match o {
        Some(d) if d.id() > 3 => println!("long {}", d.0),
        Some(D(s)) if s.is_empty() => println!("empty"),
        Some(d) => println!("short {}", d.0),
        None => println!("none"),
    }
}
fn let_else(o: Option<D>) -> usize {
    let Some(d) = o else {
        println!("else");
        return 0;
    };
    let (Some(n), _) = (Some(d.id()), mk("le")) else {
        panic!()
    };
    n
}
fn main() {
    two(mk("1"), mk("2"));
    println!("{}", pair(mk("aa").id(), mk("bbb").id()));
    pat((mk("pa"), mk("pb")), &mk("pc"));
    println!("{}", tail());
    for i in 0..4 {
        println!("{}", early(i).0);
    }
    loops();
    cond();
    assign();
    guards(Some(mk("long")));
    guards(Some(mk("sh")));
    guards(None);
    guards(Some(D("")));
    println!("{}", let_else(Some(mk("some"))));
    println!("{}", let_else(None));
    let c = RefCell::new(vec![1]);
    c.borrow_mut().push(2);
    let v = [D("n1"), D("n2"), D("n3")];
    for x in v {
        if x.0 == "n2" {
            break;
        }
    }
    let cl = {
        let k = mk("cap");
        move || k.id()
    };
    println!("{}", cl());
    let once = {
        let k = mk("once");
        move || {
            let z = k;
            z.id()
        }
    };
    println!("{}", once());
    let _r = [mk("r"); 1];
}
