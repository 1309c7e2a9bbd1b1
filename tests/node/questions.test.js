/** The questions that lead to a cause. */

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { FIRST_QUESTION, QUESTIONS } from '../../www/program/questions.js';
import { scenariosOf } from '../../www/program/scenario.js';

const FOLDER = new URL('../scenarios/', import.meta.url);

/** @type {Record<string, string>} */
const files = {};
for (const name of readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })) {
  if (name.endsWith('.rs')) files[name] = readFileSync(new URL(name, FOLDER), 'utf8');
}
const SCENARIOS = scenariosOf(files);

/**
 * All ways through the questions, each as the causes at its end.
 *
 * @param {string} name
 * @param {readonly string[]} before
 * @returns {{ asked: number, numbers: readonly number[] }[]}
 */
function ways(name, before = []) {
  assert.ok(!before.includes(name), `${name} comes twice`);
  const question = QUESTIONS[name];
  assert.ok(question !== undefined, `${name} is asked`);
  const asked = [...before, name];
  return question.replies.flatMap(({ then }) => (typeof then === 'string' ? ways(then, asked) : [{ asked: asked.length, numbers: then }]));
}

test('a few questions lead to every scenario, and to nothing else', () => {
  const all = ways(FIRST_QUESTION);
  const numbers = new Set(all.flatMap((way) => way.numbers));
  assert.deepEqual([...numbers].sort((a, b) => a - b), SCENARIOS.map(({ number }) => number));
  for (const way of all) assert.ok(way.asked <= 3 && way.numbers.length >= 1 && way.numbers.length <= 4);
});

test('no question is left that nothing leads to', () => {
  const led = new Set([FIRST_QUESTION, ...Object.values(QUESTIONS).flatMap(({ replies }) => replies.map(({ then }) => then))]);
  for (const name of Object.keys(QUESTIONS)) assert.ok(led.has(name), name);
});

test('what is to be watched step by step is in its program, in this order', () => {
  const [hidden] = SCENARIOS.filter(({ id }) => id === '16-hidden-deref-mut');
  const lines = hidden?.variants[0]?.moments.map(({ line }) => line) ?? [];
  assert.equal(lines.length, 6);
  assert.deepEqual(lines, lines.toSorted((a, b) => a - b));
  for (const { variants } of SCENARIOS) {
    for (const { id, source, moments } of variants) {
      for (const { code, line } of moments) assert.ok(source.split('\n')[line - 1]?.includes(code), `${id}: ${code}`);
    }
  }
});
