// Derived from the Rust types by `src/types.rs`. To renew it after a change there:
// REFCELLAR_BLESS=1 cargo test -p refcellar --lib types

/**
 * One `Rc<RefCell<_>>`: counted by the strong count while it lives.
 */
export type HandleId = number;

/**
 * One `Weak<RefCell<_>>`.
 */
export type WeakId = number;

/**
 * One `Ref` or `RefMut`, whether JavaScript holds it or a single call does.
 */
export type GuardId = number;

/**
 * One call into the lab. A call has one or more events.
 */
export type CallId = number;

/**
 * One thing that happened to a cell or to something that holds it.
 */
export type BorrowEvent = { 
/**
 * Position in the lab's history, from 0, without gaps.
 */
seq: number, 
/**
 * The call that this event is part of.
 */
call: CallId, 
/**
 * What happened.
 */
what: Happening, };

/**
 * The kinds of event.
 *
 * Thousands of these are kept, and a few are made for every read and write, so the large
 * and rare parts are boxed, and a guard's description is shared with the guard itself.
 */
export type Happening = { "kind": "handle-born", 
/**
 * The new handle.
 */
handle: HandleId, 
/**
 * How it came to be.
 */
origin: HandleOrigin, 
/**
 * The counts just after.
 */
counts: RcCounts, } | { "kind": "handle-dropped", 
/**
 * The handle that is gone.
 */
handle: HandleId, 
/**
 * The counts just after.
 */
counts: RcCounts, } | { "kind": "value-dropped", 
/**
 * What the map held at that moment, in key order.
 */
entries: Array<[string, string]>, } | { "kind": "weak-born", 
/**
 * The new weak handle.
 */
weak: WeakId, 
/**
 * The handle it was made from.
 */
from: HandleId, 
/**
 * The counts just after.
 */
counts: RcCounts, } | { "kind": "weak-dropped", 
/**
 * The weak handle that is gone.
 */
weak: WeakId, 
/**
 * The counts just after.
 */
counts: RcCounts, } | { "kind": "upgrade-failed", 
/**
 * The weak handle that was asked.
 */
weak: WeakId, } | { "kind": "borrowed", 
/**
 * The new guard.
 */
guard: GuardInfo, } | { "kind": "released", 
/**
 * The guard that is gone.
 */
guard: GuardId, 
/**
 * What it had held.
 */
access: Access, 
/**
 * Why it ended.
 */
cause: ReleaseCause, } | { "kind": "refused", 
/**
 * What was tried.
 */
attempt: Attempt, 
/**
 * std's error, as its `Display` writes it.
 */
message: string, 
/**
 * Every guard that stood in the way.
 */
inTheWay: Array<GuardId>, } | { "kind": "panicked", 
/**
 * Everything that is known of it.
 */
report: PanicReport, } | { "kind": "read", 
/**
 * The guard.
 */
guard: GuardId, 
/**
 * What was looked at.
 */
lookup: Lookup, } | { "kind": "wrote", 
/**
 * The guard.
 */
guard: GuardId, 
/**
 * The entry's key.
 */
key: string, 
/**
 * Its value before; absent if there was no such entry.
 */
before: string | null, 
/**
 * Its value after; absent if the entry was removed.
 */
after: string | null, } | { "kind": "cleared", 
/**
 * The guard.
 */
guard: GuardId, 
/**
 * What the map held, in key order.
 */
entries: Array<[string, string]>, } | { "kind": "cell-read", 
/**
 * The method, as std names it.
 */
method: CellMethod, 
/**
 * The cell.
 */
cell: CellName, 
/**
 * What it held.
 */
value: CellValue, } | { "kind": "cell-wrote", 
/**
 * The method, as std names it.
 */
method: CellMethod, 
/**
 * The cell.
 */
cell: CellName, 
/**
 * What it held before.
 */
before: CellValue, 
/**
 * What it holds now.
 */
after: CellValue, };

/**
 * How an `Rc` handle came to be.
 */
export type HandleOrigin = { "how": "new" } | { "how": "cloned", 
/**
 * The handle that was cloned.
 */
from: HandleId, } | { "how": "upgraded", 
/**
 * The weak handle that was asked.
 */
from: WeakId, };

