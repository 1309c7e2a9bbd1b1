/**
 * The engine's worker: it takes one question after another, and records a run in slices, so
 * that a question or a stop is heard between two of them.
 *
 * Answers are the engine's own JSON text: text is quicker to hand over than objects are.
 */

import init, { EngineLab } from 'refcellar-engine';

/** @typedef {{ id: number, ask: string, with: any }} Question */

/** How long a slice of a run may take: a key that is pressed meanwhile waits for its end. */
const SLICE_MS = 16;

/** How often the page is told how far a run is. A run that is shorter is only told when it is over. */
const TELL_MS = 100;

/** How many operations the first slice has; later ones follow from how long it took. */
const FIRST_SLICE = 20_000;

/** A run that comes to lines more often than this is not told line by line. */
const MOST_VISITS = 20_000;

/** @type {EngineLab | undefined} */
let lab;
/** Counts up whenever the run at hand is to go no further. */
let run = 0;

/** @type {Record<string, (given: any, lab: EngineLab) => unknown>} */
const ANSWERS = {
  check: ({ source, edition }, engine) => {
    run += 1;
    return engine.check(source, edition === 2021);
  },
  record: ({ times }, engine) => {
    run += 1;
    engine.record(times);
    return record(engine, run, FIRST_SLICE);
  },
  stop: () => {
    run += 1;
    return 'null';
  },
  look: ({ step }, engine) => engine.look(step),
  find: ({ from, direction, what }, engine) => engine.find(from, direction, what.kind, what.line ?? 0),
  seekRemedies: (_, engine) => String(engine.seekRemedies()),
  tryRemedy: (_, engine) => engine.tryRemedy(),
  swaps: ({ from }, engine) => engine.swaps(from),
  summary: (_, engine) => engine.summary(),
  visits: ({ lines }, engine) => JSON.stringify(visitsOf(engine, lines)),
  stdSteps: ({ step }, engine) => engine.stdSteps(step),
};

const started = init().then(() => {
  lab = new EngineLab();
  postMessage({ event: 'ready' });
});
started.catch(failed);

addEventListener('message', async ({ data }) => {
  const { id, ask, with: given } = /** @type {Question} */ (data);
  try {
    await started;
    if (lab === undefined) return;
    postMessage({ id, answer: await ANSWERS[ask]?.(given, lab) });
  } catch (thrown) {
    failed(thrown);
  }
});

/**
 * Runs until the end, or until something else is asked for.
 *
 * @param {EngineLab} engine
 * @param {number} mine
 * @param {number} operations
 * @returns {Promise<string>} how far it came
 */
async function record(engine, mine, operations) {
  let slice = operations;
  let told = performance.now();
  for (;;) {
    const begun = performance.now();
    const progress = engine.advance(slice);
    if (mine !== run || JSON.parse(progress).done) return progress;
    if (begun - told > TELL_MS) {
      postMessage({ event: 'progress', answer: progress });
      told = begun;
    }
    slice = Math.min(slice * 4, Math.max(1000, Math.round((slice * SLICE_MS) / (performance.now() - begun))));
    await breath();
    if (mine !== run) return progress;
  }
}

/**
 * The lines of the program in the order in which the run comes to them, each with the step at
 * which it does.
 *
 * @param {EngineLab} engine
 * @param {number} lines how many the program has
 * @returns {[step: number, line: number][]}
 */
function visitsOf(engine, lines) {
  const first = JSON.parse(engine.look(0))?.step.span.start.line;
  /** @type {[number, number][]} */
  const visits = first === undefined ? [] : [[0, first]];
  for (let line = 1; line <= lines; line += 1) {
    for (let step = 0; visits.length < MOST_VISITS; ) {
      const next = JSON.parse(engine.find(step, 1, 'line', line));
      if (typeof next !== 'number' || next <= step) break;
      visits.push([next, line]);
      step = next;
    }
  }
  return visits.length < MOST_VISITS ? visits.sort(([a], [b]) => a - b) : [];
}

/** Lets what has arrived meanwhile have its turn. */
function breath() {
  return new Promise((resume) => {
    setTimeout(resume, 0);
  });
}

/** After this the worker is of no use; the page ends it. @param {unknown} thrown */
function failed(thrown) {
  postMessage({ event: 'failed', message: String(thrown instanceof Error ? thrown.message : thrown) });
}
