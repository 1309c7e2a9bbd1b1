/**
 * Two runs beside each other: what they do on one line of the program stands in one row.
 *
 * @import { Known } from './compare.js'
 */

/**
 * What a run does on a line, as far as guards go.
 *
 * @typedef {Readonly<{ kind: 'Ref' | 'RefMut', what: 'taken' | 'held' | 'dropped' | 'passing', words: string }>} Held
 */

/** @typedef {Readonly<{ step: number, held: readonly Held[], refused: string }>} Side */

/**
 * `differs` says how, in words; it is empty where both do the same.
 *
 * @typedef {Readonly<{ line: number, text: string, old: Side | null, young: Side | null, differs: string }>} Row
 */

/** What both begin and end with is not counted. */
const MOST_APART = 1500;

/** More rows than these are not shown. */
const MOST_ROWS = 3000;

/**
 * @param {Known} old
 * @param {Known} young
 * @param {string} source
 * @returns {Row[]} none if the runs are too long for it
 */
export function aligned(old, young, source) {
  const [before, now] = [sidesOf(old), sidesOf(young)];
  const pairs = pairsOf(before.map(({ line }) => line), now.map(({ line }) => line));
  if (pairs === undefined || pairs.length > MOST_ROWS) return [];
  const lines = source.split('\n');
  return pairs.map(([a, b]) => {
    const [was, is] = [before[a ?? -1], now[b ?? -1]];
    const line = (was ?? is)?.line ?? 0;
    return { line, text: lines[line - 1]?.trim() ?? '', old: was?.side ?? null, young: is?.side ?? null, differs: differenceOf(old, young, was?.side, is?.side) };
  });
}

/**
 * @param {Known} old
 * @param {Known} young
 * @param {Side} [was]
 * @param {Side} [is]
 */
function differenceOf(old, young, was, is) {
  if (was === undefined) return `only in ${young.edition}`;
  if (is === undefined) return `only in ${old.edition}`;
  const words = (/** @type {Side} */ side) => [...side.held.map((each) => each.words), side.refused].join('\n');
  return words(was) === words(is) ? '' : 'differs';
}

/**
 * @param {Known} known
 * @returns {{ line: number, side: Side }[]}
 */
function sidesOf({ visits, steps, lanes, conflict }) {
  const bars = lanes.flatMap(({ path, bars }) => bars.map((bar) => ({ path, ...bar }))).sort((a, b) => a.from - b.from);
  const refusals = lanes.flatMap(({ refused, path }) => refused.map(({ step }) => ({ step, path })));
  let first = 0;
  return visits.map(([step, line], index) => {
    const end = visits[index + 1]?.[0] ?? steps;
    // A guard that is there at a step was taken in the step before.
    while (first < bars.length && (bars[first]?.to ?? Infinity) <= step) first += 1;
    /** @type {Held[]} */
    const held = [];
    for (let at = first; at < bars.length; at += 1) {
      const bar = bars[at];
      if (bar === undefined || bar.from > end) break;
      const { kind, path, from, to } = bar;
      if ((to ?? Infinity) <= step) continue;
      const taken = from > step || step === 0;
      // A guard that a panic drops was in its way, and that is what counts here.
      const dropped = to !== null && to <= end && !(conflict?.panicked && to > conflict.step);
      const what = taken ? (dropped ? 'passing' : 'taken') : dropped ? 'dropped' : 'held';
      held.push({ kind, what, words: WORDS[what](`\`${kind}\` of \`${path}\``) });
    }
    const refusal = refusals.find((each) => each.step >= step && each.step < end);
    const refused = refusal === undefined ? '' : `\`${refusal.path}\` is refused${conflict?.step === refusal.step ? `: ${conflict.message}` : ''}`;
    return { line, side: { step, held, refused } };
  });
}

/** @type {Record<Held['what'], (guard: string) => string>} */
const WORDS = {
  taken: (guard) => `takes a ${guard}`,
  held: (guard) => `${guard} is held`,
  dropped: (guard) => `drops the ${guard}`,
  passing: (guard) => `takes and drops a ${guard}`,
};

/**
 * The longest common subsequence of two lists, as pairs of places; one of a pair is missing
 * where the other has no like.
 *
 * @param {readonly number[]} a
 * @param {readonly number[]} b
 * @returns {[number | undefined, number | undefined][] | undefined} nothing if too much lies between
 */
export function pairsOf(a, b) {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const [m, n] = [a.length - head - tail, b.length - head - tail];
  if (m > MOST_APART || n > MOST_APART) return undefined;
  const width = n + 1;
  // How much is common from each pair of places on.
  const common = new Uint16Array((m + 1) * width);
  for (let i = m - 1; i >= 0; i -= 1) {
    for (let j = n - 1; j >= 0; j -= 1) {
      common[i * width + j] = a[head + i] === b[head + j] ? 1 + (common[(i + 1) * width + j + 1] ?? 0) : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
    }
  }
  /** @type {[number | undefined, number | undefined][]} */
  const pairs = Array.from({ length: head }, (_, at) => [at, at]);
  let [i, j] = [0, 0];
  while (i < m || j < n) {
    if (i < m && j < n && a[head + i] === b[head + j]) pairs.push([head + i++, head + j++]);
    else if (j >= n || (i < m && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))) pairs.push([head + i++, undefined]);
    else pairs.push([undefined, head + j++]);
  }
  for (let at = tail; at > 0; at -= 1) pairs.push([a.length - at, b.length - at]);
  return pairs;
}
