//! What the machine does for std: functions whose body is the interpreter.
//!
//! Each is marked `#[engine::intrinsic]`. Its body here is never looked at. "An integer" is any
//! of the twelve integer types, "a number" one of them, `f32` or `f64`. What is called UB
//! here, the machine stops at and reports.
//!
//! How the machine keeps things: memory is bytes, a pointer takes eight of them, a pointer to
//! something unsized sixteen, the address before the length or the vtable.

// ---------------------------------------------------------------- types

/// The size of a `T` in bytes.
#[engine::intrinsic]
pub const fn size_of<T>() -> usize { loop {} }

/// The alignment of a `T` in bytes.
#[engine::intrinsic]
pub const fn align_of<T>() -> usize { loop {} }

/// Whether dropping a `T` does anything.
#[engine::intrinsic]
pub const fn needs_drop<T: ?Sized>() -> bool { loop {} }

/// The name of a type as `std::any::type_name` gives it. A type of std whose path in real std
/// is another than here says so with `#[engine::path("core::cell::RefCell")]`.
#[engine::intrinsic]
pub const fn type_name<T: ?Sized>() -> &'static str { loop {} }

/// A number that is different for different types, lifetimes left out.
#[engine::intrinsic]
pub const fn type_id<T: ?Sized>() -> u128 { loop {} }

/// Whether `T: Eq` holds, lifetimes left out. Real std asks this by specialisation, and does not
/// compare what two handles share with itself then.
#[engine::intrinsic]
pub fn implements_eq<T: ?Sized>() -> bool { loop {} }

/// The size of what a pointer points to. Of what is unsized, only the length or the vtable in
/// the pointer is looked at.
#[engine::intrinsic]
pub const unsafe fn size_of_val<T: ?Sized>(ptr: *const T) -> usize { loop {} }

/// The alignment of what a pointer points to; see [`size_of_val`].
#[engine::intrinsic]
pub const unsafe fn align_of_val<T: ?Sized>(ptr: *const T) -> usize { loop {} }

/// The discriminant of an enum's value, as its type's; `0` for what is no enum. A negative one
/// is negative here.
#[engine::intrinsic]
pub const fn discriminant_value<T>(value: &T) -> i128 { loop {} }

/// The bytes of a value as those of another type. Typeck compares the sizes (E0512).
#[lang = "transmute"]
#[engine::intrinsic]
pub const unsafe fn transmute<Src, Dst>(src: Src) -> Dst { loop {} }

/// As [`transmute`], but the sizes are compared when it runs. If they differ it is UB.
#[engine::intrinsic]
pub const unsafe fn transmute_unchecked<Src, Dst>(src: Src) -> Dst { loop {} }

/// A number as another type: `value as Dst` for two types of numbers.
#[engine::intrinsic]
pub const fn numeric_cast<Src: Copy, Dst: Copy>(value: Src) -> Dst { loop {} }

// ---------------------------------------------------------------- memory

/// A `T` whose bytes are not initialised. It may be moved; to look at it is UB.
#[engine::intrinsic]
pub const unsafe fn uninit<T>() -> T { loop {} }

/// Copies a `T` out of memory. It need not be aligned.
#[engine::intrinsic]
pub const unsafe fn read<T>(src: *const T) -> T { loop {} }

/// Copies a `T` into memory, without dropping what was there. It need not be aligned.
#[engine::intrinsic]
pub const unsafe fn write<T>(dst: *mut T, value: T) { loop {} }

/// Copies `count` values of type `T`; the two places may overlap.
#[engine::intrinsic]
pub const unsafe fn copy<T>(src: *const T, dst: *mut T, count: usize) { loop {} }

/// Copies `count` values of type `T`; that the two places overlap is UB.
#[engine::intrinsic]
pub const unsafe fn copy_nonoverlapping<T>(src: *const T, dst: *mut T, count: usize) { loop {} }

/// Sets all bytes of `count` values of type `T` to `byte`.
#[engine::intrinsic]
pub const unsafe fn write_bytes<T>(dst: *mut T, byte: u8, count: usize) { loop {} }

/// Compares `count` bytes: negative, zero or positive, as `memcmp`.
#[engine::intrinsic]
pub const unsafe fn compare_bytes(left: *const u8, right: *const u8, count: usize) -> i32 { loop {} }

/// Drops what a pointer points to, where it is: the drop glue of `T`, with the vtable's for
/// `dyn Trait` and one element after another for slices.
#[lang = "drop_in_place"]
#[engine::intrinsic]
pub unsafe fn drop_in_place<T: ?Sized>(to_drop: *mut T) { loop {} }

