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

test('a session is not brought back over a new one', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.set('colour', 'green');
  const startOver = page.getByRole('button', { name: 'Start over' });
  await startOver.click();
  await startOver.click();
  const back = page.getByRole('button', { name: 'Bring the session back' });
  await expect(back).toBeVisible();
  await lab.set('colour', 'red');
  await lab.says('colour = red');
  await expect(back).toHaveCount(0);
});

for (const [typed, kept] of /** @type {const} */ ([
  ['1e3', '1000'],
  ['4294967295', '4294967295'],
])) {
  test(`a Cell<u32> takes ${typed} as it was typed`, async ({ page }) => {
    const lab = await Lab.openWhole(page);
    await typeNumber(lab, typed);
    await expect(lab.cells.locator('dd').first()).toHaveText(kept);
  });
}

for (const typed of ['-1', '1.5', '4294967296', 'seven', '']) {
  test(`a Cell<u32> does not take "${typed}", and that is said`, async ({ page }) => {
    const lab = await Lab.openWhole(page);
    await typeNumber(lab, typed);
    await expect(lab.outcome).toContainText('is not a whole number from 0 to 4294967295');
    await expect(lab.cells.getByLabel('value').first()).toHaveValue(typed);
    await expect(lab.cells.locator('dd').first()).toHaveText('0');
    await expect(lab.program).toContainText('// Not done: The cell is a Cell<u32>');
    // The rest of the session still goes into a link.
    await lab.act('borrow');
    await expect(page).toHaveURL(/#s1=(?!W10$)/);
  });
}

/**
 * Types key by key, as what is half typed is no number yet.
 *
 * @param {Lab} lab
 * @param {string} typed
 */
async function typeNumber(lab, typed) {
  const field = lab.cells.getByLabel('value').first();
  await field.fill('');
  await field.pressSequentially(typed);
  await lab.cells.getByRole('button', { name: /^set\s/ }).first().click();
}

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

for (const width of [360, 1280]) {
  test(`long texts do not stretch a page of ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const lab = await Lab.openWhole(page);
    for (let guards = 0; guards < 3; guards += 1) await lab.act('borrow');
    await expect(lab.action('drop', 'guard3')).toBeVisible();
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    const before = await height();
    await lab.fill('key', 'k'.repeat(10_000));
    await lab.fill('value', 'v'.repeat(10_000));
    await expect(lab.action('set')).toContainText('v…');
    expect(await height()).toBeLessThan(before + 1_500);
    for (const guard of ['guard1', 'guard2', 'guard3']) await lab.act('drop', guard);
    await lab.act('set');
    await expect(lab.program).toContainText('v'.repeat(10_000));
    expect(await height()).toBeLessThan(before + 1_500);
  });
}

test('a pasted text is not cut', async ({ page }) => {
  const lab = await Lab.open(page);
  await lab.fill('value', 'x'.repeat(20_000));
  await expect(lab.actions.getByLabel('value', { exact: true })).toHaveValue('x'.repeat(20_000));
});
