/**
 * `<refcellar-editions>`: whether the program does the same in its other edition, in one line,
 * and on request both runs side by side.
 *
 * @import { View } from '../program/session.js'
 * @import { Comparison, Row } from '../program/compare.js'
 * @import { Side } from '../program/align.js'
 */

import { html, nothing } from 'lit';
import { grouped } from '../layout/map-rows.js';
import { foldedRows } from '../program/fold-rows.js';
import { LightElement } from './light-element.js';
import { prose } from './prose.js';

export class EditionCompare extends LightElement {
  static properties = { view: { attribute: false }, whole: { state: true } };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
    /** Whether what is alike is shown too. */
    this.whole = false;
  }

  render() {
    const { view } = this;
    if (view === undefined || !view.current || view.other === null) return nothing;
    const { other } = view;
    if (other === 'long') return html`<p class="edition-line"><span>The run is long, and only edition ${view.edition} was looked at.</span> <button type="button" class="plain" @click=${() => this.ask('compare', null)}>Look at the other one too</button></p>`;
    return html`
      <p class="edition-line">
        <span class=${other.differs ? 'differs' : ''} role="status">${other.differs ? html`<b aria-hidden="true">≠</b> ` : nothing}${prose(other.headline)}</span>
        ${other.differs ? html`<button type="button" class="plain" aria-haspopup="dialog" @click=${this.show}>${other.rows.length > 0 ? 'Side by side' : 'What differs'}</button>` : nothing}
      </p>
      ${other.differs ? this.dialog(view, other) : nothing}
    `;
  }

  /**
   * @param {View} view
   * @param {Comparison} other
   */
  dialog(view, other) {
    return html`<dialog class="library compare" aria-labelledby="compare-title" @click=${this.clicked}>
      <header>
        <h2 id="compare-title">The same program in two editions</h2>
        <button type="button" aria-label="Close the comparison" @click=${this.close}>Close</button>
      </header>
      <ul class="points">${other.points.map((point) => html`<li>${prose(point)}</li>`)}</ul>
      ${other.rows.length > 0 ? this.table(view, other) : other.editions.every(({ steps }) => steps > 0) ? html`<p class="quiet">The runs are too long to be shown line by line.</p>` : nothing}
      <footer>
        ${other.rows.length > 0 ? html`<label><input type="checkbox" .checked=${this.whole} @change=${(/** @type {Event & { target: HTMLInputElement }} */ { target }) => (this.whole = target.checked)} /> Show what is alike too</label>` : nothing}
        <button type="button" @click=${() => this.turn(view, other)}>Go on in edition ${other.edition}</button>
      </footer>
    </dialog>`;
  }

  /**
   * @param {View} view
   * @param {Comparison} other
   */
  table(view, { editions, rows }) {
    return html`<div class="sides" tabindex="0" role="region" aria-label="Both runs, line by line">
      <table>
        <thead>
          <tr>
            <th scope="col">Line</th>
            ${editions.map(({ edition, words, steps }) => html`<th scope="col">Edition ${edition}<span class="quiet"> ${prose(words)} · ${grouped(steps)} steps</span></th>`)}
            <th scope="col"><span class="unseen">Whether they differ</span></th>
          </tr>
        </thead>
        <tbody>
          ${foldedRows(rows, this.whole).map((row) => (typeof row === 'number' ? html`<tr class="alike"><td colspan="4">${row === 1 ? 'one line on which both do the same' : `${row} lines on which both do the same`}</td></tr>` : this.row(view, row)))}
        </tbody>
      </table>
    </div>`;
  }

  /**
   * @param {View} view
   * @param {Row} row
   */
  row({ edition }, { line, text, old, young, differs }) {
    const here = edition === 2021 ? old : young;
    return html`<tr class=${differs === '' ? '' : 'apart'}>
      <th scope="row">${here === null ? html`<span class="at">${line}</span>` : html`<button type="button" class="plain at" aria-label=${`Go to line ${line}, step ${here.step}`} @click=${() => this.go(here.step)}>${line}</button>`} <code>${text}</code></th>
      ${sideCell(old)} ${sideCell(young)}
      <td class="how">${differs === '' ? nothing : html`<b aria-hidden="true">≠</b> ${differs}`}</td>
    </tr>`;
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

  /** @param {number} step */
  go(step) {
    this.close();
    this.ask('seek', step);
  }

  /**
   * @param {View} view
   * @param {Comparison} other
   */
  turn({ source, scenario }, { edition }) {
    this.close();
    this.ask('open-program', { source, edition, scenario });
  }
}

/** @param {Side | null} side */
function sideCell(side) {
  if (side === null) return html`<td class="side none">does not come here</td>`;
  const { held, refused } = side;
  return html`<td class="side">
    ${held.map(({ kind, what, words }) => html`<span class=${`held ${kind === 'Ref' ? 'read' : 'write'} ${what}`}>${prose(words)}</span>`)}
    ${refused === '' ? nothing : html`<span class="refused-here"><b aria-hidden="true">✕</b> ${prose(refused)}</span>`}
  </td>`;
}

customElements.define('refcellar-editions', EditionCompare);
