/**
 * `cargo xtask bench`: the store against a plain JavaScript `Map`, and against itself with
 * the recording of events off. All figures of a table are from one run in one browser, and
 * what counts is their ratio.
 */

import { readFile } from 'node:fs/promises';
import { env } from 'node:process';
import { chromium } from '@playwright/test';
import { measure } from './measure.js';

/** An address of its own, answered from the files below this repository. */
const ORIGIN = 'http://refcellar.test';

/** @type {Record<string, string>} */
const TYPES = { js: 'text/javascript', wasm: 'application/wasm', html: 'text/html' };

const browser = await chromium.launch({
  executablePath: env.REFCELLAR_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
const page = await browser.newPage();
await page.route(`${ORIGIN}/**`, async (route) => {
  const { pathname } = new URL(route.request().url());
  const contentType = TYPES[pathname.split('.').at(-1) ?? ''] ?? 'text/plain';
  const body =
    pathname === '/empty.html'
      ? Buffer.from('<!doctype html><title>bench</title>')
      : await readFile(new URL(`../..${pathname}`, import.meta.url));
  await route.fulfill({ body, contentType });
});
await page.goto(`${ORIGIN}/empty.html`);

const results = await page.evaluate(measure);
console.log(`Chromium ${browser.version()}; medians of interleaved rounds\n`);
for (const { keys, map, on, off } of results.loops) {
  console.log(`set + get of ${keys.toLocaleString('en')} keys`);
  row('plain Map', map, 'ns a pair');
  row('store, events off', off, 'ns a pair', `${ratio(off, map)} × Map`);
  row('store, events on', on, 'ns a pair', `${ratio(on, off)} × events off (goal: at most 1.3)`);
}
for (const { entries, milliseconds } of results.recoveries) {
  console.log(`recovery after a panic, with ${entries.toLocaleString('en')} entries`);
  const goal = entries === 1_000 ? 'goal: under 16 ms' : undefined;
  row('panic, report and first read', milliseconds, 'ms', goal);
}
await browser.close();

/**
 * @param {string} name
 * @param {number} figure
 * @param {string} unit
 * @param {string} [remark]
 */
function row(name, figure, unit, remark = '') {
  const amount = figure < 10 ? figure.toFixed(2) : figure.toFixed(0);
  console.log(`  ${name.padEnd(30)} ${amount.padStart(8)} ${unit}   ${remark}`.trimEnd());
}

/**
 * @param {number} a
 * @param {number} b
 */
function ratio(a, b) {
  return (a / b).toFixed(2);
}
