/**
 * A whole session as a Rust program that does what the visitor did: one line for each
 * operation, after a header of fixed length, so that a line's number never changes.
 *
 * @import { Performed } from './session.js'
 * @import { Survivors } from './survivors.js'
 */

import { guardName, handleName, weakName } from './names.js';
import { lineOf, printedEntries } from './rust.js';
import { survivorsOf } from './survivors.js';

/**
 * @param {readonly Performed[]} performed
 * @returns {{ source: string, lines: number[] }} the program, and the line of each operation
 */
export function rustProgram(performed) {
  const survivors = survivorsOf(performed);
  const body = performed.map((each) => `    ${bodyLine(each, survivors)}`);
  const end = endOf(survivors).map((line) => `    ${line}`);
  const lines = [...headerOf(performed, survivors), ...body, ...end, '}'];
  return { source: `${lines.join('\n')}\n`, lines: performed.map((_, index) => lineOf(index)) };
}

/**
 * The header. It imports what is used and nothing else, or rustc would warn.
 *
 * @param {readonly Performed[]} performed
 * @param {Survivors} survivors
 * @returns {string[]} exactly `HEADER_LINES` lines
 */
function headerOf(performed, { handles }) {
  const ran = performed.filter(({ outcome }) => outcome.kind !== 'rejected');
  const sorts = handles.size > 0 || ran.some(({ operation }) => operation.op === 'entries');
  const panics = ran.some(({ outcome }) => outcome.kind === 'panicked');
  const cells = cellsOf(ran);
  return [
    '// What was done on the page of RefCellar. Build it with: rustc --edition 2024',
    cells ? 'use std::cell::{Cell, RefCell};' : 'use std::cell::RefCell;',
    sorts ? 'use std::collections::{BTreeMap, HashMap};' : 'use std::collections::HashMap;',
    'use std::rc::Rc;',
    panics ? 'use std::panic::{AssertUnwindSafe, catch_unwind};' : '',
    '// In main, each line up to the last comment is one action.',
    'fn main() {',
    '    let a = Rc::new(RefCell::new(HashMap::<String, String>::new()));',
    cells && `    ${cells}`,
  ];
}

/**
 * The cells of the bench that are used.
 *
 * @param {readonly Performed[]} ran
 */
function cellsOf(ran) {
  /** @param {(performed: Performed) => boolean} test */
  const used = (test) => ran.some(test);
  /** @param {string} name */
  const usesNumber = (name) =>
    used(
      ({ operation }) =>
        operation.op === 'cell_swap' || ('cell' in operation && operation.cell === name),
    );
  const cells = [];
  if (usesNumber('left')) cells.push('let left = Cell::new(0_u32);');
  if (usesNumber('right')) cells.push('let right = Cell::new(0_u32);');
  if (used(({ operation }) => operation.op.startsWith('text_'))) {
    cells.push('let text = Cell::new(String::new());');
  }
  return cells.join(' ');
}

/**
 * @param {Performed} performed
 * @param {Survivors} survivors
 */
function bodyLine({ operation, rust, outcome }, { takenAt, written }) {
  switch (outcome.kind) {
    case 'done': {
      const taken = /^let mut (guard\d+) /.exec(rust);
      return taken && !written.has(taken[1] ?? '') ? rust.replace('let mut ', 'let ') : rust;
    }
    case 'refused': {
      const guards = outcome.inTheWay.map((id) => guardAt(id, takenAt));
      return `${rust} // ${guards.join(', ')}`;
    }
    case 'panicked':
      return `${caught(operation.op, rust)} // ${reason(outcome.report, takenAt)}`;
    case 'rejected':
      return outcome.code === ''
        ? `// Not done: ${outcome.message.replaceAll(/\s+/g, ' ')}`
        : `// ${outcome.code}: ${rust}`;
  }
}

/**
 * `guard2 (line 12) is alive`
 *
 * @param {number} id
 * @param {Survivors['takenAt']} takenAt
 */
function guardAt(id, takenAt) {
  return `${guardName(id)} (line ${takenAt.get(id)}) is alive`;
}

/**
 * @param {Extract<Performed['outcome'], { kind: 'panicked' }>['report']} report
 * @param {Survivors['takenAt']} takenAt
 */
function reason({ attempt, inTheWay, message }, takenAt) {
  if (!attempt) return `panics: ${message}`;
  const guards = inTheWay.map(({ id, extent }) =>
    extent === 'held' ? guardAt(id, takenAt) : "this line's own borrow_mut() is alive",
  );
  return `panics: ${guards.join(', ')}`;
}

/**
 * The page goes on after a panic, and so must the program.
 *
 * @param {string} op
 * @param {string} rust
 */
function caught(op, rust) {
  const call = rust.replace(/^let (?:mut )?guard\d+ = (.*);$/, 'drop($1)');
  const isBorrow = op === 'borrow' || op === 'borrow_mut';
  const block = rust.startsWith('{') ? rust : `{ ${rust} }`;
  return `assert!(catch_unwind(AssertUnwindSafe(|| ${isBorrow ? call : block})).is_err());`;
}

/**
 * Prints the map, and then drops what is still alive, the guards before the handles that
 * they borrow from.
 *
 * @param {Survivors} survivors
 * @returns {string[]}
 */
function endOf({ guards, handles, weaks }) {
  const [guard] = guards;
  const [handle] = handles;
  const names = [
    ...[...guards].reverse().map(guardName),
    ...[...handles].reverse().map(handleName),
    ...[...weaks].reverse().map(weakName),
  ];
  return [
    '// The map at the end, and then every drop that is still due, the last one first.',
    mapLine(guard, handle),
    ...names.map((name) => `drop(${name});`),
  ];
}

/**
 * Through a guard if there is one: the cell may be borrowed.
 *
 * @param {number | undefined} guard
 * @param {number | undefined} handle
 */
function mapLine(guard, handle) {
  if (guard !== undefined) return printedEntries(guardName(guard));
  if (handle !== undefined) return printedEntries(`${handleName(handle)}.borrow()`);
  return 'println!("(dropped)");';
}
