/** What a screen reader is given to say. */
import { Lab, expect, test } from './lab.js';

/** @import { Locator } from '@playwright/test' */

/**
 * Counts the nodes that a live region is given from now on: each is spoken once, and a
 * text that stays where it is, is not spoken again.
 *
 * @param {Locator} region
 */
async function listenTo(region) {
  await region.evaluate((element) => {
    /** @type {string[]} */
    const said = [];
    Object.assign(element, { said });
    new MutationObserver((records) => {
      for (const { addedNodes } of records) {
        for (const { textContent } of addedNodes) if (textContent) said.push(textContent);
      }
    }).observe(element, { childList: true });
  });
  return () => region.evaluate((element) => /** @type {{ said: string[] }} */ (/** @type {unknown} */ (element)).said);
}

test('the same call is spoken each time', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  const said = await listenTo(lab.log.locator('[aria-live=polite]'));
  for (let times = 1; times <= 3; times += 1) {
    await lab.act('get');
    await expect.poll(said).toHaveLength(times);
  }
  expect(new Set(await said()).size).toBe(1);
});

test('the same panic is spoken each time, and at once', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.act('borrow');
  const said = await listenTo(lab.log.locator('[aria-live=assertive]'));
  for (let times = 1; times <= 3; times += 1) {
    await lab.act('borrow_mut');
    await expect.poll(said).toHaveLength(times);
  }
  await expect(lab.log.locator('[aria-live=polite]')).toHaveText('');
});

test('what a call gave is spoken and stands in the log', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.set('colour', 'green');
  await lab.act('get');
  await expect(lab.log.locator('[aria-live=polite]')).toContainText('The call gave Some("green").');
  await expect(lab.log.locator('li').first()).toContainText('The call gave Some("green").');
  await lab.act('has');
  await expect(lab.log.locator('[aria-live=polite]')).toContainText('The call gave true.');
  await lab.act('clear');
  await expect(lab.log.locator('li').first()).not.toContainText('gave ()');
});

test('all that a remedy does is spoken', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.act('borrow');
  await lab.act('borrow_mut');
  await lab.panic.getByRole('button', { name: 'Do it' }).first().click();
  const polite = lab.log.locator('[aria-live=polite]');
  await expect(polite).toContainText('guard1 was dropped.');
  await expect(polite).toContainText('guard2, a RefMut, was born');
  await expect(polite).toContainText('The flag is -1');
});

test('looking back speaks nothing twice', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.act('borrow');
  await lab.act('drop', 'guard1');
  await expect(lab.log.locator('[aria-live=polite]')).toContainText('guard1 was dropped');
  const said = await listenTo(lab.log.locator('[aria-live=polite]'));
  await lab.seekBack(1);
  await page.getByRole('button', { name: 'Back to now' }).click();
  await lab.says('The borrow flag is 0: free.');
  expect(await said()).toEqual([]);
});
