use std::cell::{Cell, OnceCell, Ref, RefCell, RefMut, UnsafeCell};
use std::collections::{BTreeMap, VecDeque};
use std::mem::{ManuallyDrop, MaybeUninit};
use std::num::NonZero;
use std::ptr::NonNull;
use std::rc::{Rc, Weak};
type A01 = u8;
type A02 = char;
type A03 = bool;
type A04 = u128;
type A05 = (u8, u32, u8);
type A06 = [u16; 3];
type A07 = &'static str;
type A08 = &'static [u8];
type A09 = &'static dyn std::fmt::Debug;
type A10 = fn(i32) -> i32;
type A11 = ();
type A12 = f64;
type A13 = (bool, u64, u16, char);
type A14 = ((u8, u16), (u32, u8));
type O01 = Option<u8>;
type O02 = Option<bool>;
type O03 = Option<Option<bool>>;
type O04 = Option<Option<Option<bool>>>;
type O05 = Option<char>;
type O06 = Option<Option<char>>;
type O07 = Option<&'static u8>;
type O08 = Option<Option<&'static u8>>;
type O09 = Option<Box<i32>>;
type O10 = Option<NonZero<u8>>;
type O11 = Option<fn()>;
type O12 = Option<&'static str>;
type O13 = Option<&'static dyn std::fmt::Debug>;
type O14 = Option<Rc<i32>>;
type O15 = Option<u64>;
type O16 = Option<(u8, bool)>;
type O17 = Option<(u32, bool)>;
type O18 = Option<(bool, u32)>;
type O19 = Option<[bool; 3]>;
type O20 = Option<f32>;
type O21 = Option<()>;
type O22 = Option<*const u8>;
type O23 = Option<*const dyn std::fmt::Debug>;
type O24 = Option<NonNull<u8>>;
type O25 = Option<NonNull<[u8]>>;
type O26 = Option<Option<u32>>;
type O27 = Option<Weak<i32>>;
type O28 = Option<NonZero<u128>>;
type O29 = Option<Option<NonZero<u64>>>;
type R01 = Result<u8, ()>;
type R02 = Result<(), ()>;
type R03 = Result<Box<i32>, ()>;
type R04 = Result<u32, bool>;
type R05 = Result<u64, u8>;
type R06 = Result<bool, bool>;
type R07 = Result<(), Box<dyn std::error::Error>>;
type R08 = Result<u8, std::convert::Infallible>;
type R09 = Result<[u8; 5], (u16, bool)>;
type C01 = Cell<u8>;
type C02 = RefCell<u8>;
type C03 = RefCell<i32>;
type C04 = RefCell<u64>;
type C05 = Option<Cell<bool>>;
type C06 = Option<UnsafeCell<&'static u8>>;
type C07 = Option<ManuallyDrop<bool>>;
type C08 = Option<MaybeUninit<bool>>;
type C09 = Ref<'static, i32>;
type C10 = RefMut<'static, i32>;
type C11 = Option<Ref<'static, i32>>;
type C12 = OnceCell<u8>;
type C13 = OnceCell<&'static u8>;
type C14 = Rc<RefCell<Vec<i32>>>;
type C15 = RefCell<Option<Box<i32>>>;
type V01 = Vec<u8>;
type V02 = String;
type V03 = Option<Vec<u8>>;
type V04 = Option<String>;
type V05 = Option<Option<String>>;
type V06 = Box<[u8]>;
type V07 = Option<Box<dyn Fn()>>;
type V08 = VecDeque<i32>;
type V10 = BTreeMap<i32, i32>;
type V11 = Option<VecDeque<i32>>;
struct S1 {
    a: u8,
    b: u32,
    c: u16,
}
struct S2 {
    a: bool,
    b: [u8; 16],
}
struct S3 {
    a: u8,
    b: [u8; 16],
}
struct S4 {
    a: u8,
    b: Option<bool>,
    c: u64,
}
#[repr(C)]
struct S5 {
    a: u8,
    b: u32,
    c: u8,
}
struct S6<T: ?Sized> {
    a: u8,
    b: T,
}
struct S7(u32, (bool, u8), u16);
struct S8((u8, u8, u8, bool), (u8, bool, u8));
type S01 = S1;
type S02 = S2;
type S03 = S3;
type S04 = S4;
type S05 = S5;
type S06 = S6<u32>;
type S07 = S6<[u16; 3]>;
type S08 = Option<S2>;
type S09 = Option<S4>;
type S10 = Option<S7>;
type S11 = Option<S8>;
type S12 = [Option<S1>; 3];
enum E1 {
    A,
    B,
}
enum E2 {
    A(u32),
    B(u8),
    C,
}
enum E3 {
    A(Box<E3>),
    B,
    C,
}
enum E4 {
    A(String),
    B(u32),
    C,
}
#[repr(u8)]
enum E5 {
    A(u32),
    B,
}
#[repr(C)]
enum E6 {
    A,
    B,
}
enum E7 {
    A = 1000,
    B = 2,
}
enum E8 {
    A = -1,
    B = 200,
}
enum E9 {}
enum E10 {
    A(u8, u16),
    B(u16, u8, u8),
    C(bool),
}
enum E11 {
    A(u64, bool),
    B(u32),
    C(u8),
}
enum E12 {
    A(Option<bool>),
    B(bool),
    C,
}
enum E13 {
    A([u8; 3], E1),
    B(u16),
}
enum E14 {
    One(u32),
}
enum E15 {
    A(E9),
    B(u32),
}
enum E16 {
    A(E9, u64),
    B(u8),
}
#[repr(C)]
enum E17 {
    A(u8),
    B(u64),
}
#[repr(i16)]
enum E18 {
    A = -5,
    B,
}
enum List {
    Cons(i32, Box<List>),
    Nil,
}
enum Tree {
    Leaf,
    Node(Option<Box<Tree>>, i64, Option<Box<Tree>>),
}
type E01 = E1;
type E02 = E2;
type E03 = E3;
type E04 = E4;
type E05 = E5;
type E06 = E6;
type E07 = E7;
type E08 = E8;
type E09 = E9;
type E21 = E10;
type E22 = E11;
type E23 = E12;
type E24 = E13;
type E25 = E14;
type E26 = E15;
type E27 = E16;
type E28 = E17;
type E29 = E18;
type E30 = List;
type E31 = Tree;
type E32 = Option<E1>;
type E33 = Option<Option<E1>>;
type E34 = Option<E2>;
type E35 = Option<E3>;
type E36 = Option<E4>;
type E37 = Option<E5>;
type E38 = Option<E6>;
type E39 = Option<E9>;
type E40 = Option<E11>;
type E41 = Option<E12>;
type E42 = Option<Tree>;
type E43 = (E2, u8);
type E44 = Result<E2, E4>;
type E45 = std::cmp::Ordering;
type E46 = Option<std::cmp::Ordering>;
type E47 = std::borrow::Cow<'static, str>;
type E48 = Option<std::borrow::Cow<'static, str>>;
