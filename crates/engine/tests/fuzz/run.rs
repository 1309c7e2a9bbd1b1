//! Takes a program through all rooms, as the page does.

use std::cell::RefCell;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use refcellar_engine::session::{CheckOptions, Limits, Session, Verdict};

/// That of wasm's main thread. Unoptimised frames are some five times as large.
const STACK: usize = if cfg!(debug_assertions) {
    8 << 20
} else {
    1 << 20
};

/// Small, because a mutant often loops for ever.
const LIMITS: Limits = Limits {
    steps: 1_000_000,
    memory: 16 << 20,
    stack: 1 << 20,
    output: 64 << 10,
};

/// Checks a program and runs it if nothing is wrong with it.
///
/// # Panics
/// If the engine does. If it overflows its stack, the process ends.
pub fn on_small_stack(source: String) {
    thread_local! {
        static ENGINE: RefCell<Engine> = RefCell::new(engine());
    }
    let (done, answer) = channel();
    let shown = source.clone();
    let sent = ENGINE.with(|engine| engine.borrow().send((source, done)));
    if sent.is_err() || answer.recv().is_err() {
        // Another one, for the smaller programs that are tried next.
        ENGINE.with(|dead| dead.replace(engine()));
        panic!("the engine panicked:\n{shown}");
    }
}

/// Where programs are sent to, each with whom to tell that it is done.
type Engine = Sender<(String, Sender<()>)>;

/// A thread that has read std, for one program after another.
fn engine() -> Engine {
    let (sender, programs) = channel::<(String, Sender<()>)>();
    let engine = move || {
        let session = Session::new();
        for (source, done) in programs {
            answer(&session, &source);
            // The test that asked may have ended.
            let _ = done.send(());
        }
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(engine);
    drop(thread.expect("a thread starts"));
    sender
}

fn answer(session: &Session, source: &str) {
    let checked = session.check(source.as_bytes(), &CheckOptions::default());
    for diagnostic in &checked.diagnostics {
        let span = checked.user_span(diagnostic.span);
        assert!(span.end as usize <= source.len(), "{diagnostic:?}");
    }
    if let Verdict::Accepted = checked.verdict() {
        let run = checked.run(&LIMITS);
        let printed: usize = run.output.iter().map(|chunk| chunk.bytes.len()).sum();
        assert!(printed as u64 <= LIMITS.output + (64 << 10), "{printed}");
    }
}
