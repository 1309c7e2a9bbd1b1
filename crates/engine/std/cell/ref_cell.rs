//! A cell whose borrows are counted while the program runs.
//!
//! The compiler's rule is "any number of readers, or one writer". A [`RefCell`] keeps the same
//! rule by counting: beside its value stands a *borrow flag*, a number.
//!
//! | the flag | means |
//! |---|---|
//! | `0` | nobody borrows the value |
//! | `n > 0` | there are `n` readers: `n` guards of type [`Ref`] |
//! | `-1` | there is a writer: a guard of type [`RefMut`] |
//! | `-n` | there are `n` guards of type [`RefMut`], to parts that [`RefMut::map_split`] told apart |
//!
//! `borrow` and `borrow_mut` change the flag when they succeed, and each guard changes it back
//! when it is dropped. So a borrow lasts as long as its guard lives, and no longer.

use crate::cell::{Cell, UnsafeCell};
use crate::cmp::Ordering;
use crate::error::Error;
use crate::fmt::{self, Display};
use crate::intrinsics;
use crate::marker::{PhantomData, Unsize};
use crate::mem;
use crate::ops::{CoerceUnsized, Deref, DerefMut};
use crate::ptr::NonNull;

/// What a borrow flag is.
type BorrowFlag = isize;

/// The flag of a cell that nobody borrows.
const UNUSED: BorrowFlag = 0;

/// Whether a flag says that there is a writer.
const fn is_writing(flag: BorrowFlag) -> bool {
    flag < UNUSED
}

/// Whether a flag says that there are readers.
const fn is_reading(flag: BorrowFlag) -> bool {
    flag > UNUSED
}

/// What changed a flag, as the trace calls it.
const SHARED_TAKEN: u8 = 0;
const UNIQUE_TAKEN: u8 = 1;
const SHARED_RELEASED: u8 = 2;
const UNIQUE_RELEASED: u8 = 3;
const CLONED: u8 = 4;
const SPLIT: u8 = 5;

/// Changes the flag of a share that was taken or is given back, and tells the trace of it and
/// of where the share is.
const fn change(share: &&Cell<BorrowFlag>, after: BorrowFlag, kind: u8) {
    let flag: &Cell<BorrowFlag> = *share;
    let before = flag.peek();
    flag.poke(after);
    let cell = flag as *const Cell<BorrowFlag> as *const ();
    intrinsics::trace_borrow(cell, before, after, kind, share as *const &Cell<BorrowFlag> as *const ());
}

/// A value that can be borrowed for reading or for writing, which is checked while the program
/// runs.
#[lang = "RefCell"]
#[engine::path("core::cell::RefCell")]
pub struct RefCell<T: ?Sized> {
    borrow: Cell<BorrowFlag>,
    value: UnsafeCell<T>,
}

/// Why [`RefCell::try_borrow`] failed: there is a writer.
#[non_exhaustive]
#[derive(Debug)]
#[engine::path("core::cell::BorrowError")]
pub struct BorrowError {}

impl Display for BorrowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Display::fmt("RefCell already mutably borrowed", f)
    }
}

impl Error for BorrowError {}

/// Why [`RefCell::try_borrow_mut`] failed: there are readers, or there is a writer.
#[non_exhaustive]
#[derive(Debug)]
#[engine::path("core::cell::BorrowMutError")]
pub struct BorrowMutError {}

impl Display for BorrowMutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Display::fmt("RefCell already borrowed", f)
    }
}

impl Error for BorrowMutError {}

#[track_caller]
fn panic_already_borrowed(err: BorrowMutError) -> ! {
    panic!("{err}")
}

#[track_caller]
fn panic_already_mutably_borrowed(err: BorrowError) -> ! {
    panic!("{err}")
}

impl<T> RefCell<T> {
    /// Around a value that nobody borrows yet.
    pub const fn new(value: T) -> RefCell<T> {
        RefCell { borrow: Cell::new(UNUSED), value: UnsafeCell::new(value) }
    }

    /// The value. Nobody can be borrowing it, because the cell itself is moved in here.
    pub const fn into_inner(self) -> T {
        self.value.into_inner()
    }

    /// Puts a value in, and gives the old one. Panics if the value is borrowed.
    #[track_caller]
    pub fn replace(&self, t: T) -> T {
        mem::replace(&mut self.borrow_mut(), t)
    }

