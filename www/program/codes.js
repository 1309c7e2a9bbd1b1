/**
 * What rustc's error codes mean, in our words: those that a learner of cells, borrows and
 * handles meets. Code is in backticks.
 */

/** @type {Readonly<Record<string, string>>} */
const CODES = {
  E0004: 'A `match` has to say what happens for every possible value, and some are left out here. Add an arm for them, or `_ => …` for all the rest.',
  E0015: 'What initialises a `const` or a `static` is computed by the compiler, and only functions that are `const fn` can be called there. `OnceCell`, `LazyCell` or `thread_local!` compute a value at the first use.',
  E0023: 'The pattern has another number of fields than the variant. `..` stands for those that you do not need.',
  E0026: 'The pattern names a field that the struct does not have.',
  E0027: 'The pattern leaves out fields. End it with `..` if that is meant.',
  E0040: 'A destructor cannot be called by name. `drop(value)` ends a value early; it runs the destructor, and then nobody can use the value any more.',
  E0046: 'The `impl` lacks something that its trait asks for.',
  E0061: 'The call has another number of arguments than the function.',
  E0063: 'A struct is made with all of its fields. `..Default::default()` fills the rest, if the struct has a default.',
  E0106: 'A reference that is kept or returned needs to say how long what it points to lives. `\'a` after the `&` names that; often an owned value, or an `Rc`, is what was wanted.',
  E0107: 'The type takes another number of generic arguments.',
  E0133: 'This may only be done in an `unsafe` block, where you promise what the compiler cannot check. `UnsafeCell::get` gives a raw pointer: reading or writing through it is such a promise. `Cell` and `RefCell` keep it for you.',
  E0184: 'A type that is `Copy` is copied by copying its bytes, and so it cannot also have a destructor.',
  E0204: 'A type can be `Copy` only if all of its fields are. A `RefCell`, a `String`, a `Vec` and an `Rc` are not; `Clone` is what they have.',
  E0252: 'Two things are imported under one name. `use … as …` gives one of them another.',
  E0255: 'Something that is declared here has the name of something that is imported.',
  E0261: 'This lifetime is used and not declared. It is declared in angle brackets after the name of the function or the type.',
  E0277: 'A type does not do what is asked of it here: a trait is not implemented for it. Read the two names in the message: the type is the one you have, the trait is what this place needs. `Rc` and `RefCell` are not `Send` or `Sync`, since they are made for one thread.',
  E0282: 'The compiler cannot tell this type from what is there. Say it: `let x: Vec<i32> = …`, or `collect::<Vec<_>>()`.',
  E0283: 'Several types would do here, and nothing chooses one. Write the type.',
  E0308: 'The value has one type and the place wants another. Watch for a `;` that ends a last expression, for `&`, and for a `Ref<T>` where a `T` is wanted: `*guard`, or `guard.clone()`, is what is inside.',
  E0369: 'This operator is not defined for this type. On a guard, `*guard` is the value behind it: `*count.borrow_mut() += 1`.',
  E0373: 'A closure that outlives this function would borrow a local variable. `move` before the closure makes it own what it uses; clone an `Rc` first to keep one here too.',
  E0381: 'The variable is used before it has a value on every way that leads here.',
  E0382: 'The value has moved away, and is used once more. Borrow it instead of moving it (`&value`), or clone it before: `Rc::clone(&handle)` is one more handle to the same value and copies none of it.',
  E0383: 'Only a part of this value is there.',
  E0384: 'A variable without `mut` gets its value once. A `Cell` or a `RefCell` can be written to without `mut`: the variable stays what it is, and what is inside of it changes.',
  E0392: 'A generic parameter is not used in the type.',
  E0403: 'Two generic parameters have the same name.',
  E0404: 'This is no trait, and only traits can stand here.',
  E0405: 'There is no trait of this name here. Perhaps it has to be imported with `use`.',
  E0407: 'The trait has no method of this name.',
  E0412: 'There is no type of this name here. `RefCell` and `Cell` are in `std::cell`, `Rc` and `Weak` in `std::rc`.',
  E0423: 'A value is wanted here, and this name is something else.',
  E0425: 'There is no variable or function of this name here. A name in a block ends with the block.',
  E0428: 'The name is taken by something else in this module.',
  E0432: 'There is nothing of this name to import. Check the path: `std::cell::RefCell`, `std::rc::Rc`.',
  E0433: 'The path goes through something that is not there. Perhaps a `use` is missing.',
  E0434: 'A `fn` inside of another one does not see its variables. A closure does.',
  E0499: 'Two `&mut` to one thing at a time are never allowed. A `RefCell` lets you try at run time, and panics instead.',
  E0502: 'The thing is borrowed, and changed while the borrow is still used.',
  E0505: 'The value is moved or dropped while something still borrows from it.',
  E0506: 'The value is written to while something still borrows it.',
  E0507: 'A value cannot be moved out from behind a reference or a guard: the owner would be left with nothing. `take()`, `mem::replace` and `Option::take` leave something in its place; `clone()` copies.',
  E0515: 'The function returns a reference to something that ends with it. Return the value itself, or an `Rc` to it. A `Ref` cannot leave the function that owns the `RefCell` either.',
  E0560: 'The struct has no field of this name.',
  E0572: '`return` stands outside of any function.',
  E0594: 'This is written to through a `&`, which only looks. What must change behind a `&` belongs in a `Cell` or a `RefCell`.',
  E0596: 'A mutable borrow of something that is not `mut`. For a variable, write `let mut`. Behind a `&` use a `RefCell`, whose `borrow_mut` needs only `&self`.',
  E0597: 'Something still refers to the value when it is dropped. What is declared last is dropped first.',
  E0599: 'The type has no method of this name. A `Ref` and an `Rc` lead on to what is inside them; an `Option` and a `Result` have to be opened first. Or the method is a trait’s, and the trait is not imported.',
  E0600: 'This operator cannot be applied to this type.',
  E0603: 'The item is private to its module.',
  E0605: '`as` converts only between simple types. `From`, `Into` and `parse` do the rest.',
  E0608: 'This type cannot be indexed with `[…]`.',
  E0609: 'The type has no field of this name. Behind a `RefCell` it is reached by a borrow: `cell.borrow().field`.',
  E0614: '`*` goes through references, guards and smart pointers. This is none.',
  E0616: 'The field is private. Use what the type offers in its place.',
  E0618: 'This is no function, so that it cannot be called.',
  E0658: 'This part of Rust is not stable yet.',
  E0716: 'A temporary value ends with its statement, and something still refers to it after that. A `let` before gives it a name and a longer life.',
};

/** @param {string} code */
export function explanationOf(code) {
  return CODES[code];
}

/** What to write in place of what the engine does not carry, by words of its name. */
const INSTEAD = /** @type {const} */ ([
  [/thread|mpsc|mutex|rwlock|atomic/i, 'One thread runs here. `Rc` and `RefCell` stand for `Arc` and `Mutex` in a single-threaded program.'],
  [/extern|crate|ffi/i, 'Only std is here. Put the part of the crate that matters into the program as a module.'],
  [/file|net|process|env|stdin|io::/i, 'A page has no files, network or arguments. Put the input into a constant.'],
  [/asm|union|repr/i, 'The lab has no machine below it. Write the same in safe Rust.'],
  [/procedural|attribute|derive/i, 'Write the `impl` by hand, or leave the attribute out.'],
]);

/** @param {string} message */
export function insteadOf(message) {
  const found = INSTEAD.find(([pattern]) => pattern.test(message));
  const hint = found === undefined ? 'Write it in simpler parts, or leave it out. ' : `${found[1]} `;
  return `${hint}Nothing is said about whether rustc would accept the program.`;
}
