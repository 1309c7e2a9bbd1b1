/**
 * An element that draws a picture as wide as its place.
 */

import { LightElement } from './light-element.js';

export class MeasuredElement extends LightElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { width: { state: true } };

  constructor() {
    super();
    /** CSS pixels that the picture may be wide; 0 until it was measured. */
    this.width = 0;
    this.observer = new ResizeObserver(([entry]) => {
      this.width = this.widthWithin(Math.floor(entry.contentRect.width));
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  /**
   * How wide the picture is in an element of this width.
   *
   * @param {number} width
   */
  widthWithin(width) {
    return width;
  }
}
