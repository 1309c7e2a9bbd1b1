/** One program in two editions, as the engine's answers say it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairsOf } from '../../www/program/align.js';
import { compared } from '../../www/program/compare.js';
import { foldedRows } from '../../www/program/fold-rows.js';

/** @import { Known } from '../../www/program/compare.js' */
/** @import { Row } from '../../www/program/align.js' */

const SOURCE = 'fn f() {\n    if let Some(x) = c.borrow().get() {\n        x\n    } else {\n        c.borrow_mut();\n    }\n}';

/** @type {Known} */
const YOUNG = {
  edition: 2024,
  checked: { verdict: 'accepted', diagnostics: [] },
  ran: true,
  end: { kind: 'exit', code: 0, message: null, place: null },
  steps: 9,
  lanes: [{ cell: 'c', path: 'c', type: 'RefCell', bars: [{ guard: 1, kind: 'Ref', from: 2, to: 4, line: 2, why: 'It is a temporary.' }], refused: [], writes: [], more: 0 }],
  conflict: null,
  leaks: [],
  output: [],
  visits: [[0, 1], [1, 2], [4, 5], [8, 7]],
};

/** @type {Known} */
const OLD = {
  ...YOUNG,
  edition: 2021,
  end: { kind: 'panic', code: 101, message: 'RefCell already borrowed', place: { line: 5, column: 11 } },
  steps: 8,
  lanes: [{ cell: 'c', path: 'c', type: 'RefCell', bars: [{ guard: 1, kind: 'Ref', from: 2, to: 7, line: 2, why: 'It is kept through the `else` too.' }], refused: [{ step: 5, wantsUnique: true, place: { line: 5, column: 11 } }], writes: [], more: 0 }],
  conflict: { step: 5, place: { line: 5, column: 11 }, message: 'RefCell already borrowed', cell: 'c', path: 'c', wantsUnique: true, panicked: true, guards: [] },
  visits: [[0, 1], [1, 2], [4, 5], [7, 7]],
};

test('an edition that does the same is said to, and no more', () => {
  const { differs, headline, rows } = compared(YOUNG, { ...YOUNG, edition: 2021 }, SOURCE);
  assert.deepEqual({ differs, rows }, { differs: false, rows: [] });
  assert.match(headline, /the same in edition 2021/);
});

test('a guard that lives longer in one edition is told by its lines, and why', () => {
  const { headline, points } = compared(YOUNG, OLD, SOURCE);
  assert.equal(headline, 'In edition 2021 it panics on line 5: `RefCell already borrowed`.');
  assert.deepEqual(points, [
    'In 2021 it panics on line 5: `RefCell already borrowed`; in 2024 it runs to its end.',
    'The `Ref` of `c` that line 2 takes is still there on line 5 in 2021, and is dropped on line 2 in 2024. It is kept through the `else` too.',
  ]);
});

test('both runs stand side by side, the older edition first, and each difference has words', () => {
  const { rows } = compared(YOUNG, OLD, SOURCE);
  assert.deepEqual(rows.map(({ line, differs }) => [line, differs]), [[1, ''], [2, 'differs'], [5, 'differs'], [7, '']]);
  assert.deepEqual(rows[2]?.old, { step: 4, held: [{ kind: 'Ref', what: 'held', words: '`Ref` of `c` is held' }], refused: '`c` is refused: RefCell already borrowed' });
  assert.deepEqual(rows[2]?.young?.held, []);
});

test('an edition in which it does not compile has no steps to compare', () => {
  const diagnostics = [{ severity: /** @type {const} */ ('error'), kind: /** @type {const} */ ('error'), code: 'E0432', message: '', span: { start: { line: 3, column: 1 }, end: { line: 3, column: 2 } }, labels: [] }];
  const there = { ...OLD, checked: { verdict: /** @type {const} */ ('rejected'), diagnostics }, ran: false, end: null, visits: [] };
  const { headline, rows } = compared(YOUNG, there, SOURCE);
  assert.equal(headline, 'In edition 2021 it does not compile: E0432 on line 3.');
  assert.deepEqual(rows, []);
});

test('lines are paired as far as they go the same way', () => {
  assert.deepEqual(pairsOf([1, 2, 3, 9], [1, 3, 4, 9]), [[0, 0], [1, undefined], [2, 1], [undefined, 2], [3, 3]]);
  assert.deepEqual(pairsOf([], [5]), [[undefined, 0]]);
  const apart = Array.from({ length: 5000 }, (_, n) => n);
  assert.equal(pairsOf(apart, apart.toReversed()), undefined);
});

test('what is alike far from a difference is folded, and counted', () => {
  const row = (/** @type {number} */ line, differs = '') => /** @type {Row} */ ({ line, text: '', old: null, young: null, differs });
  const rows = Array.from({ length: 20 }, (_, n) => row(n, n === 10 ? 'differs' : ''));
  assert.deepEqual(foldedRows(rows, false).map((each) => (typeof each === 'number' ? `${each} alike` : each.line)), ['9 alike', 9, 10, 11, '8 alike']);
  assert.equal(foldedRows(rows, true).length, 20);
});