/// A new allocation. `align` is a power of two. For `size` zero any aligned address that is
/// not null will do.
#[engine::intrinsic]
pub const unsafe fn alloc(size: usize, align: usize) -> *mut u8 { loop {} }

/// As [`alloc`], with all bytes zero.
#[engine::intrinsic]
pub const unsafe fn alloc_zeroed(size: usize, align: usize) -> *mut u8 { loop {} }

/// Ends an allocation. Does nothing if `size` is zero.
#[engine::intrinsic]
pub const unsafe fn dealloc(ptr: *mut u8, size: usize, align: usize) { loop {} }

/// An allocation of `new_size` that begins with the bytes of the old one, which is ended.
#[engine::intrinsic]
pub unsafe fn realloc(ptr: *mut u8, old_size: usize, align: usize, new_size: usize) -> *mut u8 { loop {} }

// ---------------------------------------------------------------- pointers

/// The address `count` values further on. It is UB if that leaves the allocation.
#[engine::intrinsic]
pub const unsafe fn offset<T>(ptr: *const T, count: isize) -> *const T { loop {} }

/// The address `count` values further on, wrapping around, wherever that leads.
#[engine::intrinsic]
pub const fn arith_offset<T>(ptr: *const T, count: isize) -> *const T { loop {} }

/// How many values of type `T` lie between `base` and `ptr`, which are in one allocation.
#[engine::intrinsic]
pub const unsafe fn ptr_offset_from<T>(ptr: *const T, base: *const T) -> isize { loop {} }

/// How many elements a pointer says that it points to.
#[engine::intrinsic]
pub const fn slice_len<T>(ptr: *const [T]) -> usize { loop {} }

/// A pointer to `len` values.
#[engine::intrinsic]
pub const fn slice_from_raw_parts<T>(data: *const T, len: usize) -> *const [T] { loop {} }

/// See [`slice_from_raw_parts`].
#[engine::intrinsic]
pub const fn slice_from_raw_parts_mut<T>(data: *mut T, len: usize) -> *mut [T] { loop {} }

/// A pointer to `data` with the length or vtable of `meta`. For a sized `T`, just `data`.
#[engine::intrinsic]
pub const fn with_metadata_of<T: ?Sized>(data: *const (), meta: *const T) -> *const T { loop {} }

/// Whether two pointers are the same in all their bytes, vtable or length included.
#[engine::intrinsic]
pub fn ptr_eq<T: ?Sized>(left: *const T, right: *const T) -> bool { loop {} }

// ---------------------------------------------------------------- integers

/// The sum, wrapped around, and whether it was.
#[engine::intrinsic]
pub const fn add_with_overflow<T: Copy>(left: T, right: T) -> (T, bool) { loop {} }

/// The difference, wrapped around, and whether it was.
#[engine::intrinsic]
pub const fn sub_with_overflow<T: Copy>(left: T, right: T) -> (T, bool) { loop {} }

/// The product, wrapped around, and whether it was.
#[engine::intrinsic]
pub const fn mul_with_overflow<T: Copy>(left: T, right: T) -> (T, bool) { loop {} }

/// The sum, wrapped around.
#[engine::intrinsic]
pub const fn wrapping_add<T: Copy>(left: T, right: T) -> T { loop {} }

/// The difference, wrapped around.
#[engine::intrinsic]
pub const fn wrapping_sub<T: Copy>(left: T, right: T) -> T { loop {} }

/// The product, wrapped around.
#[engine::intrinsic]
pub const fn wrapping_mul<T: Copy>(left: T, right: T) -> T { loop {} }

/// The sum, or the nearest number that there is.
#[engine::intrinsic]
pub const fn saturating_add<T: Copy>(left: T, right: T) -> T { loop {} }

/// The difference, or the nearest number that there is.
#[engine::intrinsic]
pub const fn saturating_sub<T: Copy>(left: T, right: T) -> T { loop {} }

/// The quotient, rounded towards zero. Zero as the divisor and overflow are UB.
#[engine::intrinsic]
pub const unsafe fn unchecked_div<T: Copy>(left: T, right: T) -> T { loop {} }

/// The remainder, with the sign of `left`. Zero as the divisor and overflow are UB.
#[engine::intrinsic]
pub const unsafe fn unchecked_rem<T: Copy>(left: T, right: T) -> T { loop {} }

/// `value << count`. A count of at least the number of bits is UB.
#[engine::intrinsic]
pub const unsafe fn unchecked_shl<T: Copy>(value: T, count: u32) -> T { loop {} }