/**
 * `Rc::strong_count` and `Rc::weak_count`.
 */
export type RcCounts = { 
/**
 * Handles that keep the value alive.
 */
strong: number, 
/**
 * Handles that do not.
 */
weak: number, };

/**
 * What a borrow permits.
 */
export type Access = "read" | "write";

/**
 * The `RefCell` method that a call uses.
 */
export type BorrowMethod = "borrow" | "borrow_mut" | "try_borrow" | "try_borrow_mut";

/**
 * How long a guard lives.
 */
export type Extent = "held" | "call";

/**
 * A borrow that was asked for, whether or not it was given.
 */
export type Attempt = { 
/**
 * The `RefCell` method.
 */
method: BorrowMethod, 
/**
 * The handle it was called through.
 */
handle: HandleId, 
/**
 * The store method that needed the borrow: `set`, `get`, `borrow_mut`, …
 */
operation: string, 
/**
 * Where it comes from, in the caller's own words; empty if it did not say.
 */
label: string, };

/**
 * A guard, and all that a diagnosis needs to know of it.
 */
export type GuardInfo = { 
/**
 * Its name.
 */
id: GuardId, 
/**
 * What it permits, and with that what it blocks.
 */
access: Access, 
/**
 * How long it lives.
 */
extent: Extent, 
/**
 * How it was born.
 */
birth: Birth, };

/**
 * When and where a guard was taken.
 */
export type Birth = { 
/**
 * The sequence number of its `borrowed` event.
 */
seq: number, 
/**
 * What was asked for.
 */
attempt: Attempt, 
/**
 * Whole milliseconds since the host's time origin, for a guard that outlives its
 * call.
 */
atMs: number | null, };

/**
 * Why a guard ended.
 */
export type ReleaseCause = "dropped" | "call-ended" | "recovered";

/**
 * What a read looked at.
 */
export type Lookup = { "of": "entry", 
/**
 * Its key.
 */
key: string, 
/**
 * Whether there is such an entry.
 */
found: boolean, } | { "of": "len", 
/**
 * That number.
 */
len: number, } | { "of": "entries", 
/**
 * How many there were.
 */
len: number, };

/**
 * The cells of the bench.
 */
export type CellName = "left" | "right" | "text";

/**
 * The methods of [`std::cell::Cell`] that the bench offers.
 */
export type CellMethod = "get" | "set" | "replace" | "take" | "swap" | "update";

/**
 * What a cell of the bench holds.
 */
export type CellValue = number | string;

/**
 * A panic, explained.
 */
export type PanicReport = { 
/**
 * The message as it stands.
 */
message: string, 
/**
 * What std said in its place before it was reworded (rust-lang/rust#142216), which
 * is what most search results still show.
 */
olderWording: string | null, 
/**
 * The source file of the call that failed.
 */
file: string, 
/**
 * Its line, from 1.
 */
line: number, 
/**
 * Its column, from 1.
 */
column: number, 
/**
 * The store method that was running, if any.
 */
operation: string | null, 
/**
 * Where that call came from, in the caller's own words.
 */
label: string, 
/**
 * The borrow that could not be had; absent if something else panicked.
 */
attempt: Attempt | null, 
/**
 * Every live guard that stood in the way, oldest first.
 */
inTheWay: Array<GuardInfo>, 
/**
 * The guards that live on untouched, because JavaScript holds them.
 */
survivors: Array<GuardId>, 
/**
 * The guards local to the call that panicked. With `panic = "abort"` no destructor
 * runs, so they stay alive until the recovery drops them; where panics unwind, the
 * unwinding drops them.
 */
stranded: Array<GuardId>, 
/**
 * Whether this build unwinds (`panic = "unwind"`) or aborts.
 */
unwinds: boolean, 
/**
 * What would have avoided it, best first.
 */
remedies: Array<Remedy>, };

/**
 * Something that would have avoided a panic.
 */
export type Remedy = { "kind": "drop-first", 
/**
 * The guard.
 */
guard: GuardId, } | { "kind": "try-instead", 
/**
 * That variant.
 */
method: BorrowMethod, } | { "kind": "release-before-calling-out", 
/**
 * The guard.
 */
guard: GuardId, } | { "kind": "check-first" };

