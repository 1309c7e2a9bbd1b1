//! What can be called. The arguments are a tuple.

use crate::marker::Tuple;

/// Can be called through a shared reference, any number of times.
#[lang = "fn"]
pub trait Fn<Args: Tuple>: FnMut<Args> {
    /// The call.
    extern "rust-call" fn call(&self, args: Args) -> Self::Output;
}

/// Can be called through a unique reference, any number of times.
#[lang = "fn_mut"]
pub trait FnMut<Args: Tuple>: FnOnce<Args> {
    /// The call.
    extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output;
}

/// Can be called once, by value.
#[lang = "fn_once"]
pub trait FnOnce<Args: Tuple> {
    /// What it gives.
    #[lang = "fn_once_output"]
    type Output;

    /// The call.
    extern "rust-call" fn call_once(self, args: Args) -> Self::Output;
}

/// An async closure or function, called through a shared reference.
#[lang = "async_fn"]
pub trait AsyncFn<Args: Tuple>: AsyncFnMut<Args> {}

/// An async closure or function, called through a unique reference.
#[lang = "async_fn_mut"]
pub trait AsyncFnMut<Args: Tuple>: AsyncFnOnce<Args> {}

/// An async closure or function, called once.
#[lang = "async_fn_once"]
pub trait AsyncFnOnce<Args: Tuple> {
    /// What awaiting the call gives.
    type Output;
}

impl<A: Tuple, F: ?Sized> Fn<A> for &F
where
    F: Fn<A>,
{
    extern "rust-call" fn call(&self, args: A) -> F::Output {
        (**self).call(args)
    }
}

impl<A: Tuple, F: ?Sized> FnMut<A> for &F
where
    F: Fn<A>,
{
    extern "rust-call" fn call_mut(&mut self, args: A) -> F::Output {
        (**self).call(args)
    }
}

impl<A: Tuple, F: ?Sized> FnOnce<A> for &F
where
    F: Fn<A>,
{
    type Output = F::Output;

    extern "rust-call" fn call_once(self, args: A) -> F::Output {
        (*self).call(args)
    }
}

impl<A: Tuple, F: ?Sized> FnMut<A> for &mut F
where
    F: FnMut<A>,
{
    extern "rust-call" fn call_mut(&mut self, args: A) -> F::Output {
        (*self).call_mut(args)
    }
}

impl<A: Tuple, F: ?Sized> FnOnce<A> for &mut F
where
    F: FnMut<A>,
{
    type Output = F::Output;

    extern "rust-call" fn call_once(self, args: A) -> F::Output {
        (*self).call_mut(args)
    }
}
