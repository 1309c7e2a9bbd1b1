/**
 * The panic card: true words, and remedies that help.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from '../../www/store/explain.js';
import { Random, newSeed, randomOperation } from './support/random.js';
import { newSession } from './support/session.js';

/** @import { Operation } from '../../www/store/operations.js' */

const PANICS = 200;

/** @param {Operation[]} operations of which the last panics */
function explained(...operations) {
  const session = newSession();
  session.replay(operations);
  const { last } = session.view;
  assert.ok(last);
  const explanation = explain(last, session.view);
  assert.ok(explanation);
  return { session, explanation };
}

test('a conflict', () => {
  const { explanation } = explained(
    { op: 'set', on: 1, key: 'colour', value: 'green' },
    { op: 'borrow', on: 1 },
    { op: 'set', on: 1, key: 'colour', value: 'red' },
  );
  assert.deepEqual(explanation, {
    message: 'RefCell already borrowed',
    olderWording: 'already borrowed: BorrowMutError',
    happened:
      "Line 12: `a.borrow_mut()`, inside `set`, asked for a `RefMut`. It has to be the only guard, and it was not. `borrow_mut` does not return a `Result`, so it panicked. `RefCell` keeps Rust's rule of many readers or one writer. It moves the check from compile time to run time, and does not turn it off.",
    inTheWay: [
      {
        guard: 2,
        text: '`guard2` is a `Ref`. Taken at line 11, it lives to the end of its scope or until it is dropped, and not just to its last use.',
      },
    ],
    destructors:
      'This page is built with `panic = "abort"`. In wasm such a panic is a trap, and a trap runs no destructor. The call that failed had not got a guard yet, so nothing was left behind. A native program unwinds unless it is told otherwise, and unwinding runs the destructors.',
    survives:
      'The call wrote nothing. The map now has one entry. `guard2` is still alive: whoever holds it can go on. A `Mutex` can be poisoned by a panic. A `RefCell` cannot.',
    remedies: [
      {
        text: 'Drop `guard2` first, and then do this again. A program can drop it by name or end its scope earlier.',
        operations: [
          { op: 'guard_drop', guard: 2 },
          { op: 'set', on: 1, key: 'colour', value: 'red' },
        ],
      },
      {
        text: 'Ask with `try_borrow_mut`. It gives an `Err` where `borrow_mut` panics, and the program decides what to do.',
        operations: [{ op: 'try_borrow_mut', on: 1 }],
      },
    ],
  });
});

test('a callback that asks the cell that lends to it', () => {
  const { explanation } = explained({ op: 'update', on: 1, key: 'k', value: 'v', reads: true });
  const { happened, inTheWay, destructors, remedies } = explanation;
  assert.match(
    happened,
    /^Line 10: `a.borrow\(\)`, inside `get`, which the callback of `update` called, asked for a `Ref`\./,
  );
  assert.deepEqual(inTheWay, [
    {
      guard: 1,
      text: '`guard1` is the `RefMut` of `update` itself. It lives until `update` is over, and `update` was still calling out.',
    },
  ]);
  assert.match(destructors, /The trap ended the inner call\. The callback threw,/);
  assert.deepEqual(remedies, [
    {
      text: 'Do not hold a guard while calling out. Read with one borrow, let it end, work out the new value, and write with another borrow.',
      operations: [
        { op: 'get', on: 1, key: 'k' },
        { op: 'set', on: 1, key: 'k', value: 'v' },
      ],
    },
  ]);
});

test('a panic with the guard of the call itself alive', () => {
  const { explanation } = explained({ op: 'append', on: 1, key: 'k', text: 't' });
  const { happened, inTheWay, destructors, remedies } = explanation;
  assert.equal(
    happened,
    'Line 10: `get_mut` found no such key and gave `None`, and `expect` panics on `None`. No other guard was in the way. The call had a `RefMut` of its own, and that one was alive when it panicked.',
  );
  assert.deepEqual(inTheWay, []);
  assert.match(
    destructors,
    /So `guard1`, local to the call, was left alive, and the page dropped it afterwards/,
  );
  assert.deepEqual(
    remedies.map(({ operations }) => operations),
    [[{ op: 'set', on: 1, key: 'k', value: 't' }], [{ op: 'has', on: 1, key: 'k' }]],
  );
});

test('what did not panic is not explained', () => {
  const session = newSession();
  const performed = session.perform({ op: 'len', on: 1 });
  assert.equal(explain(performed, session.view), undefined);
});

test(`no remedy of ${PANICS} panics leads into another one`, () => {
  const seed = newSeed();
  const random = new Random(seed);
  let session = newSession();
  for (let panics = 0; panics < PANICS; ) {
    if (session.view.present.handles.length === 0 || session.view.performed.length > 30) {
      session.startOver();
    }
    const operation = randomOperation(random, session.view);
    const performed = session.perform(operation);
    const explanation = explain(performed, session.view);
    if (!explanation) continue;
    panics += 1;
    const operations = session.view.performed.map((each) => each.operation);
    for (const remedy of explanation.remedies) {
      const trial = newSession();
      trial.replay([...operations, ...remedy.operations]);
      for (const { outcome } of trial.view.performed.slice(operations.length)) {
        const place = `seed ${seed}: ${JSON.stringify(operation)} with ${remedy.text}`;
        assert.match(outcome.kind, /^(done|refused)$/, place);
      }
      trial.startOver();
    }
  }
});

test('a remedy that has lost its object is not offered', () => {
  const { session } = explained({ op: 'borrow', on: 1 }, { op: 'clear', on: 1 });
  const { last } = session.view;
  assert.ok(last);
  session.perform({ op: 'guard_drop', guard: 1 });
  assert.deepEqual(
    explain(last, session.view)?.remedies.map(({ operations }) => operations),
    [[{ op: 'try_borrow_mut', on: 1 }]],
  );
  session.perform({ op: 'drop', on: 1 });
  assert.deepEqual(explain(last, session.view)?.remedies, []);
});
