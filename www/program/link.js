/**
 * A program in the hash of an address, and back: `#p1=`, the edition, the step that is looked
 * at if one was chosen, and the text, compressed. What comes from an address was written by
 * anyone; it is only ever put into the editor.
 *
 * @import { Edition } from './session.js'
 */

const PREFIX = '#p1=';

/** Of the hash, and of the text that comes out of it. */
const MAX_HASH = 64 * 1024;
const MAX_TEXT = 256 * 1024;

/** Its message says what is wrong with a link, as a sentence. */
class LinkProblem extends Error {}

/**
 * @param {{ source: string, edition: Edition, step?: number }} program
 * @returns {Promise<string | undefined>} the hash, or nothing if it does not fit into one
 */
export async function encodeProgram({ source, edition, step }) {
  if (source.length > MAX_TEXT) return undefined;
  const packed = new Blob([source]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  const hash = `${PREFIX}${edition}.${step ?? ''}.${toBase64Url(bytes)}`;
  return hash.length <= MAX_HASH ? hash : undefined;
}

/** @param {string} hash */
export function isProgramHash(hash) {
  return /^#p\d+=/.test(hash);
}

/**
 * @param {string} hash
 * @returns {Promise<{ source: string, edition: Edition, step?: number } | { problem: string }>}
 */
export async function decodeProgram(hash) {
  try {
    return await decoded(hash);
  } catch (thrown) {
    const what = thrown instanceof LinkProblem ? thrown.message : 'The link is damaged or cut off.';
    return { problem: `${what} Nothing was opened from it.` };
  }
}

/** @param {string} hash */
async function decoded(hash) {
  if (!hash.startsWith(PREFIX)) throw new LinkProblem('This link was made by another version of the page.');
  if (hash.length > MAX_HASH) throw new LinkProblem(`The link is longer than ${MAX_HASH / 1024} KB.`);
  const parts = /^(2021|2024)\.(\d{0,9})\.([\w-]*)$/.exec(hash.slice(PREFIX.length));
  if (parts === null) throw new LinkProblem('The link is damaged or cut off.');
  const [, edition, step, text] = parts;
  const source = await unpacked(fromBase64Url(text ?? ''));
  return {
    source,
    edition: edition === '2021' ? /** @type {const} */ (2021) : /** @type {const} */ (2024),
    ...(step === '' ? {} : { step: Number(step) }),
  };
}

/**
 * A small link can hold a huge text, so that it is read only as far as it may be.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function unpacked(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > MAX_TEXT) {
      await reader.cancel();
      throw new LinkProblem(`The link holds a program of more than ${MAX_TEXT / 1024} KB.`);
    }
  }
}

/** @param {Uint8Array} bytes */
function toBase64Url(bytes) {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {string} text */
function fromBase64Url(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
