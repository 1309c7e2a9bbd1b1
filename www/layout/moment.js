/**
 * Where everything in the picture of a moment goes: frames at the left, the heap at the
 * right, lines of fixed heights in both, and what points from one to another. Pure geometry
 * in CSS pixels; `www/styles/moment.css` has the same heights.
 *
 * Boxes keep their order, and each new one comes last, so that a step moves little.
 *
 * @import { Picture } from '../program/types.js'
 * @import { Known, Row } from './values.js'
 */

import { functionName } from '../program/narrate.js';
import { frameRows, heapRows } from './values.js';

export const HEAD = 30;
export const ROW = 22;
export const WHY = 38;
export const FOOT = 6;
export const GAP = 12;

/** Below this width of the picture itself, the heap comes below the frames. */
export const WIDE_FROM = 560;

/** The width of a character of a reason's font, at most on average. */
const CHARACTER = 6.4;

/** The room for lines beside a column, and between the two. */
const LANE = 26;
const BETWEEN = 64;

/**
 * @typedef {object} Box
 * @property {string} id
 * @property {string} title
 * @property {string} note
 * @property {Row[]} rows
 * @property {number} x
 * @property {number} y
 * @property {number} w
 * @property {number} h
 * @property {boolean} dim
 */

/**
 * @typedef {object} Edge
 * @property {string} d
 * @property {'pointer' | 'weak' | 'Ref' | 'RefMut' | 'refused'} kind
 * @property {{ x: number, y: number }} end
 * @property {string} key
 */

/** @typedef {{ wide: boolean, width: number, height: number, frames: Box[], heap: Box[], edges: Edge[] }} MomentLayout */

/**
 * @param {Picture} picture
 * @param {number} width
 * @param {ReadonlySet<string>} opened
 * @param {string} [refused] the cell that the running frame asks for in vain
 * @returns {MomentLayout}
 */
export function momentLayout(picture, width, opened, refused) {
  /** @type {Known} */
  const known = {
    cells: new Map(picture.cells.map((cell) => [cell.id, cell])),
    guards: new Map(picture.guards.map((guard) => [guard.id, guard])),
    names: new Map([
      ...picture.heap.map(({ id, type }) => /** @type {const} */ ([id, type])),
      ...picture.frames.flatMap(({ locals }) => locals.map(({ id, name }) => /** @type {const} */ ([id, name]))),
    ]),
    opened,
  };
  const wide = width >= WIDE_FROM && picture.heap.length > 0;
  const inner = width - 2 * LANE;
  const left = wide ? Math.round((inner - BETWEEN) * 0.5) : inner;
  const frames = stacked(framesOf(picture, known), { x: LANE, y: 0, w: left });
  const heapAt = wide ? { x: LANE + left + BETWEEN, y: 0, w: inner - left - BETWEEN } : { x: LANE, y: bottom(frames) + (frames.length > 0 ? 20 : 0), w: inner };
  const heap = stacked(heapOf(picture, known), heapAt);
  const height = Math.max(bottom(frames), bottom(heap));
  return { wide, width, height, frames, heap, edges: edgesOf(frames, heap, { wide, refused }) };
}

/** @typedef {Pick<Box, 'id' | 'title' | 'note' | 'rows' | 'dim'>} Content */

/**
 * The frame that runs is last, at the bottom, as the stack grows.
 *
 * @param {Picture} picture
 * @param {Known} known
 * @returns {Content[]}
 */
function framesOf({ frames }, known) {
  return frames.map((frame, depth) => ({
    id: `frame${depth}`,
    title: functionName(frame.function),
    note: `line ${frame.span.start.line}`,
    rows: frameRows(frame, known),
    dim: depth < frames.length - 1,
  }));
}

/**
 * @param {Picture} picture
 * @param {Known} known
 * @returns {Content[]}
 */
function heapOf({ heap }, known) {
  return heap.map((allocation) => ({
    id: allocation.id,
    title: allocation.type,
    note: allocation.strong === undefined ? '' : `strong ${allocation.strong} · weak ${allocation.weak ?? 0}`,
    rows: heapRows(allocation, known),
    dim: allocation.dropped,
  }));
}

/** @param {Row} row */
export function heightOf({ tall }) {
  return tall ? WHY : ROW;
}

/**
 * A reason is told in whole, on two lines if one is too short for it.
 *
 * @param {Row} row
 * @param {number} width
 * @returns {Row}
 */
function fitted(row, width) {
  if (row.kind !== 'why') return row;
  return { ...row, tall: row.text.length * CHARACTER > width - 24 - 14 * row.depth };
}

/**
 * @param {Content[]} contents
 * @param {{ x: number, y: number, w: number }} at
 * @returns {Box[]}
 */
function stacked(contents, { x, y, w }) {
  let top = y;
  return contents.map((content) => {
    const rows = content.rows.map((row) => fitted(row, w));
    const all = rows.reduce((sum, row) => sum + heightOf(row), 0);
    const h = HEAD + all + (all > 0 ? FOOT : 0);
    const box = { ...content, rows, x, y: top, w, h };
    top += h + GAP;
    return box;
  });
}

/** @param {Box[]} boxes */
function bottom(boxes) {
  const last = boxes.at(-1);
  return last === undefined ? 0 : last.y + last.h;
}

/** @typedef {{ box: Box, column: 0 | 1, y: number }} Anchor */

