//! Whether traits are implemented.

use super::fixture::ask;

#[test]
fn traits_hold() {
    impls_of_std();
    sized();
    auto_traits();
    where_clauses_and_supertraits();
    callables();
    trait_objects();
    cycles();
}

fn impls_of_std() {
    ask("
        use std::fmt::{Debug, Display};
        use std::rc::Rc;
        use std::cell::{Cell, RefCell};
        fn holds() where
            i32: Copy, i32: Clone, bool: Copy, char: Copy, (): Copy, (i32, char): Copy,
            &'static str: Copy, *const String: Copy, fn(i32) -> i32: Copy, !: Copy,
            [i32; 3]: Copy, [String; 3]: Clone, (String, i32): Clone,
            Vec<i32>: Clone, Vec<Vec<String>>: Clone, Option<i32>: Copy, Option<String>: Clone,
            Rc<RefCell<String>>: Clone, Cell<i32>: Clone,
            String: Debug, Vec<String>: Debug, str: Display, &'static str: Display,
            Box<dyn Display>: Display, i32: PartialEq, Vec<i32>: PartialEq,
            String: From<&'static str>, &'static str: Into<String>,
            Vec<i32>: IntoIterator, &'static Vec<i32>: IntoIterator,
        {}
        fn fails() where
            String: Copy, &'static mut i32: Copy, &'static mut i32: Clone, [String; 3]: Copy,
            (String, i32): Copy, Vec<i32>: Copy, Vec<&'static mut i32>: Clone,
            Option<String>: Copy, Rc<i32>: Copy, dyn Display: Clone, str: Clone,
            Vec<i32>: Display, (i32, i32): Display, i32: From<String>, i32: IntoIterator,
        {}
    ");
}

fn sized() {
    ask("
        struct Tail<T: ?Sized>(i32, T);
        struct List(Option<Box<List>>);
        fn holds<T>() where
            i32: Sized, String: Sized, T: Sized, [T; 3]: Sized, &'static str: Sized,
            Box<str>: Sized, Tail<i32>: Sized, List: Sized, (i32, T): Sized,
        {}
        fn fails<T: ?Sized>() where
            str: Sized, [i32]: Sized, T: Sized, Tail<T>: Sized, Tail<str>: Sized,
            dyn Fn(): Sized, (i32, str): Sized,
        {}
    ");
}

fn auto_traits() {
    ask("
        use std::rc::Rc;
        use std::sync::{Arc, Mutex};
        use std::cell::{Cell, RefCell};
        struct Tree { left: Option<Box<Tree>>, right: Option<Box<Tree>>, value: String }
        struct A { b: Option<Box<B>>, x: i32 }
        struct B { a: Vec<A>, y: Rc<i32> }
        fn holds<T: Send>() where
            i32: Send, String: Send, Vec<T>: Send, Box<T>: Send, Tree: Send, Tree: Sync,
            Arc<Mutex<i32>>: Send, Cell<i32>: Send, &'static i32: Send, Arc<Cell<i32>>: Sized,
            Box<dyn Fn() + Send>: Send, Rc<i32>: Unpin, Mutex<Cell<i32>>: Sync,
        {}
        fn fails<T>() where
            Rc<i32>: Send, &'static Cell<i32>: Send, Cell<i32>: Sync, Arc<RefCell<i32>>: Send,
            A: Send, B: Send, Vec<T>: Send, Box<dyn Fn()>: Send, *const i32: Send,
            std::marker::PhantomPinned: Unpin,
        {}
    ");
}

fn where_clauses_and_supertraits() {
    ask("
        trait Super { type Out; }
        trait Sub: Super<Out = i32> + Clone {}
        trait Over<T> {}
        impl<T: Clone> Over<T> for Vec<T> {}
        fn holds<T: Ord, S: Sub, I: Iterator<Item = S>>() where
            T: PartialOrd, T: Eq, T: PartialEq, S: Clone, S: Super<Out = i32>, Vec<S>: Over<S>,
            I::Item: Clone, I: Iterator, Option<T>: Ord, <S as Super>::Out: Copy,
            Vec<I::Item>: Clone, <I::Item as Super>::Out: Copy,
        {}
        fn fails<T, S: Super, I: Iterator>() where
            T: Clone, S: Super<Out = i32>, I::Item: Clone, Vec<T>: Over<T>, S::Out: Clone,
            I: Clone,
        {}
    ");
}

fn callables() {
    ask("
        fn holds<F: Fn(i32) -> String, G: FnMut(), H>() where
            F: FnMut(i32) -> String, F: FnOnce(i32) -> String, G: FnOnce(),
            fn(i32) -> i32: Fn(i32) -> i32, fn(&str) -> &str: for<'a> Fn(&'a str) -> &'a str,
            &'static F: Fn(i32) -> String, Box<dyn Fn(i32) -> u8>: Fn(i32) -> u8,
            Box<dyn FnOnce()>: FnOnce(), &'static mut G: FnMut(),
        {}
        fn fails<F: FnMut(i32) -> String, G: FnOnce()>() where
            F: Fn(i32) -> String, F: FnMut(i32) -> i32, F: FnMut(u8) -> String, G: FnMut(),
            fn(i32): Fn(u8), unsafe fn(): Fn(), &'static F: Fn(i32) -> String,
        {}
    ");
}

fn trait_objects() {
    ask("
        trait Shape { fn area(&self) -> f64; }
        trait Named: Shape { type Name; }
        impl Shape for i32 { fn area(&self) -> f64 { 0.0 } }
        fn holds() where
            dyn Shape: Shape, dyn Named<Name = i32>: Shape, dyn Named<Name = i32>: Named<Name = i32>,
            dyn Shape + Send: Send, dyn Iterator<Item = u8>: Iterator<Item = u8>,
            Box<dyn Iterator<Item = u8>>: Iterator<Item = u8>,
            dyn std::error::Error: std::fmt::Display,
        {}
        fn fails() where
            dyn Shape: Send, Box<dyn Shape>: Shape, dyn Named<Name = i32>: Named<Name = u8>,
            dyn Shape: Named,
        {}
    ");
}

fn cycles() {
    ask("
        trait Loop {}
        impl<T> Loop for Vec<T> where Vec<T>: Loop {}
        trait Grow {}
        impl<T> Grow for Option<T> where Option<Option<T>>: Grow {}
        trait Ok1 {}
        impl Ok1 for i32 {}
        impl<T: Ok1> Ok1 for Vec<T> {}
        fn holds() where Vec<Vec<i32>>: Ok1 {}
        fn fails() where Vec<i32>: Loop, Option<i32>: Grow, Vec<Vec<String>>: Ok1 {}
    ");
}

#[test]
fn operators() {
    ask("
        use std::ops::*;
        fn holds() where i32: Mul<i32>, &'static i32: Mul<i32>, &'static i32: Mul<&'static i32>,
            i32: Mul<&'static i32>, <&'static i32 as Mul<i32>>::Output: Copy,
            &'static i32: Mul<i32, Output = i32>,
        {}
    ");
}
