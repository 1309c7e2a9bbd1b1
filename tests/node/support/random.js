/**
 * Random operations from a seed, so that a failure can be had again.
 *
 * @import { Operation } from '../../../www/store/operations.js'
 * @import { View } from '../../../www/store/session.js'
 */

/** Set REFCELLAR_SEED to the seed that a failure prints. */
const given = process.env.REFCELLAR_SEED;

/** @returns {number} a seed, different each time unless one is given */
export function newSeed() {
  return given === undefined ? Math.trunc(Math.random() * 2 ** 31) : Number(given);
}

/** Texts that break what is not careful. */
export const NASTY = [
  '',
  'colour',
  '__proto__',
  'constructor',
  'it says "yes" \\ {no} {:?}',
  'line\nline\r\n\ttab\0null',
  '\u001b[31mred\u007f\u0085',
  '\u2028\u2029',
  'admin\u202e\u2066 // check\u2069\u2066',
  '👩‍👩‍👧 e\u0301 ñ 漢字 \u{10ffff}',
  '\ufeffmark \u200b \u00ad',
  "*/ /* // ' r#\"raw\"#",
];

const KEYS = ['colour', 'size', ...NASTY];

/** mulberry32: small, and good enough for this. */
export class Random {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed;
  }

  /** @param {number} limit @returns {number} a whole number below `limit` */
  below(limit) {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  /** @template T @param {readonly T[]} choices @returns {T} */
  pick(choices) {
    return /** @type {T} */ (choices[this.below(choices.length)]);
  }

  /** @param {number} percent */
  chance(percent) {
    return this.below(100) < percent;
  }
}

/**
 * One operation. It mostly speaks of what is alive, and sometimes of what is gone or never
 * was.
 *
 * @param {Random} random
 * @param {View} view
 * @returns {Operation}
 */
export function randomOperation(random, view) {
  const { guards, weaks, handles } = view.present;
  const choices = [...onHandles(random, view), ...onCells(random)];
  if (guards.length > 0 || random.chance(10)) choices.push(...onGuards(random, view));
  if (weaks.length > 0 || random.chance(10)) choices.push(...onWeaks(random, view));
  const chosen = random.pick(choices);
  // With the last handle the session is as good as over.
  const ends = chosen.op === 'drop' && handles.length === 1;
  return ends && random.chance(80) ? { op: 'share', on: chosen.on } : chosen;
}

/**
 * @param {Random} random
 * @param {readonly number[]} alive
 * @param {number} next
 */
function idFrom(random, alive, next) {
  return alive.length > 0 && random.chance(95) ? random.pick(alive) : 1 + random.below(next);
}

/**
 * @param {Random} random
 * @param {View} view
 * @returns {Operation[]}
 */
function onHandles(random, { present, ids }) {
  const alive = present.handles.map(({ id }) => id);
  const on = idFrom(random, alive, ids.nextHandle);
  const key = random.pick(KEYS);
  const value = random.pick(NASTY);
  return [
    { op: 'set', on, key, value },
    { op: 'set', on, key, value },
    { op: 'get', on, key },
    { op: 'remove', on, key },
    { op: 'has', on, key },
    { op: 'len', on },
    { op: 'entries', on },
    { op: 'clear', on },
    { op: 'append', on, key, text: value },
    { op: 'update', on, key, value, reads: random.chance(40) },
    { op: 'borrow', on },
    { op: 'borrow_mut', on },
    { op: 'try_borrow', on },
    { op: 'try_borrow_mut', on },
    { op: 'share', on },
    { op: 'downgrade', on },
    { op: 'drop', on },
  ];
}

/**
 * @param {Random} random
 * @param {View} view
 * @returns {Operation[]}
 */
function onGuards(random, { present, ids }) {
  const alive = present.guards.map(({ id }) => id);
  const guard = idFrom(random, alive, ids.nextGuard);
  const key = random.pick(KEYS);
  const value = random.pick(NASTY);
  /** @type {Operation} */
  const drop = { op: 'guard_drop', guard };
  return [
    { op: 'guard_get', guard, key },
    { op: 'guard_remove', guard, key },
    { op: 'guard_set', guard, key, value },
    { op: 'guard_len', guard },
    { op: 'guard_clear', guard },
    ...[drop, drop, drop, drop],
  ];
}

/**
 * @param {Random} random
 * @param {View} view
 * @returns {Operation[]}
 */
function onWeaks(random, { present, ids }) {
  const weak = idFrom(random, present.weaks, ids.nextWeak);
  return [
    { op: 'upgrade', weak },
    { op: 'drop_weak', weak },
  ];
}

/**
 * @param {Random} random
 * @returns {Operation[]}
 */
function onCells(random) {
  const cell = random.pick(/** @type {const} */ (['left', 'right']));
  const value = random.pick([0, 1, 7, 0xffff_ffff]);
  const text = random.pick(NASTY);
  return [
    { op: 'cell_get', cell },
    { op: 'cell_take', cell },
    { op: 'cell_update', cell },
    { op: 'cell_set', cell, value },
    { op: 'cell_replace', cell, value },
    { op: 'cell_swap' },
    { op: 'text_set', value: text },
    { op: 'text_replace', value: text },
    { op: 'text_take' },
  ];
}
