/** What the marks of the timeline mean. */

import { html, svg } from 'lit';
import { SHAPES } from './icons.js';

const MARKS = [
  { name: 'read', word: 'read', shape: svg`<circle cx="8" cy="8" r="4" />` },
  { name: 'write', word: 'write', shape: svg`<rect x="4" y="4" width="8" height="8" />` },
  { name: 'refused', word: 'refused', shape: svg`<path d=${SHAPES.refused} />` },
  { name: 'panicked', word: 'panicked', shape: svg`<path d=${SHAPES.panics} />` },
];

export function legend() {
  return html`<ul class="legend">
    ${MARKS.map(({ name, word, shape }) => html`<li class=${name}><svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">${shape}</svg>${word}</li>`)}
  </ul>`;
}
