/**
 * The forecast is worth something only if it is always right.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forecast } from '../../www/store/forecast.js';
import { MAX_CONTENT, MAX_TEXT } from '../../www/store/rejections.js';
import { Random, newSeed, randomOperation } from './support/random.js';
import { newSession, pkg } from './support/session.js';

/** @import { Operation } from '../../www/store/operations.js' */
/** @import { Outcome, Session } from '../../www/store/session.js' */

const SESSIONS = 100;
const LENGTH = 120;

/** @type {Readonly<Record<Outcome['kind'], string>>} */
const VERDICTS = { done: 'ok', refused: 'refused', panicked: 'panics', rejected: 'rejected' };

/**
 * @param {Session} session
 * @param {Operation} operation
 * @param {string} place
 */
function compare(session, operation, place) {
  const foreseen = forecast(session.view, operation);
  const { outcome } = session.perform(operation);
  assert.equal(foreseen.verdict, VERDICTS[outcome.kind], place);
  const inTheWay = foreseen.inTheWay.map(({ id }) => id);
  if (outcome.kind === 'rejected') assert.equal(foreseen.sentence, outcome.message, place);
  if (outcome.kind === 'refused') assert.deepEqual(inTheWay, outcome.inTheWay, place);
  if (outcome.kind === 'panicked') {
    const held = outcome.report.inTheWay.filter(({ extent }) => extent === 'held');
    assert.deepEqual(foreseen.inTheWay, held, place);
  }
}

test(`agrees with what happens, over ${SESSIONS * LENGTH} random operations`, () => {
  const seed = newSeed();
  const random = new Random(seed);
  for (let sessions = 0; sessions < SESSIONS; sessions += 1) {
    const session = newSession();
    for (let index = 0; index < LENGTH; index += 1) {
      const operation = randomOperation(random, session.view);
      const place = `seed ${seed}, session ${sessions}, ${index}: ${JSON.stringify(operation)}`;
      compare(session, operation, place);
    }
    session.startOver();
  }
});

test('knows the largest text and the fullest map', () => {
  assert.equal(MAX_TEXT, pkg.MAX_TEXT);
  const session = newSession();
  const half = 'é'.repeat(MAX_CONTENT / 4 - 1);
  compare(session, { op: 'set', on: 1, key: '1', value: half }, 'half full');
  compare(session, { op: 'set', on: 1, key: '2', value: half }, 'nearly full');
  compare(session, { op: 'append', on: 1, key: '2', text: 'éé' }, 'over the limit');
  assert.equal(session.view.last?.outcome.kind, 'rejected');
  compare(session, { op: 'append', on: 1, key: '2', text: 'é' }, 'full to the last byte');
  assert.equal(session.view.contents.bytes, MAX_CONTENT);
  compare(session, { op: 'update', on: 1, key: '3', value: '', reads: false }, 'one key more');
  assert.equal(session.view.last?.outcome.kind, 'rejected');
  compare(session, { op: 'borrow_mut', on: 1 }, 'a writer');
  compare(session, { op: 'guard_set', guard: 6, key: '4', value: '' }, 'by way of a guard');
  compare(session, { op: 'guard_remove', guard: 6, key: '1' }, 'half full again');
  compare(session, { op: 'guard_set', guard: 6, key: '4', value: 'room' }, 'room again');
  session.startOver();
});

test('knows what Rust cannot hold', () => {
  const session = newSession();
  compare(session, { op: 'set', on: 1, key: '\ud800', value: '' }, 'a lone surrogate');
  compare(session, { op: 'update', on: 1, key: 'k', value: '\udc00', reads: false }, 'given back');
  compare(session, { op: 'text_set', value: 'a'.repeat(MAX_TEXT + 1) }, 'too long');
  for (const value of [-1, 1.5, 2 ** 32, Number.NaN, Number.POSITIVE_INFINITY]) {
    compare(session, { op: 'cell_set', cell: 'left', value }, `the number ${value}`);
  }
  for (const { outcome } of session.view.performed) assert.equal(outcome.kind, 'rejected');
});

test('says who is in the way and since when', () => {
  const session = newSession();
  session.perform({ op: 'set', on: 1, key: 'colour', value: 'green' });
  session.perform({ op: 'borrow', on: 1 });
  const { sentence } = forecast(session.view, { op: 'clear', on: 1 });
  assert.equal(sentence, 'Panics: guard2 (a Ref, taken at line 11) is alive.');
});

test('is about the present, also while the past is looked at', () => {
  const session = newSession();
  session.perform({ op: 'borrow_mut', on: 1 });
  session.seek(1);
  assert.equal(session.view.moment.state.flag, 0);
  assert.equal(forecast(session.view, { op: 'len', on: 1 }).verdict, 'panics');
});
