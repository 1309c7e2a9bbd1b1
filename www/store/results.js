/**
 * What an operation gives, with the text that Rust's `{:?}` would show for it.
 *
 * @import { Outcome } from './session.js'
 */

import { literal } from './rust.js';

/** @typedef {Extract<Outcome, { kind: 'done' }>} Done */

/** The most characters of a text that are shown; the value itself is whole. */
const SHOWN = 200;

/** The most entries that are shown. */
const SHOWN_ENTRIES = 5;

/** @param {string} value */
function shown(value) {
  const characters = value.length > SHOWN ? `${value.slice(0, SHOWN).toWellFormed()}…` : value;
  return literal(characters);
}

/** @param {void} _ @returns {Done} */
export function unit(_) {
  return { kind: 'done', text: '()' };
}

/** @param {number | boolean} value @returns {Done} */
export function plain(value) {
  return { kind: 'done', value, text: String(value) };
}

/** @param {string} value @returns {Done} */
export function text(value) {
  return { kind: 'done', value, text: shown(value) };
}

/** @param {string | undefined} value @returns {Done} */
export function option(value) {
  if (value === undefined) return { kind: 'done', text: 'None' };
  return { kind: 'done', value, text: `Some(${shown(value)})` };
}

/** @param {[string, string][]} entries in key order @returns {Done} */
export function map(entries) {
  const some = entries.slice(0, SHOWN_ENTRIES);
  const pairs = some.map(([key, value]) => `${shown(key)}: ${shown(value)}`);
  if (some.length < entries.length) pairs.push('…');
  return { kind: 'done', value: entries, text: `{${pairs.join(', ')}}` };
}

/**
 * Something new that has a name from now on.
 *
 * @param {number} id
 * @param {string} name
 * @returns {Done}
 */
export function named(id, name) {
  return { kind: 'done', value: id, text: name };
}
