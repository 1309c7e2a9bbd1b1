/**
 * Why an operation is not even tried: rustc would not compile it, or this lab has a limit.
 * The session says these sentences, and so does the forecast.
 *
 * @import { GuardId, HandleId } from '../../js/types.js'
 * @import { Operation } from './operations.js'
 */

import { guardName, handleName } from './names.js';
import { textsOf } from './operations.js';

/**
 * @typedef {object} Rejection
 * @property {string} code rustc's error code; empty if it is the lab that says no
 * @property {string} message
 */

/** The most operations of one session. */
export const MAX_OPERATIONS = 2_000;

/** The most UTF-16 units of one text: the package's limit. */
export const MAX_TEXT = 16 * 1024 * 1024;

/** The most bytes of keys and values in the map: the package's limit. */
export const MAX_CONTENT = 64 * 1024 * 1024;

const MAX_U32 = 0xffff_ffff;

/**
 * @param {string} name of something that was dropped
 * @returns {Rejection}
 */
export function moved(name) {
  return {
    code: 'E0382',
    message: `${name} was dropped earlier, and drop takes its argument by value. rustc rejects any later use with E0382.`,
  };
}

/**
 * @param {HandleId} handle
 * @param {readonly GuardId[]} guards that borrow from it
 * @returns {Rejection}
 */
export function borrowed(handle, guards) {
  const names = guards.map(guardName).join(', ');
  const [verb, them] = guards.length === 1 ? ['borrows', 'that guard'] : ['borrow', 'those guards'];
  return {
    code: 'E0505',
    message: `${names} ${verb} from ${handleName(handle)}. rustc rejects moving ${handleName(handle)} into drop with E0505. Drop ${them} first.`,
  };
}

/**
 * @param {GuardId} guard
 * @returns {Rejection}
 */
export function readOnly(guard) {
  return {
    code: 'E0596',
    message: `${guardName(guard)} is a Ref, and a Ref gives shared access only. rustc rejects a write through it with E0596.`,
  };
}

/**
 * @param {string} name
 * @returns {Rejection}
 */
export function unknown(name) {
  return {
    code: 'E0425',
    message: `There is no ${name} at this point. rustc rejects the name with E0425.`,
  };
}

/** @returns {Rejection} */
export function full() {
  return {
    code: '',
    message: `The map would hold more than ${MAX_CONTENT / 1024 / 1024} MiB of text, which is this lab's limit. Nothing was stored.`,
  };
}

/** @returns {Rejection} */
export function tooManyOperations() {
  return {
    code: '',
    message: `This session has ${MAX_OPERATIONS} operations, which is the most that the lab keeps. Nothing was done. Start over to go on.`,
  };
}

/**
 * A value that Rust cannot hold.
 *
 * @param {Operation} operation
 * @returns {Rejection | undefined}
 */
export function unfit(operation) {
  if ('value' in operation && typeof operation.value === 'number') {
    return notU32(operation.value);
  }
  for (const text of textsOf(operation)) {
    const rejection = notText(text);
    if (rejection) return rejection;
  }
  return undefined;
}

/**
 * @param {number} value
 * @returns {Rejection | undefined} nothing if a `u32` can hold it
 */
function notU32(value) {
  if (Number.isInteger(value) && value >= 0 && value <= MAX_U32) return undefined;
  return {
    code: '',
    message: `The cell is a Cell<u32>, and ${value} is not a whole number from 0 to ${MAX_U32}. Nothing was stored.`,
  };
}

/**
 * The package checks its arguments itself, but not what a callback gives back to `update`.
 *
 * @param {string} text
 * @returns {Rejection | undefined} nothing if a Rust `String` can hold it
 */
function notText(text) {
  if (text.length > MAX_TEXT) {
    return {
      code: '',
      message: `The text has ${text.length} UTF-16 units, and this lab takes ${MAX_TEXT} at most. Nothing was stored.`,
    };
  }
  if (text.isWellFormed()) return undefined;
  return {
    code: '',
    message: `The text has half of a surrogate pair at index ${loneSurrogate(text)}. A Rust String is UTF-8 and cannot hold that. Nothing was stored.`,
  };
}

/**
 * @param {string} text one that is not well formed
 * @returns {number} the index of its first lone surrogate
 */
function loneSurrogate(text) {
  let index = 0;
  for (const character of text) {
    if (!character.isWellFormed()) break;
    index += character.length;
  }
  return index;
}
