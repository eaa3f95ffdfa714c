import Elk, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { Chart, ChartEdge, ChartNode } from './chart.ts';
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

// From top to bottom, so that a phone scrolls the way it always does; the author's order decides what stands left.
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  // The pictures get no better by more, and the build no quicker.
  'elk.layered.thoroughness': '2',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.layered.nodePlacement.strategy': 'LINEAR_SEGMENTS',
  'elk.layered.spacing.nodeNodeBetweenLayers': '22',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
  'elk.spacing.nodeNode': '18',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '10',
  'elk.padding': '[top=4,left=4,bottom=4,right=4]',
} as const;

/** Place the boxes and arrows of a chart. Runs at build time. */
export async function layOut({ nodes, edges }: Chart): Promise<Picture> {
  const titles = new Map(nodes.map(({ id, title }) => [id, linesOf(title, TITLE.widest)]));
  const labels = edges.map(({ answers }) =>
    answers.flatMap((answer) => linesOf(answers.length > 1 ? `• ${answer}` : answer, LABEL.widest)),
  );
  const graph: ElkNode = {
    id: 'chart',
    layoutOptions: OPTIONS,
    children: nodes.map(({ id, kind }) => {
      const lines = titles.get(id) ?? [];
      const least = kind === 'step' ? 150 : 0;
      return {
        id,
        width: Math.max(least, Math.ceil(widest(lines) * TITLE.size * (kind === 'step' ? BOLD : 1)) + 2 * PAD.x),
        height: lines.length * TITLE.line + 2 * PAD.y,
      };
    }),
    edges: edges.map(({ from, to }, index) => {
      const lines = labels[index] ?? [];
      return {
        id: String(index),
        sources: [from],
        targets: [to],
        labels: [
          {
            text: lines.join(' '),
            width: Math.ceil(widest(lines) * LABEL.size) + 8,
            height: lines.length * LABEL.line + 6,
            layoutOptions: { 'elk.edgeLabels.inline': 'true', 'elk.edgeLabels.placement': 'CENTER' },
          },
        ],
      };
    }),
  };
  const placed = await new Elk().layout(graph);
  const boxes = new Map(placed.children?.map((child) => [child.id, boxOf(child)]));
  return {
    width: Math.ceil(placed.width ?? 0),
    height: Math.ceil(placed.height ?? 0),
    nodes: nodes.map((node) => ({ node, lines: titles.get(node.id) ?? [], ...(boxes.get(node.id) ?? boxOf({})) })),
    edges: edges.map((edge, index) => {
      const line = placed.edges?.find(({ id }) => id === String(index));
      return {
        edge,
        path: pathOf(line),
        label: { lines: labels[index] ?? [], ...boxOf(line?.labels?.[0] ?? {}) },
      };
    }),
  };
}

const boxOf = ({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>): Box => ({ x, y, width, height });

const ROUND = 6;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The bends of an arrow, rounded. */
function pathOf(edge: ElkExtendedEdge | undefined): string {
  const [section] = edge?.sections ?? [];
  if (section === undefined) return '';
  const points: Point[] = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
  const middle = points.slice(1, -1).map((corner, index) => {
    const before = towards(corner, points[index] ?? corner);
    const after = towards(corner, points[index + 2] ?? corner);
    return `L${at(before)}Q${at(corner)} ${at(after)}`;
  });
  return `M${at(section.startPoint)}${middle.join('')}L${at(section.endPoint)}`;
}

/** A point a little way from a corner, on the line to the next one. */
function towards(corner: Point, next: Point): Point {
  const length = Math.hypot(next.x - corner.x, next.y - corner.y);
  const part = length === 0 ? 0 : Math.min(ROUND, length / 2) / length;
  return { x: corner.x + (next.x - corner.x) * part, y: corner.y + (next.y - corner.y) * part };
}

const at = ({ x, y }: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
