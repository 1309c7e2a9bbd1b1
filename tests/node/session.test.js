/**
 * The session: nothing is lost, nothing throws, and every moment can be seen again.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rustProgram } from '../../www/store/program.js';
import { MAX_OPERATIONS } from '../../www/store/rejections.js';
import { NASTY, Random, newSeed, randomOperation } from './support/random.js';
import { memoryOf, newSession, randomSession } from './support/session.js';

/** @import { Moment } from '../../js/types.js' */
/** @import { Session } from '../../www/store/session.js' */

const SESSIONS = 20;
const LENGTH = 80;

/** @param {Session} session */
function entriesOf(session) {
  return session.view.moment.entries;
}

/** @param {Session} session @param {string} key */
function get(session, key) {
  const { outcome } = session.perform({ op: 'get', on: 1, key });
  return outcome.kind === 'done' ? outcome.value : outcome;
}

test('every moment, sought afterwards, is what was seen live then', () => {
  const seed = newSeed();
  const random = new Random(seed);
  for (let count = 0; count < SESSIONS; count += 1) {
    const session = newSession();
    /** @type {Map<number, Moment>} */
    const seen = new Map();
    for (let done = 0; done < LENGTH; done += 1) {
      session.perform(randomOperation(random, session.view));
      assert.ok(session.view.live);
      seen.set(session.view.next, session.view.moment);
    }
    const { next, present } = session.view;
    for (let seq = 0; seq <= next; seq += 1) {
      session.seek(seq);
      const { moment, cursor } = session.view;
      assert.equal(cursor, seq);
      assert.equal(moment.state.seq, seq);
      if (seen.has(seq)) assert.deepEqual(moment, seen.get(seq), `seed ${seed}, seq ${seq}`);
    }
    assert.deepEqual(session.view.present, present);
    session.startOver();
  }
});

test('the same operations give the same lines, ids, events and map again', () => {
  const seed = newSeed();
  const first = randomSession(seed, 200);
  const second = newSession();
  const operations = first.view.performed.map(({ operation }) => operation);
  assert.deepEqual(second.replay(operations), { done: 200 });
  const facts = (/** @type {Session} */ { view }) => {
    const timeless = JSON.stringify([view.events, view.performed, view.present], (key, value) =>
      key === 'atMs' ? 0 : value,
    );
    return [timeless, view.moment.entries, view.ids, rustProgram(view.performed)];
  };
  assert.deepEqual(facts(second), facts(first), `seed ${seed}`);
});

test('names new things as the store does', () => {
  const seed = newSeed();
  const random = new Random(seed);
  const session = newSession();
  for (let done = 0; done < 500; done += 1) {
    const { ids } = session.view;
    const operation = randomOperation(random, session.view);
    const { outcome } = session.perform(operation);
    if (outcome.kind !== 'done' || outcome.value === undefined) continue;
    const place = `seed ${seed}, ${done}: ${JSON.stringify(operation)}`;
    if (/borrow/.test(operation.op)) assert.equal(outcome.value, ids.nextGuard, place);
    if (/share|upgrade/.test(operation.op)) assert.equal(outcome.value, ids.nextHandle, place);
    if (operation.op === 'downgrade') assert.equal(outcome.value, ids.nextWeak, place);
  }
});

test('follows what the map holds', () => {
  const session = randomSession(newSeed(), 400);
  const { contents, moment } = session.view;
  const keys = [...contents.sizes.keys()].sort();
  if (moment.state.handles.length > 0) {
    assert.deepEqual(keys, moment.entries.map(([key]) => key).sort());
  }
});

test('nasty texts come back as they went in', () => {
  const session = newSession();
  for (const text of NASTY) {
    session.perform({ op: 'set', on: 1, key: text, value: text });
    assert.equal(get(session, text), text);
    session.perform({ op: 'text_set', value: text });
    assert.equal(session.view.present.cells.text, text);
  }
  const expected = NASTY.map((text) => [text, text]);
  const byKey = (/** @type {string[][]} */ entries) =>
    [...entries].sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  assert.deepEqual(byKey(entriesOf(session)), byKey(expected));
});

test('a value of 1 MB is whole, and so is the history around it', () => {
  const session = newSession();
  const value = '0123456789abcde\n'.repeat(65_536);
  session.perform({ op: 'set', on: 1, key: 'long', value });
  assert.equal(get(session, 'long'), value);
  session.seek(1);
  assert.deepEqual(entriesOf(session), []);
  session.seek(3);
  assert.deepEqual(entriesOf(session), [['long', value]]);
});

test('a value that is larger than the history is not lost, and ids go on', () => {
  const session = newSession();
  const value = 'v'.repeat(5 * 1024 * 1024);
  session.perform({ op: 'set', on: 1, key: 'huge', value });
  assert.ok(session.view.first > 0);
  assert.equal(session.view.ids.nextGuard, 2);
  session.seek(0);
  assert.equal(session.view.cursor, session.view.first);
  assert.equal(get(session, 'huge'), value);
  const { outcome } = session.perform({ op: 'borrow', on: 1 });
  assert.equal(outcome.kind === 'done' && outcome.text, 'guard3');
  assert.deepEqual(
    session.view.events.map(({ seq }) => seq),
    Array.from({ length: session.view.next - session.view.first }, (_, i) => session.view.first + i),
  );
});

