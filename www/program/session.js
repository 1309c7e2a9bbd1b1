/**
 * The state of the Program lab, in one place: the text, what the engine says of it, its run,
 * and which step is looked at. Views get `view`, a new frozen object after each change.
 *
 * @import { Checked, Chunk, Conflict, End, Lane, Leak, Picture, Progress, Remedy, Step, StdStep, Swap, What } from './types.js'
 * @import { Comparison, Known } from './compare.js'
 * @import { Engine } from './engine.js'
 * @import { OtherEdition } from './other-edition.js'
 */

import { compared } from './compare.js';
import { EngineLost } from './engine.js';

/** @typedef {2021 | 2024} Edition */

/**
 * What is known of a run as a whole.
 *
 * @typedef {Readonly<{
 *   lanes: Lane[],
 *   conflict: Conflict | null,
 *   leaks: Leak[],
 *   output: Chunk[],
 * }>} Summary
 */

/**
 * A step, the picture right before it, and the picture one step earlier.
 *
 * @typedef {Readonly<{ step: Step, picture: Picture, before: Picture | null, last: Step | null }>} Look
 */

/**
 * `phase` says what the engine is at: `starting`, `checking`, `running`, or nothing of them:
 * `settled`. A run that was stopped is settled too, and `end` is null. `current` says whether
 * `checked` is about this text, and `ran` whether all that is known of a run is. `other` is how
 * the other edition differs, once that is known; `long` if it was not looked at, as the run is.
 *
 * @typedef {Readonly<{
 *   source: string,
 *   edition: Edition,
 *   phase: 'starting' | 'checking' | 'running' | 'settled',
 *   checked: Checked | null,
 *   current: boolean,
 *   ran: boolean,
 *   progress: Progress | null,
 *   stopped: boolean,
 *   end: End | null,
 *   steps: number,
 *   cursor: number,
 *   look: Look | null,
 *   std: readonly StdStep[] | null,
 *   summary: Summary | null,
 *   remedies: readonly Remedy[],
 *   swaps: readonly Swap[] | null,
 *   other: Comparison | 'long' | null,
 *   notice: string | null,
 *   scenario: string | null,
 * }>} View
 */

/** So long after the last key a program is checked, is run, and its last run is taken away. */
const CHECK_MS = 10;
const RUN_MS = 120;
const CLEAR_MS = 600;

/** So long after all else is known, the other edition is looked at, if the run was no longer than so many operations. */
const IDLE_MS = 300;
const SHORT_RUN = 4_000_000;

/** @type {Summary} */
export const NOTHING = Object.freeze({ lanes: [], conflict: null, leaks: [], output: [] });

/** What is known of a run before there is one. */
const NO_RUN = Object.freeze({
  ran: false,
  progress: null,
  stopped: false,
  end: null,
  steps: 0,
  cursor: 0,
  look: null,
  std: null,
  summary: null,
  remedies: [],
  swaps: null,
  other: null,
});

/** @type {View} */
const BEGINNING = Object.freeze({
  ...NO_RUN,
  source: '',
  edition: 2024,
  phase: 'starting',
  checked: null,
  current: false,
  notice: null,
  scenario: null,
});

/** Dispatches `change` after anything that gave it a new view. */
export class ProgramSession extends EventTarget {
  #engine;
  /** @type {View} */
  #view = BEGINNING;
  /** Which text the engine is at; answers to an earlier one are out of date. */
  #version = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #idle;
  #otherEdition;
  /** The step that the visitor went to, which an edit should not take away. */
  #wanted = /** @type {number | undefined} */ (undefined);
  /** How many times as far as usual a run may go. */
  #times = 1;
  /** Whether a look is under way, and where to look after that. */
  #looking = false;
  #next = /** @type {number | undefined} */ (undefined);

