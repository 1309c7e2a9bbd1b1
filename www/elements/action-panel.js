/**
 * `<refcellar-actions>`: what to do next, what it is in Rust, and what came of the last.
 *
 * @import { View, Performed } from '../store/session.js'
 * @import { Operation } from '../store/operations.js'
 */

import { html, nothing } from 'lit';
import { handleName } from '../store/names.js';
import { actionButton } from './action-button.js';
import { actionGroups } from './action-groups.js';
import { icon } from './icons.js';
import { LightElement } from './light-element.js';

/** A link carries no longer texts than this. */
const LONGEST_TEXT = 10_000;

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

  render() {
    const { view } = this;
    if (view === undefined) return nothing;
    const perform = (/** @type {Operation} */ operation) => this.ask('perform', operation);
    return html`
      ${this.fields(view)}
      <div class="groups" tabindex="-1">
        ${actionGroups(view.present, this).map(
          ({ title, note, actions }) => html`
            <section class="group">
              <h3>${title}${note === undefined ? nothing : html` <small>${note}</small>`}</h3>
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
            ${present.handles.map(({ id }) => html`<option value=${id} ?selected=${id === this.on}>${handleName(id)}</option>`)}
          </select>
        </label>
        ${this.field('key', this.key)} ${this.field('value', this.value)}
      </div>
      ${outcome(last, () => this.ask('explain', undefined))}
    `;
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
          maxlength=${LONGEST_TEXT}
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
 * @param {Performed | undefined} last
 * @param {() => void} explain
 */
function outcome(last, explain) {
  if (last === undefined) return html`<p class="outcome quiet">Each line shows the Rust that it runs.</p>`;
  const { kind } = last.outcome;
  return html`
    <p class=${`outcome ${kind}`}>
      <span class="at">line ${last.line}</span>
      ${kind === 'panicked'
        ? html`${icon('panics')}<span>panicked: ${last.outcome.report.message}</span>
            <button type="button" class="plain" @click=${explain}>why</button>`
        : html`${icon(kind)}<span>${kind === 'done' ? last.outcome.text : last.outcome.message}</span>`}
    </p>
  `;
}

customElements.define('refcellar-actions', ActionPanel);
