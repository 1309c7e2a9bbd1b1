/**
 * Live guards, and the borrow that was just denied. A reader is a rounded outline with a
 * ring at its end, a writer a filled block with cut corners and a square at its end: the
 * two differ in shape and word, and not in colour alone.
 *
 * @import { GuardInfo } from '../../js/types.js'
 * @import { Box, Layout } from '../layout/diagram.js'
 * @import { Conflict } from '../layout/latest.js'
 */

import { nothing, svg } from 'lit';
import { fold } from '../layout/fold.js';
import { guardName, handleName } from '../store/names.js';

/** The width of a character of the guards' labels, and what the box keeps free. */
const CHARACTER = 7.2;
const INSET = 24;

/**
 * @param {GuardInfo} guard
 * @param {number} slot
 * @param {number} handle the index of its handle's box, or -1
 * @param {Layout} layout
 */
export function guardPicture(guard, slot, handle, layout) {
  const box = layout.slots[slot];
  const writes = guard.access === 'write';
  const { d, x, y } = layout.reach(slot);
  const blocks = writes ? 'blocks every borrow' : 'blocks borrow_mut()';
  return svg`
    <g class=${`guard ${guard.access}`}>
      ${handle === -1 ? nothing : svg`<path class="edge" d=${layout.hold(handle, slot)} />`}
      <path class="edge" d=${d} />
      ${writes
        ? svg`<rect class="end" x=${x - 5} y=${y - 5} width="10" height="10" />
            <path class="body" d=${cutCorners(box)} />`
        : svg`<circle class="end" cx=${x} cy=${y} r="5" />
            <rect class="body" x=${box.x} y=${box.y} width=${box.w} height=${box.h} rx=${box.h / 2} />`}
      ${lines(box, guardLabel(guard, layout.wide && handle !== -1), blocks)}
    </g>
  `;
}

/**
 * @param {GuardInfo} guard
 * @param {boolean} wide whether an edge shows the handle
 */
function guardLabel({ id, access, extent, birth }, wide) {
  const { handle, label, operation } = birth.attempt;
  const type = access === 'write' ? 'RefMut' : 'Ref';
  const from = extent === 'call' ? `${operation}()` : label;
  return [guardName(id), type, ...(wide ? [] : [handleName(handle)]), ...(from ? [from] : [])].join(' · ');
}

/**
 * @param {Conflict} conflict
 * @param {number} slot
 * @param {number} handle
 * @param {Layout} layout
 */
export function conflictPicture({ kind, attempt, operation, message }, slot, handle, layout) {
  const box = layout.slots[slot];
  const { d, x, y } = layout.reach(slot);
  const label = `${attempt?.method ?? operation}() ${kind}`;
  return svg`
    <g class="guard conflict">
      ${handle === -1 ? nothing : svg`<path class="edge" d=${layout.hold(handle, slot)} />`}
      ${attempt === null ? nothing : svg`<path class="edge" d=${d} />`}
      ${attempt === null ? nothing : svg`<path class="cross" d=${`M${x - 15} ${y - 6}l12 12m0 -12l-12 12`} />`}
      <rect class="body" x=${box.x} y=${box.y} width=${box.w} height=${box.h} />
      ${lines(box, label, message.replace('RefCell ', ''))}
    </g>
  `;
}

/**
 * @param {Box} box
 * @param {string} first
 * @param {string} second
 */
function lines({ x, y, w }, first, second) {
  const columns = Math.floor((w - INSET) / CHARACTER);
  return svg`
    <text class="name" x=${x + 16} y=${y + 17}>${fold(first, columns)}</text>
    <text class="kind" x=${x + 16} y=${y + 32}>${fold(second, columns + 2)}</text>
  `;
}

/** @param {Box} box */
function cutCorners({ x, y, w, h }) {
  return `M${x + 8} ${y}H${x + w - 8}l8 8V${y + h - 8}l-8 8H${x + 8}l-8 -8V${y + 8}z`;
}
