//! How a panic goes: the message, the hook, unwinding.
//!
//! The functions with a `lang` are those that the compiler calls: for the `panic!` family, for
//! what it checks itself, and where unwinding must not go on.

use crate::any::Any;
use crate::boxed::Box;
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::intrinsics;
use crate::mem;
use crate::panic::{Location, PanicHookInfo};
use crate::string::String;

/// `panic!("{}", …)`
#[lang = "panic_fmt"]
#[track_caller]
pub const fn panic_fmt(fmt: fmt::Arguments<'_>) -> ! {
    start(fmt, Location::caller(), true, false)
}

/// `panic!("…")`, and whatever the compiler says.
#[lang = "panic"]
#[track_caller]
pub const fn panic(expr: &'static str) -> ! {
    panic_text(expr, Location::caller(), true, false)
}

/// `panic!()`
#[lang = "panic_explicit"]
#[track_caller]
pub const fn panic_explicit() -> ! {
    panic("explicit panic")
}

/// Panics with what is printed of a value.
#[lang = "panic_display"]
#[track_caller]
pub const fn panic_display<T: fmt::Display>(x: &T) -> ! {
    panic_fmt(format_args!("{}", *x));
}

/// `unreachable!("{}", x)`
#[lang = "unreachable_display"]
#[track_caller]
pub fn unreachable_display<T: fmt::Display>(x: &T) -> ! {
    panic_fmt(format_args!("internal error: entered unreachable code: {}", *x));
}

/// `unreachable!()`
#[lang = "panic_unreachable"]
#[track_caller]
pub const fn panic_unreachable() -> ! {
    panic("internal error: entered unreachable code")
}

/// `unreachable!("…", …)`
#[lang = "panic_unreachable_fmt"]
#[track_caller]
pub fn panic_unreachable_fmt(args: fmt::Arguments<'_>) -> ! {
    panic_fmt(format_args!("internal error: entered unreachable code: {}", args))
}

/// `todo!()`
#[lang = "panic_todo"]
#[track_caller]
pub const fn panic_todo() -> ! {
    panic("not yet implemented")
}

/// `todo!("…", …)`
#[lang = "panic_todo_fmt"]
#[track_caller]
pub fn panic_todo_fmt(args: fmt::Arguments<'_>) -> ! {
    panic_fmt(format_args!("not yet implemented: {}", args))
}

/// `unimplemented!()`
#[lang = "panic_unimplemented"]
#[track_caller]
pub const fn panic_unimplemented() -> ! {
    panic("not implemented")
}

/// `unimplemented!("…", …)`
#[lang = "panic_unimplemented_fmt"]
#[track_caller]
pub fn panic_unimplemented_fmt(args: fmt::Arguments<'_>) -> ! {
    panic_fmt(format_args!("not implemented: {}", args))
}

/// `a[index]` where there is no such element.
#[lang = "panic_bounds_check"]
#[track_caller]
pub(crate) const fn panic_bounds_check(index: usize, len: usize) -> ! {
    panic!("index out of bounds: the len is {len} but the index is {index}")
}

/// A reference is made of a pointer that is not aligned.
#[lang = "panic_misaligned_pointer_dereference"]
#[track_caller]
fn panic_misaligned_pointer_dereference(required: usize, found: usize) -> ! {
    start(
        format_args!(
            "misaligned pointer dereference: address must be a multiple of {required:#x} but is {found:#x}"
        ),
        Location::caller(),
        false,
        false,
    )
}

/// A reference is made of a null pointer.
#[lang = "panic_null_pointer_dereference"]
#[track_caller]
fn panic_null_pointer_dereference() -> ! {
    panic_text("null pointer dereference occurred", Location::caller(), false, false)
}

/// An enum is made of a number that none of its variants has.
#[lang = "panic_invalid_enum_construction"]
#[track_caller]
fn panic_invalid_enum_construction(source: u128) -> ! {
    start(
        format_args!("trying to construct an enum from an invalid value {source:#x}"),
        Location::caller(),
        false,
        false,
    )
}

/// A panic that must not unwind.
#[lang = "panic_nounwind"]
pub const fn panic_nounwind(expr: &'static str) -> ! {
    panic_text(expr, Location::caller(), false, false)
}

/// Unwinding has come to a function that it must not leave.
#[lang = "panic_cannot_unwind"]
fn panic_cannot_unwind() -> ! {
    panic_nounwind("panic in a function that cannot unwind")
}