/**
 * @param {Box[]} frames
 * @param {Box[]} heap
 * @param {{ wide: boolean, refused: string | undefined }} page
 * @returns {Edge[]}
 */
function edgesOf(frames, heap, page) {
  const targets = targetsIn(frames, heap);
  /** @type {Edge[]} */
  const edges = [];
  eachRow(frames, 0, (row, from) => addEdge(edges, row, from, targets, page));
  eachRow(heap, page.wide ? 1 : 0, (row, from) => addEdge(edges, row, from, targets, page));
  const box = frames.at(-1);
  const wanted = targets.get(`cell ${page.refused}`);
  if (box !== undefined && wanted !== undefined) {
    edges.push({ key: 'refused', kind: 'refused', ...path({ box, column: 0, y: box.y + HEAD / 2 }, { ...wanted, y: wanted.y + 7 }, edges.length, page) });
  }
  return edges;
}

/**
 * Where pointers and guards can lead: to a box, to a variable, to a cell.
 *
 * @param {Box[]} frames
 * @param {Box[]} heap
 */
function targetsIn(frames, heap) {
  /** @type {Map<string, Anchor>} */
  const targets = new Map();
  const column = heap[0] !== undefined && heap[0].x !== frames[0]?.x ? 1 : 0;
  for (const box of heap) targets.set(box.id, { box, column, y: box.y + HEAD / 2 });
  const add = (/** @type {Row} */ row, /** @type {Anchor} */ at) => {
    if (row.kind !== 'why' && row.kind !== 'more' && !targets.has(row.key)) targets.set(row.key, at);
    if (row.kind === 'cell' && row.cell !== undefined) targets.set(`cell ${row.cell}`, at);
  };
  eachRow(frames, 0, add);
  eachRow(heap, column, add);
  return targets;
}

/**
 * @param {Box[]} boxes
 * @param {0 | 1} column
 * @param {(row: Row, at: Anchor) => void} visit
 */
function eachRow(boxes, column, visit) {
  for (const box of boxes) {
    let y = box.y + HEAD;
    for (const row of box.rows) {
      visit(row, { box, column, y: y + ROW / 2 });
      y += heightOf(row);
    }
  }
}

/**
 * @param {Edge[]} edges
 * @param {Row} row
 * @param {Anchor} from
 * @param {Map<string, Anchor>} targets
 * @param {{ wide: boolean }} page
 */
function addEdge(edges, row, from, targets, page) {
  const isGuard = row.kind === 'guard';
  if (!isGuard && row.kind !== 'pointer') return;
  const to = targets.get(isGuard ? `cell ${row.cell}` : (row.to ?? ''));
  if (to === undefined) return;
  const kind = isGuard ? (row.access ?? 'Ref') : row.role?.includes('Weak') ? 'weak' : 'pointer';
  edges.push({ key: row.key, kind, ...path(from, to, edges.length, page) });
}

/**
 * Between the columns a curve; within one, along its outer side in a lane of its own, so
 * that lines do not lie upon each other.
 *
 * @param {Anchor} from
 * @param {Anchor} to
 * @param {number} index
 * @param {{ wide: boolean }} page
 */
function path(from, to, index, { wide }) {
  if (wide && from.column === 0 && to.column === 1) {
    const [x, end] = [from.box.x + from.box.w, to.box.x - 2];
    const middle = x + (end - x) * (0.35 + (index % 4) * 0.1);
    return { d: `M${x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${end} ${to.y}`, end: { x: end, y: to.y } };
  }
  if (wide && from.column === 1 && to.column === 0) {
    const [x, end] = [from.box.x, to.box.x + to.box.w + 2];
    const middle = (x + end) / 2;
    return { d: `M${x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${end} ${to.y}`, end: { x: end, y: to.y } };
  }
  const out = 6 + (index % 5) * 4;
  if (wide && from.column === 1) {
    const [x, end] = [from.box.x + from.box.w, to.box.x + to.box.w + 2];
    return { d: lane(x, from.y, x + out, to.y, end), end: { x: end, y: to.y } };
  }
  const [x, end] = [from.box.x, to.box.x - 2];
  return { d: lane(x, from.y, x - out, to.y, end), end: { x: end, y: to.y } };
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} side
 * @param {number} toY
 * @param {number} end
 */
function lane(x, y, side, toY, end) {
  const down = toY > y ? 1 : -1;
  const r = Math.min(5, Math.abs(toY - y) / 2);
  const toSide = side > x ? side - r : side + r;
  return `M${x} ${y}H${toSide}Q${side} ${y} ${side} ${y + down * r}V${toY - down * r}Q${side} ${toY} ${toSide} ${toY}H${end}`;
}

/**
 * The keys of the lines that are new or read otherwise than at the step before.
 *
 * @param {MomentLayout} now
 * @param {MomentLayout | undefined} before
 * @returns {Set<string>}
 */
export function changedRows(now, before) {
  if (before === undefined) return new Set();
  const known = new Map(rowsOf(before).map((row) => [row.key, signature(row)]));
  return new Set(rowsOf(now).filter((row) => row.kind !== 'more' && known.get(row.key) !== signature(row)).map(({ key }) => key));
}

/** @param {MomentLayout} layout */
function rowsOf({ frames, heap }) {
  return [...frames, ...heap].flatMap(({ rows }) => rows);
}

/** @param {Row} row */
function signature({ text, flag, state, to, guard, role }) {
  return [text, flag, state, to, guard, role].join('\u0000');
}
