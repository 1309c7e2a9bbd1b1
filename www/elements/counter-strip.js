/**
 * `<refcellar-counters>`: what was grouped. The counters are themselves `Cell<u32>`s, so
 * that `&self` methods can count.
 *
 * @import { View } from '../store/session.js'
 */

import { html, nothing } from 'lit';
import { grouped } from '../layout/map-rows.js';
import { LightElement } from './light-element.js';

export class CounterStrip extends LightElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
  }

  render() {
    if (this.view === undefined) return nothing;
    const { reads, writes, refused, panics, mostGuards } = this.view.moment.state.counters;
    return html`
      ${item('reads', reads)} ${item('writes', writes)} ${item('refused', refused)}
      ${item('panics', panics)} ${item('most guards at once', mostGuards)}
      <span>these are <code>Cell&lt;u32&gt;</code>s</span>
    `;
  }
}

/**
 * @param {string} name
 * @param {number} value
 */
function item(name, value) {
  return html`<span>${name} <b>${grouped(value)}</b></span>`;
}

customElements.define('refcellar-counters', CounterStrip);
