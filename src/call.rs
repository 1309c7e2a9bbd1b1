//! A call into the lab, and what becomes of it when it panics.
//!
//! With `panic = "abort"` a panic ends in a trap: the call's frames are abandoned where
//! they stand and no destructor runs. So a frame of ours owns nothing at the point where
//! std may panic. What the call needs, its arguments included, is parked in [`FRAMES`]
//! while it runs, and [`recover`] drops it there after a trap, as unwinding would have
//! done. Where panics do unwind, [`Call`]'s `Drop` does the same, and `recover` finds
//! nothing left to do.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use crate::error::StoreError;
use crate::event::{
    Access, Attempt, Birth, BorrowMethod, Extent, GuardInfo, Happening, ReleaseCause,
};
use crate::guard::{Handle, HeldGuard};
use crate::ids::{CallId, GuardId, HandleId};
use crate::lab::Lab;
use crate::report::{self, PanicReport};

/// A call that is running, innermost last: `update` may call back into the page, and the
/// page into the store.
struct Frame {
    lab: Rc<Lab>,
    handle: Rc<Handle>,
    id: CallId,
    operation: &'static str,
    label: String,
    /// What the call was given, until its borrow has succeeded.
    arguments: Option<Box<dyn Any>>,
    /// The borrow that is being asked for at this moment.
    asking: Option<BorrowMethod>,
    /// The guards that end with this call.
    guards: Vec<GuardId>,
}

thread_local! {
    static FRAMES: RefCell<Vec<Frame>> = const { RefCell::new(Vec::new()) };
}

/// A running call through a handle. Dropping it ends the call and its own guards.
pub(crate) struct Call<'lab> {
    lab: &'lab Lab,
    /// Where its frame is in [`FRAMES`].
    depth: usize,
    pub(crate) id: CallId,
}

impl<'lab> Call<'lab> {
    /// Starts a call of the store method `operation`.
    pub(crate) fn enter(
        lab: &'lab Rc<Lab>,
        handle: HandleId,
        operation: &'static str,
        label: String,
        arguments: Box<dyn Any>,
    ) -> Result<Self, StoreError> {
        let handle = lab.handle(handle)?;
        let id = lab.next_call();
        let frame = Frame {
            lab: Rc::clone(lab),
            handle,
            id,
            operation,
            label,
            arguments: Some(arguments),
            asking: None,
            guards: Vec::new(),
        };
        let depth = FRAMES.with_borrow_mut(|frames| {
            frames.push(frame);
            frames.len() - 1
        });
        Ok(Self { lab, depth, id })
    }

    /// What the call was given. Taken after the borrow, and only once.
    pub(crate) fn arguments<A: 'static>(&self) -> A {
        let parked = self.with_frame(|frame| frame.arguments.take());
        let arguments = parked.and_then(|any| any.downcast().ok());
        *arguments.expect("the arguments that this call parked")
    }

    fn with_frame<R>(&self, f: impl FnOnce(&mut Frame) -> R) -> R {
        FRAMES.with_borrow_mut(|frames| {
            let frame = frames.get_mut(self.depth);
            f(frame.expect("a running call has a frame"))
        })
    }

    /// Takes a guard that ends with this call.
    ///
    /// # Panics
    /// As std's method of that name does.
    #[track_caller]
    pub(crate) fn borrow(&self, method: BorrowMethod) -> Result<GuardId, StoreError> {
        let guard = self.open(method, Extent::Call)?;
        self.with_frame(|frame| frame.guards.push(guard));
        Ok(guard)
    }

    /// Takes a guard that outlives this call.
    ///
    /// # Panics
    /// As std's method of that name does.
    #[track_caller]
    pub(crate) fn hold(&self, method: BorrowMethod) -> Result<GuardId, StoreError> {
        self.open(method, Extent::Held)
    }

    #[track_caller]
    fn open(&self, method: BorrowMethod, extent: Extent) -> Result<GuardId, StoreError> {
        let handle = self.with_frame(|frame| {
            frame.asking = Some(method);
            Rc::clone(&frame.handle)
        });
        match HeldGuard::take(handle, method.access()) {
            Ok(held) => {
                self.with_frame(|frame| frame.asking = None);
                Ok(self.register(held, method, extent))
            }
            Err(reason) => self.conflict(method, reason),
        }
    }

    /// The cell is not free: panics or gives the error, as `method` does.
    #[track_caller]
    fn conflict(&self, method: BorrowMethod, reason: String) -> Result<GuardId, StoreError> {
        match method {
            BorrowMethod::TryBorrow | BorrowMethod::TryBorrowMut => {
                Err(self.refuse(method, reason))
            }
            BorrowMethod::Borrow | BorrowMethod::BorrowMut => {
                drop(reason);
                self.panic_as_std_does(method.access())
            }
        }
    }

    /// Makes the borrow that was refused a moment ago, which panics, at a point where no
    /// frame owns anything: an `Rc` in a frame that is abandoned would never be counted
    /// down, so the cell is referred to without one.
    #[track_caller]
    fn panic_as_std_does(&self, access: Access) -> ! {
        let cell = self.with_frame(|frame| Rc::as_ptr(&frame.handle.data));
        // SAFETY: this call's frame in `FRAMES` owns an `Rc` of the cell. Only this call's
        // `Drop` and `recover` remove the frame, and neither runs between here and the
        // panic, which is the last that is done with the reference: no code of anybody
        // else's is called, and with unwinding the panic leaves this function first.
        let cell = unsafe { &*cell };
        match access {
            Access::Read => drop(cell.borrow()),
            Access::Write => drop(cell.borrow_mut()),
        }
        unreachable!("the same borrow was refused a moment ago, on the only thread there is")
    }

    fn refuse(&self, method: BorrowMethod, reason: String) -> StoreError {
        let attempt = self.with_frame(|frame| {
            frame.asking = None;
            frame.attempt(method)
        });
        let in_the_way: Vec<_> = self
            .lab
            .guards_in_the_way(method.access())
            .map(|guard| guard.id)
            .collect();
        self.lab.counters.count_refused();
        self.lab.record(self.id, || Happening::Refused {
            attempt: Box::new(attempt.clone()),
            message: reason.clone(),
            in_the_way: in_the_way.clone(),
        });
        StoreError::Borrow {
            attempt,
            reason,
            in_the_way,
        }
    }

    fn register(&self, held: HeldGuard, method: BorrowMethod, extent: Extent) -> GuardId {
        let attempt = self.with_frame(|frame| frame.attempt(method));
        let at_ms = match extent {
            Extent::Held => Some(self.lab.now()),
            Extent::Call => None,
        };
        let info = GuardInfo {
            id: self.lab.next_guard(),
            access: method.access(),
            extent,
            birth: Birth {
                seq: self.lab.next_seq(),
                attempt,
                at_ms,
            },
        };
        self.lab.keep(self.id, info, held)
    }
}

