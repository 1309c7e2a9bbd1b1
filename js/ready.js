/**
 * Turns a started wasm instance into the package's classes.
 *
 * @import { InitOutput } from './refcellar.js'
 */

import {
  CellBench,
  ReadGuard,
  Store,
  WeakStore,
  WriteGuard,
  depth,
  recover,
} from './refcellar.js';
import { number, texts } from './arguments.js';
import { makeSurvivable } from './survive.js';

/** The methods that read the map. */
const READING = { get: texts(1), has: texts(1) };

/** The methods that write to the map. */
const WRITING = { set: texts(2), remove: texts(1) };

/** The methods that take a guard, with a label that says where. */
const HOLDING = {
  borrow: texts(0),
  borrowMut: texts(0),
  tryBorrow: texts(0),
  tryBorrowMut: texts(0),
};

/** The store's methods that panic inside. */
const GOING_WRONG = { append: texts(2), update: texts(1) };

/** The methods of the cells. */
const CELLS = { set: number, replace: number, setText: texts(1), replaceText: texts(1) };

/** @param {InitOutput} exports what the instance exports */
export function ready(exports) {
  const stackPointer = /** @type {{ __stack_pointer?: unknown }} */ (exports).__stack_pointer;
  if (!(stackPointer instanceof WebAssembly.Global)) {
    throw new Error(
      'refcellar was built without its stack pointer exported, so it could not survive a panic. Build it with `cargo xtask build`.',
    );
  }
  const idle = /** @type {const} */ ({ top: stackPointer.value, depth: 0 });
  const instance = { stackPointer, depth, recover, idle };
  makeSurvivable(instance, Store, { ...READING, ...WRITING, ...HOLDING, ...GOING_WRONG });
  makeSurvivable(instance, WeakStore);
  makeSurvivable(instance, ReadGuard, READING);
  makeSurvivable(instance, WriteGuard, { ...READING, ...WRITING });
  makeSurvivable(instance, CellBench, CELLS);
}
