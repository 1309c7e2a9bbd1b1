/** The README's picture, taken from the page itself. `--bless` renews the file. */
import { fileURLToPath } from 'node:url';
import { env } from 'node:process';
import { Lab, expect, test } from './lab.js';

const PICTURE = fileURLToPath(new URL('../../docs/store-lab.png', import.meta.url));

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
  await page.screenshot({ path: env.REFCELLAR_BLESS ? PICTURE : info.outputPath('store-lab.png') });
});
