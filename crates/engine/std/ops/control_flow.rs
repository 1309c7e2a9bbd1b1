//! `?`, and going on or stopping.

use crate::convert::Infallible;

/// Types that `?` can be applied to.
#[lang = "Try"]
#[engine::unstable]
pub trait Try: FromResidual<<Self as Try>::Residual> {
    /// What `?` gives if it goes on.
    type Output;

    /// What is handed on if it does not.
    type Residual;

    /// Makes one that goes on.
    #[lang = "from_output"]
    fn from_output(output: Self::Output) -> Self;

    /// Whether to go on.
    #[lang = "branch"]
    fn branch(self) -> ControlFlow<Self::Residual, Self::Output>;
}

/// Types that can take what `?` hands on.
#[lang = "FromResidual"]
#[engine::unstable]
pub trait FromResidual<R = <Self as Try>::Residual> {
    /// Makes one that stopped.
    #[lang = "from_residual"]
    #[track_caller]
    fn from_residual(residual: R) -> Self;
}

/// Finds the way from a residual and an output back to a type.
#[engine::unstable]
pub trait Residual<O>: Sized {
    /// That type.
    type TryType: Try<Output = O, Residual = Self>;
}

/// Whether to go on, and with what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[lang = "ControlFlow"]
#[engine::path("core::ops::control_flow::ControlFlow")]
pub enum ControlFlow<B, C = ()> {
    /// Goes on.
    #[lang = "Continue"]
    Continue(C),
    /// Stops.
    #[lang = "Break"]
    Break(B),
}

impl<B, C> Try for ControlFlow<B, C> {
    type Output = C;
    type Residual = ControlFlow<B, Infallible>;

    fn from_output(output: Self::Output) -> Self {
        ControlFlow::Continue(output)
    }

    fn branch(self) -> ControlFlow<Self::Residual, Self::Output> {
        match self {
            ControlFlow::Continue(c) => ControlFlow::Continue(c),
            ControlFlow::Break(b) => ControlFlow::Break(ControlFlow::Break(b)),
        }
    }
}

impl<B, C> FromResidual<ControlFlow<B, Infallible>> for ControlFlow<B, C> {
    fn from_residual(residual: ControlFlow<B, Infallible>) -> Self {
        match residual {
            ControlFlow::Break(b) => ControlFlow::Break(b),
        }
    }
}

impl<B, C> Residual<C> for ControlFlow<B, Infallible> {
    type TryType = ControlFlow<B, C>;
}

impl<B, C> ControlFlow<B, C> {
    /// Whether it stops.
    pub const fn is_break(&self) -> bool {
        matches!(*self, ControlFlow::Break(_))
    }

    /// Whether it goes on.
    pub const fn is_continue(&self) -> bool {
        matches!(*self, ControlFlow::Continue(_))
    }

    /// What it stops with.
    pub fn break_value(self) -> Option<B> {
        match self {
            ControlFlow::Continue(..) => None,
            ControlFlow::Break(x) => Some(x),
        }
    }

    /// Changes what it stops with.
    pub fn map_break<T, F>(self, f: F) -> ControlFlow<T, C>
    where
        F: FnOnce(B) -> T,
    {
        match self {
            ControlFlow::Continue(x) => ControlFlow::Continue(x),
            ControlFlow::Break(x) => ControlFlow::Break(f(x)),
        }
    }

    /// What it goes on with.
    pub fn continue_value(self) -> Option<C> {
        match self {
            ControlFlow::Continue(x) => Some(x),
            ControlFlow::Break(..) => None,
        }
    }

    /// Changes what it goes on with.
    pub fn map_continue<T, F>(self, f: F) -> ControlFlow<B, T>
    where
        F: FnOnce(C) -> T,
    {
        match self {
            ControlFlow::Continue(x) => ControlFlow::Continue(f(x)),
            ControlFlow::Break(x) => ControlFlow::Break(x),
        }
    }
}

impl<R: Try> ControlFlow<R, R::Output> {
    /// Keeps the whole of what stopped.
    pub(crate) fn from_try(r: R) -> Self {
        match R::branch(r) {
            ControlFlow::Continue(v) => ControlFlow::Continue(v),
            ControlFlow::Break(v) => ControlFlow::Break(R::from_residual(v)),
        }
    }

    /// The way back from [`Self::from_try`].
    pub(crate) fn into_try(self) -> R {
        match self {
            ControlFlow::Continue(v) => R::from_output(v),
            ControlFlow::Break(v) => v,
        }
    }
}

/// Types that may become those of `self`.
#[lang = "receiver"]
#[engine::unstable]
pub trait Receiver {
    /// What the methods are of.
    #[lang = "receiver_target"]
    type Target: ?Sized;
}