    /// Puts what `f` makes of the value in, and gives the old one. Panics if the value is
    /// borrowed.
    #[track_caller]
    pub fn replace_with<F: FnOnce(&mut T) -> T>(&self, f: F) -> T {
        let mut_borrow = &mut *self.borrow_mut();
        let replacement = f(mut_borrow);
        mem::replace(mut_borrow, replacement)
    }

    /// Swaps the values of two cells. Panics if one of them is borrowed, and so also if both
    /// are the same cell.
    pub fn swap(&self, other: &Self) {
        mem::swap(&mut *self.borrow_mut(), &mut *other.borrow_mut())
    }
}

impl<T: ?Sized> RefCell<T> {
    /// Borrows the value for reading, as long as the guard lives. Panics if there is a writer.
    #[track_caller]
    pub fn borrow(&self) -> Ref<'_, T> {
        match self.try_borrow() {
            Ok(guard) => guard,
            Err(err) => panic_already_mutably_borrowed(err),
        }
    }

    /// Borrows the value for reading, unless there is a writer.
    pub fn try_borrow(&self) -> Result<Ref<'_, T>, BorrowError> {
        match BorrowRef::new(&self.borrow) {
            Some(borrow) => {
                // There is no writer while the guard lives.
                let value = unsafe { NonNull::new_unchecked(self.value.get()) };
                Ok(Ref { value, borrow })
            }
            None => Err(BorrowError {}),
        }
    }

    /// Borrows the value for writing, as long as the guard lives. Panics if anybody borrows it.
    #[track_caller]
    pub fn borrow_mut(&self) -> RefMut<'_, T> {
        match self.try_borrow_mut() {
            Ok(guard) => guard,
            Err(err) => panic_already_borrowed(err),
        }
    }

    /// Borrows the value for writing, unless anybody borrows it.
    pub fn try_borrow_mut(&self) -> Result<RefMut<'_, T>, BorrowMutError> {
        match BorrowRefMut::new(&self.borrow) {
            Some(borrow) => {
                // There is nobody else while the guard lives.
                let value = unsafe { NonNull::new_unchecked(self.value.get()) };
                Ok(RefMut { value, borrow, marker: PhantomData })
            }
            None => Err(BorrowMutError {}),
        }
    }

    /// Where the value is, whoever borrows it.
    pub fn as_ptr(&self) -> *mut T {
        self.value.get()
    }

    /// The value. Nobody can be borrowing it, because the reference to the cell is unique; so
    /// the flag is not looked at.
    pub fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }

    /// A reference to the value without a guard, unless there is a writer. The flag is not
    /// changed, so that nothing would stop a writer afterwards.
    pub unsafe fn try_borrow_unguarded(&self) -> Result<&T, BorrowError> {
        if !is_writing(self.borrow.peek()) {
            Ok(unsafe { &*self.value.get() })
        } else {
            Err(BorrowError {})
        }
    }
}

impl<T: Default> RefCell<T> {
    /// Takes the value out, and leaves the type's default. Panics if the value is borrowed.
    pub fn take(&self) -> T {
        self.replace(Default::default())
    }
}

unsafe impl<T: ?Sized> Send for RefCell<T> where T: Send {}
impl<T: ?Sized> !Sync for RefCell<T> {}

impl<T: Clone> Clone for RefCell<T> {
    /// A new cell around a clone of the value. Panics if there is a writer.
    #[track_caller]
    fn clone(&self) -> RefCell<T> {
        RefCell::new(self.borrow().clone())
    }

    #[track_caller]
    fn clone_from(&mut self, source: &Self) {
        self.get_mut().clone_from(&source.borrow())
    }
}

impl<T: Default> Default for RefCell<T> {
    fn default() -> RefCell<T> {
        RefCell::new(Default::default())
    }
}

impl<T: ?Sized + PartialEq> PartialEq for RefCell<T> {
    fn eq(&self, other: &RefCell<T>) -> bool {
        *self.borrow() == *other.borrow()
    }
}

impl<T: ?Sized + Eq> Eq for RefCell<T> {}

impl<T: ?Sized + PartialOrd> PartialOrd for RefCell<T> {
    fn partial_cmp(&self, other: &RefCell<T>) -> Option<Ordering> {
        self.borrow().partial_cmp(&*other.borrow())
    }

    fn lt(&self, other: &RefCell<T>) -> bool {
        *self.borrow() < *other.borrow()
    }

