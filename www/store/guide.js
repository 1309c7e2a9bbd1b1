/**
 * The guided steps: what each one says, and how it is known that it was done.
 *
 * @import { Performed, View } from './session.js'
 */

import * as done from './guide-goals.js';

/**
 * What the visitor did since the step was opened, and the present view.
 *
 * @typedef {Readonly<{ performed: readonly Performed[], view: View }>} Since
 */

/**
 * @typedef {object} Goal
 * @property {string} text
 * @property {(since: Since) => boolean} done
 */

/**
 * @typedef {object} Step
 * @property {string} id
 * @property {string} title
 * @property {string[]} body short paragraphs, with code in backticks
 * @property {Goal[]} goals
 * @property {string} learned
 */

/** @type {readonly Step[]} */
export const STEPS = [
  {
    id: 'shared',
    title: 'Writing through a shared reference',
    body: [
      'The store is an `Rc<RefCell<HashMap<String, String>>>`. An `Rc` that is shared gives out shared references only, and through one of those you cannot change a plain map.',
      'A `RefCell` can change what it holds through `&self`. That is interior mutability. `set` calls `borrow_mut()`, which lends the map for that one call. `get` calls `borrow()`.',
    ],
    goals: [
      { text: 'Write an entry with `set`.', done: done.wrote },
      { text: 'Read an entry with `get`, and find it.', done: done.found },
    ],
    learned:
      'A shared reference was enough to write. The rule of many readers or one writer still held: while the map was lent for writing, nobody else had it. `RefCell` checked that when the call ran, and not when it was compiled.',
  },
  {
    id: 'readers',
    title: 'Many readers',
    body: [
      '`borrow()` gives a guard, a `Ref`. As long as the guard lives, the map is lent for reading.',
      'The `RefCell` counts its guards in the borrow flag. Each `Ref` that is born adds one, and each that is dropped takes one off.',
    ],
    goals: [
      { text: 'Take a second `Ref` while the first is alive.', done: done.twoReaders },
      { text: 'Read through a guard while both are alive.', done: done.readBesideReader },
    ],
    learned: 'Any number of `Ref`s can live at once. The flag says how many: +2 is two readers.',
  },
  {
    id: 'writer',
    title: 'One writer',
    body: [
      '`borrow_mut()` gives a `RefMut`, which can read and write. It must be the only guard, so drop every other guard first.',
      'While it lives, the flag is -1.',
    ],
    goals: [
      { text: 'Take a `RefMut`.', done: done.tookWriter },
      { text: 'Write through it.', done: done.wroteThroughGuard },
      { text: 'Drop it.', done: done.droppedWriter },
    ],
    learned:
      'A `RefMut` lives alone. The flag went to -1 when it was born, and back to 0 when it was dropped.',
  },
  {
    id: 'conflict',
    title: 'The conflict',
    body: [
      'Take a guard, and then ask for one that does not go with it.',
      '`try_borrow` and `try_borrow_mut` give a `Result`. If another guard is in the way, it is an `Err`, and the program goes on.',
    ],
    goals: [
      { text: 'Hold a guard.', done: done.holdsGuard },
      { text: 'Try for another, and be refused.', done: done.refused },
    ],
    learned:
      'The borrow was refused because a guard was alive. It makes no difference which handle is asked: the flag belongs to the `RefCell`.',
  },
  {
    id: 'panic',
    title: 'The panic, and what survives it',
    body: [
      '`borrow()` and `borrow_mut()` return a guard and no `Result`. If they cannot give one, they panic. The text is `RefCell already borrowed`, or `RefCell already mutably borrowed` if a `RefMut` is in the way of a reader.',
      'In a native program a panic that nobody catches ends the thread. This page catches it, so that you can go on.',
    ],
    goals: [
      { text: 'Hold a guard, and ask for a conflicting one without `try_`.', done: done.panicked },
      { text: 'Use the store or a guard again.', done: done.wentOnAfterPanic },
    ],
    learned:
      'The panic was the check, done at run time. The map is as it was, and the guards you hold are still alive. A `Mutex` can be poisoned by a panic. A `RefCell` cannot.',
  },
  {
    id: 'drop',
    title: 'Dropping early',
    body: [
      'A plain reference is over after its last use. A guard is not: it has a destructor, so it lives to the end of its scope, even if nothing uses it any more.',
      '`drop(guard)` ends it earlier. So does a smaller scope.',
    ],
    goals: [
      { text: 'Drop a guard by name.', done: done.droppedGuard },
      { text: 'Then write with `set`.', done: done.wroteAfterDrop },
    ],
    learned:
      'The borrow ended at the drop. Behind every conflict there is a guard that was still alive, so look for the one that lives longer than it needs to.',
  },
  {
    id: 'cell',
    title: 'Cell: nothing is lent',
    body: [
      'A `Cell` is changed through `&self` too, but through `&self` it never lends its value. Values are moved in and out, or copied. So there is no guard and no flag, and nothing that could conflict.',
      'Only `get` and `update` need a type that is `Copy`. `set`, `replace` and `swap` take any sized type, and `take` needs `Default`. So they work on the `Cell<String>` as well.',
    ],
    goals: [
      { text: 'Change a number cell with `update`.', done: done.updatedCell },
      { text: 'Take or replace the text of the `Cell<String>`.', done: done.movedText },
    ],
    learned:
      '`Cell` needs no check at run time, because it lends no reference that could be in the way. So it has no borrow that could fail.',
  },
  {
    id: 'rc',
    title: 'Handles and their counts',
    body: [
      '`Rc::clone` makes another handle to the same `RefCell`. It does not copy the map. The strong count is the number of handles, and the map lives as long as there is one.',
      '`Rc::downgrade` makes a `Weak`, which does not keep the map alive. `upgrade` asks it for a handle, and gives `None` if the map is gone. A handle can be dropped only while no guard borrows from it.',
    ],
    goals: [
      { text: 'Clone a handle.', done: done.cloned },
      { text: 'Write through one handle, and read that entry through another.', done: done.sharedEntry },
      { text: 'Make a `Weak`.', done: done.madeWeak },
      { text: 'Drop every handle, and then ask the `Weak`.', done: done.upgradeGaveNone },
    ],
    learned:
      'All handles lead to one map and one flag. `Rc` decides how long the `RefCell` lives, and the `RefCell` decides who may look inside.',
  },
];