test('half a surrogate pair is rejected, and nothing is changed by it', () => {
  const session = newSession();
  session.perform({ op: 'set', on: 1, key: 'k', value: 'v' });
  const { next } = session.view;
  const bad = '😀\ud83d';
  const sentence =
    'The text has half of a surrogate pair at index 2. A Rust String is UTF-8 and cannot hold that. Nothing was stored.';
  for (const outcome of [
    session.perform({ op: 'set', on: 1, key: 'k', value: bad }).outcome,
    session.perform({ op: 'get', on: 1, key: bad }).outcome,
    session.perform({ op: 'update', on: 1, key: 'k', value: bad, reads: false }).outcome,
    session.perform({ op: 'text_replace', value: bad }).outcome,
  ]) {
    assert.deepEqual(outcome, { kind: 'rejected', code: '', message: sentence });
  }
  assert.equal(session.view.next, next);
  assert.deepEqual(entriesOf(session), [['k', 'v']]);
});

test('what rustc would reject has its code', () => {
  const session = newSession();
  session.replay([
    { op: 'borrow', on: 1 },
    { op: 'guard_set', guard: 1, key: 'k', value: 'v' },
    { op: 'drop', on: 1 },
    { op: 'guard_drop', guard: 1 },
    { op: 'guard_len', guard: 1 },
    { op: 'guard_clear', guard: 1 },
    { op: 'drop', on: 1 },
    { op: 'len', on: 1 },
    { op: 'len', on: 2 },
    { op: 'upgrade', weak: 1 },
  ]);
  const codes = session.view.performed.map(({ outcome }) =>
    outcome.kind === 'rejected' ? outcome.code : outcome.kind,
  );
  assert.deepEqual(codes, [
    'done', 'E0596', 'E0505', 'done', 'E0382', 'E0382', 'done', 'E0382', 'E0425', 'E0425',
  ]);
});

test('a panic inside a callback comes out as the panic that it is', () => {
  const session = newSession();
  session.perform({ op: 'set', on: 1, key: 'k', value: 'old' });
  const { outcome, line } = session.perform({
    op: 'update', on: 1, key: 'k', value: 'new', reads: true,
  });
  assert.equal(outcome.kind, 'panicked');
  assert.equal(outcome.report.message, 'RefCell already mutably borrowed');
  const [way] = outcome.report.inTheWay;
  assert.equal(way?.birth.attempt.label, `line ${line}`);
  assert.equal(session.view.present.flag, 0);
  assert.deepEqual(entriesOf(session), [['k', 'old']]);
});

test('acting leads back to the present', () => {
  const session = newSession();
  session.perform({ op: 'borrow', on: 1 });
  session.seek(0);
  assert.equal(session.view.live, false);
  session.perform({ op: 'len', on: 1 });
  assert.equal(session.view.live, true);
  session.seek(1e9);
  assert.equal(session.view.live, true);
  session.seek(Number.NaN);
  assert.equal(session.view.cursor, 0);
});

test('a view is frozen, and a new one comes with each change', () => {
  const session = newSession();
  let changes = 0;
  session.addEventListener('change', () => (changes += 1));
  const before = session.view;
  assert.equal(session.view, before);
  session.perform({ op: 'set', on: 1, key: 'k', value: 'v' });
  assert.notEqual(session.view, before);
  assert.ok(Object.isFrozen(session.view));
  assert.equal(before.performed.length, 0);
  session.seek(0);
  session.replay([{ op: 'len', on: 1 }, { op: 'borrow', on: 1 }]);
  session.startOver();
  assert.equal(changes, 4);
  assert.deepEqual(session.view.performed, []);
  assert.deepEqual(session.view.ids, { nextHandle: 2, nextGuard: 1, nextWeak: 1 });
});

test('at its limit the session says so, and what to do', () => {
  const session = newSession();
  const many = Array(MAX_OPERATIONS + 1).fill({ op: 'cell_update', cell: 'left' });
  const { done, stopped } = session.replay(many);
  assert.equal(done, MAX_OPERATIONS);
  assert.match(stopped ?? '', /Start over/);
  assert.equal(session.view.limit, stopped);
  const { outcome } = session.perform({ op: 'cell_get', cell: 'left' });
  assert.equal(outcome.kind === 'rejected' && outcome.message, stopped);
  assert.equal(session.view.performed.length, MAX_OPERATIONS);
  assert.equal(session.view.present.cells.left, MAX_OPERATIONS);
});

test('starting over gives the memory back', () => {
  const session = newSession();
  const value = 'v'.repeat(1_000_000);
  const before = memoryOf();
  for (let round = 0; round < 100; round += 1) {
    for (const key of ['one', 'two', 'three']) session.perform({ op: 'set', on: 1, key, value });
    session.startOver();
  }
  assert.ok(memoryOf() - before < 128 * 1024 * 1024, `${memoryOf()} bytes after ${before}`);
});
