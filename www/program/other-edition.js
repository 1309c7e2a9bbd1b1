/**
 * The program in its other edition: run in the background, by an engine of its own, so that no
 * key and no step ever waits for it.
 *
 * @import { Known } from './compare.js'
 * @import { Engine } from './engine.js'
 * @import { Edition, Summary } from './session.js'
 * @import { Checked, Progress } from './types.js'
 */

import { EngineLost } from './engine.js';

export class OtherEdition {
  #start;
  /** @type {Engine | undefined} */
  #engine;
  /** Which program is wanted; answers about an earlier one are not. */
  #wanted = 0;
  #isRunning = false;

  /** @param {() => Engine} start called when it is first wanted */
  constructor(start) {
    this.#start = start;
  }

  /** What is under way is not wanted any more. */
  leave() {
    this.#wanted += 1;
    if (this.#isRunning) this.#ask('stop');
  }

  /**
   * @param {string} source
   * @param {Edition} edition
   * @param {number} times how many times as far as usual it may run
   * @returns {Promise<Known | undefined>} nothing if it is not wanted any more, or the engine came to its end
   */
  async run(source, edition, times) {
    this.leave();
    const mine = this.#wanted;
    /** @type {Checked | undefined} */
    const checked = await this.#ask('check', { source, edition });
    if (checked === undefined || mine !== this.#wanted) return undefined;
    const nothing = { edition, checked, ran: false, end: null, steps: 0, lanes: [], conflict: null, leaks: [], output: [], visits: [] };
    if (checked.verdict !== 'accepted') return nothing;
    this.#isRunning = true;
    /** @type {Progress | undefined} */
    const progress = await this.#ask('record', { times });
    this.#isRunning = false;
    if (progress === undefined || mine !== this.#wanted) return undefined;
    /** @type {Summary | undefined} */
    const summary = await this.#ask('summary');
    /** @type {Known['visits'] | undefined} */
    const visits = await this.#ask('visits', { lines: source.split('\n').length });
    if (summary === undefined || visits === undefined || mine !== this.#wanted) return undefined;
    return { edition, checked, ran: true, end: progress.end, steps: progress.steps, ...summary, visits };
  }

  /**
   * @param {string} ask
   * @param {object} [given]
   * @returns {Promise<any>} nothing if the engine came to its end over it
   */
  async #ask(ask, given) {
    this.#engine ??= this.#start();
    try {
      return await this.#engine.ask(ask, given);
    } catch (thrown) {
      if (thrown instanceof EngineLost) return undefined;
      throw thrown;
    }
  }
}
