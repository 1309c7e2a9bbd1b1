/**
 * What pressing a button would do, found from the present state alone. The real
 * `RefCell` is not asked: that would be a borrow.
 *
 * @import { Access, GuardInfo } from '../../js/types.js'
 * @import { Operation } from './operations.js'
 * @import { Rejection } from './rejections.js'
 * @import { Performed, View } from './session.js'
 */

import { bytesAfter } from './contents.js';
import { guardName, handleName, weakName } from './names.js';
import { accessOf, writesThroughGuard } from './operations.js';
import * as rejections from './rejections.js';

/**
 * @typedef {object} Forecast
 * @property {'ok' | 'panics' | 'refused' | 'rejected'} verdict
 * @property {readonly GuardInfo[]} inTheWay
 * @property {string} sentence
 */

/**
 * @param {View} view
 * @param {Operation} operation
 * @returns {Forecast}
 */
export function forecast(view, operation) {
  const rejection = rejected(view, operation);
  if (rejection) return { verdict: 'rejected', inTheWay: [], sentence: rejection.message };
  const access = accessOf(operation);
  const inTheWay = access ? guardsInTheWay(view.present.guards, access) : [];
  if (inTheWay.length > 0) return conflict(operation, inTheWay);
  return ofOwnDoing(view, operation) ?? fine(access, view.present.guards.length);
}

/**
 * The guards that a borrow conflicts with, oldest first.
 *
 * @param {readonly GuardInfo[]} guards that are alive
 * @param {Access} access
 */
export function guardsInTheWay(guards, access) {
  return access === 'write' ? guards : guards.filter((guard) => guard.access === 'write');
}

/**
 * `guard2 (a Ref, taken at line 9)`
 *
 * @param {GuardInfo} guard
 */
export function describeGuard({ id, access, birth }) {
  const kind = access === 'read' ? 'Ref' : 'RefMut';
  const { label } = birth.attempt;
  return `${guardName(id)} (a ${kind}${label && `, taken at ${label}`})`;
}

/**
 * @param {Access | undefined} access
 * @param {number} guards that are alive and not in the way
 * @returns {Forecast}
 */
function fine(access, guards) {
  return { verdict: 'ok', inTheWay: [], sentence: access ? welcome(guards) : NO_BORROW };
}

const NO_BORROW = 'This asks the RefCell for no new borrow.';

/** @param {number} readers that are alive */
function welcome(readers) {
  if (readers === 0) return 'The cell is free.';
  return readers === 1
    ? 'One Ref is alive, and another reader may join it.'
    : `${readers} Refs are alive, and another reader may join them.`;
}

/**
 * @param {Operation} operation
 * @param {readonly GuardInfo[]} inTheWay
 * @returns {Forecast}
 */
function conflict({ op }, inTheWay) {
  const tries = op === 'try_borrow' || op === 'try_borrow_mut';
  const alive = inTheWay.length === 1 ? 'is alive' : 'are alive';
  const guards = inTheWay.map(describeGuard).join(' and ');
  return {
    verdict: tries ? 'refused' : 'panics',
    inTheWay,
    sentence: `${tries ? 'Gives Err' : 'Panics'}: ${guards} ${alive}.`,
  };
}

/**
 * The calls that get their borrow and panic after it.
 *
 * @param {View} view
 * @param {Operation} operation
 * @returns {Forecast | undefined}
 */
function ofOwnDoing(view, operation) {
  if (operation.op === 'update' && operation.reads) {
    const sentence =
      'Panics in the callback: its get meets the RefMut that update holds while it calls out.';
    return { verdict: 'panics', inTheWay: [], sentence };
  }
  if (operation.op === 'append' && !view.contents.sizes.has(operation.key)) {
    const sentence = 'Panics: the key is missing, and expect finds None.';
    return { verdict: 'panics', inTheWay: [], sentence };
  }
  const bytes = bytesAfter(view.contents, operation);
  if (bytes <= rejections.MAX_CONTENT) return undefined;
  return { verdict: 'rejected', inTheWay: [], sentence: rejections.full().message };
}

/**
 * What rustc or the lab objects to before anything runs.
 *
 * @param {View} view
 * @param {Operation} operation
 * @returns {Rejection | undefined}
 */
function rejected(view, operation) {
  if (view.limit !== undefined) return rejections.tooManyOperations();
  return (
    rejections.unfit(operation) ??
    handleRejection(view, operation) ??
    guardRejection(view, operation) ??
    weakRejection(view, operation)
  );
}

/**
 * @param {View} view
 * @param {Operation} operation
 */
function handleRejection({ present, ids }, operation) {
  if (!('on' in operation)) return undefined;
  const { op, on } = operation;
  if (!(on >= 1 && on < ids.nextHandle)) return rejections.unknown(handleName(on));
  if (!present.handles.some(({ id }) => id === on)) return rejections.moved(handleName(on));
  if (op !== 'drop') return undefined;
  const guards = present.guards.filter(({ birth }) => birth.attempt.handle === on);
  if (guards.length === 0) return undefined;
  return rejections.borrowed(
    on,
    guards.map(({ id }) => id),
  );
}

/**
 * @param {View} view
 * @param {Operation} operation
 */
function guardRejection({ present, performed }, operation) {
  if (!('guard' in operation)) return undefined;
  const { guard: id } = operation;
  const guard = present.guards.find((live) => live.id === id);
  if (!guard) {
    const wasHeld = performed.some((done) => heldGuardOf(done) === id);
    return wasHeld ? rejections.moved(guardName(id)) : rejections.unknown(guardName(id));
  }
  const mutates = writesThroughGuard(operation);
  return mutates && guard.access === 'read' ? rejections.readOnly(id) : undefined;
}

/**
 * The guard that an operation left in the visitor's hands, if it did. A call such as `set`
 * has a guard too, but that one has no name in the program.
 *
 * @param {Performed} performed
 */
function heldGuardOf({ operation, outcome }) {
  const holds = /^(try_)?borrow(_mut)?$/.test(operation.op);
  return holds && outcome.kind === 'done' ? outcome.value : undefined;
}

/**
 * @param {View} view
 * @param {Operation} operation
 */
function weakRejection({ present, ids }, operation) {
  if (!('weak' in operation)) return undefined;
  const { weak } = operation;
  if (!(weak >= 1 && weak < ids.nextWeak)) return rejections.unknown(weakName(weak));
  return present.weaks.includes(weak) ? undefined : rejections.moved(weakName(weak));
}