/// `value >> count`, with the sign for signed types. A count of at least the number of bits is UB.
#[engine::intrinsic]
pub const unsafe fn unchecked_shr<T: Copy>(value: T, count: u32) -> T { loop {} }

/// The bits rotated, `count` modulo their number.
#[engine::intrinsic]
pub const fn rotate_left<T: Copy>(value: T, count: u32) -> T { loop {} }

/// The bits rotated, `count` modulo their number.
#[engine::intrinsic]
pub const fn rotate_right<T: Copy>(value: T, count: u32) -> T { loop {} }

/// How many bits are one.
#[engine::intrinsic]
pub const fn ctpop<T: Copy>(value: T) -> u32 { loop {} }

/// How many zero bits lead; all of them for zero.
#[engine::intrinsic]
pub const fn ctlz<T: Copy>(value: T) -> u32 { loop {} }

/// How many zero bits trail; all of them for zero.
#[engine::intrinsic]
pub const fn cttz<T: Copy>(value: T) -> u32 { loop {} }

/// The bytes in reverse order.
#[engine::intrinsic]
pub const fn bswap<T: Copy>(value: T) -> T { loop {} }

/// The bits in reverse order.
#[engine::intrinsic]
pub const fn bitreverse<T: Copy>(value: T) -> T { loop {} }

/// Whether `left` is less than, equal to or greater than `right`: `-1`, `0`, `1`. For integers,
/// `char` and `bool`.
#[engine::intrinsic]
pub const fn three_way_compare<T: Copy>(left: T, right: T) -> i8 { loop {} }

// ---------------------------------------------------------------- floats (`T` is f32 or f64)

/// The square root.
#[engine::intrinsic]
pub const fn sqrt<T: Copy>(x: T) -> T { loop {} }
/// A power with an integer as the exponent.
#[engine::intrinsic]
pub const fn powi<T: Copy>(x: T, n: i32) -> T { loop {} }
/// A power.
#[engine::intrinsic]
pub const fn powf<T: Copy>(x: T, y: T) -> T { loop {} }
/// The exponential function.
#[engine::intrinsic]
pub const fn exp<T: Copy>(x: T) -> T { loop {} }
/// A power of two.
#[engine::intrinsic]
pub const fn exp2<T: Copy>(x: T) -> T { loop {} }
/// The exponential function less one.
#[engine::intrinsic]
pub const fn exp_m1<T: Copy>(x: T) -> T { loop {} }
/// The natural logarithm.
#[engine::intrinsic]
pub const fn ln<T: Copy>(x: T) -> T { loop {} }
/// The natural logarithm of one more.
#[engine::intrinsic]
pub const fn ln_1p<T: Copy>(x: T) -> T { loop {} }
/// The logarithm to base 2.
#[engine::intrinsic]
pub const fn log2<T: Copy>(x: T) -> T { loop {} }
/// The logarithm to base 10.
#[engine::intrinsic]
pub const fn log10<T: Copy>(x: T) -> T { loop {} }
/// The sine.
#[engine::intrinsic]
pub const fn sin<T: Copy>(x: T) -> T { loop {} }
/// The cosine.
#[engine::intrinsic]
pub const fn cos<T: Copy>(x: T) -> T { loop {} }
/// The tangent.
#[engine::intrinsic]
pub const fn tan<T: Copy>(x: T) -> T { loop {} }
/// The arc sine.
#[engine::intrinsic]
pub const fn asin<T: Copy>(x: T) -> T { loop {} }
/// The arc cosine.
#[engine::intrinsic]
pub const fn acos<T: Copy>(x: T) -> T { loop {} }
/// The arc tangent.
#[engine::intrinsic]
pub const fn atan<T: Copy>(x: T) -> T { loop {} }
/// The arc tangent of `y / x`, with the quadrant.
#[engine::intrinsic]
pub const fn atan2<T: Copy>(y: T, x: T) -> T { loop {} }
/// The hyperbolic sine.
#[engine::intrinsic]
pub const fn sinh<T: Copy>(x: T) -> T { loop {} }
/// The hyperbolic cosine.
#[engine::intrinsic]
pub const fn cosh<T: Copy>(x: T) -> T { loop {} }
/// The hyperbolic tangent.
#[engine::intrinsic]
pub const fn tanh<T: Copy>(x: T) -> T { loop {} }
/// The inverse of `sinh`.
#[engine::intrinsic]
pub const fn asinh<T: Copy>(x: T) -> T { loop {} }
/// The inverse of `cosh`.
#[engine::intrinsic]
pub const fn acosh<T: Copy>(x: T) -> T { loop {} }
/// The inverse of `tanh`.
#[engine::intrinsic]
pub const fn atanh<T: Copy>(x: T) -> T { loop {} }
/// The cube root.
#[engine::intrinsic]
pub const fn cbrt<T: Copy>(x: T) -> T { loop {} }
/// The hypotenuse of a right triangle.
#[engine::intrinsic]
pub const fn hypot<T: Copy>(x: T, y: T) -> T { loop {} }
/// `x * y + z`, rounded once.
#[engine::intrinsic]
pub const fn fma<T: Copy>(x: T, y: T, z: T) -> T { loop {} }
/// The largest whole number that is not greater.
#[engine::intrinsic]
pub const fn floor<T: Copy>(x: T) -> T { loop {} }
/// The smallest whole number that is not less.
#[engine::intrinsic]
pub const fn ceil<T: Copy>(x: T) -> T { loop {} }
/// The nearest whole number, halves away from zero.
#[engine::intrinsic]
pub const fn round<T: Copy>(x: T) -> T { loop {} }
/// The nearest whole number, halves to the even one.
#[engine::intrinsic]
pub const fn round_ties_even<T: Copy>(x: T) -> T { loop {} }
/// The whole part.
#[engine::intrinsic]
pub const fn trunc<T: Copy>(x: T) -> T { loop {} }
/// Without the sign.
#[engine::intrinsic]
pub const fn fabs<T: Copy>(x: T) -> T { loop {} }
/// `x` with the sign of `sign`.
#[engine::intrinsic]
pub const fn copysign<T: Copy>(x: T, sign: T) -> T { loop {} }

