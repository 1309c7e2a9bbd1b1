/**
 * The wasm objects that a visitor holds, under their ids. Objects that were dropped stay
 * here, so that it is the store that says so when they are used again.
 *
 * @import { CellBench, ReadGuard, Store, WeakStore, WriteGuard } from 'refcellar'
 * @import { HandleId, GuardId, StoreError, WeakId } from '../../js/types.js'
 * @import { Operation } from './operations.js'
 * @import { Outcome, Package } from './session.js'
 * @import { Rejection } from './rejections.js'
 */

import { guardName, handleName, weakName } from './names.js';
import { writesThroughGuard } from './operations.js';
import * as rejections from './rejections.js';
import * as results from './results.js';

/** @typedef {Extract<Outcome, { kind: 'done' }>} Done */

/** A store, and everything that was got from it. */
export class Lab {
  #refcellar;
  #store;
  /** @type {CellBench} */
  #cells;
  /** @type {Map<HandleId, Store>} */
  #handles = new Map();
  /** @type {Map<WeakId, WeakStore>} */
  #weaks = new Map();
  /** @type {Map<GuardId, ReadGuard | WriteGuard>} */
  #guards = new Map();

  /** @param {Package} refcellar */
  constructor(refcellar) {
    this.#refcellar = refcellar;
    this.#store = new refcellar.Store();
    this.#cells = this.#store.cells;
    this.#handles.set(this.#store.id, this.#store);
  }

  /** The id that the next handle will get: the store gives them out in order. */
  get nextHandle() {
    return this.#handles.size + 1;
  }

  /** The id that the next weak handle will get. */
  get nextWeak() {
    return this.#weaks.size + 1;
  }

  /**
   * The kept events from `seq` on.
   *
   * @param {number} seq
   */
  events(seq) {
    return this.#store.events(seq);
  }

  /** @param {number} entries how many of them are shown at most */
  momentNow(entries) {
    return this.#store.momentNow(entries);
  }

  /**
   * @param {number} seq
   * @param {number} entries
   */
  momentAt(seq, entries) {
    return this.#store.momentAt(seq, entries);
  }

  /** Ends every borrow, and lets go of the map and of the history. */
  dropEverything() {
    const { guards, weaks, handles } = this.momentNow(0).state;
    this.#store.setRecording(false);
    for (const { id } of guards) this.#guards.get(id)?.drop();
    for (const id of weaks) this.#weaks.get(id)?.drop();
    for (const { id } of handles) this.#handles.get(id)?.drop();
    // The wasm objects keep the history until the garbage collector finds them, which may
    // be many megabytes later. A recording that starts anew forgets it at once.
    this.#store.setRecording(true);
  }

  /**
   * @param {Operation} operation
   * @param {string} label where a guard is taken
   * @returns {Outcome}
   */
  perform(operation, label) {
    const rejection = rejections.unfit(operation) ?? this.#unknown(operation);
    if (rejection) return { kind: 'rejected', ...rejection };
    try {
      return this.#run(operation, label);
    } catch (thrown) {
      return this.#failure(thrown);
    }
  }

