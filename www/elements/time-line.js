/**
 * `<refcellar-timeline>`: every guard from birth to release, every conflict, and a cursor
 * that takes the lab back in time.
 *
 * @import { BorrowEvent } from '../../js/types.js'
 * @import { View } from '../store/session.js'
 * @import { Chronology, Window } from '../layout/timeline.js'
 */

import { html, nothing } from 'lit';
import { clamp } from '../layout/diagram.js';
import { GUTTER, chronology, windowOn } from '../layout/timeline.js';
import { grouped } from '../layout/map-rows.js';
import { narrate } from '../store/narrate.js';
import { MeasuredElement } from './measured-element.js';
import { lanesPicture } from './timeline-lanes.js';
import { legend } from './timeline-legend.js';

/** How far the Page keys go. */
const PAGE = 10;

export class TimeLine extends MeasuredElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
    /** The first event of the window, kept so that it moves only when it must. */
    this.start = 0;
    /** @type {readonly BorrowEvent[] | undefined} */
    this.known = undefined;
    /** @type {Chronology} */
    this.chronology = { held: [], calls: [], conflicts: [], others: [] };
  }

  /**
   * The lanes have the panel's padding beside them.
   *
   * @param {number} width
   */
  widthWithin(width) {
    return width - 32;
  }

  /** The chronology follows from the events alone; scrubbing does not change them. */
  willUpdate() {
    if (this.view === undefined || this.view.events === this.known) return;
    this.known = this.view.events;
    this.chronology = chronology(this.view.events);
  }

  render() {
    const { view } = this;
    if (view === undefined || this.width <= 0) return nothing;
    const { first, next, cursor } = view;
    const window = windowOn({ width: this.width - GUTTER, first, next, cursor, start: this.start });
    this.start = window.start;
    return html`
      <header>
        <h2>Timeline</h2>
        ${legend()}
      </header>
      <div
        class="lanes"
        role="slider"
        tabindex="0"
        aria-label="Moment in the history"
        aria-valuemin=${first}
        aria-valuemax=${next}
        aria-valuenow=${cursor}
        aria-valuetext=${valueText(view)}
        @keydown=${this.pressed}
        @pointerdown=${this.grabbed}
        @pointermove=${this.dragged}
      >
        ${lanesPicture(this.chronology, view, window, this.width)} ${overview(view, window)}
      </div>
      ${this.footer(view)}
    `;
  }

  /** @param {View} view */
  footer({ cursor, first, next, memory, live }) {
    return html`
      <footer>
        <span class="steps">
          <button type="button" aria-label="Event before" @click=${() => this.ask('seek', cursor - 1)}>‹</button>
          <button type="button" aria-label="Event after" @click=${() => this.ask('seek', cursor + 1)}>›</button>
          <button type="button" aria-disabled=${live} @click=${() => this.ask('seek', next)}>Now</button>
        </span>
        <span><b>${grouped(cursor)}</b> of ${grouped(next)}${first > 0 ? html`, kept from ${grouped(first)}` : nothing}</span>
        <span class="memory">
          ${grouped(next - first)} of at most ${grouped(memory.maxEvents)} events,
          ${kilobytes(memory.bytes)} of ${kilobytes(memory.maxBytes)}
        </span>
      </footer>
    `;
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const to = this.target(event.key);
    if (to === undefined) return;
    event.preventDefault();
    this.ask('seek', to);
  }

  /** @param {string} key */
  target(key) {
    const { cursor = 0, first = 0, next = 0 } = this.view ?? {};
    switch (key) {
      case 'ArrowLeft':
      case 'ArrowDown':
        return Math.max(first, cursor - 1);
      case 'ArrowRight':
      case 'ArrowUp':
        return cursor + 1;
      case 'PageDown':
        return Math.max(first, cursor - PAGE);
      case 'PageUp':
        return cursor + PAGE;
      case 'Home':
        return first;
      case 'End':
        return next;
    }
  }

  /** @param {PointerEvent & { currentTarget: HTMLElement }} event */
  grabbed(event) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.dragged(event);
  }

  /** @param {PointerEvent & { currentTarget: HTMLElement }} event */
  dragged(event) {
    const { view } = this;
    if (view === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { first, next, cursor } = view;
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - GUTTER;
    const { start, step } = windowOn({ width: this.width - GUTTER, first, next, cursor, start: this.start });
    const seq = clamp(start + Math.round(x / step), first, next);
    if (seq !== cursor) this.ask('seek', seq);
  }
}

/** @param {View} view */
function valueText(view) {
  const event = view.events[view.cursor - 1 - view.first];
  const sentence = event === undefined ? 'The beginning.' : narrate(event, view);
  return `${view.live ? 'Now. ' : ''}${sentence}`;
}

/**
 * Which part of the whole history the window shows, once it does not show all of it.
 *
 * @param {View} view
 * @param {Window} window
 */
function overview({ first, next }, { start, capacity }) {
  const all = next - first;
  if (all <= capacity) return nothing;
  const part = (/** @type {number} */ seq) => `${(seq / all) * 100}%`;
  return html`<svg class="overview" width="100%" height="4" aria-hidden="true">
    <rect width="100%" height="4" rx="2" />
    <rect class="shown" x=${part(start - first)} width=${part(capacity)} height="4" rx="2" />
  </svg>`;
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
}

customElements.define('refcellar-timeline', TimeLine);
