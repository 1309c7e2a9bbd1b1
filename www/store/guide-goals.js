/**
 * How it is known that a goal of the guide was reached: from what was done since the step
 * was opened, so that a goal once reached stays reached.
 *
 * @import { Operation } from './operations.js'
 * @import { Since } from './guide.js'
 * @import { Performed } from './session.js'
 */

import { flagAfter } from './flag.js';

/**
 * @param {Performed} performed
 * @param {...Operation['op']} ops
 */
function isDone({ operation, outcome }, ...ops) {
  return outcome.kind === 'done' && ops.includes(operation.op);
}

/**
 * The flag just before something was done.
 *
 * @param {Performed} performed
 * @param {Since} since
 */
function flagBefore({ firstSeq }, { view }) {
  return flagAfter(firstSeq - 1, view);
}

/**
 * The flag just after something was done.
 *
 * @param {Performed} performed
 * @param {Since} since
 */
function flagThen({ nextSeq }, { view }) {
  return flagAfter(nextSeq - 1, view);
}

/** @param {Since} since */
export function wrote({ performed }) {
  return performed.some((each) => isDone(each, 'set'));
}

/** @param {Since} since */
export function found({ performed }) {
  return performed.some((each) => isDone(each, 'get') && gave(each) !== undefined);
}

/** @param {Performed} performed */
function gave({ outcome }) {
  return outcome.kind === 'done' ? outcome.value : undefined;
}

/** @param {Since} since */
export function twoReaders(since) {
  return since.performed.some(
    (each) => isDone(each, 'borrow', 'try_borrow') && flagThen(each, since) >= 2,
  );
}

/** @param {Since} since */
export function readBesideReader(since) {
  return since.performed.some(
    (each) => isDone(each, 'guard_get', 'guard_len') && flagThen(each, since) >= 2,
  );
}

/** @param {Since} since */
export function tookWriter({ performed }) {
  return performed.some((each) => isDone(each, 'borrow_mut', 'try_borrow_mut'));
}

/** @param {Since} since */
export function wroteThroughGuard({ performed }) {
  return performed.some((each) => isDone(each, 'guard_set', 'guard_remove', 'guard_clear'));
}

/** @param {Since} since */
export function droppedWriter(since) {
  return since.performed.some(
    (each) => isDone(each, 'guard_drop') && flagBefore(each, since) === -1,
  );
}

/**
 * A guard that was taken before the step was opened counts as well.
 *
 * @param {Since} since
 */
export function holdsGuard(since) {
  const { performed, view } = since;
  return view.present.flag !== 0 || performed.some((each) => flagThen(each, since) !== 0);
}

/** @param {Since} since */
export function refused({ performed }) {
  return performed.some(({ outcome }) => outcome.kind === 'refused');
}

/** @param {Performed} performed */
function isConflict({ outcome }) {
  return outcome.kind === 'panicked' && outcome.report.attempt !== null;
}

/** @param {Since} since */
export function panicked({ performed }) {
  return performed.some(isConflict);
}

/** @param {Since} since */
export function wentOnAfterPanic({ performed }) {
  const panic = performed.findIndex(isConflict);
  if (panic === -1) return false;
  return performed.slice(panic + 1).some(({ operation, outcome }) => {
    const ofStore = 'on' in operation || 'guard' in operation;
    return ofStore && outcome.kind === 'done';
  });
}

/** @param {Since} since */
export function droppedGuard({ performed }) {
  return performed.some((each) => isDone(each, 'guard_drop'));
}

/** @param {Since} since */
export function wroteAfterDrop({ performed }) {
  const dropped = performed.findIndex((each) => isDone(each, 'guard_drop'));
  return dropped !== -1 && performed.slice(dropped + 1).some((each) => isDone(each, 'set'));
}

/** @param {Since} since */
export function updatedCell({ performed }) {
  return performed.some((each) => isDone(each, 'cell_update'));
}

/** @param {Since} since */
export function movedText({ performed }) {
  return performed.some((each) => isDone(each, 'text_take', 'text_replace'));
}

/** @param {Since} since */
export function cloned({ performed }) {
  return performed.some((each) => isDone(each, 'share'));
}

/** @param {Since} since */
export function sharedEntry({ performed }) {
  return performed.some(({ operation: write }, index) => {
    if (write.op !== 'set' || !isDone(/** @type {Performed} */ (performed[index]), 'set')) {
      return false;
    }
    return performed.slice(index + 1).some((each) => {
      const { operation: read } = each;
      if (read.op !== 'get' || gave(each) === undefined) return false;
      return read.key === write.key && read.on !== write.on;
    });
  });
}

/** @param {Since} since */
export function madeWeak({ performed }) {
  return performed.some((each) => isDone(each, 'downgrade'));
}

/** @param {Since} since */
export function upgradeGaveNone({ performed }) {
  return performed.some((each) => isDone(each, 'upgrade') && gave(each) === undefined);
}
