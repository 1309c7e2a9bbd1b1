/**
 * The built Program lab in Firefox: it loads, runs a program, steps, and meets a conflict,
 * and says nothing in the console.
 *
 *     node --test tests/firefox/smoke.test.js
 */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { encodeProgram } from '../../www/program/link.js';
import { Firefox } from './bidi.js';

const PORT = Number(env.REFCELLAR_PORT ?? 4174);
const SITE = `http://127.0.0.1:${PORT}/any/sub/path/`;

/** How long anything may take on a busy machine. */
const PATIENCE_MS = 60_000;

const server = spawn(execPath, [fileURLToPath(new URL('../browser/serve.js', import.meta.url)), String(PORT)], { stdio: ['ignore', 'pipe', 'inherit'] });
/** @type {Firefox} */
let firefox;
/** @type {string} */
let context;

before(async () => {
  await once(server.stdout, 'data');
  firefox = await Firefox.start(env.REFCELLAR_FIREFOX ?? 'firefox-esr');
  await firefox.ask('session.new', { capabilities: {} });
  await firefox.ask('session.subscribe', { events: ['log.entryAdded'] });
  context = (await firefox.ask('browsingContext.getTree')).contexts[0].context;
});

after(async () => {
  server.kill();
  await firefox?.end();
});

/**
 * Waits in the page until an expression is true, and says what it is.
 *
 * @param {string} expression
 */
async function comes(expression) {
  const waiting = `new Promise((resolve, reject) => {
    const began = performance.now();
    const look = () => {
      const found = ${expression};
      if (found) resolve(String(found));
      else if (performance.now() - began > ${PATIENCE_MS}) reject(new Error('it does not come: ' + document.body.innerText.slice(0, 800)));
      else requestAnimationFrame(look);
    };
    look();
  })`;
  const { type, result, exceptionDetails } = await firefox.ask('script.evaluate', { expression: waiting, target: { context }, awaitPromise: true });
  assert.equal(type, 'success', exceptionDetails?.text);
  return String(result.value);
}

/** @param {string} selector @param {string} words */
function shown(selector, words) {
  return comes(`[...document.querySelectorAll(${JSON.stringify(selector)})].some(({ innerText }) => innerText.includes(${JSON.stringify(words)}))`);
}

/** @param {string} key */
async function press(key) {
  await firefox.ask('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions: [{ type: 'keyDown', value: key }, { type: 'keyUp', value: key }] }] });
}

test('Firefox runs a program, steps through it, and shows the conflict that it meets', async () => {
  await firefox.ask('browsingContext.navigate', { context, url: `${SITE}program.html`, wait: 'complete' });
  await shown('.verdict', 'compiles, and panics');
  await shown('refcellar-conflict h2', 'RefCell already mutably borrowed');
  await comes("document.querySelector('.edge.refused') !== null");
  await comes("(document.querySelector('[role=slider]').focus(), true)");
  await press('\uE011');
  await shown('.narration', 'The program is about to begin.');
  await press('b');
  await press('\uE014');
  await shown('.narration', 'borrow');
  await press('c');
  await shown('.narration', 'In the way');
  assert.deepEqual(firefox.said, []);
});

test('Firefox opens a program from its address, and prints what it prints', async () => {
  const source = 'fn main() {\n    println!("from Firefox");\n}\n';
  await firefox.ask('browsingContext.navigate', { context, url: 'about:blank', wait: 'complete' });
  await firefox.ask('browsingContext.navigate', { context, url: `${SITE}program.html${await encodeProgram({ source, edition: 2024 })}`, wait: 'complete' });
  await shown('.verdict', 'compiles, and runs');
  await shown('refcellar-console', 'from Firefox');
  assert.deepEqual(firefox.said, []);
});