    fn le(&self, other: &RefCell<T>) -> bool {
        *self.borrow() <= *other.borrow()
    }

    fn gt(&self, other: &RefCell<T>) -> bool {
        *self.borrow() > *other.borrow()
    }

    fn ge(&self, other: &RefCell<T>) -> bool {
        *self.borrow() >= *other.borrow()
    }
}

impl<T: ?Sized + Ord> Ord for RefCell<T> {
    fn cmp(&self, other: &RefCell<T>) -> Ordering {
        self.borrow().cmp(&*other.borrow())
    }
}

impl<T> From<T> for RefCell<T> {
    fn from(t: T) -> RefCell<T> {
        RefCell::new(t)
    }
}

impl<T: CoerceUnsized<U>, U> CoerceUnsized<RefCell<U>> for RefCell<T> {}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RefCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("RefCell");
        match self.try_borrow() {
            Ok(borrow) => d.field("value", &borrow),
            Err(_) => d.field("value", &format_args!("<borrowed>")),
        };
        d.finish()
    }
}

/// One reader's share of a flag: taken when it is made, given back when it is dropped.
#[lang = "RefCellBorrowRef"]
struct BorrowRef<'b> {
    borrow: &'b Cell<BorrowFlag>,
}

impl<'b> BorrowRef<'b> {
    /// Takes a share, unless there is a writer, or there are more readers than can be counted.
    fn new(borrow: &'b Cell<BorrowFlag>) -> Option<BorrowRef<'b>> {
        let flag = borrow.peek();
        let with_one_more = intrinsics::wrapping_add(flag, 1);
        if !is_reading(with_one_more) {
            intrinsics::trace_borrow_refused(borrow as *const Cell<BorrowFlag> as *const (), flag, false);
            None
        } else {
            let share = BorrowRef { borrow };
            change(&share.borrow, with_one_more, SHARED_TAKEN);
            Some(share)
        }
    }
}

impl Drop for BorrowRef<'_> {
    /// One reader less.
    fn drop(&mut self) {
        let flag = self.borrow.peek();
        change(&self.borrow, flag - 1, SHARED_RELEASED);
    }
}

impl Clone for BorrowRef<'_> {
    /// One reader more: as there is one already, there cannot be a writer.
    fn clone(&self) -> Self {
        let flag = self.borrow.peek();
        assert!(flag != BorrowFlag::MAX);
        let share = BorrowRef { borrow: self.borrow };
        change(&share.borrow, flag + 1, CLONED);
        share
    }
}

/// A guard: while it lives, the value is borrowed for reading.
#[lang = "RefCellRef"]
#[engine::path("core::cell::Ref")]
pub struct Ref<'b, T: ?Sized + 'b> {
    value: NonNull<T>,
    borrow: BorrowRef<'b>,
}

impl<T: ?Sized> Deref for Ref<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // There is no writer while the guard lives.
        unsafe { self.value.as_ref() }
    }
}

