/**
 * Real `RefCell` borrows, held from JavaScript. Importing this starts the wasm instance.
 *
 * @example
 * import { Store } from 'refcellar';
 *
 * using store = new Store();
 * store.set('colour', 'green');
 * using guard = store.borrow('my tutorial, line 4');
 * store.flag; // 1
 * store.borrowMut(); // throws a RustPanic: RefCell already borrowed
 */

import init from './refcellar.js';
import { ready } from './ready.js';

ready(await init());

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
