import { arrowsOf, type Point } from './arrows.ts';
import type { Chart, ChartEdge, ChartNode } from './chart.ts';
import { setColumns } from './columns.ts';
import { rowsOf, type Shape, type Size, type Unit } from './rows.ts';
import { linesOf, widest } from './text-lines.ts';

/** Where things stand, in pixels of the picture. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface PlacedNode extends Box {
  readonly node: ChartNode;
  readonly lines: readonly string[];
}

interface PlacedEdge {
  readonly edge: ChartEdge;
  /** Path data of an SVG `path`, from box to box. */
  readonly path: string;
  readonly label: Box & { readonly lines: readonly string[] };
}

/** A chart, laid out. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Sizes of the letters, in pixels; the style sheet has the same. */
export const TITLE = { size: 14, line: 19, widest: 11.5 } as const;
export const LABEL = { size: 12.5, line: 16, widest: 9 } as const;
const PAD = { x: 14, y: 11 } as const;

/** How much more room bold letters take. */
const BOLD = 1.1;

/** How far from its end the side of a step’s box takes arrows; the other boxes have round ends. */
const CORNER = 14;

/** Place the boxes and arrows of a chart, from top to bottom: that is how a phone scrolls. Runs at build time. */
export function layOut(chart: Chart): Picture {
  const titles = chart.nodes.map(({ title }) => linesOf(title, TITLE.widest));
  const labels = chart.edges.map(({ answers }) =>
    answers.flatMap((answer) => linesOf(answers.length > 1 ? `• ${answer}` : answer, LABEL.widest)),
  );
  const shapes = chart.nodes.map(({ kind }, index) => shapeOf(kind, titles[index] ?? []));
  const placed = rowsOf(chart, shapes, labels.map(sizeOf));
  const width = setColumns(placed);
  const { height, middles, lineOf } = arrowsOf(placed);
  const boxOf = (unit: Unit | undefined): Box => {
    if (unit === undefined) return { x: 0, y: 0, width: 0, height: 0 };
    const { width, height, text, x } = unit;
    return { x: x - width / 2, y: (middles[text] ?? 0) - height / 2, width, height };
  };
  return {
    width,
    height,
    nodes: chart.nodes.map((node, index) => ({ node, lines: titles[index] ?? [], ...boxOf(placed.boxes[index]) })),
    edges: chart.edges.map((edge, index) => {
      const lanes = placed.lanes[index] ?? [];
      return {
        edge,
        path: pathOf(lanes.flatMap((lane) => (lane.up ? lineOf(lane).toReversed() : lineOf(lane)))),
        label: { lines: labels[index] ?? [], ...boxOf(lanes.at(-1)) },
      };
    }),
  };
}

function shapeOf(kind: ChartNode['kind'], lines: readonly string[]): Shape {
  const isStep = kind === 'step';
  const text = Math.ceil(widest(lines) * TITLE.size * (isStep ? BOLD : 1));
  const width = Math.max(isStep ? 150 : 0, text + 2 * PAD.x);
  const height = lines.length * TITLE.line + 2 * PAD.y;
  return { width, height, reach: width / 2 - (isStep ? CORNER : height / 2) };
}

const sizeOf = (lines: readonly string[]): Size => ({
  width: Math.ceil(widest(lines) * LABEL.size) + 8,
  height: lines.length * LABEL.line + 6,
});

const ROUND = 6;

/** The line of an arrow, its bends rounded. */
function pathOf(points: readonly Point[]): string {
  const corners = points.map((corner, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before === undefined || after === undefined) return at(corner);
    return `${at(towards(corner, before))}Q${at(corner)} ${at(towards(corner, after))}`;
  });
  return `M${corners.join('L')}`;
}

/** A point a little way from a corner, on the line to the next one. */
function towards(corner: Point, next: Point): Point {
  const length = Math.hypot(next.x - corner.x, next.y - corner.y);
  const part = length === 0 ? 0 : Math.min(ROUND, length / 2) / length;
  return { x: corner.x + (next.x - corner.x) * part, y: corner.y + (next.y - corner.y) * part };
}

const at = ({ x, y }: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