impl<'b, T: ?Sized> Ref<'b, T> {
    /// A second guard: one reader more. It is no method, so that `cell.borrow().clone()` is a
    /// clone of the value.
    pub fn clone(orig: &Ref<'b, T>) -> Ref<'b, T> {
        Ref { value: orig.value, borrow: orig.borrow.clone() }
    }

    /// A guard of a part of the value, in the place of this one.
    pub fn map<U: ?Sized, F>(orig: Ref<'b, T>, f: F) -> Ref<'b, U>
    where
        F: FnOnce(&T) -> &U,
    {
        Ref { value: NonNull::from(f(&*orig)), borrow: orig.borrow }
    }

    /// A guard of a part of the value if `f` finds one, in the place of this one.
    pub fn filter_map<U: ?Sized, F>(orig: Ref<'b, T>, f: F) -> Result<Ref<'b, U>, Self>
    where
        F: FnOnce(&T) -> Option<&U>,
    {
        match f(&*orig) {
            Some(value) => Ok(Ref { value: NonNull::from(value), borrow: orig.borrow }),
            None => Err(orig),
        }
    }

    /// Two guards of two parts of the value, in the place of this one: one reader more.
    pub fn map_split<U: ?Sized, V: ?Sized, F>(orig: Ref<'b, T>, f: F) -> (Ref<'b, U>, Ref<'b, V>)
    where
        F: FnOnce(&T) -> (&U, &V),
    {
        let (a, b) = f(&*orig);
        let borrow = orig.borrow.clone();
        (
            Ref { value: NonNull::from(a), borrow },
            Ref { value: NonNull::from(b), borrow: orig.borrow },
        )
    }
}

impl<'b, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Ref<'b, U>> for Ref<'b, T> {}

impl<T: ?Sized + fmt::Display> fmt::Display for Ref<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Ref<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

/// The writer's share of a flag: taken when it is made, given back when it is dropped.
#[lang = "RefCellBorrowRefMut"]
struct BorrowRefMut<'b> {
    borrow: &'b Cell<BorrowFlag>,
}

impl Drop for BorrowRefMut<'_> {
    /// One writer less.
    fn drop(&mut self) {
        let flag = self.borrow.peek();
        change(&self.borrow, flag + 1, UNIQUE_RELEASED);
    }
}

impl<'b> BorrowRefMut<'b> {
    /// Takes the flag, unless anybody borrows the value.
    fn new(borrow: &'b Cell<BorrowFlag>) -> Option<BorrowRefMut<'b>> {
        match borrow.peek() {
            UNUSED => {
                let share = BorrowRefMut { borrow };
                change(&share.borrow, UNUSED - 1, UNIQUE_TAKEN);
                Some(share)
            }
            flag => {
                intrinsics::trace_borrow_refused(borrow as *const Cell<BorrowFlag> as *const (), flag, true);
                None
            }
        }
    }

    /// A second share, for another part of the value. Whoever calls this makes sure that the
    /// two parts have nothing in common.
    fn clone(&self) -> BorrowRefMut<'b> {
        let flag = self.borrow.peek();
        assert!(flag != BorrowFlag::MIN);
        let share = BorrowRefMut { borrow: self.borrow };
        change(&share.borrow, flag - 1, SPLIT);
        share
    }
}

/// A guard: while it lives, the value is borrowed for writing.
#[lang = "RefCellRefMut"]
#[engine::path("core::cell::RefMut")]
pub struct RefMut<'b, T: ?Sized + 'b> {
    value: NonNull<T>,
    borrow: BorrowRefMut<'b>,
    // A pointer is covariant in what it leads to. What is written to must not be.
    marker: PhantomData<&'b mut T>,
}

impl<T: ?Sized> Deref for RefMut<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // There is nobody else while the guard lives.
        unsafe { self.value.as_ref() }
    }
}

impl<T: ?Sized> DerefMut for RefMut<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // There is nobody else while the guard lives.
        unsafe { self.value.as_mut() }
    }
}

impl<'b, T: ?Sized> RefMut<'b, T> {
    /// A guard of a part of the value, in the place of this one.
    pub fn map<U: ?Sized, F>(mut orig: RefMut<'b, T>, f: F) -> RefMut<'b, U>
    where
        F: FnOnce(&mut T) -> &mut U,
    {
        let value = NonNull::from(f(&mut *orig));
        RefMut { value, borrow: orig.borrow, marker: PhantomData }
    }

    /// A guard of a part of the value if `f` finds one, in the place of this one.
    pub fn filter_map<U: ?Sized, F>(mut orig: RefMut<'b, T>, f: F) -> Result<RefMut<'b, U>, Self>
    where
        F: FnOnce(&mut T) -> Option<&mut U>,
    {
        match f(unsafe { &mut *orig.value.as_ptr() }) {
            Some(value) => {
                Ok(RefMut { value: NonNull::from(value), borrow: orig.borrow, marker: PhantomData })
            }
            None => Err(orig),
        }
    }

    /// Two guards of two parts of the value, in the place of this one.
    pub fn map_split<U: ?Sized, V: ?Sized, F>(
        mut orig: RefMut<'b, T>,
        f: F,
    ) -> (RefMut<'b, U>, RefMut<'b, V>)
    where
        F: FnOnce(&mut T) -> (&mut U, &mut V),
    {
        let borrow = orig.borrow.clone();
        let (a, b) = f(&mut *orig);
        (
            RefMut { value: NonNull::from(a), borrow, marker: PhantomData },
            RefMut { value: NonNull::from(b), borrow: orig.borrow, marker: PhantomData },
        )
    }
}

impl<'b, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<RefMut<'b, U>> for RefMut<'b, T> {}

impl<T: ?Sized + fmt::Display> fmt::Display for RefMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RefMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
