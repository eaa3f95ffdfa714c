import { isLane, MARGIN, type Box, type Lane, type Rows, type Unit } from './rows.ts';

/** Least room between two neighbours of a row, in pixels. */
const GAP = { boxes: 18, lanes: 14 } as const;

/** How often everything moves to where it would best stand, and how often neighbours then make room for each other. */
const ROUNDS = 20;
const YIELDS = 4;

/** In the last of these rounds, a lane that all but meets a box moves that far for a straight line. */
const LAST_ROUNDS = 6;
const ALMOST = 24;

/** Two neighbours of a row, and how far apart their middles are at least. */
interface Pair {
  readonly left: Unit;
  readonly right: Unit;
  readonly apart: number;
}

/**
 * Give each box and lane its `x`: near what it is joined to, in the order of its row, and none on another.
 *
 * @returns The width of it all, with a margin.
 */
export function setColumns({ rows }: Rows): number {
  const units = [...new Set(rows.flat())];
  const pairs = rows.flatMap((row, index) =>
    row.slice(1).map((right, before) => pairOf(row[before] ?? right, right, index)),
  );
  moveApart(pairs);
  for (let round = 0; round < ROUNDS + LAST_ROUNDS; round++) {
    const last = round >= ROUNDS;
    for (const unit of round % 2 === 0 ? units : units.toReversed())
      if (isLane(unit)) unit.x = last ? straightened(unit) : between(unit);
      else if (!last) unit.x = amidst(unit);
    for (let turn = 0; turn < YIELDS; turn++)
      for (const { left, right, apart } of turn % 2 === 0 ? pairs : pairs.toReversed()) {
        const missing = Math.max(0, apart - (right.x - left.x));
        left.x -= missing / 2;
        right.x += missing / 2;
      }
  }
  moveApart(pairs);
  const first = Math.min(...units.map(({ x, width }) => x - width / 2));
  for (const unit of units) unit.x += MARGIN - first;
  return Math.ceil(Math.max(...units.map(({ x, width }) => x + width / 2)) + MARGIN);
}

function pairOf(left: Unit, right: Unit, row: number): Pair {
  const half = (unit: Unit) => (isLane(unit) && unit.text !== row ? 0 : unit.width / 2);
  const room = (unit: Unit) => (isLane(unit) ? GAP.lanes : GAP.boxes) / 2;
  return { left, right, apart: half(left) + room(left) + room(right) + half(right) };
}

/** The middle of a box’s lanes. */
function amidst({ x, above, below }: Box): number {
  const lanes = [...above, ...below];
  return lanes.length === 0 ? x : lanes.reduce((sum, lane) => sum + lane.x, 0) / lanes.length;
}

/** A way down keeps nearer to what it leads to, which makes room below the question. */
const between = ({ upper, lower, up }: Lane) => (up ? (upper.x + lower.x) / 2 : (upper.x + 2 * lower.x) / 3);

/** Where a lane that all but meets its boxes meets them, the upper one first of all: there its question stands. */
function straightened({ x, upper, lower }: Lane): number {
  const met = (there: number, box: Box) => (Math.abs(within(box, there) - there) < ALMOST ? within(box, there) : there);
  return [lower, upper].reduce(met, x);
}

/** The place nearest to an `x` where an arrow may touch a box. */
const within = (box: Box, x: number) => Math.min(Math.max(x, box.x - box.reach), box.x + box.reach);

/** Make what little room is still missing: half of it to the right, half to the left. */
function moveApart(pairs: readonly Pair[]): void {
  const right = new Map<Unit, number>();
  const left = new Map<Unit, number>();
  for (const pair of pairs.toSorted((one, other) => one.right.order - other.right.order))
    right.set(
      pair.right,
      Math.max(right.get(pair.right) ?? pair.right.x, (right.get(pair.left) ?? pair.left.x) + pair.apart),
    );
  for (const pair of pairs.toSorted((one, other) => other.left.order - one.left.order))
    left.set(
      pair.left,
      Math.min(left.get(pair.left) ?? pair.left.x, (left.get(pair.right) ?? pair.right.x) - pair.apart),
    );
  for (const unit of new Set([...right.keys(), ...left.keys()]))
    unit.x = ((right.get(unit) ?? unit.x) + (left.get(unit) ?? unit.x)) / 2;
}
