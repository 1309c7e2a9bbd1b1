/**
 * What a call into the store can throw. Each is an `Error` with a sentence in `message`
 * and the same as data beside it.
 *
 * @import { PanicReport, StoreError } from './types.js'
 */

/** Rust panicked. The store goes on: nothing of it was lost. */
export class RustPanic extends Error {
  name = 'RustPanic';

  /** @param {PanicReport} report what is known of the panic */
  constructor(report) {
    super(report.message);
    /** What is known of the panic. */
    this.report = report;
  }
}

/** The store refused a call, and nothing was changed by it. */
export class StoreRefusal extends Error {
  name = 'StoreRefusal';

  /**
   * @param {string} message
   * @param {StoreError} refusal the reason as data
   */
  constructor(message, refusal) {
    super(message);
    /** The reason as data. */
    this.refusal = refusal;
  }
}

/** `try_borrow` failed: `std::cell::BorrowError`. */
export class BorrowError extends StoreRefusal {
  name = 'BorrowError';
}

/** `try_borrow_mut` failed: `std::cell::BorrowMutError`. */
export class BorrowMutError extends StoreRefusal {
  name = 'BorrowMutError';
}

/** An argument is not a text that a Rust `String` can hold. */
export class TextError extends TypeError {
  name = 'TextError';
}

/** An argument is not a number that a `u32` can hold. */
export class NumberError extends RangeError {
  name = 'NumberError';
}

/** The wasm instance stopped where nothing could put it in order again. */
export class InstanceLost extends Error {
  name = 'InstanceLost';

  /** @param {ErrorOptions} [options] */
  constructor(options) {
    super(
      'The store stopped in the middle of a call and cannot be used any more. Load the page again.',
      options,
    );
  }
}

/**
 * A thrown refusal of the wasm side as the error it stands for; anything else as it is.
 *
 * @param {unknown} thrown
 * @returns {unknown}
 */
export function asError(thrown) {
  if (!isRefusal(thrown)) return thrown;
  const { message, refusal } = thrown;
  if (refusal.code !== 'borrow') return new StoreRefusal(message, refusal);
  const Failed = refusal.attempt.method === 'try_borrow' ? BorrowError : BorrowMutError;
  return new Failed(message, refusal);
}

/**
 * @param {unknown} thrown
 * @returns {thrown is { message: string, refusal: StoreError }}
 */
function isRefusal(thrown) {
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    !(thrown instanceof Error) &&
    'refusal' in thrown
  );
}
