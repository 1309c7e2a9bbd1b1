use std::panic;
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
struct P(&'static str);
impl Drop for P {
    fn drop(&mut self) {
        println!("pdrop {}", self.0);
        if !std::thread::panicking() {
            panic!("in drop");
        }
    }
}
fn mk(s: &'static str) -> D {
    D(s)
}
fn boom() -> D {
    panic!("boom")
}
fn f3(_a: D, _b: D, _c: D) {}
fn inner(k: i32) {
    let _x = mk("x");
    match k {
        0 => f3(mk("1"), mk("2"), boom()),
        1 => {
            let _v = vec![mk("v1"), mk("v2")];
            let _t = (mk("t"), boom());
        }
        2 => {
            let _p = P("p");
            let _q = mk("q");
        }
        3 => {
            let mut a = P("a");
            a = P("b");
            println!("unreached {}", a.0);
        }
        4 => {
            let b = Box::new((mk("m"), P("n"), mk("o")));
            let (_z, ..) = *b;
            println!("part");
        }
        5 => {
            let a = [1, 2, 3];
            let i = a.len();
            let _d = mk("idx");
            println!("{}", a[i]);
        }
        6 => {
            let x = i32::MAX;
            let _d = mk("ov");
            println!("{}", x + k);
        }
        7 => {
            let d = mk("mv");
            let c = move || {
                let _g = &d;
                panic!("closure");
            };
            c();
        }
        8 => {
            for _ in (0..3).map(|i| {
                if i == 1 {
                    panic!("iter")
                }
                mk("it")
            }) {
                println!("body");
            }
        }
        9 => {
            let _s = [mk("s1"), mk("s2"), boom()];
        }
        10 => {
            struct S {
                a: D,
                b: D,
            }
            let _s = S {
                b: mk("fb"),
                a: boom(),
            };
        }
        11 => {
            let o = Some(P("o"));
            if let Some(p) = o {
                let _h = mk("h");
                let _m = p;
            }
        }
        12 => {
            let x = k / (k - 12);
            println!("{x}");
        }
        13 => {
            let v: Result<i32, D> = Err(mk("err"));
            let _ = v.map_err(|e| e.0).unwrap();
        }
        _ => {}
    }
}
fn main() {
    panic::set_hook(Box::new(|_| {}));
    for k in 0..15 {
        println!("-- {k}");
        let r = panic::catch_unwind(|| inner(k));
        println!("{}", r.is_err());
    }
}
