/**
 * The shape of every operation, for what comes from outside.
 *
 * @import { Operation } from './operations.js'
 */

/**
 * What a field holds.
 *
 * @typedef {'id' | 'text' | 'u32' | 'flag' | 'cell'} Kind
 */

/**
 * @typedef {object} Shape
 * @property {Operation['op']} op
 * @property {readonly (readonly [field: string, kind: Kind])[]} fields
 */

/**
 * @param {Operation['op']} op
 * @param {readonly (readonly [string, Kind])[]} fields
 * @returns {Shape}
 */
const shape = (op, ...fields) => ({ op, fields });

/** @type {readonly [string, Kind]} */
const ON = ['on', 'id'];
/** @type {readonly [string, Kind]} */
const GUARD = ['guard', 'id'];
/** @type {readonly [string, Kind]} */
const WEAK = ['weak', 'id'];
/** @type {readonly [string, Kind]} */
const KEY = ['key', 'text'];
/** @type {readonly [string, Kind]} */
const VALUE = ['value', 'text'];
/** @type {readonly [string, Kind]} */
const CELL = ['cell', 'cell'];
/** @type {readonly [string, Kind]} */
const NUMBER = ['value', 'u32'];

/**
 * A link names an operation by its place in here, so new ones go to the end, and none is
 * ever taken out.
 *
 * @type {readonly Shape[]}
 */
export const SHAPES = [
  shape('set', ON, KEY, VALUE),
  shape('get', ON, KEY),
  shape('remove', ON, KEY),
  shape('has', ON, KEY),
  shape('len', ON),
  shape('entries', ON),
  shape('clear', ON),
  shape('append', ON, KEY, ['text', 'text']),
  shape('update', ON, KEY, VALUE, ['reads', 'flag']),
  shape('borrow', ON),
  shape('borrow_mut', ON),
  shape('try_borrow', ON),
  shape('try_borrow_mut', ON),
  shape('guard_get', GUARD, KEY),
  shape('guard_remove', GUARD, KEY),
  shape('guard_set', GUARD, KEY, VALUE),
  shape('guard_len', GUARD),
  shape('guard_clear', GUARD),
  shape('guard_drop', GUARD),
  shape('share', ON),
  shape('downgrade', ON),
  shape('drop', ON),
  shape('upgrade', WEAK),
  shape('drop_weak', WEAK),
  shape('cell_get', CELL),
  shape('cell_take', CELL),
  shape('cell_update', CELL),
  shape('cell_set', CELL, NUMBER),
  shape('cell_replace', CELL, NUMBER),
  shape('cell_swap'),
  shape('text_set', VALUE),
  shape('text_replace', VALUE),
  shape('text_take'),
];
