/**
 * What older versions of std said, which is what one finds when one searches.
 */

/** @type {readonly [string, string][]} */
const WORDINGS = [
  ['RefCell already mutably borrowed', 'already mutably borrowed: BorrowError'],
  ['RefCell already borrowed', 'already borrowed: BorrowMutError'],
];

/** @param {string} message */
export function olderWording(message) {
  return WORDINGS.find(([now]) => message.startsWith(now))?.[1];
}
