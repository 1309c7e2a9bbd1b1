/**
 * A value as lines of text, each of one height: what is small is on one line, what is large
 * folds, and what points somewhere or holds a borrow has a line of its own.
 *
 * @import { Allocation, Cell, Field, Frame, Guard, Local, Value } from '../program/types.js'
 */

import { fold } from './fold.js';

/**
 * One line. `key` is the same for the same thing at every step, so that what changed can be
 * told.
 *
 * @typedef {object} Row
 * @property {string} key
 * @property {number} depth
 * @property {string} name
 * @property {string} text
 * @property {'plain' | 'cell' | 'pointer' | 'guard' | 'why' | 'more'} kind
 * @property {string} [type]
 * @property {Local['state']} [state]
 * @property {number | null} [flag] of a cell
 * @property {string} [cell] the cell that this is, or that a guard borrows from
 * @property {number} [guard]
 * @property {'Ref' | 'RefMut'} [access]
 * @property {string} [to] what a pointer leads to
 * @property {string} [role]
 * @property {boolean} [tall] whether it takes two lines
 * @property {boolean} [folded] of what can be opened and closed
 */

/** What is longer than this does not go on one line. */
const INLINE = 44;

/** How many items of a collection are shown before it is opened. */
const FEW = 5;

/** No value is followed deeper than this. */
const DEEPEST = 8;

/**
 * @typedef {object} Known
 * @property {ReadonlyMap<string, Cell>} cells
 * @property {ReadonlyMap<number, Guard>} guards
 * @property {ReadonlyMap<string, string>} names what the targets of pointers are called
 * @property {ReadonlySet<string>} opened keys of what the visitor opened
 */

/**
 * The lines of one frame's variables.
 *
 * @param {Frame} frame
 * @param {Known} known
 * @returns {Row[]}
 */
export function frameRows({ locals }, known) {
  return locals.flatMap((local) => localRows(local, known));
}

/**
 * @param {Local} local
 * @param {Known} known
 * @returns {Row[]}
 */
function localRows(local, known) {
  const { id, name, type, state, value } = local;
  const what = state === 'moved' ? 'moved out' : state === 'dropped' ? 'dropped' : state === 'uninit' ? 'not set yet' : undefined;
  if (what !== undefined) return [{ key: id, depth: 0, name, text: what, kind: 'plain', type, state }];
  const rows = valueRows(value, { key: id, depth: 0, name }, known);
  const first = rows[0];
  if (first) Object.assign(first, { type, state });
  return rows;
}

/**
 * The lines of what lies on the heap.
 *
 * @param {Allocation} allocation
 * @param {Known} known
 * @returns {Row[]}
 */
export function heapRows({ id, value, dropped, kind }, known) {
  if (dropped) return [{ key: `${id}.*`, depth: 0, name: '', text: 'the value is dropped; Weak handles keep the counts', kind: 'plain', state: 'dropped' }];
  const item = /** @type {const} */ ({ key: `${id}.*`, depth: 0, name: '' });
  // The items of a Vec are the whole of its allocation, so that they need no line above them.
  if ((kind === 'vec' || kind === 'other') && value.kind === 'sequence') return itemRows(value, item, known);
  const [head, ...rest] = valueRows(value, item, known);
  if (head === undefined) return [];
  // Its type is in the title of the box.
  return value.kind === 'struct' && head.kind === 'plain' && rest.length > 0 ? rest.map((row) => ({ ...row, depth: row.depth - 1 })) : [head, ...rest];
}

/** @typedef {{ key: string, depth: number, name: string }} Place */

/**
 * @param {Value} value
 * @param {Place} place
 * @param {Known} known
 * @returns {Row[]}
 */
