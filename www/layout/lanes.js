/**
 * The timeline of a run, in CSS pixels: a lane for each cell, a bar for each guard. A run can
 * have a million steps; what would be narrower than a pixel is drawn as one.
 *
 * @import { Bar, Lane } from '../program/types.js'
 */

/** The room left of the lanes, for their names; there is less on a phone. */
export function nameRoom(/** @type {number} */ width) {
  return width < 560 ? 92 : 168;
}

export const LANE = 30;
const BAR = 8;
const PITCH = 9;

/** Readers beyond these share the last line of their lane. */
const MOST_LINES = 2;

/**
 * @typedef {object} DrawnBar
 * @property {number} x
 * @property {number} y
 * @property {number} w
 * @property {number} h
 * @property {'Ref' | 'RefMut'} kind
 * @property {number} count how many guards it stands for
 * @property {boolean} open whether it never ends
 */

/**
 * @typedef {object} DrawnLane
 * @property {string} cell
 * @property {string} name
 * @property {string} type
 * @property {number} y
 * @property {DrawnBar[]} bars
 * @property {number[]} refused where a borrow was refused
 * @property {number[]} writes
 */

/**
 * @typedef {object} Lanes
 * @property {number} width
 * @property {number} height
 * @property {number} left
 * @property {DrawnLane[]} lanes
 * @property {number} hidden lanes that are not drawn
 * @property {(step: number) => number} at
 * @property {(x: number) => number} stepAt
 */

/**
 * @param {readonly Lane[]} all
 * @param {number} steps
 * @param {number} width
 * @param {number} most
 * @returns {Lanes}
 */
export function lanesLayout(all, steps, width, most) {
  const left = nameRoom(width);
  const room = Math.max(1, width - left - 12);
  const last = Math.max(1, steps - 1);
  const at = (/** @type {number} */ step) => left + (step / last) * room;
  const lanes = ranked(all)
    .slice(0, most)
    .map((lane, index) => drawn(lane, 4 + index * LANE, at, steps));
  return {
    width,
    height: 8 + Math.max(1, lanes.length) * LANE,
    left,
    lanes,
    hidden: all.length - lanes.length,
    at,
    stepAt: (x) => Math.min(last, Math.max(0, Math.round(((x - left) / room) * last))),
  };
}

/**
 * The cells that a borrow was refused of come first, for they are what one looks for; all
 * else stays in the order in which it came.
 *
 * @param {readonly Lane[]} lanes
 */
function ranked(lanes) {
  return [...lanes.filter(({ refused }) => refused.length > 0), ...lanes.filter(({ refused }) => refused.length === 0)];
}

/**
 * @param {Lane} lane
 * @param {number} y
 * @param {(step: number) => number} at
 * @param {number} steps
 * @returns {DrawnLane}
 */
function drawn({ cell, path, type, bars, refused, writes }, y, at, steps) {
  return {
    cell,
    name: path,
    type,
    y,
    bars: merged(bars, y, at, steps),
    refused: distinct(refused.map(({ step }) => at(step))),
    writes: distinct(writes.map(at)),
  };
}

/**
 * @param {readonly Bar[]} bars
 * @param {number} y
 * @param {(step: number) => number} at
 * @param {number} steps
 */
function merged(bars, y, at, steps) {
  /** @type {number[]} the step from which each line of the lane is free */
  const free = [];
  /** @type {(DrawnBar & { line: number })[]} */
  const drawn = [];
  for (const { kind, from, to } of bars) {
    const end = to ?? steps - 1;
    const found = free.findIndex((step) => step <= from);
    const line = Math.min(found === -1 ? free.length : found, MOST_LINES - 1);
    free[line] = Math.max(free[line] ?? 0, end);
    const x = at(from);
    const w = Math.max(3, at(end) - x);
    const last = drawn.findLast((bar) => bar.line === line);
    if (last !== undefined && last.kind === kind && w <= 4 && x <= last.x + last.w + 0.5) {
      last.w = Math.max(last.w, x + w - last.x);
      last.count += 1;
    } else {
      drawn.push({ line, kind, x, w, y: y + 8 + line * PITCH, h: BAR, count: 1, open: to === null });
    }
  }
  return drawn.map(({ line, ...bar }) => bar);
}

/** Whole pixels, each once. @param {number[]} positions */
function distinct(positions) {
  return [...new Set(positions.map(Math.round))];
}
