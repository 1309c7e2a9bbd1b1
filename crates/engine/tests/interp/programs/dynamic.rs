//! Trait objects: methods, supertraits, defaults, upcasting, slices and unsized tails.

use std::any::Any;
use std::fmt::{Debug, Display};
use std::rc::Rc;

trait Animal {
    fn name(&self) -> String;
    fn speak(&self) -> String {
        format!("{} speaks", self.name())
    }
}

trait Pet: Animal + Debug {
    fn owner(&self) -> &str;
}

#[derive(Debug)]
struct Dog {
    owner: String,
    age: u8,
}

#[derive(Debug, Clone, PartialEq)]
struct Cat;

impl Animal for Dog {
    fn name(&self) -> String {
        format!("dog of age {}", self.age)
    }
}

impl Animal for Cat {
    fn name(&self) -> String {
        "cat".to_string()
    }
    fn speak(&self) -> String {
        "meow".into()
    }
}

impl Pet for Dog {
    fn owner(&self) -> &str {
        &self.owner
    }
}

impl Drop for Dog {
    fn drop(&mut self) {
        println!("bye {}", self.owner);
    }
}

struct Tail<T: ?Sized> {
    head: u8,
    tail: T,
}

fn apply(f: &dyn Fn(i32) -> i32, n: i32) -> i32 {
    f(n)
}

fn call_once(f: Box<dyn FnOnce(String) -> usize>) -> usize {
    f("hello".to_owned())
}

fn twice(n: i32) -> i32 {
    n * 2
}

fn main() {
    let animals: Vec<Box<dyn Animal>> = vec![
        Box::new(Cat),
        Box::new(Dog {
            owner: "Ann".into(),
            age: 3,
        }),
    ];
    for animal in &animals {
        println!("{}", animal.speak());
    }
    let pet: Rc<dyn Pet> = Rc::new(Dog {
        owner: "Bob".into(),
        age: 4,
    });
    println!("{} {:?} {}", pet.owner(), pet, pet.name());
    let animal: Rc<dyn Animal> = pet.clone();
    println!("{} {}", animal.speak(), Rc::strong_count(&pet));
    drop(pet);
    drop(animal);
    let offset = 10;
    println!("{} {}", apply(&|n| n + offset, 1), apply(&twice, 4));
    let pointer: fn(i32) -> i32 = twice;
    println!("{} {}", apply(&pointer, 5), pointer(6));
    let prefix = String::from("pre");
    println!("{}", call_once(Box::new(move |text| prefix.len() + text.len())));
    let tail: Box<Tail<[u16]>> = Box::new(Tail {
        head: 7,
        tail: [1u16, 2, 3],
    });
    println!("{} {:?} {}", tail.head, &tail.tail, size_of_val(&*tail));
    let shown: Box<Tail<dyn Display>> = Box::new(Tail {
        head: 1,
        tail: 12345u64,
    });
    println!("{} {} {}", shown.head, &shown.tail, size_of_val(&*shown));
    let any: Box<dyn Any> = Box::new(5i32);
    println!("{:?} {:?}", any.downcast_ref::<i32>(), any.downcast_ref::<u32>());
    let closures: Vec<Box<dyn FnMut() -> i32>> = (0..3)
        .map(|n| {
            let mut count = n * 10;
            Box::new(move || {
                count += 1;
                count
            }) as Box<dyn FnMut() -> i32>
        })
        .collect();
    for mut closure in closures {
        println!("{} {}", closure(), closure());
    }
    println!("{}", animals.len());
}
