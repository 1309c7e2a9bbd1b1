/**
 * The Program lab as one waits for it: from navigation to the first step, from a key to the
 * verdict, and from step to step.
 */

import { encodeProgram } from '../../www/program/link.js';

/** @import { Page } from '@playwright/test' */

const KEYS = 30;
const FRAMES = 240;
const SEEKS = 40;

/** A program of some 300 lines, of functions that a main calls. */
const LONG = `use std::cell::RefCell;\nuse std::rc::Rc;\n\n${Array.from({ length: 32 }, (_, n) => `fn part${n}(list: &Rc<RefCell<Vec<i32>>>) -> i32 {
    let total: i32 = list.borrow().iter().sum();
    list.borrow_mut().push(total % 7);
    if total > ${n} {
        println!("part {} has {total}", ${n});
    }
    total
}

`).join('')}fn main() {\n    let list = Rc::new(RefCell::new(vec![1, 2, 3]));\n${Array.from({ length: 32 }, (_, n) => `    part${n}(&list);\n`).join('')}}\n`;

/** A program of more than 100,000 steps. */
const BUSY = `use std::cell::{Cell, RefCell};

fn main() {
    let turns = Cell::new(0_u32);
    let list = RefCell::new(Vec::new());
    while turns.get() < 9_000 {
        turns.set(turns.get() + 1);
        let mut guard = list.borrow_mut();
        guard.push(turns.get());
        guard.truncate(5);
    }
    println!("{}", list.borrow().len());
}
`;

/** A program of a million steps. */
const MILLION = BUSY.replace('9_000', '90_000');

/**
 * @param {Page} page
 * @param {string} origin
 */
export async function programLab(page, origin) {
  await page.setViewportSize({ width: 1280, height: 800 });
  const address = `${origin}/dist/program.html`;
  await page.addInitScript(watchForThings);
  await page.goto(address);
  const first = /** @type {number} */ (await (await page.waitForFunction(() => Reflect.get(globalThis, 'firstThing'))).jsonValue());
  await page.goto('about:blank');
  await page.goto(address + (await encodeProgram({ source: LONG, edition: 2024 })));
  await page.locator('.verdict', { hasText: 'compiles, and runs' }).waitFor({ timeout: 60_000 });
  const typing = await typed(page);
  await page.goto('about:blank');
  await page.goto(address + (await encodeProgram({ source: BUSY, edition: 2024 })));
  await page.locator('.verdict', { hasText: 'compiles, and runs' }).waitFor({ timeout: 120_000 });
  const scrubbing = await page.evaluate(scrubbed, FRAMES);
  await page.goto('about:blank');
  await page.goto(address + (await encodeProgram({ source: MILLION, edition: 2024 })));
  await page.locator('.verdict', { hasText: 'compiles, and runs' }).waitFor({ timeout: 300_000 });
  const seeking = await page.evaluate(sought, SEEKS);
  return { first, typing, lines: LONG.split('\n').length, keys: KEYS, scrubbing, seeking };
}

/** Runs in the page, before all else: notes when the first box of a picture is painted. */
function watchForThings() {
  const observer = new MutationObserver(() => {
    if (document.querySelector('.scene .thing') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => Reflect.set(globalThis, 'firstThing', performance.now()));
  });
  observer.observe(document, { childList: true, subtree: true });
}

/**
 * Types spaces behind a comment, and waits for each verdict.
 *
 * @param {Page} page
 */
async function typed(page) {
  await page.getByRole('textbox', { name: 'Program' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('// ');
  await page.locator('.verdict:not(.old)', { hasText: 'compiles, and runs' }).waitFor();
  /** @type {number[]} */
  const took = [];
  for (let key = 0; key < KEYS; key += 1) {
    // The watch is set before the key is pressed: the two go different ways to the page.
    await page.evaluate(watchVerdict);
    await page.keyboard.press('x');
    took.push(await page.evaluate(() => /** @type {Promise<number>} */ (Reflect.get(globalThis, 'verdict'))));
  }
  return took.sort((a, b) => a - b)[took.length >> 1] ?? NaN;
}

/** Runs in the page: leaves a promise of the milliseconds from the next key to the frame with its verdict. */
function watchVerdict() {
  const verdict = new Promise((/** @type {(took: number) => void} */ resolve) => {
    let pressed = 0;
    addEventListener('keydown', () => (pressed = performance.now()), { capture: true, once: true });
    let wasOld = false;
    // Both can come within one frame, so that every change is looked at.
    const observer = new MutationObserver(() => {
      const isOld = document.querySelector('.verdict.old') !== null;
      wasOld ||= isOld && pressed > 0;
      if (!wasOld || isOld) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
  });
  Reflect.set(globalThis, 'verdict', verdict);
}

/**
 * Runs in the page: goes to another step at each frame, and how long frames took.
 *
 * @param {number} frames
 */
async function scrubbed(frames) {
  const lanes = document.querySelector('refcellar-lanes');
  const steps = Number(lanes?.querySelector('[role=slider]')?.getAttribute('aria-valuemax'));
  const frame = () => new Promise(requestAnimationFrame);
  /** @type {number[]} */
  const took = [];
  let before = await frame();
  for (let at = 0; at < frames; at += 1) {
    const step = Math.round((steps * (1 + Math.sin(at / 20))) / 2);
    lanes?.dispatchEvent(new CustomEvent('seek', { detail: step, bubbles: true }));
    const now = await frame();
    took.push(now - before);
    before = now;
  }
  took.sort((a, b) => a - b);
  return { steps, frames, typical: took[frames >> 1] ?? NaN, slow: took.filter((milliseconds) => milliseconds > 34).length };
}

/**
 * Runs in the page: goes to places all over the run, and how long it took until the picture of
 * each was there.
 *
 * @param {number} times
 */
async function sought(times) {
  const lanes = document.querySelector('refcellar-lanes');
  const steps = Number(lanes?.querySelector('[role=slider]')?.getAttribute('aria-valuemax'));
  /** @type {import('../../www/elements/program-lab.js').ProgramLab | null} */
  const lab = document.querySelector('refcellar-program-lab');
  /** @type {number[]} */
  const took = [];
  for (let at = 1; at <= times; at += 1) {
    const step = Math.round((steps * ((at * 7919) % 1000)) / 1000);
    const began = performance.now();
    lanes?.dispatchEvent(new CustomEvent('seek', { detail: step, bubbles: true }));
    while (lab?.view?.look?.step.index !== step) await new Promise((resume) => { lab?.session?.addEventListener('change', resume, { once: true }); });
    await lab?.updateComplete;
    took.push(performance.now() - began);
  }
  took.sort((a, b) => a - b);
  return { steps, times, typical: took[times >> 1] ?? NaN, longest: took.at(-1) ?? NaN, late: took.filter((milliseconds) => milliseconds > 17).length };
}
