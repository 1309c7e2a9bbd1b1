/**
 * Starts the Program lab. The engine begins to load before all else, for it takes longest.
 */

import { Engine } from './program/engine.js';

const start = () => new Engine(() => new Worker(new URL('./program/worker.js', import.meta.url), { type: 'module' }));
const engine = start();

import('./program/open.js').then(({ openProgram }) => openProgram(engine, start), sayWhyNot);

/** @param {unknown} reason */
function sayWhyNot(reason) {
  const starting = document.getElementById('starting');
  if (starting === null) return;
  starting.className = 'failure';
  starting.setAttribute('role', 'alert');
  starting.textContent = `The lab could not start: a part of the page did not arrive, or this browser is older than the page needs. Load the page again. The browser says: ${reason instanceof Error ? reason.message : reason}`;
}
