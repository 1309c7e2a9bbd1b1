//! Unwinding: from the call that panicked out through its callers, by way of their drops.

use super::super::code::Unwind;
use super::super::num::Int;
use super::super::outcome::Termination;
use super::super::program::Cx;
use super::state::State;
use crate::trace::EventKind;

impl State {
    /// A panic begins to unwind, at the operation before the one that is next.
    pub(super) fn begin_unwind(&mut self, cx: Cx<'_>, payload: u64) {
        if self.stops_at_panics {
            self.panicked = true;
            self.running = false;
            self.ended = Some(Termination::Exited(101));
            return;
        }
        self.tell(cx, EventKind::UnwindBegan);
        self.unwinding.push(payload);
        self.unwind(cx);
    }

    /// Finds the next thing to do while unwinding, in the frame that is running or in one
    /// of its callers. The operation that unwinds is the one before the one that is next.
    pub(super) fn unwind(&mut self, cx: Cx<'_>) {
        while self.running {
            let code = cx.engine.compiled(self.frame.function);
            let pc = self.frame.pc.saturating_sub(1);
            match code.and_then(|code| code.unwind_at(pc)) {
                Some(Unwind::Cleanup(target)) => {
                    self.frame.pc = target;
                    return;
                }
                Some(Unwind::Catch { target, payload }) => {
                    let value = self.unwinding.pop().unwrap_or(0);
                    let at = self.frame.base as usize + payload as usize;
                    let _ = value.store(&mut self.memory.stack, at);
                    self.frame.pc = target;
                    self.tell(cx, EventKind::UnwindCaught);
                    return;
                }
                None => self.pop_unwinding(cx),
            }
        }
        // Nobody has caught it: a constant has panicked.
        self.panicked = true;
        self.ended = Some(Termination::Exited(101));
    }

    /// Ends the running frame, because unwinding leaves it.
    pub(super) fn pop_unwinding(&mut self, cx: Cx<'_>) {
        if self.observed
            && let Some(code) = cx.engine.compiled(self.frame.function)
            && code.is_user
        {
            self.tell(cx, EventKind::UnwoundFrame);
            self.watch.leave();
        }
        match self.frames.pop() {
            Some(frame) => self.frame = frame,
            None => self.running = false,
        }
    }
}
