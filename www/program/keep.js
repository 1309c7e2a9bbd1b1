/**
 * The program that was here last, kept where the browser permits it.
 *
 * @import { Edition, View } from './session.js'
 */

const KEY = 'refcellar-program';

/** @param {View} view */
export function remember({ source, edition, scenario }) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ source, edition, scenario }));
  } catch {
    // The address has the program as well.
  }
}

/** @returns {{ source: string, edition: Edition, scenario: string | null } | undefined} */
export function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof kept?.source !== 'string' || kept.source === '') return undefined;
    const scenario = typeof kept.scenario === 'string' ? kept.scenario : null;
    return { source: kept.source, edition: kept.edition === 2021 ? 2021 : 2024, scenario };
  } catch {
    return undefined;
  }
}
