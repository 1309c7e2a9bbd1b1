/**
 * What is said aloud.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flagAfter } from '../../www/store/flag.js';
import { narrate, narrateCall } from '../../www/store/narrate.js';
import { newSeed } from './support/random.js';
import { newSession, randomSession } from './support/session.js';

/** @import { Operation } from '../../www/store/operations.js' */
/** @import { Session } from '../../www/store/session.js' */

/** @type {Operation[]} */
const SCENARIO = [
  { op: 'set', on: 1, key: 'colour', value: 'green' },
  { op: 'share', on: 1 },
  { op: 'borrow', on: 1 },
  { op: 'get', on: 2, key: 'colour' },
  { op: 'set', on: 2, key: 'colour', value: 'red' },
  { op: 'try_borrow_mut', on: 2 },
  { op: 'guard_drop', guard: 2 },
  { op: 'borrow_mut', on: 2 },
  { op: 'guard_set', guard: 4, key: 'two words', value: '' },
  { op: 'guard_drop', guard: 4 },
  { op: 'append', on: 1, key: 'missing', text: 'x' },
  { op: 'update', on: 1, key: 'colour', value: 'blue', reads: true },
  { op: 'update', on: 1, key: 'colour', value: 'blue', reads: false },
  { op: 'len', on: 1 },
  { op: 'remove', on: 1, key: 'size' },
  { op: 'clear', on: 1 },
  { op: 'cell_set', cell: 'left', value: 7 },
  { op: 'cell_swap' },
  { op: 'text_take' },
  { op: 'downgrade', on: 1 },
  { op: 'drop', on: 1 },
  { op: 'drop', on: 2 },
  { op: 'upgrade', weak: 1 },
];

const EXPECTED = `\
a.borrow_mut() lent the map for one call, wrote colour = green, and gave it back. The flag is 0: the cell is free.
b was cloned from a: another handle to the same RefCell. The strong count is 2.
guard2, a Ref, was born through a at line 12. The flag is +1: one reader, and no writer may join it.
b.borrow() lent the map for one call, looked up colour, and gave it back. The flag is +1: one reader, and no writer may join it.
b.borrow_mut() in set panicked: RefCell already borrowed. In the way: guard2, a Ref taken at line 12.
b.try_borrow_mut() gave Err: RefCell already borrowed. In the way: guard2.
guard2 was dropped. The flag is 0: the cell is free.
guard4, a RefMut, was born through b at line 17. The flag is -1: one writer, and nobody may join it.
guard4 wrote "two words" = "".
guard4 was dropped. The flag is 0: the cell is free.
guard5, a RefMut, was born through a, for one call of append. guard5 looked up missing and found no entry. append panicked: no such key. guard5 was dropped by the recovery, because the panic had run no destructor. The flag is 0: the cell is free.
guard6, a RefMut, was born through a at line 21, for one call of update. guard6 looked up colour. a.borrow() in get panicked: RefCell already mutably borrowed. In the way: guard6, a RefMut taken at line 21. guard6 ended with its call. The flag is 0: the cell is free.
a.borrow_mut() lent the map for one call, looked up colour, wrote colour = blue in place of green, and gave it back. The flag is 0: the cell is free.
a.borrow() lent the map for one call, counted two entries, and gave it back. The flag is 0: the cell is free.
a.borrow_mut() lent the map for one call, found no entry size to remove, and gave it back. The flag is 0: the cell is free.
a.borrow_mut() lent the map for one call, cleared the map, which had two entries, and gave it back. The flag is 0: the cell is free.
The Cell left holds 7; it held 0.
The Cell left holds 0 after the swap; it held 7. The Cell right holds 7 after the swap; it held 0.
The Cell text gave up "" and holds its default, "".
weak1, a Weak, was made from a. The weak count is 1; the strong count is still 2.
a was dropped. The strong count is 1.
b was dropped. The strong count is 0. That was the last handle, so the RefCell was dropped, and with it the map, which had no entries.
weak1.upgrade() gave None: the map was dropped before.
`;

/** @param {Session} session @param {Operation} operation */
function told(session, operation) {
  const { firstSeq, nextSeq } = session.perform(operation);
  const { view } = session;
  const events = view.events.filter(({ seq }) => seq >= firstSeq && seq < nextSeq);
  return narrateCall(events, view);
}

test('a whole scenario, one story for each operation', () => {
  const session = newSession();
  const stories = SCENARIO.map((operation) => told(session, operation));
  assert.equal(`${stories.join('\n')}\n`, EXPECTED);
});

test('the first event, and an event of long ago', () => {
  const session = newSession();
  session.replay(SCENARIO);
  const { view } = session;
  const says = (/** @type {number} */ seq) => {
    const event = view.events[seq];
    return event && narrate(event, view);
  };
  assert.equal(
    says(0),
    'a was born: Rc::new took in a RefCell with an empty map. The strong count is 1.',
  );
  assert.equal(
    says(5),
    'guard2, a Ref, was born through a at line 12. The flag is +1: one reader, and no writer may join it.',
  );
});

test('nothing happened, nothing is said', () => {
  const session = newSession();
  assert.equal(told(session, { op: 'len', on: 5 }), '');
});

test('every event of a random session has a sentence, and the flag in it is right', () => {
  const seed = newSeed();
  const session = randomSession(seed, 150);
  const { events, next } = session.view;
  for (const event of events) {
    assert.match(narrate(event, session.view), /^[\w"].*\.$/s, `seed ${seed}`);
  }
  for (let seq = 1; seq <= next; seq += 1) {
    session.seek(seq);
    const { flag } = session.view.moment.state;
    assert.equal(flagAfter(seq - 1, session.view), flag, `seed ${seed}, seq ${seq}`);
  }
});
