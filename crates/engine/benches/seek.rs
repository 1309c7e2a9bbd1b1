//! How long it takes to look at any step of a run of a million steps, and what watching costs.

// A measurement that cannot go on says so by panicking.
#![allow(clippy::expect_used, clippy::print_stdout)]

use std::time::{Duration, Instant};

use refcellar_engine::session::{CheckOptions, Limits, RecordLimits, Session};

const SOURCE: &str = "
use std::cell::RefCell;
use std::rc::Rc;

struct Account { id: u32, balance: RefCell<i64> }

fn main() {
    let accounts: Vec<Rc<Account>> =
        (0..100).map(|id| Rc::new(Account { id, balance: RefCell::new(100) })).collect();
    let mut index = 0;
    for round in 0..N {
        index = (index * 7 + 3) % accounts.len();
        let account = &accounts[index];
        if account.id % 2 == 0 {
            *account.balance.borrow_mut() += round;
        } else {
            let mut balance = account.balance.borrow_mut();
            *balance -= 1;
        }
    }
    println!(\"{}\", accounts[3].balance.borrow());
}
";

/// How many rounds give a million steps, about.
const ROUNDS: &str = "41_000";

fn main() {
    let session = Session::new();
    let source = SOURCE.replace("0..N", &format!("0..{ROUNDS}"));
    let checked = session.check(source.as_bytes(), &CheckOptions::default());
    let start = Instant::now();
    let run = checked.run(&Limits::default());
    let unwatched = start.elapsed();
    let start = Instant::now();
    let mut recording = checked.record(&RecordLimits::default());
    let progress = recording.finish_run();
    let watched = start.elapsed();
    assert_eq!(recording.run(), Some(run));
    let steps = recording.steps();
    println!(
        "{steps} steps, {} operations: {unwatched:.2?} unwatched, {watched:.2?} watched, \
         {} bytes of checkpoints",
        progress.ops,
        recording.checkpoint_bytes()
    );
    let mut worst = Duration::ZERO;
    let mut total = Duration::ZERO;
    let mut step = 1;
    let looks = 500;
    for _ in 0..looks {
        step = (step * 7_919 + 104_729) % steps;
        let start = Instant::now();
        let picture = recording.picture(step);
        let took = start.elapsed();
        assert_eq!(picture.step, step);
        worst = worst.max(took);
        total += took;
    }
    println!(
        "a picture anywhere: {:.2?} on average, {worst:.2?} at worst",
        total / looks
    );
}
