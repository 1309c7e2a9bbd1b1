/**
 * The state of the page, in one place: a store, what was done to it, and which moment is
 * looked at. Every outcome is data; nothing here throws.
 *
 * The package comes in as an argument, so that reading this file loads no wasm.
 * `openSession` loads it.
 *
 * @import { BorrowEvent, Chronicle, GuardId, Moment, PanicReport, State } from '../../js/types.js'
 * @import { Contents } from './contents.js'
 * @import { Ids, Operation } from './operations.js'
 */

import { EMPTY, contentsAfter } from './contents.js';
import { Lab } from './lab.js';
import { FIRST_IDS } from './operations.js';
import { MAX_OPERATIONS, tooManyOperations } from './rejections.js';
import { lineOf, rustLine, settledLine } from './rust.js';

/**
 * What the wasm package exports.
 *
 * @typedef {typeof import('refcellar')} Package
 */

/**
 * How an operation ended. `done` has the result as a Rust program would print it.
 *
 * @typedef {(
 *   | Readonly<{ kind: 'done', value?: unknown, text: string }>
 *   | Readonly<{ kind: 'refused', message: string, inTheWay: readonly GuardId[] }>
 *   | Readonly<{ kind: 'panicked', report: PanicReport }>
 *   | Readonly<{ kind: 'rejected', code: string, message: string }>
 * )} Outcome
 */

/**
 * An operation, the line of the program that it is, its events, and how it ended.
 *
 * @typedef {Readonly<{
 *   operation: Operation,
 *   rust: string,
 *   line: number,
 *   firstSeq: number,
 *   nextSeq: number,
 *   outcome: Outcome,
 * }>} Performed
 */

/**
 * `moment` is the state at the cursor, `present` the state now. `contents` is what the
 * present map holds. `limit` says that no more operations are taken.
 *
 * @typedef {Readonly<{
 *   moment: Moment,
 *   present: State,
 *   contents: Contents,
 *   events: readonly BorrowEvent[],
 *   first: number,
 *   next: number,
 *   memory: Readonly<{ bytes: number, maxBytes: number, maxEvents: number }>,
 *   cursor: number,
 *   live: boolean,
 *   performed: readonly Performed[],
 *   last: Performed | undefined,
 *   ids: Ids,
 *   limit: string | undefined,
 * }>} View
 */

/**
 * Where the kept events begin and end, and what they may take.
 *
 * @type {Omit<Chronicle, 'events'>}
 */
const NO_WINDOW = { first: 0, next: 0, bytes: 0, maxBytes: 0, maxEvents: 0 };

/** The most entries that a view shows. */
const SHOWN_ENTRIES = 100;

/** Loads the package and opens a session. */
export async function openSession() {
  return new Session(await import('refcellar'));
}

/** Dispatches `change` after anything that gave it a new view. */
export class Session extends EventTarget {
  #refcellar;
  #lab;
  /** @type {readonly Performed[]} */
  #performed = [];
  /** @type {Performed | undefined} */
  #last;
  /** @type {readonly BorrowEvent[]} */
  #events = [];
  #window = NO_WINDOW;
  #ids = FIRST_IDS;
  #contents = EMPTY;
  /** @type {number | undefined} the moment that is looked at, if it is not the present */
  #past;
  /** @type {View | undefined} */
  #view;

  /** @param {Package} refcellar */
  constructor(refcellar) {
    super();
    this.#refcellar = refcellar;
    this.#lab = new Lab(refcellar);
    this.#follow();
  }

  /** What there is to see: a new object after each change. */
  get view() {
    this.#view ??= this.#look();
    return this.#view;
  }

  /**
   * Does one thing, in the present.
   *
   * @param {Operation} operation
   * @returns {Performed}
   */
  perform(operation) {
    const performed = this.#perform(operation);
    this.#changed();
    return performed;
  }

  /**
   * Looks at the state after the first `seq` events, as far as they are kept.
   *
   * @param {number} seq
   */
  seek(seq) {
    const { first, next } = this.view;
    const wanted = Math.max(first, Math.trunc(seq) || 0);
    this.#past = wanted < next ? wanted : undefined;
    this.#changed();
  }

