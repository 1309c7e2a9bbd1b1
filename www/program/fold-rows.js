/**
 * What is alike in two runs, folded, so that what differs is in sight.
 *
 * @import { Row } from './align.js'
 */

/** So many rows that are alike stay on each side of one that differs. */
const AROUND = 1;

/** A list that is as short as this is shown whole. */
const SHORT = 12;

/**
 * @param {readonly Row[]} rows
 * @param {boolean} whole
 * @returns {(Row | number)[]} a number stands for so many rows that are alike
 */
export function foldedRows(rows, whole) {
  if (whole || rows.length <= SHORT) return [...rows];
  const near = rows.map((_, at) => rows.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ differs }) => differs !== ''));
  /** @type {(Row | number)[]} */
  const folded = [];
  rows.forEach((row, at) => {
    const last = folded.at(-1);
    if (near[at]) folded.push(row);
    else if (typeof last === 'number') folded[folded.length - 1] = last + 1;
    else folded.push(1);
  });
  return folded;
}
