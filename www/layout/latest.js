/**
 * What the call did that the cursor stands in or just after.
 *
 * @import { Attempt, BorrowEvent, PanicReport } from '../../js/types.js'
 */

/**
 * A borrow that was asked for and not given, or another panic.
 *
 * @typedef {object} Conflict
 * @property {'refused' | 'panicked'} kind
 * @property {Attempt | null} attempt absent if something else than a borrow panicked
 * @property {string} operation
 * @property {string} message
 */

/**
 * @typedef {object} Latest
 * @property {Map<string, { before: string | null, after: string | null }>} changes by key
 * @property {number} cleared how many entries a `clear` removed
 * @property {Conflict | undefined} conflict
 */

/**
 * @param {readonly BorrowEvent[]} events
 * @param {number} cursor
 * @returns {Latest}
 */
export function latestCall(events, cursor) {
  /** @type {Latest} */
  const latest = { changes: new Map(), cleared: 0, conflict: undefined };
  for (const event of eventsOfCall(events, cursor)) note(latest, event);
  return latest;
}

/**
 * The events of the call at the cursor that had happened by then.
 *
 * @param {readonly BorrowEvent[]} events
 * @param {number} cursor
 */
export function eventsOfCall(events, cursor) {
  if (events.length === 0) return [];
  const end = cursor - events[0].seq;
  const last = events[end - 1];
  let start = end;
  while (start > 0 && events[start - 1].call === last.call) start -= 1;
  return events.slice(start, Math.max(end, 0));
}

/**
 * @param {Latest} latest
 * @param {BorrowEvent} event
 */
function note(latest, { what }) {
  if (what.kind === 'wrote') {
    const before = latest.changes.get(what.key)?.before ?? what.before;
    latest.changes.set(what.key, { before, after: what.after });
  } else if (what.kind === 'cleared') {
    latest.cleared += what.entries.length;
  } else if (what.kind === 'refused') {
    const { attempt, message } = what;
    latest.conflict = { kind: 'refused', attempt, operation: attempt.operation, message };
  } else if (what.kind === 'panicked') {
    latest.conflict = panic(what.report);
  }
}

/**
 * @param {PanicReport} report
 * @returns {Conflict}
 */
function panic({ attempt, operation, message }) {
  return { kind: 'panicked', attempt, operation: operation ?? 'panic', message };
}
