//! What can be called. The arguments are a tuple.

use crate::future::Future;
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
pub trait AsyncFn<Args: Tuple>: AsyncFnMut<Args> {
    /// The call.
    extern "rust-call" fn async_call(&self, args: Args) -> Self::CallRefFuture;
}

/// An async closure or function, called through a unique reference.
#[lang = "async_fn_mut"]
pub trait AsyncFnMut<Args: Tuple>: AsyncFnOnce<Args> {
    /// What a call by reference gives.
    type CallRefFuture: Future<Output = Self::Output>;

    /// The call.
    extern "rust-call" fn async_call_mut(&mut self, args: Args) -> Self::CallRefFuture;

    /// No trait object can be made of this: real std's `CallRefFuture` has a lifetime.
    fn is_not_dyn_compatible() {}
}

/// An async closure or function, called once.
#[lang = "async_fn_once"]
pub trait AsyncFnOnce<Args: Tuple> {
    /// What the call gives.
    type CallOnceFuture: Future<Output = Self::Output>;

    /// What awaiting the call gives.
    #[lang = "async_fn_once_output"]
    type Output;

    /// The call.
    extern "rust-call" fn async_call_once(self, args: Args) -> Self::CallOnceFuture;
}

/// Functions, pointers to functions and closures. The language implements it.
#[lang = "callable_trait"]
trait Callable {}

impl<A: Tuple, F> AsyncFn<A> for F
where
    F: Callable + Fn<A>,
    <F as FnOnce<A>>::Output: Future,
{
    extern "rust-call" fn async_call(&self, args: A) -> <F as FnOnce<A>>::Output {
        self.call(args)
    }
}

impl<A: Tuple, F> AsyncFnMut<A> for F
where
    F: Callable + FnMut<A>,
    <F as FnOnce<A>>::Output: Future,
{
    type CallRefFuture = <F as FnOnce<A>>::Output;

    extern "rust-call" fn async_call_mut(&mut self, args: A) -> <F as FnOnce<A>>::Output {
        self.call_mut(args)
    }
}

impl<A: Tuple, F> AsyncFnOnce<A> for F
where
    F: Callable + FnOnce<A>,
    <F as FnOnce<A>>::Output: Future,
{
    type CallOnceFuture = <F as FnOnce<A>>::Output;
    type Output = <<F as FnOnce<A>>::Output as Future>::Output;

    extern "rust-call" fn async_call_once(self, args: A) -> <F as FnOnce<A>>::Output {
        self.call_once(args)
    }
}

impl<A: Tuple, F: ?Sized> AsyncFn<A> for &F
where
    F: AsyncFn<A>,
{
    extern "rust-call" fn async_call(&self, args: A) -> <F as AsyncFnMut<A>>::CallRefFuture {
        (**self).async_call(args)
    }
}

impl<A: Tuple, F: ?Sized> AsyncFnMut<A> for &F
where
    F: AsyncFn<A>,
{
    type CallRefFuture = <F as AsyncFnMut<A>>::CallRefFuture;

    extern "rust-call" fn async_call_mut(&mut self, args: A) -> <F as AsyncFnMut<A>>::CallRefFuture {
        (**self).async_call(args)
    }
}

impl<A: Tuple, F: ?Sized> AsyncFnOnce<A> for &F
where
    F: AsyncFn<A>,
{
    type CallOnceFuture = <F as AsyncFnMut<A>>::CallRefFuture;
    type Output = <F as AsyncFnOnce<A>>::Output;

    extern "rust-call" fn async_call_once(self, args: A) -> <F as AsyncFnMut<A>>::CallRefFuture {
        (*self).async_call(args)
    }
}

impl<A: Tuple, F: ?Sized> AsyncFnMut<A> for &mut F
where
    F: AsyncFnMut<A>,
{
    type CallRefFuture = <F as AsyncFnMut<A>>::CallRefFuture;

    extern "rust-call" fn async_call_mut(&mut self, args: A) -> <F as AsyncFnMut<A>>::CallRefFuture {
        (**self).async_call_mut(args)
    }
}

impl<A: Tuple, F: ?Sized> AsyncFnOnce<A> for &mut F
where
    F: AsyncFnMut<A>,
{
    type CallOnceFuture = <F as AsyncFnMut<A>>::CallRefFuture;
    type Output = <F as AsyncFnOnce<A>>::Output;

    extern "rust-call" fn async_call_once(self, args: A) -> <F as AsyncFnMut<A>>::CallRefFuture {
        (*self).async_call_mut(args)
    }
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
