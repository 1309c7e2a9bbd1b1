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

/** @param {InitOutput} exports what the instance exports */
export function ready(exports) {
  const stackPointer = /** @type {{ __stack_pointer?: unknown }} */ (exports).__stack_pointer;
  if (!(stackPointer instanceof WebAssembly.Global)) {
    throw new Error(
      'refcellar was built without its stack pointer exported, so it could not survive a panic. Build it with `cargo xtask build`.',
    );
  }
  const instance = { stackPointer, depth, recover };
  for (const each of [Store, WeakStore, ReadGuard, WriteGuard, CellBench]) {
    makeSurvivable(instance, each);
  }
}
