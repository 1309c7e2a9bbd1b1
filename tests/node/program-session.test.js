/**
 * The Program lab's state, on an engine that answers when the test says so.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EngineLost } from '../../www/program/engine.js';
import { ProgramSession } from '../../www/program/session.js';

/** @import { Engine } from '../../www/program/engine.js' */

const ACCEPTED = { verdict: 'accepted', diagnostics: [] };
const REJECTED = { verdict: 'rejected', diagnostics: [{ code: 'E0308' }] };
const ENDED = { done: true, steps: 9, ops: 50, end: { kind: 'exit', code: 0, message: null, place: null } };
const SUMMARY = { lanes: [], conflict: null, leaks: [], output: [] };

/** @param {number} step */
function lookAt(step) {
  return { step: { index: step, span: { start: { line: step + 1, column: 1 }, end: { line: step + 1, column: 2 } }, depth: 1, function: 'main', events: [] }, picture: { step }, before: null, last: null };
}

/** Questions wait until they are answered by name. */
class SlowEngine extends EventTarget {
  /** @type {{ ask: string, given: any, resolve: (answer: any) => void, reject: (reason: Error) => void }[]} */
  questions = [];
  /** @type {(() => void) | undefined} */
  #asked;

  /**
   * @param {string} ask
   * @param {any} given
   */
  ask(ask, given = {}) {
    return new Promise((resolve, reject) => {
      this.questions.push({ ask, given, resolve, reject });
      this.#asked?.();
    });
  }

  /**
   * The next question, which has to be of this kind.
   *
   * @param {string} ask
   */
  async question(ask) {
    while (this.questions.length === 0) await new Promise((asked) => { this.#asked = () => asked(undefined); });
    const question = this.questions.shift();
    assert.equal(question?.ask, ask);
    return /** @type {SlowEngine['questions'][number]} */ (question);
  }

  /**
   * @param {string} ask
   * @param {any} answer
   */
  async answer(ask, answer) {
    (await this.question(ask)).resolve(answer);
    await settled();
  }

  /** A whole run, looked at where the session asks to. */
  async run(summary = SUMMARY) {
    await this.answer('check', ACCEPTED);
    await this.answer('record', ENDED);
    await this.answer('summary', summary);
    const { given, resolve } = await this.question('look');
    resolve(lookAt(given.step));
    await settled();
  }
}

/** Lets answers be taken up. */
function settled() {
  return new Promise((resume) => { setImmediate(resume); });
}

function begin() {
  const engine = new SlowEngine();
  const session = new ProgramSession(/** @type {Engine} */ (/** @type {unknown} */ (engine)));
  return { engine, session };
}

test('a program is checked, run, and looked at from its beginning', async () => {
  const { engine, session } = begin();
  session.open('fn main() {}');
  await engine.run();
  const { phase, ran, steps, cursor, look } = session.view;
  assert.deepEqual({ phase, ran, steps, cursor }, { phase: 'settled', ran: true, steps: 9, cursor: 0 });
  assert.equal(look?.picture.step, 0);
});

test('a run that was refused a borrow is looked at where it was', async () => {
  const { engine, session } = begin();
  session.open('fn main() {}');
  await engine.run(/** @type {any} */ ({ ...SUMMARY, conflict: { step: 6, panicked: true } }));
  assert.equal(session.view.cursor, 6);
});

test('an answer to an earlier text is not taken for one to this', async () => {
  const { engine, session } = begin();
  session.open('fn main() { 1 }');
  const late = await engine.question('check');
  session.edit('fn main() { 2 }');
  const now = await engine.question('check');
  now.resolve(REJECTED);
  await settled();
  late.resolve(ACCEPTED);
  await settled();
  assert.equal(session.view.checked?.verdict, 'rejected');
  assert.equal(engine.questions.length, 0);
});

test('the last run stays in sight while one types what does not compile', async () => {
  const { engine, session } = begin();
  session.open('fn main() {}');
  await engine.run();
  session.edit('fn main() { let }');
  await engine.answer('check', REJECTED);
  const { checked, look, ran, current } = session.view;
  assert.equal(checked?.verdict, 'rejected');
  assert.ok(look !== null && !ran && current);
});

test('of many wishes where to look only the last one is asked for after the one under way', async () => {
  const { engine, session } = begin();
  session.open('fn main() {}');
  await engine.run();
  for (const step of [1, 2, 3, 4, 5]) session.seek(step);
  await engine.answer('look', lookAt(1));
  const next = await engine.question('look');
  assert.equal(next.given.step, 5);
  next.resolve(lookAt(5));
  await settled();
  assert.equal(session.view.look?.picture.step, 5);
  assert.equal(engine.questions.length, 0);
});

test('a run that is stopped is shown as far as it came', async () => {
  const { engine, session } = begin();
  session.open('fn main() { loop {} }');
  await engine.answer('check', ACCEPTED);
  const record = await engine.question('record');
  engine.dispatchEvent(new CustomEvent('progress', { detail: { done: false, steps: 500, ops: 900, end: null } }));
  assert.equal(session.view.progress?.steps, 500);
  session.stop();
  await engine.answer('stop', null);
  record.resolve({ done: false, steps: 700, ops: 1200, end: null });
  await settled();
  await engine.answer('summary', SUMMARY);
  await engine.answer('look', lookAt(0));
  const { stopped, end, steps, phase } = session.view;
  assert.deepEqual({ stopped, end, steps, phase }, { stopped: true, end: null, steps: 700, phase: 'settled' });
});

test('an engine that is lost is said in a sentence, and the next text is asked again', async () => {
  const { engine, session } = begin();
  session.open('fn main() {}');
  const question = await engine.question('check');
  question.reject(new EngineLost());
  engine.dispatchEvent(new CustomEvent('lost', { detail: 'Maximum call stack size exceeded' }));
  await settled();
  assert.match(String(session.view.notice), /started anew.*nests deeper/);
  session.edit('fn main() { }');
  await engine.run();
  assert.equal(session.view.ran, true);
});

test('where there is nothing of a kind the lab stays and says so', async () => {
  const { engine, session } = begin();
  session.open('fn main() {}');
  await engine.run();
  const search = session.find({ kind: 'conflict' }, -1);
  await engine.answer('find', null);
  await search;
  assert.equal(session.view.notice, 'There is no refused borrow before this step.');
  assert.equal(session.view.cursor, 0);
});
