//! Matches: guards, bindings, slices, ranges, nested enums, references, let-else, loops.

#[derive(Debug, Clone, Copy, PartialEq)]
enum Op {
    Push(i32),
    Pop,
    Add { times: u8 },
}

#[derive(Debug)]
enum Expr {
    Num(f64),
    Neg(Box<Expr>),
    Bin(Box<Expr>, char, Box<Expr>),
}

fn eval(expr: &Expr) -> Result<f64, String> {
    Ok(match expr {
        Expr::Num(n) => *n,
        Expr::Neg(inner) => -eval(inner)?,
        Expr::Bin(left, op @ ('+' | '-'), right) => {
            let (l, r) = (eval(left)?, eval(right)?);
            if *op == '+' { l + r } else { l - r }
        }
        Expr::Bin(left, '/', right) => match (eval(left)?, eval(right)?) {
            (_, 0.0) => return Err("division by zero".into()),
            (l, r) => l / r,
        },
        Expr::Bin(_, op, _) => return Err(format!("no {op}")),
    })
}

fn classify(n: i64) -> &'static str {
    match n {
        i64::MIN..=-1 => "negative",
        0 => "zero",
        1 | 2 | 3 => "small",
        n if n % 2 == 0 => "even",
        _ => "odd",
    }
}

fn slices(list: &[u8]) -> String {
    match list {
        [] => "empty".into(),
        [one] => format!("one {one}"),
        [first, .., last] if first == last => format!("same {first}"),
        [first, middle @ .., last] => format!("{first} {middle:?} {last}"),
    }
}

fn arrays([a, rest @ ..]: [u16; 4]) -> u16 {
    let [b, .., d] = rest;
    a * 1000 + b * 10 + d
}

fn early(text: Option<&str>) -> usize {
    let Some(text) = text else {
        return 0;
    };
    text.len()
}

fn labels() -> Vec<(i32, i32)> {
    let mut found = vec![];
    'outer: for a in 1.. {
        for b in 1..a {
            if a * b > 50 {
                break 'outer;
            }
            if (a + b) % 5 != 0 {
                continue;
            }
            if b == 4 {
                continue 'outer;
            }
            found.push((a, b));
        }
    }
    found
}

fn main() {
    let expr = Expr::Bin(
        Box::new(Expr::Neg(Box::new(Expr::Num(2.0)))),
        '-',
        Box::new(Expr::Bin(
            Box::new(Expr::Num(9.0)),
            '/',
            Box::new(Expr::Num(2.0)),
        )),
    );
    println!("{:?}", eval(&expr));
    println!(
        "{:?}",
        eval(&Expr::Bin(Box::new(Expr::Num(1.0)), '/', Box::new(Expr::Num(0.0))))
    );
    println!(
        "{:?}",
        eval(&Expr::Bin(Box::new(Expr::Num(1.0)), '^', Box::new(Expr::Num(0.0))))
    );
    for n in [-5, 0, 2, 10, 11] {
        println!("{}", classify(n));
    }
    for list in [&[][..], &[1], &[1, 2, 1], &[1, 2, 3, 4]] {
        println!("{}", slices(list));
    }
    println!("{} {} {}", arrays([1, 2, 3, 4]), early(None), early(Some("abc")));
    println!("{:?}", labels());
    let ops = [Op::Push(3), Op::Add { times: 2 }, Op::Pop];
    let mut stack = vec![];
    for op in ops {
        match op {
            Op::Push(n) => stack.push(n),
            Op::Pop => println!("{:?}", stack.pop()),
            Op::Add { times } if times > 5 => unreachable!(),
            Op::Add { times } => {
                for _ in 0..times {
                    let top = stack.last_mut().unwrap();
                    *top += 10;
                }
            }
        }
    }
    let mut pair = (String::from("a"), Some(5));
    if let (ref mut text, Some(n @ 3..=9)) = pair {
        text.push_str(&n.to_string());
    }
    println!("{pair:?}");
    let value = loop {
        if let Some(n) = pair.1.as_mut()
            && *n < 8
        {
            *n += 1;
            continue;
        }
        break pair.1;
    };
    println!("{value:?}");
    let nested = Some(Some(Ok::<i32, ()>(4)));
    if let Some(Some(Ok(n))) = nested {
        println!("{n}");
    }
    let block = 'b: {
        if stack.is_empty() {
            break 'b 1;
        }
        2
    };
    println!("{block} {}", matches!(ops[0], Op::Push(x) if x > 2));
    let x = 5u8;
    let text = match x {
        0..5 => "low",
        5.. => "high",
    };
    println!("{text}");
    match (1, "two", [3.0, 4.0]) {
        (a, b, [c, d]) => println!("{a} {b} {c} {d}"),
    }
    match &Some(Box::new(5)) {
        Some(n) if **n > 3 => println!("boxed {n}"),
        Some(_) | None => println!("other"),
    }
}