  /** Drops everything and opens a fresh store. */
  startOver() {
    this.#startOver();
    this.#changed();
  }

  /**
   * Does a list of operations on a fresh store, as far as the lab's limit.
   *
   * @param {readonly Operation[]} operations
   * @returns {{ done: number, stopped?: string }}
   */
  replay(operations) {
    this.#startOver();
    const possible = operations.slice(0, MAX_OPERATIONS);
    for (const operation of possible) this.#perform(operation);
    this.#changed();
    const done = possible.length;
    return done === operations.length ? { done } : { done, stopped: tooManyOperations().message };
  }

  #changed() {
    this.#view = undefined;
    this.dispatchEvent(new Event('change'));
  }

  #startOver() {
    this.#lab.dropEverything();
    this.#lab = new Lab(this.#refcellar);
    this.#performed = [];
    this.#last = undefined;
    this.#contents = EMPTY;
    this.#past = undefined;
    this.#events = [];
    this.#window = NO_WINDOW;
    this.#ids = FIRST_IDS;
    this.#follow();
  }

  /**
   * @param {Operation} operation
   * @returns {Performed}
   */
  #perform(operation) {
    this.#past = undefined;
    if (this.#performed.length >= MAX_OPERATIONS) {
      this.#last = this.#record(operation, { kind: 'rejected', ...tooManyOperations() });
      return this.#last;
    }
    const label = `line ${lineOf(this.#performed.length)}`;
    const outcome = this.#lab.perform(operation, label);
    this.#last = this.#record(operation, outcome);
    this.#performed = Object.freeze([...this.#performed, this.#last]);
    if (outcome.kind === 'done') this.#contents = contentsAfter(this.#contents, operation);
    return this.#last;
  }

  /**
   * @param {Operation} operation
   * @param {Outcome} outcome
   * @returns {Performed}
   */
  #record(operation, outcome) {
    const rust = lineFor(operation, outcome, this.#ids);
    const line = lineOf(this.#performed.length);
    const firstSeq = this.#window.next;
    const nextSeq = this.#follow();
    return Object.freeze({ operation, rust, line, firstSeq, nextSeq, outcome });
  }

  /** Takes up the new events, and lets go of those that the lab no longer keeps. */
  #follow() {
    const { events, ...window } = this.#lab.events(this.#window.next);
    const kept = this.#events.filter(({ seq }) => seq >= window.first);
    this.#events = Object.freeze([...kept, ...events]);
    this.#window = window;
    this.#ids = {
      nextHandle: this.#lab.nextHandle,
      nextGuard: events.reduce(guardAfter, this.#ids.nextGuard),
      nextWeak: this.#lab.nextWeak,
    };
    return window.next;
  }

  /** @returns {View} */
  #look() {
    const now = this.#lab.momentNow(SHOWN_ENTRIES);
    const { first, next, bytes, maxBytes, maxEvents } = this.#window;
    const cursor = this.#past ?? next;
    const performed = this.#performed;
    return Object.freeze({
      moment: cursor === next ? now : this.#lab.momentAt(cursor, SHOWN_ENTRIES),
      present: now.state,
      contents: this.#contents,
      events: this.#events,
      first,
      next,
      memory: Object.freeze({ bytes, maxBytes, maxEvents }),
      cursor,
      live: cursor === next,
      performed,
      last: this.#last,
      ids: this.#ids,
      limit: performed.length < MAX_OPERATIONS ? undefined : tooManyOperations().message,
    });
  }
}

/**
 * @param {Operation} operation
 * @param {Outcome} outcome
 * @param {Ids} ids as they were before
 */
function lineFor(operation, outcome, ids) {
  if (outcome.kind === 'rejected') return rustLine(operation, ids);
  return settledLine(operation, ids, outcome.kind === 'done' && outcome.value !== undefined);
}

/**
 * The guard ids have no gaps, and a guard has at least one event that is kept: even where
 * a huge text has pushed its birth out of the window, its release is in there.
 *
 * @param {GuardId} next
 * @param {BorrowEvent} event
 */
function guardAfter(next, { what }) {
  if (what.kind === 'borrowed') return Math.max(next, what.guard.id + 1);
  if (what.kind === 'released') return Math.max(next, what.guard + 1);
  return next;
}
