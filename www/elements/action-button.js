/**
 * One action: what it is called, the Rust line that it performs, and what will come of it.
 * It can be pressed whatever will come of it: to see a panic is what the lab is for.
 *
 * @import { View } from '../store/session.js'
 * @import { Operation } from '../store/operations.js'
 */

import { html, nothing } from 'lit';
import { forecast } from '../store/forecast.js';
import { rustLine } from '../store/rust.js';
import { icon } from './icons.js';

/** The most characters of a visitor's text that a button shows; the program has all of it. */
const SHOWN = 60;

/** @type {Readonly<Record<string, string>>} */
const WORDS = { panics: 'panics', refused: 'refused', rejected: 'rejected' };

/**
 * The verdict stands where there is room for it in any case, so that no button moves when
 * a guard is born or dropped.
 *
 * @param {View} view
 * @param {string} verb
 * @param {Operation} operation
 * @param {(operation: Operation) => void} perform
 */
export function actionButton(view, verb, operation, perform) {
  const { verdict, sentence } = forecast(view, operation);
  const fine = verdict === 'ok';
  return html`
    <button
      type="button"
      class=${`action ${verdict}`}
      title=${fine ? nothing : sentence}
      @click=${() => perform(operation)}
    >
      <span class="verb">
        ${verb} ${fine ? nothing : html`<span class="verdict">${icon(verdict)}${WORDS[verdict]}</span>`}
      </span>
      <code>${breakable(rustLine(shortened(operation), view.ids))}</code>
    </button>
  `;
}

/**
 * The operation with its long texts cut off. They are cut before they become literals, as
 * a literal of many megabytes in each of the buttons would take seconds.
 *
 * @param {Operation} operation
 * @returns {Operation}
 */
function shortened(operation) {
  const fields = Object.entries(operation).map(([field, value]) => [field, cut(value)]);
  return Object.fromEntries(fields);
}

/** @param {unknown} value */
function cut(value) {
  if (typeof value !== 'string' || value.length <= SHOWN) return value;
  return `${value.slice(0, SHOWN).replace(/\p{Cs}$/u, '')}…`;
}

/**
 * A chain of calls breaks before a dot, as rustfmt would break it; what stands for a block
 * does not break.
 *
 * @param {string} line
 */
function breakable(line) {
  const whole = line.replace('{ … }', '{\u00a0…\u00a0}');
  return whole.split(/(?<=[)"])(?=\.)/).map((part) => html`${part}<wbr />`);
}
