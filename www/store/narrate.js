/**
 * Events in words, for a person who cannot see the picture.
 *
 * @import { BorrowEvent, GuardInfo, Happening, PanicReport } from '../../js/types.js'
 * @import { View } from './session.js'
 */

import { flagAfter } from './flag.js';
import { guardName, handleName, weakName } from './names.js';
import { counted, flagSentence, kindOf, listed, quoted } from './wording.js';

/**
 * @template {Happening['kind']} Kind
 * @typedef {Extract<Happening, { kind: Kind }>} Of
 */

/**
 * One event as a sentence or two.
 *
 * @param {BorrowEvent} event
 * @param {View} view one in which the event is kept
 */
export function narrate(event, view) {
  const { kind } = event.what;
  const story = tell(event.what);
  if (kind !== 'borrowed' && kind !== 'released') return story;
  return `${story} ${flagSentence(flagAfter(event.seq, view))}`;
}

/**
 * All events of one operation as a short story. With a view it ends by saying what the
 * flag is.
 *
 * @param {readonly BorrowEvent[]} events
 * @param {View} [view] one in which the events are kept
 */
export function narrateCall(events, view) {
  const last = events.at(-1);
  if (!last) return '';
  const happenings = events.map(({ what }) => what);
  const story = tellLoan(happenings) ?? happenings.map(tell).join(' ');
  const touched = happenings.some(({ kind }) => kind === 'borrowed' || kind === 'released');
  return view && touched ? `${story} ${flagSentence(flagAfter(last.seq, view))}` : story;
}

/**
 * A borrow that began and ended in one call, with nothing going wrong in between.
 *
 * @param {readonly Happening[]} happenings
 * @returns {string | undefined}
 */
function tellLoan(happenings) {
  const [first, ...rest] = happenings;
  const last = rest.at(-1);
  if (first?.kind !== 'borrowed' || last?.kind !== 'released') return undefined;
  if (first.guard.id !== last.guard || last.cause !== 'call-ended') return undefined;
  /** @type {string[]} */
  const deeds = [];
  for (const what of rest.slice(0, -1)) {
    if (!isAccess(what)) return undefined;
    deeds.push(deed(what));
  }
  const { method, handle } = first.guard.birth.attempt;
  const story = ['lent the map for one call', ...deeds, 'and gave it back'].join(', ');
  return `${handleName(handle)}.${method}() ${story}.`;
}

/**
 * @param {Happening} what
 * @returns {what is Of<'read' | 'wrote' | 'cleared'>}
 */
function isAccess(what) {
  const { kind } = what;
  return kind === 'read' || kind === 'wrote' || kind === 'cleared';
}

/**
 * @param {Happening} what
 * @returns {string}
 */
function tell(what) {
  switch (what.kind) {
    case 'handle-born':
      return handleBorn(what);
    case 'handle-dropped':
      return `${handleName(what.handle)} was dropped. The strong count is ${what.counts.strong}.`;
    case 'value-dropped':
      return `That was the last handle, so the RefCell was dropped, and with it the map, which had ${entries(what.entries.length)}.`;
    case 'weak-born':
      return `${weakName(what.weak)}, a Weak, was made from ${handleName(what.from)}. The weak count is ${what.counts.weak}; the strong count is still ${what.counts.strong}.`;
    case 'weak-dropped':
      return `${weakName(what.weak)} was dropped.`;
    case 'upgrade-failed':
      return `${weakName(what.weak)}.upgrade() gave None: the map was dropped before.`;
    case 'borrowed':
      return guardBorn(what.guard);
    case 'released':
      return released(what);
    case 'refused':
      return refused(what);
    case 'panicked':
      return panicked(what.report);
    case 'read':
    case 'wrote':
    case 'cleared':
      return `${guardName(what.guard)} ${deed(what)}.`;
    case 'cell-read':
    case 'cell-wrote':
      return cellStory(what);
  }
}

/** @param {number} count */
function entries(count) {
  return counted(count, 'entry', 'entries');
}

