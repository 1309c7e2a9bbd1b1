/** The program that the lab opens with: scenario 1, so that there is something to ask about. */

export const FIRST = {
  scenario: '01-notify-while-borrowed/broken',
  source: `use std::cell::RefCell;
use std::rc::Rc;

type Observer = Box<dyn Fn()>;

fn main() {
    let level = Rc::new(RefCell::new(3));

    let watched = Rc::clone(&level);
    let gauge: Observer = Box::new(move || println!("gauge: {}", watched.borrow()));
    let observers = [gauge];

    let mut value = level.borrow_mut();
    *value += 1;
    println!("level set to {value}");
    for observer in &observers {
        observer();
    }
}
`,
};
