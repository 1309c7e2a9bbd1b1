/** The Program lab, in a browser: from a text to the step that answers. */
import { brotliCompressSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './lab.js';
import { ProgramLab } from './program.js';

/** @import { Page, Response } from '@playwright/test' */

/**
 * Bytes after brotli, of all that the Program lab loads. The goal is 900,000; until the engine's
 * module gets there, this keeps it from growing.
 */
const WHOLE_LAB = 1_400_000;

const ENDLESS = `use std::cell::Cell;

fn main() {
    let turns = Cell::new(0_u64);
    loop {
        turns.set(turns.get() + 1);
    }
}
`;

const HOSTILE = `use std::cell::RefCell;

#[derive(Debug)]
struct Page {
    markup: RefCell<String>,
}

fn main() {
    let page = Page { markup: RefCell::new(String::from("<img src=x onerror=alert(1)>")) };
    let guard = page.markup.borrow();
    println!("{guard}<script>alert(2)</script>");
    page.markup.borrow_mut().push_str("\\u{202e}");
}
`;

test('what is typed is checked, explained and run', async ({ page }) => {
  const lab = await ProgramLab.open(page);
  await lab.answers('compiles');
  await lab.type('fn main() {\n    let n: i32 = "four";\n}\n');
  await lab.answers('does not compile');
  await expect(lab.problems).toContainText('E0308');
  await expect(lab.problems).toContainText('expected i32, found &str');
  await expect(page.locator('.cm-lintRange-error')).toHaveText('"four"');
  await lab.type('fn main() {\n    println!("{}", 2 + 2);\n}\n');
  await lab.answers('compiles, and runs');
  await expect(lab.console).toContainText('4');
  await expect(lab.console).toContainText('exit code 0');
});

test('a refused borrow is explained by every guard in its way, with line and reason', async ({ page }) => {
  const lab = await ProgramLab.open(page);
  await expect(lab.conflict.getByRole('heading', { name: 'RefCell already mutably borrowed' })).toBeVisible();
  await expect(lab.conflict).toContainText('taken on line 13');
  await expect(lab.conflict).toContainText('The variable value holds it');
  await expect(lab.row('value').locator('.chip')).toHaveText('RefMut');
  await expect(lab.scene.locator('.flag.write')).toContainText('−1');
  await expect(page.locator('.cm-here')).toContainText('watched.borrow()');
  await expect(page.locator('.cm-culprit')).toContainText('level.borrow_mut()');
  await expect(lab.scene.locator('.edge.refused')).toHaveCount(1);
  await lab.conflict.getByRole('button', { name: /See it taken/ }).click();
  await expect(page.locator('.cm-here')).toContainText('level.borrow_mut()');
  await expect(lab.scene.locator('.edge.refused')).toHaveCount(0);
});

/**
 * @param {Page} page
 * @param {import('@playwright/test').Locator} wanted
 */
async function tabTo(page, wanted) {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the keyboard does not get there');
}

test('the keyboard alone finds a scenario by its panic, steps through it and back', async ({ page }) => {
  const lab = await ProgramLab.open(page);
  await lab.answers('compiles, and panics');
  await tabTo(page, page.getByRole('button', { name: /Notify while borrowed/ }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('textbox', { name: /paste a panic message/ }));
  await page.keyboard.type('guard outlives use');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: /A guard outlives its use/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(lab.conflict.getByRole('heading', { name: 'RefCell already borrowed' })).toBeVisible();
  await tabTo(page, lab.slider);
  await page.keyboard.press('Home');
  await expect(lab.narration).toContainText('about to begin');
  await page.keyboard.press('b');
  await page.keyboard.press('ArrowRight');
  await expect(lab.narration).toContainText(/borrow/i);
  await page.keyboard.press('c');
  await expect(lab.scene.locator('.edge.refused')).toHaveCount(1);
  await page.keyboard.press('End');
  await expect(lab.narration).toContainText('The end');
  await page.keyboard.press('Shift+C');
  await expect(lab.scene.locator('.edge.refused')).toHaveCount(1);
});

test('an endless program is stopped, and what it did can be looked at', async ({ page }) => {
  const lab = await ProgramLab.openWith(page, ENDLESS);
  await lab.answers(/runs: .* steps/);
  await page.getByRole('button', { name: 'Stop' }).click();
  await lab.answers(/stopped after/);
  await lab.slider.press('End');
  await expect(lab.row('turns')).toContainText(/\d{2,}/);
});

test('markup in a program is text wherever it shows', async ({ page }) => {
  page.on('dialog', () => {
    throw new Error('a program ran as a script');
  });
  const lab = await ProgramLab.openWith(page, HOSTILE);
  await lab.answers('panics');
  await expect(lab.console).toContainText('<img src=x onerror=alert(1)><script>alert(2)</script>');
  await expect(lab.scene).toContainText('"<img src=x onerror=alert(1)>"');
  expect(await page.locator('refcellar-program-lab img, refcellar-program-lab script').count()).toBe(0);
});

test('the edition decides whether the else block still holds the guard', async ({ page }) => {
  const lab = await ProgramLab.open(page);
  await page.getByRole('button', { name: /Notify while borrowed/ }).click();
  await page.getByRole('button', { name: /^5\. / }).click();
  await lab.answers('compiles, and panics');
  await page.getByText('2024', { exact: true }).click();
  await lab.answers('compiles, and runs');
  await expect(lab.conflict.getByRole('heading')).toHaveCount(0);
});

test('both editions are shown side by side where they differ, in words', async ({ page }) => {
  const lab = await ProgramLab.open(page);
  await expect(page.locator('.edition-line')).toContainText('It is the same in edition 2021');
  await page.getByRole('button', { name: /Notify while borrowed/ }).click();
  await page.getByRole('button', { name: /^5\. / }).click();
  await expect(page.locator('.edition-line')).toContainText('In edition 2024 it runs to its end.');
  await page.getByRole('button', { name: 'Side by side' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'The same program in two editions' });
  await expect(dialog).toContainText('The Ref of table that line 5 takes is still there on line 10 in 2021, and is dropped on line 5 in 2024.');
  const row = dialog.getByRole('row', { name: /borrow_mut/ });
  await expect(row).toContainText('table is refused: RefCell already borrowed');
  await expect(row).toContainText('differs');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await row.getByRole('button', { name: /^Go to line 10/ }).press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(lab.narration).toContainText('Next, line 10');
});

test('what is never freed is named at the end', async ({ page }) => {
  const lab = await ProgramLab.open(page);
  await page.getByRole('button', { name: /Notify while borrowed/ }).click();
  await page.getByRole('button', { name: /^14\. / }).click();
  await expect(lab.console).toContainText('Never freed');
});

test('what the engine does not carry is named where it stands', async ({ page }) => {
  const lab = await ProgramLab.openWith(page, 'use std::sync::Mutex;\n\nfn main() {\n    std::thread::spawn(|| println!("{:?}", Mutex::new(1))).join().unwrap();\n}\n');
  await lab.answers('not supported here');
  await expect(lab.scene).toContainText('Nothing is said about whether rustc would accept the program.');
});

test('a program travels in the link, and stays over a reload', async ({ page, context }) => {
  const lab = await ProgramLab.open(page);
  await expect(page).toHaveURL(/#p1=2024/);
  const first = page.url();
  await lab.type('fn main() {\n    println!("kept");\n}\n');
  await expect(lab.console).toContainText('kept');
  await page.reload();
  await expect(lab.console).toContainText('kept');
  await expect(page).not.toHaveURL(first);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(new ProgramLab(other).console).toContainText('kept');
});

test('a link that is broken is refused with a sentence, and the lab works', async ({ page }) => {
  const lab = await ProgramLab.open(page, '#p1=2024..%%%');
  await expect(lab.narration).toContainText('Nothing was opened from it.');
  await lab.answers('compiles');
});

/** @type {Record<string, (lab: ProgramLab) => Promise<void>>} */
const STATES = {
  panicked: async (lab) => {
    await expect(lab.conflict.getByRole('heading', { level: 2 })).toBeVisible();
  },
  rejected: async (lab) => {
    await lab.type('fn main() {\n    let n: i32 = "four";\n}\n');
    await expect(lab.problems).toContainText('E0308');
  },
  library: async (lab) => {
    await lab.page.getByRole('button', { name: /Notify while borrowed/ }).click();
    await expect(lab.page.getByRole('dialog').locator('.causes').getByRole('listitem')).toHaveCount(16);
  },
};

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  for (const [state, prepare] of Object.entries(STATES)) {
    test(`axe finds nothing in the Program lab: ${state}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const lab = await ProgramLab.open(page);
      await lab.answers('compiles');
      await prepare(lab);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations).toEqual([]);
    });
  }
}

for (const [width, height] of /** @type {const} */ ([
  [360, 740],
  [768, 1024],
  [1280, 800],
  [1920, 1080],
])) {
  test(`nothing sticks out of the Program lab at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const lab = await ProgramLab.open(page);
    await STATES.panicked?.(lab);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
  });
}

test('a row of the picture is where its edge ends', async ({ page }) => {
  const lab = await ProgramLab.open(page);
  await STATES.panicked?.(lab);
  const flag = await lab.scene.locator('.row', { has: page.locator('.flag') }).boundingBox();
  const end = await lab.scene.locator('.edge.RefMut .end').boundingBox();
  if (flag === null || end === null) throw new Error('the picture is not drawn');
  expect(Math.abs(flag.y + flag.height / 2 - (end.y + end.height / 2))).toBeLessThan(2);
});

test('the Program lab, all of it, is within its budget', async ({ page }) => {
  // To compress it all as well as can be takes longer than to load it.
  test.setTimeout(180_000);
  /** @type {Map<string, Promise<Buffer>>} */
  const bodies = new Map();
  page.on('response', (/** @type {Response} */ response) => {
    const name = new URL(response.url()).pathname.split('/').at(-1) || 'program.html';
    // The other edition's worker loads what is there already.
    if (!bodies.has(name)) bodies.set(name, response.body());
  });
  const lab = await ProgramLab.open(page);
  await STATES.library?.(lab);
  const rows = await Promise.all([...bodies].map(async ([name, body]) => ({ name, size: brotliCompressSync(await body).length })));
  const total = rows.reduce((sum, { size }) => sum + size, 0);
  for (const { name, size } of rows) console.log(`${String(size).padStart(7)} ${name}`);
  console.log(`${String(total).padStart(7)} of at most ${WHOLE_LAB} bytes, after brotli`);
  expect(total).toBeLessThanOrEqual(WHOLE_LAB);
});

test('a few questions lead to a cause, by the keyboard alone, with a way back', async ({ page }) => {
  const lab = await ProgramLab.open(page);
  await lab.answers('compiles');
  await page.getByRole('button', { name: /Notify while borrowed/ }).press('Enter');
  const questions = page.locator('refcellar-questions');
  await tabTo(page, questions.getByText('Or answer a few questions'));
  await page.keyboard.press('Enter');
  await tabTo(page, questions.getByRole('button', { name: /already borrowed/ }));
  await page.keyboard.press('Enter');
  await expect(questions.getByRole('heading', { name: 'What goes on at the line that panics?' })).toBeFocused();
  await questions.getByRole('button', { name: 'Back', exact: true }).press('Enter');
  await expect(questions.getByRole('heading', { name: 'What do you see?' })).toBeFocused();
  for (const reply of [/already borrowed/, /nobody calls by its name/, /A dereference/, /A hidden deref_mut/]) {
    await tabTo(page, questions.getByRole('button', { name: reply }));
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(lab.conflict).toContainText('RefCell already borrowed');
  await page.getByRole('list', { name: 'What to watch, step by step' }).getByRole('button', { name: 'editing.len()' }).press('Enter');
  await expect(lab.narration).toContainText('editing.len()');
});
