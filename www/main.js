/**
 * Starts the page. What fails here fails before there is a lab to say so, so that it is
 * said in the lab's place.
 */

import './elements/theme-switch.js';
import './elements/store-lab.js';
import { openSession } from './store/session.js';

const starting = document.getElementById('starting');

openSession().then((session) => {
  document.querySelector('refcellar-store-lab')?.use(session);
}, sayWhyNot);

/** @param {unknown} reason */
function sayWhyNot(reason) {
  if (starting === null) return;
  starting.className = 'failure';
  starting.setAttribute('role', 'alert');
  starting.textContent = `${whatHappened()} The browser says: ${reason instanceof Error ? reason.message : reason}`;
}

function whatHappened() {
  if (typeof WebAssembly === 'undefined') {
    return 'The store could not start, because this browser has WebAssembly switched off. Switch it on, or open the page in another browser.';
  }
  return 'The store could not start: a part of the page did not arrive, or this browser is older than the page needs. Load the page again; if that does not help, bring the browser up to date.';
}
