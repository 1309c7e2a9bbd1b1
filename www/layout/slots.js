/**
 * Which place in the picture each guard has. A guard keeps its place while it lives, and
 * leaves it free for the next one.
 *
 * @import { BorrowEvent, GuardId, GuardInfo } from '../../js/types.js'
 */

/**
 * The places at the moment after the events before `until`. They follow from the events
 * alone, so that going back in time finds every guard where it was.
 *
 * @param {readonly BorrowEvent[]} events
 * @param {number} until
 * @param {readonly GuardInfo[]} live the guards of that moment
 * @returns {(GuardId | undefined)[]} the guard in each place
 */
export function slotsAt(events, until, live) {
  /** @type {(GuardId | undefined)[]} */
  const slots = [];
  for (const { seq, what } of events) {
    if (seq >= until) break;
    if (what.kind === 'borrowed') settle(slots, what.guard.id);
    else if (what.kind === 'released') leave(slots, what.guard);
  }
  // A guard older than the kept events is alive without a birth.
  for (const guard of live) if (!slots.includes(guard.id)) settle(slots, guard.id);
  return slots;
}

/**
 * @param {(GuardId | undefined)[]} slots
 * @param {GuardId} guard
 */
function settle(slots, guard) {
  const free = slots.indexOf(undefined);
  slots[free === -1 ? slots.length : free] = guard;
}

/**
 * @param {(GuardId | undefined)[]} slots
 * @param {GuardId} guard
 */
function leave(slots, guard) {
  const slot = slots.indexOf(guard);
  if (slot !== -1) slots[slot] = undefined;
  while (slots.length > 0 && slots.at(-1) === undefined) slots.pop();
}
