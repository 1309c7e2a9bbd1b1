/**
 * `<refcellar-log>`: what happened, one sentence a call, the latest first; and the same
 * spoken: politely, or at once if something panicked.
 *
 * @import { Performed, View } from '../store/session.js'
 */

import { html, nothing } from 'lit';
import { narrateCall } from '../store/narrate.js';
import { ICONS, icon } from './icons.js';
import { LightElement } from './light-element.js';

/** Older calls are on the timeline. */
const MOST_LINES = 50;

export class NarrationLog extends LightElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
  }

  render() {
    const { view } = this;
    if (view === undefined) return nothing;
    const latest = view.performed.slice(-MOST_LINES).reverse();
    const spoken = view.live && view.last ? sentenceOf(view.last, view, view) : '';
    const urgent = view.last?.outcome.kind === 'panicked';
    return html`
      <header><h2>What happened</h2></header>
      ${latest.length === 0
        ? html`<p class="quiet">Nothing yet. Each call gets a sentence here.</p>`
        : html`<ol tabindex="0" aria-label="What happened, the latest first">
            ${latest.map((performed) => this.line(performed, view))}
          </ol>`}
      <p class="unseen" aria-live="polite">${urgent ? '' : spoken}</p>
      <p class="unseen" aria-live="assertive">${urgent ? spoken : ''}</p>
    `;
  }

  /**
   * @param {Performed} performed
   * @param {View} view
   */
  line(performed, view) {
    const { line, nextSeq, firstSeq, outcome } = performed;
    const here = view.cursor > firstSeq && view.cursor <= nextSeq;
    return html`<li class=${`${outcome.kind}${here ? ' here' : ''}`}>
      <button type="button" class="plain at" @click=${() => this.ask('seek', nextSeq)}>line ${line}</button>
      <span>${icon(ICONS[outcome.kind] ?? '')}${sentenceOf(performed, view)}</span>
    </li>`;
  }
}

/**
 * @param {Performed} performed
 * @param {View} view
 * @param {View} [flagOf] given, the sentence ends by saying what the flag is
 */
function sentenceOf({ outcome, firstSeq, nextSeq }, { events, first }, flagOf) {
  if (outcome.kind === 'rejected') return outcome.message;
  if (firstSeq < first) return 'Its events are no longer kept.';
  return narrateCall(events.slice(firstSeq - first, nextSeq - first), flagOf);
}

customElements.define('refcellar-log', NarrationLog);
