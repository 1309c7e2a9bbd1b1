/**
 * The shapes of conflicts, the same wherever one is shown: an octagon with a cross for a
 * panic, a hollow diamond for a refusal, a struck square for what rustc rejects.
 */

import { nothing, svg, html } from 'lit';

/** @type {Readonly<Record<string, string>>} */
export const SHAPES = {
  panics: 'M5 .5h6L15.5 5v6L11 15.5H5L.5 11V5zM5 5l6 6m0-6l-6 6',
  refused: 'M8 1l7 7-7 7-7-7z',
  rejected: 'M1.5 1.5h13v13h-13zM2 14L14 2',
};

/**
 * The shape of an outcome.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const ICONS = { panicked: 'panics', refused: 'refused', rejected: 'rejected' };

/** @param {string} name */
export function icon(name) {
  if (SHAPES[name] === undefined) return nothing;
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${svg`<path d=${SHAPES[name]} />`}</svg>`;
}
