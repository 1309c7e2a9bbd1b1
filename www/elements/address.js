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
  open();
  addEventListener('hashchange', open);
  session.addEventListener('change', () => {
    clearTimeout(timer);
    timer = setTimeout(() => remember(session), PAUSE_MS);
  });
}

/**
 * @param {Session} session
 * @param {(notice: Notice) => void} say
 */
function openHash(session, say) {
  if (location.hash.length <= 1) return;
  const decoded = decode(location.hash);
  if ('problem' in decoded) return say({ text: decoded.problem });
  const { done, stopped } = session.replay(decoded.operations);
  const operations = done === 1 ? 'one operation' : `${done} operations`;
  say({ text: stopped ?? `Opened from a link: ${operations}, done again on a fresh store.` });
}

/** @param {Session} session */
function remember(session) {
  history.replaceState(null, '', linkTo(session));
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
