//! Channels.
//!
//! One thread runs so far, which may well send to itself. What it would wait for from another
//! never comes.

use crate::cell::{Cell, RefCell};
use crate::collections::VecDeque;
use crate::error::Error;
use crate::fmt;
use crate::intrinsics;
use crate::rc::Rc;
use crate::time::Duration;

/// What both ends share.
struct Channel<T> {
    queue: RefCell<VecDeque<T>>,
    bound: Option<usize>,
    senders: Cell<usize>,
    has_receiver: Cell<bool>,
}

impl<T> Channel<T> {
    fn push(&self, t: T) -> Result<(), TrySendError<T>> {
        if !self.has_receiver.peek() {
            return Err(TrySendError::Disconnected(t));
        }
        let mut queue = self.queue.borrow_mut();
        match self.bound {
            Some(bound) if queue.len() >= bound => Err(TrySendError::Full(t)),
            _ => {
                queue.push_back(t);
                Ok(())
            }
        }
    }

    fn pop(&self) -> Result<T, TryRecvError> {
        match self.queue.borrow_mut().pop_front() {
            Some(t) => Ok(t),
            None if self.senders.peek() == 0 => Err(TryRecvError::Disconnected),
            None => Err(TryRecvError::Empty),
        }
    }
}

/// The end that receives.
#[engine::path("std::sync::mpsc::Receiver")]
pub struct Receiver<T> {
    channel: Rc<Channel<T>>,
}

unsafe impl<T: Send> Send for Receiver<T> {}
impl<T> !Sync for Receiver<T> {}

/// Goes over what is received.
#[derive(Debug)]
#[engine::path("std::sync::mpsc::Iter")]
pub struct Iter<'a, T: 'a> {
    rx: &'a Receiver<T>,
}

/// Goes over what was received so far.
#[derive(Debug)]
#[engine::path("std::sync::mpsc::TryIter")]
pub struct TryIter<'a, T: 'a> {
    rx: &'a Receiver<T>,
}

/// Goes over what is received.
#[derive(Debug)]
#[engine::path("std::sync::mpsc::IntoIter")]
pub struct IntoIter<T> {
    rx: Receiver<T>,
}

/// An end that sends.
#[engine::path("std::sync::mpsc::Sender")]
pub struct Sender<T> {
    channel: Rc<Channel<T>>,
}

unsafe impl<T: Send> Send for Sender<T> {}
unsafe impl<T: Send> Sync for Sender<T> {}

/// An end that sends, and waits if there is no room.
#[engine::path("std::sync::mpsc::SyncSender")]
pub struct SyncSender<T> {
    channel: Rc<Channel<T>>,
}

unsafe impl<T: Send> Send for SyncSender<T> {}
unsafe impl<T: Send> Sync for SyncSender<T> {}

/// What could not be sent, because nobody receives any more.
#[derive(PartialEq, Eq, Clone, Copy)]
#[engine::path("std::sync::mpsc::SendError")]
pub struct SendError<T>(pub T);

/// Nobody sends any more.
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
#[engine::path("std::sync::mpsc::RecvError")]
pub struct RecvError;

/// Why nothing was received.
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
#[engine::path("std::sync::mpsc::TryRecvError")]
pub enum TryRecvError {
    /// There is nothing yet.
    Empty,
    /// Nobody sends any more.
    Disconnected,
}

/// Why nothing was received.
#[derive(PartialEq, Eq, Clone, Copy, Debug)]
#[engine::path("std::sync::mpsc::RecvTimeoutError")]
pub enum RecvTimeoutError {
    /// The time has passed.
    Timeout,
    /// Nobody sends any more.
    Disconnected,
}

/// What could not be sent, and why.
#[derive(PartialEq, Eq, Clone, Copy)]
#[engine::path("std::sync::mpsc::TrySendError")]
pub enum TrySendError<T> {
    /// There is no room.
    Full(T),
    /// Nobody receives any more.
    Disconnected(T),
}

fn new_channel<T>(bound: Option<usize>) -> Rc<Channel<T>> {
    Rc::new(Channel {
        queue: RefCell::new(VecDeque::new()),
        bound,
        senders: Cell::new(1),
        has_receiver: Cell::new(true),
    })
}

/// A channel with any amount of room.
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let channel = new_channel(None);
    (Sender { channel: channel.clone() }, Receiver { channel })
}

/// A channel with room for `bound` values.
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let channel = new_channel(Some(bound));
    (SyncSender { channel: channel.clone() }, Receiver { channel })
}

