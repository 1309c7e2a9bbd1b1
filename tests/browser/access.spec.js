/** For everybody: keyboard, screen readers, small screens, both themes, less motion. */
import AxeBuilder from '@axe-core/playwright';
import { Lab, expect, test } from './lab.js';

/** @import { Page } from '@playwright/test' */

/** @type {Record<string, (lab: Lab) => Promise<void>>} */
const STATES = {
  empty: async () => {},
  reading: async (lab) => {
    await lab.set('colour', 'green');
    await lab.act('borrow');
    await lab.act('borrow');
  },
  panicked: async (lab) => {
    await lab.act('borrow');
    await lab.act('borrow_mut');
    await expect(lab.panic.getByRole('heading', { name: 'already borrowed' })).toBeVisible();
  },
  past: async (lab) => {
    await lab.act('borrow_mut');
    await lab.act('try_borrow');
    await lab.seekBack(1);
  },
  handles: async (lab) => {
    await lab.act('clone');
    await lab.act('downgrade');
  },
};

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const [state, prepare] of Object.entries(STATES)) {
    test(`axe finds nothing: ${state}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const lab = await Lab.openWhole(page);
      await prepare(lab);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations).toEqual([]);
    });
  }
}

for (const [width, height] of [
  [360, 740],
  [768, 1024],
  [1280, 800],
  [1920, 1080],
]) {
  test(`nothing sticks out at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const lab = await Lab.openWhole(page);
    await STATES.panicked?.(lab);
    await lab.set('a long key that goes on and on and on', 'and a longer value '.repeat(20));
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
  });
}

test('on a laptop the cell, the actions and the timeline are in sight together', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const lab = await Lab.openWhole(page);
  for (const part of [lab.diagram, lab.timeline, lab.action('borrow_mut')]) {
    await expect(part).toBeInViewport({ ratio: 0.9 });
  }
});

/**
 * Presses Tab until the focus is on what is wanted.
 *
 * @param {Page} page
 * @param {import('@playwright/test').Locator} wanted
 */
async function tabTo(page, wanted) {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the keyboard does not get there');
}

test('the keyboard alone borrows, conflicts, undoes and looks back', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  for (const verb of ['set', 'borrow', 'borrow_mut']) {
    await tabTo(page, lab.action(verb));
    await page.keyboard.press('Enter');
  }
  await lab.says('The borrow flag is 1: one reader.');
  const remedy = lab.panic.getByRole('button', { name: 'Do it' }).first();
  await tabTo(page, remedy);
  await page.keyboard.press('Enter');
  await lab.says('The borrow flag is -1: one writer.');
  await tabTo(page, lab.slider);
  await page.keyboard.press('Home');
  await lab.says('Entries of the map: 0.');
  await page.keyboard.press('End');
  await lab.says('Entries of the map: 1.');
});

/** @param {import('@playwright/test').Locator} button */
async function press(button) {
  await button.focus();
  await button.press('Enter');
}

for (const name of ['Do it', 'Close']) {
  test(`the keyboard goes on at the outcome after "${name}"`, async ({ page }) => {
    const lab = await Lab.openWhole(page);
    await lab.act('borrow');
    await lab.act('borrow_mut');
    await press(lab.panic.getByRole('button', { name }).first());
    await expect(lab.panic.getByRole('heading')).toHaveCount(0);
    await expect(lab.outcome).toBeFocused();
  });
}

for (const name of ['Bring the session back', 'Dismiss']) {
  test(`the keyboard goes on at the cell after "${name}"`, async ({ page }) => {
    const lab = await Lab.openWhole(page);
    await lab.act('borrow');
    await page.getByRole('button', { name: 'Start over' }).click();
    await press(page.getByRole('button', { name }));
    await expect(page.locator('.notice')).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'The cell' })).toBeFocused();
  });
}

test('the keyboard goes on at the slider after "Back to now"', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.act('borrow');
  await lab.seekBack(1);
  await press(page.getByRole('button', { name: 'Back to now' }));
  await expect(page.getByText('The past')).toHaveCount(0);
  await expect(lab.slider).toBeFocused();
});

test('each remedy has a name of its own', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.act('borrow');
  await lab.act('borrow_mut');
  await expect(lab.panic.getByRole('button', { name: /^Do it Drop guard1 first/ })).toHaveCount(1);
  await expect(lab.panic.getByRole('button', { name: /^Do it Ask with try_borrow_mut/ })).toHaveCount(1);
});

test('the key that dropped the last guard drops nothing else when it is pressed again', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.act('borrow');
  await lab.action('drop', 'guard1').focus();
  await page.keyboard.press('Enter');
  await lab.says('No guard is alive.');
  await expect(lab.outcome).toBeFocused();
  await page.keyboard.press('Enter');
  await lab.says('Strong count 1');
});

test('each borrow, conflict and release is said', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  const polite = lab.log.locator('[aria-live=polite]');
  const urgent = lab.log.locator('[aria-live=assertive]');
  await lab.act('borrow');
  await expect(polite).toContainText('guard1');
  await lab.act('borrow_mut');
  await expect(urgent).toContainText('RefCell already borrowed');
  await lab.act('drop', 'guard1');
  await expect(polite).toContainText('The flag is 0');
});

test('nothing moves where less motion is asked for', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const lab = await Lab.openWhole(page);
  await lab.act('borrow');
  await lab.act('drop', 'guard1');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