export function valueRows(value, place, known) {
  if (place.depth > DEEPEST) return [{ ...place, text: '…', kind: 'plain' }];
  const inline = inlined(value);
  if (inline !== undefined && inline.length <= INLINE) return [{ ...place, text: inline, kind: 'plain' }];
  switch (value.kind) {
    case 'string':
      return [{ ...place, text: inline ?? '', kind: 'plain' }];
    case 'cell':
      return cellRows(value, place, known);
    case 'guard':
      return guardRows(value, place, known);
    case 'pointer':
      return [pointerRow(value, place, known)];
    case 'struct':
    case 'variant':
    case 'closure':
      return structRows(value, place, known);
    case 'sequence':
      return [{ ...place, text: counted(value.items.length + value.more, 'item'), kind: 'plain' }, ...itemRows(value, { ...place, depth: place.depth + 1 }, known)];
    case 'map':
      return mapRows(value, place, known);
    default:
      return [{ ...place, text: inline ?? '', kind: 'plain' }];
  }
}

/**
 * The value on one line, if it is one that may be.
 *
 * @param {Value} value
 * @returns {string | undefined}
 */
function inlined(value) {
  switch (value.kind) {
    case 'scalar':
    case 'opaque':
      return value.text;
    case 'function':
      return `fn ${value.name}`;
    case 'string':
      return `"${fold(value.text, 160)}"${value.truncated ? ` and ${value.truncated} bytes more` : ''}`;
    case 'struct':
    case 'variant':
    case 'closure':
      return inlinedFields(value.name, value.fields);
    case 'sequence':
      return value.more > 0 ? undefined : within('[', value.items.map(inlined), ']');
    case 'map':
      return value.more > 0 ? undefined : within('{', value.entries.map(inlinedEntry), '}');
    default:
      return undefined;
  }
}

/**
 * @param {string} name
 * @param {readonly Field[]} fields
 */
function inlinedFields(name, fields) {
  if (fields.length === 0) return name || '()';
  if (isTuple(fields)) return within(`${name}(`, fields.map((field) => inlined(field.value)), ')');
  const parts = fields.map((field) => {
    const text = inlined(field.value);
    return text === undefined ? undefined : `${field.name}: ${text}`;
  });
  return within(`${name} { `, parts, ' }');
}

/** @param {{ key: Value, value: Value }} entry */
function inlinedEntry({ key, value }) {
  const [left, right] = [inlined(key), inlined(value)];
  if (left === undefined || right === undefined) return undefined;
  return right === '()' ? left : `${left}: ${right}`;
}

/**
 * @param {string} open
 * @param {readonly (string | undefined)[]} parts
 * @param {string} close
 */
function within(open, parts, close) {
  return parts.includes(undefined) ? undefined : `${open}${parts.join(', ')}${close}`;
}

/** @param {readonly Field[]} fields */
function isTuple(fields) {
  return fields[0]?.name === '0';
}

/**
 * @param {Value & { kind: 'cell' }} value
 * @param {Place} place
 * @param {Known} known
 * @returns {Row[]}
 */
function cellRows({ cell, value }, place, known) {
  const about = known.cells.get(cell);
  const type = about?.type ?? 'cell';
  const flag = about?.flag ?? null;
  const inner = valueRows(value, { key: `${place.key}.v`, depth: place.depth + 1, name: '' }, known);
  const only = inner.length === 1 ? inner[0] : undefined;
  const head = { ...place, kind: /** @type {const} */ ('cell'), cell, flag, role: type };
  if (only?.kind === 'plain') return [{ ...head, text: only.text }];
  return [{ ...head, text: '' }, ...inner];
}

/**
 * @param {Value & { kind: 'guard' }} value
 * @param {Place} place
 * @param {Known} known
 * @returns {Row[]}
 */
function guardRows({ guard, to }, place, known) {
  const about = known.guards.get(guard);
  const access = about?.kind ?? 'Ref';
  const path = known.cells.get(about?.cell ?? to)?.path ?? '';
  const head = { ...place, text: path, kind: /** @type {const} */ ('guard'), guard, cell: about?.cell ?? to, access };
  if (about === undefined) return [head];
  const why = { key: `${place.key}.why`, depth: place.depth + 1, name: '', text: about.why.text, kind: /** @type {const} */ ('why'), access, guard };
  return [head, why];
}

