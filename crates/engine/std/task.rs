//! What drives a future.

use crate::convert;
use crate::fmt;
use crate::marker::PhantomData;
use crate::mem::ManuallyDrop;
use crate::ops::{ControlFlow, FromResidual, Try};
use crate::ptr;
use crate::sync::Arc;

use Poll::{Pending, Ready};

/// What came of asking a future.
#[lang = "Poll"]
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[engine::path("core::task::poll::Poll")]
pub enum Poll<T> {
    /// It is done.
    #[lang = "Ready"]
    Ready(T),
    /// It is not done yet.
    #[lang = "Pending"]
    Pending,
}

impl<T> Poll<T> {
    /// Changes what it came to.
    pub fn map<U, F>(self, f: F) -> Poll<U>
    where
        F: FnOnce(T) -> U,
    {
        match self {
            Ready(t) => Ready(f(t)),
            Pending => Pending,
        }
    }

    /// Whether it is done.
    pub const fn is_ready(&self) -> bool {
        matches!(*self, Ready(_))
    }

    /// Whether it is not done yet.
    pub const fn is_pending(&self) -> bool {
        !self.is_ready()
    }
}

impl<T, E> Poll<Result<T, E>> {
    /// Changes the value.
    pub fn map_ok<U, F>(self, f: F) -> Poll<Result<U, E>>
    where
        F: FnOnce(T) -> U,
    {
        match self {
            Ready(Ok(t)) => Ready(Ok(f(t))),
            Ready(Err(e)) => Ready(Err(e)),
            Pending => Pending,
        }
    }

    /// Changes the error.
    pub fn map_err<U, F>(self, f: F) -> Poll<Result<T, U>>
    where
        F: FnOnce(E) -> U,
    {
        match self {
            Ready(Ok(t)) => Ready(Ok(t)),
            Ready(Err(e)) => Ready(Err(f(e))),
            Pending => Pending,
        }
    }
}

impl<T, E> Poll<Option<Result<T, E>>> {
    /// Changes the value.
    pub fn map_ok<U, F>(self, f: F) -> Poll<Option<Result<U, E>>>
    where
        F: FnOnce(T) -> U,
    {
        match self {
            Ready(Some(Ok(t))) => Ready(Some(Ok(f(t)))),
            Ready(Some(Err(e))) => Ready(Some(Err(e))),
            Ready(None) => Ready(None),
            Pending => Pending,
        }
    }

    /// Changes the error.
    pub fn map_err<U, F>(self, f: F) -> Poll<Option<Result<T, U>>>
    where
        F: FnOnce(E) -> U,
    {
        match self {
            Ready(Some(Ok(t))) => Ready(Some(Ok(t))),
            Ready(Some(Err(e))) => Ready(Some(Err(f(e)))),
            Ready(None) => Ready(None),
            Pending => Pending,
        }
    }
}

impl<T> From<T> for Poll<T> {
    fn from(t: T) -> Poll<T> {
        Ready(t)
    }
}

impl<T, E> Try for Poll<Result<T, E>> {
    type Output = Poll<T>;
    type Residual = Result<convert::Infallible, E>;

    fn from_output(c: Self::Output) -> Self {
        c.map(Ok)
    }

    fn branch(self) -> ControlFlow<Self::Residual, Self::Output> {
        match self {
            Ready(Ok(x)) => ControlFlow::Continue(Ready(x)),
            Ready(Err(e)) => ControlFlow::Break(Err(e)),
            Pending => ControlFlow::Continue(Pending),
        }
    }
}

impl<T, E, F: From<E>> FromResidual<Result<convert::Infallible, E>> for Poll<Result<T, F>> {
    fn from_residual(x: Result<convert::Infallible, E>) -> Self {
        match x {
            Err(e) => Ready(Err(From::from(e))),
        }
    }
}

