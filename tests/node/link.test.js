/**
 * Links: what goes in comes out, and nothing else gets in.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, encode, problemOf } from '../../www/store/link.js';
import { Random, newSeed } from './support/random.js';
import { newSession, randomSession } from './support/session.js';

/** @import { Operation } from '../../www/store/operations.js' */

/** @param {unknown} value whatever it is, as the hash of a link */
function hashOf(value) {
  return hashOfText(JSON.stringify(value));
}

/** @param {string | Uint8Array} text */
function hashOfText(text) {
  return `#s1=${Buffer.from(text).toString('base64url')}`;
}

/** @param {unknown} hash */
function problemWith(hash) {
  const result = decode(hash);
  assert.ok('problem' in result, `taken: ${String(hash).slice(0, 80)}`);
  assert.match(result.problem, /^[A-Z].*\. Nothing was run\.$/);
  return result.problem;
}

test('60 random sessions go there and back', () => {
  const seed = newSeed();
  for (let index = 0; index < 60; index += 1) {
    const session = randomSession(seed + index, 100);
    const operations = session.view.performed.map(({ operation }) => operation);
    const hash = encode(operations);
    assert.match(hash, /^#s1=[\w-]*$/);
    assert.deepEqual(decode(hash), { operations }, `seed ${seed + index}`);
    assert.equal(problemOf(operations), undefined);
    session.startOver();
  }
});

test('a link may be empty, and may hold what Rust then rejects', () => {
  assert.deepEqual(decode(encode([])), { operations: [] });
  /** @type {Operation[]} */
  const operations = [{ op: 'set', on: 9, key: '\ud800', value: '' }];
  assert.deepEqual(decode(encode(operations)), { operations });
});

test('a link stays what it is: an old one is still read', () => {
  assert.equal(encode([{ op: 'set', on: 1, key: 'é', value: '?' }]), '#s1=W1swLDEsIsOpIiwiPyJdXQ');
  assert.deepEqual(decode('#s1=W1swLDEsIsOpIiwiPyJdXQ'), {
    operations: [{ op: 'set', on: 1, key: 'é', value: '?' }],
  });
  assert.deepEqual(decode(hashOf([[32], [18, 3], [8, 1, 'k', 'v', true], [27, 'left', 5]])), {
    operations: [
      { op: 'text_take' },
      { op: 'guard_drop', guard: 3 },
      { op: 'update', on: 1, key: 'k', value: 'v', reads: true },
      { op: 'cell_set', cell: 'left', value: 5 },
    ],
  });
});

test('what is not a link of this page is told apart', () => {
  for (const hash of [undefined, null, 7, {}, [], '', '#', '#top', 's1=', '#s=W10']) {
    assert.match(problemWith(hash), /holds no session/);
  }
  assert.match(problemWith('#s2=W10'), /another version/);
});

test('damaged links', () => {
  assert.match(problemWith('#s1=!!!'), /not base64/);
  assert.match(problemWith('#s1=W10='), /not base64/);
  assert.match(problemWith('#s1=W1%5B'), /not base64/);
  assert.match(problemWith('#s1=W'), /not base64/);
  assert.match(problemWith('#s1='), /not JSON/);
  assert.match(problemWith(hashOfText(new Uint8Array([0xff, 0xfe, 0x00]))), /not JSON/);
  assert.match(problemWith(hashOfText('[[0,1,"k"')), /not JSON/);
  assert.match(problemWith(hashOfText('['.repeat(40_000))), /Nothing was run/);
});

test('every cut of a link is noticed', () => {
  const whole = encode([
    { op: 'set', on: 1, key: 'colour', value: 'green' },
    { op: 'borrow', on: 1 },
  ]);
  for (let length = 0; length < whole.length; length += 1) problemWith(whole.slice(0, length));
});

test('wrong shapes', () => {
  for (const value of [{}, null, 1, 'text', { length: 1, 0: [9, 1] }, { __proto__: [] }]) {
    assert.match(problemWith(hashOf(value)), /no list of operations/);
  }
  for (const row of [null, 1, 'set', {}, { op: 'len', on: 1 }]) {
    assert.match(problemWith(hashOf([[9, 1], row])), /Operation 2 of the link is not a list/);
  }
  for (const code of [-1, 33, 0.5, 1e308, '0', 'set', null, '__proto__', 'length', [0]]) {
    assert.match(problemWith(hashOf([[code, 1]])), /does not know/);
  }
  for (const row of [[0], [0, 1, 'k'], [0, 1, 'k', 'v', 'more'], [32, 1], []]) {
    assert.match(problemWith(hashOf([row])), /needs \d fields and has \d|does not know/);
  }
});

test('wrong values', () => {
  for (const id of [0, -1, 1.5, 1e9, '1', null, true, [1], {}]) {
    assert.match(problemWith(hashOf([[9, id]])), /needs a whole number from 1 to 1000000 as its on/);
  }
  for (const key of [1, null, true, ['k'], { __proto__: null }]) {
    assert.match(problemWith(hashOf([[1, 1, key]])), /needs a text of at most 10000 characters as its key/);
  }
  for (const value of [-1, 2 ** 32, 0.1, '1', null]) {
    assert.match(problemWith(hashOf([[27, 'left', value]])), /needs a whole number from 0 to 4294967295 as its value/);
  }
  for (const cell of ['text', 'middle', '__proto__', 0, null]) {
    assert.match(problemWith(hashOf([[24, cell]])), /needs left or right as its cell/);
  }
  for (const reads of [0, 1, 'true', null]) {
    assert.match(problemWith(hashOf([[8, 1, 'k', 'v', reads]])), /needs true or false as its reads/);
  }
  assert.match(problemWith(hashOfText('[[9,1e999]]')), /whole number/);
});

test('no prototype is reached', () => {
  const rows = '[[0,1,"__proto__","constructor"],[1,1,"__proto__"]]';
  const result = decode(hashOfText(rows));
  assert.ok('operations' in result);
  for (const operation of result.operations) {
    assert.equal(Object.getPrototypeOf(operation), Object.prototype);
  }
  problemWith(hashOfText('[{"__proto__":{"0":9,"1":1,"length":2}}]'));
  const session = newSession();
  session.replay(result.operations);
  assert.deepEqual(session.view.moment.entries, [['__proto__', 'constructor']]);
  assert.equal(Object.hasOwn(Object.prototype, 'constructor'), true);
});

test('too much of everything', () => {
  assert.match(problemWith(hashOf(Array(501).fill([9, 1]))), /501 operations/);
  assert.match(problemWith(hashOf([[1, 1, 'k'.repeat(10_001)]])), /at most 10000 characters/);
  assert.match(problemWith(`#s1=${'A'.repeat(64 * 1024)}`), /longer than 64 KB/);
  /** @type {Operation} */
  const long = { op: 'set', on: 1, key: 'k', value: '漢'.repeat(10_000) };
  assert.equal(problemOf([long]), undefined);
  assert.match(problemOf([long, long]) ?? '', /does not fit into a link/);
  assert.match(problemOf(Array(501).fill({ op: 'len', on: 1 })) ?? '', /500 operations/);
});

test('20,000 hashes of chance give a sentence or run without a throw', () => {
  const seed = newSeed();
  const random = new Random(seed);
  const session = newSession();
  const valid = encode(randomSession(seed, 12).view.performed.map(({ operation }) => operation));
  for (let count = 0; count < 20_000; count += 1) {
    const at = 4 + random.below(valid.length - 4);
    const letter = String.fromCharCode(33 + random.below(94));
    const result = decode(valid.slice(0, at) + letter + valid.slice(at + 1));
    if ('problem' in result) assert.match(result.problem, /Nothing was run\.$/, `seed ${seed}`);
    else if (count % 50 === 0) session.replay(result.operations);
  }
});
