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
 * @property {(depth: number) => import('./refcellar.js').PanicReport | undefined} recover
 *   ends the calls deeper than `depth`
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
  const top = instance.stackPointer.value;
  const depth = running === 0 ? 0 : instance.depth();
  running += 1;
  try {
    return call();
  } catch (thrown) {
    instance.stackPointer.value = top;
    const report = instance.recover(depth);
    throw report === undefined ? asError(thrown) : new RustPanic(report);
  } finally {
    running -= 1;
  }
}

/**
 * Wraps every method and getter of a class from wasm-bindgen, so that each call survives
 * a panic and each text is checked before Rust sees it.
 *
 * @param {Instance} instance
 * @param {{ prototype: object }} wasmClass
 */
export function makeSurvivable(instance, wasmClass) {
  const own = Object.getOwnPropertyDescriptors(wasmClass.prototype);
  for (const [name, property] of Object.entries(own)) {
    if (INTERNAL.has(name)) continue;
    Object.defineProperty(wasmClass.prototype, name, {
      ...property,
      ...(property.get && { get: surviving(instance, property.get) }),
      ...(typeof property.value === 'function' && {
        value: surviving(instance, property.value),
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
 * @returns {(this: unknown, ...args: unknown[]) => unknown}
 */
function surviving(instance, method) {
  return function (...args) {
    for (const arg of args) if (typeof arg === 'string') checkText(arg);
    return survive(instance, () => method.apply(this, args));
  };
}

/**
 * `using` and `free()` drop what the object stands for. wasm-bindgen's own `free()` drops
 * the object's shell, which owns nothing; the shell is left to its finaliser.
 *
 * @param {object} prototype
 */
function letGoByDrop(prototype) {
  if (!('drop' in prototype)) return;
  const value = prototype.drop;
  Object.defineProperty(prototype, 'free', { value, configurable: true });
  Object.defineProperty(prototype, Symbol.dispose, { value, configurable: true });
}

/** @param {string} text */
function checkText(text) {
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
