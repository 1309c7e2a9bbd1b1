/**
 * `<refcellar-program>`: the session as a Rust program, to take away.
 *
 * A program can have two thousand lines and grows with every click, so that the panel
 * waits for an idle moment while it is out of sight, and looks only at the blocks of lines
 * that changed.
 *
 * @import { View } from '../store/session.js'
 */

import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { problemOf } from '../store/link.js';
import { rustProgram } from '../store/program.js';
import { linkTo } from './address.js';
import { LightElement } from './light-element.js';

/** How many lines are compared at once. */
const BLOCK = 64;

export class RustProgram extends LightElement {
  static properties = {
    view: { attribute: false },
    said: { state: true },
    inSight: { state: true },
  };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
    /** The program of the view's session. */
    this.source = '';
    /** What came of copying. */
    this.said = '';
    this.inSight = false;
    /** The line that was last brought into sight. */
    this.current = 0;
    this.observer = new IntersectionObserver((entries) => {
      this.inSight = entries.at(-1)?.isIntersecting ?? true;
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  /** Out of sight it can still be read out, so that it is late, but never out of date. */
  async scheduleUpdate() {
    if (!this.inSight && this.hasUpdated) await idle();
    await super.scheduleUpdate();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const before = /** @type {View | undefined} */ (changed.get('view'));
    if (this.view === undefined || this.view.performed === before?.performed) return;
    this.source = rustProgram(this.view.performed).source;
  }

  render() {
    const { view } = this;
    if (view === undefined) return nothing;
    return html`
      <header>
        <h2>Your session as Rust</h2>
        <div class="copying">
          <span role="status">${this.said}</span>
          <button type="button" @click=${this.copyProgram}>Copy as Rust</button>
          <button type="button" @click=${this.copyLink}>Copy link</button>
        </div>
      </header>
      <ol class="source" tabindex="0" aria-label="The program">
        ${blocksOf(this.source, lineAt(view))}
      </ol>
    `;
  }

  /** The current line stays in sight, without moving the page. */
  updated() {
    const line = this.view && lineAt(this.view);
    if (line === undefined || line === this.current) return;
    this.current = line;
    const list = this.querySelector('.source');
    const current = list?.querySelector('.current');
    if (!(list instanceof HTMLElement) || !(current instanceof HTMLElement)) return;
    const above = current.offsetTop - list.offsetTop;
    const hidden = above < list.scrollTop || above + current.offsetHeight > list.scrollTop + list.clientHeight;
    if (hidden) list.scrollTop = above - list.clientHeight / 2;
  }

  copyProgram() {
    if (this.view) this.copy('The program', rustProgram(this.view.performed).source);
  }

  copyLink() {
    if (this.view === undefined) return;
    const problem = problemOf(this.view.performed.map(({ operation }) => operation));
    if (problem) this.said = problem;
    else this.copy('The link', new URL(linkTo({ view: this.view }), location.href).href);
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
 * Resolves when the page has nothing better to do, or has been busy for too long.
 *
 * @returns {Promise<unknown>}
 */
function idle() {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve, { timeout: 500 });
    else setTimeout(resolve);
  });
}

/**
 * @param {string} source
 * @param {number | undefined} current
 */
function blocksOf(source, current) {
  const lines = source.trimEnd().split('\n');
  return Array.from({ length: Math.ceil(lines.length / BLOCK) }, (_, block) => {
    const first = block * BLOCK;
    const own = lines.slice(first, first + BLOCK);
    const mark = current === undefined ? -1 : current - 1 - first;
    const marked = mark >= 0 && mark < BLOCK ? mark : -1;
    return guard([own.join('\n'), marked], () => own.map((text, index) => sourceLine(text, index === marked)));
  });
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
