/** Plain text with code in backticks, as the guide and the panic card write it. */

import { html } from 'lit';

/** @param {string} text */
export function prose(text) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}