/**
 * What the counters say at one moment.
 */
export type CounterValues = { 
/**
 * Reads of the map.
 */
reads: number, 
/**
 * Writes to the map.
 */
writes: number, 
/**
 * Borrows that were refused with an error.
 */
refused: number, 
/**
 * Panics that were caught.
 */
panics: number, 
/**
 * The most guards that were alive at one moment.
 */
mostGuards: number, };

/**
 * Everything but the map's entries, which [`crate::history::History`] finds backwards
 * from the present.
 */
export type State = { 
/**
 * How many events led here; also the sequence number of the next one.
 */
seq: number, 
/**
 * The borrow flag: `0` free, `+n` readers, `-1` a writer.
 */
flag: number, 
/**
 * The live guards, oldest first.
 */
guards: Array<GuardInfo>, 
/**
 * The live `Rc` handles, oldest first, with how each came to be.
 */
handles: Array<HandleState>, 
/**
 * The live `Weak` handles, oldest first.
 */
weaks: Array<WeakId>, 
/**
 * `Rc::strong_count` and `Rc::weak_count`.
 */
counts: RcCounts, 
/**
 * What the counters said.
 */
counters: CounterValues, 
/**
 * What the cells of the bench held.
 */
cells: CellValues, };

/**
 * A live `Rc` handle.
 */
export type HandleState = { 
/**
 * Its name.
 */
id: HandleId, 
/**
 * How it came to be.
 */
origin: HandleOrigin, };

/**
 * What the cells of the bench hold.
 */
export type CellValues = { 
/**
 * The first `Cell<u32>`.
 */
left: number, 
/**
 * The second `Cell<u32>`.
 */
right: number, 
/**
 * The `Cell<String>`.
 */
text: string, };

/**
 * A call that was refused. Nothing was changed by it.
 */
export type StoreError = { "code": "borrow", 
/**
 * What was tried.
 */
attempt: Attempt, 
/**
 * std's own text.
 */
reason: string, 
/**
 * Every guard that stood in the way.
 */
inTheWay: Array<GuardId>, } | { "code": "handle-moved", 
/**
 * The handle.
 */
handle: HandleId, } | { "code": "weak-moved", 
/**
 * The weak handle.
 */
weak: WeakId, } | { "code": "guard-moved", 
/**
 * The guard.
 */
guard: GuardId, } | { "code": "handle-borrowed", 
/**
 * The handle.
 */
handle: HandleId, 
/**
 * The guards that borrow from it.
 */
guards: Array<GuardId>, } | { "code": "read-only", 
/**
 * The guard.
 */
guard: GuardId, } | { "code": "full", 
/**
 * Bytes of keys and values at most.
 */
limit: number, };

/**
 * A refused call, as it is thrown.
 */
export type Refusal = { 
/**
 * A sentence for a person.
 */
message: string, 
/**
 * The same for a program.
 */
refusal: StoreError, };

/**
 * Events, and how far back they go.
 */
export type Chronicle = { 
/**
 * The sequence number of the oldest event that is still kept.
 */
first: number, 
/**
 * The sequence number that the next event will have.
 */
next: number, 
/**
 * The bytes that the kept events take.
 */
bytes: number, 
/**
 * The most events that are kept.
 */
maxEvents: number, 
/**
 * The most bytes that the kept events may take.
 */
maxBytes: number, 
/**
 * The kept events, from the one that was asked for.
 */
events: Array<BorrowEvent>, };

/**
 * The lab at one moment.
 */
export type Moment = { 
/**
 * Everything but the entries.
 */
state: State, 
/**
 * The first entries, in key order, up to the number that was asked for.
 */
entries: Array<[string, string]>, 
/**
 * How many entries there were.
 */
total: number, };

/**
 * What the real `RefCell` answers when it is asked.
 */
export type Probe = { 
/**
 * `try_borrow().is_ok()`
 */
readable: boolean, 
/**
 * `try_borrow_mut().is_ok()`
 */
writable: boolean, };
