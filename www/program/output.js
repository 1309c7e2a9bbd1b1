/**
 * The output, as far as it was printed at a step, and the rest of it.
 *
 * @import { Chunk } from './types.js'
 */

/**
 * The last `most` characters of an output, split where a number of bytes of the whole was
 * printed. The engine counts bytes; a character is up to four of them.
 *
 * @param {readonly Chunk[]} output
 * @param {number} printed
 * @param {number} most
 * @returns {{ stream: Chunk['stream'], before: string, after: string }[]}
 */
export function splitAt(output, printed, most) {
  let left = printed;
  const split = output.map(({ stream, text }) => {
    const at = offsetOf(text, left);
    left -= at === text.length ? bytesOf(text) : left;
    return { stream, before: text.slice(0, at), after: text.slice(at) };
  });
  let room = most;
  const shown = [];
  for (const piece of split.reverse()) {
    if (room <= 0) break;
    const after = piece.after.slice(-room);
    const before = room > after.length ? piece.before.slice(-(room - after.length)) : '';
    room -= before.length + after.length;
    shown.push({ stream: piece.stream, before, after });
  }
  return shown.reverse();
}

const encoder = new TextEncoder();

/** @param {string} text */
function bytesOf(text) {
  return encoder.encode(text).length;
}

/**
 * Where a text's first so many bytes end.
 *
 * @param {string} text
 * @param {number} bytes
 */
function offsetOf(text, bytes) {
  if (bytes <= 0) return 0;
  if (bytes >= text.length * 3) return text.length;
  let left = bytes;
  let at = 0;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    left -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (left < 0) return at;
    at += code < 0x10000 ? 1 : 2;
  }
  return at;
}
