/** The Store lab, used with a mouse: real borrows, conflicts and panics. */
import { Lab, expect, test } from './lab.js';

test('the store is written and read through &self', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.set('colour', 'green');
  await lab.says('colour');
  await lab.says('The borrow flag is 0: free.');
  await lab.act('get');
  await expect(lab.outcome).toContainText('green');
});

test('readers share the cell and keep a writer out', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.act('borrow');
  await lab.act('borrow');
  await lab.says('The borrow flag is 2: 2 readers.');
  await expect(lab.action('borrow')).not.toContainText('panics');
  await expect(lab.action('borrow_mut')).toContainText('panics');
  await expect(lab.action('try_borrow_mut')).toContainText('refused');
});

test('a writer keeps everybody out, and writes through DerefMut', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.act('borrow_mut');
  await lab.says('The borrow flag is -1: one writer.');
  await expect(lab.action('get')).toContainText('panics');
  await lab.act('write', 'guard1');
  await lab.says('colour = green');
  await lab.act('drop', 'guard1');
  await lab.says('The borrow flag is 0: free.');
});

test('a refused borrow is no panic and changes nothing', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.act('borrow_mut');
  await lab.act('try_borrow');
  await expect(lab.outcome).toContainText('RefCell already mutably borrowed');
  await expect(lab.panic.getByRole('heading', { name: 'Panicked' })).toHaveCount(0);
  await lab.says('The borrow flag is -1: one writer.');
});

test('a panic is explained, and everything goes on', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.set('colour', 'green');
  await lab.act('borrow');
  await lab.act('borrow_mut');

  const title = lab.panic.getByRole('heading', { name: 'RefCell already borrowed' });
  await expect(title).toBeVisible();
  await expect(lab.panic).toContainText('already borrowed: BorrowMutError');
  await expect(lab.panic.locator('.culprits')).toContainText(/guard2.*line 1\d/);
  await lab.panic.getByText('Why no destructor ran').click();
  await expect(lab.panic).toContainText('abort');

  await lab.says('The borrow flag is 1: one reader.');
  await lab.says('colour = green');
  await lab.act('get');
  await expect(lab.outcome).toContainText('green');
});

test('the first remedy drops the guard in the way and tries again', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.act('borrow');
  await lab.act('borrow_mut');
  await lab.panic.getByRole('button', { name: 'Do it' }).first().click();
  await lab.says('The borrow flag is -1: one writer.');
});

test('a call that panics with its own guard leaves the cell free', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.act('append');
  await expect(lab.panic.getByRole('heading', { name: 'no such key' })).toBeVisible();
  await lab.says('The borrow flag is 0: free.');
  await lab.set('colour', 'green');
  await lab.says('colour = green');
});

test('a callback that reads the store while it is being written panics', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.act('update');
  const title = lab.panic.getByRole('heading', { name: 'RefCell already mutably borrowed' });
  await expect(title).toBeVisible();
  await lab.says('The borrow flag is 0: free.');
});

test('handles are counted, and a weak one does not keep the map alive', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.act('clone');
  await lab.act('downgrade');
  await lab.says('Strong count 2, weak count 1.');
  await lab.act(String.raw`drop drop\(a\);`);
  await lab.act(String.raw`drop drop\(b\);`);
  await lab.says('Strong count 0, weak count 0.');
  await lab.act('upgrade');
  await expect(lab.outcome).toContainText('None');
});

test('a handle cannot be dropped while a guard borrows from it', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.act('borrow');
  await expect(lab.action('drop', 'Rc handles')).toContainText('rejected');
  await lab.act('drop', 'Rc handles');
  await expect(lab.outcome).toContainText('E0505');
  await lab.says('Strong count 1');
});

test('a Cell of any type can be replaced, and nothing is ever held', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.cells.getByRole('button', { name: /^update\s/ }).click();
  await expect(lab.cells).toContainText('1');
  const replace = lab.cells.getByRole('button', { name: /^replace\s/ }).last();
  await replace.click();
  await replace.click();
  await expect(lab.outcome).toContainText('moved, not copied');
  await lab.says('The borrow flag is 0: free.');
});

test('starting over can be taken back', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.set('colour', 'green');
  await page.getByRole('button', { name: 'Start over' }).click();
  await lab.says('Entries of the map: 0.');
  await page.getByRole('button', { name: 'Bring the session back' }).click();
  await lab.says('colour = green');
});

test('what a visitor types is text and nothing else', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  for (const text of ['<img src=x onerror="document.title=1">', '__proto__', '', '🦀', '"; drop', '${1}']) {
    await lab.set(text, text);
  }
  await lab.says('Entries of the map: 6.');
  await lab.act('entries');
  expect(await page.title()).toContain('RefCellar');
  expect(await page.locator('refcellar-store-lab img').count()).toBe(0);
});

test('a very long value is kept whole and shown folded', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.set('long', 'x'.repeat(10_000));
  await lab.says('Entries of the map: 1.');
  expect((await lab.diagram.textContent())?.length).toBeLessThan(2_000);
});
