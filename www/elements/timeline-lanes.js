/**
 * The lanes of the timeline: conflicts on top, a lane for each held guard, and one for all
 * the guards that live for a single call.
 *
 * @import { View } from '../store/session.js'
 * @import { Chronology, Life, Window } from '../layout/timeline.js'
 */

import { nothing, svg, html } from 'lit';
import { fold } from '../layout/fold.js';
import { GUTTER, lanesOf } from '../layout/timeline.js';
import { guardName } from '../store/names.js';
import { SHAPES } from './icons.js';

const LANE = 24;
const CHARACTER = 6.8;

/** So many lanes have their room from the start, so that the first guards move nothing. */
const LEAST_LANES = 2;

/**
 * @param {Chronology} all
 * @param {View} view
 * @param {Window} window
 * @param {number} width
 */
export function lanesPicture({ held, calls, conflicts, others }, { cursor, next }, window, width) {
  const lanes = lanesOf(held, Math.ceil((18 * CHARACTER) / window.step));
  const count = Math.max(LEAST_LANES, 1 + Math.max(...lanes, -1));
  const callsY = (1 + count) * LANE;
  const height = callsY + LANE;
  const { start, capacity, step } = window;
  const end = start + capacity;
  const at = (/** @type {number} */ seq) => GUTTER + (Math.min(Math.max(seq, start - 1), end + 1) - start) * step;
  const middle = (/** @type {number} */ seq) => GUTTER + (seq - start + 0.5) * step;
  const shown = (/** @type {{ from: number, to: number | undefined }} */ life) => life.from < end && (life.to ?? next) >= start;
  const inside = (/** @type {number} */ seq) => seq >= start && seq < end;
  const cursorX = at(cursor);
  return html`<svg class="lines" width=${width} height=${height} aria-hidden="true">
    ${laneNames(count, callsY)}
    <path class="cursor" d=${`M${cursorX} 0V${height}`} />
    <svg x=${GUTTER} width=${width - GUTTER} height=${height} viewBox=${`${GUTTER} 0 ${width - GUTTER} ${height}`}>
      ${conflicts.map(({ seq, kind }) => (inside(seq) ? clash(kind, middle(seq), height) : nothing))}
      ${held.map((life, index) => (shown(life) ? bar(life, (1 + lanes[index]) * LANE, at, middle, inside, next) : nothing))}
      ${calls.map((life) => (shown(life) ? tick(life, callsY, middle, inside, next) : nothing))}
      ${others.map((seq) => (inside(seq) ? svg`<path class="other" d=${`M${middle(seq)} ${callsY + 8}v8`} />` : nothing))}
    </svg>
    <path class="cursor" d=${`M${cursorX - 5} 0h10v6l-5 5l-5 -5z`} />
  </svg>`;
}

/**
 * @param {number} count
 * @param {number} callsY
 */
function laneNames(count, callsY) {
  return svg`
    <text x="0" y="16">conflicts</text>
    <text x="0" y=${LANE + 16}>guards</text>
    <text x="0" y=${callsY + 16}>calls</text>
    ${Array.from({ length: count + 2 }, (_, lane) => svg`<path class="rule" d=${`M0 ${lane * LANE - 0.5}H4000`} />`)}
  `;
}

/**
 * @param {Life} life
 * @param {number} y
 * @param {(seq: number) => number} at
 * @param {(seq: number) => number} middle
 * @param {(seq: number) => boolean} inside
 * @param {number} next
 */
function bar(life, y, at, middle, inside, next) {
  const { access, from, to, touches, guard, label } = life;
  const x = at(from + 0.5);
  const w = Math.max(4, at(to === undefined ? next : to + 0.5) - x);
  const name = fold(`${guardName(guard)} ${access === 'write' ? 'RefMut' : 'Ref'} ${label}`, 24);
  return svg`
    <g class=${`life ${access}`}>
      <rect class="bar" x=${x} y=${y + 13} width=${w} height=${access === 'write' ? 8 : 6} rx=${access === 'write' ? 0 : 3} />
      <text x=${x + 2} y=${y + 10}>${name}</text>
      ${touches.map(({ seq, access: touch }) => (inside(seq) ? dot(touch, middle(seq), y + 16) : nothing))}
    </g>
  `;
}

/**
 * @param {Life} life
 * @param {number} y
 * @param {(seq: number) => number} middle
 * @param {(seq: number) => boolean} inside
 * @param {number} next
 */
function tick({ access, from, to, touches }, y, middle, inside, next) {
  const x = middle(from) - 3;
  const w = middle(to ?? next) - x;
  return svg`
    <g class=${`life ${access}`}>
      <rect class="tick" x=${x} y=${y + 7} width=${Math.max(3, w)} height="10" rx=${access === 'write' ? 0 : 5} />
      ${touches.map(({ seq, access: touch }) => (inside(seq) ? dot(touch, middle(seq), y + 12) : nothing))}
    </g>
  `;
}

/**
 * @param {'read' | 'write'} access
 * @param {number} x
 * @param {number} y
 */
function dot(access, x, y) {
  return access === 'write'
    ? svg`<rect class="dot" x=${x - 3} y=${y - 3} width="6" height="6" />`
    : svg`<circle class="dot" cx=${x} cy=${y} r="3" />`;
}

/**
 * @param {'refused' | 'panicked'} kind
 * @param {number} x
 * @param {number} height
 */
function clash(kind, x, height) {
  return svg`
    <g class=${`clash ${kind}`}>
      <path class="line" d=${`M${x} 20V${height}`} />
      <path class="shape" transform=${`translate(${x - 7} 5) scale(.875)`} d=${SHAPES[kind === 'panicked' ? 'panics' : 'refused']} />
    </g>
  `;
}
