/**
 * Where everything in the diagram goes. Pure geometry in CSS pixels: the picture is drawn
 * at its own size and never scaled, so that its text stays as large as the page's.
 *
 * Wide, it reads from left to right: handles, guards, cell. Narrow, it stacks in the same
 * order from top to bottom.
 */

/** @typedef {{ x: number, y: number, w: number, h: number }} Box */

/**
 * @typedef {object} Counts what there is to place
 * @property {number} width
 * @property {number} handles strong and weak together
 * @property {number} slots places for guards, taken or free
 * @property {number} rows lines of the map
 */

/**
 * @typedef {object} Layout
 * @property {boolean} wide
 * @property {number} width
 * @property {number} height
 * @property {Box[]} handles
 * @property {Box[]} slots
 * @property {Box} counts the strip of the `Rc`'s counts, on top of the cell
 * @property {Box} cell
 * @property {Box} flag
 * @property {Box[]} rows
 * @property {string[]} ownership a path from each handle to the counts
 * @property {(handle: number, slot: number) => string} hold the path from a handle to a guard
 * @property {(slot: number) => { d: string, x: number, y: number }} reach the path from a
 *   guard to the flag, and the point where it ends
 */

/** Below this width of the diagram itself, it stacks. */
export const WIDE_FROM = 608;

/** The head of an arrow that points to the right. */
const ARROW = 'm-6 -4l6 4l-6 4';

const STRIP = 32;
/** The line that says what kind of map it is. */
const KIND = 32;
const FLAG = 72;
const ROW = 22;
const GUARD = 40;
const GUARD_PITCH = 46;
const HANDLE = 28;
const HANDLE_PITCH = 36;
const HANDLE_WIDTH = 88;

/**
 * @param {Counts} counts
 * @returns {Layout}
 */
export function diagramLayout(counts) {
  return counts.width < WIDE_FROM ? stacked(counts) : sideBySide(counts);
}

/**
 * @param {Counts} counts
 * @returns {Layout}
 */
function sideBySide({ width, handles, slots, rows }) {
  const top = 40;
  const gap = clamp(36 + (width - WIDE_FROM) / 16, 36, 72);
  const handleBoxes = column(handles, { x: 0.5, y: top + (GUARD - HANDLE) / 2, w: HANDLE_WIDTH, h: HANDLE }, HANDLE_PITCH);
  const guards = { x: HANDLE_WIDTH + gap, y: top, w: clamp(width * 0.3, 216, 264), h: GUARD };
  const slotBoxes = column(slots, guards, GUARD_PITCH);
  const cellX = guards.x + guards.w + gap;
  const cell = cellBoxes({ x: cellX, y: 0.5, w: width - cellX - 0.5, h: 0 }, rows);
  const bus = HANDLE_WIDTH + gap / 2;
  const middle = STRIP / 2;
  return {
    wide: true,
    width,
    height: Math.max(bottom(handleBoxes), bottom(slotBoxes), cell.cell.y + cell.cell.h) + 1,
    handles: handleBoxes,
    slots: slotBoxes,
    ...cell,
    ownership: handleBoxes.map(
      (box) => `M${box.x + box.w} ${mid(box)}H${bus - 8}Q${bus} ${mid(box)} ${bus} ${mid(box) - 8}V${middle + 8}Q${bus} ${middle} ${bus + 8} ${middle}H${cellX - 2}${ARROW}`,
    ),
    hold: (handle, slot) => {
      const from = handleBoxes[handle];
      const to = slotBoxes[slot];
      return curve(from.x + from.w, mid(from) + 6, to.x, mid(to));
    },
    reach: (slot) => {
      const from = slotBoxes[slot];
      const x = cell.flag.x;
      const y = cell.flag.y + (cell.flag.h * (slot + 1)) / (slots + 1);
      return { d: curve(from.x + from.w, mid(from), x - 3, y), x, y };
    },
  };
}

/**
 * @param {Counts} counts
 * @returns {Layout}
 */
function stacked({ width, handles, slots, rows }) {
  const margin = 32;
  const pitch = HANDLE_WIDTH + 7;
  const perLine = Math.max(1, Math.floor((width - margin + 7) / pitch));
  const handleBoxes = Array.from({ length: handles }, (_, index) => ({
    x: margin + (index % perLine) * pitch + 0.5,
    y: 0.5 + Math.floor(index / perLine) * HANDLE_PITCH,
    w: HANDLE_WIDTH,
    h: HANDLE,
  }));
  const guardsTop = bottom(handleBoxes) + 16;
  const slotBoxes = column(slots, { x: margin + 0.5, y: guardsTop, w: width - margin - 1, h: GUARD }, GUARD_PITCH);
  const cellTop = slots === 0 ? guardsTop : bottom(slotBoxes) + 16;
  const cell = cellBoxes({ x: margin + 0.5, y: cellTop, w: width - margin - 1, h: 0 }, rows);
  const target = cell.counts.y + STRIP / 2;
  return {
    wide: false,
    width,
    height: cell.cell.y + cell.cell.h + 1,
    handles: handleBoxes,
    slots: slotBoxes,
    ...cell,
    ownership: handleBoxes.map((box) => {
      const below = box.y + box.h + 4;
      return `M${box.x + 12} ${box.y + box.h}V${below}H6V${target}H${cell.cell.x - 2}${ARROW}`;
    }),
    hold: () => '',
    reach: (slot) => {
      const from = slotBoxes[slot];
      const lane = 25 - (slot % 4) * 4;
      const y = cell.flag.y + 20 + (slot % 6) * 8;
      return { d: `M${from.x} ${mid(from)}H${lane}V${y}H${cell.flag.x - 3}`, x: cell.flag.x, y };
    },
  };
}

/**
 * The cell with the parts inside it.
 *
 * @param {Box} at only its height is not known yet
 * @param {number} rows
 */
function cellBoxes({ x, y, w }, rows) {
  const mapTop = y + STRIP + FLAG + KIND;
  const map = Array.from({ length: rows }, (_, index) => ({ x: x + 16, y: mapTop + index * ROW, w: w - 32, h: ROW }));
  return {
    counts: { x, y, w, h: STRIP },
    cell: { x, y, w, h: STRIP + FLAG + KIND + rows * ROW + 8 },
    flag: { x, y: y + STRIP, w, h: FLAG },
    rows: map,
  };
}

/**
 * @param {number} length
 * @param {Box} first
 * @param {number} pitch
 * @returns {Box[]}
 */
function column(length, first, pitch) {
  return Array.from({ length }, (_, index) => ({ ...first, y: first.y + index * pitch }));
}

/** @param {Box[]} boxes */
function bottom(boxes) {
  return boxes.reduce((lowest, box) => Math.max(lowest, box.y + box.h), 0);
}

/** @param {Box} box */
function mid(box) {
  return box.y + box.h / 2;
}

/**
 * @param {number} fromX
 * @param {number} fromY
 * @param {number} toX
 * @param {number} toY
 */
function curve(fromX, fromY, toX, toY) {
  const middle = (fromX + toX) / 2;
  return `M${fromX} ${fromY}C${middle} ${fromY} ${middle} ${toY} ${toX} ${toY}`;
}

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
export function clamp(value, least, most) {
  return Math.min(Math.max(value, least), most);
}
