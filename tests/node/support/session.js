/**
 * Sessions on the real package, without the lines that its panic hook writes to the
 * console: the tests make thousands of panics on purpose.
 */

import * as refcellar from '../../../pkg/node.js';
import { initSync } from '../../../pkg/refcellar.js';
import { Session } from '../../../www/store/session.js';
import { Random, randomOperation } from './random.js';

console.error = () => {};

/** What comes from Node's entry is the same package under another name. */
export const pkg = /** @type {typeof import('refcellar')} */ (refcellar);

export function newSession() {
  return new Session(pkg);
}

/**
 * A session of random operations.
 *
 * @param {number} seed
 * @param {number} length
 */
export function randomSession(seed, length) {
  const random = new Random(seed);
  const session = newSession();
  for (let done = 0; done < length; done += 1) {
    session.perform(randomOperation(random, session.view));
  }
  return session;
}

/** The bytes of the wasm instance's memory. */
export function memoryOf() {
  // The instance is there already, and is only given again.
  return initSync({ module: new Uint8Array() }).memory.buffer.byteLength;
}
