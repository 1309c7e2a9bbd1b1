/**
 * Operations as Rust source, one line each, which `program.js` puts together.
 *
 * @import { Operation, Ids } from './operations.js'
 */

import { guardName, handleName, weakName } from './names.js';

/** The lines before the first operation's. Their number never changes. */
export const HEADER_LINES = 9;

/**
 * The line of an operation, from 1.
 *
 * @param {number} index its place in the session, from 0
 */
export function lineOf(index) {
  return HEADER_LINES + index + 1;
}

/**
 * What a literal cannot hold, or should not hold as it stands because it is invisible or
 * turns the text around. Joiners are invisible too, but emoji and several scripts are
 * written with them.
 */
const SPECIAL = /(?![\u200c\u200d])["\\\p{C}\p{Zl}\p{Zp}]/gu;

/** @type {Readonly<Record<string, string>>} */
const SHORT_ESCAPES = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A text as a Rust string literal.
 *
 * @param {string} text
 */
export function literal(text) {
  return `"${text.replace(SPECIAL, escape)}"`;
}

/** @param {string} character */
function escape(character) {
  return SHORT_ESCAPES[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

/** @param {string} text */
function owned(text) {
  return `${literal(text)}.to_string()`;
}

/** @param {string} expression */
function printed(expression) {
  return `println!("{:?}", ${expression});`;
}

/** @param {string} map an expression that derefs to the map */
export function printedEntries(map) {
  return printed(`${map}.iter().collect::<BTreeMap<_, _>>()`);
}

/**
 * The line that an operation performs, before it is known how it ends.
 *
 * @param {Operation} operation
 * @param {Ids} ids what the next of each kind will be called
 * @returns {string}
 */
export function rustLine(operation, ids) {
  if ('on' in operation) return handleLine(operation, ids);
  if ('guard' in operation) return guardLine(operation);
  if ('weak' in operation) return weakLine(operation, ids);
  return cellLine(operation);
}

/**
 * The same once it ran: what may fail without a panic then says whether it did.
 *
 * @param {Operation} operation
 * @param {Ids} ids as they were before
 * @param {boolean} succeeded
 */
export function settledLine(operation, ids, succeeded) {
  const { op } = operation;
  if (op === 'try_borrow' || op === 'try_borrow_mut') {
    const attempt = `${handleName(operation.on)}.${op}()`;
    const binding = `${op === 'try_borrow' ? '' : 'mut '}${guardName(ids.nextGuard)}`;
    return succeeded ? `let ${binding} = ${attempt}.unwrap();` : `assert!(${attempt}.is_err());`;
  }
  if (op === 'upgrade') {
    const attempt = `${weakName(operation.weak)}.upgrade()`;
    const binding = handleName(ids.nextHandle);
    return succeeded ? `let ${binding} = ${attempt}.unwrap();` : `assert!(${attempt}.is_none());`;
  }
  return rustLine(operation, ids);
}

/**
 * @param {Extract<Operation, { on: number }>} operation
 * @param {Ids} ids
 */
function handleLine(operation, ids) {
  const handle = handleName(operation.on);
  const guard = guardName(ids.nextGuard);
  switch (operation.op) {
    case 'borrow':
      return `let ${guard} = ${handle}.borrow();`;
    case 'borrow_mut':
      return `let mut ${guard} = ${handle}.borrow_mut();`;
    case 'try_borrow':
      return `if let Ok(${guard}) = ${handle}.try_borrow() { … }`;
    case 'try_borrow_mut':
      return `if let Ok(mut ${guard}) = ${handle}.try_borrow_mut() { … }`;
    case 'share':
      return `let ${handleName(ids.nextHandle)} = Rc::clone(&${handle});`;
    case 'downgrade':
      return `let ${weakName(ids.nextWeak)} = Rc::downgrade(&${handle});`;
    case 'drop':
      return `drop(${handle});`;
    default:
      return mapLine(operation, handle);
  }
}

/**
 * The calls that borrow for one line only.
 *
 * @param {Extract<Operation, { op: 'set' | 'get' | 'remove' | 'has' | 'len' | 'entries' | 'clear' | 'append' | 'update' }>} operation
 * @param {string} handle
 */
function mapLine(operation, handle) {
  switch (operation.op) {
    case 'set':
      return `${handle}.borrow_mut().insert(${owned(operation.key)}, ${owned(operation.value)});`;
    case 'get':
      return printed(`${handle}.borrow().get(${literal(operation.key)})`);
    case 'remove':
      return `${handle}.borrow_mut().remove(${literal(operation.key)});`;
    case 'has':
      return printed(`${handle}.borrow().contains_key(${literal(operation.key)})`);
    case 'len':
      return printed(`${handle}.borrow().len()`);
    case 'entries':
      return printedEntries(`${handle}.borrow()`);
    case 'clear':
      return `${handle}.borrow_mut().clear();`;
    case 'append':
      return `${handle}.borrow_mut().get_mut(${literal(operation.key)}).expect("no such key").push_str(${literal(operation.text)});`;
    case 'update':
      return updateLine(operation, handle);
  }
}

/**
 * @param {Extract<Operation, { op: 'update' }>} operation
 * @param {string} handle
 */
function updateLine({ key, value, reads }, handle) {
  const callback = reads ? ` ${printed(`${handle}.borrow().get(${literal(key)})`)}` : '';
  return `{ let mut map = ${handle}.borrow_mut();${callback} map.insert(${owned(key)}, ${owned(value)}); }`;
}

/** @param {Extract<Operation, { guard: number }>} operation */
function guardLine(operation) {
  const guard = guardName(operation.guard);
  switch (operation.op) {
    case 'guard_get':
      return printed(`${guard}.get(${literal(operation.key)})`);
    case 'guard_set':
      return `${guard}.insert(${owned(operation.key)}, ${owned(operation.value)});`;
    case 'guard_remove':
      return `${guard}.remove(${literal(operation.key)});`;
    case 'guard_len':
      return printed(`${guard}.len()`);
    case 'guard_clear':
      return `${guard}.clear();`;
    case 'guard_drop':
      return `drop(${guard});`;
  }
}

/**
 * @param {Extract<Operation, { weak: number }>} operation
 * @param {Ids} ids
 */
function weakLine({ op, weak }, ids) {
  const name = weakName(weak);
  if (op === 'drop_weak') return `drop(${name});`;
  return `if let Some(${handleName(ids.nextHandle)}) = ${name}.upgrade() { … }`;
}

/** @param {Exclude<Operation, { on: number } | { guard: number } | { weak: number }>} operation */
function cellLine(operation) {
  switch (operation.op) {
    case 'cell_get':
      return printed(`${operation.cell}.get()`);
    case 'cell_set':
      return `${operation.cell}.set(${operation.value});`;
    case 'cell_replace':
      return printed(`${operation.cell}.replace(${operation.value})`);
    case 'cell_take':
      return printed(`${operation.cell}.take()`);
    case 'cell_update':
      return `${operation.cell}.update(|n| n.wrapping_add(1));`;
    case 'cell_swap':
      return 'left.swap(&right);';
    case 'text_set':
      return `text.set(${owned(operation.value)});`;
    case 'text_replace':
      return printed(`text.replace(${owned(operation.value)})`);
    case 'text_take':
      return printed('text.take()');
  }
}