impl<T, E> Try for Poll<Option<Result<T, E>>> {
    type Output = Poll<Option<T>>;
    type Residual = Result<convert::Infallible, E>;

    fn from_output(c: Self::Output) -> Self {
        c.map(|x| x.map(Ok))
    }

    fn branch(self) -> ControlFlow<Self::Residual, Self::Output> {
        match self {
            Ready(Some(Ok(x))) => ControlFlow::Continue(Ready(Some(x))),
            Ready(Some(Err(e))) => ControlFlow::Break(Err(e)),
            Ready(None) => ControlFlow::Continue(Ready(None)),
            Pending => ControlFlow::Continue(Pending),
        }
    }
}

impl<T, E, F: From<E>> FromResidual<Result<convert::Infallible, E>> for Poll<Option<Result<T, F>>> {
    fn from_residual(x: Result<convert::Infallible, E>) -> Self {
        match x {
            Err(e) => Ready(Some(Err(From::from(e)))),
        }
    }
}

/// A waker, as its parts.
#[derive(PartialEq, Debug)]
#[engine::path("core::task::wake::RawWaker")]
pub struct RawWaker {
    data: *const (),
    vtable: &'static RawWakerVTable,
}

impl RawWaker {
    /// Of its parts.
    pub const fn new(data: *const (), vtable: &'static RawWakerVTable) -> RawWaker {
        RawWaker { data, vtable }
    }
}

/// What a waker does.
#[derive(PartialEq, Copy, Clone, Debug)]
#[engine::path("core::task::wake::RawWakerVTable")]
pub struct RawWakerVTable {
    clone: unsafe fn(*const ()) -> RawWaker,
    wake: unsafe fn(*const ()),
    wake_by_ref: unsafe fn(*const ()),
    drop: unsafe fn(*const ()),
}

impl RawWakerVTable {
    /// Of four functions.
    pub const fn new(
        clone: unsafe fn(*const ()) -> RawWaker,
        wake: unsafe fn(*const ()),
        wake_by_ref: unsafe fn(*const ()),
        drop: unsafe fn(*const ()),
    ) -> Self {
        Self { clone, wake, wake_by_ref, drop }
    }
}

/// What a future is asked with.
#[lang = "Context"]
#[engine::path("core::task::wake::Context")]
pub struct Context<'a> {
    waker: &'a Waker,
    // It must not be sent to another thread, and its lifetime must not be made shorter.
    _marker: PhantomData<fn(&'a ()) -> &'a ()>,
    _marker2: PhantomData<*mut ()>,
}

impl<'a> Context<'a> {
    /// With a waker.
    pub const fn from_waker(waker: &'a Waker) -> Self {
        Context { waker, _marker: PhantomData, _marker2: PhantomData }
    }

    /// The waker.
    pub const fn waker(&self) -> &'a Waker {
        self.waker
    }
}

impl fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context").field("waker", &self.waker).finish()
    }
}

/// Says that a future should be asked again.
#[repr(transparent)]
#[engine::path("core::task::wake::Waker")]
pub struct Waker {
    waker: RawWaker,
}

impl Unpin for Waker {}
unsafe impl Send for Waker {}
unsafe impl Sync for Waker {}

static NOOP_VTABLE: RawWakerVTable = RawWakerVTable::new(noop_clone, noop, noop, noop);

unsafe fn noop_clone(_: *const ()) -> RawWaker {
    RawWaker::new(ptr::null(), &NOOP_VTABLE)
}

unsafe fn noop(_: *const ()) {}

static NOOP: Waker = Waker { waker: RawWaker::new(ptr::null(), &NOOP_VTABLE) };

impl Waker {
    /// Wakes.
    pub fn wake(self) {
        let this = ManuallyDrop::new(self);
        unsafe { (this.waker.vtable.wake)(this.waker.data) };
    }

    /// Wakes, and stays.
    pub fn wake_by_ref(&self) {
        unsafe { (self.waker.vtable.wake_by_ref)(self.waker.data) }
    }