  /**
   * @param {Engine} engine
   * @param {OtherEdition} [otherEdition] where the program is run in its other edition too
   */
  constructor(engine, otherEdition) {
    super();
    this.#engine = engine;
    this.#otherEdition = otherEdition;
    engine.addEventListener('progress', (event) => this.#follow(/** @type {CustomEvent} */ (event).detail));
    engine.addEventListener('lost', (event) => this.#lost(/** @type {CustomEvent} */ (event).detail));
    engine.addEventListener('unavailable', (event) => this.#unavailable(/** @type {CustomEvent} */ (event).detail));
  }

  get view() {
    return this.#view;
  }

  /**
   * Opens a program as a whole: it is run at once, and looked at from where it is telling.
   *
   * @param {string} source
   * @param {{ edition?: Edition, scenario?: string | null, step?: number }} [given]
   */
  open(source, { edition = this.#view.edition, scenario = null, step } = {}) {
    this.#wanted = step;
    this.#times = 1;
    this.#change({ source, edition, scenario, notice: null, current: false, ran: false });
    this.#begin(0);
  }

  /** @param {string} source */
  edit(source) {
    if (source === this.#view.source) return;
    this.#change({ source, notice: null, current: false, ran: false });
    this.#begin(CHECK_MS);
  }

  /** @param {Edition} edition */
  setEdition(edition) {
    if (edition === this.#view.edition) return;
    this.#change({ edition, notice: null, current: false, ran: false });
    this.#begin(0);
  }

  /** Runs what is there once more. */
  runAgain() {
    this.#begin(0);
  }

  /** Runs it once more, and ten times as far. */
  goFurther() {
    this.#times *= 10;
    this.#begin(0);
  }

  /** Ends the run where it is; what it did until then can be looked at. */
  stop() {
    if (this.#view.phase !== 'running') return;
    this.#change({ stopped: true });
    this.#engine.ask('stop').catch(ignored);
  }

  /** @param {number} step */
  seek(step) {
    const last = Math.max(0, this.#view.steps - 1);
    const cursor = Math.min(Math.max(0, Math.trunc(step) || 0), last);
    this.#wanted = cursor;
    this.#go(cursor);
  }

  /**
   * Goes to the next moment of a kind; stays where there is none, and says so.
   *
   * @param {What} what
   * @param {1 | -1} direction
   * @param {number} from
   */
  async find(what, direction = 1, from = this.#view.cursor) {
    const version = this.#version;
    const found = await this.#engine.ask('find', { from, direction, what }).catch(ignored);
    if (version !== this.#version) return;
    if (typeof found === 'number') this.seek(found);
    else this.#change({ notice: nothingThere(what, direction) });
  }

  /** Opens the steps that std takes within the step at the cursor. */
  async openStd() {
    const { cursor } = this.#view;
    const std = await this.#engine.ask('stdSteps', { step: cursor }).catch(ignored);
    if (cursor === this.#view.cursor && std) this.#change({ std: Object.freeze(std) });
  }

  closeStd() {
    this.#change({ std: null });
  }

  /** @param {string | null} notice */
  say(notice) {
    this.#change({ notice });
  }

  /** @param {number} pause */
  #begin(pause) {
    this.#version += 1;
    clearTimeout(this.#timer);
    clearTimeout(this.#idle);
    this.#otherEdition?.leave();
    const version = this.#version;
    this.#timer = setTimeout(() => this.#check(version, pause > 0), pause);
  }

  /**
   * @param {number} version
   * @param {boolean} typing whether the next key may come any moment
   */
  async #check(version, typing) {
    // An endless slice is never heard of; the question waits for what the worker is at.
    const { source, edition } = this.#view;
    this.#change({ phase: this.#view.phase === 'starting' ? 'starting' : 'checking' });
    /** @type {Checked | undefined} */
    const checked = await this.#engine.ask('check', { source, edition }).catch(ignored);
    if (checked === undefined || version !== this.#version) return;
    this.#change({ phase: 'settled', checked: Object.freeze(checked), current: true });
    if (checked.verdict === 'accepted') this.#later(version, typing ? RUN_MS : 0, () => this.#run(version));
    // The last run stays in sight for as long as one types.
    else this.#later(version, typing ? CLEAR_MS : 0, () => this.#withoutRun(version));
  }

  /** @param {number} version */
  #withoutRun(version) {
    this.#change(NO_RUN);
    this.#compareLater(version);
  }

  /**
   * @param {number} version
   * @param {number} pause
   * @param {() => void} what
   */
  #later(version, pause, what) {
    if (pause === 0) return what();
    this.#timer = setTimeout(() => version === this.#version && what(), pause);
  }

  /** @param {number} version */
  async #run(version) {
    this.#change({ phase: 'running', stopped: false, progress: null });
    /** @type {Progress | undefined} */
    const progress = await this.#engine.ask('record', { times: this.#times }).catch(ignored);
    if (progress === undefined || version !== this.#version) return;
    await this.#settle(progress, version);
  }

  /**
   * The run is over, or was stopped.
   *
   * @param {Progress} progress
   * @param {number} version
   */
  async #settle(progress, version) {
    /** @type {Summary | undefined} */
    const summary = await this.#engine.ask('summary').catch(ignored);
    if (summary === undefined || version !== this.#version) return;
    const { steps, end } = progress;
    const telling = summary.conflict?.panicked ? summary.conflict.step : 0;
    const cursor = Math.min(this.#wanted ?? telling, Math.max(0, steps - 1));
    const look = await this.#engine.ask('look', { step: cursor }).catch(ignored);
    if (version !== this.#version) return;
    const seen = look === undefined ? {} : { look: Object.freeze(look), cursor };
    this.#change({ phase: 'settled', ran: true, progress, end, steps, summary: Object.freeze(summary), std: null, remedies: [], swaps: null, ...seen });
    if (summary.conflict?.panicked) await this.#seekRemedies(version);
    if (version === this.#version) this.#compareLater(version);
  }

  /** Once nothing else is to be done. @param {number} version */
  #compareLater(version) {
    const { progress, stopped, end } = this.#view;
    if (this.#otherEdition === undefined) return;
    if (stopped || end?.kind === 'limit' || (progress?.ops ?? 0) > SHORT_RUN) this.#change({ other: 'long' });
    else this.#idle = setTimeout(() => version === this.#version && this.compareEditions(), IDLE_MS);
  }

  /** Runs the program in its other edition too, and says how that differs. */
  async compareEditions() {
    const version = this.#version;
    const { source, edition } = this.#view;
    const there = await this.#otherEdition?.run(source, edition === 2021 ? 2024 : 2021, this.#times);
    if (there === undefined || version !== this.#version) return;
    const { checked, ran, end, steps, summary } = this.#view;
    if (checked === null) return;
    /** @type {Known['visits'] | undefined} */
    const visits = ran ? await this.#engine.ask('visits', { lines: source.split('\n').length }).catch(ignored) : [];
    if (visits === undefined || version !== this.#version) return;
    const here = { edition, checked, ran, end, steps, ...(summary ?? NOTHING), visits };
    this.#change({ other: Object.freeze(compared(here, there, source)) });
  }

  /**
   * Each idea is checked and run by the engine, one at a time so that a key can come between
   * them; only what removes the failure is offered.
   *
   * @param {number} version
   */
  async #seekRemedies(version) {
    /** @type {number} */
    let left = (await this.#engine.ask('seekRemedies').catch(ignored)) ?? 0;
    for (; left > 0 && version === this.#version; left -= 1) {
      /** @type {Remedy | null | undefined} */
      const remedy = await this.#engine.ask('tryRemedy').catch(ignored);
      if (remedy && version === this.#version) this.#change({ remedies: Object.freeze([...this.#view.remedies, remedy]) });
    }
  }

  /**
   * Tries the program with the other cells in the place of one.
   *
   * @param {string} from
   */
  async seekSwaps(from) {
    const version = this.#version;
    /** @type {Swap[] | null | undefined} */
    const swaps = await this.#engine.ask('swaps', { from }).catch(ignored);
    if (version === this.#version) this.#change({ swaps: Object.freeze(swaps ?? []) });
  }

  /**
   * Only the latest wish is looked at: a scrubber moves faster than pictures come.
   *
   * @param {number} step
   */
  async #go(step) {
    this.#next = step;
    this.#change({ cursor: step, notice: null, std: null });
    if (this.#looking) return;
    this.#looking = true;
    while (this.#next !== undefined) {
      const wanted = this.#next;
      this.#next = undefined;
      const version = this.#version;
      const look = await this.#engine.ask('look', { step: wanted }).catch(ignored);
      if (look && version === this.#version) this.#change({ look: Object.freeze(look) });
    }
    this.#looking = false;
  }

  /** @param {Progress} progress */
  #follow(progress) {
    if (this.#view.phase === 'running') this.#change({ progress });
  }

  /** @param {string} why */
  #lost(why) {
    this.#version += 1;
    this.#change({ ...NO_RUN, phase: 'settled', checked: null, notice: `The engine came to its end on this program and was started anew. ${reasonFor(why)}` });
  }

  /** @param {string} why */
  #unavailable(why) {
    this.#change({ ...NO_RUN, phase: 'settled', notice: `The engine could not start: a part of the page did not arrive, or this browser is older than the page needs. Load the page again. The browser says: ${why}` });
  }

  /** @param {Partial<View>} change */
  #change(change) {
    this.#view = Object.freeze({ ...this.#view, ...change });
    this.dispatchEvent(new Event('change'));
  }
}

/**
 * @param {What} what
 * @param {1 | -1} direction
 */
function nothingThere(what, direction) {
  const words = what.kind === 'line' ? `step on line ${what.line}` : (NAMES[what.kind] ?? 'such step');
  return direction === 1 ? `There is no ${words} after this step.` : `There is no ${words} before this step.`;
}

/** @type {Record<string, string>} */
const NAMES = {
  borrow: 'borrow',
  conflict: 'refused borrow',
  panic: 'panic',
  output: 'output',
  over: 'step',
  into: 'step',
  out: 'step outside of this function',
};

/** @param {string} why */
function reasonFor(why) {
  if (/call stack/i.test(why)) return 'It nests deeper than the browser’s stack goes.';
  if (/memory/i.test(why)) return 'It needs more memory than the page can have.';
  return `That is a defect of ours; the engine said: ${why}`;
}

/**
 * A question without an answer: what asked it is over.
 *
 * @param {unknown} reason
 * @returns {undefined}
 */
function ignored(reason) {
  if (reason instanceof EngineLost) return undefined;
  throw reason;
}
