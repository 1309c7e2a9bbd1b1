/**
 * The Store lab as a test drives it. A page whose console says anything but a wanted
 * panic's own report fails its test.
 */
import { test as base, expect } from '@playwright/test';

/** @import { ConsoleMessage, Locator, Page } from '@playwright/test' */

export { expect };

export const test = base.extend({
  page: async ({ page }, use) => {
    /** @type {string[]} */
    const said = [];
    page.on('console', (message) => {
      if (isComplaint(message)) said.push(message.text());
    });
    page.on('pageerror', (error) => said.push(String(error)));
    await use(page);
    expect(said, 'the console stays silent').toEqual([]);
  },
});

/** @param {ConsoleMessage} message */
function isComplaint(message) {
  const complains = message.type() === 'error' || message.type() === 'warning';
  return complains && !message.text().startsWith('panicked at src/');
}

/** The Store lab, open. */
export class Lab {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.diagram = page.locator('refcellar-diagram');
    this.actions = page.locator('refcellar-actions');
    this.panic = page.locator('refcellar-panic');
    this.timeline = page.locator('refcellar-timeline');
    this.slider = page.getByRole('slider');
    this.outcome = page.locator('.outcome');
    this.program = page.locator('refcellar-program');
    this.cells = page.locator('refcellar-cells');
    this.log = page.locator('refcellar-log');
  }

  /**
   * @param {Page} page
   * @param {string} [hash]
   */
  static async open(page, hash = '') {
    const lab = new Lab(page);
    // The lab can be used before all that comes later is loaded.
    await page.goto(`./${hash}`, { waitUntil: 'commit' });
    await expect(lab.action('clear')).toBeVisible();
    return lab;
  }

  /** The same, with everything that comes after the first view. */
  static async openWhole(/** @type {Page} */ page, hash = '') {
    const lab = await Lab.open(page, hash);
    await expect(lab.slider).toBeVisible();
    await expect(lab.program.getByRole('button', { name: 'Copy link' })).toBeVisible();
    return lab;
  }

  /**
   * The button of an action, in the group of that title if there are several. Its name
   * starts with the verb, and the Rust line comes after it.
   *
   * @param {string} verb
   * @param {string} [group]
   * @returns {Locator}
   */
  action(verb, group) {
    const groups = this.actions.locator('section.group');
    const where = group === undefined ? groups : groups.filter({ has: this.page.locator('h3', { hasText: group }) });
    return where.getByRole('button', { name: new RegExp(`^${verb}(\\s|$)`) }).first();
  }

  /**
   * @param {string} verb
   * @param {string} [group]
   */
  async act(verb, group) {
    await this.action(verb, group).click();
  }

  /**
   * @param {'key' | 'value'} name
   * @param {string} text
   */
  async fill(name, text) {
    await this.actions.getByLabel(name, { exact: true }).fill(text);
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  async set(key, value) {
    await this.fill('key', key);
    await this.fill('value', value);
    await this.act('set');
  }

  /**
   * What the picture says, in the words that stand for it.
   *
   * @param {string | RegExp} words
   */
  async says(words) {
    await expect(this.page.locator('#diagram-words')).toContainText(words);
  }

  /** @param {number} seq */
  async seekBack(seq) {
    await this.slider.focus();
    await this.slider.press('Home');
    for (let at = 0; at < seq; at += 1) await this.slider.press('ArrowRight');
  }
}
