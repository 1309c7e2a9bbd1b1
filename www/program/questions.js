/**
 * A few questions that lead to a cause: what one sees, then what goes on around it. Code is
 * in backticks.
 */

/**
 * An answer leads on to another question, by its name, or to causes, by their numbers.
 *
 * @typedef {Readonly<{ text: string, then: string | readonly number[] }>} Reply
 */

/** @typedef {Readonly<{ text: string, replies: readonly Reply[] }>} Question */

export const FIRST_QUESTION = 'seen';

/** @type {Readonly<Record<string, Question>>} */
export const QUESTIONS = {
  seen: {
    text: 'What do you see?',
    replies: [
      { text: 'A panic that says “already borrowed” or “already mutably borrowed”', then: 'around' },
      { text: 'A panic or an error with other words', then: 'words' },
      { text: 'It does not compile, and the message is about `borrow_mut`', then: [15] },
      { text: 'No panic, and memory that is never freed', then: [14] },
      { text: 'It works in one edition and panics in the other', then: [5, 4] },
    ],
  },
  around: {
    text: 'What goes on at the line that panics?',
    replies: [
      { text: 'A callback, an observer or a handler of events runs', then: 'caller' },
      { text: 'A loop goes through something, or a queue is emptied', then: 'loop' },
      { text: 'It stands within an `if let` or a `match`', then: 'head' },
      { text: 'One statement uses the same cell twice', then: [6] },
      { text: 'A function calls itself, or fills in a table of results', then: [12] },
      { text: 'Code that nobody calls by its name: a destructor, formatting, a `*`, an `await`', then: 'hidden' },
      { text: 'Nothing of these', then: 'holder' },
    ],
  },
  caller: {
    text: 'Who calls it?',
    replies: [
      { text: 'My own code, which goes through a list of those who want to know', then: [1] },
      { text: 'A browser, a framework or another host, while it is in a call of mine', then: [2] },
      { text: 'I cannot tell', then: [1, 2] },
    ],
  },
  loop: {
    text: 'What kind of loop is it?',
    replies: [
      { text: 'A `for`, which changes what it goes through', then: [3] },
      { text: 'A `while let`, which takes from a cell in its head', then: [4] },
      { text: 'Another one', then: [3, 8] },
    ],
  },
  head: {
    text: 'The head borrows. Where is the second borrow?',
    replies: [
      { text: 'In the block or an arm', then: [4] },
      { text: 'In the `else`', then: [5] },
    ],
  },
  hidden: {
    text: 'What is it that runs?',
    replies: [
      { text: 'A destructor: `drop`', then: [10] },
      { text: 'Formatting: a `Display` or a `Debug`', then: [11] },
      { text: 'A dereference: `*`, or a method called through a smart pointer', then: [16] },
      { text: 'Another task, while this one waits at an `await`', then: [7] },
    ],
  },
  holder: {
    text: 'Who holds the borrow that is in the way?',
    replies: [
      { text: 'A variable, which is not needed any more', then: [8] },
      { text: 'A function that was given one object as two', then: [9] },
      { text: 'Nobody: it was left behind when something else panicked', then: [13] },
      { text: 'I cannot tell', then: [8, 4, 6, 9] },
    ],
  },
  words: {
    text: 'What does it say?',
    replies: [
      { text: '“recursive use of an object detected which would lead to unsafe aliasing”', then: [2, 9, 13] },
      { text: '“reentrant init”', then: [12] },
      { text: 'It is the second panic, after one that was survived', then: [13] },
      { text: 'A future cannot be sent, or a lint speaks of a borrow held across an `await`', then: [7] },
      { text: 'A method is missing, or a type is not known', then: [15] },
    ],
  },
};
