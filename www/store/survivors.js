/**
 * What a session has left alive, found from what was done in it.
 *
 * @import { GuardId, HandleId, WeakId } from '../../js/types.js'
 * @import { Performed } from './session.js'
 */

import { guardName } from './names.js';
import { writesThroughGuard } from './operations.js';

/**
 * @typedef {object} Survivors
 * @property {Set<GuardId>} guards that are alive, oldest first
 * @property {Set<HandleId>} handles
 * @property {Set<WeakId>} weaks
 * @property {Map<GuardId, number>} takenAt the line of every guard that was ever held
 * @property {Set<string>} written the names of the guards that were written through
 */

/**
 * @param {readonly Performed[]} performed
 * @returns {Survivors}
 */
export function survivorsOf(performed) {
  /** @type {Survivors} */
  const survivors = {
    guards: new Set(),
    handles: new Set([1]),
    weaks: new Set(),
    takenAt: new Map(),
    written: new Set(),
  };
  for (const each of performed) follow(survivors, each);
  return survivors;
}

/**
 * @param {Survivors} survivors
 * @param {Performed} performed
 */
function follow(survivors, { operation, outcome, line }) {
  if (outcome.kind !== 'done') return;
  if (writesThroughGuard(operation) && 'guard' in operation) {
    survivors.written.add(guardName(operation.guard));
  }
  const born = typeof outcome.value === 'number' ? outcome.value : undefined;
  switch (operation.op) {
    case 'borrow':
    case 'borrow_mut':
    case 'try_borrow':
    case 'try_borrow_mut':
      if (born === undefined) return;
      survivors.guards.add(born);
      survivors.takenAt.set(born, line);
      return;
    case 'share':
    case 'upgrade':
      if (born !== undefined) survivors.handles.add(born);
      return;
    case 'downgrade':
      if (born !== undefined) survivors.weaks.add(born);
      return;
    case 'guard_drop':
      survivors.guards.delete(operation.guard);
      return;
    case 'drop':
      survivors.handles.delete(operation.on);
      return;
    case 'drop_weak':
      survivors.weaks.delete(operation.weak);
      return;
  }
}