    /// Whether another wakes the same, as far as can be told.
    pub fn will_wake(&self, other: &Waker) -> bool {
        let RawWaker { data: a_data, vtable: a_vtable } = self.waker;
        let RawWaker { data: b_data, vtable: b_vtable } = other.waker;
        a_data == b_data && ptr::eq(a_vtable, b_vtable)
    }

    /// Of its parts.
    pub const unsafe fn new(data: *const (), vtable: &'static RawWakerVTable) -> Self {
        Waker { waker: RawWaker { data, vtable } }
    }

    /// Of its parts.
    pub const unsafe fn from_raw(waker: RawWaker) -> Waker {
        Waker { waker }
    }

    /// One that does nothing.
    pub const fn noop() -> &'static Waker {
        &NOOP
    }

    /// The pointer in it.
    pub fn data(&self) -> *const () {
        self.waker.data
    }

    /// The functions in it.
    pub fn vtable(&self) -> &'static RawWakerVTable {
        self.waker.vtable
    }
}

impl Clone for Waker {
    fn clone(&self) -> Self {
        Waker { waker: unsafe { (self.waker.vtable.clone)(self.waker.data) } }
    }

    fn clone_from(&mut self, source: &Self) {
        if !self.will_wake(source) {
            *self = source.clone();
        }
    }
}

impl Drop for Waker {
    fn drop(&mut self) {
        unsafe { (self.waker.vtable.drop)(self.waker.data) }
    }
}

impl fmt::Debug for Waker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let vtable_ptr = self.waker.vtable as *const RawWakerVTable;
        f.debug_struct("Waker")
            .field("data", &self.waker.data)
            .field("vtable", &vtable_ptr)
            .finish()
    }
}

/// What a waker can be made of.
pub trait Wake {
    /// Wakes.
    fn wake(self: Arc<Self>);

    /// Wakes, and stays.
    fn wake_by_ref(self: &Arc<Self>) {
        self.clone().wake();
    }
}

impl<W: Wake + Send + Sync + 'static> From<Arc<W>> for Waker {
    fn from(waker: Arc<W>) -> Waker {
        unsafe { Waker::from_raw(raw_waker(waker)) }
    }
}

impl<W: Wake + Send + Sync + 'static> From<Arc<W>> for RawWaker {
    fn from(waker: Arc<W>) -> RawWaker {
        raw_waker(waker)
    }
}

fn raw_waker<W: Wake + Send + Sync + 'static>(waker: Arc<W>) -> RawWaker {
    RawWaker::new(
        Arc::into_raw(waker) as *const (),
        &RawWakerVTable {
            clone: clone_waker::<W>,
            wake: wake::<W>,
            wake_by_ref: wake_by_ref::<W>,
            drop: drop_waker::<W>,
        },
    )
}

unsafe fn clone_waker<W: Wake + Send + Sync + 'static>(waker: *const ()) -> RawWaker {
    unsafe { Arc::increment_strong_count(waker as *const W) };
    RawWaker::new(
        waker,
        &RawWakerVTable {
            clone: clone_waker::<W>,
            wake: wake::<W>,
            wake_by_ref: wake_by_ref::<W>,
            drop: drop_waker::<W>,
        },
    )
}

unsafe fn wake<W: Wake + Send + Sync + 'static>(waker: *const ()) {
    let waker = unsafe { Arc::from_raw(waker as *const W) };
    <W as Wake>::wake(waker);
}

unsafe fn wake_by_ref<W: Wake + Send + Sync + 'static>(waker: *const ()) {
    let waker = unsafe { ManuallyDrop::new(Arc::from_raw(waker as *const W)) };
    <W as Wake>::wake_by_ref(&waker);
}

unsafe fn drop_waker<W: Wake + Send + Sync + 'static>(waker: *const ()) {
    unsafe { Arc::decrement_strong_count(waker as *const W) };
}