/**
 * @param {Value & { kind: 'pointer' }} value
 * @param {Place} place
 * @param {Known} known
 * @returns {Row}
 */
function pointerRow({ to, path, mutable, role, target }, place, known) {
  const sigil = { ref: mutable ? '&mut' : '&', box: 'Box', rc: 'Rc', weak: 'Weak', raw: '*', guard: '' }[role];
  const name = known.names.get(to ?? '');
  const text = target ?? (to === null ? 'nowhere that is alive' : `${name ?? ''}${path}`);
  return { ...place, text, kind: 'pointer', role: sigil, ...(to === null ? {} : { to }) };
}

/**
 * What is wrapped around a single line stays on that line.
 *
 * @param {Value & { kind: 'struct' | 'variant' | 'closure' }} value
 * @param {Place} place
 * @param {Known} known
 * @returns {Row[]}
 */
function structRows({ kind, name, fields }, place, known) {
  const only = fields.length === 1 ? fields[0] : undefined;
  if (only !== undefined && isTuple(fields)) {
    const [first, ...rest] = valueRows(only.value, { ...place, key: `${place.key}.0` }, known);
    if (first !== undefined) return [{ ...first, key: place.key, name: place.name, role: [name, first.role].filter(Boolean).join(' · ') }, ...rest];
  }
  const head = { ...place, text: kind === 'closure' ? `closure${fields.length > 0 ? ' with what it captured' : ''}` : name, kind: /** @type {const} */ ('plain') };
  const inner = fields.flatMap((field) => valueRows(field.value, { key: `${place.key}.${field.name}`, depth: place.depth + 1, name: field.name }, known));
  return [head, ...inner];
}

/**
 * @param {Value & { kind: 'sequence' }} value
 * @param {Place} place
 * @param {Known} known
 * @returns {Row[]}
 */
function itemRows({ items, more }, place, known) {
  const rows = shownOf(items, place, known).flatMap((item, index) => valueRows(item, { ...place, key: `${place.key}.${index}`, name: String(index) }, known));
  return [...rows, ...moreRow(items.length, more, place, known)];
}

/**
 * @param {Value & { kind: 'map' }} value
 * @param {Place} place
 * @param {Known} known
 * @returns {Row[]}
 */
function mapRows({ entries, more }, place, known) {
  const inside = { ...place, depth: place.depth + 1 };
  const head = { ...place, text: counted(entries.length + more, 'entry'), kind: /** @type {const} */ ('plain') };
  const rows = shownOf(entries, place, known).flatMap(({ key, value }, index) => {
    const name = inlined(key) ?? `key ${index}`;
    return valueRows(value, { ...inside, key: `${place.key}.${name}`, name: fold(name, 24) }, known);
  });
  return [head, ...rows, ...moreRow(entries.length, more, inside, known)];
}

/**
 * @template Item
 * @param {readonly Item[]} items
 * @param {Place} place
 * @param {Known} known
 */
function shownOf(items, place, known) {
  // One more than a few is not worth a line that says so.
  return known.opened.has(place.key) || items.length <= FEW + 1 ? items : items.slice(0, FEW);
}

/**
 * @param {number} length
 * @param {number} more
 * @param {Place} place
 * @param {Known} known
 * @returns {Row[]}
 */
function moreRow(length, more, place, known) {
  const opened = known.opened.has(place.key);
  const hidden = (opened || length <= FEW + 1 ? 0 : length - FEW) + more;
  if (hidden === 0 && !opened) return [];
  const text = opened ? (more > 0 ? `fewer (and ${more} that are not shown)` : 'fewer') : `and ${hidden} more`;
  return [{ key: place.key, depth: place.depth, name: '', text, kind: 'more', folded: !opened }];
}

/**
 * @param {number} count
 * @param {'item' | 'entry'} what
 */
function counted(count, what) {
  if (count === 1) return `1 ${what}`;
  return `${count} ${what === 'item' ? 'items' : 'entries'}`;
}
