/**
 * The borrow flag at any moment that is kept.
 *
 * @import { View } from './session.js'
 */

/**
 * The flag just after an event: the guards that are alive now, with what happened since
 * taken back.
 *
 * @param {number} seq
 * @param {View} view
 */
export function flagAfter(seq, { present, events }) {
  const guards = new Map(present.guards.map(({ id, access }) => [id, access]));
  for (let at = events.length - 1; at >= 0; at -= 1) {
    const event = events[at];
    if (!event || event.seq <= seq) break;
    const { what } = event;
    if (what.kind === 'borrowed') guards.delete(what.guard.id);
    if (what.kind === 'released') guards.set(what.guard, what.access);
  }
  const accesses = [...guards.values()];
  return accesses.includes('write') ? -1 : accesses.length;
}
