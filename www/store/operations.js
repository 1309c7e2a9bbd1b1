/**
 * What a visitor can do, as plain data that survives JSON. The ids are the wasm side's
 * numbers. It gives them out in order, so a list of operations that is done again on a
 * fresh store meets the same ids.
 *
 * @import { Access, GuardId, HandleId, WeakId } from '../../js/types.js'
 */

/**
 * @typedef {'left' | 'right'} NumberCell
 */

/**
 * `append` panics with its own guard alive if there is no such key. `update` has `f` give
 * `value`; if it `reads`, `f` first asks the same handle for `key`, and finds the guard of
 * `update` itself in the way.
 *
 * @typedef {(
 *   | { op: 'set', on: HandleId, key: string, value: string }
 *   | { op: 'get' | 'remove' | 'has', on: HandleId, key: string }
 *   | { op: 'len' | 'entries' | 'clear', on: HandleId }
 *   | { op: 'append', on: HandleId, key: string, text: string }
 *   | { op: 'update', on: HandleId, key: string, value: string, reads: boolean }
 *   | { op: 'borrow' | 'borrow_mut' | 'try_borrow' | 'try_borrow_mut', on: HandleId }
 *   | { op: 'guard_get' | 'guard_remove', guard: GuardId, key: string }
 *   | { op: 'guard_set', guard: GuardId, key: string, value: string }
 *   | { op: 'guard_len' | 'guard_clear' | 'guard_drop', guard: GuardId }
 *   | { op: 'share' | 'downgrade' | 'drop', on: HandleId }
 *   | { op: 'upgrade' | 'drop_weak', weak: WeakId }
 *   | { op: 'cell_get' | 'cell_take' | 'cell_update', cell: NumberCell }
 *   | { op: 'cell_set' | 'cell_replace', cell: NumberCell, value: number }
 *   | { op: 'cell_swap' }
 *   | { op: 'text_set' | 'text_replace', value: string }
 *   | { op: 'text_take' }
 * )} Operation
 */

/**
 * The ids that the next handle, guard and weak handle will get.
 *
 * @typedef {Readonly<{ nextHandle: HandleId, nextGuard: GuardId, nextWeak: WeakId }>} Ids
 */

/** @type {Ids} */
export const FIRST_IDS = Object.freeze({ nextHandle: 2, nextGuard: 1, nextWeak: 1 });

/** @type {ReadonlySet<string>} */
const READING = new Set(['get', 'has', 'len', 'entries', 'borrow', 'try_borrow']);

/** @type {ReadonlySet<string>} */
const WRITING = new Set([
  'set',
  'remove',
  'clear',
  'append',
  'update',
  'borrow_mut',
  'try_borrow_mut',
]);

/**
 * What an operation asks the `RefCell` for; nothing if it does not ask it at all.
 *
 * @param {Operation} operation
 * @returns {Access | undefined}
 */
export function accessOf({ op }) {
  if (READING.has(op)) return 'read';
  if (WRITING.has(op)) return 'write';
  return undefined;
}

/**
 * Whether an operation needs `&mut` from a guard, which only a `RefMut` gives.
 *
 * @param {Operation} operation
 */
export function writesThroughGuard({ op }) {
  return op === 'guard_set' || op === 'guard_remove' || op === 'guard_clear';
}

/**
 * The texts that an operation hands to Rust.
 *
 * @param {Operation} operation
 * @returns {string[]}
 */
export function textsOf(operation) {
  const texts = [];
  if ('key' in operation) texts.push(operation.key);
  if ('text' in operation) texts.push(operation.text);
  if ('value' in operation && typeof operation.value === 'string') texts.push(operation.value);
  return texts;
}