impl<T> Sender<T> {
    /// Sends.
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {
        match self.channel.push(t) {
            Ok(()) => Ok(()),
            Err(TrySendError::Full(t) | TrySendError::Disconnected(t)) => Err(SendError(t)),
        }
    }
}

impl<T> SyncSender<T> {
    /// Sends, as soon as there is room.
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {
        match self.channel.push(t) {
            Ok(()) => Ok(()),
            Err(TrySendError::Full(_)) => intrinsics::deadlock(),
            Err(TrySendError::Disconnected(t)) => Err(SendError(t)),
        }
    }

    /// Sends, if there is room.
    pub fn try_send(&self, t: T) -> Result<(), TrySendError<T>> {
        self.channel.push(t)
    }
}

/// Both kinds of sender are counted.
macro_rules! sender {
    ($($Sender:ident)*) => ($(
        impl<T> Clone for $Sender<T> {
            fn clone(&self) -> $Sender<T> {
                self.channel.senders.poke(self.channel.senders.peek() + 1);
                $Sender { channel: self.channel.clone() }
            }
        }

        impl<T> Drop for $Sender<T> {
            fn drop(&mut self) {
                self.channel.senders.poke(self.channel.senders.peek() - 1);
            }
        }

        impl<T> fmt::Debug for $Sender<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($Sender)).finish_non_exhaustive()
            }
        }
    )*)
}

sender! { Sender SyncSender }

impl<T> Receiver<T> {
    /// Receives, if there is something.
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        self.channel.pop()
    }

    /// Receives, as soon as there is something.
    pub fn recv(&self) -> Result<T, RecvError> {
        match self.channel.pop() {
            Ok(t) => Ok(t),
            Err(TryRecvError::Disconnected) => Err(RecvError),
            Err(TryRecvError::Empty) => intrinsics::deadlock(),
        }
    }

    /// Receives, if there is something before the time has passed.
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        match self.channel.pop() {
            Ok(t) => Ok(t),
            Err(TryRecvError::Disconnected) => Err(RecvTimeoutError::Disconnected),
            Err(TryRecvError::Empty) => {
                crate::thread::sleep(timeout);
                Err(RecvTimeoutError::Timeout)
            }
        }
    }

    /// Goes over what is received.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { rx: self }
    }

    /// Goes over what was received so far.
    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter { rx: self }
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        self.channel.has_receiver.poke(false);
        self.channel.queue.borrow_mut().clear();
    }
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.rx.recv().ok()
    }
}

impl<'a, T> Iterator for TryIter<'a, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.rx.try_recv().ok()
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.rx.recv().ok()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter { rx: self }
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for SendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendError").finish_non_exhaustive()
    }
}

impl<T> fmt::Display for SendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        "sending on a closed channel".fmt(f)
    }
}

impl<T> Error for SendError<T> {}

impl<T> fmt::Debug for TrySendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            TrySendError::Full(..) => "Full(..)".fmt(f),
            TrySendError::Disconnected(..) => "Disconnected(..)".fmt(f),
        }
    }
}

impl<T> fmt::Display for TrySendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            TrySendError::Full(..) => "sending on a full channel".fmt(f),
            TrySendError::Disconnected(..) => "sending on a closed channel".fmt(f),
        }
    }
}

impl<T> Error for TrySendError<T> {}

impl<T> From<SendError<T>> for TrySendError<T> {
    fn from(err: SendError<T>) -> TrySendError<T> {
        match err {
            SendError(t) => TrySendError::Disconnected(t),
        }
    }
}

impl fmt::Display for RecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        "receiving on a closed channel".fmt(f)
    }
}

impl Error for RecvError {}

impl fmt::Display for TryRecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            TryRecvError::Empty => "receiving on an empty channel".fmt(f),
            TryRecvError::Disconnected => "receiving on a closed channel".fmt(f),
        }
    }
}

impl Error for TryRecvError {}

impl From<RecvError> for TryRecvError {
    fn from(err: RecvError) -> TryRecvError {
        match err {
            RecvError => TryRecvError::Disconnected,
        }
    }
}

impl fmt::Display for RecvTimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            RecvTimeoutError::Timeout => "timed out waiting on channel".fmt(f),
            RecvTimeoutError::Disconnected => "channel is empty and sending half is closed".fmt(f),
        }
    }
}

impl Error for RecvTimeoutError {}

impl From<RecvError> for RecvTimeoutError {
    fn from(err: RecvError) -> RecvTimeoutError {
        match err {
            RecvError => RecvTimeoutError::Disconnected,
        }
    }
}
