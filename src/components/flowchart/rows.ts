import type { Chart } from './chart.ts';

/** Width and height, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Room around the picture, which the sign at a box’s corner needs. */
export const MARGIN = 10;

interface Place extends Size {
  /** Its first and its last row; rows of boxes and rows of labels take turns. */
  top: number;
  bottom: number;
  /** The row of its text: in the others, a lane is only a line. */
  text: number;
  /** Its place among all boxes and lanes, from left to right. */
  order: number;
  /** Its middle, in pixels. */
  x: number;
}

/** A box, with the lanes that touch its upper and its lower side. */
export interface Box extends Place {
  /** How far from its middle an arrow may touch it. */
  readonly reach: number;
  readonly above: Lane[];
  readonly below: Lane[];
}

/** The lane of an arrow: the upright line, with the label, through all rows between its two boxes. */
export interface Lane extends Place {
  upper: Box;
  lower: Box;
  /** It is drawn from the lower box to the upper: a way back. */
  up: boolean;
}

export type Unit = Box | Lane;

/** What is drawn of a chart: its boxes in their order, and for each of its arrows a lane. */
export interface Rows {
  readonly boxes: readonly Box[];
  /** An arrow from a box to itself has two: down, and back up. */
  readonly lanes: readonly (readonly Lane[])[];
  /** What stands in each row, from left to right. */
  readonly rows: readonly (readonly Unit[])[];
}

/** A box as it is before it has a place. */
export interface Shape extends Size {
  readonly reach: number;
}

/** Which box and which lane stands in which row, and in what order. */
export function rowsOf({ start, nodes, edges }: Chart, shapes: readonly Shape[], labels: readonly Size[]): Rows {
  const boxes = shapes.map(boxOf);
  const named = new Map(nodes.map(({ id }, index) => [id, boxes[index]]));
  const lanes = edges.map(({ from, to }, index) => {
    const [upper, lower] = [named.get(from), named.get(to)];
    const label = labels[index];
    if (!upper || !lower || !label) return [];
    if (upper !== lower) return [laneOf(label, upper, lower)];
    const turn = boxOf({ width: 2 * TURN, height: 0, reach: TURN });
    return [laneOf({ width: 0, height: 0 }, upper, turn), laneOf(label, turn, lower)];
  });
  const first = named.get(start);
  const units = walk(lanes.flat(), first === undefined ? boxes : [first, ...boxes]);
  setRows(units, first);
  const rows: Unit[][] = [];
  for (const unit of untangled(units))
    for (let row = unit.top; row <= unit.bottom; row++) (rows[row] ??= []).push(unit);
  return { boxes, lanes, rows };
}

/** Half as wide as the bend of an arrow that returns to its box. */
const TURN = 14;

const NOWHERE = { top: 0, bottom: 0, text: 0, order: 0, x: 0 } as const;

const boxOf = (shape: Shape): Box => ({ ...shape, ...NOWHERE, above: [], below: [] });
const laneOf = (label: Size, upper: Box, lower: Box): Lane => ({ ...label, ...NOWHERE, upper, lower, up: false });

export const isLane = (unit: Unit): unit is Lane => 'upper' in unit;
const isBox = (unit: Unit): unit is Box => !isLane(unit);

/**
 * All boxes and lanes in the order in which a reader meets them who follows each answer to its end before the next.
 * Arrows to where that reader has come from, or to the start, lead up.
 */
function walk(lanes: readonly Lane[], roots: readonly Box[]): readonly Unit[] {
  const [start] = roots;
  const out = Map.groupBy(lanes, ({ upper }) => upper);
  const met = new Set<Unit>();
  const open = new Set<Box>();
  const visit = (box: Box) => {
    if (met.has(box)) return;
    met.add(box);
    open.add(box);
    for (const lane of out.get(box) ?? []) {
      met.add(lane);
      const to = lane.lower;
      if (open.has(to) || to === start) Object.assign(lane, { up: true, upper: to, lower: box });
      lane.upper.below.push(lane);
      lane.lower.above.push(lane);
      visit(to);
    }
    open.delete(box);
  };
  roots.forEach(visit);
  return [...met];
}

/** Each box stands as high as the arrows to it allow, and below the start. */
function setRows(units: readonly Unit[], start: Box | undefined): void {
  const boxes = units.filter(isBox);
  const known = new Set<Box>();
  const rowOf = (box: Box): number => {
    if (!known.has(box)) box.top = Math.max(0, ...box.above.map(({ upper }) => rowOf(upper) + 2));
    known.add(box);
    return box.top;
  };
  boxes.forEach(rowOf);
  // … unless it has more arrows down than up: those are shorter when it stands low.
  for (const box of boxes.toSorted((one, other) => other.top - one.top))
    if (box !== start && box.below.length > box.above.length)
      box.top = Math.min(...box.below.map(({ lower }) => lower.top)) - 2;
  for (const box of boxes) box.bottom = box.text = box.top;
  for (const lane of units.filter(isLane)) {
    lane.top = lane.upper.top + 1;
    lane.bottom = lane.lower.top - 1;
    // Beside the question that it answers.
    lane.text = lane.up ? lane.bottom : lane.top;
  }
}

/** A line from one row to the next. */
type Line = readonly [Unit, Unit];

/** The units in the order that has few lines cross; nothing leaves its place for less. */
function untangled(units: readonly Unit[]): readonly Unit[] {
  const lines = units.filter(isLane).flatMap(linesOf);
  const inGap = Map.groupBy(lines, ({ gap }) => gap);
  const linesAt = new Map<Unit, { readonly line: Line; readonly others: readonly { readonly line: Line }[] }[]>();
  for (const { gap, line } of lines)
    for (const unit of new Set(line)) {
      const touching = { line, others: inGap.get(gap) ?? [] };
      const known = linesAt.get(unit);
      if (known) known.push(touching);
      else linesAt.set(unit, [touching]);
    }
  const crossings = (unit: Unit) => {
    let count = 0;
    for (const { line, others } of linesAt.get(unit) ?? [])
      for (const other of others) if (cross(line, other.line)) count++;
    return count;
  };
  let sorted = units;
  for (let better = true; better;) {
    better = false;
    number(sorted);
    for (const unit of units) {
      if (crossings(unit) === 0) continue;
      const rest = sorted.filter((other) => other !== unit);
      number(rest);
      const counts = sorted.map((_, place) => {
        unit.order = place - 0.5;
        return crossings(unit);
      });
      const now = sorted.indexOf(unit);
      const least = Math.min(...counts);
      const places = counts.flatMap((count, place) => (count === least ? place : []));
      const nearest = Math.min(...places.map((place) => Math.abs(place - now)));
      const place = places.find((one) => Math.abs(one - now) === nearest) ?? now;
      better ||= place !== now;
      sorted = rest.toSpliced(place, 0, unit);
      number(sorted);
    }
  }
  return sorted;
}

const number = (units: readonly Unit[]) => units.forEach((unit, index) => (unit.order = index));

function linesOf(lane: Lane): readonly { readonly gap: number; readonly line: Line }[] {
  const through = Array.from({ length: lane.bottom - lane.top }, (_, row) => ({
    gap: lane.top + row,
    line: [lane, lane] as const,
  }));
  return [{ gap: lane.top - 1, line: [lane.upper, lane] }, ...through, { gap: lane.bottom, line: [lane, lane.lower] }];
}

const cross = ([a, b]: Line, [c, d]: Line) => (a.order - c.order) * (b.order - d.order) < 0;