impl Drop for Call<'_> {
    fn drop(&mut self) {
        end_deeper_than(self.depth, ReleaseCause::CallEnded);
    }
}

impl Frame {
    fn attempt(&self, method: BorrowMethod) -> Attempt {
        Attempt {
            method,
            handle: self.handle.id,
            operation: self.operation,
            label: self.label.clone(),
        }
    }

    /// Drops the guards that end with this call, in the order in which locals drop.
    fn end(self, cause: ReleaseCause) {
        for guard in self.guards.iter().rev() {
            // A guard that is gone already was dropped by name; there is nothing to do.
            let _ = self.lab.release(self.id, *guard, cause);
        }
    }
}

/// Fills in what only the running call knows. Called by the panic hook, which must not
/// panic in turn: what it cannot have, it leaves out.
pub(crate) fn complete(report: &mut PanicReport) {
    FRAMES.with(|frames| {
        let Ok(frames) = frames.try_borrow() else {
            return;
        };
        if let Some(frame) = frames.last() {
            frame.describe(report);
        }
    });
}

impl Frame {
    fn describe(&self, report: &mut PanicReport) {
        report.operation = Some(self.operation);
        report.label.clone_from(&self.label);
        report.stranded.clone_from(&self.guards);
        report.survivors = self
            .lab
            .guards_in_the_way(Access::Write)
            .filter(|guard| guard.extent == Extent::Held)
            .map(|guard| guard.id)
            .collect();
        if let Some(method) = self.asking {
            self.describe_conflict(report, method);
        } else if !self.guards.is_empty() {
            report.remedies.push(report::Remedy::CheckFirst);
        }
        self.lab.counters.count_panic();
        self.lab.record(self.id, || Happening::Panicked {
            report: Box::new(report.clone()),
        });
    }

    fn describe_conflict(&self, report: &mut PanicReport, method: BorrowMethod) {
        let attempt = self.attempt(method);
        report.in_the_way = self.lab.guards_in_the_way(method.access()).collect();
        report.remedies = report::remedies(&attempt, &report.in_the_way);
        report.attempt = Some(attempt);
    }
}

/// How many calls are running.
#[must_use]
pub fn depth() -> usize {
    FRAMES.with_borrow(Vec::len)
}

/// Ends every call deeper than `depth` that a trap has abandoned, and gives the report of
/// the last panic, if there was one. The guards local to those calls are dropped, as
/// unwinding would have dropped them; those that JavaScript holds are not touched.
#[must_use]
pub fn recover(depth: usize) -> Option<PanicReport> {
    end_deeper_than(depth, ReleaseCause::Recovered);
    report::take_last()
}

fn end_deeper_than(depth: usize, cause: ReleaseCause) {
    let ended = FRAMES.with_borrow_mut(|frames| frames.split_off(depth.min(frames.len())));
    for frame in ended.into_iter().rev() {
        frame.end(cause);
    }
}
