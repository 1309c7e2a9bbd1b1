/**
 * `<refcellar-diagram>`: who holds the cell at the moment of the cursor.
 *
 * @import { GuardId } from '../../js/types.js'
 * @import { View } from '../store/session.js'
 * @import { Box, Layout } from '../layout/diagram.js'
 * @import { Latest } from '../layout/latest.js'
 */

import { html, nothing, svg } from 'lit';
import { clamp, diagramLayout } from '../layout/diagram.js';
import { latestCall } from '../layout/latest.js';
import { mapRows } from '../layout/map-rows.js';
import { slotsAt } from '../layout/slots.js';
import { cellPicture } from './diagram-cell.js';
import { guardPicture, conflictPicture } from './diagram-guards.js';
import { handlePicture, handlesOf } from './diagram-handles.js';
import { inWords } from './diagram-words.js';
import { MeasuredElement } from './measured-element.js';

/** More than these are counted in place of being drawn. */
const MOST_HANDLES = 8;
const MOST_SLOTS = 8;

export class CellDiagram extends MeasuredElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {View | undefined} */
    this.view = undefined;
  }

  render() {
    if (this.view === undefined || this.width === 0) return nothing;
    const words = inWords(this.view.moment);
    return html`
      ${this.picture(this.view)}
      <div class="unseen" id="diagram-words">
        <ul>
          ${words.map((sentence) => html`<li>${sentence}</li>`)}
        </ul>
      </div>
    `;
  }

  /** @param {View} view */
  picture({ moment, events, cursor }) {
    const { state } = moment;
    const latest = latestCall(events, cursor);
    const slots = slotsAt(events, cursor, state.guards);
    const conflictSlot = latest.conflict && Math.min(slots.length, MOST_SLOTS);
    const shownSlots = Math.min(slots.length, MOST_SLOTS) + (conflictSlot === undefined ? 0 : 1);
    const handles = handlesOf(state, MOST_HANDLES);
    const rows = mapRows(moment, latest, entriesThatFit());
    const layout = diagramLayout({
      width: this.width,
      handles: handles.length,
      slots: shownSlots,
      rows: rows.length,
    });
    const handleIndex = (/** @type {number} */ id) =>
      handles.findIndex((handle) => !handle.weak && handle.id === id);
    return html`
      <svg
        class="diagram"
        width=${layout.width}
        height=${layout.height}
        role="img"
        aria-label="Handles, guards and the cell"
        aria-describedby="diagram-words"
      >
        ${handles.map((handle, index) => handlePicture(handle, layout.handles[index], layout.ownership[index]))}
        ${cellPicture(moment, layout, rows)}
        ${slots.slice(0, MOST_SLOTS).map((id, slot) => {
          const guard = state.guards.find((live) => live.id === id);
          if (guard === undefined) return nothing;
          return guardPicture(guard, slot, handleIndex(guard.birth.attempt.handle), layout);
        })}
        ${conflictSlot === undefined || latest.conflict === undefined
          ? nothing
          : conflictPicture(latest.conflict, conflictSlot, handleIndex(latest.conflict.attempt?.handle ?? 0), layout)}
        ${shownSlots === 0 ? noGuard(layout) : nothing}
      </svg>
      ${slots.length > MOST_SLOTS
        ? html`<p class="folded">… and ${slots.length - MOST_SLOTS} more guards, not drawn</p>`
        : nothing}
    `;
  }
}

/** The rest of the first view has to fit on the screen as well. */
function entriesThatFit() {
  return clamp(Math.floor((innerHeight - 712) / 22), 4, 16);
}

/** @param {Layout} layout */
function noGuard(layout) {
  if (!layout.wide) return nothing;
  const right = layout.handles[0] ?? { x: 0, w: 88 };
  const x = (right.x + right.w + layout.cell.x) / 2 + 12;
  return svg`<text class="quiet" x=${x} y=${layout.flag.y + layout.flag.h / 2 + 4} text-anchor="middle">no guard is alive</text>`;
}

customElements.define('refcellar-diagram', CellDiagram);
