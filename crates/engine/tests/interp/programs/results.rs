//! Errors: `?`, conversions, boxed errors, what `main` returns.

use std::error::Error;
use std::fmt;
use std::num::ParseIntError;

#[derive(Debug)]
enum AppError {
    Parse(ParseIntError),
    Negative(i64),
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            AppError::Parse(error) => write!(f, "parse: {error}"),
            AppError::Negative(n) => write!(f, "negative: {n}"),
        }
    }
}

impl Error for AppError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            AppError::Parse(error) => Some(error),
            AppError::Negative(_) => None,
        }
    }
}

impl From<ParseIntError> for AppError {
    fn from(error: ParseIntError) -> Self {
        AppError::Parse(error)
    }
}

fn parse(text: &str) -> Result<i64, AppError> {
    let n: i64 = text.trim().parse()?;
    if n < 0 {
        return Err(AppError::Negative(n));
    }
    Ok(n)
}

fn first(text: &str) -> Option<char> {
    let line = text.lines().nth(1)?;
    line.chars().next()
}

fn sum(texts: &[&str]) -> Result<i64, AppError> {
    texts.iter().map(|text| parse(text)).sum()
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("{:?} {:?}", parse(" 12 ").ok(), first("a\nbc"));
    for text in ["x", "-3", ""] {
        if let Err(error) = parse(text) {
            println!("{error} {:?}", error.source().map(|e| e.to_string()));
        }
    }
    println!("{:?}", sum(&["1", "2", "3"]).unwrap());
    println!("{:?}", sum(&["1", "b"]).map_err(|e| e.to_string()));
    let collected: Result<Vec<i64>, _> = "4,5,6".split(',').map(str::parse::<i64>).collect();
    println!("{collected:?}");
    let options: Option<Vec<u32>> = vec![Some(1), None].into_iter().collect();
    println!("{options:?}");
    println!("{}", parse("7").and_then(|n| parse(&(n - 8).to_string())).is_err());
    println!("{}", None.or(Some(3)).xor(None::<i32>).map_or(0, |n| n + 1));
    let n = parse("99999999999999999999")?;
    println!("never {n}");
    Ok(())
}
