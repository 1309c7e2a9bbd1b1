/**
 * The Rust program does what the page did: compiled by the real rustc, and run.
 */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { rustProgram } from '../../www/store/program.js';
import { NASTY, newSeed } from './support/random.js';
import { readDebug } from './support/rust-debug.js';
import { SEPARATOR, compileTogether, inNewFolder, run, rustc } from './support/rustc.js';
import { newSession, randomSession } from './support/session.js';

/** @import { Operation } from '../../www/store/operations.js' */
/** @import { Performed, Session } from '../../www/store/session.js' */

const SESSIONS = 24;
const LENGTH = 80;

/** The operations whose line prints what they give. */
const PRINTING =
  /^(get|has|len|entries|guard_get|guard_len|cell_get|cell_take|cell_replace|text_take|text_replace)$/;

/** @param {Session} session @returns {unknown[]} */
function printedBy({ view }) {
  const printed = view.performed.flatMap(({ operation, outcome }) =>
    outcome.kind === 'done' && PRINTING.test(operation.op) ? [outcome.value] : [],
  );
  const gone = view.present.handles.length === 0;
  return [...printed, gone ? '(dropped)' : view.moment.entries];
}

/** @param {Session} session */
function panicsOf({ view }) {
  return view.performed.flatMap(({ outcome, line }) =>
    outcome.kind === 'panicked' ? [{ line, message: outcome.report.message }] : [],
  );
}

/** @param {string} stderr */
function panicsIn(stderr) {
  const reports = stderr.matchAll(/panicked at \S*session\d+\.rs:(\d+):\d+:\n(.*)\n/g);
  return [...reports].map(([, line, message]) => ({ line: Number(line), message }));
}

/** @param {string} line */
function read(line) {
  return line === '(dropped)' ? line : readDebug(line);
}

/**
 * Compiles and runs the programs of some sessions, and compares what they do.
 *
 * @param {readonly Session[]} sessions
 * @param {string} place
 */
function compare(sessions, place) {
  inNewFolder((folder) => {
    const sources = sessions.map(({ view }) => rustProgram(view.performed).source);
    const compiled = compileTogether(sources, folder);
    assert.equal(compiled.stderr, '', place);
    const { status, stdout, stderr } = run(compiled.executable);
    assert.equal(status, 0, `${place}: ${stderr}`);
    const outputs = stdout.split(`${SEPARATOR}\n`).slice(1);
    const errors = stderr.split(`${SEPARATOR}\n`).slice(1);
    assert.equal(outputs.length, sessions.length);
    sessions.forEach((session, index) => {
      const lines = (outputs[index] ?? '').trimEnd().split('\n');
      const which = `${place}, session ${index}:\n${sources[index]}`;
      assert.deepEqual(lines.map(read), printedBy(session), which);
      assert.deepEqual(panicsIn(errors[index] ?? ''), panicsOf(session), which);
    });
  });
}

test(`${SESSIONS} random sessions of ${LENGTH} operations compile and do the same`, () => {
  const seed = newSeed();
  const sessions = Array.from({ length: SESSIONS }, (_, index) =>
    // Some are short, so that imports and cells are also left unused.
    randomSession(seed + index, index < 8 ? index : LENGTH),
  );
  assert.ok(sessions.flatMap(panicsOf).length > SESSIONS, `seed ${seed}: too few panics`);
  compare(sessions, `seed ${seed}`);
});

test('each operation alone compiles, and each in an awkward place', () => {
  /** @type {Operation[][]} */
  const awkward = [
    [],
    [{ op: 'drop', on: 1 }],
    [{ op: 'downgrade', on: 1 }, { op: 'drop', on: 1 }, { op: 'upgrade', weak: 1 }],
    [{ op: 'entries', on: 1 }, { op: 'drop', on: 1 }],
    [{ op: 'cell_swap' }],
    [{ op: 'cell_get', cell: 'right' }],
    [{ op: 'cell_update', cell: 'left' }, { op: 'drop', on: 1 }],
    [{ op: 'text_take' }],
    [{ op: 'borrow_mut', on: 1 }, { op: 'entries', on: 1 }],
    [{ op: 'try_borrow_mut', on: 1 }, { op: 'guard_clear', guard: 1 }],
    [{ op: 'update', on: 1, key: 'BTreeMap', value: 'catch_unwind', reads: false }],
    [{ op: 'borrow', on: 1 }, { op: 'update', on: 1, key: 'k', value: 'v', reads: true }],
    [{ op: 'set', on: 1, key: '\ud800', value: '' }, { op: 'cell_set', cell: 'left', value: -1 }],
  ];
  const sessions = awkward.map((operations) => {
    const session = newSession();
    session.replay(operations);
    return session;
  });
  compare(sessions, 'awkward');
});

