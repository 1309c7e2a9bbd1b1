/**
 * `<refcellar-program>`: the session as a Rust program, to take away.
 *
 * @import { View } from '../store/session.js'
 */

import { html, nothing } from 'lit';
import { problemOf } from '../store/link.js';
import { linkTo } from './address.js';
import { LightElement } from './light-element.js';

export class RustProgram extends LightElement {
  static properties = { view: { attribute: false }, said: { state: true } };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
    /** What came of copying. */
    this.said = '';
  }

  render() {
    const { view } = this;
    if (view === undefined) return nothing;
    const current = lineAt(view);
    const lines = view.program.source.trimEnd().split('\n');
    return html`
      <header>
        <h2>Your session as Rust</h2>
        <div class="copying">
          <span role="status">${this.said}</span>
          <button type="button" @click=${() => this.copy('The program', view.program.source)}>Copy as Rust</button>
          <button type="button" @click=${() => this.copyLink(view)}>Copy link</button>
        </div>
      </header>
      <ol class="source" tabindex="0" aria-label="The program">
        ${lines.map((text, index) => sourceLine(text, index + 1 === current))}
      </ol>
    `;
  }

  /** The current line stays in sight, without moving the page. */
  updated() {
    const list = this.querySelector('.source');
    const current = list?.querySelector('.current');
    if (!(list instanceof HTMLElement) || !(current instanceof HTMLElement)) return;
    const above = current.offsetTop - list.offsetTop;
    const hidden = above < list.scrollTop || above + current.offsetHeight > list.scrollTop + list.clientHeight;
    if (hidden) list.scrollTop = above - list.clientHeight / 2;
  }

  /** @param {View} view */
  copyLink(view) {
    const problem = problemOf(view.performed.map(({ operation }) => operation));
    if (problem) this.said = problem;
    else this.copy('The link', new URL(linkTo({ view }), location.href).href);
  }

  /**
   * @param {string} what
   * @param {string} text
   */
  async copy(what, text) {
    try {
      await navigator.clipboard.writeText(text);
      this.said = `${what} is copied.`;
    } catch {
      this.said = `The browser does not let the page copy. Select ${what.toLowerCase()} and copy it by hand.`;
    }
  }
}

/**
 * @param {string} text
 * @param {boolean} current
 */
function sourceLine(text, current) {
  const kind = `${current ? 'current' : ''}${text.trimStart().startsWith('//') ? ' comment' : ''}`;
  return html`<li class=${kind} aria-current=${current ? 'true' : nothing}><code>${text}</code></li>`;
}

/** @param {View} view */
function lineAt({ performed, cursor, live, last }) {
  return live ? last?.line : performed.findLast(({ firstSeq }) => firstSeq < cursor)?.line;
}

customElements.define('refcellar-program', RustProgram);
