/**
 * `cargo xtask bench`: the store against a plain JavaScript `Map`, and against itself with
 * the recording of events off. All figures of a table are from one run in one browser, and
 * what counts is their ratio.
 */

import { readFile } from 'node:fs/promises';
import { env } from 'node:process';
import { chromium } from '@playwright/test';
import { measure } from './measure.js';
import { programLab } from './program.js';

/** @import { Page } from '@playwright/test' */

/** An address of its own, answered from the files below this repository. */
const ORIGIN = 'http://refcellar.test';

/** @type {Record<string, string>} */
const TYPES = {
  css: 'text/css',
  html: 'text/html',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  wasm: 'application/wasm',
};

const browser = await chromium.launch({
  executablePath: env.REFCELLAR_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
const page = await browser.newPage();
await serve(page);
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
const { operations, frames, typical, slow } = await scrubbing(await browser.newPage());
console.log(`scrubbing over ${operations.toLocaleString('en')} operations, a step a frame`);
row('a typical frame', typical, 'ms', `${slow} of ${frames} took longer than two at 60 a second`);
const labPage = await browser.newPage();
await serve(labPage);
const lab = await programLab(labPage, ORIGIN);
console.log('the Program lab');
row('navigation to the first step', lab.first, 'ms', 'goal: under 1000 ms, on a quiet machine of two cores');
row(`a key to its verdict, ${lab.lines} lines`, lab.typing, 'ms', `median of ${lab.keys}; goal: under 100 ms`);
const { scrubbing: scrubbed } = lab;
row(`a frame, scrubbing ${scrubbed.steps.toLocaleString('en')} steps`, scrubbed.typical, 'ms', `${scrubbed.slow} of ${scrubbed.frames} took longer than two at 60 a second`);
const { seeking } = lab;
row(`any step of ${seeking.steps.toLocaleString('en')}`, seeking.typical, 'ms', `the longest ${seeking.longest.toFixed(0)} ms, ${seeking.late} of ${seeking.times} over 17 ms; goal: one frame`);
await browser.close();

/**
 * Answers the page from the files below this repository.
 *
 * @param {Page} page
 */
async function serve(page) {
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const contentType = TYPES[pathname.split('.').at(-1) ?? ''] ?? 'text/plain';
    const body =
      pathname === '/empty.html'
        ? Buffer.from('<!doctype html><title>bench</title>')
        : await readFile(new URL(`../..${pathname}`, import.meta.url));
    await route.fulfill({ body, contentType });
  });
}

/**
 * The built lab, with a long session, scrubbed as fast as frames come.
 *
 * @param {Page} page
 */
async function scrubbing(page) {
  const OPERATIONS = 400;
  await serve(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${ORIGIN}/dist/index.html`);
  const act = page.locator('refcellar-actions');
  await page.getByRole('slider').waitFor();
  await act.getByRole('button', { name: /^borrow\s/ }).click();
  const get = act.getByRole('button', { name: /^get\s/ });
  await get.evaluate((button, times) => {
    for (let time = 0; time < times; time += 1) /** @type {HTMLElement} */ (button).click();
  }, OPERATIONS);
  const measured = await page.evaluate(scrub);
  return { operations: OPERATIONS, ...measured };
}

/** Runs in the page: a key press on the slider for each frame, and how long frames took. */
async function scrub() {
  const slider = document.querySelector('[role=slider]');
  const frame = () => new Promise(requestAnimationFrame);
  /** @type {number[]} */
  const took = [];
  let before = await frame();
  for (let step = 0; step < 240; step += 1) {
    slider?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    const now = await frame();
    took.push(now - before);
    before = now;
  }
  took.sort((a, b) => a - b);
  return {
    frames: took.length,
    typical: took[took.length >> 1] ?? NaN,
    slow: took.filter((milliseconds) => milliseconds > 34).length,
  };
}

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
