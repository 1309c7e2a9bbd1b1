/**
 * The session in the page's address, so that a link carries it.
 *
 * @import { Session } from '../store/session.js'
 * @import { Notice } from './store-lab.js'
 */

import { decode, encode, problemOf } from '../store/link.js';

/** Browsers refuse too many changes of the address in a short time. */
const PAUSE_MS = 400;

/**
 * Opens the session that the address carries, if any, and from then on keeps the address
 * up to date.
 *
 * @param {Session} session
 * @param {(notice: Notice) => void} say
 */
export function openAddress(session, say) {
  const open = () => openHash(session, say);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let fitted = true;
  let last = -PAUSE_MS;
  const remember = () => {
    clearTimeout(timer);
    timer = undefined;
    last = performance.now();
    const problem = keep(session);
    if (problem && fitted) say({ text: `${problem} Until you start over, the address holds no session.` });
    fitted = problem === undefined;
  };
  open();
  addEventListener('hashchange', open);
  let { performed } = session.view;
  session.addEventListener('change', () => {
    // To look back changes nothing that a link carries.
    if (session.view.performed === performed) return;
    performed = session.view.performed;
    // After a pause the first change is kept at once, since a reload takes the address as
    // it is when it begins, which is before `pagehide`.
    timer ??= setTimeout(remember, last + PAUSE_MS - performance.now());
  });
  // Who goes elsewhere within the pause comes back to what was done last.
  addEventListener('pagehide', () => timer !== undefined && remember());
}

/**
 * @param {Session} session
 * @param {(notice: Notice) => void} say
 */
function openHash(session, say) {
  if (location.hash.length <= 1) return;
  const decoded = decode(location.hash);
  if ('problem' in decoded) return say({ text: decoded.problem });
  const replaced = session.view.performed;
  const { done, stopped } = session.replay(decoded.operations);
  const operations = done === 1 ? 'one operation' : `${done} operations`;
  const text = stopped ?? `Opened from a link: ${operations}, done again on a fresh store.`;
  say(replaced.length > 0 ? { text, replaced } : { text });
}

/**
 * Puts the session into the address.
 *
 * @param {Session} session
 * @returns {string | undefined} why it does not go in there, if it does not
 */
function keep(session) {
  history.replaceState(null, '', linkTo(session));
  return problemOf(session.view.performed.map(({ operation }) => operation));
}

/**
 * The address that opens this session; without the session if a link cannot carry it.
 *
 * @param {Pick<Session, 'view'>} session
 */
export function linkTo({ view }) {
  const { performed } = view;
  const bare = location.pathname + location.search;
  const operations = performed.map(({ operation }) => operation);
  return operations.length === 0 || problemOf(operations) ? bare : bare + encode(operations);
}
