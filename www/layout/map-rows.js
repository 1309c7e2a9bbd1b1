/**
 * The lines of the map in the diagram: its entries in key order, what the call at the
 * cursor changed, and how much is not shown.
 *
 * @import { Moment } from '../../js/types.js'
 * @import { Latest } from './latest.js'
 */

/**
 * @typedef {object} EntryRow
 * @property {'entry'} kind
 * @property {string} key
 * @property {string} value
 * @property {'' | 'new' | 'changed' | 'removed'} mark
 */

/** @typedef {EntryRow | { kind: 'note', text: string }} Row */

/**
 * @param {Moment} moment
 * @param {Latest} latest
 * @param {number} most how many entries there is room for
 * @returns {Row[]}
 */
export function mapRows({ entries, total }, latest, most) {
  const start = startOf(entries, latest, most);
  const shown = entries.slice(start, start + most);
  const after = total - start - shown.length;
  return [
    ...(start > 0 ? [note(`… ${grouped(start)} before`)] : []),
    ...shown.map(([key, value]) => entryRow(key, value, latest)),
    ...(after > 0 ? [note(`… and ${grouped(after)} more`)] : []),
    ...removedRows(latest),
    ...(latest.cleared > 0 ? [note(`cleared: ${entriesOf(latest.cleared)} gone`)] : []),
    ...(total === 0 && latest.cleared === 0 ? [note('the map is empty')] : []),
  ];
}

/**
 * The first entry that is drawn: the top one, unless the entry that changed is too far
 * down to be seen from there.
 *
 * @param {[string, string][]} entries
 * @param {Latest} latest
 * @param {number} most
 */
function startOf(entries, { changes }, most) {
  if (changes.size === 0) return 0;
  const changed = entries.findIndex(([key]) => changes.has(key));
  return Math.max(0, changed - most + 2);
}

/**
 * @param {string} key
 * @param {string} value
 * @param {Latest} latest
 * @returns {EntryRow}
 */
function entryRow(key, value, { changes }) {
  const change = changes.get(key);
  const mark = change === undefined ? '' : change.before === null ? 'new' : 'changed';
  return { kind: 'entry', key, value, mark };
}

/**
 * @param {Latest} latest
 * @returns {EntryRow[]}
 */
function removedRows({ changes }) {
  return [...changes]
    .filter(([, { before, after }]) => before !== null && after === null)
    .map(([key, { before }]) => ({ kind: 'entry', key, value: before ?? '', mark: 'removed' }));
}

/**
 * @param {string} text
 * @returns {Row}
 */
function note(text) {
  return { kind: 'note', text };
}

/**
 * `99 992`, with the thin spaces of the ISO.
 *
 * @param {number} number
 */
export function grouped(number) {
  return number.toLocaleString('en').replaceAll(',', '\u202f');
}

/** @param {number} number */
function entriesOf(number) {
  return number === 1 ? '1 entry' : `${grouped(number)} entries`;
}
