/**
 * What can be done, in groups.
 *
 * @import { GuardInfo, State } from '../../js/types.js'
 * @import { Operation } from '../store/operations.js'
 */

import { guardName, weakName } from '../store/names.js';

/** @typedef {{ verb: string, operation: Operation }} Action */
/** @typedef {{ title: string, note?: string, actions: Action[] }} Group */
/** @typedef {{ on: number, key: string, value: string }} Fields */

/** A key that a visitor will hardly have stored. */
const MISSING = 'no such key';

/**
 * @param {State} present
 * @param {Fields} fields
 * @returns {Group[]}
 */
export function actionGroups(present, fields) {
  return [
    throughSelf(fields),
    holding(fields),
    ...present.guards.map((guard) => withGuard(guard, fields)),
    handles(present, fields),
    goingWrong(fields),
  ];
}

/**
 * @param {Fields} fields
 * @returns {Group}
 */
function throughSelf({ on, key, value }) {
  return {
    title: 'Through &self',
    note: 'the guard lives for one line',
    actions: [
      { verb: 'set', operation: { op: 'set', on, key, value } },
      { verb: 'get', operation: { op: 'get', on, key } },
      { verb: 'has', operation: { op: 'has', on, key } },
      { verb: 'remove', operation: { op: 'remove', on, key } },
      { verb: 'len', operation: { op: 'len', on } },
      { verb: 'entries', operation: { op: 'entries', on } },
      { verb: 'clear', operation: { op: 'clear', on } },
    ],
  };
}

/**
 * @param {Fields} fields
 * @returns {Group}
 */
function holding({ on }) {
  /** @type {('borrow' | 'borrow_mut' | 'try_borrow' | 'try_borrow_mut')[]} */
  const methods = ['borrow', 'borrow_mut', 'try_borrow', 'try_borrow_mut'];
  return {
    title: 'Hold a guard',
    note: 'it lives until you drop it',
    actions: methods.map((op) => ({ verb: op, operation: { op, on } })),
  };
}

/**
 * @param {GuardInfo} info
 * @param {Fields} fields
 * @returns {Group}
 */
function withGuard({ id: guard, access, birth }, { key, value }) {
  const writes = access === 'write';
  return {
    title: guardName(guard),
    note: `${writes ? 'RefMut' : 'Ref'}, ${birth.attempt.label}`,
    actions: [
      { verb: 'read', operation: { op: 'guard_get', guard, key } },
      ...(writes ? [/** @type {Action} */ ({ verb: 'write', operation: { op: 'guard_set', guard, key, value } })] : []),
      { verb: 'drop', operation: { op: 'guard_drop', guard } },
    ],
  };
}

/**
 * @param {State} present
 * @param {Fields} fields
 * @returns {Group}
 */
function handles({ weaks }, { on }) {
  return {
    title: 'Rc handles',
    actions: [
      { verb: 'clone', operation: { op: 'share', on } },
      { verb: 'downgrade', operation: { op: 'downgrade', on } },
      ...weaks.flatMap(weakActions),
      { verb: 'drop', operation: { op: 'drop', on } },
    ],
  };
}

/**
 * @param {number} weak
 * @param {number} _index
 * @param {number[]} all
 * @returns {Action[]}
 */
function weakActions(weak, _index, all) {
  const name = all.length > 1 ? ` ${weakName(weak)}` : '';
  return [
    { verb: `upgrade${name}`, operation: { op: 'upgrade', weak } },
    { verb: `drop ${weakName(weak)}`, operation: { op: 'drop_weak', weak } },
  ];
}

/**
 * @param {Fields} fields
 * @returns {Group}
 */
function goingWrong({ on, key, value }) {
  return {
    title: 'Calls that go wrong',
    note: 'the panic comes inside the call',
    actions: [
      { verb: 'append', operation: { op: 'append', on, key: MISSING, text: '!' } },
      { verb: 'update', operation: { op: 'update', on, key, value, reads: true } },
    ],
  };
}
