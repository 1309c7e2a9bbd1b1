/** The package by itself: what it refuses, and that a refusal changes nothing. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { BorrowMutError, RustPanic, Store, StoreRefusal, TextError } from '../../pkg/node.js';

/** @type {Store} */
let store;

beforeEach(() => {
  store = new Store();
  store.set('colour', 'green');
});

/** A call whose arguments TypeScript would not let pass. */
const unchecked = () => /** @type {any} */ (store);

for (const [what, call] of /** @type {[string, () => unknown][]} */ ([
  ['a number for a text', () => unchecked().set('n', 5)],
  ['a text too few', () => unchecked().set('n')],
  ['half of a surrogate pair', () => store.set('n', 'ab\udc00')],
  ['half of a pair as a label', () => store.borrow('\ud800')],
  ['half of a pair from a callback', () => store.update('colour', () => '\ud800x')],
  ['a number from a callback', () => store.update('colour', () => unchecked().flag)],
])) {
  test(`${what} is refused, and nothing is stored or held`, () => {
    assert.throws(call, TextError);
    assert.deepEqual(store.entries(), [['colour', 'green']]);
    assert.equal(store.flag, 0);
  });
}

test('the sentence says where the lone surrogate is', () => {
  assert.throws(() => store.get('🦀\ud83e'), /at index 2\./);
});

test('what a callback throws comes out as it is, and the map is as it was', () => {
  const mine = new Error('mine');
  assert.throws(
    () =>
      store.update('colour', () => {
        throw mine;
      }),
    (thrown) => thrown === mine,
  );
  assert.equal(store.get('colour'), 'green');
});

test('a panic inside a callback comes out through the outer call, whose guard is dropped', () => {
  const { error } = console;
  console.error = () => {};
  try {
    assert.throws(() => store.update('colour', () => String(store.get('colour'))), RustPanic);
  } finally {
    console.error = error;
  }
  assert.equal(store.flag, 0);
  assert.equal(store.get('colour'), 'green');
});

test('a handle that was dropped is refused by its rustc code', () => {
  store.drop();
  assert.throws(
    () => store.len(),
    (error) => error instanceof StoreRefusal && error.refusal.code === 'handle-moved' && /E0382/.test(error.message),
  );
});

test('a refusal names the guards in the way', () => {
  const guard = store.borrow('here');
  assert.throws(
    () => store.tryBorrowMut(),
    (error) =>
      error instanceof BorrowMutError &&
      error.refusal.code === 'borrow' &&
      error.refusal.inTheWay[0] === guard.id,
  );
  guard[Symbol.dispose]();
  store.tryBorrowMut().drop();
});
