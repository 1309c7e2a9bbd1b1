/**
 * `<refcellar-cells>`: `Cell`, beside `RefCell`: values go in and out, and nobody ever
 * holds a reference to what is inside.
 *
 * @import { Operation, NumberCell } from '../store/operations.js'
 * @import { View } from '../store/session.js'
 */

import { html, nothing } from 'lit';
import { fold } from '../layout/fold.js';
import { actionButton } from './action-button.js';
import { LightElement } from './light-element.js';

/** A number as one writes it, and not what else JavaScript reads as one: nothing, or `0x1`. */
const NUMBER = /^\s*[+-]?\d+(\.\d+)?(e[+-]?\d+)?\s*$/i;

export class CellBench extends LightElement {
  static properties = {
    view: { attribute: false },
    cell: { state: true },
    number: { state: true },
    text: { state: true },
  };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
    /** @type {NumberCell} */
    this.cell = 'left';
    /** As it was typed: what is wrong with it is for the session to say. */
    this.number = '7';
    this.text = 'moved, not copied';
  }

  render() {
    const { view } = this;
    if (view === undefined) return nothing;
    const { left, right, text } = view.moment.state.cells;
    return html`
      <header><h2>Cell bench</h2><p class="quiet">no guard, no flag, no conflict</p></header>
      <dl class="values">
        ${value('left', 'Cell<u32>', String(left))} ${value('right', 'Cell<u32>', String(right))}
        ${value('text', 'Cell<String>', `"${fold(text, 40)}"`)}
      </dl>
      <div class="benches">
        <section class="group">
          <h3>Cell&lt;u32&gt; <small>get and update need Copy; the others do not</small></h3>
          ${this.numberFields()} ${this.actions(view, numberActions(this.cell, numberIn(this.number)))}
        </section>
        <section class="group">
          <h3>Cell&lt;String&gt; <small>not Copy: values move in and out</small></h3>
          ${this.textField()} ${this.actions(view, textActions(this.text))}
          <p class="quiet">
            There is no get: a String cannot be copied out, and a reference into the cell
            could outlive the next set. That is why Cell needs no borrow flag.
          </p>
        </section>
      </div>
    `;
  }

  /**
   * @param {View} view
   * @param {[string, Operation][]} actions
   */
  actions(view, actions) {
    const perform = (/** @type {Operation} */ operation) => this.ask('perform', operation);
    return actions.map(([verb, operation]) => actionButton(view, verb, operation, perform));
  }

  numberFields() {
    return html`
      <div class="fields">
        <label>
          <span>cell</span>
          <select @change=${this.chosen}>
            <option>left</option>
            <option>right</option>
          </select>
        </label>
        <label>
          <span>value</span>
          <input type="text" inputmode="numeric" autocomplete="off" .value=${this.number} @input=${this.numbered} />
        </label>
      </div>
    `;
  }

  textField() {
    return html`
      <div class="fields">
        <label class="text">
          <span>value</span>
          <input type="text" autocomplete="off" .value=${this.text} @input=${this.texted} />
        </label>
      </div>
    `;
  }

  /** @param {Event & { target: HTMLSelectElement }} event */
  chosen({ target }) {
    this.cell = target.value === 'right' ? 'right' : 'left';
  }

  /** @param {Event & { target: HTMLInputElement }} event */
  numbered({ target }) {
    this.number = target.value;
  }

  /** @param {Event & { target: HTMLInputElement }} event */
  texted({ target }) {
    this.text = target.value;
  }
}

/**
 * @param {string} name
 * @param {string} type
 * @param {string} shown
 */
function value(name, type, shown) {
  return html`<div><dt>${name} <small>${type}</small></dt><dd>${shown}</dd></div>`;
}

/**
 * @param {string} text
 * @returns {number} not necessarily one that a `u32` can be
 */
function numberIn(text) {
  return NUMBER.test(text) ? Number(text) : Number.NaN;
}

/**
 * @param {NumberCell} cell
 * @param {number} number
 * @returns {[string, Operation][]}
 */
function numberActions(cell, number) {
  return [
    ['get', { op: 'cell_get', cell }],
    ['set', { op: 'cell_set', cell, value: number }],
    ['replace', { op: 'cell_replace', cell, value: number }],
    ['take', { op: 'cell_take', cell }],
    ['swap', { op: 'cell_swap' }],
    ['update', { op: 'cell_update', cell }],
  ];
}

/**
 * @param {string} value
 * @returns {[string, Operation][]}
 */
function textActions(value) {
  return [
    ['set', { op: 'text_set', value }],
    ['replace', { op: 'text_replace', value }],
    ['take', { op: 'text_take' }],
  ];
}

customElements.define('refcellar-cells', CellBench);
