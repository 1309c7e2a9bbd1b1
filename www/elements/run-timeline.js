/**
 * `<refcellar-lanes>`: the whole run. A lane for each cell, its guards as bars, and a cursor
 * that goes to any step.
 *
 * @import { View } from '../program/session.js'
 * @import { DrawnBar, DrawnLane, Lanes } from '../layout/lanes.js'
 */

import { html, nothing, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { fold } from '../layout/fold.js';
import { LANE, lanesLayout } from '../layout/lanes.js';
import { grouped } from '../layout/map-rows.js';
import { placeWords } from '../program/narrate.js';
import { SHAPES } from './icons.js';
import { MeasuredElement } from './measured-element.js';
import { keyFor } from './step-keys.js';

/** More cells than these are counted in place of being drawn. */
const MOST_LANES = 12;

export class RunTimeline extends MeasuredElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
  }

  /** The lanes have the panel's padding beside them. @param {number} width */
  widthWithin(width) {
    return width - 32;
  }

  render() {
    const { view } = this;
    if (view === undefined || this.width <= 0) return nothing;
    const lanes = this.layout(view);
    return html`
      <header>
        <h2>Timeline</h2>
        ${legend()}
      </header>
      ${view.steps === 0 ? html`<p class="quiet empty">Once the program runs, every cell has a lane here, and every guard a bar.</p>` : this.slider(view, lanes)}
      ${lanes.hidden > 0 ? html`<p class="quiet empty">And ${lanes.hidden} more cells, not drawn.</p>` : nothing}
    `;
  }

  /** @param {View} view */
  layout(view) {
    return lanesLayout(view.summary?.lanes ?? [], view.steps, this.width, MOST_LANES);
  }

  /**
   * @param {View} view
   * @param {Lanes} lanes
   */
  slider(view, lanes) {
    const { steps, cursor } = view;
    return html`<div
      class="lanes"
      role="slider"
      tabindex="0"
      aria-label="Step of the run"
      aria-valuemin="0"
      aria-valuemax=${Math.max(0, steps - 1)}
      aria-valuenow=${cursor}
      aria-valuetext=${placeWords(view)}
      @keydown=${this.pressed}
      @pointerdown=${this.grabbed}
      @pointermove=${this.dragged}
    >
      <svg class="lines" width=${lanes.width} height=${lanes.height} aria-hidden="true">
        ${guard([view.summary, steps, this.width], () => lanesPicture(lanes))} ${cursorPicture(lanes, cursor)}
      </svg>
    </div>`;
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const { view } = this;
    if (view === undefined) return;
    const wanted = keyFor(event, view);
    if (wanted === undefined) return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent(wanted.name, { detail: wanted.detail, bubbles: true, composed: true }));
  }

  /** @param {PointerEvent & { currentTarget: HTMLElement }} event */
  grabbed(event) {
    event.currentTarget.setPointerCapture(event.pointerId);
    this.dragged(event);
  }

  /** @param {PointerEvent & { currentTarget: HTMLElement }} event */
  dragged(event) {
    const { view } = this;
    if (view === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const step = this.layout(view).stepAt(x);
    if (step !== view.cursor) this.ask('seek', step);
  }
}

/** @param {Lanes} lanes */
function lanesPicture({ lanes, width, left }) {
  if (lanes.length === 0) return svg`<text class="lane-name" x=${left} y="22">no cell is borrowed or written in this run</text>`;
  return lanes.map((lane) => lanePicture(lane, width, left));
}

/**
 * @param {DrawnLane} lane
 * @param {number} width
 * @param {number} left
 */
function lanePicture({ name, type, y, bars, refused, writes }, width, left) {
  const columns = Math.floor((left - 12) / 6.8);
  return svg`
    <g class="lane">
      <path class="rule" d=${`M0 ${y + LANE - 0.5}H${width}`} />
      <text class="lane-name" x="0" y=${y + 14}>${fold(name, columns)}</text>
      <text class="lane-type" x="0" y=${y + 25}>${fold(type, columns + 4)}</text>
      ${bars.map(barPicture)}
      ${writes.map((x) => svg`<rect class="write-mark" x=${x - 2} y=${y + 11} width="5" height="5" />`)}
      ${refused.map((x) => svg`<path class="refusal" transform=${`translate(${x - 7} ${y + 6})`} d=${SHAPES.panics} />`)}
    </g>
  `;
}

/** @param {DrawnBar} bar */
function barPicture({ x, y, w, h, kind, open }) {
  const writes = kind === 'RefMut';
  return svg`<rect class=${`${writes ? 'write' : 'read'} bar${open ? ' open' : ''}`} x=${x} y=${y} width=${w} height=${h} rx=${writes ? 0 : 3} />`;
}

/**
 * @param {Lanes} lanes
 * @param {number} cursor
 */
function cursorPicture({ at, height }, cursor) {
  const x = Math.round(at(cursor)) + 0.5;
  return svg`<g class="cursor"><path d=${`M${x} 0V${height}`} /><path d=${`M${x - 5} 0h10l-5 6z`} /></g>`;
}

function legend() {
  return html`<ul class="legend">
    <li class="read"><svg width="16" height="8" aria-hidden="true"><rect class="bar" x="1" y="1" width="14" height="6" rx="3" /></svg>reader</li>
    <li class="write"><svg width="16" height="8" aria-hidden="true"><rect width="16" height="8" /></svg>writer</li>
    <li class="panicked"><svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true"><path d=${SHAPES.panics} /></svg>refused</li>
  </ul>`;
}

/** @param {number} step */
export function stepNumber(step) {
  return grouped(step);
}

customElements.define('refcellar-lanes', RunTimeline);
