//! Iterators, closures, strings, collections: std as programs use it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::fmt;

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Token {
    Number(i64),
    Op(char),
    Open,
    Close,
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut out = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(&c) = chars.peek() {
        match c {
            ' ' => {
                chars.next();
            }
            '0'..='9' => {
                let mut number = 0;
                while let Some(digit) = chars.peek().and_then(|c| c.to_digit(10)) {
                    number = number * 10 + i64::from(digit);
                    chars.next();
                }
                out.push(Token::Number(number));
            }
            '+' | '-' | '*' | '/' => {
                out.push(Token::Op(c));
                chars.next();
            }
            '(' => {
                out.push(Token::Open);
                chars.next();
            }
            ')' => {
                out.push(Token::Close);
                chars.next();
            }
            other => return Err(format!("unexpected {other:?}")),
        }
    }
    Ok(out)
}

fn eval(tokens: &[Token], at: &mut usize, min: u8) -> Option<i64> {
    let mut left = match tokens.get(*at)? {
        Token::Number(n) => {
            *at += 1;
            *n
        }
        Token::Open => {
            *at += 1;
            let value = eval(tokens, at, 0)?;
            *at += 1;
            value
        }
        _ => return None,
    };
    while let Some(Token::Op(op)) = tokens.get(*at) {
        let power = if "+-".contains(*op) { 1 } else { 2 };
        if power <= min {
            break;
        }
        *at += 1;
        let right = eval(tokens, at, power)?;
        left = match op {
            '+' => left + right,
            '-' => left - right,
            '*' => left * right,
            _ => left.checked_div(right)?,
        };
    }
    Some(left)
}

struct Matrix<const R: usize, const C: usize>([[f64; C]; R]);

impl<const R: usize, const C: usize> fmt::Display for Matrix<R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.0 {
            let text: Vec<String> = row.iter().map(|x| format!("{x:>5.1}")).collect();
            writeln!(f, "[{}]", text.join(", "))?;
        }
        Ok(())
    }
}

fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}

fn main() {
    for text in ["1 + 2 * 3", "(1 + 2) * 3 - 4 / 2", "2 / 0", "1 $ 2"] {
        match tokens(text) {
            Ok(list) => println!("{text} = {:?}", eval(&list, &mut 0, 0)),
            Err(error) => println!("{text}: {error}"),
        }
    }
    let words = "the quick brown fox jumps over the lazy dog the end";
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words.split_whitespace() {
        *counts.entry(word).or_default() += 1;
    }
    println!("{counts:?}");
    let unique: HashSet<char> = words.chars().filter(|c| c.is_alphabetic()).collect();
    println!("{}", unique.len());
    let mut sorted: Vec<_> = counts.iter().collect();
    sorted.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    println!("{:?}", &sorted[..3]);
    let squares: Vec<u32> = (1..=10).filter(|n| n % 2 == 1).map(|n| n * n).collect();
    println!("{squares:?} {} {:?}", squares.iter().sum::<u32>(), squares.iter().max());
    let (even, odd): (Vec<i32>, Vec<i32>) = (0..10).partition(|n| n % 2 == 0);
    println!("{even:?} {odd:?}");
    println!("{:?}", even.iter().zip(&odd).map(|(a, b)| a * b).collect::<Vec<_>>());
    println!("{:?}", [3, 1, 2].iter().rev().chain(&[9]).enumerate().last());
    println!("{:?}", "a,b,,c".split(',').collect::<Vec<_>>());
    println!("{}", compose(|x: i32| x + 1, |y: i32| format!("<{y}>"))(4));
    println!("{}", Matrix([[1.0, 2.5], [-3.25, 4.0]]));
    let mut queue: VecDeque<i32> = (1..=3).collect();
    queue.rotate_left(1);
    queue.push_front(0);
    println!("{queue:?} {:?}", queue.pop_back());
    let set: BTreeSet<Token> = [Token::Close, Token::Number(4), Token::Op('+'), Token::Open]
        .into_iter()
        .collect();
    println!("{set:?}");
    let mut map = HashMap::new();
    map.insert("k", 1);
    map.entry("k").and_modify(|v| *v += 1).or_insert(0);
    println!("{:?}", map.get("k"));
    let text = String::from("héllo wörld");
    println!("{} {} {:?}", text.len(), text.to_uppercase(), text.char_indices().nth(2));
    println!("{:?}", text.bytes().take(3).collect::<Vec<u8>>());
    println!("{:>8}|{:<8}|{:^8}|{:+}|{:08.3}", "ab", "cd", "ef", 5, 3.14159);
    let mut array = [5, 3, 8, 1];
    array.sort();
    println!("{array:?} {:?}", array.binary_search(&5));
    println!("{:#?}", (1, "x", Some(vec![Token::Open])));
}
