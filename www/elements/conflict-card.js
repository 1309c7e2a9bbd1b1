/**
 * `<refcellar-conflict>`: the borrow that was refused: what std said, and every guard in its
 * way with its line and its reason.
 *
 * @import { View } from '../program/session.js'
 * @import { Conflict, End, Guard } from '../program/types.js'
 */

import { html, nothing } from 'lit';
import { insteadOf } from '../program/codes.js';
import { olderWording } from '../program/wording.js';
import { icon } from './icons.js';
import { LightElement } from './light-element.js';
import { prose } from './prose.js';

/** On a screen of this height the picture is in sight below what there is to say. */
const ROOMY = 1000;

export class ConflictCard extends LightElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
  }

  render() {
    const { view } = this;
    const conflict = view?.summary?.conflict ?? null;
    if (view === undefined || view.look === null) return nothing;
    if (conflict === null) return this.otherPanic(view);
    const older = olderWording(conflict.message);
    return html`
      <section class=${conflict.panicked ? 'panic' : 'panic gave-up'} aria-labelledby="conflict-title">
        <header>
          ${title(conflict)}
          ${view.cursor === conflict.step ? html`<span class="quiet">at this step</span>` : html`<button type="button" class="plain" @click=${() => this.ask('seek', conflict.step)}>Go there</button>`}
          <p>
            line ${conflict.place.line}, column ${conflict.place.column}${older === undefined || !conflict.panicked ? nothing : html` · older versions said <code>${older}</code>`}
          </p>
        </header>
        ${this.inTheWay(conflict)} ${this.remedies(view)}
      </section>
    `;
  }

  /** @param {Conflict} conflict */
  inTheWay({ guards, wantsUnique }) {
    const wanted = wantsUnique ? 'A writer' : 'A reader';
    if (guards.length === 0) return html`<p>${wanted} was wanted, and a guard that is not held by a variable any more is in its way.</p>`;
    return html`
      <h3>${guards.length === 1 ? 'This guard is in the way' : `These ${guards.length} guards are in the way`}</h3>
      <ol class="culprits">
        ${guards.map((guard) => this.culprit(guard))}
      </ol>
    `;
  }

  /** @param {Guard} guard */
  culprit({ kind, born, why }) {
    return html`<li>
      <span><span class=${`chip guard ${kind === 'Ref' ? 'read' : 'write'}`}>${kind}</span> taken on <b>line ${born.place.line}</b>. ${prose(why.text)}</span>
      <button type="button" class="plain" @click=${() => this.ask('seek', born.step)} aria-label=${`See it taken on line ${born.place.line}`}>See it taken</button>
    </li>`;
  }

  /** @param {View} view */
  remedies({ remedies, ran, edition: now }) {
    if (remedies.length === 0 || !ran) return nothing;
    return html`
      <details class="ways" ?open=${innerHeight >= ROOMY}>
        <summary>${remedies.length === 1 ? 'One way out, which was tried' : `${remedies.length} ways out, each of them tried`}</summary>
        <ul class="remedies">
        ${remedies.map(
          ({ title, text, source, edition }, index) => html`<li>
            <span id=${`remedy-${index}`}><b>${prose(title)}.</b> ${prose(text)}</span>
            <button type="button" id=${`do-it-${index}`} aria-labelledby=${`do-it-${index} remedy-${index}`} @click=${() => this.ask('apply', { source, edition: edition ?? now })}>Do it</button>
          </li>`,
        )}
        </ul>
      </details>
    `;
  }

  /** The run ended in another way that needs to be told. @param {View} view */
  otherPanic({ end }) {
    if (end?.kind === 'unsupported' || end?.kind === 'limit') return this.gaveUp(end);
    if (end?.kind !== 'panic' || end.message === null) return nothing;
    return html`<section class="panic" aria-labelledby="conflict-title">
      <header>
        <h2 id="conflict-title">${icon('panics')}<span class="unseen">Panicked: </span><code>${end.message}</code></h2>
        <button type="button" class="plain" @click=${() => this.ask('find', { what: { kind: 'panic' }, direction: 1 })}>Go there</button>
        ${end.place === null ? nothing : html`<p>line ${end.place.line}, column ${end.place.column}</p>`}
      </header>
    </section>`;
  }

  /** @param {End} end */
  gaveUp({ kind, message, place }) {
    const text = kind === 'limit' ? `The run was ended: ${message}.` : `The engine does not carry what the program does here: ${message}.`;
    return html`<section class="panic gave-up" aria-labelledby="conflict-title">
      <header>
        <h2 id="conflict-title">${icon('refused')}<span>${prose(text)}</span></h2>
        ${place === null ? nothing : html`<button type="button" class="plain" @click=${() => this.ask('go-to', place)}>line ${place.line}</button>`}
        <p>${kind === 'limit' ? html`Everything up to there can be looked at. <button type="button" class="plain" @click=${() => this.ask('go-further', null)}>Run it ten times as far</button>` : insteadOf(message ?? '')}</p>
      </header>
    </section>`;
  }
}

/** @param {Conflict} conflict */
function title({ panicked, message, wantsUnique }) {
  if (panicked) return html`<h2 id="conflict-title">${icon('panics')}<span class="unseen">Panicked: </span><code>${message}</code></h2>`;
  return html`<h2 id="conflict-title">${icon('refused')}<span><code>${wantsUnique ? 'try_borrow_mut' : 'try_borrow'}</code> is refused, and gives an error</span></h2>`;
}

customElements.define('refcellar-conflict', ConflictCard);
