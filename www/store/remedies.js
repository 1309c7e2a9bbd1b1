/**
 * What to do about a panic, as words and as operations that do it.
 *
 * @import { BorrowMethod, PanicReport } from '../../js/types.js'
 * @import { Operation } from './operations.js'
 * @import { Performed, View } from './session.js'
 */

import { guardName } from './names.js';
import { listed } from './wording.js';

/**
 * @typedef {object} Remedy
 * @property {string} text
 * @property {Operation[]} operations
 */

/**
 * The remedies that still apply, best first: the visitor may have gone on since.
 *
 * @param {Performed} performed
 * @param {PanicReport} report
 * @param {View} view the present one
 * @returns {Remedy[]}
 */
export function remediesFor({ operation }, report, view) {
  if (!('on' in operation) || !isAlive(operation.on, view)) return [];
  const remedies = [];
  const dropping = dropFirst(operation, report, view);
  if (dropping) remedies.push(dropping);
  for (const remedy of report.remedies) {
    if (remedy.kind === 'try-instead') remedies.push(...tryInstead(operation, remedy.method));
    if (remedy.kind === 'release-before-calling-out') remedies.push(...readThenWrite(operation));
    if (remedy.kind === 'check-first') remedies.push(...checkFirst(operation));
  }
  return remedies;
}

/**
 * @param {number} handle
 * @param {View} view
 */
function isAlive(handle, { present }) {
  return present.handles.some(({ id }) => id === handle);
}

/**
 * @param {Operation} operation
 * @param {PanicReport} report
 * @param {View} view
 * @returns {Remedy | undefined}
 */
function dropFirst(operation, { inTheWay }, view) {
  const held = inTheWay.filter(({ extent }) => extent === 'held').map(({ id }) => id);
  const alive = held.filter((id) => view.present.guards.some((guard) => guard.id === id));
  if (alive.length === 0) return undefined;
  const drops = alive.map((guard) => /** @type {Operation} */ ({ op: 'guard_drop', guard }));
  const names = listed(alive.map((id) => `\`${guardName(id)}\``));
  const [it, its] = alive.length === 1 ? ['it', 'its scope'] : ['them', 'their scope'];
  return {
    text: `Drop ${names} first, and then do this again. A program can drop ${it} by name or end ${its} earlier.`,
    operations: [...drops, again(operation, view)],
  };
}

/**
 * The operation once more, so that it does not run into a panic of its own making.
 *
 * @param {Operation} operation
 * @param {View} view
 * @returns {Operation}
 */
function again(operation, view) {
  if (operation.op === 'update') return { ...operation, reads: false };
  if (operation.op === 'append' && !view.contents.sizes.has(operation.key)) {
    return { op: 'set', on: operation.on, key: operation.key, value: operation.text };
  }
  return operation;
}

/**
 * @param {Extract<Operation, { on: number }>} operation
 * @param {BorrowMethod} method
 * @returns {Remedy[]}
 */
function tryInstead({ op, on }, method) {
  // Inside a callback the guard of the call itself is in the way. To try would not panic,
  // but it cannot succeed either.
  if (op === 'update' && method === 'try_borrow') return [];
  if (method !== 'try_borrow' && method !== 'try_borrow_mut') return [];
  return [
    {
      text: `Ask with \`${method}\`. It gives an \`Err\` where \`${method.replace('try_', '')}\` panics, and the program decides what to do.`,
      operations: [{ op: method, on }],
    },
  ];
}

/**
 * @param {Operation} operation
 * @returns {Remedy[]}
 */
function readThenWrite(operation) {
  if (operation.op !== 'update') return [];
  const { on, key, value } = operation;
  return [
    {
      text: 'Do not hold a guard while calling out. Read with one borrow, let it end, work out the new value, and write with another borrow.',
      operations: [
        { op: 'get', on, key },
        { op: 'set', on, key, value },
      ],
    },
  ];
}

/**
 * @param {Operation} operation
 * @returns {Remedy[]}
 */
function checkFirst(operation) {
  if (operation.op !== 'append') return [];
  const { on, key, text } = operation;
  return [
    {
      text: 'Make sure of the entry under one borrow: `entry(key).or_default().push_str(text)` inserts what is missing.',
      operations: [{ op: 'set', on, key, value: text }],
    },
    {
      text: 'Ask first whether the key is there, with `contains_key`. Or match on the `Option` that `get_mut` gives.',
      operations: [{ op: 'has', on, key }],
    },
  ];
}
