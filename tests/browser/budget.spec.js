/** What the page loads, added up as it is loaded. */
import { brotliCompressSync } from 'node:zlib';
import { Lab, expect, test } from './lab.js';

/** @import { Response } from '@playwright/test' */

/** Bytes after brotli, of everything that the Store lab needs to become interactive. */
const FIRST_VIEW = 60_000;

test('the Store lab is interactive within its budget, and with nothing but that', async ({ page }) => {
  /** @type {Map<string, Promise<number>>} */
  const sizes = new Map();
  page.on('response', (/** @type {Response} */ response) => {
    const name = new URL(response.url()).pathname.split('/').at(-1) || 'index.html';
    sizes.set(name, response.body().then((body) => brotliCompressSync(body).length));
  });
  // What comes after the first view is held back, so that it cannot be needed for it.
  await page.route(/\/later-[^/]*$/, () => {});
  const lab = await Lab.open(page);
  await lab.act('borrow');
  await lab.says('The borrow flag is 1: one reader.');

  const rows = await Promise.all([...sizes].map(async ([name, size]) => ({ name, size: await size })));
  const total = rows.reduce((sum, { size }) => sum + size, 0);
  for (const { name, size } of rows) console.log(`${String(size).padStart(7)} ${name}`);
  console.log(`${String(total).padStart(7)} of at most ${FIRST_VIEW} bytes, after brotli`);
  expect(total).toBeLessThanOrEqual(FIRST_VIEW);
});

test('nothing is asked of another origin', async ({ page, baseURL }) => {
  /** @type {Set<string>} */
  const asked = new Set();
  page.on('request', (request) => asked.add(new URL(request.url()).origin));
  await Lab.openWhole(page);
  expect(asked).toEqual(new Set([new URL(String(baseURL)).origin]));
});

test('the policy holds: no inline script runs and no other origin answers', async ({ page }) => {
  const response = await page.goto('./');
  expect(response?.headers()['content-security-policy']).toContain("default-src 'self'");
  const meta = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(meta).toHaveAttribute('content', /script-src 'self' 'wasm-unsafe-eval'/);
  expect(await page.content()).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>[^<]/);
});
