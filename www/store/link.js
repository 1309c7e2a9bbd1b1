/**
 * A session as the hash of an address, and back. What comes from an address was written
 * by anyone, so every part of it is checked before it becomes an operation, and nothing is
 * taken over from it but what the shapes ask for.
 *
 * @import { Kind, Shape } from './shapes.js'
 * @import { Operation } from './operations.js'
 */

import { textsOf } from './operations.js';
import { SHAPES } from './shapes.js';

/** The version is in the prefix, so that an older page can say that it is older. */
const PREFIX = '#s1=';

const MAX_HASH = 64 * 1024;
const MAX_OPERATIONS = 500;
const MAX_TEXT = 10_000;
const MAX_ID = 1_000_000;
const MAX_U32 = 0xffff_ffff;

/** Its message says what is wrong with a link, as a sentence. */
class LinkProblem extends Error {}

/**
 * A number that is no `u32` was turned away and did nothing. It is left out, for else one
 * slip of the finger would keep the rest of the session from going into a link.
 *
 * @param {readonly Operation[]} operations
 * @returns {string} a hash; whether it is one that `decode` takes, `problemOf` says
 */
export function encode(operations) {
  const rows = JSON.stringify(operations.filter(isCarried).map(rowOf));
  return PREFIX + toBase64Url(new TextEncoder().encode(rows));
}

/**
 * @param {unknown} hash
 * @returns {{ operations: Operation[] } | { problem: string }}
 */
export function decode(hash) {
  try {
    return { operations: rowsIn(hash).map(operationOf) };
  } catch (thrown) {
    const known = thrown instanceof LinkProblem;
    const what = known ? thrown.message : 'The link cannot be read.';
    return { problem: `${what} Nothing was run.` };
  }
}

/**
 * Why a session does not go into a link; nothing if it does.
 *
 * @param {readonly Operation[]} operations
 * @returns {string | undefined}
 */
export function problemOf(operations) {
  if (isSmall(operations) && !('problem' in decode(encode(operations)))) return undefined;
  return `This session does not fit into a link. A link takes ${MAX_OPERATIONS} operations, texts of ${MAX_TEXT} characters, and ${MAX_HASH / 1024} KB in all. The Rust program has the whole session.`;
}

/**
 * Whether it is worth while to encode them and see: a session may hold many megabytes.
 *
 * @param {readonly Operation[]} operations
 */
function isSmall(operations) {
  if (operations.length > MAX_OPERATIONS) return false;
  let length = 0;
  for (const text of operations.flatMap(textsOf)) length += text.length;
  return length <= MAX_HASH;
}

/** @param {Operation} operation */
function isCarried(operation) {
  return !('value' in operation) || typeof operation.value === 'string' || FITS.u32(operation.value);
}

/**
 * An operation as an array: its place in the table of shapes, and its fields.
 *
 * @param {Operation} operation
 * @returns {unknown[]}
 */
function rowOf(operation) {
  const code = SHAPES.findIndex(({ op }) => op === operation.op);
  const values = new Map(Object.entries(operation));
  const fields = SHAPES[code]?.fields ?? [];
  return [code, ...fields.map(([field]) => values.get(field))];
}

/**
 * @param {unknown} hash
 * @returns {unknown[]}
 */
function rowsIn(hash) {
  if (typeof hash !== 'string' || !/^#s\d+=/.test(hash)) {
    throw new LinkProblem('This address holds no session.');
  }
  if (!hash.startsWith(PREFIX)) {
    throw new LinkProblem('This link was made by another version of the page.');
  }
  if (hash.length > MAX_HASH) {
    throw new LinkProblem(`The link is longer than ${MAX_HASH / 1024} KB.`);
  }
  const rows = parsed(fromBase64Url(hash.slice(PREFIX.length)));
  if (!Array.isArray(rows)) throw new LinkProblem('The link holds no list of operations.');
  if (rows.length > MAX_OPERATIONS) {
    throw new LinkProblem(
      `The link holds ${rows.length} operations, and ${MAX_OPERATIONS} are allowed.`,
    );
  }
  return rows;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {unknown}
 */
function parsed(bytes) {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new LinkProblem('The link is damaged or cut off: what it holds is not JSON.');
  }
}

/**
 * @param {unknown} row
 * @param {number} index
 * @returns {Operation}
 */
function operationOf(row, index) {
  const place = `Operation ${index + 1} of the link`;
  if (!Array.isArray(row)) throw new LinkProblem(`${place} is not a list of fields.`);
  const [code, ...values] = row;
  const shape = typeof code === 'number' ? SHAPES[code] : undefined;
  if (!shape) throw new LinkProblem(`${place} is of a kind that this page does not know.`);
  const needed = shape.fields.length;
  if (values.length !== needed) {
    throw new LinkProblem(`${place}, ${shape.op}, needs ${needed} fields and has ${values.length}.`);
  }
  return build(shape, values, place);
}

/**
 * @param {Shape} shape
 * @param {unknown[]} values one for each field
 * @param {string} place
 * @returns {Operation}
 */
function build({ op, fields }, values, place) {
  const entries = fields.map(([field, kind], at) => {
    const value = values[at];
    if (FITS[kind](value)) return [field, value];
    throw new LinkProblem(`${place}, ${op}, needs ${ALLOWED[kind]} as its ${field}.`);
  });
  return /** @type {Operation} */ ({ op, ...Object.fromEntries(entries) });
}

/** @type {Readonly<Record<Kind, (value: unknown) => boolean>>} */
const FITS = {
  id: (value) => isWhole(value, 1, MAX_ID),
  text: (value) => typeof value === 'string' && value.length <= MAX_TEXT,
  u32: (value) => isWhole(value, 0, MAX_U32),
  flag: (value) => typeof value === 'boolean',
  cell: (value) => value === 'left' || value === 'right',
};

/** @type {Readonly<Record<Kind, string>>} */
const ALLOWED = {
  id: `a whole number from 1 to ${MAX_ID}`,
  text: `a text of at most ${MAX_TEXT} characters`,
  u32: `a whole number from 0 to ${MAX_U32}`,
  flag: 'true or false',
  cell: 'left or right',
};

/**
 * @param {unknown} value
 * @param {number} least
 * @param {number} most
 */
function isWhole(value, least, most) {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

/** @param {Uint8Array} bytes */
function toBase64Url(bytes) {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {string} text */
function fromBase64Url(text) {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) {
    throw new LinkProblem('The link is damaged or cut off: it is not base64.');
  }
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
