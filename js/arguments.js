/**
 * What JavaScript may hand to the store, checked before Rust sees it: wasm-bindgen would
 * change in silence what a Rust type cannot hold.
 */

import { NumberError, TextError } from './errors.js';

/** The most UTF-16 units that one text may have. */
export const MAX_TEXT = 16 * 1024 * 1024;

/** The largest `u32`. */
const MAX_NUMBER = 2 ** 32 - 1;

/**
 * Throws if the arguments will not do, and may replace them.
 *
 * @typedef {(args: unknown[]) => void} Check
 */

/**
 * Some texts, and after them what may be left out: a label, or a function.
 *
 * @param {number} count how many texts there must be
 * @returns {Check}
 */
export function texts(count) {
  return (args) => {
    for (let at = 0; at < count; at += 1) checkText(args[at]);
    for (let at = count; at < args.length; at += 1) args[at] = optional(args[at]);
  };
}

/**
 * A cell's name, and a number for it.
 *
 * @type {Check}
 */
export function number([, value]) {
  // wasm would take 2^32 for 0 and -1 for the largest number there is.
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_NUMBER) return;
  throw new NumberError(
    `A Cell<u32> holds a whole number from 0 to ${MAX_NUMBER}, and ${String(value)} is none. Nothing was stored.`,
  );
}

/**
 * An argument after the texts: a label, or a function that is to give a text.
 *
 * @param {unknown} argument
 */
function optional(argument) {
  if (argument === undefined || argument === null) return argument;
  if (typeof argument !== 'function') {
    checkText(argument);
    return argument;
  }
  return (/** @type {unknown[]} */ ...given) => {
    const text = argument(...given);
    checkText(text);
    return text;
  };
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
