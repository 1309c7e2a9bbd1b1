/**
 * `<refcellar-store-lab>`: the Store lab. It owns the session; everything below it gets
 * the session's view as a property and asks for changes with events.
 *
 * @import { Performed, Session, View } from '../store/session.js'
 */

import { html, nothing } from 'lit';
import './action-panel.js';
import './cell-diagram.js';
import { LightElement } from './light-element.js';

/**
 * A sentence above the lab, and the session that was replaced, which can be brought back.
 *
 * @typedef {{ text: string, replaced?: readonly Performed[] }} Notice
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
    session.addEventListener('change', () => this.follow(session.view));
    this.querySelector('.before')?.remove();
    this.showStartOver();
    this.view = session.view;
    this.bringTheRest(session);
  }

  /**
   * What was performed since a session was replaced would be lost if that one came back.
   *
   * @param {View} view
   */
  follow(view) {
    const goesOn = view.performed.length > 0 && view.performed !== this.view?.performed;
    if (goesOn && this.notice?.replaced) this.say({ text: this.notice.text });
    this.view = view;
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
    const replaced = this.session?.view.performed ?? [];
    this.session?.startOver();
    if (replaced.length > 0) this.say({ text: 'Started over with an empty store.', replaced });
  }

  /** @param {readonly Performed[]} replaced */
  bringBack(replaced) {
    this.session?.replay(replaced.map(({ operation }) => operation));
    this.closeNotice();
  }

  /** The keyboard goes on at the lab, as what it was on is gone. */
  closeNotice() {
    this.say(undefined);
    this.focusOn('#cell-title');
  }

  backToNow() {
    this.ask('seek', Infinity);
    this.focusOn('[role=slider]');
  }

  /** @param {string} selector */
  focusOn(selector) {
    /** @type {HTMLElement | null} */ (this.querySelector(selector))?.focus();
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
            <h2 id="cell-title" tabindex="-1">The cell</h2>
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
      <button type="button" @click=${this.backToNow}>Back to now</button>
    </p>`;
  }

  /** @param {Notice} notice */
  noticeBar({ text, replaced }) {
    return html`
      <div class="panel notice" role="status">
        <p>${text}</p>
        ${replaced && html`<button type="button" @click=${() => this.bringBack(replaced)}>Bring the session back</button>`}
        <button type="button" @click=${this.closeNotice}>Dismiss</button>
      </div>
    `;
  }
}

customElements.define('refcellar-store-lab', StoreLab);
