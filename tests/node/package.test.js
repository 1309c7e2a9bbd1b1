/** The package by itself: what it refuses, and that a refusal changes nothing. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import {
  BorrowMutError,
  CellNumber,
  NumberError,
  RustPanic,
  Store,
  StoreRefusal,
  TextError,
} from '../../pkg/node.js';
import { initSync } from '../../pkg/refcellar.js';

/** @type {Store} */
let store;

beforeEach(() => {
  store = new Store();
  store.set('colour', 'green');
});

/**
 * Without the reports of the panics that are wanted.
 *
 * @param {() => void} call
 */
function quietly(call) {
  const { error } = console;
  console.error = () => {};
  try {
    call();
  } finally {
    console.error = error;
  }
}

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

for (const number of [-1, 2 ** 32, 1.5, NaN]) {
  test(`${number} is no u32`, () => {
    store.cells.set(CellNumber.Left, 7);
    assert.throws(() => store.cells.set(CellNumber.Left, number), NumberError);
    assert.throws(() => store.cells.replace(CellNumber.Left, number), NumberError);
    assert.equal(store.cells.get(CellNumber.Left), 7);
  });
}

test('a label that is no text is refused', () => {
  assert.throws(() => unchecked().borrow(42), TextError);
  assert.equal(store.flag, 0);
});

/**
 * Recursion without an end, in different ways.
 *
 * @type {Record<string, () => void>}
 */
const ENDLESS = {
  'between two writes': () => {
    store.set('a', 'b');
    ENDLESS['between two writes']?.();
  },
  'between two panics': () => {
    try {
      store.append('no such key', 'x');
    } catch (error) {
      if (!(error instanceof RustPanic)) throw error;
    }
    ENDLESS['between two panics']?.();
  },
  'inside callbacks, each of another store': () => {
    new Store().update('a', () => {
      ENDLESS['inside callbacks, each of another store']?.();
      return 'b';
    });
  },
};

for (const [where, recurse] of Object.entries(ENDLESS)) {
  test(`a stack that ends ${where} leaves the store in order`, () => {
    quietly(() => assert.throws(recurse, RangeError));
    assert.deepEqual(store.probe(), { readable: true, writable: true });
    assert.equal(store.flag, 0);
    assert.equal(store.get('colour'), 'green');
  });
}

test('stores that panicked and were dropped leave next to nothing behind', () => {
  const { memory } = initSync({ module: new Uint8Array() });
  const oneLife = () => {
    const short = new Store();
    for (let round = 0; round < 200; round += 1) short.set('colour', 'green');
    assert.throws(() => short.append('no such key', 'x'), RustPanic);
    short.setRecording(false);
    short.drop();
  };
  const lives = (/** @type {number} */ count) => quietly(() => Array.from({ length: count }).forEach(oneLife));
  lives(50);
  const before = memory.buffer.byteLength;
  lives(500);
  assert.ok(memory.buffer.byteLength - before <= 500 * 4096);
});

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
  quietly(() => assert.throws(() => store.update('colour', () => String(store.get('colour'))), RustPanic));
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