/// Writes the digits of a finite float, without its sign, in ASCII, and gives how many bytes
/// it wrote. `bits` are those of an `f64`, or of an `f32` in the lower half if `is_f32`. At
/// least `precision + 400` bytes are free at `out`.
///
/// | `mode` | what | as in |
/// |---|---|---|
/// | 0 | the shortest digits that mean this float, never with an exponent; zeros are added until there are `precision` digits behind the point | `1`, `0.1`, `1000000000000000000000`; `1.0` with precision 1 |
/// | 1 | exactly `precision` digits behind the point, never with an exponent; no point for 0 | `{:.2}` |
/// | 2 | the shortest digits, with an exponent; `precision` is not looked at | `{:e}`: `1e0`, `1.5e-7` |
/// | 3 | exactly `precision` digits behind the point, with an exponent | `{:.2e}` |
#[engine::intrinsic]
pub unsafe fn float_fmt(bits: u64, is_f32: bool, mode: u8, precision: usize, out: *mut u8) -> usize { loop {} }

/// Reads a float as `str::parse` does. If the text is one, its bits are written to `out` (those
/// of an `f32` in the lower half) and the answer is true.
#[engine::intrinsic]
pub unsafe fn float_parse(text: *const u8, len: usize, is_f32: bool, out: *mut u64) -> bool { loop {} }

// ---------------------------------------------------------------- characters

/// A property of a character, out of the host's Unicode tables:
///
/// | `property` | what |
/// |---|---|
/// | 0 | `is_alphabetic` |
/// | 1 | `is_numeric` |
/// | 2 | `is_lowercase` |
/// | 3 | `is_uppercase` |
/// | 4 | `is_whitespace` |
/// | 5 | `is_control` |
/// | 6 | `char::escape_debug` writes `\u{…}` |
/// | 7 | `{:?}` of a string writes `\u{…}` for it where it is not the first |
#[engine::intrinsic]
pub const fn char_property(c: char, property: u8) -> bool { loop {} }

/// Writes what `char::to_lowercase` gives, at most three characters, to `out`: how many.
#[engine::intrinsic]
pub unsafe fn char_to_lowercase(c: char, out: *mut char) -> usize { loop {} }

/// Writes what `char::to_uppercase` gives, at most three characters, to `out`: how many.
#[engine::intrinsic]
pub unsafe fn char_to_uppercase(c: char, out: *mut char) -> usize { loop {} }

// ---------------------------------------------------------------- calls

/// Calls `F::call_once` with the value that `callee` points to, which is moved out of there,
/// and `args`. If `F` is `dyn FnOnce(…)`, the vtable says what is called and how large it is.
#[engine::intrinsic]
pub unsafe fn call_once_unsized<Args: crate::marker::Tuple, F: FnOnce<Args> + ?Sized>(callee: *mut F, args: Args) -> F::Output { loop {} }

// ---------------------------------------------------------------- control

