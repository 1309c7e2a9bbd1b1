/**
 * `<refcellar-program-lab>`: the Program lab. It owns the session; everything below it gets
 * the session's view as a property and asks for changes with events.
 *
 * @import { Edition, ProgramSession, View } from '../program/session.js'
 * @import { Diagnostic } from '../program/types.js'
 */

import { html, nothing } from 'lit';
import { grouped } from '../layout/map-rows.js';
import './code-editor.js';
import './conflict-card.js';
import './edition-compare.js';
import { icon } from './icons.js';
import { LightElement } from './light-element.js';
import './moment-picture.js';
import './output-console.js';
import './problem-list.js';
import './run-timeline.js';
import './scenario-bar.js';
import './step-controls.js';
import './swap-table.js';

export class ProgramLab extends LightElement {
  static properties = { view: { state: true }, said: { state: true } };

  constructor() {
    super();
    /** @type {ProgramSession | undefined} */
    this.session = undefined;
    /** @type {View | undefined} */
    this.view = undefined;
    /** What came of copying. */
    this.said = '';
    this.listen();
  }

  listen() {
    this.on('edit', (source) => this.session?.edit(source));
    this.on('editor-key', (what) => this.editorKey(what));
    this.on('seek', (step) => this.session?.seek(step));
    this.on('find', ({ what, direction }) => this.session?.find(what, direction));
    this.on('find-first', (what) => this.session?.find(what, 1, 0));
    this.on('std', (open) => (open ? this.session?.openStd() : this.session?.closeStd()));
    this.on('swap', (from) => this.session?.seekSwaps(from));
    this.on('apply', ({ source, edition }) => this.session?.open(source, { edition }));
    this.on('compare', () => this.session?.compareEditions());
    this.on('go-further', () => this.session?.goFurther());
    this.on('open-program', ({ source, edition, scenario }) => this.session?.open(source, { edition, scenario }));
    this.on('go-to', (place) => this.editor?.goTo(place));
  }

  /**
   * @template {keyof import('./light-element.js').Asked} Name
   * @param {Name} name
   * @param {(detail: import('./light-element.js').Asked[Name]) => void} answer
   */
  on(name, answer) {
    this.addEventListener(name, (event) => answer(/** @type {CustomEvent} */ (event).detail));
  }

  /** @returns {import('./code-editor.js').CodeEditor | null} */
  get editor() {
    return this.querySelector('refcellar-editor');
  }

  /** @param {ProgramSession} session */
  use(session) {
    this.session = session;
    session.addEventListener('change', () => {
      this.view = session.view;
    });
    this.querySelector('.before')?.remove();
    this.view = session.view;
  }

  /** @param {'forward' | 'back' | 'run'} what */
  editorKey(what) {
    const { session } = this;
    if (session === undefined) return;
    if (what === 'run') session.runAgain();
    else session.seek(session.view.cursor + (what === 'forward' ? 1 : -1));
  }

  render() {
    const { view } = this;
    if (view === undefined) return nothing;
    return html`
      <main class="program-lab">
        <h1 class="unseen">Program lab</h1>
        <refcellar-scenario class="panel scenario" .view=${view}></refcellar-scenario>
        <section class="panel code" aria-labelledby="code-title">
          <header>
            <h2 id="code-title">main.rs</h2>
            ${this.editions(view)} ${this.verdict(view)}
          </header>
          <refcellar-editor .view=${view}></refcellar-editor>
          <p class="judged">${judged(view)}</p>
          <refcellar-editions .view=${view}></refcellar-editions>
          <footer>
            <span id="editor-keys">While you type, <kbd>Alt</kbd> <kbd>.</kbd> steps forward and <kbd>Alt</kbd> <kbd>,</kbd> back</span>
            <span class="copying"><span role="status">${this.said}</span><button type="button" class="plain" @click=${this.copyLink}>Copy link</button></span>
          </footer>
        </section>
        <section class="panel run" aria-labelledby="run-title">
          <h2 id="run-title" class="unseen">The run</h2>
          <refcellar-steps .view=${view}></refcellar-steps>
          <div class=${view.ran || view.look === null ? 'scene' : 'scene stale'} tabindex="0" role="region" aria-label=${view.look === null ? 'What the engine says' : 'What is alive at this step'}>
            <refcellar-problems .view=${view}></refcellar-problems>
            <refcellar-conflict .view=${view}></refcellar-conflict>
            <refcellar-moment .view=${view}></refcellar-moment>
          </div>
        </section>
        <div class="panel console">
          <refcellar-console .view=${view}></refcellar-console>
          <refcellar-swaps .view=${view}></refcellar-swaps>
        </div>
        <refcellar-lanes class="panel timeline" .view=${view}></refcellar-lanes>
      </main>
    `;
  }

  /** @param {View} view */
  editions({ edition }) {
    return html`<fieldset class="segments editions">
      <legend class="unseen">Edition</legend>
      ${/** @type {const} */ ([2021, 2024]).map((each) => html`<label><input type="radio" name="edition" value=${each} .checked=${each === edition} @change=${() => this.session?.setEdition(each)} />${each}</label>`)}
    </fieldset>`;
  }

  /** @param {View} view */
  verdict(view) {
    const { phase, checked, current, progress } = view;
    if (phase === 'running' && progress !== null) {
      return html`<p class="verdict busy"><span role="status">runs: ${grouped(progress.steps)} steps</span> <button type="button" @click=${() => this.session?.stop()}>Stop</button></p>`;
    }
    if (checked === null) return html`<p class="verdict busy" role="status">${phase === 'settled' ? 'no answer' : phase === 'starting' ? 'starting the engine' : 'checking'}</p>`;
    return html`<p class=${`verdict ${checked.verdict}${current ? '' : ' old'}`} role="status">${verdictWords(view)}</p>`;
  }

  async copyLink() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.said = 'The link is copied.';
    } catch {
      this.said = 'The browser forbids it. The address bar has the link.';
    }
  }
}

/** @param {View} view */
function verdictWords({ checked, end, stopped, steps, ran }) {
  const { verdict = 'accepted', diagnostics = [] } = checked ?? {};
  if (verdict === 'rejected') return html`${icon('rejected')}${counted(diagnostics)}`;
  if (verdict === 'unsupported') return html`${icon('refused')}not supported here`;
  if (verdict === 'limit') return html`${icon('refused')}too large for the engine`;
  if (!ran) return html`<span class="tick" aria-hidden="true">✓</span>compiles`;
  if (stopped && end === null) return `stopped after ${grouped(steps)} steps`;
  if (end?.kind === 'panic') return html`${icon('panics')}compiles, and panics`;
  if (end?.kind === 'limit') return 'compiles; a limit was reached';
  if (end?.kind === 'unsupported') return html`${icon('refused')}not supported here`;
  return html`<span class="tick" aria-hidden="true">✓</span>compiles, and runs`;
}

/**
 * What a verdict that is no error stands on: rustc looks at more.
 *
 * @param {View} view
 */
function judged({ checked }) {
  if (checked?.verdict !== 'accepted') return nothing;
  return html`Names, types, patterns and moves are checked as rustc does. Loans are not yet: rustc may still reject it with E0499, E0502, E0505, E0506, E0597 or E0716.`;
}

/** @param {readonly Diagnostic[]} diagnostics */
function counted({ length }) {
  return length === 1 ? 'does not compile' : `does not compile: ${length} errors`;
}

customElements.define('refcellar-program-lab', ProgramLab);
