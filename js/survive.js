/**
 * How the store outlives a panic.
 *
 * On stable Rust a panic in wasm is a trap: the frames of the call are abandoned where
 * they stand, no destructor runs, and the shadow stack keeps what they used. Two things
 * put that right: the stack pointer goes back to where it was before the call, and
 * `recover` drops the guards that were local to the abandoned calls. Guards that
 * JavaScript holds are not touched; they are as alive as they were.
 *
 * @import { Check } from './arguments.js'
 */

import { InstanceLost, RustPanic, asError } from './errors.js';

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

/** How deep the check of the stack goes. Measured: 32 are enough, 24 are not. */
const STACK_FRAMES = 64;

/**
 * Throws a `RangeError` here, where nothing is under way yet, if the stack might end inside
 * the call. In there it would end between any two instructions, and leave a borrow behind
 * that nobody can find. The arguments only make the frames larger.
 *
 * @type {(left: number, ...pad: [number, number, number, number, number, number, number, number]) => number}
 */
function needStack(left, a, b, c, d, e, f, g, h) {
  return left === 0 ? a : needStack(left - 1, b, c, d, e, f, g, h, a) + 1;
}

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
  if (lost.has(instance)) throw new InstanceLost();
  needStack(STACK_FRAMES, 0, 0, 0, 0, 0, 0, 0, 0);
  const before = running === 0 ? instance.idle : present(instance);
  running += 1;
  try {
    return call();
  } catch (thrown) {
    instance.stackPointer.value = before.top;
    throw aftermath(instance, before.depth, thrown);
  } finally {
    running -= 1;
  }
}

/**
 * Puts the lab in order after a call that did not return, and gives what is to be thrown.
 *
 * @param {Instance} instance
 * @param {number} depth
 * @param {unknown} thrown
 */
function aftermath(instance, depth, thrown) {
  try {
    const report = instance.recover(depth);
    return report === null ? asError(thrown) : new RustPanic(report);
  } catch {
    // A trap in the middle of our own bookkeeping. What it left behind cannot be trusted.
    lost.add(instance);
    return new InstanceLost({ cause: thrown });
  }
}

/** The instances that can no longer be used. @type {WeakSet<Instance>} */
const lost = new WeakSet();

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
 * a panic and has its arguments checked before Rust sees them.
 *
 * @param {Instance} instance
 * @param {{ prototype: object }} wasmClass
 * @param {Readonly<Record<string, Check>>} [checks] how a method's arguments are checked,
 *   for each method that takes any
 */
export function makeSurvivable(instance, wasmClass, checks = {}) {
  const own = Object.getOwnPropertyDescriptors(wasmClass.prototype);
  for (const [name, property] of Object.entries(own)) {
    if (INTERNAL.has(name)) continue;
    Object.defineProperty(wasmClass.prototype, name, {
      ...property,
      ...(property.get && { get: surviving(instance, property.get) }),
      ...(typeof property.value === 'function' && {
        value: surviving(instance, property.value, checks[name]),
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
 * @param {Check} [check]
 * @returns {(this: unknown, ...args: unknown[]) => unknown}
 */
function surviving(instance, method, check) {
  return function (...args) {
    check?.(args);
    return survive(instance, () => method.apply(this, args));
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
