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
import { makeSurvivable } from './survive.js';

/** How many texts the methods take that read the map. */
const READING = { get: 1, has: 1 };

/** How many texts the methods take that write to the map. */
const WRITING = { set: 2, remove: 1 };

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
  makeSurvivable(instance, Store, { ...READING, ...WRITING, append: 2, update: 1 });
  makeSurvivable(instance, WeakStore);
  makeSurvivable(instance, ReadGuard, READING);
  makeSurvivable(instance, WriteGuard, { ...READING, ...WRITING });
  makeSurvivable(instance, CellBench, { setText: 1, replaceText: 1 });
}
