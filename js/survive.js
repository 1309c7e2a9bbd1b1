/**
 * How the store outlives a panic.
 *
 * On stable Rust a panic in wasm is a trap: the frames of the call are abandoned where
 * they stand, no destructor runs, and the shadow stack keeps what they used. Two things
 * put that right: the stack pointer goes back to where it was before the call, and
 * `recover` drops the guards that were local to the abandoned calls. Guards that
 * JavaScript holds are not touched; they are as alive as they were.
 */

import { RustPanic, TextError, asError } from './errors.js';

/** The most UTF-16 units that one text may have. */
export const MAX_TEXT = 16 * 1024 * 1024;

/**
 * The parts of the wasm instance that survival needs.
 *
 * @typedef {object} Instance
 * @property {WebAssembly.Global} stackPointer the exported `__stack_pointer`
 * @property {() => number} depth how many calls into the store are running
 * @property {(depth: number) => import('./types.js').PanicReport | null} recover
 *   ends the calls deeper than `depth`
 * @property {{ top: number, depth: 0 }} idle where the stack pointer is while nothing
 *   runs: asking it is slow, and here it is always the same
 */

/** How many calls this module is in the middle of. */
let running = 0;

/**
 * Makes `call`, and throws a `RustPanic` if it traps, with the instance in order again.
 *
 * @template T
 * @param {Instance} instance
 * @param {() => T} call
 * @returns {T}
 */
export function survive(instance, call) {
  const before = running === 0 ? instance.idle : present(instance);
  running += 1;
  try {
    return call();
  } catch (thrown) {
    instance.stackPointer.value = before.top;
    const report = instance.recover(before.depth);
    throw report === null ? asError(thrown) : new RustPanic(report);
  } finally {
    running -= 1;
  }
}

/**
 * Where a call begins that is made from a callback, inside another.
 *
 * @param {Instance} instance
 */
function present({ stackPointer, depth }) {
  return { top: stackPointer.value, depth: depth() };
}

/**
 * Wraps every method and getter of a class from wasm-bindgen, so that each call survives
 * a panic and each text is checked before Rust sees it.
 *
 * @param {Instance} instance
 * @param {{ prototype: object }} wasmClass
 * @param {Readonly<Record<string, number>>} [texts] how many texts a method's first
 *   arguments are, for each method that takes any
 */
export function makeSurvivable(instance, wasmClass, texts = {}) {
  const own = Object.getOwnPropertyDescriptors(wasmClass.prototype);
  for (const [name, property] of Object.entries(own)) {
    if (INTERNAL.has(name)) continue;
    Object.defineProperty(wasmClass.prototype, name, {
      ...property,
      ...(property.get && { get: surviving(instance, property.get, 0) }),
      ...(typeof property.value === 'function' && {
        value: surviving(instance, property.value, texts[name] ?? 0),
      }),
    });
  }
  letGoByDrop(wasmClass.prototype);
}

/** What wasm-bindgen's glue uses itself. */
const INTERNAL = new Set(['constructor', 'free', '__destroy_into_raw']);

/**
 * @param {Instance} instance
 * @param {Function} method
 * @param {number} texts how many texts its first arguments are
 * @returns {(this: unknown, ...args: unknown[]) => unknown}
 */
function surviving(instance, method, texts) {
  return function (...args) {
    for (let at = 0; at < texts; at += 1) checkText(args[at]);
    // A label, which may be left out, comes after them.
    for (let at = texts; at < args.length; at += 1) args[at] = checked(args[at]);
    return survive(instance, () => method.apply(this, args));
  };
}

/**
 * An argument after the texts: a label, or a function that is to give a text.
 *
 * @param {unknown} argument
 */
function checked(argument) {
  if (typeof argument === 'string') checkText(argument);
  if (typeof argument !== 'function') return argument;
  return (/** @type {unknown[]} */ ...given) => {
    const text = argument(...given);
    checkText(text);
    return text;
  };
}

/**
 * `using` and `free()` drop what the object stands for. wasm-bindgen's own `free()` drops
 * the object's shell, which shares the lab's history and nothing that borrows; the shell
 * is left to its finaliser, so that a use after the drop is told from any other mistake.
 *
 * @param {object} prototype
 */
function letGoByDrop(prototype) {
  if (!('drop' in prototype)) return;
  const value = prototype.drop;
  Object.defineProperty(prototype, 'free', { value, configurable: true });
  // Browsers without `using` have no such symbol either.
  if (Symbol.dispose) Object.defineProperty(prototype, Symbol.dispose, { value, configurable: true });
}

/**
 * wasm-bindgen would take what is not a string for an empty one, and half of a surrogate
 * pair for U+FFFD.
 *
 * @param {unknown} text
 */
function checkText(text) {
  if (typeof text !== 'string') {
    throw new TextError(`A string is needed, and this is of type ${typeof text}. Nothing was stored.`);
  }
  if (text.length > MAX_TEXT) {
    throw new TextError(
      `A text of ${text.length} UTF-16 units was given; one text may have ${MAX_TEXT}. Nothing was stored.`,
    );
  }
  if (!text.isWellFormed()) {
    throw new TextError(
      `The text has half of a surrogate pair at index ${loneSurrogate(text)}. A Rust String is UTF-8 and cannot hold that. Nothing was stored.`,
    );
  }
}

/**
 * @param {string} text one that is not well formed
 * @returns {number} the index of its first lone surrogate
 */
function loneSurrogate(text) {
  let index = 0;
  for (const character of text) {
    if (!character.isWellFormed()) return index;
    index += character.length;
  }
  return index;
}