  /**
   * What rustc would say of names and of writing through a `Ref`: the store has no such
   * object, and no such method.
   *
   * @param {Operation} operation
   * @returns {Rejection | undefined}
   */
  #unknown(operation) {
    if ('on' in operation && !this.#handles.has(operation.on)) {
      return rejections.unknown(handleName(operation.on));
    }
    if ('weak' in operation && !this.#weaks.has(operation.weak)) {
      return rejections.unknown(weakName(operation.weak));
    }
    if (!('guard' in operation)) return undefined;
    const guard = this.#guards.get(operation.guard);
    if (!guard) return rejections.unknown(guardName(operation.guard));
    if (!writesThroughGuard(operation) || 'set' in guard) return undefined;
    return guard.info
      ? rejections.readOnly(operation.guard)
      : rejections.moved(guardName(operation.guard));
  }

  /**
   * @param {unknown} thrown
   * @returns {Outcome}
   */
  #failure(thrown) {
    const { RustPanic, StoreRefusal } = this.#refcellar;
    if (thrown instanceof RustPanic) return { kind: 'panicked', report: thrown.report };
    if (thrown instanceof StoreRefusal) return refusal(thrown.refusal);
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return { kind: 'rejected', code: '', message };
  }

  /**
   * @param {Operation} operation
   * @param {string} label
   * @returns {Done}
   */
  #run(operation, label) {
    if ('on' in operation) return this.#onHandle(operation, found(this.#handles, operation.on), label);
    if ('guard' in operation) return this.#onGuard(operation);
    if ('weak' in operation) return this.#onWeak(operation, found(this.#weaks, operation.weak));
    return this.#onCell(operation);
  }

  /**
   * @param {Extract<Operation, { on: number }>} operation
   * @param {Store} store
   * @param {string} label
   * @returns {Done}
   */
  #onHandle(operation, store, label) {
    switch (operation.op) {
      case 'borrow':
        return this.#keepGuard(store.borrow(label));
      case 'borrow_mut':
        return this.#keepGuard(store.borrowMut(label));
      case 'try_borrow':
        return this.#keepGuard(store.tryBorrow(label));
      case 'try_borrow_mut':
        return this.#keepGuard(store.tryBorrowMut(label));
      case 'share': {
        const handle = this.#keepHandle(store.share());
        return results.named(handle, handleName(handle));
      }
      case 'downgrade': {
        const weak = store.downgrade();
        this.#weaks.set(weak.id, weak);
        return results.named(weak.id, weakName(weak.id));
      }
      case 'drop':
        return results.unit(store.drop());
      default:
        return onMap(operation, store, label);
    }
  }

  /** @param {ReadGuard | WriteGuard} guard */
  #keepGuard(guard) {
    this.#guards.set(guard.id, guard);
    return results.named(guard.id, guardName(guard.id));
  }

  /** @param {Store} handle */
  #keepHandle(handle) {
    this.#handles.set(handle.id, handle);
    return handle.id;
  }

  /**
   * @param {Extract<Operation, { guard: number }>} operation
   * @returns {Done}
   */
  #onGuard(operation) {
    const guard = found(this.#guards, operation.guard);
    // `#unknown` has turned away a write through anything else.
    const writer = /** @type {WriteGuard} */ (guard);
    switch (operation.op) {
      case 'guard_get':
        return results.option(guard.get(operation.key));
      case 'guard_len':
        return results.plain(guard.len());
      case 'guard_set':
        return results.option(writer.set(operation.key, operation.value));
      case 'guard_remove':
        return results.option(writer.remove(operation.key));
      case 'guard_clear':
        return results.unit(writer.clear());
      case 'guard_drop':
        return results.unit(guard.drop());
    }
  }

  /**
   * @param {Extract<Operation, { weak: number }>} operation
   * @param {WeakStore} weak
   * @returns {Done}
   */
  #onWeak({ op }, weak) {
    if (op === 'drop_weak') return results.unit(weak.drop());
    const upgraded = weak.upgrade();
    if (!upgraded) return results.option(undefined);
    const handle = this.#keepHandle(upgraded);
    return results.named(handle, `Some(${handleName(handle)})`);
  }

  /**
   * @param {Exclude<Operation, { on: number } | { guard: number } | { weak: number }>} operation
   * @returns {Done}
   */
  #onCell(operation) {
    const cells = this.#cells;
    switch (operation.op) {
      case 'cell_swap':
        return results.unit(cells.swap());
      case 'text_set':
        return results.unit(cells.setText(operation.value));
      case 'text_replace':
        return results.text(cells.replaceText(operation.value));
      case 'text_take':
        return results.text(cells.takeText());
      default: {
        const { Left, Right } = this.#refcellar.CellNumber;
        return onNumber(operation, cells, operation.cell === 'left' ? Left : Right);
      }
    }
  }
}

/**
 * @template Value
 * @param {Map<number, Value>} table
 * @param {number} id which is in it: `#unknown` has looked
 * @returns {Value}
 */
function found(table, id) {
  return /** @type {Value} */ (table.get(id));
}

/**
 * @param {StoreError} reason
 * @returns {Outcome}
 */
function refusal(reason) {
  if (reason.code === 'borrow') {
    return { kind: 'refused', message: reason.reason, inTheWay: reason.inTheWay };
  }
  return { kind: 'rejected', ...rejectionFor(reason) };
}

/**
 * @param {Exclude<StoreError, { code: 'borrow' }>} reason
 * @returns {Rejection}
 */
function rejectionFor(reason) {
  switch (reason.code) {
    case 'handle-moved':
      return rejections.moved(handleName(reason.handle));
    case 'weak-moved':
      return rejections.moved(weakName(reason.weak));
    case 'guard-moved':
      return rejections.moved(guardName(reason.guard));
    case 'handle-borrowed':
      return rejections.borrowed(reason.handle, reason.guards);
    case 'read-only':
      return rejections.readOnly(reason.guard);
    case 'full':
      return rejections.full();
  }
}

/**
 * The calls whose borrow ends with them.
 *
 * @param {Extract<Operation, { op: 'set' | 'get' | 'remove' | 'has' | 'len' | 'entries' | 'clear' | 'append' | 'update' }>} operation
 * @param {Store} store
 * @param {string} label
 * @returns {Done}
 */
function onMap(operation, store, label) {
  switch (operation.op) {
    case 'set':
      return results.option(store.set(operation.key, operation.value));
    case 'get':
      return results.option(store.get(operation.key));
    case 'remove':
      return results.option(store.remove(operation.key));
    case 'has':
      return results.plain(store.has(operation.key));
    case 'len':
      return results.plain(store.len());
    case 'entries':
      return results.map(store.entries());
    case 'clear':
      return results.unit(store.clear());
    case 'append':
      return results.unit(store.append(operation.key, operation.text));
    case 'update':
      return results.unit(store.update(operation.key, callback(operation, store), label));
  }
}

/**
 * @param {Extract<Operation, { op: 'update' }>} operation
 * @param {Store} store
 */
function callback({ key, value, reads }, store) {
  return () => {
    if (reads) store.get(key);
    return value;
  };
}

/**
 * @param {Extract<Operation, { cell: string }>} operation
 * @param {CellBench} cells
 * @param {Parameters<CellBench['get']>[0]} which
 * @returns {Done}
 */
function onNumber(operation, cells, which) {
  switch (operation.op) {
    case 'cell_get':
      return results.plain(cells.get(which));
    case 'cell_set':
      return results.unit(cells.set(which, operation.value));
    case 'cell_replace':
      return results.plain(cells.replace(which, operation.value));
    case 'cell_take':
      return results.plain(cells.take(which));
    case 'cell_update':
      return results.unit(cells.update(which));
  }
}