/** @param {Of<'handle-born'>} what */
function handleBorn({ handle, origin, counts }) {
  const name = handleName(handle);
  const count = `The strong count is ${counts.strong}.`;
  switch (origin.how) {
    case 'new':
      return `${name} was born: Rc::new took in a RefCell with an empty map. ${count}`;
    case 'cloned':
      return `${name} was cloned from ${handleName(origin.from)}: another handle to the same RefCell. ${count}`;
    case 'upgraded':
      return `${weakName(origin.from)}.upgrade() gave ${name}: another handle to the same RefCell. ${count}`;
  }
}

/** @param {GuardInfo} guard */
function guardBorn({ id, access, extent, birth }) {
  const { handle, operation, label } = birth.attempt;
  const place = label ? ` at ${label}` : '';
  const span = extent === 'call' ? `, for one call of ${operation}` : '';
  return `${guardName(id)}, ${kindOf(access)}, was born through ${handleName(handle)}${place}${span}.`;
}

/** @param {Of<'released'>} what */
function released({ guard, cause }) {
  const name = guardName(guard);
  switch (cause) {
    case 'dropped':
      return `${name} was dropped.`;
    case 'call-ended':
      return `${name} ended with its call.`;
    case 'recovered':
      return `${name} was dropped by the recovery, because the panic had run no destructor.`;
  }
}

/** @param {Of<'refused'>} what */
function refused({ attempt, message, inTheWay }) {
  const call = `${handleName(attempt.handle)}.${attempt.method}()`;
  return `${call} gave Err: ${message}. In the way: ${listed(inTheWay.map(guardName))}.`;
}

/** @param {PanicReport} report */
function panicked({ operation, attempt, message, inTheWay }) {
  if (!attempt) return `${operation ?? 'The call'} panicked: ${message}.`;
  const call = `${handleName(attempt.handle)}.${attempt.method}()`;
  const within = attempt.operation === attempt.method ? '' : ` in ${attempt.operation}`;
  const guards = inTheWay.map(({ id, access, birth }) => {
    const { label } = birth.attempt;
    return `${guardName(id)}, ${kindOf(access)}${label && ` taken at ${label}`}`;
  });
  return `${call}${within} panicked: ${message}. In the way: ${guards.join('; ')}.`;
}

/**
 * What was done to the map through a guard, without saying which.
 *
 * @param {Of<'read' | 'wrote' | 'cleared'>} what
 */
function deed(what) {
  switch (what.kind) {
    case 'read':
      return reading(what.lookup);
    case 'wrote':
      return writing(what);
    case 'cleared':
      return `cleared the map, which had ${entries(what.entries.length)}`;
  }
}

/** @param {Of<'read'>['lookup']} lookup */
function reading(lookup) {
  switch (lookup.of) {
    case 'entry':
      return lookup.found
        ? `looked up ${quoted(lookup.key)}`
        : `looked up ${quoted(lookup.key)} and found no entry`;
    case 'len':
      return `counted ${entries(lookup.len)}`;
    case 'entries':
      return `read ${entries(lookup.len)}`;
  }
}

/** @param {Of<'wrote'>} what */
function writing({ key, before, after }) {
  const name = quoted(key);
  if (after === null) {
    return before === null
      ? `found no entry ${name} to remove`
      : `removed ${name}, which held ${quoted(before)}`;
  }
  const instead = before === null ? '' : ` in place of ${quoted(before)}`;
  return `wrote ${name} = ${quoted(after)}${instead}`;
}

/** @param {Of<'cell-read' | 'cell-wrote'>} what */
function cellStory(what) {
  const name = `The Cell ${what.cell}`;
  if (what.kind === 'cell-read') return `${name} gave a copy of ${what.value}.`;
  const before = quoted(String(what.before));
  const after = quoted(String(what.after));
  switch (what.method) {
    case 'take':
      return `${name} gave up ${before} and holds its default, ${after}.`;
    case 'update':
      return `${name} was updated from ${before} to ${after}, by way of a copy.`;
    case 'swap':
      return `${name} holds ${after} after the swap; it held ${before}.`;
    default:
      return `${name} holds ${after}; it held ${before}.`;
  }
}
