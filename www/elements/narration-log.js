/**
 * `<refcellar-log>`: what happened, one sentence a call, the latest first; and the same
 * spoken: politely, or at once if something panicked.
 *
 * @import { Performed, View } from '../store/session.js'
 */

import { html, nothing } from 'lit';
import { fold } from '../layout/fold.js';
import { narrateCall } from '../store/narrate.js';
import { ICONS, icon } from './icons.js';
import { LightElement } from './light-element.js';

/** Older calls are on the timeline. */
const MOST_LINES = 50;

/** The most columns of a result that a sentence quotes. */
const RESULT = 120;

/** The calls whose events tell what was asked and not what the answer was. */
const ASKING = /^(guard_)?(get|has|len|entries)$/;

export class NarrationLog extends LightElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
    /** The operation that was spoken last, and how many the session had with it. */
    this.spoken = { last: /** @type {Performed | undefined} */ (undefined), count: 0 };
    /** @type {{ node: Node, urgent: boolean } | undefined} */
    this.announced = undefined;
  }

  /** Looking back says nothing here: the slider says which moment it stands at. */
  willUpdate() {
    const { view, spoken } = this;
    if (view === undefined || view.last === spoken.last) return;
    this.announced = view.last && announcement(newsIn(view, spoken), view);
    this.spoken = { last: view.last, count: view.performed.length };
  }

  render() {
    const { view } = this;
    if (view === undefined) return nothing;
    const latest = view.performed.slice(-MOST_LINES).reverse();
    const { node, urgent } = this.announced ?? { node: nothing, urgent: false };
    return html`
      <header><h2>What happened</h2></header>
      ${latest.length === 0
        ? html`<p class="quiet">Nothing yet. Each call gets a sentence here.</p>`
        : html`<ol tabindex="0" aria-label="What happened, the latest first">
            ${latest.map((performed) => this.line(performed, view))}
          </ol>`}
      <p class="unseen" aria-live="polite">${urgent ? nothing : node}</p>
      <p class="unseen" aria-live="assertive">${urgent ? node : nothing}</p>
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
 * What was performed since something was last spoken. A session that was replaced as a
 * whole was not followed call by call, so that it is spoken of by its last one alone.
 *
 * @param {View} view
 * @param {NarrationLog['spoken']} spoken
 * @returns {readonly Performed[]}
 */
function newsIn({ performed, last }, spoken) {
  const goesOn = spoken.count > 0 && performed[spoken.count - 1] === spoken.last;
  const news = goesOn ? performed.slice(spoken.count) : [];
  return news.length > 0 || last === undefined ? news : [last];
}

/**
 * A new element each time: a live region says nothing when the text that it is given is
 * the one that it has, and the same call may come twice.
 *
 * @param {readonly Performed[]} news
 * @param {View} view
 */
function announcement(news, view) {
  const last = news.at(-1);
  const node = document.createElement('span');
  node.textContent = news.map((each) => sentenceOf(each, view, each === last ? view : undefined)).join(' ');
  return { node, urgent: news.some(({ outcome }) => outcome.kind === 'panicked') };
}

/**
 * @param {Performed} performed
 * @param {View} view
 * @param {View} [flagOf] given, the sentence also says what the flag is
 */
function sentenceOf(performed, { events, first }, flagOf) {
  const { outcome, firstSeq, nextSeq } = performed;
  if (outcome.kind === 'rejected') return outcome.message;
  if (firstSeq < first) return `Its events are no longer kept.${resultOf(performed)}`;
  return `${narrateCall(events.slice(firstSeq - first, nextSeq - first), flagOf)}${resultOf(performed)}`;
}

/** @param {Performed} performed */
function resultOf({ operation, outcome }) {
  if (outcome.kind !== 'done' || !ASKING.test(operation.op)) return '';
  return ` The call gave ${fold(outcome.text, RESULT)}.`;
}

customElements.define('refcellar-log', NarrationLog);
