/**
 * The program that was here last, kept where the browser permits it, with the address that it
 * was kept under: the address follows a moment later, and a reload may come between.
 *
 * @import { Edition, View } from './session.js'
 */

const KEY = 'refcellar-program';

/** @param {View} view */
export function remember({ source, edition, scenario }) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ source, edition, scenario, hash: location.hash }));
  } catch {
    // The address has the program as well.
  }
}

/** @returns {{ source: string, edition: Edition, scenario: string | null, hash: string } | undefined} */
export function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof kept?.source !== 'string' || kept.source === '') return undefined;
    const scenario = typeof kept.scenario === 'string' ? kept.scenario : null;
    return { source: kept.source, edition: kept.edition === 2021 ? 2021 : 2024, scenario, hash: String(kept.hash ?? '') };
  } catch {
    return undefined;
  }
}
