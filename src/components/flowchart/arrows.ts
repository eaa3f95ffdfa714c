import { MARGIN, type Box, type Lane, type Rows } from './rows.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where each row has its middle, and the line of each lane, from its upper box to its lower. */
export interface Arrows {
  readonly middles: readonly number[];
  /** Of it all, with a margin. */
  readonly height: number;
  readonly lineOf: (lane: Lane) => readonly Point[];
}

/** Room between two rows, in pixels: beside lines that run across, between those, and where none does. */
const ROOM = { side: 14, between: 10, none: 20 } as const;

/** Least room between two arrows at one side of a box. */
const PORTS = 14;

/** That much farther than it should, an arrow may touch a box rather than bend. */
const LEEWAY = 4;

/** Upright lines that are nearer than this look like one. */
const NEAR = 6;

/** The part of a line that runs across: where it comes from above, and where it goes on below. */
interface Stretch {
  readonly lane: Lane;
  readonly above: number;
  readonly below: number;
}

/** Draw the arrows: upright, and across only to reach a box, in the room between two rows. */
export function arrowsOf({ lanes, rows }: Rows): Arrows {
  const all = lanes.flat();
  const boxes = [...new Set(all.flatMap(({ upper, lower }) => [upper, lower]))];
  const starts = new Map(boxes.flatMap((box) => portsOf(box, box.below)));
  const ends = new Map(boxes.flatMap((box) => portsOf(box, box.above)));
  const across = new Map<Lane, Point[]>(all.map((lane) => [lane, []]));
  const middles: number[] = [];
  let y: number = MARGIN;
  for (const [row, units] of rows.entries()) {
    const height = Math.max(...units.map((unit) => (unit.text === row ? unit.height : 0)));
    middles.push(y + height / 2);
    y += height;
    if (row === rows.length - 1) break;
    const tracks = tracksOf([
      ...all.flatMap((lane) => (lane.top === row + 1 ? { lane, above: starts.get(lane) ?? 0, below: lane.x } : [])),
      ...all.flatMap((lane) => (lane.bottom === row ? { lane, above: lane.x, below: ends.get(lane) ?? 0 } : [])),
    ]);
    for (const [{ lane, above, below }, track] of tracks) {
      const at = y + ROOM.side + track * ROOM.between;
      across.get(lane)?.push({ x: above, y: at }, { x: below, y: at });
    }
    y += tracks.size === 0 ? ROOM.none : 2 * ROOM.side + Math.max(...tracks.values()) * ROOM.between;
  }
  const middle = (row: number) => middles[row] ?? 0;
  const lineOf = (lane: Lane) => [
    { x: starts.get(lane) ?? 0, y: middle(lane.upper.top) + lane.upper.height / 2 },
    ...(across.get(lane) ?? []),
    { x: ends.get(lane) ?? 0, y: middle(lane.lower.top) - lane.lower.height / 2 },
  ];
  return { middles, height: Math.ceil(y + MARGIN), lineOf };
}

/** Where the lanes at one side of a box touch it: right below or above, as far as the box reaches and they have room. */
function portsOf({ x, reach }: Box, lanes: readonly Lane[]): readonly (readonly [Lane, number])[] {
  const far = reach + LEEWAY;
  const apart = Math.min(PORTS, (2 * far) / Math.max(1, lanes.length - 1));
  let least = x - far;
  return lanes
    .toSorted((one, other) => one.x - other.x)
    .map((lane, index) => {
      const most = x + far - (lanes.length - 1 - index) * apart;
      const port = Math.max(least, Math.min(lane.x, most));
      least = port + apart;
      return [lane, port];
    });
}

/**
 * On which track, counted from above, each stretch runs across: one that is in no other’s way, as far as there is.
 * Lines that are upright throughout have none.
 */
function tracksOf(lines: readonly Stretch[]): ReadonlyMap<Stretch, number> {
  const left = new Set(lines.filter(({ above, below }) => Math.abs(above - below) >= 1));
  const tracks = new Map<Stretch, number>();
  while (left.size > 0) {
    const inTheWay = (one: Stretch) =>
      [...left].reduce(
        (sum, other) => sum + (one === other ? 0 : 10 * crossings(one, other) - crossings(other, one)),
        0,
      );
    const [next] = [...left].sort((one, other) => inTheWay(one) - inTheWay(other));
    if (next === undefined) break;
    left.delete(next);
    const over = [...tracks].filter(([other]) => meet(next, other)).map(([, track]) => track);
    tracks.set(next, Math.max(-1, ...over) + 1);
  }
  return tracks;
}

/** How often two stretches cross when the first runs above the second; lines on one another are the worst. */
const crossings = (upper: Stretch, lower: Stretch) =>
  Number(passes(upper.below, lower)) +
  Number(passes(lower.above, upper)) +
  (Math.abs(upper.below - lower.above) < NEAR ? 5 : 0);

const passes = (x: number, { above, below }: Stretch) =>
  Math.min(above, below) - NEAR < x && x < Math.max(above, below) + NEAR;

const meet = (one: Stretch, other: Stretch) =>
  Math.min(one.above, one.below) < Math.max(other.above, other.below) + ROOM.between &&
  Math.min(other.above, other.below) < Math.max(one.above, one.below) + ROOM.between;
