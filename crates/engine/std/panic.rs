//! Panicking, and surviving it.

pub use crate::panicking::{set_hook, take_hook};

use crate::any::Any;
use crate::boxed::Box;
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::future::Future;
use crate::intrinsics;
use crate::ops::{Deref, DerefMut};
use crate::pin::Pin;
use crate::ptr::NonNull;
use crate::string::String;
use crate::task::{Context, Poll};

/// A place in a source.
#[lang = "panic_location"]
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[engine::path("core::panic::location::Location")]
pub struct Location<'a> {
    file: &'a str,
    line: u32,
    column: u32,
}

impl<'a> Location<'a> {
    /// Where the function that calls this was called, if it is `#[track_caller]`; where this is
    /// called, if not.
    #[track_caller]
    pub const fn caller() -> &'static Location<'static> {
        intrinsics::caller_location()
    }

    /// The file.
    pub const fn file(&self) -> &'a str {
        self.file
    }

    /// The line, from 1.
    pub const fn line(&self) -> u32 {
        self.line
    }

    /// The column, from 1.
    pub const fn column(&self) -> u32 {
        self.column
    }
}

impl fmt::Display for Location<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// What a panic hook is told.
#[derive(Debug)]
#[engine::path("std::panic::PanicHookInfo")]
pub struct PanicHookInfo<'a> {
    payload: &'a (dyn Any + Send),
    location: &'a Location<'a>,
    can_unwind: bool,
    force_no_backtrace: bool,
}

/// The former name.
pub type PanicInfo<'a> = PanicHookInfo<'a>;

impl<'a> PanicHookInfo<'a> {
    pub(crate) fn new(
        location: &'a Location<'a>,
        payload: &'a (dyn Any + Send),
        can_unwind: bool,
        force_no_backtrace: bool,
    ) -> Self {
        PanicHookInfo { payload, location, can_unwind, force_no_backtrace }
    }

    /// What was panicked with.
    pub fn payload(&self) -> &(dyn Any + Send) {
        self.payload
    }

    /// What was panicked with, if it is a text.
    pub fn payload_as_str(&self) -> Option<&str> {
        if let Some(s) = self.payload.downcast_ref::<&str>() {
            Some(s)
        } else if let Some(s) = self.payload.downcast_ref::<String>() {
            Some(s)
        } else {
            None
        }
    }

    /// Where it was panicked.
    pub fn location(&self) -> Option<&Location<'_>> {
        Some(&self.location)
    }
}

impl fmt::Display for PanicHookInfo<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("panicked at ")?;
        self.location.fmt(formatter)?;
        if let Some(payload) = self.payload_as_str() {
            formatter.write_str(":\n")?;
            formatter.write_str(payload)?;
        }
        Ok(())
    }
}

/// Panics with any value.
#[track_caller]
pub fn panic_any<M: 'static + Any + Send>(msg: M) -> ! {
    crate::panicking::begin_panic(msg)
}

/// Calls a closure, and gives what it panicked with if it did.
pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> crate::thread::Result<R> {
    crate::panicking::catch_unwind(f)
}

/// Goes on with a panic that was caught. The hook is not called again.
pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    crate::panicking::resume_unwind(payload)
}

/// Types that are in order after a panic.
#[lang = "unwind_safe"]
#[engine::auto_trait]
pub trait UnwindSafe {}

/// Types that are in order after a panic, even though a shared reference was around.
#[lang = "ref_unwind_safe"]
#[engine::auto_trait]
pub trait RefUnwindSafe {}

/// Says that a value is in order after a panic.
#[engine::path("core::panic::unwind_safe::AssertUnwindSafe")]
pub struct AssertUnwindSafe<T>(pub T);

impl<T: ?Sized> !UnwindSafe for &mut T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for &T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for *const T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for *mut T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for NonNull<T> {}
impl<T: UnwindSafe + ?Sized> UnwindSafe for crate::ptr::Unique<T> {}
impl<T> UnwindSafe for AssertUnwindSafe<T> {}

impl<T: ?Sized> !RefUnwindSafe for UnsafeCell<T> {}
impl<T> RefUnwindSafe for AssertUnwindSafe<T> {}

impl<T> Deref for AssertUnwindSafe<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for AssertUnwindSafe<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<R, F: FnOnce() -> R> FnOnce<()> for AssertUnwindSafe<F> {
    type Output = R;

    extern "rust-call" fn call_once(self, _args: ()) -> R {
        (self.0)()
    }
}

impl<T: fmt::Debug> fmt::Debug for AssertUnwindSafe<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AssertUnwindSafe").field(&self.0).finish()
    }
}

impl<T: Default> Default for AssertUnwindSafe<T> {
    fn default() -> Self {
        Self(Default::default())
    }
}

impl<F: Future> Future for AssertUnwindSafe<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let pinned_field = unsafe { Pin::map_unchecked_mut(self, |x| &mut x.0) };
        F::poll(pinned_field, cx)
    }
}
