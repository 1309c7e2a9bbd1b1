/**
 * `<refcellar-actions>`: what to do next, what it is in Rust, and what came of the last.
 *
 * @import { View, Performed } from '../store/session.js'
 * @import { Operation } from '../store/operations.js'
 * @import { Action } from './action-groups.js'
 */

import { html, nothing } from 'lit';
import { forecast } from '../store/forecast.js';
import { guardName, handleName } from '../store/names.js';
import { actionButton } from './action-button.js';
import { actionGroups } from './action-groups.js';
import { ICONS, icon } from './icons.js';
import { LightElement } from './light-element.js';

export class ActionPanel extends LightElement {
  static properties = {
    view: { attribute: false },
    on: { state: true },
    key: { state: true },
    value: { state: true },
  };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
    /** The handle that the calls go through. */
    this.on = 1;
    this.key = 'colour';
    this.value = 'green';
  }

  /** A handle that is gone is left for one that is not, if there is one. */
  willUpdate() {
    const handles = this.view?.present.handles ?? [];
    if (handles.length > 0 && !handles.some(({ id }) => id === this.on)) this.on = handles[0].id;
  }

  /**
   * What was dropped goes, and the next button takes its place: the key that dropped one
   * thing must not drop another when it is pressed again.
   *
   * @param {Operation} operation
   */
  async perform(operation) {
    this.ask('perform', operation);
    if (!operation.op.includes('drop')) return;
    await this.updateComplete;
    this.focusOutcome();
  }

  /**
   * The panic card stands among the actions and not above the diagram, so that scrubbing
   * over a panic moves nothing that is looked at.
   */
  render() {
    const { view } = this;
    if (view === undefined) return nothing;
    const perform = (/** @type {Operation} */ operation) => this.perform(operation);
    return html`
      ${this.fields(view)}
      <div class="groups">
        <refcellar-panic .view=${view}></refcellar-panic>
        ${actionGroups(view.present, this).map(
          ({ title, note, actions }) => html`
            <section class="group">
              <h3>${title} ${inTheWay(view, actions) ?? html`<small>${note}</small>`}</h3>
              ${actions.map(({ verb, operation }) => actionButton(view, verb, operation, perform))}
            </section>
          `,
        )}
      </div>
    `;
  }

  /** @param {View} view */
  fields({ present, last }) {
    return html`
      <div class="fields">
        <label>
          <span>handle</span>
          <select @change=${this.chosen}>
            ${present.handles.length === 0 ? html`<option>none</option>` : nothing}
            ${present.handles.map(({ id }) => html`<option value=${id} ?selected=${id === this.on}>${handleName(id)}</option>`)}
          </select>
        </label>
        ${this.field('key', this.key)} ${this.field('value', this.value)}
      </div>
      ${outcome(last, () => this.explain())}
    `;
  }

  /** Goes to the panic's explanation, which may be out of sight on a small screen. */
  explain() {
    this.querySelector('h2')?.focus();
  }

  /** Where the keyboard goes on when what it was on is gone. */
  focusOutcome() {
    /** @type {HTMLElement | null} */ (this.querySelector('.outcome'))?.focus();
  }

  /**
   * @param {'key' | 'value'} name
   * @param {string} text
   */
  field(name, text) {
    return html`
      <label class=${name}>
        <span>${name}</span>
        <input
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          .value=${text}
          @input=${(/** @type {InputEvent & { target: HTMLInputElement }} */ { target }) => {
            this[name] = target.value;
          }}
        />
      </label>
    `;
  }

  /** @param {Event & { target: HTMLSelectElement }} event */
  chosen({ target }) {
    this.on = Number(target.value);
  }
}

/**
 * Who is in the way of any of these, said once for all of them.
 *
 * @param {View} view
 * @param {Action[]} actions
 */
function inTheWay(view, actions) {
  const guards = new Set(actions.flatMap(({ operation }) => forecast(view, operation).inTheWay));
  if (guards.size === 0) return undefined;
  const [first, ...others] = guards;
  const type = first.access === 'write' ? 'RefMut' : 'Ref';
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return html`<small class="clash">in the way: ${guardName(first.id)} (${type})${more}</small>`;
}

/**
 * @param {Performed | undefined} last
 * @param {() => void} explain
 */
function outcome(last, explain) {
  if (last === undefined) return html`<p class="outcome quiet" tabindex="-1">Each action shows the Rust line that it runs.</p>`;
  const { outcome: came, line } = last;
  return html`
    <p class=${`outcome ${came.kind}`} tabindex="-1">
      <span class="at">line ${line}</span>${icon(ICONS[came.kind] ?? '')}<span>${wordsOf(came)}</span>
      ${came.kind === 'panicked' ? html`<button type="button" class="plain" @click=${explain}>Why</button>` : nothing}
    </p>
  `;
}

/** @param {Performed['outcome']} outcome */
function wordsOf(outcome) {
  if (outcome.kind === 'done') return outcome.text;
  return outcome.kind === 'panicked' ? `panicked: ${outcome.report.message}` : outcome.message;
}

customElements.define('refcellar-actions', ActionPanel);
