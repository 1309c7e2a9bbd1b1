/**
 * The program that was here last, kept where the browser permits it. Within a tab it outlives
 * a reload too: the address follows an edit a moment later, and a reload may come between.
 *
 * @import { Edition, View } from './session.js'
 */

/** @typedef {{ source: string, edition: Edition, scenario: string | null }} Kept */

const KEY = 'refcellar-program';

/** @param {View} view */
export function remember({ source, edition, scenario }) {
  const text = JSON.stringify({ source, edition, scenario });
  try {
    localStorage.setItem(KEY, text);
    sessionStorage.setItem(KEY, text);
  } catch {
    // The address has the program as well.
  }
}

/** The program of the last visit. */
export function remembered() {
  return read(() => localStorage.getItem(KEY));
}

/** The program that this tab had, if the page was loaded once more. */
export function reloaded() {
  const [navigation] = performance.getEntriesByType('navigation');
  const isReload = navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
  return isReload ? read(() => sessionStorage.getItem(KEY)) : undefined;
}

/**
 * @param {() => string | null} text
 * @returns {Kept | undefined}
 */
function read(text) {
  try {
    const kept = JSON.parse(text() ?? 'null');
    if (typeof kept?.source !== 'string' || kept.source === '') return undefined;
    const scenario = typeof kept.scenario === 'string' ? kept.scenario : null;
    return { source: kept.source, edition: kept.edition === 2021 ? 2021 : 2024, scenario };
  } catch {
    return undefined;
  }
}
