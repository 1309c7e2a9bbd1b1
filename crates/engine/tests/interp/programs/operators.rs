//! Overloaded operators, indexing, deref, iterators and drops of one's own.

use std::ops::{Add, AddAssign, Deref, DerefMut, Index, IndexMut, Mul, Neg, Not, Range};

#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
struct V(f32, f32);

impl Add for V {
    type Output = V;
    fn add(self, other: V) -> V {
        V(self.0 + other.0, self.1 + other.1)
    }
}

impl Mul<f32> for V {
    type Output = V;
    fn mul(self, by: f32) -> V {
        V(self.0 * by, self.1 * by)
    }
}

impl Mul<V> for f32 {
    type Output = V;
    fn mul(self, by: V) -> V {
        by * self
    }
}

impl Neg for V {
    type Output = V;
    fn neg(self) -> V {
        V(-self.0, -self.1)
    }
}

impl AddAssign for V {
    fn add_assign(&mut self, other: V) {
        *self = *self + other;
    }
}

struct Grid {
    width: usize,
    cells: Vec<u8>,
}

impl Index<(usize, usize)> for Grid {
    type Output = u8;
    fn index(&self, (x, y): (usize, usize)) -> &u8 {
        &self.cells[y * self.width + x]
    }
}

impl IndexMut<(usize, usize)> for Grid {
    fn index_mut(&mut self, (x, y): (usize, usize)) -> &mut u8 {
        &mut self.cells[y * self.width + x]
    }
}

impl Index<Range<usize>> for Grid {
    type Output = [u8];
    fn index(&self, range: Range<usize>) -> &[u8] {
        &self.cells[range]
    }
}

struct Tracked<T> {
    inner: T,
    reads: std::cell::Cell<u32>,
}

impl<T> Deref for Tracked<T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.reads.set(self.reads.get() + 1);
        &self.inner
    }
}

impl<T> DerefMut for Tracked<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.reads.set(100);
        &mut self.inner
    }
}

struct Countdown(u32);

impl Iterator for Countdown {
    type Item = u32;
    fn next(&mut self) -> Option<u32> {
        self.0 = self.0.checked_sub(1)?;
        Some(self.0)
    }
}

impl Not for Countdown {
    type Output = Vec<u32>;
    fn not(self) -> Vec<u32> {
        self.collect()
    }
}

fn log(what: &str, value: usize) -> usize {
    println!("{what}");
    value
}

fn main() {
    let mut v = V(1.0, 2.0) + -V(0.5, 0.5) * 2.0;
    v += 2.0 * V(1.0, 1.0);
    println!("{v:?} {:?} {}", V::default().partial_cmp(&v), v == V(2.0, 3.0));
    let mut grid = Grid {
        width: 3,
        cells: vec![0; 6],
    };
    grid[(1, 1)] = 5;
    grid[(2, 0)] += 2;
    println!("{:?} {} {:?}", grid.cells, grid[(1, 1)], &grid[1..3]);
    let mut tracked = Tracked {
        inner: vec![1, 2, 3],
        reads: std::cell::Cell::new(0),
    };
    println!("{} {}", tracked.len(), tracked.first().is_some());
    println!("{}", tracked.reads.get());
    tracked.push(4);
    println!("{} {}", tracked.reads.get(), tracked.iter().sum::<i32>());
    println!("{:?}", !Countdown(4));
    println!("{:?}", Countdown(5).step_by(2).zip("abc".chars()).collect::<Vec<_>>());
    for (i, n) in Countdown(3).enumerate().skip(1) {
        println!("{i} {n}");
    }
    let mut array = [10, 20, 30];
    array[log("index", 1)] = log("value", 7);
    array[log("left", 0)] += log("right", 1);
    println!("{array:?}");
    let sum: i32 = (1..=4).fold(0, |acc, n| acc * 2 + n);
    println!("{sum} {:?}", (1..10).rev().find(|n| n % 4 == 0));
    println!("{:?}", array.iter().map(|n| n.to_string()).collect::<Vec<_>>().concat());
    let text: String = vec!["a", "b"].into_iter().flat_map(|s| s.chars().chain("-".chars())).collect();
    println!("{text}");
    let mut words = vec!["pear", "fig", "apple"];
    words.sort_by_key(|word| word.len());
    words.dedup();
    words.retain(|word| *word != "pear");
    println!("{words:?} {:?}", words.windows(2).next());
    let mut chunks = [1, 2, 3, 4, 5].chunks(2).map(|c| c.len());
    println!("{:?} {:?}", chunks.next(), chunks.last());
    let (a, b) = array.split_at_mut(1);
    std::mem::swap(&mut a[0], &mut b[1]);
    println!("{array:?} {}", std::mem::replace(&mut array[0], 0));
}
