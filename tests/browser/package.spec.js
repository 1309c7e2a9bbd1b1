/**
 * The package as a tutorial uses it: the README's own example, run as it stands there, in
 * a page that has nothing but an import map.
 */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';

/** @import { Page } from '@playwright/test' */

const ORIGIN = 'http://tutorial.test';

/** @type {Record<string, string>} */
const TYPES = { html: 'text/html', js: 'text/javascript', wasm: 'application/wasm' };

const PAGE = `<!doctype html><html lang="en"><title>A tutorial</title>
<script type="importmap">{ "imports": { "refcellar": "/pkg/index.js" } }</script>`;

/** @param {Page} page */
async function openTutorial(page) {
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const contentType = TYPES[pathname.split('.').at(-1) ?? ''] ?? 'text/html';
    const file = () => readFile(new URL(`../..${pathname}`, import.meta.url));
    await route.fulfill({ contentType, body: pathname.startsWith('/pkg/') ? await file() : PAGE });
  });
  await page.goto(`${ORIGIN}/`);
}

/** The README's example, each of whose `expression; // value` lines is handed to `check`. */
async function example() {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const [, code = ''] = /```js\n(.*?)```/s.exec(readme) ?? [];
  const checked = code.replace(
    /^(\s*)(.*?); +\/\/ ('[^']*'|\d+)(:.*)?$/gm,
    (_, indent, expression, value) => `${indent}check(${expression}, ${value});`,
  );
  return checked.replaceAll(/^import .* from 'refcellar';$/gm, '');
}

test('the README example does what its comments say', async ({ page }) => {
  await openTutorial(page);
  const results = await page.evaluate(async (code) => {
    const { Store, RustPanic } = await import(/** @type {string} */ ('refcellar'));
    /** @type {[unknown, unknown][]} */
    const seen = [];
    /** @type {(given: unknown, said: unknown) => void} */
    const check = (given, said) => seen.push([given, said]);
    const run = new Function('Store', 'RustPanic', 'check', code);
    run(Store, RustPanic, check);
    return seen;
  }, await example());
  expect(results).toHaveLength(5);
  for (const [given, said] of results) expect(given).toBe(said);
});

test('leaving a block drops what it uses, the last first', async ({ page }) => {
  await openTutorial(page);
  const kinds = await page.evaluate(async () => {
    const { Store } = await import(/** @type {string} */ ('refcellar'));
    const watched = new Store();
    new Function('watched', '{ using handle = watched.share(); using guard = handle.borrow(); }')(
      watched,
    );
    return watched.events().events.map((/** @type {{ what: { kind: string } }} */ { what }) => what.kind);
  });
  expect(kinds).toEqual(['handle-born', 'handle-born', 'borrowed', 'released', 'handle-dropped']);
});