/// A destructor that runs while unwinding has panicked.
#[lang = "panic_in_cleanup"]
fn panic_in_cleanup() -> ! {
    panic_text("panic in a destructor during cleanup", Location::caller(), false, true)
}

/// `assert_eq!(left, right)`
#[lang = "assert_eq_failed"]
#[track_caller]
pub fn assert_eq_failed<T: fmt::Debug + ?Sized, U: fmt::Debug + ?Sized>(left: &T, right: &U) -> ! {
    assert_failed("==", &left, &right, None)
}

/// `assert_eq!(left, right, "…", …)`
#[lang = "assert_eq_failed_fmt"]
#[track_caller]
pub fn assert_eq_failed_fmt<T: fmt::Debug + ?Sized, U: fmt::Debug + ?Sized>(
    left: &T,
    right: &U,
    args: fmt::Arguments<'_>,
) -> ! {
    assert_failed("==", &left, &right, Some(args))
}

/// `assert_ne!(left, right)`
#[lang = "assert_ne_failed"]
#[track_caller]
pub fn assert_ne_failed<T: fmt::Debug + ?Sized, U: fmt::Debug + ?Sized>(left: &T, right: &U) -> ! {
    assert_failed("!=", &left, &right, None)
}

/// `assert_ne!(left, right, "…", …)`
#[lang = "assert_ne_failed_fmt"]
#[track_caller]
pub fn assert_ne_failed_fmt<T: fmt::Debug + ?Sized, U: fmt::Debug + ?Sized>(
    left: &T,
    right: &U,
    args: fmt::Arguments<'_>,
) -> ! {
    assert_failed("!=", &left, &right, Some(args))
}

#[track_caller]
fn assert_failed(
    op: &str,
    left: &dyn fmt::Debug,
    right: &dyn fmt::Debug,
    args: Option<fmt::Arguments<'_>>,
) -> ! {
    match args {
        Some(args) => panic!("assertion `left {op} right` failed: {args}\n  left: {left:?}\n right: {right:?}"),
        None => panic!("assertion `left {op} right` failed\n  left: {left:?}\n right: {right:?}"),
    }
}

/// Something that belongs to the whole program, which runs in one thread.
struct Global<T>(UnsafeCell<T>);

unsafe impl<T> Sync for Global<T> {}

impl<T> Global<T> {
    const fn get(&self) -> *mut T {
        self.0.get()
    }
}

/// How many panics are under way.
static PANICS: Global<usize> = Global(UnsafeCell::new(0));
/// Whether the hook is running.
static IN_HOOK: Global<bool> = Global(UnsafeCell::new(false));
/// Whether no panic has been reported yet.
static IS_FIRST: Global<bool> = Global(UnsafeCell::new(true));

/// A hook.
type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + 'static + Sync + Send>;

/// The hook that was set.
static HOOK: Global<Option<Hook>> = Global(UnsafeCell::new(None));

