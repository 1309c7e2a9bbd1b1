/** The past: scrubbing, the session as Rust, and links. */
import { Lab, expect, test } from './lab.js';

test('scrubbing shows the state at any event, and acting comes back to now', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.set('colour', 'green');
  await lab.set('colour', 'red');
  await lab.act('borrow');
  await lab.seekBack(3);
  await lab.says('colour = green');
  await expect(page.getByText('The past: after event 3')).toBeVisible();
  await expect(lab.slider).toHaveAttribute('aria-valuetext', /./);
  await page.getByRole('button', { name: 'Back to now' }).click();
  await lab.says('The borrow flag is 1: one reader.');
  await lab.slider.press('Home');
  await lab.act('get');
  await expect(page.getByText('The past')).toHaveCount(0);
});

test('the timeline can be dragged', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  for (const value of ['1', '2', '3', '4']) await lab.set('n', value);
  const box = await lab.slider.boundingBox();
  if (box === null) throw new Error('the timeline is not drawn');
  await page.mouse.move(box.x + box.width - 8, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 2, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect(lab.slider).toHaveAttribute('aria-valuenow', '0');
  await lab.says('Entries of the map: 0.');
});

test('a finger can drag the timeline', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, hasTouch: true, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const lab = await Lab.openWhole(page);
  for (const value of ['1', '2', '3', '4']) await lab.set('n', value);
  await lab.slider.scrollIntoViewIfNeeded();
  const box = await lab.slider.boundingBox();
  if (box === null) throw new Error('the timeline is not drawn');
  const devtools = await context.newCDPSession(page);
  const y = box.y + box.height / 2;
  const touch = (/** @type {'touchStart' | 'touchMove'} */ type, /** @type {number} */ x) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y }] });
  await touch('touchStart', box.x + box.width - 8);
  for (let part = 1; part <= 8; part += 1) await touch('touchMove', box.x + (box.width - 8) * (1 - part / 8));
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await lab.says('Entries of the map: 0.');
  await context.close();
});

test('the session is a Rust program', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.set('colour', 'green');
  await lab.act('borrow');
  await lab.act('borrow_mut');
  await expect(lab.program).toContainText('let guard2 = a.borrow();');
  await expect(lab.program).toContainText('catch_unwind');
  await expect(lab.program).toContainText('use std::cell::RefCell;');
});

test('a link does the session again, panics included', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const lab = await Lab.openWhole(page);
  await lab.set('colour', 'green');
  await lab.act('borrow');
  await lab.act('borrow_mut');
  await lab.program.getByRole('button', { name: 'Copy link' }).click();
  await expect(lab.program).toContainText('The link is copied.');
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const other = await context.newPage();
  await other.goto(link);
  const again = new Lab(other);
  await again.says('colour = green');
  await again.says('The borrow flag is 1: one reader.');
  await expect(again.panic.getByRole('heading', { name: 'RefCell already borrowed' })).toBeVisible();
});

test('a tutorial shows a session in a frame', async ({ page, baseURL }) => {
  const lab = await Lab.openWhole(page);
  await lab.set('colour', 'green');
  await expect(page).toHaveURL(/#s1=/);
  const shorter = page.url();
  await lab.act('borrow');
  await expect.poll(() => page.url()).not.toBe(shorter);
  const link = page.url();
  const tutorial = new URL('/tutorial.html', baseURL).href;
  await page.route(tutorial, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>A tutorial</title><iframe title="lab" src="${link}">`,
    }),
  );
  await page.goto(tutorial);
  const words = page.frameLocator('iframe').locator('#diagram-words');
  await expect(words).toContainText('The borrow flag is 1: one reader.');
  expect(link.startsWith(String(baseURL))).toBe(true);
});

for (const [what, hash] of /** @type {const} */ ([
  ['broken', '#s1=%%%'],
  ['of another kind', '#what'],
  ['hostile', '#s1=<script>alert(1)</script>'],
  ['far too long', `#s1=${'A'.repeat(100_000)}`],
])) {
  test(`a link that is ${what} is refused with a sentence`, async ({ page }) => {
    const lab = await Lab.openWhole(page, hash);
    await expect(page.locator('.notice')).toContainText(/link|address/i);
    await lab.says('Entries of the map: 0.');
    await lab.set('colour', 'green');
    await lab.says('colour = green');
  });
}

test('a link that is opened over a session can be taken back', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.set('colour', 'green');
  await expect(page).toHaveURL(/#s1=/);
  const link = new URL(page.url()).hash;
  await lab.set('colour', 'red');
  await expect(page).not.toHaveURL(new RegExp(`${link}$`));
  await page.evaluate((hash) => {
    location.hash = hash;
  }, link);
  await expect(page.locator('.notice')).toContainText('Opened from a link: one operation');
  await lab.says('colour = green');
  await page.getByRole('button', { name: 'Bring the session back' }).click();
  await lab.says('colour = red');
  await expect(page.locator('.notice')).toHaveCount(0);
});

test('a link that opens the page has nothing to take back', async ({ page }) => {
  await Lab.openWhole(page, '#s1=W1s5LDFdXQ');
  await expect(page.locator('.notice')).toContainText('Opened from a link');
  await expect(page.getByRole('button', { name: 'Bring the session back' })).toHaveCount(0);
});

test('a session that outgrows the address says so once', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.set('colour', 'x'.repeat(10_001));
  const notice = page.locator('.notice');
  await expect(notice).toContainText('does not fit into a link');
  expect(page.url()).not.toContain('#');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  const address = page.waitForFunction(() => history.state === 'seen');
  await page.evaluate(() => {
    const { replaceState } = history;
    history.replaceState = (_, unused, url) => replaceState.call(history, 'seen', unused, url);
  });
  await lab.act('borrow');
  await address;
  await expect(notice).toHaveCount(0);
});

test('what was done just before leaving is in the address', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.set('colour', 'green');
  // Within one task, so that no timer can come before it.
  const hash = await page.evaluate(() => {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.includes('insert'));
    history.replaceState(null, '', location.pathname);
    button?.click();
    dispatchEvent(new PageTransitionEvent('pagehide'));
    return location.hash;
  });
  expect(hash).toMatch(/^#s1=/);
});

test('a page that is loaded again goes on where it was', async ({ page }) => {
  const lab = await Lab.openWhole(page);
  await lab.act('borrow');
  await lab.says('The borrow flag is 1: one reader.');
  await page.reload({ waitUntil: 'commit' });
  await lab.says('The borrow flag is 1: one reader.');
});
