/**
 * `<refcellar-steps>`: the buttons that step, and what the last step did, in words.
 *
 * @import { Look, View } from '../program/session.js'
 * @import { What } from '../program/types.js'
 */

import { html, nothing, svg } from 'lit';
import { grouped } from '../layout/map-rows.js';
import { sentencesOf } from '../program/narrate.js';
import { LightElement } from './light-element.js';
import { prose } from './prose.js';
import { keyFor } from './step-keys.js';

/** @type {Readonly<Record<string, string>>} */
const PATHS = {
  start: 'M3 3v10M13 3L6 8l7 5z',
  back: 'M11 3L4 8l7 5z',
  forward: 'M5 3l7 5-7 5z',
  end: 'M13 3v10M3 3l7 5-7 5z',
  over: 'M2 8a6 6 0 0 1 11-3m0-3v3.5H9.5M8 12.5h.01',
  into: 'M8 2v8M4.5 7L8 10.5 11.5 7M5 14h6',
  out: 'M8 11V3M4.5 6L8 2.500 11.500 6M5 14h6',
};

export class StepControls extends LightElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
  }

  render() {
    const { view } = this;
    if (view === undefined) return nothing;
    const { cursor, steps } = view;
    const last = Math.max(0, steps - 1);
    return html`
      <div class="stepping" role="toolbar" aria-label="Stepping" @keydown=${this.pressed}>
        <span class="group">
          ${this.go('start', 'First step', 0, 'Home', cursor <= 0)} ${this.go('back', 'Step back', cursor - 1, '←', cursor <= 0)}
          ${this.go('forward', 'Step forward', cursor + 1, '→', cursor >= last)} ${this.go('end', 'Last step', last, 'End', cursor >= last)}
        </span>
        <span class="group">
          ${this.find('over', 'Step over the call', { kind: 'over' }, 'O')} ${this.find('into', 'Step into the call', { kind: 'into' }, 'I')}
          ${this.find('out', 'Step out of the function', { kind: 'out' }, 'U')}
        </span>
        <span class="group jump">
          <span class="quiet">next</span>
          ${this.jump('borrow', { kind: 'borrow' }, 'B')} ${this.jump('conflict', { kind: 'conflict' }, 'C')} ${this.jump('panic', { kind: 'panic' }, 'P')}
          ${this.jump('this line', { kind: 'line', line: view.look?.step.span.start.line ?? 1 }, 'L')}
        </span>
        <output class="count" aria-live="off">step <b>${grouped(cursor)}</b> of ${grouped(last)}</output>
      </div>
      ${this.narration(view)}
    `;
  }

  /** @param {View} view */
  narration(view) {
    const { look, source } = view;
    if (look === null) return html`<div class="narration"><p class="quiet">${waiting(view)}</p></div>`;
    const done = toldAt(look);
    const line = look.step.span.start.line;
    const text = source.split('\n', line)[line - 1]?.trim() ?? '';
    const over = view.cursor >= view.steps - 1;
    return html`<div class="narration" data-step=${look.step.index}>
      <p class="done" aria-live="polite">${done.length === 0 ? 'Nothing that touches a cell.' : done.map((sentence) => html`<span>${prose(sentence)} </span>`)}</p>
      <p class="next"><b>${over ? 'The end' : `Next, line ${line}`}</b> ${over ? nothing : html`<code>${text}</code>`}
        ${over ? nothing : html`<button type="button" class="plain" @click=${() => this.ask('std', view.std === null)}>${view.std === null ? 'What std does in it' : 'Close std'}</button>`}
      </p>
      ${view.notice === null ? nothing : html`<p class="notice-line" role="status">${view.notice}</p>`}
      ${this.std(view)}
    </div>`;
  }

  /** @param {View} view */
  std({ std }) {
    if (std === null) return nothing;
    if (std.length === 0) return html`<p class="quiet">This step calls nothing of std.</p>`;
    return html`<ol class="std" tabindex="0" aria-label="What std does in this step">
      ${std.map(({ file, line, function: name, depth }) => html`<li><span class="quiet">${file}:${line}</span><code>${'  '.repeat(Math.min(depth, 12))}${name}</code></li>`)}
    </ol>`;
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {number} step
   * @param {string} key
   * @param {boolean} disabled
   */
  go(name, label, step, key, disabled) {
    return html`<button type="button" class="icon-button" aria-label=${label} title=${`${label} (${key})`} aria-disabled=${disabled} @click=${() => disabled || this.ask('seek', step)}>${glyph(name)}</button>`;
  }

  /**
   * @param {string} name
   * @param {string} label
   * @param {What} what
   * @param {string} key
   */
  find(name, label, what, key) {
    return html`<button type="button" class="icon-button" aria-label=${label} title=${`${label} (${key}, with Shift backwards)`} @click=${(/** @type {MouseEvent} */ event) => this.ask('find', { what, direction: event.shiftKey ? -1 : 1 })}>${glyph(name)}</button>`;
  }

  /**
   * @param {string} name
   * @param {What} what
   * @param {string} key
   */
  jump(name, what, key) {
    return html`<button type="button" class="jump-button" aria-label=${`Next ${name}`} title=${`Next ${name} (${key}, with Shift backwards)`} @click=${(/** @type {MouseEvent} */ event) => this.ask('find', { what, direction: event.shiftKey ? -1 : 1 })}>${name}</button>`;
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const { view } = this;
    if (view === undefined) return;
    const wanted = keyFor(event, view);
    if (wanted === undefined) return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent(wanted.name, { detail: wanted.detail, bubbles: true, composed: true }));
  }
}

/**
 * What the last step did; where a borrow is about to be refused, that.
 *
 * @param {Look} look
 */
function toldAt({ step, last }) {
  const refused = step.events.filter(({ kind }) => kind === 'refused');
  if (refused.length > 0) return sentencesOf(refused);
  if (last === null) return ['The program is about to begin.'];
  // A refusal was told when it was about to be.
  const after = last.events.filter(({ kind }) => kind !== 'refused');
  return sentencesOf(after.length === 0 ? last.events : after);
}

/** @param {string} name */
function glyph(name) {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${svg`<path d=${PATHS[name]} />`}</svg>`;
}

/** @param {View} view */
function waiting({ phase, checked, progress, notice }) {
  if (notice !== null) return notice;
  if (phase === 'starting') return 'The engine is starting.';
  if (phase === 'running') return `It runs${progress === null ? '' : `: ${grouped(progress.steps)} steps so far`}.`;
  if (phase === 'checking') return 'The engine looks at the program.';
  return checked?.verdict === 'accepted' ? 'There are no steps to show.' : 'A program that does not compile has no steps.';
}

customElements.define('refcellar-steps', StepControls);
