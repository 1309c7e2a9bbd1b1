/**
 * `<refcellar-panic>`: the panic at the cursor, explained: what std said, who was in the
 * way and since when, what survived, and what to do instead.
 *
 * @import { PanicReport } from '../../js/types.js'
 * @import { Explanation } from '../store/explain.js'
 * @import { Operation } from '../store/operations.js'
 * @import { Performed, View } from '../store/session.js'
 */

import { html, nothing } from 'lit';
import { explain } from '../store/explain.js';
import { icon } from './icons.js';
import { LightElement } from './light-element.js';
import { prose } from './prose.js';

/** The diagram shows the others. */
const MOST_GUARDS = 3;

export class PanicCard extends LightElement {
  static properties = { view: { attribute: false }, dismissed: { state: true } };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
    /** @type {Performed | undefined} */
    this.dismissed = undefined;
    /** @type {Performed | undefined} */
    this.shown = undefined;
  }

  render() {
    const { view } = this;
    const performed = view && performedAt(view);
    if (view === undefined || performed === undefined || performed === this.dismissed) return nothing;
    const explanation = explain(performed, view);
    if (explanation === undefined || performed.outcome.kind !== 'panicked') return nothing;
    return html`
      <section class="panic" aria-labelledby="panic-title">
        ${this.head(explanation, performed.outcome.report, performed)}
        <p>${prose(explanation.happened)}</p>
        ${inTheWay(explanation)}
        <h3>What survives</h3>
        <p>${prose(explanation.survives)}</p>
        <details>
          <summary>Why no destructor ran</summary>
          <p>${prose(explanation.destructors)}</p>
        </details>
        ${this.remedies(explanation)}
      </section>
    `;
  }

  /** A new panic is brought into sight, where the card lies in a list that scrolls. */
  updated() {
    const shown = this.view?.live ? this.view.last : undefined;
    if (shown !== this.shown && shown?.outcome.kind === 'panicked') this.closest('.groups')?.scrollTo(0, 0);
    this.shown = shown;
  }

  /**
   * @param {Explanation} explanation
   * @param {PanicReport} report
   * @param {Performed} performed
   */
  head({ message, olderWording }, { file, line, column }, performed) {
    return html`
      <header>
        <h2 id="panic-title" tabindex="-1">${icon('panics')}<span class="unseen">Panicked: </span><code>${message}</code></h2>
        <button type="button" class="plain" @click=${() => this.dismiss(performed)}>Close</button>
        <p>
          ${olderWording === null ? nothing : html`Older versions said: <code>${olderWording}</code><br />`}
          at <code>${file}:${line}:${column}</code>
        </p>
      </header>
    `;
  }

  /** @param {Explanation} explanation */
  remedies({ remedies }) {
    if (remedies.length === 0) return nothing;
    return html`
      <h3>Try instead</h3>
      <ul class="remedies">
        ${remedies.map(
          ({ text, operations }, index) => html`<li>
            <span id=${`remedy-${index}`}>${prose(text)}</span>
            ${operations.length === 0 ? nothing : this.doIt(operations, index)}
          </li>`,
        )}
      </ul>
    `;
  }

  /**
   * Every such button reads "Do it", so that its name goes on with what it does.
   *
   * @param {readonly Operation[]} operations
   * @param {number} index
   */
  doIt(operations, index) {
    return html`<button
      type="button"
      id=${`do-it-${index}`}
      aria-labelledby=${`do-it-${index} remedy-${index}`}
      @click=${() => {
        this.ask('perform-all', operations);
        this.focusOutcome();
      }}
    >Do it</button>`;
  }

  /** @param {Performed} performed */
  dismiss(performed) {
    this.dismissed = performed;
    this.focusOutcome();
  }

  /**
   * The button that was pressed goes away with the card, and the keyboard's focus would
   * fall back to the top of the page. It goes to the outcome once that says what came of it.
   */
  async focusOutcome() {
    const panel = this.closest('refcellar-actions');
    await this.closest('refcellar-store-lab')?.updateComplete;
    await panel?.updateComplete;
    panel?.focusOutcome();
  }
}

/**
 * The operation that the cursor stands in or just after.
 *
 * @param {View} view
 */
function performedAt({ live, last, performed, cursor }) {
  if (live) return last;
  return performed.find(({ firstSeq, nextSeq }) => firstSeq < cursor && cursor <= nextSeq);
}

/** @param {Explanation} explanation */
function inTheWay({ inTheWay: guards }) {
  if (guards.length === 0) return nothing;
  return html`
    <h3>In the way</h3>
    <ul class="culprits">
      ${guards.slice(0, MOST_GUARDS).map(({ text }) => html`<li>${prose(text)}</li>`)}
      ${guards.length > MOST_GUARDS ? html`<li>And ${guards.length - MOST_GUARDS} more like these.</li>` : nothing}
    </ul>
  `;
}

customElements.define('refcellar-panic', PanicCard);
