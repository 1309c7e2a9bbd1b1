//! Async closures, the traits that call them, and patterns as parameters of async functions.

use std::cell::RefCell;
use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
struct Loud(&'static str);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut cx = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut cx) {
            return value;
        }
        println!("pending");
    }
}
struct Yield(bool);
impl Future for Yield {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.0 {
            Poll::Ready(())
        } else {
            self.0 = true;
            cx.waker().wake_by_ref();
            Poll::Pending
        }
    }
}
async fn call<F: AsyncFn(u32) -> u32>(f: F) -> u32 {
    f(1).await + f(2).await
}
async fn call_mut(mut f: impl AsyncFnMut(u32)) {
    f(1).await;
    f(2).await;
}
async fn call_once<F>(f: F) -> String
where
    F: AsyncFnOnce() -> String,
{
    f().await
}
async fn plain(n: u32) -> u32 {
    Yield(false).await;
    n * 100
}
async fn pats((a, b): (u32, Loud), _: Loud, [x, y]: [Loud; 2], Loud(name): &Loud) -> u32 {
    Yield(false).await;
    println!("in pats {a} {} {} {} {name}", b.0, x.0, y.0);
    a
}
struct S {
    n: u32,
}
impl S {
    async fn m(&self, (a, _b): (u32, u32), mut c: u32) -> u32 {
        c += 1;
        Yield(false).await;
        self.n + a + c
    }
}
fn main() {
    let base = 10;
    println!(
        "{}",
        block_on(call(async |n| {
            Yield(false).await;
            n + base
        }))
    );
    println!("{}", block_on(call(plain)));
    let mut seen = Vec::new();
    block_on(call_mut(async |n| {
        Yield(false).await;
        seen.push(n);
    }));
    println!("{seen:?}");
    let text = String::from("moved");
    println!(
        "{}",
        block_on(call_once(async move || {
            Yield(false).await;
            text
        }))
    );
    let kept = Loud("captured");
    let f = async move |a: Loud, b: Loud| -> usize {
        Yield(false).await;
        println!("{} {} {}", kept.0, a.0, b.0);
        3
    };
    println!("{}", block_on(f(Loud("a"), Loud("b"))));
    println!("{}", block_on(f(Loud("c"), Loud("d"))));
    let unpolled = f(Loud("e"), Loud("f"));
    drop(unpolled);
    drop(f);
    println!(
        "{}",
        block_on(pats(
            (1, Loud("b")),
            Loud("wild"),
            [Loud("x"), Loud("y")],
            &Loud("ref")
        ))
    );
    drop(pats(
        (1, Loud("b")),
        Loud("wild"),
        [Loud("x"), Loud("y")],
        &Loud("ref"),
    ));
    println!("{}", block_on(S { n: 1 }.m((2, 3), 4)));
    let cell = Rc::new(RefCell::new(0));
    let inc = {
        let cell = Rc::clone(&cell);
        async move |by: i32| {
            let mut g = cell.borrow_mut();
            Yield(false).await;
            *g += by;
        }
    };
    {
        let mut p = pin!(inc(3));
        let mut cx = Context::from_waker(Waker::noop());
        let _ = p.as_mut().poll(&mut cx);
        println!("{:?}", cell.try_borrow().is_err());
    }
    println!("{:?}", cell.try_borrow().is_ok());
    block_on(inc(4));
    println!("{}", cell.borrow());
    let r = &inc;
    block_on(call_ref(r));
    println!("{}", cell.borrow());
    let boxed: Box<dyn Fn(u32) -> Pin<Box<dyn Future<Output = u32>>>> =
        Box::new(|n| Box::pin(plain(n)));
    println!("{}", block_on(boxed(3)));
    let q = async |x: Result<u32, String>| -> Result<u32, String> {
        let v = x?;
        Ok(v + 1)
    };
    println!(
        "{:?} {:?}",
        block_on(q(Ok(1))),
        block_on(q(Err("e".into())))
    );
}
async fn call_ref(f: &impl AsyncFn(i32)) {
    f(5).await;
    call_ref2(f).await
}
async fn call_ref2(f: impl AsyncFn(i32)) {
    f(6).await
}