/// Ends the run, because the engine does not know what a compiled program would do here: it
/// would print the text of an assertion whose text the engine cannot tell.
#[engine::intrinsic]
#[lang = "unknown_text"]
pub fn unknown_text() -> ! { loop {} }

/// Ends the program as `abort` does: with the signal 6, which a shell shows as 134.
#[engine::intrinsic]
pub fn abort() -> ! { loop {} }

/// Ends the program with this code. No destructors run.
#[engine::intrinsic]
pub fn exit(code: i32) -> ! { loop {} }

/// The thread waits for what never comes: the run ends as one that hangs.
#[engine::intrinsic]
pub fn deadlock() -> ! { loop {} }

/// The run ends because the engine does not carry `construct`.
#[engine::intrinsic]
pub fn unsupported(construct: &'static str) -> ! { loop {} }

/// That this is reached is UB.
#[engine::intrinsic]
pub const unsafe fn unreachable() -> ! { loop {} }

/// Begins to unwind. `payload` is kept for the `catch_unwind` that stops it.
#[engine::intrinsic]
pub unsafe fn begin_unwind(payload: *mut u8) -> ! { loop {} }

/// Calls `try_fn(data)` and gives 0. If that unwinds, the unwinding stops here,
/// `catch_fn(data, payload)` is called with what `begin_unwind` was given, and it gives 1.
#[engine::intrinsic]
pub unsafe fn catch_unwind(try_fn: fn(*mut u8), data: *mut u8, catch_fn: fn(*mut u8, *mut u8)) -> i32 { loop {} }

/// The place of the call of the outermost `#[track_caller]` function that this is called in
/// at once; without any, the place of this call.
#[engine::intrinsic]
pub const fn caller_location() -> &'static crate::panic::Location<'static> { loop {} }

// ---------------------------------------------------------------- the world outside

/// Prints bytes to the standard output.
#[engine::intrinsic]
pub unsafe fn write_stdout(data: *const u8, len: usize) { loop {} }

/// Prints bytes to the standard error.
#[engine::intrinsic]
pub unsafe fn write_stderr(data: *const u8, len: usize) { loop {} }

/// Reads at most `capacity` bytes of the standard input to `out`: how many, 0 at its end.
#[engine::intrinsic]
pub unsafe fn read_stdin(out: *mut u8, capacity: usize) -> usize { loop {} }

/// The nanoseconds that the program has run, on a clock that the machine's steps drive. It
/// never stands still between two calls, and never goes back.
#[engine::intrinsic]
pub fn clock_nanos() -> u64 { loop {} }

/// Sets the clock forward, as sleeping does.
#[engine::intrinsic]
pub fn clock_advance(nanos: u64) { loop {} }

// ---------------------------------------------------------------- speed

/// `count` rounds of SipHash on its state `v0`, `v1`, `v2`, `v3`.
#[engine::intrinsic]
pub unsafe fn sip_rounds(state: *mut u64, count: u32) { loop {} }

// ---------------------------------------------------------------- the trace
//
// These change nothing. They say what happens to a cell, so that it can be shown.

/// The borrow flag of a `RefCell` changed. `flag` is the address of the flag, which lies within
/// the `RefCell`.
///
/// | `kind` | what |
/// |---|---|
/// | 0 | a shared borrow was taken |
/// | 1 | a unique borrow was taken |
/// | 2 | a shared borrow was released |
/// | 3 | a unique borrow was released |
/// | 4 | a `Ref` was cloned |
/// | 5 | a `Ref` or `RefMut` was split into two |
#[engine::intrinsic]
pub const fn trace_borrow(flag: *const (), before: isize, after: isize, kind: u8, share: *const ()) { loop {} }

/// A borrow was refused: by `try_borrow` or `try_borrow_mut`, or right before the panic. `flag`
/// is the address of the flag, which is `value`.
#[engine::intrinsic]
pub const fn trace_borrow_refused(flag: *const (), value: isize, wants_unique: bool) { loop {} }

/// The `size` bytes in a `Cell` were read.
#[engine::intrinsic]
pub const fn trace_cell_read(cell: *const (), size: usize) { loop {} }

/// The `size` bytes in a `Cell` were written.
#[engine::intrinsic]
pub const fn trace_cell_write(cell: *const (), size: usize) { loop {} }

/// The counts of an `Rc` or `Arc` changed. `rc_box` is the address of its allocation. The weak
/// count leaves out the one that all strong handles share.
#[engine::intrinsic]
pub const fn trace_rc_counts(rc_box: *const (), strong: usize, weak: usize) { loop {} }
