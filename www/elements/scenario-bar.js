/**
 * `<refcellar-scenario>`: the library of causes, and what to watch in the one that is open.
 *
 * @import { View } from '../program/session.js'
 * @import { Scenario, Variant } from '../program/scenario.js'
 */

import { html, nothing } from 'lit';
import { causesOf, reportLinks } from '../program/scenario.js';
import './cause-questions.js';
import { LightElement } from './light-element.js';
import { prose } from './prose.js';

export class ScenarioBar extends LightElement {
  static properties = {
    view: { attribute: false },
    scenarios: { state: true },
    asked: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
    /** @type {readonly Scenario[] | undefined} */
    this.scenarios = undefined;
    this.asked = '';
    this.problem = '';
  }

  firstUpdated() {
    this.load();
  }

  async load() {
    try {
      this.scenarios = (await import('../program/library.js')).SCENARIOS;
      this.problem = '';
    } catch {
      this.problem = 'The library did not arrive. Load the page again.';
    }
  }

  render() {
    const { scenario, variant } = this.open();
    return html`
      <div class="scenario-bar">
        <button type="button" class="library-button" aria-haspopup="dialog" @click=${this.show}>${scenario === undefined ? 'Scenarios' : `${scenario.number}. ${scenario.title}`}<span aria-hidden="true"> ▾</span></button>
        ${scenario === undefined || variant === undefined ? html`<p class="quiet">Your own program. Or open a scenario: what real programs trip over, each with its fixes.</p>` : this.about(scenario, variant)}
      </div>
      ${this.dialog()}
    `;
  }

  /** What is open of the library, if anything is. */
  open() {
    const [folder, id] = this.view?.scenario?.split('/') ?? [];
    const scenario = this.scenarios?.find((each) => each.id === folder);
    return { scenario, variant: scenario?.variants.find((each) => each.id === id) };
  }

  /**
   * @param {Scenario} scenario
   * @param {Variant} variant
   */
  about(scenario, variant) {
    return html`
      <div class="variants" role="group" aria-label="The broken program and its fixes">
        ${scenario.variants.map((each) => html`<button type="button" class=${each.broken ? 'variant broken' : 'variant'} aria-pressed=${each === variant} @click=${() => this.choose(scenario, each)}>${each.broken ? each.name : `fix: ${each.name}`}</button>`)}
      </div>
      <p class="watch">${prose(variant.broken ? variant.happens : variant.summary)} ${variant.watch === '' ? nothing : html`<b>Watch:</b> ${prose(variant.watch)}`} ${variant.cost === '' ? nothing : html`<b>Cost:</b> ${prose(variant.cost)}`} ${this.reports(scenario)}</p>
      ${variant.moments.length === 0 ? nothing : this.moments(variant)}
    `;
  }

  /** @param {Variant} variant */
  moments({ moments }) {
    const now = this.view?.look?.step.span.start.line;
    return html`<ol class="moments" aria-label="What to watch, step by step">
      ${moments.map(({ code, text, line }) => html`<li><button type="button" class="plain" aria-current=${now === line ? 'step' : nothing} @click=${() => this.ask('find-first', { kind: 'line', line })}><code>${code}</code></button> ${prose(text)}</li>`)}
    </ol>`;
  }

  /** @param {Scenario} scenario */
  reports({ reports }) {
    const links = reportLinks(reports);
    if (links.length === 0) return nothing;
    return html`<span class="quiet">Met in ${links.map(({ name, href }, index) => html`${index > 0 ? ', ' : ''}<a href=${href} target="_blank" rel="noreferrer">${name}</a>`)}.</span>`;
  }

  dialog() {
    const found = causesOf(this.scenarios ?? [], this.asked);
    return html`<dialog class="library" aria-labelledby="library-title" @click=${this.clicked}>
      <header>
        <h2 id="library-title">What real programs trip over</h2>
        <button type="button" aria-label="Close the library" @click=${this.close}>Close</button>
      </header>
      <label class="ask"><span>Find yours: paste a panic message, a backtrace, or say what the program does</span>
        <textarea rows="2" spellcheck="false" .value=${this.asked} @input=${this.typed} placeholder="already borrowed: BorrowMutError"></textarea>
      </label>
      ${this.problem === '' ? nothing : html`<p role="alert">${this.problem}</p>`}
      <p class="unseen" role="status">${this.asked === '' ? '' : `${found.length} causes fit, the likeliest first.`}</p>
      ${found.length === 0 && this.scenarios !== undefined ? html`<p class="quiet">Nothing here fits these words. Each of the causes is listed when the field is empty.</p>` : nothing}
      <refcellar-questions .scenarios=${this.scenarios ?? []} @found=${(/** @type {CustomEvent} */ { detail }) => this.choose(detail, detail.variants[0])}></refcellar-questions>
      <ol class="causes">
        ${found.map((scenario) => html`<li><button type="button" @click=${() => this.choose(scenario, scenario.variants[0])}><b>${scenario.number}. ${scenario.title}</b><span>${prose(scenario.summary)}</span></button></li>`)}
      </ol>
    </dialog>`;
  }

  /** @returns {HTMLDialogElement | null} */
  get shown() {
    return this.querySelector('dialog');
  }

  show() {
    this.shown?.showModal();
  }

  close() {
    this.shown?.close();
  }

  /** A click beside it closes it. @param {MouseEvent} event */
  clicked(event) {
    if (event.target === this.shown) this.close();
  }

  /** @param {Event & { target: HTMLTextAreaElement }} event */
  typed({ target }) {
    this.asked = target.value;
  }

  /**
   * @param {Scenario} scenario
   * @param {Variant | undefined} variant
   */
  choose(scenario, variant) {
    if (variant === undefined) return;
    this.close();
    const now = this.view?.edition ?? 2024;
    const edition = variant.editions.includes(now) ? now : (variant.editions.at(-1) ?? now);
    this.ask('open-program', { source: variant.source, edition, scenario: `${scenario.id}/${variant.id}` });
  }
}

customElements.define('refcellar-scenario', ScenarioBar);
