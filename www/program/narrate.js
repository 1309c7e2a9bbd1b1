/**
 * A step in sentences.
 *
 * @import { View } from './session.js'
 * @import { End, StepEvent } from './types.js'
 */

import { grouped } from '../layout/map-rows.js';

/** What is seen in the picture, and would only be in the way in a text. */
const SILENT = new Set(['born']);

/** More than these are counted. */
const MOST = 6;

/**
 * What the step before the cursor did.
 *
 * @param {readonly StepEvent[]} events
 * @returns {string[]} sentences
 */
export function sentencesOf(events) {
  const told = events.filter(({ kind }) => !SILENT.has(kind)).map(({ text }) => sentence(text));
  const distinct = told.filter((text, index) => text !== told[index - 1]);
  if (distinct.length <= MOST) return distinct;
  return [...distinct.slice(0, MOST - 1), `And ${distinct.length - MOST + 1} more things happened.`];
}

/**
 * A function's name as one says it.
 *
 * @param {string} path
 */
export function functionName(path) {
  return path.replaceAll(/::\{\{?closure(#\d+)?\}?\}/g, ' › closure');
}

/** @param {string} text */
function sentence(text) {
  const whole = /[.!?…]$/.test(text) ? text : `${text}.`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

/**
 * Where the cursor stands, for the slider.
 *
 * @param {View} view
 */
export function placeWords({ cursor, steps, look }) {
  const where = look === null ? '' : `, line ${look.step.span.start.line} in ${functionName(look.step.function)}`;
  return `Step ${grouped(cursor)} of ${grouped(Math.max(0, steps - 1))}${where}`;
}

/**
 * How the program ended, in a few words.
 *
 * @param {End | null} end
 * @param {boolean} stopped
 */
export function endWords(end, stopped) {
  if (end === null) return stopped ? 'stopped by you' : '';
  switch (end.kind) {
    case 'exit':
      return `exit code ${end.code}`;
    case 'panic':
      return `panicked, exit code ${end.code}`;
    case 'abort':
      return `aborted, exit code ${end.code}`;
    case 'limit':
      return 'ended at a limit';
    default:
      return 'ended at what is not supported';
  }
}
