//! Cells: RefCell, Cell, Rc, Weak, OnceCell, and what they refuse.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::{Rc, Weak};

#[derive(Debug)]
struct Node {
    value: i32,
    parent: RefCell<Weak<Node>>,
    children: RefCell<Vec<Rc<Node>>>,
}

fn memo(cache: &RefCell<HashMap<u64, u64>>, n: u64) -> u64 {
    if n < 2 {
        return n;
    }
    if let Some(known) = cache.borrow().get(&n) {
        return *known;
    }
    let value = memo(cache, n - 1) + memo(cache, n - 2);
    cache.borrow_mut().insert(n, value);
    value
}

fn main() {
    let cell = RefCell::new(vec![1, 2]);
    {
        let first = cell.borrow();
        let second = cell.borrow();
        println!("{} {} {:?}", first.len(), second.len(), cell.try_borrow_mut().is_err());
    }
    cell.borrow_mut().push(3);
    println!("{cell:?}");
    {
        let guard = cell.borrow_mut();
        println!("{:?} {}", cell, guard.len());
    }
    let counter = Cell::new(5);
    counter.set(counter.get() + 1);
    println!("{} {}", counter.get(), counter.replace(9));
    let leaf = Rc::new(Node {
        value: 3,
        parent: RefCell::new(Weak::new()),
        children: RefCell::new(vec![]),
    });
    let branch = Rc::new(Node {
        value: 5,
        parent: RefCell::new(Weak::new()),
        children: RefCell::new(vec![Rc::clone(&leaf)]),
    });
    *leaf.parent.borrow_mut() = Rc::downgrade(&branch);
    let parent = leaf.parent.borrow().upgrade();
    println!("{:?}", parent.map(|parent| parent.value));
    println!("{} {}", Rc::strong_count(&leaf), Rc::weak_count(&branch));
    println!("{}", branch.children.borrow().iter().map(|node| node.value).sum::<i32>());
    let cache = RefCell::new(HashMap::new());
    println!("{}", memo(&cache, 50));
    let once = OnceCell::new();
    println!("{} {:?}", once.get_or_init(|| 5), once.set(6));
    let shared = Rc::new(RefCell::new(String::from("a")));
    let other = Rc::clone(&shared);
    other.borrow_mut().push('b');
    println!("{} {}", shared.borrow(), Rc::ptr_eq(&shared, &other));
    let held = shared.borrow();
    println!("{held}");
    other.borrow_mut().push('c');
}
