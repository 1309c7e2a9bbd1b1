/**
 * Small pieces of English that several modules need.
 *
 * @import { Access } from '../../js/types.js'
 */

import { literal } from './rust.js';

/** The most characters of a visitor's text that a sentence quotes. */
const QUOTED = 40;

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/**
 * `one entry`, `two entries`, `12 entries`
 *
 * @param {number} count
 * @param {string} one
 * @param {string} many
 */
export function counted(count, one, many = `${one}s`) {
  return `${NUMBERS[count] ?? count} ${count === 1 ? one : many}`;
}

/**
 * `guard1`, `guard1 and guard2`, `guard1, guard2 and guard3`
 *
 * @param {readonly string[]} names
 */
export function listed(names) {
  const most = names.slice(0, -1).join(', ');
  const last = names.at(-1) ?? '';
  return most === '' ? last : `${most} and ${last}`;
}

/**
 * A visitor's text inside a sentence: as it stands if it reads as a word, and as a literal
 * if it does not.
 *
 * @param {string} text
 */
export function quoted(text) {
  if (/^[\p{L}\p{N}_.-]{1,40}$/u.test(text)) return text;
  if (text.length <= QUOTED) return literal(text);
  return `${literal(text.slice(0, QUOTED).toWellFormed())}…`;
}

/** @param {Access} access */
export function kindOf(access) {
  return access === 'read' ? 'a Ref' : 'a RefMut';
}

/**
 * What a borrow flag means.
 *
 * @param {number} flag
 */
export function flagSentence(flag) {
  if (flag === 0) return 'The flag is 0: the cell is free.';
  if (flag < 0) return 'The flag is -1: one writer, and nobody may join it.';
  const readers = counted(flag, 'reader');
  const them = flag === 1 ? 'it' : 'them';
  return `The flag is +${flag}: ${readers}, and no writer may join ${them}.`;
}
