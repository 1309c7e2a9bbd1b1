/**
 * The `Rc`'s allocation: counts, borrow flag, and the map.
 *
 * @import { Moment } from '../../js/types.js'
 * @import { Box, Layout } from '../layout/diagram.js'
 * @import { Row } from '../layout/map-rows.js'
 */

import { nothing, svg } from 'lit';
import { fold } from '../layout/fold.js';

/** The width of a character of the map's font. */
const CHARACTER = 7.3;

/**
 * @param {Moment} moment
 * @param {Layout} layout
 * @param {Row[]} rows
 */
export function cellPicture({ state }, layout, rows) {
  const { cell, counts, flag } = layout;
  const gone = state.counts.strong === 0;
  const access = state.flag === 0 ? 'free' : state.flag > 0 ? 'read' : 'write';
  return svg`
    <g class=${`cell ${gone ? 'gone' : access}`}>
      <rect class="box" x=${cell.x} y=${cell.y} width=${cell.w} height=${cell.h} rx="6" />
      <text class="kind" x=${counts.x + 16} y=${counts.y + 20}>strong ${state.counts.strong} · weak ${state.counts.weak}</text>
      <text class="kind" x=${counts.x + counts.w - 16} y=${counts.y + 20} text-anchor="end">RefCell</text>
      <rect class="flag" x=${flag.x + 0.5} y=${flag.y} width=${flag.w - 1} height=${flag.h} />
      ${gone ? droppedWords(flag) : flagWords(state.flag, flag)}
      ${gone ? nothing : mapPicture(rows, layout)}
    </g>
  `;
}

/**
 * @param {number} flag
 * @param {Box} box
 */
function flagWords(flag, { x, y }) {
  const [word, means] = wordsOf(flag);
  const number = signed(flag);
  const textX = x + Math.max(96, 32 + number.length * 24);
  return svg`
    <text class="number" x=${x + 20} y=${y + 49}>${number}</text>
    <text class="kind" x=${textX} y=${y + 21}>borrow flag</text>
    <text class="word" x=${textX} y=${y + 41}>${word}</text>
    <text class="kind" x=${textX} y=${y + 59}>${means}</text>
  `;
}

/** @param {Box} box */
function droppedWords({ x, y }) {
  return svg`
    <text class="word" x=${x + 20} y=${y + 36}>dropped</text>
    <text class="kind" x=${x + 20} y=${y + 56}>The last Rc is gone.</text>
  `;
}

/** @param {number} flag */
export function signed(flag) {
  return flag > 0 ? `+${flag}` : flag < 0 ? `−${-flag}` : '0';
}

/**
 * @param {number} flag
 * @returns {[string, string]}
 */
function wordsOf(flag) {
  if (flag === 0) return ['free', 'any borrow will do'];
  if (flag < 0) return ['1 writer', 'every other borrow fails'];
  return [flag === 1 ? '1 reader' : `${flag} readers`, 'a borrow_mut() fails'];
}

/**
 * @param {Row[]} rows
 * @param {Layout} layout
 */
function mapPicture(rows, layout) {
  const { x, y, h } = layout.flag;
  return svg`
    <text class="kind" x=${x + 16} y=${y + h + 21}>HashMap&lt;String, String&gt;</text>
    ${rows.map((row, index) => rowPicture(row, layout.rows[index]))}
  `;
}

/**
 * @param {Row} row
 * @param {Box} box
 */
function rowPicture(row, { x, y, w }) {
  if (row.kind === 'note') return svg`<text class="kind" x=${x} y=${y + 15}>${row.text}</text>`;
  const columns = Math.floor((w - 16 - (row.mark ? 64 : 0)) / CHARACTER) - 7;
  const key = fold(row.key, Math.floor(columns * 0.4));
  const value = fold(row.value, Math.ceil(columns * 0.6));
  return svg`
    <g class=${`entry ${row.mark}`}>
      ${row.mark ? svg`<rect class="mark" x=${x - 8} y=${y + 1} width=${w + 16} height="20" />` : nothing}
      <text class="pair" x=${x} y=${y + 15.5}><tspan class="key">"${key}"</tspan> = <tspan class="value">"${value}"</tspan></text>
      ${row.mark ? svg`<text class="marked" x=${x + w} y=${y + 15} text-anchor="end">${row.mark}</text>` : nothing}
    </g>
  `;
}
