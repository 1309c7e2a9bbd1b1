/**
 * One action: what it is called, the Rust line that it performs, and what will come of it.
 * It can be pressed whatever will come of it: to see a panic is what the lab is for.
 *
 * @import { View } from '../store/session.js'
 * @import { Operation } from '../store/operations.js'
 */

import { html, nothing } from 'lit';
import { forecast } from '../store/forecast.js';
import { guardName } from '../store/names.js';
import { rustLine } from '../store/rust.js';
import { icon } from './icons.js';

/** @type {Readonly<Record<string, string>>} */
const WORDS = { panics: 'panics', refused: 'is refused', rejected: 'rustc rejects' };

/**
 * @param {View} view
 * @param {string} verb
 * @param {Operation} operation
 * @param {(operation: Operation) => void} perform
 */
export function actionButton(view, verb, operation, perform) {
  const { verdict, inTheWay, sentence } = forecast(view, operation);
  const fine = verdict === 'ok';
  return html`
    <button
      type="button"
      class=${`action ${verdict}`}
      title=${fine ? nothing : sentence}
      @click=${() => perform(operation)}
    >
      <span class="verb">${verb}</span>
      <span class="does">
        <code>${rustLine(operation, view.ids)}</code>
        ${fine ? nothing : html`<span class="verdict">${icon(verdict)}${WORDS[verdict]}${whoIs(inTheWay)}</span>`}
      </span>
    </button>
  `;
}

/** @param {readonly import('../../js/types.js').GuardInfo[]} guards */
function whoIs([first, ...others]) {
  if (first === undefined) return nothing;
  const more = others.length > 0 ? ` +${others.length}` : '';
  return html`<span class="who">${guardName(first.id)}${more}</span>`;
}
