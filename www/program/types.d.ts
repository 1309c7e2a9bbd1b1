/**
 * What the engine's worker answers. `crates/engine-wasm` writes it; nothing else of the
 * engine is known to the page.
 */

/** Counted from 1, columns in characters. */
export interface Place {
  line: number;
  column: number;
}

/** From one place up to another. */
export interface Span {
  start: Place;
  end: Place;
}

export interface Diagnostic {
  severity: 'error' | 'warning';
  /** Whose fault it is: the program's, or ours for not carrying it. */
  kind: 'error' | 'unsupported' | 'limit';
  /** rustc's code, such as `E0382`. */
  code: string | null;
  message: string;
  span: Span;
  labels: { span: Span | null; message: string }[];
}

export interface Checked {
  verdict: 'accepted' | 'rejected' | 'unsupported' | 'limit';
  diagnostics: Diagnostic[];
}

/** How a run ended. */
export interface End {
  kind: 'exit' | 'panic' | 'limit' | 'unsupported' | 'abort';
  code: number;
  message: string | null;
  place: Place | null;
}

export interface Progress {
  done: boolean;
  steps: number;
  ops: number;
  end: End | null;
}

export type StepEventKind =
  | 'borrow'
  | 'release'
  | 'refused'
  | 'cellRead'
  | 'cellWrite'
  | 'counts'
  | 'alloc'
  | 'free'
  | 'leak'
  | 'output'
  | 'call'
  | 'return'
  | 'move'
  | 'born'
  | 'drop'
  | 'panic'
  | 'unwind'
  | 'caught';

export interface StepEvent {
  kind: StepEventKind;
  /** A whole sentence. */
  text: string;
  cell?: string;
  guard?: number;
  why?: string;
}

/** A moment at which the program is about to do something at a new place. */
export interface Step {
  index: number;
  span: Span;
  depth: number;
  function: string;
  /** What happens from this step to the next. */
  events: StepEvent[];
}

export interface StdStep {
  file: string;
  line: number;
  column: number;
  function: string;
  /** How many calls of std's it is in. */
  depth: number;
}

export interface Picture {
  step: number;
  span: Span;
  frames: Frame[];
  heap: Allocation[];
  cells: Cell[];
  guards: Guard[];
  /** How many bytes of the whole output were printed by then. */
  outputLength: number;
  panicking: boolean;
  /** Whether there was more than a picture holds. */
  truncated: boolean;
}

export interface Frame {
  function: string;
  span: Span;
  locals: Local[];
}

export interface Local {
  id: string;
  name: string;
  type: string;
  state: 'live' | 'moved' | 'uninit' | 'dropped';
  value: Value;
  address: string;
  /** Why a temporary is alive, if it is one that holds a guard. */
  temporary?: string;
}

export interface Allocation {
  id: string;
  type: string;
  kind: 'box' | 'rc' | 'arc' | 'vec' | 'string' | 'map' | 'other';
  strong?: number;
  weak?: number;
  bytes: number;
  value: Value;
  dropped: boolean;
}

export interface Field {
  name: string;
  value: Value;
}

export type Value =
  | { kind: 'scalar'; text: string }
  | { kind: 'string'; text: string; truncated?: number }
  | { kind: 'struct' | 'variant' | 'closure'; name: string; fields: Field[] }
  | { kind: 'sequence'; items: Value[]; more: number }
  | { kind: 'map'; entries: { key: Value; value: Value }[]; more: number }
  | {
      kind: 'pointer';
      to: string | null;
      path: string;
      mutable: boolean;
      role: 'ref' | 'box' | 'rc' | 'weak' | 'raw' | 'guard';
      target?: string;
    }
  | { kind: 'cell'; cell: string; value: Value }
  | { kind: 'guard'; guard: number; to: string }
  | { kind: 'function'; name: string }
  | { kind: 'opaque'; text: string };

export interface Cell {
  id: string;
  type: string;
  path: string;
  /** Of a `RefCell`: 0 free, +n readers, -1 a writer. */
  flag: number | null;
  value: Value;
  in: string;
}

export interface Why {
  kind: 'variable' | 'argument' | 'temporary' | 'capture' | 'iterator' | 'field' | 'leaked' | 'inFlight';
  /** A whole sentence. */
  text: string;
  name?: string;
  until?: Span | null;
}

export interface Guard {
  id: number;
  kind: 'Ref' | 'RefMut';
  cell: string;
  born: { step: number; place: Place };
  why: Why;
  path: string;
  frame: number;
}

export interface Bar {
  guard: number;
  kind: 'Ref' | 'RefMut';
  from: number;
  to: number | null;
  line: number;
  why: string;
}

export interface Lane {
  cell: string;
  path: string;
  type: string;
  bars: Bar[];
  refused: { step: number; wantsUnique: boolean; place: Place }[];
  /** The steps at which a `Cell` was written. */
  writes: number[];
  /** How many events are not kept. */
  more: number;
}

export interface Conflict {
  step: number;
  place: Place;
  message: string;
  cell: string;
  path: string;
  wantsUnique: boolean;
  /** `try_borrow` is refused and does not panic. */
  panicked: boolean;
  guards: Guard[];
}

/** Something that was never freed. */
export interface Leak {
  allocations: string[];
  bytes: number;
  text: string;
  /** The handles that keep each other alive. */
  cycle: string[];
}

export interface Chunk {
  stream: 'stdout' | 'stderr';
  text: string;
}

/** A change to the program that was checked and run, and removes the failure. */
export interface Remedy {
  title: string;
  text: string;
  /** If it is a change of the edition. */
  edition: 2021 | 2024 | null;
  source: string;
}

/** The program with another cell in the place of one, and what came of it. */
export interface Swap {
  to: string;
  source: string;
  verdict: 'ran' | 'rejected' | 'unsupported';
  code: string | null;
  message: string | null;
  exit: number | null;
  output: Chunk[] | null;
}

export type What =
  | { kind: 'borrow' | 'conflict' | 'panic' | 'output' | 'over' | 'into' | 'out' }
  | { kind: 'line'; line: number };
