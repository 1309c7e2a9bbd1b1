/**
 * Where everything on the timeline goes, in CSS pixels. Time runs by events, one step each.
 *
 * @import { Access, BorrowEvent, GuardId } from '../../js/types.js'
 */

import { clamp } from './diagram.js';

/**
 * One guard, from birth to release.
 *
 * @typedef {object} Life
 * @property {GuardId} guard
 * @property {Access} access
 * @property {boolean} held whether it outlives its call
 * @property {string} label where it was taken
 * @property {number} from the sequence number of its birth
 * @property {number | undefined} to that of its release
 * @property {{ seq: number, access: Access }[]} touches reads and writes through it
 */

/**
 * @typedef {object} Chronology
 * @property {Life[]} held
 * @property {Life[]} calls
 * @property {{ seq: number, kind: 'refused' | 'panicked' }[]} conflicts
 * @property {number[]} others events that are about handles or cells
 */

/**
 * @param {readonly BorrowEvent[]} events
 * @returns {Chronology}
 */
export function chronology(events) {
  /** @type {Map<GuardId, Life>} */
  const lives = new Map();
  /** @type {Chronology} */
  const all = { held: [], calls: [], conflicts: [], others: [] };
  for (const event of events) take(event, lives, all);
  for (const life of lives.values()) (life.held ? all.held : all.calls).push(life);
  return all;
}

/**
 * @param {BorrowEvent} event
 * @param {Map<GuardId, Life>} lives
 * @param {Chronology} all
 */
function take({ seq, what }, lives, all) {
  switch (what.kind) {
    case 'borrowed': {
      const { id, access, extent, birth } = what.guard;
      lives.set(id, { guard: id, access, held: extent === 'held', label: birth.attempt.label, from: seq, to: undefined, touches: [] });
      break;
    }
    case 'released': {
      const life = lives.get(what.guard);
      if (life) life.to = seq;
      break;
    }
    case 'read':
      lives.get(what.guard)?.touches.push({ seq, access: 'read' });
      break;
    case 'wrote':
    case 'cleared':
      lives.get(what.guard)?.touches.push({ seq, access: 'write' });
      break;
    case 'refused':
    case 'panicked':
      all.conflicts.push({ seq, kind: what.kind });
      break;
    default:
      all.others.push(seq);
  }
}

/** The room left of the lanes, for their names. */
export const GUTTER = 64;

/** The room of an event; there is more of it while there are few. */
const LEAST_STEP = 9;
const MOST_STEP = 28;

/**
 * The part of history that fits: `start` is its first event, `step` an event's room.
 *
 * @typedef {{ start: number, capacity: number, step: number }} Window
 */

/**
 * The window that shows the cursor, moved no further than it must from where it was.
 *
 * @param {{ width: number, first: number, next: number, cursor: number, start: number }} given
 * @returns {Window}
 */
export function windowOn({ width, first, next, cursor, start }) {
  const step = clamp(width / (next - first + 1), LEAST_STEP, MOST_STEP);
  const capacity = Math.max(1, Math.floor(width / step) - 1);
  const nearest = clamp(start, cursor - capacity, cursor - Math.min(1, capacity));
  return { start: clamp(nearest, first, Math.max(first, next - capacity)), capacity, step };
}

/**
 * Which lane each held guard has. A lane is free again once the bar and its name have
 * ended, so that a lane is one guard's at a time and no name covers another.
 *
 * @param {readonly Life[]} lives in order of birth
 * @param {number} nameSteps the room of a name, in events
 * @returns {number[]}
 */
export function lanesOf(lives, nameSteps) {
  /** @type {number[]} */
  const freeFrom = [];
  return lives.map(({ from, to }) => {
    const end = Math.max(to ?? Infinity, from + nameSteps);
    const free = freeFrom.findIndex((seq) => seq <= from);
    const lane = free === -1 ? freeFrom.length : free;
    freeFrom[lane] = end;
    return lane;
  });
}
