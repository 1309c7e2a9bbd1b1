/** What is heard of a whole scenario, step by step: it is to read like an explanation. */
import { readFile } from 'node:fs/promises';
import { expect, test } from './lab.js';
import { ProgramLab } from './program.js';

test('the first scenario is told as an explanation', async ({ page }) => {
  const lab = await ProgramLab.open(page);
  await lab.answers('compiles, and panics');
  await expect(lab.conflict.getByRole('heading', { level: 2 })).toBeVisible();
  await lab.slider.press('Home');
  await expect(lab.narration).toContainText('about to begin');
  const last = Number(await lab.slider.getAttribute('aria-valuemax'));
  const heard = [];
  for (let step = 0; step <= last; step += 1) {
    await expect(lab.narration).toHaveAttribute('data-step', String(step));
    const text = await lab.narration.locator('.done').innerText();
    if (!text.startsWith('Nothing')) heard.push(text.trim());
    await lab.slider.press('ArrowRight');
  }
  const expected = await readFile(new URL('narration.txt', import.meta.url), 'utf8');
  expect(`${heard.join('\n')}\n`).toBe(expected);
});
