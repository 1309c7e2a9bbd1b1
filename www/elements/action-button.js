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
      <code>${breakable(rustLine(operation, view.ids))}</code>
    </button>
  `;
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
