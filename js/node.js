/** The same as `index.js`, for Node, whose `fetch` does not read files. */

import { readFile } from 'node:fs/promises';
import { initSync } from './refcellar.js';
import { ready } from './ready.js';

const file = new URL('./refcellar_bg.wasm', import.meta.url);
ready(initSync({ module: await readFile(file) }));

export { CellBench, CellNumber, ReadGuard, Store, WeakStore, WriteGuard } from './refcellar.js';
export {
  BorrowError,
  BorrowMutError,
  InstanceLost,
  NumberError,
  RustPanic,
  StoreRefusal,
  TextError,
} from './errors.js';
export { MAX_TEXT } from './arguments.js';
