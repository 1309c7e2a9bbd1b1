//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: level set to 6
//@ stdout: gauge: 4, and now 6
//@ stdout: gauge: 6, and now 6

//! Changes are put into a queue, and told once nobody holds the cell.
//!
//! What happens: `raise` writes down what it did and calls nobody. `deliver` runs when the guard is
//! gone, and takes each change out before it calls the observers.
//! What to watch: an observer may put another change into the queue. Two that answer each other
//! never end.
//! Reports: yewstack/yew#679, leptos-rs/leptos#906, gtk-rs/gtk4-rs#392
//! Cost of this fix: observers hear of a change later than it happens.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

type Observer = Box<dyn Fn(i32)>;

struct Tank {
    level: i32,
    changes: VecDeque<i32>,
}

impl Tank {
    fn raise(&mut self, by: i32) {
        self.level += by;
        self.changes.push_back(self.level);
    }
}

fn deliver(tank: &RefCell<Tank>, observers: &[Observer]) {
    loop {
        let change = tank.borrow_mut().changes.pop_front();
        let Some(level) = change else { break };
        for observer in observers {
            observer(level);
        }
    }
}

fn main() {
    let changes = VecDeque::new();
    let tank = Rc::new(RefCell::new(Tank { level: 3, changes }));

    let watched = Rc::clone(&tank);
    let gauge: Observer = Box::new(move |level| {
        println!("gauge: {level}, and now {}", watched.borrow().level);
    });

    tank.borrow_mut().raise(1);
    tank.borrow_mut().raise(2);
    println!("level set to {}", tank.borrow().level);
    deliver(&tank, &[gauge]);
}
