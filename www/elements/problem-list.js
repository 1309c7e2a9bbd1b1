/**
 * `<refcellar-problems>`: what is wrong with the program, and what each code means.
 *
 * @import { View } from '../program/session.js'
 * @import { Diagnostic } from '../program/types.js'
 */

import { html, nothing } from 'lit';
import { explanationOf, insteadOf } from '../program/codes.js';
import { icon } from './icons.js';
import { LightElement } from './light-element.js';
import { prose } from './prose.js';

/** The first ones are what the others follow from. */
const MOST = 20;

export class ProblemList extends LightElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
  }

  render() {
    const { checked = null, look = null } = this.view ?? {};
    // While one types, the picture of the last run stays.
    if (checked === null || checked.verdict === 'accepted' || look !== null) return nothing;
    const { diagnostics } = checked;
    // A code that comes again means what it meant before.
    const seen = new Set();
    return html`
      <ol class="problems">
        ${diagnostics.slice(0, MOST).map((each) => {
          const isNew = each.code === null || !seen.has(each.code);
          seen.add(each.code);
          return this.problem(each, isNew);
        })}
        ${diagnostics.length > MOST ? html`<li class="quiet">And ${diagnostics.length - MOST} more.</li>` : nothing}
      </ol>
    `;
  }

  /**
   * @param {Diagnostic} diagnostic
   * @param {boolean} explains
   */
  problem(diagnostic, explains) {
    const { kind, code, message, span, labels } = diagnostic;
    const text = !explains ? undefined : kind === 'unsupported' ? insteadOf(message) : code === null ? undefined : explanationOf(code);
    return html`<li class=${kind}>
      <p>
        ${icon(kind === 'error' ? 'rejected' : 'refused')}
        <button type="button" class="plain at" @click=${() => this.ask('go-to', span.start)}>line ${span.start.line}</button>
        ${code === null ? nothing : html`<b class="code">${code}</b>`} <b>${prose(message)}</b>
      </p>
      ${labels.map((label) => html`<p class="label">${label.span === null ? nothing : html`<button type="button" class="plain at" @click=${() => this.ask('go-to', label.span?.start ?? span.start)}>line ${label.span.start.line}</button> `}${prose(label.message)}</p>`)}
      ${text === undefined ? nothing : html`<p class="means">${prose(text)}</p>`}
    </li>`;
  }
}

customElements.define('refcellar-problems', ProblemList);
