/** The README's pictures, taken from the pages themselves. `--bless` renews the files. */
import { fileURLToPath } from 'node:url';
import { env } from 'node:process';
import { Lab, expect, test } from './lab.js';
import { ProgramLab } from './program.js';

/** @import { TestInfo } from '@playwright/test' */

/**
 * @param {string} name
 * @param {TestInfo} info
 */
function pictureOf(name, info) {
  return env.REFCELLAR_BLESS ? fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)) : info.outputPath(name);
}

test.use({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });

test('two readers hold the cell, and a borrow_mut that panicked is explained', async ({ page }, info) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const lab = await Lab.openWhole(page);
  await lab.set('colour', 'green');
  await lab.set('shape', 'round');
  await lab.act('clone');
  await lab.act('borrow');
  await lab.act('borrow');
  await lab.act('borrow_mut');
  await expect(lab.panic.getByRole('heading', { name: 'RefCell already borrowed' })).toBeVisible();
  await page.screenshot({ path: pictureOf('store-lab.png', info) });
});

test('a program is stepped to the borrow that is refused', async ({ page }, info) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const lab = await ProgramLab.open(page);
  await expect(lab.conflict.getByText(/ways? out/)).toBeVisible();
  await page.screenshot({ path: pictureOf('program-lab.png', info) });
});
