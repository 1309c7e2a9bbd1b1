//! Constants, statics, promoted values, thread locals.

use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicUsize, Ordering};

const LIMIT: usize = 3 * 4 - 2;
const NAMES: [&str; 3] = ["a", "b", "c"];
const TABLE: [u32; LIMIT] = table();
static COUNT: AtomicUsize = AtomicUsize::new(5);
static GREETING: &str = "hello";
static NESTED: &[&[u8]] = &[&[1, 2], &[], &[3]];
static ROOT: Point = Point { x: 1, y: &OTHER };
static OTHER: Point = Point { x: 2, y: &ROOT };

struct Point {
    x: i32,
    y: &'static Point,
}

const fn table() -> [u32; LIMIT] {
    let mut out = [0; LIMIT];
    let mut index = 0;
    while index < LIMIT {
        out[index] = (index * index) as u32;
        index += 1;
    }
    out
}

trait Shape {
    const SIDES: u32;
    const NAME: &'static str = "shape";
}

struct Square;
struct Line;

impl Shape for Square {
    const SIDES: u32 = 4;
    const NAME: &'static str = "square";
}

impl Shape for Line {
    const SIDES: u32 = 1 + Square::SIDES / 4;
}

fn describe<T: Shape>() -> String {
    format!("{} {}", T::NAME, T::SIDES)
}

struct Buffer<const N: usize> {
    data: [u8; N],
}

impl<const N: usize> Buffer<N> {
    const DOUBLE: usize = N * 2;
    fn new() -> Self {
        Buffer { data: [1; N] }
    }
}

fn promoted() -> &'static [i32] {
    &[1, 2, 3]
}

thread_local! {
    static LOCAL: RefCell<Vec<i32>> = RefCell::new(vec![1]);
    static FLAG: Cell<bool> = const { Cell::new(false) };
}

fn main() {
    println!("{LIMIT} {:?} {:?}", NAMES, TABLE);
    println!("{}", COUNT.fetch_add(2, Ordering::SeqCst));
    println!("{} {GREETING}", COUNT.load(Ordering::Relaxed));
    println!("{:?} {} {}", NESTED, ROOT.y.x, OTHER.y.x);
    println!("{} {}", describe::<Square>(), describe::<Line>());
    println!("{} {}", Buffer::<7>::new().data.len(), Buffer::<7>::DOUBLE);
    println!("{:?}", promoted());
    LOCAL.with(|local| local.borrow_mut().push(2));
    LOCAL.with_borrow(|local| println!("{local:?}"));
    FLAG.set(true);
    println!("{}", FLAG.get());
    let value: &'static Option<i32> = &None;
    println!("{value:?} {}", const { 2 + 3 });
}
