/**
 * What the Program lab computes: links, places, the library, the picture and the timeline.
 */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { keyFor } from '../../www/elements/step-keys.js';
import { LANE, lanesLayout } from '../../www/layout/lanes.js';
import { changedRows, momentLayout } from '../../www/layout/moment.js';
import { decodeProgram, encodeProgram } from '../../www/program/link.js';
import { sentencesOf } from '../../www/program/narrate.js';
import { splitAt } from '../../www/program/output.js';
import { Lines } from '../../www/program/places.js';
import { causesOf, reportLinks, scenariosOf } from '../../www/program/scenario.js';

/** @import { Allocation, Bar, Lane, Local, Picture, Value } from '../../www/program/types.js' */
/** @import { View } from '../../www/program/session.js' */

const SCENARIOS = scenariosOf(sources());

function sources() {
  const root = fileURLToPath(new URL('../scenarios/', import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.rs'));
  return Object.fromEntries(files.map((name) => [`scenarios/${name}`, readFileSync(root + name, 'utf8')]));
}

test('a program comes back from its link with its edition and step', async () => {
  for (const source of ['', 'fn main() {}\n', '// ünï 😀 \u0000 "<script>"\n'.repeat(500)]) {
    const hash = await encodeProgram({ source, edition: 2021, step: 7 });
    assert.match(String(hash), /^#p1=2021\.7\.[\w-]*$/);
    assert.deepEqual(await decodeProgram(String(hash)), { source, edition: 2021, step: 7 });
  }
});

test('what does not fit has no link', async () => {
  let seed = 1;
  const noise = Array.from({ length: 200_000 }, () => String.fromCharCode(33 + ((seed = (seed * 48271) % 2147483647) % 90))).join('');
  assert.equal(await encodeProgram({ source: noise, edition: 2024 }), undefined);
});

test('a link that is broken, hostile or a bomb is refused with a sentence', async () => {
  const zeros = new Blob([new Uint8Array(40 * 1024 * 1024)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bomb = Buffer.from(await new Response(zeros).arrayBuffer()).toString('base64url');
  for (const hash of ['#p1=', '#p1=2024..%%%', '#p1=2018..AA', '#p9=2024..AA', '#p1=2024..AAAA', `#p1=2024..${'A'.repeat(100_000)}`, `#p1=2024..${bomb}`]) {
    const answer = await decodeProgram(hash);
    assert.ok('problem' in answer && answer.problem.endsWith('.'), hash.slice(0, 40));
  }
});

test('columns count characters, offsets count units', () => {
  const lines = new Lines('let 😀x = "é";\nend');
  assert.deepEqual(lines.range({ start: { line: 1, column: 6 }, end: { line: 1, column: 7 } }), { from: 6, to: 7 });
  assert.equal(lines.offset({ line: 2, column: 1 }), 'let 😀x = "é";\n'.length);
  assert.equal(lines.offset({ line: 9, column: 9 }), lines.text.length);
  assert.equal(lines.offset({ line: 1, column: 99 }), 'let 😀x = "é";'.length);
});

test('every scenario has a broken program, and says what happens and what to watch', () => {
  assert.equal(SCENARIOS.length, 16);
  for (const { id, title, variants } of SCENARIOS) {
    assert.ok(variants[0]?.broken, id);
    assert.ok(title.length > 3, id);
    for (const { source, happens, watch, broken, cost, editions } of variants) {
      assert.ok(happens.endsWith('.') && watch.endsWith('.'), id);
      assert.ok(broken || cost.length > 0, id);
      assert.ok(editions.length > 0, id);
      assert.ok(!source.includes('//!') && /^(use|fn|#|mod|struct|type|trait|thread_local)/.test(source), id);
    }
  }
});

test('every report of a scenario is a link to GitHub', () => {
  for (const { id, reports } of SCENARIOS) {
    const links = reportLinks(reports);
    assert.equal(links.length, reports.split(', ').length, id);
    for (const { href } of links) assert.match(href, /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/issues\/\d+$/);
  }
});

test('a panic message finds its cause, in the new and in the old wording', () => {
  const first = (/** @type {string} */ text) => causesOf(SCENARIOS, text)[0]?.number;
  const old = "thread 'main' panicked at 'already borrowed: BorrowMutError', src/main.rs:9";
  assert.ok([4, 5, 3, 8].includes(first(old) ?? 0));
  assert.equal(first('panicked at src/cell.rs: reentrant init'), 12);
  assert.equal(first('recursive use of an object detected which would lead to unsafe aliasing in rust'), 2);
  assert.equal(first('already borrowed: BorrowMutError\n 12: <app::Item as core::ops::drop::Drop>::drop'), 10);
  assert.deepEqual(causesOf(SCENARIOS, 'zzzzzz'), []);
  assert.equal(causesOf(SCENARIOS, '  ').length, 16);
});

/**
 * @param {string} name
 * @param {Value} value
 * @param {Partial<Local>} [more]
 * @returns {Local}
 */
function local(name, value, more = {}) {
  return { id: `l.${name}`, name, type: 'T', state: 'live', value, address: '0x0', ...more };
}

/**
 * @param {Local[]} locals
 * @param {Partial<Picture>} [more]
 * @returns {Picture}
 */
function picture(locals, more = {}) {
  const span = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
  return { step: 0, span, frames: [{ function: 'main', span, locals }], heap: [], cells: [], guards: [], outputLength: 0, panicking: false, truncated: false, ...more };
}

/** @type {Allocation} */
const SHARED = { id: 'a1', type: 'RefCell<i32>', kind: 'rc', strong: 1, weak: 0, bytes: 24, dropped: false, value: { kind: 'cell', cell: 'c1', value: { kind: 'scalar', text: '4' } } };

const HELD = picture(
  [
    local('level', { kind: 'pointer', to: 'a1', path: '', mutable: false, role: 'rc' }),
    local('value', { kind: 'guard', guard: 1, to: 'c1' }),
  ],
  {
    heap: [SHARED],
    cells: [{ id: 'c1', type: 'RefCell', path: 'level', flag: -1, value: { kind: 'scalar', text: '4' }, in: 'a1' }],
    guards: [{ id: 1, kind: 'RefMut', cell: 'c1', born: { step: 3, place: { line: 4, column: 9 } }, why: { kind: 'variable', text: 'The variable `value` holds it.' }, path: 'value', frame: 0 }],
  },
);

/**
 * @param {Picture} of
 * @param {ReadonlySet<string>} [opened]
 */
function textsOf(of, opened = new Set()) {
  const { frames, heap } = momentLayout(of, 700, opened);
  return [...frames, ...heap].flatMap(({ rows }) => rows.map(({ name, text }) => (name === '' ? text : `${name} = ${text}`)));
}

test('a guard is a line with its reason below, and an edge to its cell', () => {
  assert.deepEqual(textsOf(HELD), ['level = RefCell<i32>', 'value = level', 'The variable `value` holds it.', '4']);
  const { edges } = momentLayout(HELD, 700, new Set());
  assert.deepEqual(edges.map(({ kind }) => kind), ['pointer', 'RefMut']);
});

test('at a refused borrow an edge leads from the running frame to the cell', () => {
  const { edges } = momentLayout(HELD, 700, new Set(), 'c1');
  assert.equal(edges.at(-1)?.kind, 'refused');
});

test('what is small is on one line, what is large folds and can be opened', () => {
  /** @type {Value} */
  const list = { kind: 'sequence', items: Array.from({ length: 40 }, (_, n) => ({ kind: 'scalar', text: `number ${n}` })), more: 2 };
  const many = picture([local('few', { kind: 'sequence', items: [{ kind: 'scalar', text: '1' }], more: 0 }), local('many', list)]);
  assert.deepEqual(textsOf(many).slice(0, 2), ['few = [1]', 'many = 42 items']);
  assert.equal(textsOf(many).at(-1), 'and 37 more');
  assert.equal(textsOf(many, new Set(['l.many'])).length, 43);
});

test('a moved value keeps its line and says so, and only what changed is marked', () => {
  const before = picture([local('a', { kind: 'scalar', text: '1' }), local('b', { kind: 'scalar', text: '2' })]);
  const after = picture([local('a', { kind: 'scalar', text: '1' }), local('b', { kind: 'scalar', text: '2' }, { state: 'moved' })]);
  const [now, then] = [after, before].map((each) => momentLayout(each, 700, new Set()));
  if (now === undefined) throw new Error('two layouts');
  assert.deepEqual([...changedRows(now, then)], ['l.b']);
  assert.deepEqual(now.frames.map(({ y, h }) => [y, h]), then?.frames.map(({ y, h }) => [y, h]));
});

test('nothing of a picture lies outside of its width, and boxes do not overlap', () => {
  for (const width of [320, 559, 560, 1200]) {
    const { frames, heap } = momentLayout(HELD, width, new Set());
    const boxes = [...frames, ...heap];
    for (const { x, w } of boxes) assert.ok(x >= 0 && x + w <= width, `${width}`);
    const [a, b] = boxes;
    if (a && b) assert.ok(a.x + a.w <= b.x || a.y + a.h <= b.y);
  }
});

test('a value that nests without end does not', () => {
  /** @type {Value} */
  let deep = { kind: 'pointer', to: null, path: '', mutable: false, role: 'raw' };
  for (let depth = 0; depth < 500; depth += 1) deep = { kind: 'struct', name: 'S', fields: [{ name: 'inner', value: deep }, { name: 'x', value: { kind: 'scalar', text: '1' } }] };
  assert.ok(textsOf(picture([local('deep', deep)])).length < 40);
});

/**
 * @param {string} cell
 * @param {Bar[]} bars
 * @param {Partial<Lane>} [more]
 * @returns {Lane}
 */
function lane(cell, bars, more = {}) {
  return { cell, path: cell, type: 'RefCell', bars, refused: [], writes: [], more: 0, ...more };
}

/**
 * @param {number} guard
 * @param {number} from
 * @param {number | null} to
 * @returns {Bar}
 */
function bar(guard, from, to) {
  return { guard, kind: 'Ref', from, to, line: 1, why: '' };
}

test('bars that would be narrower than a pixel are drawn as one', () => {
  const bars = Array.from({ length: 100_000 }, (_, n) => bar(n, n * 10, n * 10 + 3));
  const { lanes } = lanesLayout([lane('c', bars)], 1_000_000, 1000, 8);
  assert.ok((lanes[0]?.bars.length ?? 0) < 1200);
  assert.equal(lanes[0]?.bars.reduce((sum, { count }) => sum + count, 0), 100_000);
});

test('readers at the same time have lines of their own, and a guard without an end is open', () => {
  const { lanes } = lanesLayout([lane('c', [bar(1, 0, 6), bar(2, 2, 8), bar(3, 8, null)])], 11, 400, 8);
  const [first, second, third] = lanes[0]?.bars ?? [];
  assert.notEqual(first?.y, second?.y);
  assert.equal(third?.open, true);
});

test('cells that refused come first, and those that are too many are counted', () => {
  const refused = [{ step: 1, wantsUnique: true, place: { line: 1, column: 1 } }];
  const all = [lane('a', []), lane('b', []), lane('c', [], { refused })];
  const { lanes, hidden, height } = lanesLayout(all, 5, 400, 2);
  assert.deepEqual(lanes.map(({ name }) => name), ['c', 'a']);
  assert.equal(hidden, 1);
  assert.equal(height, 8 + 2 * LANE);
});

test('a place on the timeline is a step, and the step is at that place', () => {
  const { at, stepAt } = lanesLayout([], 21, 700, 8);
  for (const step of [0, 7, 20]) assert.equal(stepAt(at(step)), step);
  assert.equal(stepAt(-50), 0);
  assert.equal(stepAt(5000), 20);
});

test('output is split by bytes, and only its end is shown', () => {
  const output = [{ stream: /** @type {const} */ ('stdout'), text: 'é😀x\n' }, { stream: /** @type {const} */ ('stderr'), text: 'oh' }];
  assert.deepEqual(splitAt(output, 6, 100).map(({ before, after }) => [before, after]), [['é😀', 'x\n'], ['', 'oh']]);
  assert.deepEqual(splitAt(output, 9, 100).map(({ before, after }) => [before, after]), [['é😀x\n', ''], ['o', 'h']]);
  assert.deepEqual(splitAt(output, 0, 3).map(({ before, after }) => [before, after]), [['', '\n'], ['', 'oh']]);
});

test('a step is told in whole sentences, and what repeats is told once', () => {
  const borrow = { kind: /** @type {const} */ ('borrow'), text: '`c` is borrowed' };
  assert.deepEqual(sentencesOf([borrow, borrow, { kind: 'born', text: 'x' }]), ['`c` is borrowed.']);
});

test('keys step, jump and search, forwards and with Shift backwards', () => {
  const view = /** @type {View} */ ({ cursor: 5, steps: 100, look: null });
  const key = (/** @type {string} */ name, shiftKey = false) => keyFor({ key: name, shiftKey, ctrlKey: false, altKey: false, metaKey: false }, view);
  assert.deepEqual(key('ArrowRight'), { name: 'seek', detail: 6 });
  assert.deepEqual(key('Home'), { name: 'seek', detail: 0 });
  assert.deepEqual(key('End'), { name: 'seek', detail: 99 });
  assert.deepEqual(key('C', true), { name: 'find', detail: { what: { kind: 'conflict' }, direction: -1 } });
  assert.equal(key('x'), undefined);
  assert.equal(keyFor({ key: 'ArrowLeft', shiftKey: false, ctrlKey: false, altKey: true, metaKey: false }, view), undefined);
});
