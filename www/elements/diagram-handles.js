/**
 * The `Rc` handles and their lines to the cell.
 *
 * @import { State } from '../../js/types.js'
 * @import { Box } from '../layout/diagram.js'
 */

import { svg } from 'lit';
import { handleName, weakName } from '../store/names.js';

/** @typedef {{ id: number, name: string, kind: string, weak: boolean }} Handle */

/**
 * Strong handles, then weak ones; the last box counts those that are too many to draw.
 *
 * @param {State} state
 * @param {number} most
 * @returns {Handle[]}
 */
export function handlesOf({ handles, weaks }, most) {
  const all = [
    ...handles.map(({ id }) => ({ id, name: handleName(id), kind: 'Rc', weak: false })),
    ...weaks.map((id) => ({ id, name: weakName(id), kind: 'Weak', weak: true })),
  ];
  if (all.length <= most) return all;
  const hidden = all.length - most + 1;
  return [...all.slice(0, most - 1), { id: -1, name: `+${hidden}`, kind: 'more', weak: false }];
}

/**
 * @param {Handle} handle
 * @param {Box} box
 * @param {string} path
 */
export function handlePicture({ name, kind, weak }, { x, y, w, h }, path) {
  return svg`
    <g class=${weak ? 'handle weak' : 'handle'}>
      <path class="owns" d=${path} />
      <rect x=${x} y=${y} width=${w} height=${h} rx="4" />
      <text class="name" x=${x + 8} y=${y + 18.5}>${name}</text>
      <text class="kind" x=${x + w - 8} y=${y + 18} text-anchor="end">${kind}</text>
    </g>
  `;
}
