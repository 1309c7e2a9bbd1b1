/**
 * Serves `dist/` as a strict host would: from a folder that is not the server's root,
 * with the content security policy as a header, and nothing outside that folder.
 *
 *     node tests/browser/serve.js [port]
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { argv, env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { contentSecurityPolicy } from '../../content-security-policy.js';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */

/** Where the site is mounted; Playwright's configuration names it as well. */
const MOUNT = '/any/sub/path/';

const SITE = resolve(fileURLToPath(new URL('../../dist', import.meta.url)));

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

const port = Number(argv[2] ?? env.REFCELLAR_PORT ?? 4173);

createServer((request, response) => {
  answer(request, response).catch(() => refuse(response, 500));
}).listen(port, '127.0.0.1', () => {
  console.log(`dist/ is at http://127.0.0.1:${port}${MOUNT}`);
});

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 */
async function answer(request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  const file = fileFor(request.url ?? '/');
  const size = file === undefined ? undefined : await sizeOf(file);
  if (file === undefined || size === undefined) return refuse(response, 404);
  response.writeHead(200, {
    ...headers(),
    'Content-Length': size,
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
  });
  if (request.method === 'HEAD') return response.end();
  createReadStream(file).on('error', () => response.destroy()).pipe(response);
}

/**
 * The file an address stands for, if it lies in the site.
 *
 * @param {string} url
 */
function fileFor(url) {
  const path = decoded(url.split(/[?#]/, 1)[0]);
  if (!path?.startsWith(MOUNT) || path.includes('\0')) return undefined;
  const below = path.slice(MOUNT.length);
  const file = resolve(join(SITE, below.endsWith('/') || below === '' ? `${below}index.html` : below));
  // Joining has followed every `..`, however it was encoded.
  return file.startsWith(SITE + sep) ? file : undefined;
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** @param {string} file */
async function sizeOf(file) {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? found.size : undefined;
}

/**
 * @param {ServerResponse} response
 * @param {number} status
 */
function refuse(response, status) {
  if (response.headersSent) return response.destroy();
  response.writeHead(status, { ...headers(), 'Content-Type': 'text/plain' }).end(`${status}\n`);
}

function headers() {
  return {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
  };
}
