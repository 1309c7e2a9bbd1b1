/**
 * The names under which the page and the Rust program know what a visitor holds. All are
 * Rust identifiers, and none is a keyword.
 *
 * @import { GuardId, HandleId, WeakId } from '../../js/types.js'
 */

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * `a` to `z`, then `a1` to `z1`, `a2`, and so on.
 *
 * @param {HandleId} id
 */
export function handleName(id) {
  const round = Math.floor((id - 1) / LETTERS.length);
  const letter = LETTERS.charAt((id - 1) % LETTERS.length);
  return round === 0 ? letter : `${letter}${round}`;
}

/** @param {WeakId} id */
export function weakName(id) {
  return `weak${id}`;
}

/** @param {GuardId} id */
export function guardName(id) {
  return `guard${id}`;
}
