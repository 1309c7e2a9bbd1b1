/**
 * What is measured. It runs in the page, so it stands by itself and imports the package
 * there.
 */
export async function measure() {
  /** @type {typeof import('refcellar')} */
  const { Store } = await import(/** @type {string} */ ('/pkg/index.js'));

  /** @param {number[]} figures */
  const median = (figures) => figures.sort((a, b) => a - b)[figures.length >> 1] ?? NaN;

  /** @param {number} keys */
  const namesOf = (keys) => Array.from({ length: keys }, (_, n) => `key ${n}`);

  /** @typedef {{ set(key: string, value: string): unknown, get(key: string): unknown }} Target */

  /**
   * Nanoseconds for one `set` and one `get`. The clock ticks in tenths of a millisecond, so
   * that few keys are written and read several times in one go.
   *
   * @param {{ set(key: string, value: string): unknown, get(key: string): unknown }} target
   * @param {string[]} names
   * @param {number} passes
   */
  const pair = (target, names, passes) => {
    let found = 0;
    const start = performance.now();
    for (let pass = 0; pass < passes; pass += 1) {
      for (const name of names) target.set(name, 'a value');
      for (const name of names) if (target.get(name) === 'a value') found += 1;
    }
    const taken = performance.now() - start;
    const pairs = passes * names.length;
    if (found !== pairs) throw new Error('the store lost an entry');
    return (taken * 1e6) / pairs;
  };

  /** @param {boolean} recording */
  const fresh = (recording) => {
    const store = new Store();
    store.setRecording(recording);
    return store;
  };

  /**
   * @param {number} keys
   * @param {number} passes
   * @param {number} rounds
   */
  const loop = (keys, passes, rounds) => {
    const names = namesOf(keys);
    /** @type {{ map: number[], on: number[], off: number[] }} */
    const figures = { map: [], on: [], off: [] };
    for (let round = 0; round < rounds; round += 1) {
      figures.map.push(pair(new Map(), names, passes));
      for (const recording of round % 2 === 0 ? [true, false] : [false, true]) {
        const store = fresh(recording);
        figures[recording ? 'on' : 'off'].push(pair(store, names, passes));
        store.drop();
      }
    }
    return { keys, map: median(figures.map), on: median(figures.on), off: median(figures.off) };
  };

  /** @param {number} entries */
  const recovery = (entries) => {
    const store = fresh(true);
    for (const name of namesOf(entries)) store.set(name, 'a value');
    const guard = store.borrow('in the way');
    const figures = [];
    for (let round = 0; round < 31; round += 1) {
      const start = performance.now();
      try {
        store.borrowMut('in vain');
      } catch {
        if (store.get('key 0') !== 'a value') throw new Error('the store lost an entry');
      }
      figures.push(performance.now() - start);
    }
    guard.drop();
    store.drop();
    return { entries, milliseconds: median(figures) };
  };

  return {
    loops: [loop(1_000, 20, 25), loop(100_000, 1, 15)],
    recoveries: [recovery(1_000), recovery(100_000)],
  };
}
