/**
 * Texts of any length and content, made fit for one line of a known number of columns.
 */

/** What would break a line, hide, or turn the reading direction. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** What takes two columns of a monospaced font. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Extended_Pictographic}/u;

/**
 * The beginning of `text` that fits, ending in an ellipsis if that is not all of it. Only
 * as much of the text is looked at as can be shown, however long it is.
 *
 * @param {string} text
 * @param {number} columns
 */
export function fold(text, columns) {
  let fits = '';
  let shown = '';
  let width = 0;
  for (const character of text) {
    const visible = INVISIBLE.test(character) ? escaped(character) : character;
    width += WIDE.test(visible) ? 2 : visible.length;
    if (width > columns) return `${fits}…`;
    shown += visible;
    if (width < columns) fits = shown;
  }
  return shown;
}

/** @param {string} character */
function escaped(character) {
  if (character === '\n') return '\\n';
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
