/**
 * Names, literals, and the line of each operation.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guardName, handleName, weakName } from '../../www/store/names.js';
import { lineOf, literal, rustLine } from '../../www/store/rust.js';

/** @import { Operation } from '../../www/store/operations.js' */

test('names', () => {
  assert.deepEqual([1, 2, 26, 27, 52, 53].map(handleName), ['a', 'b', 'z', 'a1', 'z1', 'a2']);
  assert.deepEqual([guardName(3), weakName(1)], ['guard3', 'weak1']);
  const names = Array.from({ length: 2000 }, (_, index) => handleName(index + 1));
  assert.equal(new Set(names).size, names.length);
});

test('literals: what is special is escaped, and what is not stays readable', () => {
  /** @type {[string, string][]} */
  const cases = [
    ['', '""'],
    ['it\'s "so" \\', '"it\'s \\"so\\" \\\\"'],
    ['a\nb\rc\td\0', '"a\\nb\\rc\\td\\u{0}"'],
    ['\u0007\u001b\u007f\u0085', '"\\u{7}\\u{1b}\\u{7f}\\u{85}"'],
    ['\u2028\u2029', '"\\u{2028}\\u{2029}"'],
    ['\u202a\u202e\u2066\u2069\u200f\u061c', '"\\u{202a}\\u{202e}\\u{2066}\\u{2069}\\u{200f}\\u{61c}"'],
    ['\ufeff\u200b\u00ad', '"\\u{feff}\\u{200b}\\u{ad}"'],
    ['\u{e000}\u{10ffff}', '"\\u{e000}\\u{10ffff}"'],
    ['\ud800', '"\\u{d800}"'],
    ['héllo 漢字 👩‍👩‍👧 {} {:?}', '"héllo 漢字 👩‍👩‍👧 {} {:?}"'],
  ];
  for (const [text, expected] of cases) assert.equal(literal(text), expected);
});

test('the line of each operation', () => {
  const ids = { nextHandle: 2, nextGuard: 3, nextWeak: 1 };
  /** @type {[Operation, string][]} */
  const cases = [
    [{ op: 'set', on: 1, key: 'k', value: 'v' }, 'a.borrow_mut().insert("k".to_string(), "v".to_string());'],
    [{ op: 'get', on: 1, key: 'k' }, 'println!("{:?}", a.borrow().get("k"));'],
    [{ op: 'remove', on: 1, key: 'k' }, 'a.borrow_mut().remove("k");'],
    [{ op: 'has', on: 1, key: 'k' }, 'println!("{:?}", a.borrow().contains_key("k"));'],
    [{ op: 'len', on: 1 }, 'println!("{:?}", a.borrow().len());'],
    [{ op: 'clear', on: 1 }, 'a.borrow_mut().clear();'],
    [{ op: 'append', on: 1, key: 'k', text: 't' }, 'a.borrow_mut().get_mut("k").expect("no such key").push_str("t");'],
    [{ op: 'borrow', on: 1 }, 'let guard3 = a.borrow();'],
    [{ op: 'borrow_mut', on: 1 }, 'let mut guard3 = a.borrow_mut();'],
    [{ op: 'try_borrow', on: 1 }, 'if let Ok(guard3) = a.try_borrow() { … }'],
    [{ op: 'try_borrow_mut', on: 1 }, 'if let Ok(mut guard3) = a.try_borrow_mut() { … }'],
    [{ op: 'guard_set', guard: 2, key: 'k', value: 'v' }, 'guard2.insert("k".to_string(), "v".to_string());'],
    [{ op: 'guard_drop', guard: 2 }, 'drop(guard2);'],
    [{ op: 'share', on: 1 }, 'let b = Rc::clone(&a);'],
    [{ op: 'downgrade', on: 1 }, 'let weak1 = Rc::downgrade(&a);'],
    [{ op: 'upgrade', weak: 1 }, 'if let Some(b) = weak1.upgrade() { … }'],
    [{ op: 'drop', on: 1 }, 'drop(a);'],
    [{ op: 'cell_update', cell: 'left' }, 'left.update(|n| n.wrapping_add(1));'],
    [{ op: 'cell_swap' }, 'left.swap(&right);'],
    [{ op: 'text_take' }, 'println!("{:?}", text.take());'],
  ];
  for (const [operation, expected] of cases) assert.equal(rustLine(operation, ids), expected);
  assert.equal(lineOf(0), 10);
});
