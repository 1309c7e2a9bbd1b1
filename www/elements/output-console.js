/**
 * `<refcellar-console>`: what the program prints, up to the step at the cursor and after it,
 * how it ended, and what it never freed.
 *
 * @import { View } from '../program/session.js'
 * @import { Chunk } from '../program/types.js'
 */

import { html, nothing } from 'lit';
import { splitAt } from '../program/output.js';
import { endWords } from '../program/narrate.js';
import { LightElement } from './light-element.js';
import { prose } from './prose.js';

/** The page shows this much of the end of an output. */
const MOST = 100_000;

export class OutputConsole extends LightElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
  }

  render() {
    const { view } = this;
    if (view === undefined) return nothing;
    const { output = [], leaks = [] } = view.summary ?? {};
    const end = endWords(view.end, view.stopped);
    return html`
      <header>
        <h2>Output</h2>
        ${end === '' ? nothing : html`<span class=${view.end?.kind === 'exit' && view.end.code === 0 ? 'ended well' : 'ended'}>${end}</span>`}
      </header>
      ${output.length === 0 ? html`<p class="quiet empty">${view.summary !== null ? 'It prints nothing.' : view.checked === null || view.checked.verdict === 'accepted' ? 'Nothing yet.' : 'Nothing: the program is not run.'}</p>` : html`<pre class="printed" tabindex="0" aria-label="What the program prints">${pieces(output, view.look?.picture.outputLength ?? Infinity)}</pre>`}
      ${leaks.length === 0 ? nothing : html`<div class="leaks"><h3>Never freed</h3><ul>${leaks.map(({ text }) => html`<li>${prose(text)}</li>`)}</ul></div>`}
    `;
  }
}

/**
 * The pieces, each as printed already or as still to come.
 *
 * @param {readonly Chunk[]} output
 * @param {number} printed
 */
function pieces(output, printed) {
  const shown = splitAt(output, printed, MOST);
  return shown.map(({ stream, before, after }) => html`<span class=${stream}>${before}</span><span class=${`${stream} later`}>${after}</span>`);
}

customElements.define('refcellar-console', OutputConsole);
