/**
 * How much the map holds, followed from the operations that were done. The forecast needs
 * to know which keys there are, and asking the store would be a borrow of its own.
 *
 * @import { Operation } from './operations.js'
 */

/**
 * @typedef {object} Contents
 * @property {ReadonlyMap<string, number>} sizes the UTF-8 bytes of each key's entry
 * @property {number} bytes of all entries together
 */

/** @type {Contents} */
export const EMPTY = Object.freeze({ sizes: new Map(), bytes: 0 });

const encoder = new TextEncoder();

/** @param {string} text */
function bytesOf(text) {
  return encoder.encode(text).length;
}

/**
 * The entry that an operation leaves behind if it is done.
 *
 * @param {Contents} contents before it
 * @param {Operation} operation
 * @returns {{ key: string, size: number } | undefined} nothing if it writes no entry
 */
function entryWritten(contents, operation) {
  switch (operation.op) {
    case 'set':
    case 'guard_set':
    case 'update': {
      const { key, value } = operation;
      return { key, size: bytesOf(key) + bytesOf(value) };
    }
    case 'append': {
      const { key, text } = operation;
      return { key, size: (contents.sizes.get(key) ?? 0) + bytesOf(text) };
    }
    default:
      return undefined;
  }
}

/**
 * How many bytes the map would hold.
 *
 * @param {Contents} contents
 * @param {Operation} operation
 */
export function bytesAfter(contents, operation) {
  const entry = entryWritten(contents, operation);
  if (entry === undefined) return contents.bytes;
  return contents.bytes - (contents.sizes.get(entry.key) ?? 0) + entry.size;
}

/**
 * The contents after an operation that was done.
 *
 * @param {Contents} contents
 * @param {Operation} operation
 * @returns {Contents}
 */
export function contentsAfter(contents, operation) {
  const { op } = operation;
  if (op === 'clear' || op === 'guard_clear') return EMPTY;
  if (op === 'remove' || op === 'guard_remove') return without(contents, operation.key);
  const entry = entryWritten(contents, operation);
  if (entry === undefined) return contents;
  const sizes = new Map(contents.sizes).set(entry.key, entry.size);
  return { sizes, bytes: bytesAfter(contents, operation) };
}

/**
 * @param {Contents} contents
 * @param {string} key
 * @returns {Contents}
 */
function without(contents, key) {
  const sizes = new Map(contents.sizes);
  sizes.delete(key);
  return { sizes, bytes: contents.bytes - (contents.sizes.get(key) ?? 0) };
}
