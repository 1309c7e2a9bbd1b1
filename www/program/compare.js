/**
 * One program in two editions: what differs, in sentences, and both runs side by side, line
 * by line. Pure functions of what the engine said of each.
 *
 * @import { Edition, Summary } from './session.js'
 * @import { Bar, Checked, End } from './types.js'
 */

import { aligned } from './align.js';

/**
 * What is known of a program in one edition.
 *
 * @typedef {Readonly<Summary & {
 *   edition: Edition,
 *   checked: Checked,
 *   ran: boolean,
 *   end: End | null,
 *   steps: number,
 *   visits: readonly (readonly [step: number, line: number])[],
 * }>} Known
 */

/** @typedef {import('./align.js').Row} Row */

/**
 * `headline` says it in one sentence, and `points` each difference in one. `rows` are both
 * runs, the older edition first.
 *
 * @typedef {Readonly<{
 *   edition: Edition,
 *   differs: boolean,
 *   headline: string,
 *   points: readonly string[],
 *   editions: readonly { edition: Edition, words: string, steps: number }[],
 *   rows: readonly Row[],
 * }>} Comparison
 */

/** More guards than these are not told one by one. */
const MOST_GUARDS = 8;

/**
 * @param {Known} here the edition that is chosen
 * @param {Known} there the other one
 * @param {string} source
 * @returns {Comparison}
 */
export function compared(here, there, source) {
  const [old, young] = here.edition < there.edition ? [here, there] : [there, here];
  const lives = guardPoints(old, young);
  const points = [...outcomePoints(old, young), ...outputPoints(old, young), ...lives, ...leakPoints(old, young)];
  if (points.length === 0 && old.ran && young.ran && waysDiffer(old, young)) points.push(`The steps differ: there are ${old.steps} in ${old.edition} and ${young.steps} in ${young.edition}.`);
  return {
    edition: there.edition,
    differs: points.length > 0,
    headline: headlineOf(here, there, points),
    points,
    editions: [old, young].map((each) => ({ edition: each.edition, words: outcomeWords(each), steps: each.steps })),
    rows: old.ran && young.ran && points.length > 0 ? aligned(old, young, source) : [],
  };
}

/**
 * @param {Known} here
 * @param {Known} there
 * @param {readonly string[]} points
 */
function headlineOf(here, there, points) {
  if (points.length === 0) {
    if (!there.ran) return `It ${outcomeWords(there)} in edition ${there.edition} either.`;
    return `It is the same in edition ${there.edition}: its steps, its guards, what it prints and how it ends.`;
  }
  if (outcomeWords(here) !== outcomeWords(there)) return `In edition ${there.edition} it ${outcomeWords(there)}.`;
  return `In edition ${there.edition} it differs. ${points[0]}`;
}

/**
 * How it goes, after “it”.
 *
 * @param {Known} known
 */
export function outcomeWords({ checked, ran, end }) {
  const [first] = checked.diagnostics;
  if (checked.verdict === 'rejected') return `does not compile: ${first?.code ?? 'an error'}${first === undefined ? '' : ` on line ${first.span.start.line}`}`;
  if (checked.verdict !== 'accepted') return 'is more than the engine carries';
  if (!ran || end === null) return 'was not run to its end';
  if (end.kind === 'exit') return end.code === 0 ? 'runs to its end' : `ends with exit code ${end.code}`;
  if (end.kind === 'panic') return `panics${end.place === null ? '' : ` on line ${end.place.line}`}: \`${end.message ?? ''}\``;
  if (end.kind === 'abort') return 'aborts';
  return end.kind === 'limit' ? 'reaches a limit' : 'does what the engine does not carry';
}

/**
 * @param {Known} old
 * @param {Known} young
 */
function outcomePoints(old, young) {
  const [before, now] = [outcomeWords(old), outcomeWords(young)];
  return before === now ? [] : [`In ${old.edition} it ${before}; in ${young.edition} it ${now}.`];
}

/**
 * The first line that is printed differently.
 *
 * @param {Known} old
 * @param {Known} young
 */
