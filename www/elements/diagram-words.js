/**
 * The diagram in words, for those who do not see it.
 *
 * @import { GuardInfo, Moment } from '../../js/types.js'
 */

import { fold } from '../layout/fold.js';
import { guardName, handleName, weakName } from '../store/names.js';

/** How many entries are read out. */
const MOST_ENTRIES = 10;

/**
 * @param {Moment} moment
 * @returns {string[]} sentences
 */
export function inWords({ state, entries, total }) {
  const { flag, guards, handles, weaks, counts } = state;
  return [
    `The borrow flag is ${flag}: ${flagMeaning(flag)}.`,
    `Strong handles: ${listed(handles.map(({ id }) => handleName(id)))}. Weak handles: ${listed(weaks.map(weakName))}. Strong count ${counts.strong}, weak count ${counts.weak}.`,
    ...(guards.length === 0 ? ['No guard is alive.'] : guards.map(guardSentence)),
    `Entries of the map: ${total}.`,
    ...entries.slice(0, MOST_ENTRIES).map(([key, value]) => `${fold(key, 40)} = ${fold(value, 80)}`),
  ];
}

/** @param {number} flag */
function flagMeaning(flag) {
  if (flag === 0) return 'free';
  return flag < 0 ? 'one writer' : flag === 1 ? 'one reader' : `${flag} readers`;
}

/** @param {GuardInfo} guard */
function guardSentence({ id, access, birth }) {
  const { handle, label, operation } = birth.attempt;
  const [type, blocks] = access === 'write' ? ['RefMut', 'every borrow'] : ['Ref', 'borrow_mut'];
  const place = label || operation;
  return `${guardName(id)} is a ${type}, taken through ${handleName(handle)} at ${place}; it blocks ${blocks}.`;
}

/** @param {string[]} names */
function listed(names) {
  return names.length === 0 ? 'none' : names.join(', ');
}
