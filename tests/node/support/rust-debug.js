/**
 * Reads what Rust's `{:?}` writes.
 */

const STRING = /"((?:[^"\\]|\\.)*)"/gs;

/** @type {Readonly<Record<string, string>>} */
const ESCAPES = { n: '\n', r: '\r', t: '\t', 0: '\0' };

/** @param {string} escaped what stands between the quotes */
function unescaped(escaped) {
  return escaped.replace(/\\(?:u\{([0-9a-f]+)\}|(.))/gs, (_, code, character) =>
    code === undefined
      ? (ESCAPES[character] ?? character)
      : String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

/** @param {string} text */
function stringsIn(text) {
  return [...text.matchAll(STRING)].map(([, inner = '']) => unescaped(inner));
}

/**
 * `None`, `Some("…")`, `"…"`, `{"…": "…"}`, a number or a boolean, as a JavaScript value.
 *
 * @param {string} text
 * @returns {unknown}
 */
export function readDebug(text) {
  if (text === 'None') return undefined;
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^\d+$/.test(text)) return Number(text);
  const strings = stringsIn(text);
  if (!text.startsWith('{')) return strings[0];
  return Array.from({ length: strings.length / 2 }, (_, index) =>
    strings.slice(2 * index, 2 * index + 2),
  );
}
