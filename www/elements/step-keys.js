/**
 * The keys that step, wherever stepping is at hand: on the buttons and on the timeline.
 *
 * @import { View } from '../program/session.js'
 * @import { What } from '../program/types.js'
 */

/** How many parts of the run the Page keys go by. */
const PAGES = 20;

/** @typedef {{ name: 'seek', detail: number } | { name: 'find', detail: { what: What, direction: 1 | -1 } }} Wish */

/**
 * What a key asks for; nothing if it is none of ours.
 *
 * @param {Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>} event
 * @param {View} view
 * @returns {Wish | undefined}
 */
export function keyFor({ key, shiftKey, ctrlKey, altKey, metaKey }, view) {
  if (ctrlKey || altKey || metaKey) return undefined;
  const { cursor, steps } = view;
  const last = Math.max(0, steps - 1);
  const page = Math.max(10, Math.round(steps / PAGES));
  /** @type {Readonly<Record<string, number>>} */
  const places = {
    ArrowRight: cursor + 1,
    ArrowUp: cursor + 1,
    ArrowLeft: cursor - 1,
    ArrowDown: cursor - 1,
    PageUp: cursor + page,
    PageDown: cursor - page,
    Home: 0,
    End: last,
  };
  const place = places[key];
  if (place !== undefined) return { name: 'seek', detail: Math.min(last, Math.max(0, place)) };
  const what = WHATS[key.toLowerCase()];
  if (what === undefined) return undefined;
  return { name: 'find', detail: { what: what === 'line' ? { kind: 'line', line: view.look?.step.span.start.line ?? 1 } : { kind: what }, direction: shiftKey ? -1 : 1 } };
}

/** @type {Readonly<Record<string, What['kind']>>} */
export const WHATS = { o: 'over', i: 'into', u: 'out', b: 'borrow', c: 'conflict', p: 'panic', l: 'line' };
