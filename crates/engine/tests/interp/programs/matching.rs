fn kind(x: &[i32]) -> &'static str {
    match x {
        [] => "e",
        [1] => "one",
        [1, 2] => "12",
        [1, .., 9] => "1..9",
        [_, rest @ ..] if rest.len() > 3 => "long",
        [a, b] if a == b => "eq",
        _ => "o",
    }
}
fn s(x: &str) -> i32 {
    match x {
        "a" => 1,
        "bb" | "cc" => 2,
        "" => 0,
        _ => 3,
    }
}
fn ch(c: char) -> u8 {
    match c {
        'a'..='f' => 1,
        'A'..='F' => 2,
        '0'..='9' => 3,
        'z' => 4,
        _ => 5,
    }
}
fn n(x: i8) -> i32 {
    match x {
        i8::MIN..=-100 => 1,
        -99..0 => 2,
        0 => 3,
        1 | 2 | 3 => 4,
        4.. => 5,
    }
}
fn f(x: f64) -> i32 {
    match x {
        0.0 => 0,
        1.0..=2.0 => 1,
        _ => 2,
    }
}
fn t(a: bool, b: bool, c: Option<i32>) -> i32 {
    match (a, b, c) {
        (true, false, Some(x)) | (false, true, Some(x)) => x,
        (true, true, None) => 7,
        (_, _, Some(1 | 2)) => 8,
        (false, _, _) => 9,
        _ => 10,
    }
}
fn bytes(b: &[u8]) -> i32 {
    match b {
        [97, 98, 99] => 1,
        [] => 2,
        [b'x', ..] => 3,
        _ => 4,
    }
}
enum E {
    A(i32, i32),
    B { x: u8, y: String },
    C,
}
fn e(v: E) -> String {
    match v {
        E::A(1, y) => format!("a1 {y}"),
        E::A(x, 2) if x > 5 => format!("ax {x}"),
        E::A(..) => "a".into(),
        E::B { x: 0, .. } => "b0".into(),
        E::B { y, x } => format!("b {x} {y}"),
        E::C => "c".into(),
    }
}
fn orb(v: Result<i32, i32>) -> i32 {
    match v {
        Ok(x @ 1..=5) | Err(x @ 10..=15) if x % 2 == 1 => x,
        Ok(x) | Err(x) => -x,
    }
}
fn nested(v: &Option<Option<(i32, &str)>>) -> String {
    match v {
        Some(Some((1, "a"))) => "1a".into(),
        Some(Some((n, s))) => format!("{n}{s}"),
        Some(None) => "sn".into(),
        None => "n".into(),
    }
}
fn refs(v: &mut Option<String>) {
    match v {
        Some(s) if s.len() > 2 => s.push('!'),
        Some(s) => {
            s.clear();
        }
        None => *v = Some("new".to_string()),
    }
}
fn bind(x: (i32, i32)) -> i32 {
    let (ref a, mut b) = x;
    b += *a;
    let z @ (p, q) = (b, 2);
    z.0 + p + q
}
fn lets(a: Option<i32>, b: Result<i32, &str>) -> i32 {
    if let Some(x) = a
        && x > 2
        && let Ok(y) = b
    {
        x + y
    } else if let Err(m) = b {
        m.len() as i32
    } else {
        -1
    }
}
const K: i32 = 42;
fn k(x: i32) -> &'static str {
    match x {
        K => "k",
        std::i32::MAX => "max",
        _ => "no",
    }
}
fn main() {
    for v in [
        &[][..],
        &[1],
        &[1, 2],
        &[1, 5, 9],
        &[4, 4],
        &[7, 1, 2, 3, 4],
        &[5, 6],
        &[5, 6, 7],
    ] {
        print!("{} ", kind(v));
    }
    println!();
    for v in ["a", "bb", "cc", "", "zz"] {
        print!("{} ", s(v));
    }
    for c in "aGFg0z9?".chars() {
        print!("{} ", ch(c));
    }
    for x in [-128, -100, -99, -1, 0, 1, 3, 4, 127] {
        print!("{} ", n(x));
    }
    for x in [0.0, -0.0, 1.0, 1.5, 2.0, 2.1, f64::NAN] {
        print!("{} ", f(x));
    }
    println!();
    for a in [true, false] {
        for b in [true, false] {
            for c in [None, Some(1), Some(5)] {
                print!("{} ", t(a, b, c));
            }
        }
    }
    for b in [&b"abc"[..], b"", b"xyz", b"ab"] {
        print!("{} ", bytes(b));
    }
    println!();
    for v in [
        E::A(1, 9),
        E::A(6, 2),
        E::A(3, 2),
        E::B {
            x: 0,
            y: "q".into(),
        },
        E::B {
            x: 3,
            y: "w".into(),
        },
        E::C,
    ] {
        print!("{}; ", e(v));
    }
    for v in [Ok(3), Ok(4), Err(11), Err(12), Ok(9)] {
        print!("{} ", orb(v));
    }
    println!();
    for v in [Some(Some((1, "a"))), Some(Some((1, "b"))), Some(None), None] {
        print!("{} ", nested(&v));
    }
    let mut o = Some("abc".to_string());
    refs(&mut o);
    println!("{o:?}");
    o = Some("x".into());
    refs(&mut o);
    println!("{o:?}");
    o = None;
    refs(&mut o);
    println!("{o:?}");
    println!("{}", bind((3, 4)));
    println!(
        "{} {} {} {}",
        lets(Some(3), Ok(4)),
        lets(Some(1), Ok(4)),
        lets(Some(3), Err("abc")),
        lets(None, Err(""))
    );
    println!("{} {} {}", k(42), k(i32::MAX), k(0));
    let x = 5u8;
    println!("{}", x as char as u32 + E2::B as u32 + E2::C as u32);
    let mut v = vec![1, 2, 3];
    v[0] += 2;
    let i = 1;
    v[i] *= { v[0] };
    println!("{v:?}");
    let a = [[1, 2], [3, 4]];
    println!("{}", a[1][0] << 3 >> 1);
    let mut st = (1, String::from("a"));
    st.1 += "b";
    st.0 -= 3;
    println!("{st:?} {}", -st.0);
    let r: &'static [i32] = &[1, 2, 3];
    let q: &'static Option<String> = &None;
    println!("{r:?} {q:?}");
    let c = |x: i32| move |y: i32| x + y;
    println!("{}", c(1)(2));
}
#[derive(Clone, Copy)]
enum E2 {
    B = 7,
    C,
}