/// Sets what is called when a panic begins.
pub fn set_hook(hook: Box<dyn Fn(&PanicHookInfo<'_>) + 'static + Sync + Send>) {
    if panicking() {
        panic!("cannot modify the panic hook from a panicking thread");
    }
    let old = unsafe { mem::replace(&mut *HOOK.get(), Some(hook)) };
    drop(old);
}

/// Takes the hook out, so that the default one is in its place.
pub fn take_hook() -> Box<dyn Fn(&PanicHookInfo<'_>) + 'static + Sync + Send> {
    if panicking() {
        panic!("cannot modify the panic hook from a panicking thread");
    }
    match unsafe { (*HOOK.get()).take() } {
        Some(hook) => hook,
        None => Box::new(default_hook),
    }
}

/// Says on the standard error what was panicked with, and where.
fn default_hook(info: &PanicHookInfo<'_>) {
    let name = crate::thread::main_name();
    let id = crate::thread::main_number();
    if let Some(location) = info.location() {
        let msg = payload_as_str(info.payload());
        eprintln!("\nthread '{name}' ({id}) panicked at {location}:\n{msg}");
    }
    let is_first = unsafe { mem::replace(&mut *IS_FIRST.get(), false) };
    if is_first {
        eprintln!("note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace");
    }
}

fn payload_as_str(payload: &dyn Any) -> &str {
    if let Some(&s) = payload.downcast_ref::<&'static str>() {
        s
    } else if let Some(s) = payload.downcast_ref::<String>() {
        s
    } else {
        "Box<dyn Any>"
    }
}

/// Whether a panic is under way.
pub fn panicking() -> bool {
    unsafe { *PANICS.get() != 0 }
}

/// Panics with a formatted message. A message without arguments stays a `&'static str`.
const fn start(
    message: fmt::Arguments<'_>,
    location: &Location<'_>,
    can_unwind: bool,
    no_note: bool,
) -> ! {
    match message.as_str() {
        Some(text) => panic_text(text, location, can_unwind, no_note),
        None => panic_with_hook(
            || {
                let text: String = crate::fmt::format(message);
                Box::new(text)
            },
            "",
            location,
            can_unwind,
            no_note,
        ),
    }
}

/// Panics with a text.
const fn panic_text(text: &'static str, location: &Location<'_>, can_unwind: bool, no_note: bool) -> ! {
    panic_with_hook(|| Box::new(text), text, location, can_unwind, no_note)
}

/// Panics with any value.
#[track_caller]
pub fn begin_panic<M: Any + Send>(msg: M) -> ! {
    panic_with_hook(|| Box::new(msg), "", Location::caller(), true, false)
}

/// Counts the panic, calls the hook, and unwinds. `text` is what is printed if the hook itself
/// has panicked.
fn panic_with_hook<F>(payload: F, text: &str, location: &Location<'_>, can_unwind: bool, no_note: bool) -> !
where
    F: FnOnce() -> Box<dyn Any + Send>,
{
    unsafe {
        if *IN_HOOK.get() {
            eprint!(
                "panicked at {location}:\n{text}\nthread panicked while processing panic. aborting.\n"
            );
            intrinsics::abort();
        }
        *PANICS.get() += 1;
        *IN_HOOK.get() = true;
        let payload: Box<dyn Any + Send> = payload();
        let info = PanicHookInfo::new(location, &*payload, can_unwind, no_note);
        match &*HOOK.get() {
            Some(hook) => hook(&info),
            None => default_hook(&info),
        }
        *IN_HOOK.get() = false;
        if !can_unwind {
            eprint!("thread caused non-unwinding panic. aborting.\n");
            intrinsics::abort();
        }
        unwind(payload)
    }
}

/// Goes on with a panic that was caught.
pub(crate) fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    unsafe {
        *PANICS.get() += 1;
        unwind(payload)
    }
}

/// Hands the payload to the machine, in a box of its own, so that it is a thin pointer.
unsafe fn unwind(payload: Box<dyn Any + Send>) -> ! {
    let thin = Box::into_raw(Box::new(payload)) as *mut u8;
    unsafe { intrinsics::begin_unwind(thin) }
}

/// What a call under [`catch_unwind`] takes and gives.
struct Attempt<F, R> {
    call: Option<F>,
    output: Option<R>,
    payload: Option<Box<dyn Any + Send>>,
}

/// Calls a closure, and gives what it panicked with if it did.
pub(crate) fn catch_unwind<R, F: FnOnce() -> R>(f: F) -> Result<R, Box<dyn Any + Send>> {
    let mut attempt = Attempt { call: Some(f), output: None, payload: None };
    let data = (&raw mut attempt) as *mut u8;
    unsafe { intrinsics::catch_unwind(attempt_call::<F, R>, data, attempt_caught::<F, R>) };
    match (attempt.output, attempt.payload) {
        (Some(output), _) => Ok(output),
        (None, Some(payload)) => Err(payload),
        (None, None) => unreachable!(),
    }
}

fn attempt_call<F: FnOnce() -> R, R>(data: *mut u8) {
    let attempt = unsafe { &mut *(data as *mut Attempt<F, R>) };
    if let Some(call) = attempt.call.take() {
        attempt.output = Some(call());
    }
}

fn attempt_caught<F: FnOnce() -> R, R>(data: *mut u8, payload: *mut u8) {
    unsafe {
        let attempt = &mut *(data as *mut Attempt<F, R>);
        let payload: Box<Box<dyn Any + Send>> = Box::from_raw(payload as *mut Box<dyn Any + Send>);
        *PANICS.get() -= 1;
        *IN_HOOK.get() = false;
        attempt.payload = Some(*payload);
    }
}
