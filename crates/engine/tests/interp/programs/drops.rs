//! The order of drops: fields, variables, temporaries, assignments, partial moves.

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Pair {
    a: Loud,
    b: Loud,
}

impl Drop for Pair {
    fn drop(&mut self) {
        println!("drop pair");
    }
}

enum Shape {
    One(Loud),
    Two(Loud, Loud),
    None,
}

fn make(name: &'static str) -> Loud {
    println!("make {name}");
    Loud(name)
}

fn partial() {
    let pair = (make("left"), make("right"));
    let left = pair.0;
    println!("took {}", left.0);
}

fn conditional(flag: bool) {
    let value = make("maybe");
    if flag {
        drop(value);
        println!("gone");
    } else {
        println!("kept");
    }
    println!("end of conditional");
}

fn assign() {
    let mut x = make("first");
    println!("x is {}", x.0);
    x = make("second");
    println!("assigned {}", x.0);
}

fn late() {
    let x;
    {
        let y = make("inner");
        x = make("late");
        println!("{} {}", x.0, y.0);
    }
    println!("inner is gone");
}

fn main() {
    {
        let _pair = Pair {
            b: make("b"),
            a: make("a"),
        };
        let _other = make("other");
    }
    partial();
    conditional(true);
    conditional(false);
    assign();
    late();
    let shapes = [
        Shape::One(make("one")),
        Shape::None,
        Shape::Two(make("two"), make("three")),
    ];
    for shape in shapes {
        match shape {
            Shape::One(inner) => println!("one {}", inner.0),
            Shape::Two(_, second) => println!("two {}", second.0),
            Shape::None => println!("none"),
        }
    }
    let _ = make("ignored");
    let _kept = make("kept");
    make("statement");
    let boxed: Box<dyn Fn() -> usize> = {
        let captured = make("captured");
        Box::new(move || captured.0.len())
    };
    println!("{}", boxed());
    drop(boxed);
    let list = vec![make("v1"), make("v2"), make("v3")];
    let mut iter = list.into_iter();
    println!("{}", iter.next().map_or("", |first| first.0));
    drop(iter);
    let moved = Some(make("some"));
    if let Some(ref inner) = moved {
        println!("peek {}", inner.0);
    }
    std::mem::forget(make("forgotten"));
}
