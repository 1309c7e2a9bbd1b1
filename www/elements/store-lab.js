/**
 * `<refcellar-store-lab>`: the Store lab. It owns the session; everything below it gets
 * the session's view as a property and asks for changes with events.
 *
 * @import { Operation } from '../store/operations.js'
 * @import { Session, View } from '../store/session.js'
 */

import { html, nothing } from 'lit';
import './action-panel.js';
import './cell-diagram.js';
import { LightElement } from './light-element.js';

/**
 * A sentence above the lab, and what can be done about it.
 *
 * @typedef {{ text: string, action?: { label: string, run: () => void } }} Notice
 */

export class StoreLab extends LightElement {
  static properties = { view: { state: true }, notice: { state: true } };

  constructor() {
    super();
    /** @type {Session | undefined} */
    this.session = undefined;
    /** @type {View | undefined} */
    this.view = undefined;
    /** @type {Notice | undefined} */
    this.notice = undefined;
    this.listen();
  }

  listen() {
    this.on('perform', (operation) => this.session?.perform(operation));
    this.on('perform-all', (operations) => {
      for (const operation of operations) this.session?.perform(operation);
    });
    this.on('seek', (seq) => this.session?.seek(seq));
  }

  /**
   * @template {keyof import('./light-element.js').Asked} Name
   * @param {Name} name
   * @param {(detail: import('./light-element.js').Asked[Name]) => void} answer
   */
  on(name, answer) {
    this.addEventListener(name, (event) => answer(/** @type {CustomEvent} */ (event).detail));
  }

  /** @param {Session} session */
  use(session) {
    this.session = session;
    session.addEventListener('change', () => {
      this.view = session.view;
    });
    this.querySelector('.before')?.remove();
    this.showStartOver();
    this.view = session.view;
    this.bringTheRest(session);
  }

  /**
   * What the first view does without comes once the first view can be used.
   *
   * @param {Session} session
   */
  async bringTheRest(session) {
    await this.updateComplete;
    try {
      const { openAddress } = await import('./later.js');
      openAddress(session, (notice) => this.say(notice));
    } catch (reason) {
      this.say({ text: `A part of the page did not arrive, so that some panels stay empty. Load the page again. The browser says: ${reason}` });
    }
  }

  /** The button is in the page's head, which is there before the lab is. */
  showStartOver() {
    const button = document.getElementById('start-over');
    if (button === null) return;
    button.hidden = false;
    button.addEventListener('click', () => this.startOver());
  }

  /** @param {Notice | undefined} notice */
  say(notice) {
    this.notice = notice;
  }

  startOver() {
    const performed = this.session?.view.performed ?? [];
    this.session?.startOver();
    if (performed.length === 0) return;
    const operations = performed.map(({ operation }) => operation);
    this.say({
      text: 'Started over with an empty store.',
      action: { label: 'Bring the session back', run: () => this.bringBack(operations) },
    });
  }

  /** @param {Operation[]} operations */
  bringBack(operations) {
    this.session?.replay(operations);
    this.say(undefined);
  }

  render() {
    const { view } = this;
    if (view === undefined) return nothing;
    return html`
      <main class="lab">
        ${this.notice === undefined ? nothing : this.noticeBar(this.notice)}
        <refcellar-guide class="panel guide" .view=${view}></refcellar-guide>
        <section class="panel" aria-labelledby="cell-title">
          <header>
            <h2 id="cell-title">The cell</h2>
            ${this.moment(view)}
          </header>
          <refcellar-diagram .view=${view}></refcellar-diagram>
          <refcellar-counters .view=${view}></refcellar-counters>
        </section>
        <refcellar-timeline class="panel timeline" .view=${view}></refcellar-timeline>
        <section class="panel actions" aria-labelledby="actions-title">
          <h2 id="actions-title" class="unseen">Actions</h2>
          <refcellar-actions .view=${view}></refcellar-actions>
        </section>
        <refcellar-log class="panel log" .view=${view}></refcellar-log>
        <div class="below">
          <refcellar-program class="panel" .view=${view}></refcellar-program>
          <refcellar-cells class="panel" .view=${view}></refcellar-cells>
        </div>
      </main>
    `;
  }

  /** @param {View} view */
  moment({ live, cursor, next }) {
    if (live) return html`<p class="quiet">now</p>`;
    return html`<p class="past" role="status">
      The past: after event ${cursor} of ${next}
      <button type="button" @click=${() => this.ask('seek', next)}>Back to now</button>
    </p>`;
  }

  /** @param {Notice} notice */
  noticeBar({ text, action }) {
    return html`
      <div class="panel notice" role="status">
        <p>${text}</p>
        ${action && html`<button type="button" @click=${action.run}>${action.label}</button>`}
        <button type="button" @click=${() => this.say(undefined)}>Dismiss</button>
      </div>
    `;
  }
}

customElements.define('refcellar-store-lab', StoreLab);
