/**
 * Between the engine's places, which count characters, and offsets in a JavaScript text,
 * which count UTF-16 units.
 *
 * @import { Place, Span } from './types.js'
 */

/** A text and where its lines begin. */
export class Lines {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  get count() {
    return this.starts.length;
  }

  /**
   * The offset of a place; the nearest there is, if the text has changed since.
   *
   * @param {Place} place
   */
  offset({ line, column }) {
    if (line > this.count) return this.text.length;
    const start = this.starts[line - 1] ?? 0;
    const end = (this.starts[line] ?? this.text.length + 1) - 1;
    let at = start;
    for (let left = column - 1; left > 0 && at < end; left -= 1) {
      at += (this.text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    }
    return Math.min(at, end);
  }

  /**
   * From and to, at least one unit wide where the text has one.
   *
   * @param {Span} span
   */
  range({ start, end }) {
    const from = this.offset(start);
    const to = Math.max(from, this.offset(end));
    if (to > from) return { from, to };
    return from < this.text.length && this.text[from] !== '\n' ? { from, to: from + 1 } : { from: Math.max(0, from - 1), to: from };
  }
}
