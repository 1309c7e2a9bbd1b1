/**
 * `<refcellar-swaps>`: the same program with another cell in the place of its own, each
 * checked and run.
 *
 * @import { View } from '../program/session.js'
 * @import { Swap } from '../program/types.js'
 */

import { html, nothing } from 'lit';
import { LightElement } from './light-element.js';
import { prose } from './prose.js';

/** What can be taken out. */
const CELLS = ['RefCell', 'Cell', 'OnceCell'];

export class SwapTable extends LightElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
  }

  render() {
    const { view } = this;
    if (view === undefined || !view.ran) return nothing;
    const used = CELLS.filter((cell) => new RegExp(`\\b${cell}\\b`).test(view.source));
    if (used.length === 0) return nothing;
    return html`
      <p class="swap-ask">
        <span>What if it were another cell?</span>
        ${used.map((cell) => html`<button type="button" class="plain" @click=${() => this.ask('swap', cell)}>Without <code>${cell}</code></button>`)}
      </p>
      ${view.swaps === null ? nothing : table(view.swaps, (swap) => this.ask('apply', { source: swap.source, edition: view.edition }))}
    `;
  }
}

/**
 * @param {readonly Swap[]} swaps
 * @param {(swap: Swap) => void} open
 */
function table(swaps, open) {
  if (swaps.length === 0) return html`<p class="quiet" role="status">No other cell can stand in its place.</p>`;
  return html`<table class="swaps" role="status">
    <caption class="unseen">The same program with another cell</caption>
    <tbody>
      ${swaps.map((swap) => html`<tr>
        <th scope="row"><code>${swap.to}</code></th>
        <td>${outcome(swap)}</td>
        <td><button type="button" class="plain" aria-label=${`Open the program with ${swap.to}`} @click=${() => open(swap)}>Open</button></td>
      </tr>`)}
    </tbody>
  </table>`;
}

/** @param {Swap} swap */
function outcome({ verdict, code, message, exit }) {
  if (verdict === 'ran') return exit === 0 ? 'runs to its end' : exit === 101 ? 'compiles, and panics' : exit === null ? 'reaches a limit' : `exit code ${exit}`;
  if (verdict === 'unsupported') return 'not supported here';
  return html`does not compile: <b class="code">${code ?? ''}</b> ${prose(message ?? '')}`;
}

customElements.define('refcellar-swaps', SwapTable);
