/**
 * The engine, behind its worker. A worker that traps, or does not answer while it is wanted
 * for something else, is ended and another one takes its place.
 */

/**
 * Why a question has no answer: the engine was restarted.
 */
export class EngineLost extends Error {}

/**
 * Dispatches `ready`, `progress` with how far the run is, `lost` with what the engine said
 * when it had to be started anew, and `unavailable` if it does not start at all.
 */
export class Engine extends EventTarget {
  #start;
  /** @type {Worker} */
  #worker;
  #next = 1;
  #ready = false;
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (reason: Error) => void }>} */
  #waiting = new Map();

  /** @param {() => Worker} start */
  constructor(start) {
    super();
    this.#start = start;
    this.#worker = this.#begin();
  }

  /**
   * @param {string} ask
   * @param {object} given
   * @returns {Promise<any>}
   */
  ask(ask, given = {}) {
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ask, with: given });
    });
  }

  /** Ends the worker, whatever it is at, and starts another one. */
  restart() {
    this.#worker.terminate();
    this.#worker = this.#begin();
    const lost = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of lost) reject(new EngineLost());
  }

  #begin() {
    this.#ready = false;
    const worker = this.#start();
    worker.addEventListener('message', ({ data }) => this.#hear(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#lose(event.message || 'the worker could not be loaded');
    });
    return worker;
  }

  /** @param {{ id?: number, event?: string, answer?: string, message?: string }} data */
  #hear({ id, event, answer, message }) {
    if (event === 'failed') return this.#lose(message ?? '');
    if (event === 'progress') return this.#tell('progress', JSON.parse(answer ?? 'null'));
    if (event === 'ready') {
      this.#ready = true;
      return this.#tell('ready', null);
    }
    const waiting = this.#waiting.get(id ?? 0);
    this.#waiting.delete(id ?? 0);
    waiting?.resolve(JSON.parse(answer ?? 'null'));
  }

  /**
   * One that never started would not start the next time either.
   *
   * @param {string} message
   */
  #lose(message) {
    const hadStarted = this.#ready;
    if (hadStarted) this.restart();
    this.#tell(hadStarted ? 'lost' : 'unavailable', message);
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
