/**
 * The words of the panic card. Code stands in backticks, as in the guide.
 *
 * @import { Attempt, GuardId, GuardInfo, PanicReport } from '../../js/types.js'
 * @import { Performed, View } from './session.js'
 * @import { Remedy } from './remedies.js'
 */

import { guardName, handleName } from './names.js';
import { remediesFor } from './remedies.js';
import { counted, listed } from './wording.js';

/**
 * @typedef {object} Explanation
 * @property {string} message std's text, as it stands
 * @property {string | null} olderWording what std said in its place before
 * @property {string} happened
 * @property {{ guard: GuardId, text: string }[]} inTheWay
 * @property {string} destructors why no destructor ran, and what that means here
 * @property {string} survives
 * @property {Remedy[]} remedies best first
 */

/**
 * @param {Performed} performed
 * @param {View} view the present one
 * @returns {Explanation | undefined} nothing if it did not panic
 */
export function explain(performed, view) {
  const { outcome } = performed;
  if (outcome.kind !== 'panicked') return undefined;
  const { report } = outcome;
  return {
    message: report.message,
    olderWording: report.olderWording,
    happened: happened(performed, report),
    inTheWay: report.inTheWay.map((guard) => ({ guard: guard.id, text: since(guard) })),
    destructors: destructors(report),
    survives: survives(report, view),
    remedies: remediesFor(performed, report, view),
  };
}

/**
 * @param {Performed} performed
 * @param {PanicReport} report
 */
function happened(performed, report) {
  const { attempt } = report;
  if (!attempt) return missingKey(performed);
  const call = `\`${handleName(attempt.handle)}.${attempt.method}()\``;
  const asked = `${call}${within(performed, attempt)} asked for ${rule(attempt.method)}`;
  return `Line ${performed.line}: ${asked} \`${attempt.method}\` does not return a \`Result\`, so it panicked. \`RefCell\` keeps Rust's rule of many readers or one writer. It moves the check from compile time to run time, and does not turn it off.`;
}

/**
 * @param {Performed} performed
 * @param {Attempt} attempt
 */
function within({ operation }, attempt) {
  if (attempt.operation === attempt.method) return '';
  const inner = `, inside \`${attempt.operation}\``;
  return attempt.operation === operation.op
    ? `${inner},`
    : `${inner}, which the callback of \`${operation.op}\` called,`;
}

/** @param {Performed} performed */
function missingKey({ line }) {
  return `Line ${line}: \`get_mut\` found no such key and gave \`None\`, and \`expect\` panics on \`None\`. No other guard was in the way. The call had a \`RefMut\` of its own, and that one was alive when it panicked.`;
}

/** @param {string} method */
function rule(method) {
  return method === 'borrow'
    ? 'a `Ref`. Any number of these may live together, but not beside a `RefMut`.'
    : 'a `RefMut`. It has to be the only guard, and it was not.';
}

/** @param {GuardInfo} guard */
function since({ id, access, extent, birth }) {
  const { label, operation } = birth.attempt;
  const kind = access === 'read' ? '`Ref`' : '`RefMut`';
  const name = `\`${guardName(id)}\``;
  if (extent === 'call') {
    return `${name} is the ${kind} of \`${operation}\` itself. It lives until \`${operation}\` is over, and \`${operation}\` was still calling out.`;
  }
  const place = label ? `Taken at ${label}` : 'Taken earlier';
  return `${name} is a ${kind}. ${place}, it lives to the end of its scope or until it is dropped, and not just to its last use.`;
}

/** @param {PanicReport} report */
function destructors({ unwinds, stranded, inTheWay }) {
  if (unwinds) {
    return 'This build unwinds: the panic dropped what was local to the call on its way out.';
  }
  const trap =
    'This page is built with `panic = "abort"`. In wasm such a panic is a trap, and a trap runs no destructor.';
  return `${trap} ${leftBehind(stranded, inTheWay)} A native program unwinds unless it is told otherwise, and unwinding runs the destructors.`;
}

/**
 * @param {readonly GuardId[]} stranded
 * @param {readonly GuardInfo[]} inTheWay
 */
function leftBehind(stranded, inTheWay) {
  if (stranded.length > 0) {
    const names = listed(stranded.map((id) => `\`${guardName(id)}\``));
    return `So ${names}, local to the call, was left alive, and the page dropped it afterwards, as unwinding would have done.`;
  }
  if (inTheWay.some(({ extent }) => extent === 'call')) {
    return 'The trap ended the inner call. The callback threw, the call around it took that as an error, returned, and dropped its guard in the ordinary way.';
  }
  return 'The call that failed had not got a guard yet, so nothing was left behind.';
}

const POISON = 'A `Mutex` can be poisoned by a panic. A `RefCell` cannot.';

/**
 * @param {PanicReport} report
 * @param {View} view
 */
function survives({ survivors }, { present, contents }) {
  const entries = counted(contents.sizes.size, 'entry', 'entries');
  const map =
    present.handles.length === 0
      ? 'The call wrote nothing.'
      : `The call wrote nothing. The map now has ${entries}.`;
  const alive = survivors.filter((id) => present.guards.some((guard) => guard.id === id));
  if (alive.length === 0) return `${map} ${POISON}`;
  const names = listed(alive.map((id) => `\`${guardName(id)}\``));
  const [is, it] = alive.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return `${map} ${names} ${is} still alive: whoever holds ${it} can go on. ${POISON}`;
}