test('a text in the program is the text on the page', () => {
  const session = newSession();
  for (const text of NASTY) session.perform({ op: 'set', on: 1, key: text, value: text });
  session.perform({ op: 'set', on: 1, key: 'long', value: 'x"\n'.repeat(30_000) });
  compare([session], 'nasty texts');
});

test('what is said to be an error of rustc is one, with that code', () => {
  /** @type {Operation[][]} */
  const rejected = [
    [{ op: 'drop', on: 1 }, { op: 'len', on: 1 }],
    [{ op: 'borrow', on: 1 }, { op: 'guard_drop', guard: 1 }, { op: 'guard_len', guard: 1 }],
    [{ op: 'downgrade', on: 1 }, { op: 'drop_weak', weak: 1 }, { op: 'drop_weak', weak: 1 }],
    [{ op: 'borrow', on: 1 }, { op: 'drop', on: 1 }],
    [{ op: 'borrow', on: 1 }, { op: 'guard_set', guard: 1, key: 'k', value: 'v' }],
    [{ op: 'len', on: 2 }],
  ];
  inNewFolder((folder) => {
    for (const operations of rejected) {
      const session = newSession();
      session.replay(operations);
      const { outcome } = /** @type {Performed} */ (session.view.last);
      assert.equal(outcome.kind, 'rejected');
      const comment = `// ${outcome.code}: `;
      assert.ok(rustProgram(session.view.performed).source.includes(comment));
      const file = join(folder, 'rejected.rs');
      writeFileSync(file, rustProgram(session.view.performed).source.replace(comment, ''));
      const { stderr } = rustc([file, '--emit', 'metadata', '-o', join(folder, 'out')]);
      assert.ok(stderr.includes(`error[${outcome.code}]`), stderr);
    }
  });
});

test('a line keeps its number while the session grows', () => {
  const session = randomSession(newSeed(), 60);
  const { performed } = session.view;
  const lines = rustProgram(session.view.performed).source.split('\n');
  performed.forEach(({ line, rust, outcome }, index) => {
    assert.equal(rustProgram(session.view.performed).lines[index], line);
    const shown = lines[line - 1] ?? '';
    if (outcome.kind === 'rejected') assert.match(shown, /^    \/\/ /);
    else if (outcome.kind === 'refused') assert.ok(shown.includes(rust));
    else if (outcome.kind === 'done') assert.equal(shown.replace('let mut', 'let').trim(), rust.replace('let mut', 'let'));
  });
});

test('the whole program of a small session', () => {
  const session = newSession();
  session.replay([
    { op: 'set', on: 1, key: 'colour', value: 'green' },
    { op: 'borrow', on: 1 },
    { op: 'share', on: 1 },
    { op: 'set', on: 2, key: 'colour', value: 'red' },
    { op: 'try_borrow_mut', on: 2 },
    { op: 'drop', on: 1 },
    { op: 'guard_drop', guard: 2 },
    { op: 'borrow_mut', on: 2 },
    { op: 'guard_set', guard: 3, key: 'size', value: 'XL' },
  ]);
  assert.equal(
    rustProgram(session.view.performed).source,
    `// What was done on the page of RefCellar. Build it with: rustc --edition 2024
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::panic::{AssertUnwindSafe, catch_unwind};
// In main, each line up to the last comment is one action.
fn main() {
    let a = Rc::new(RefCell::new(HashMap::<String, String>::new()));

    a.borrow_mut().insert("colour".to_string(), "green".to_string());
    let guard2 = a.borrow();
    let b = Rc::clone(&a);
    assert!(catch_unwind(AssertUnwindSafe(|| { b.borrow_mut().insert("colour".to_string(), "red".to_string()); })).is_err()); // panics: guard2 (line 11) is alive
    assert!(b.try_borrow_mut().is_err()); // guard2 (line 11) is alive
    // E0505: drop(a);
    drop(guard2);
    let mut guard3 = b.borrow_mut();
    guard3.insert("size".to_string(), "XL".to_string());
    // The map at the end, and then every drop that is still due, the last one first.
    println!("{:?}", guard3.iter().collect::<BTreeMap<_, _>>());
    drop(guard3);
    drop(b);
    drop(a);
}
`,
  );
});
