/**
 * Each step of the guide can be done, and is not done before it is.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STEPS } from '../../www/store/guide.js';
import { newSession } from './support/session.js';

/** @import { Operation } from '../../www/store/operations.js' */
/** @import { Step } from '../../www/store/guide.js' */
/** @import { Session } from '../../www/store/session.js' */

/**
 * What is done before the step is opened, what does not do yet, and then for each goal
 * what reaches it.
 *
 * @typedef {object} Script
 * @property {Operation[]} before
 * @property {Operation[]} notYet
 * @property {Operation[][]} goals
 */

/** @type {Operation} */
const SET = { op: 'set', on: 1, key: 'colour', value: 'green' };
/** @type {Operation} */
const GET = { op: 'get', on: 1, key: 'colour' };
/** @type {Operation} */
const BORROW = { op: 'borrow', on: 1 };
/** @type {Operation} */
const BORROW_MUT = { op: 'borrow_mut', on: 1 };

/** @type {Readonly<Record<string, Script>>} */
const SCRIPTS = {
  shared: { before: [SET, GET], notYet: [{ ...GET, key: 'missing' }], goals: [[SET], [GET]] },
  readers: {
    before: [SET],
    notYet: [GET, BORROW, { op: 'guard_get', guard: 3, key: 'colour' }],
    goals: [[BORROW], [{ op: 'guard_get', guard: 4, key: 'colour' }]],
  },
  writer: {
    before: [BORROW],
    notYet: [BORROW_MUT, { op: 'guard_set', guard: 1, key: 'k', value: 'v' }, { op: 'guard_drop', guard: 1 }],
    goals: [
      [BORROW_MUT],
      [{ op: 'guard_set', guard: 2, key: 'k', value: 'v' }],
      [{ op: 'guard_drop', guard: 2 }],
    ],
  },
  conflict: {
    before: [],
    notYet: [SET, { op: 'share', on: 1 }],
    goals: [[BORROW], [{ op: 'try_borrow_mut', on: 2 }]],
  },
  panic: {
    before: [SET],
    notYet: [{ op: 'append', on: 1, key: 'missing', text: '' }, BORROW],
    goals: [[SET], [{ op: 'guard_len', guard: 3 }]],
  },
  drop: {
    before: [BORROW],
    notYet: [SET],
    goals: [[{ op: 'guard_drop', guard: 1 }], [SET]],
  },
  cell: {
    before: [],
    notYet: [{ op: 'cell_set', cell: 'left', value: 3 }, { op: 'text_set', value: 'x' }],
    goals: [[{ op: 'cell_update', cell: 'left' }], [{ op: 'text_take' }]],
  },
  rc: {
    before: [SET],
    notYet: [GET],
    goals: [
      [{ op: 'share', on: 1 }],
      [SET, { ...GET, on: 2 }],
      [{ op: 'downgrade', on: 1 }],
      [{ op: 'drop', on: 1 }, { op: 'drop', on: 2 }, { op: 'upgrade', weak: 1 }],
    ],
  },
};

/**
 * @param {Step} step
 * @param {Session} session
 * @param {number} opened how much had been done then
 */
function reached({ goals }, { view }, opened) {
  const performed = view.performed.slice(opened);
  return goals.map(({ done }) => done({ performed, view }));
}

for (const step of STEPS) {
  test(`step "${step.title}": each goal is reached by its own doing, and stays reached`, () => {
    const script = SCRIPTS[step.id];
    assert.ok(script, 'the step has a script');
    const session = newSession();
    session.replay(script.before);
    const opened = script.before.length;
    for (const operation of script.notYet) session.perform(operation);
    const expected = step.goals.map(() => false);
    assert.deepEqual(reached(step, session, opened), expected);
    script.goals.forEach((operations, goal) => {
      operations.forEach((operation, index) => {
        assert.deepEqual(reached(step, session, opened), expected, `${goal}.${index}`);
        session.perform(operation);
      });
      expected[goal] = true;
      assert.deepEqual(reached(step, session, opened), expected, `goal ${goal}`);
    });
    assert.ok(expected.every(Boolean));
    session.perform({ op: 'cell_get', cell: 'left' });
    session.seek(0);
    assert.deepEqual(reached(step, session, opened), expected, 'while the past is looked at');
  });
}

test('there are eight steps, with words that fit on a card', () => {
  assert.deepEqual(STEPS.map(({ id }) => id), Object.keys(SCRIPTS));
  for (const { body, goals, learned } of STEPS) {
    assert.ok(body.length >= 1 && body.length <= 3);
    for (const text of [...body, ...goals.map((goal) => goal.text), learned]) {
      assert.ok(text.length <= 330, text);
      assert.equal((text.split('`').length - 1) % 2, 0, text);
      assert.doesNotMatch(text, /!|\u2019|—/);
    }
  }
});
