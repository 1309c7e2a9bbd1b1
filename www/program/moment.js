/**
 * What the editor shows of the step at the cursor.
 *
 * @import { GuardBar, Moment } from './editor.js'
 * @import { Guard } from './types.js'
 * @import { View } from './session.js'
 */

/** @type {Moment} */
const NONE = { now: null, clash: false, guards: [], culprits: [] };

/**
 * @param {View} view
 * @returns {Moment}
 */
export function momentOf({ look, ran, summary }) {
  if (look === null || !ran) return NONE;
  const conflict = summary?.conflict ?? null;
  const clash = conflict !== null && conflict.step === look.picture.step;
  return {
    now: look.step.span,
    clash,
    guards: look.picture.guards.map(barOf),
    culprits: clash ? conflict.guards.map(({ born }) => born.place.line) : [],
  };
}

/**
 * From the line on which a guard was taken to the one at whose end it is dropped, as far as
 * that is known.
 *
 * @param {Guard} guard
 * @returns {GuardBar}
 */
function barOf({ kind, born, why }) {
  const from = born.place.line;
  return { kind, from, to: Math.max(from, why.until?.end.line ?? from) };
}
