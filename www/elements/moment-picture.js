/**
 * `<refcellar-moment>`: what is alive right before the step at the cursor. It is lists of
 * lines, and reads as such; the lines between them are drawn above.
 *
 * @import { View } from '../program/session.js'
 * @import { Box, Edge, MomentLayout } from '../layout/moment.js'
 * @import { Row } from '../layout/values.js'
 */

import { html, nothing, svg } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { changedRows, momentLayout } from '../layout/moment.js';
import { signed } from './diagram-cell.js';
import { MeasuredElement } from './measured-element.js';
import { prose } from './prose.js';

export class MomentPicture extends MeasuredElement {
  static properties = { view: { attribute: false }, opened: { state: true } };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
    /** @type {ReadonlySet<string>} keys of the large values that were opened */
    this.opened = new Set();
  }

  render() {
    const look = this.view?.look ?? null;
    if (look === null || this.width <= 0) return nothing;
    const layout = momentLayout(look.picture, this.width, this.opened, this.refused(look.picture.step));
    const before = look.before === null ? undefined : momentLayout(look.before, this.width, this.opened);
    const changed = changedRows(layout, before);
    if (look.picture.frames.length === 0 && look.picture.heap.length === 0) return html`<p class="quiet empty">Nothing is alive: the program is over, and everything was dropped.</p>`;
    return html`
      <div class=${layout.wide ? 'moment wide' : 'moment'}>
        ${this.column('Stack frames', layout.frames, changed)} ${layout.heap.length === 0 ? nothing : this.column('On the heap', layout.heap, changed)}
        ${drawing(layout)}
      </div>
    `;
  }

  /**
   * The cell that is asked for in vain at this step.
   *
   * @param {number} step
   */
  refused(step) {
    const conflict = this.view?.summary?.conflict;
    return conflict?.step === step ? conflict.cell : undefined;
  }

  /**
   * @param {string} title
   * @param {Box[]} boxes
   * @param {Set<string>} changed
   */
  column(title, boxes, changed) {
    return html`<ol class="column" aria-label=${title}>
      ${repeat(boxes, ({ id }) => id, (box) => this.box(box, changed))}
    </ol>`;
  }

  /**
   * @param {Box} box
   * @param {Set<string>} changed
   */
  box({ title, note, rows, dim }, changed) {
    return html`<li class=${dim ? 'thing dim' : 'thing'}>
      <p class="head"><code title=${title}>${title}</code><span>${note}</span></p>
      ${rows.length === 0 ? nothing : html`<ul>
        ${repeat(rows, (row, index) => `${row.key} ${row.kind} ${index}`, (row) => this.row(row, changed.has(row.key)))}
      </ul>`}
    </li>`;
  }

  /**
   * @param {Row} row
   * @param {boolean} changed
   */
  row(row, changed) {
    const classes = ['row', row.kind, `d${Math.min(row.depth, 6)}`, changed ? 'changed' : '', row.tall ? 'tall' : '', row.state ?? '', row.access === undefined ? '' : row.access === 'Ref' ? 'read' : 'write'];
    return html`<li class=${classes.join(' ')} title=${row.type ?? nothing}>${this.inside(row)}${changed ? html`<span class="unseen"> changed</span>` : nothing}</li>`;
  }

  /** @param {Row} row */
  inside(row) {
    const { kind, name, text, role } = row;
    if (kind === 'why') return html`<span class="why">${prose(text)}</span>`;
    if (kind === 'more') return html`<button type="button" class="plain" aria-expanded=${row.folded !== true} @click=${() => this.toggle(row.key)}>${text}</button>`;
    return html`${name === '' ? nothing : html`<code class="name">${name}</code>`}${this.chip(row)}<code class="text">${text}</code>${kind === 'pointer' && row.to !== undefined ? html`<span class="unseen"> (points there)</span>` : nothing}${role !== undefined && kind === 'plain' ? html`<span class="type">${role}</span>` : nothing}`;
  }

  /** @param {Row} row */
  chip({ kind, flag, role, access }) {
    if (kind === 'guard') return html`<span class="chip guard">${access}</span>`;
    if (kind === 'pointer') return html`<span class="chip">${role}</span>`;
    if (kind !== 'cell') return nothing;
    if (flag === null || flag === undefined) return html`<span class="chip">${role}</span>`;
    const state = flag === 0 ? 'free' : flag > 0 ? 'read' : 'write';
    return html`<span class=${`chip flag ${state}`}>${role} <b>${signed(flag)}</b></span>`;
  }

  /** @param {string} key */
  toggle(key) {
    const opened = new Set(this.opened);
    if (!opened.delete(key)) opened.add(key);
    this.opened = opened;
  }
}

/** @param {MomentLayout} layout */
function drawing({ width, height, edges }) {
  return html`<svg class="edges" width=${width} height=${height} aria-hidden="true">${edges.map(edgePicture)}</svg>`;
}

/** @param {Edge} edge */
function edgePicture({ d, kind, end }) {
  const { x, y } = end;
  if (kind === 'refused') return svg`<g class="edge refused"><path d=${d} /><path class="end" d=${`M${x - 22} ${y - 5}l10 10m0 -10l-10 10`} /></g>`;
  const head = kind === 'RefMut' ? svg`<rect class="end" x=${x - 4} y=${y - 4} width="8" height="8" />` : svg`<circle class="end" cx=${x} cy=${y} r=${kind === 'Ref' ? 4 : 2.5} />`;
  return svg`<g class=${`edge ${kind}`}><path d=${d} />${head}</g>`;
}

customElements.define('refcellar-moment', MomentPicture);
