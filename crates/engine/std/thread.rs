//! Threads. There is one so far.

pub use local::{AccessError, LocalKey};
pub use scoped::{Scope, ScopedJoinHandle, scope};

pub(crate) use local::drop_locals;

use crate::any::Any;
use crate::boxed::Box;
use crate::cell::Cell;
use crate::fmt;
use crate::intrinsics;
use crate::io;
use crate::marker::PhantomData;
use crate::num::NonZero;
use crate::string::String;
use crate::time::Duration;

/// What a thread comes to: its value, or what it panicked with.
pub type Result<T> = crate::result::Result<T, Box<dyn Any + Send + 'static>>;

/// What a panic calls the thread.
pub(crate) fn main_name() -> &'static str {
    "main"
}

/// The system's number of the thread.
pub(crate) fn main_number() -> u64 {
    1
}

/// A thread.
#[derive(Clone)]
#[engine::path("std::thread::thread::Thread")]
pub struct Thread {
    id: ThreadId,
}

impl Thread {
    /// Ends its waiting, or its next one at once.
    pub fn unpark(&self) {
        TOKEN.0.poke(true);
    }

    /// Its number.
    pub fn id(&self) -> ThreadId {
        self.id
    }

    /// Its name.
    pub fn name(&self) -> Option<&str> {
        Some(main_name())
    }
}

impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Thread")
            .field("id", &self.id())
            .field("name", &self.name())
            .finish_non_exhaustive()
    }
}

/// The number of a thread.
#[derive(Eq, PartialEq, Clone, Copy, Hash, Debug)]
#[engine::path("std::thread::id::ThreadId")]
pub struct ThreadId(NonZero<u64>);

/// Whether the thread need not wait the next time.
struct Token(Cell<bool>);

unsafe impl Sync for Token {}

static TOKEN: Token = Token(Cell::new(false));

/// The thread that runs.
pub fn current() -> Thread {
    Thread { id: ThreadId(NonZero::<u64>::MIN) }
}

/// Lets others run.
pub fn yield_now() {}

/// Whether a panic is under way.
pub fn panicking() -> bool {
    crate::panicking::panicking()
}

/// Waits for some milliseconds.
pub fn sleep_ms(ms: u32) {
    sleep(Duration::from_millis(ms as u64))
}

/// Waits for some time.
pub fn sleep(dur: Duration) {
    intrinsics::clock_advance(dur.as_nanos() as u64);
}

/// Waits until somebody unparks the thread.
pub fn park() {
    if !TOKEN.0.peek() {
        intrinsics::deadlock();
    }
    TOKEN.0.poke(false);
}

/// Waits until somebody unparks the thread, or some time has passed.
pub fn park_timeout(dur: Duration) {
    if !TOKEN.0.peek() {
        sleep(dur);
    }
    TOKEN.0.poke(false);
}

/// Waits until somebody unparks the thread, or some milliseconds have passed.
pub fn park_timeout_ms(ms: u32) {
    park_timeout(Duration::from_millis(ms as u64))
}

/// How many threads may run at once.
pub fn available_parallelism() -> io::Result<NonZero<usize>> {
    Ok(NonZero::<usize>::MIN)
}

/// Begins a thread.
#[track_caller]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T,
    F: Send + 'static,
    T: Send + 'static,
{
    let _ = f;
    intrinsics::unsupported("thread::spawn")
}

/// What a thread can be waited for with.
#[engine::path("std::thread::join_handle::JoinHandle")]
pub struct JoinHandle<T> {
    thread: Thread,
    output: PhantomData<T>,
}

unsafe impl<T> Send for JoinHandle<T> {}
unsafe impl<T> Sync for JoinHandle<T> {}

impl<T> JoinHandle<T> {
    /// The thread.
    pub fn thread(&self) -> &Thread {
        &self.thread
    }

    /// Waits for it.
    pub fn join(self) -> Result<T> {
        intrinsics::unsupported("JoinHandle::join")
    }

    /// Whether it has ended.
    pub fn is_finished(&self) -> bool {
        intrinsics::unsupported("JoinHandle::is_finished")
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
}

/// How to begin a thread.
#[derive(Debug)]
#[engine::path("std::thread::builder::Builder")]
pub struct Builder {
    name: Option<String>,
    stack_size: Option<usize>,
    no_hooks: bool,
}

impl Builder {
    /// As usual.
    pub fn new() -> Builder {
        Builder { name: None, stack_size: None, no_hooks: false }
    }

    /// With a name.
    pub fn name(mut self, name: String) -> Builder {
        self.name = Some(name);
        self
    }

    /// With a stack of so many bytes.
    pub fn stack_size(mut self, size: usize) -> Builder {
        self.stack_size = Some(size);
        self
    }

    /// Begins it.
    #[track_caller]
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T,
        F: Send + 'static,
        T: Send + 'static,
    {
        let _ = f;
        intrinsics::unsupported("thread::Builder::spawn")
    }

    /// Begins it in a scope.
    pub fn spawn_scoped<'scope, 'env, F, T>(
        self,
        scope: &'scope Scope<'scope, 'env>,
        f: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        let _ = (scope, f);
        intrinsics::unsupported("thread::Builder::spawn_scoped")
    }
}
