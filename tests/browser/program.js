/** The Program lab as a test drives it. */
import { encodeProgram } from '../../www/program/link.js';
import { expect } from './lab.js';

/** @import { Page } from '@playwright/test' */

/** The Program lab, open. */
export class ProgramLab {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.text = page.getByRole('textbox', { name: 'Program' });
    this.verdict = page.locator('.code .verdict');
    this.slider = page.getByRole('slider', { name: 'Step of the run' });
    this.scene = page.locator('.scene');
    this.conflict = page.locator('refcellar-conflict');
    this.narration = page.locator('.narration');
    this.console = page.locator('refcellar-console');
    this.problems = page.locator('refcellar-problems');
  }

  /**
   * @param {Page} page
   * @param {string} [hash]
   */
  static async open(page, hash = '') {
    const lab = new ProgramLab(page);
    await page.goto(`./program.html${hash}`, { waitUntil: 'commit' });
    await expect(lab.verdict).toBeVisible();
    return lab;
  }

  /**
   * @param {Page} page
   * @param {string} source
   * @param {2021 | 2024} [edition]
   */
  static async openWith(page, source, edition = 2024) {
    return ProgramLab.open(page, await encodeProgram({ source, edition }));
  }

  /** @param {string} source */
  async type(source) {
    await this.text.click();
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.insertText(source);
  }

  /** @param {string | RegExp} words */
  async answers(words) {
    await expect(this.verdict).toContainText(words, { timeout: 20_000 });
  }

  /**
   * A line of the picture, by the name of the variable.
   *
   * @param {string} name
   */
  row(name) {
    return this.scene.locator('.row').filter({ has: this.page.locator('.name', { hasText: new RegExp(`^${name}$`) }) });
  }
}