function outputPoints(old, young) {
  if (!old.ran || !young.ran) return [];
  const [before, now] = [old, young].map(({ output }) => output.filter(({ stream }) => stream === 'stdout').map(({ text }) => text).join(''));
  if (before === now) return [];
  const [a, b] = [before?.split('\n') ?? [], now?.split('\n') ?? []];
  const at = a.findIndex((line, index) => line !== b[index]);
  const line = at === -1 ? a.length - 1 : at;
  return [`The output differs from its line ${line + 1} on: in ${old.edition} it is ${quoted(a[line])}, in ${young.edition} ${quoted(b[line])}.`];
}

/** @param {string | undefined} line */
function quoted(line) {
  return line === undefined || line === '' ? 'nothing' : `\`${line.replaceAll('`', '’').slice(0, 80)}\``;
}

/**
 * A guard, and where its life ends.
 *
 * @typedef {{ name: string, bar: Bar, last: number | undefined, cut: boolean, length: number | null }} Life
 */

/**
 * The guards of both runs, each by the cell, the line that takes it and how often it did.
 *
 * @param {Known} known
 * @returns {Map<string, Life>}
 */
function livesOf(known) {
  /** @type {Map<string, Life>} */
  const lives = new Map();
  for (const { path, bars } of known.lanes) {
    for (const bar of bars) {
      let nth = 1;
      while (lives.has(`${path} ${bar.kind} ${bar.line} ${nth}`)) nth += 1;
      const cut = bar.to === null || (known.conflict?.panicked === true && bar.to > known.conflict.step);
      const last = lineAt(known, cut ? (known.conflict?.step ?? known.steps - 1) : (bar.to ?? 1) - 1);
      const length = bar.to === null ? null : bar.to - bar.from;
      lives.set(`${path} ${bar.kind} ${bar.line} ${nth}`, { name: `The \`${bar.kind}\` of \`${path}\` that line ${bar.line} takes`, bar, last, cut, length });
      if (lives.size >= 1000) return lives;
    }
  }
  return lives;
}

/**
 * @param {Known} known
 * @param {number} step
 */
export function lineAt({ visits }, step) {
  let [low, high] = [0, visits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((visits[middle]?.[0] ?? 0) <= step) low = middle + 1;
    else high = middle;
  }
  return visits[low - 1]?.[1];
}

/**
 * @param {Known} old
 * @param {Known} young
 */
function guardPoints(old, young) {
  if (!old.ran || !young.ran) return [];
  const [before, now] = [livesOf(old), livesOf(young)];
  /** @type {Set<string>} */
  const points = new Set();
  for (const [key, was] of before) {
    const is = now.get(key);
    if (is === undefined || (was.last === is.last && was.cut === is.cut && was.length === is.length)) continue;
    const lives = [
      [old.edition, lifeWords(was)],
      [young.edition, lifeWords(is)],
    ];
    const told = lives[0]?.[1] === lives[1]?.[1] ? `is dropped within line ${was.last} in both editions, and ${(was.length ?? 0) > (is.length ?? 0) ? `later in ${old.edition}` : `later in ${young.edition}`}` : lives.map(([edition, words]) => `${words} in ${edition}`).join(', and ');
    points.add(`${was.name} ${told}.${was.bar.why === is.bar.why ? '' : ` ${was.bar.why}`}`);
    if (points.size >= MOST_GUARDS) break;
  }
  return [...points];
}

/** @param {Life} life */
function lifeWords({ last, cut }) {
  if (last === undefined) return 'lives on';
  return cut ? `is still there on line ${last}` : `is dropped on line ${last}`;
}

/**
 * @param {Known} old
 * @param {Known} young
 */
function leakPoints(old, young) {
  if (!old.ran || !young.ran || old.leaks.length === young.leaks.length) return [];
  return [`What is never freed differs: ${old.leaks.length} in ${old.edition}, ${young.leaks.length} in ${young.edition}.`];
}

/**
 * @param {Known} old
 * @param {Known} young
 */
function waysDiffer(old, young) {
  return old.steps !== young.steps || old.visits.some(([step, line], index) => young.visits[index]?.[0] !== step || young.visits[index]?.[1] !== line);
}
