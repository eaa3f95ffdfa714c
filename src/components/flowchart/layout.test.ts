import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Chart, ChartEdge } from './chart.ts';
import { layOut, type Picture } from './layout.ts';

/** A chart of so many steps, with arrows from one of them to another by their numbers. */
const chart = (
  steps: number,
  arrows: readonly (readonly [number, number])[],
  answer = 'It is still running',
): Chart => ({
  start: '0',
  nodes: Array.from({ length: steps }, (_, step) => ({
    id: String(step),
    kind: 'step',
    title: `Look at number ${step}`,
    step: null,
    target: { kind: 'step', procedure: 'any', step: String(step) },
  })),
  edges: arrows.map(([from, to]) => ({ from: String(from), to: String(to), answers: [answer] })),
});

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const overlap = (one: Rectangle, other: Rectangle) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** The straight parts of an arrow; its rounded corners lie within them. */
function straightPartsOf(path: string): readonly Rectangle[] {
  const numbers = [...path.matchAll(/[\d.]+/g)].map(Number);
  const points = numbers.flatMap((x, index) => (index % 2 === 0 ? [{ x, y: numbers[index + 1] ?? 0 }] : []));
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(from.x - to.x),
      height: Math.abs(from.y - to.y),
    };
  });
}

interface Named extends Rectangle {
  readonly name: string;
}

/** The texts and lines of a picture. */
function partsOf({ nodes, edges }: Picture): { readonly texts: readonly Named[]; readonly lines: readonly Named[] } {
  const nameOf = ({ from, to }: ChartEdge) => `${from} to ${to}`;
  return {
    texts: [
      ...nodes.map((box) => ({ name: box.node.id, ...box })),
      ...edges.map(({ edge, label }) => ({ name: nameOf(edge), ...label })),
    ],
    lines: edges.flatMap(({ edge, path }) => straightPartsOf(path).map((part) => ({ name: nameOf(edge), ...part }))),
  };
}

/** Names of the parts that lie on something else, or outside of the picture; a line may cross its own label. */
function misplaced(picture: Picture): readonly string[] {
  const { texts, lines } = partsOf(picture);
  const outside = ({ x, y, width, height }: Rectangle) =>
    x < 0 || y < 0 || x + width > picture.width || y + height > picture.height;
  return [...texts, ...lines]
    .filter(
      (part) => outside(part) || texts.some((text) => text !== part && text.name !== part.name && overlap(part, text)),
    )
    .map(({ name }) => name);
}

/** Names of the arrows that run along another, so that the two look like one. */
function mistakable(picture: Picture): readonly string[] {
  const { lines } = partsOf(picture);
  const broad = ({ x, y, width, height }: Rectangle): Rectangle =>
    height > 0 ? { x: x - 1, y, width: width + 2, height } : { x, y: y - 1, width, height: height + 2 };
  return lines
    .filter((one) =>
      lines.some(
        (other) => one.name !== other.name && one.height > 0 === other.height > 0 && overlap(broad(one), other),
      ),
    )
    .map(({ name }) => name);
}

const charts = fc.integer({ min: 1, max: 9 }).chain((steps) => {
  const step = fc.nat(steps - 1);
  const arrows = fc.uniqueArray(fc.tuple(step, step), { selector: String, maxLength: 16 });
  return fc
    .tuple(arrows, fc.string({ unit: 'grapheme-ascii', maxLength: 40 }))
    .map(([all, answer]) => chart(steps, all, answer));
});

test('nothing in a picture lies on anything else, whatever leads where', () => {
  fc.assert(
    fc.property(charts, (any) => {
      expect(misplaced(layOut(any))).toEqual([]);
    }),
  );
});

describe.for([
  {
    it: 'one path',
    arrows: [
      [0, 1],
      [1, 2],
    ],
  },
  {
    it: 'many answers',
    arrows: [
      [0, 1],
      [0, 2],
      [0, 3],
      [0, 4],
      [0, 5],
    ],
  },
  {
    it: 'ways that meet again',
    arrows: [
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 4],
      [2, 4],
      [3, 4],
      [4, 5],
    ],
  },
  {
    it: 'a shortcut',
    arrows: [
      [0, 1],
      [1, 2],
      [2, 3],
      [0, 3],
      [0, 2],
    ],
  },
  {
    it: 'ways back',
    arrows: [
      [0, 1],
      [1, 2],
      [2, 0],
      [2, 1],
      [2, 3],
      [3, 0],
    ],
  },
  {
    it: 'an answer that leads to its own question',
    arrows: [
      [0, 1],
      [1, 1],
      [1, 2],
      [2, 2],
    ],
  },
  {
    it: 'steps that other pages lead to',
    arrows: [
      [0, 1],
      [2, 1],
      [3, 0],
      [3, 2],
    ],
  },
] as const)('a chart of $it', ({ arrows }) => {
  const picture = layOut(chart(6, arrows));
  const yOf = (step: number) => picture.nodes[step]?.y ?? 0;

  test('has every part in a place of its own', () => {
    expect([...misplaced(picture), ...mistakable(picture)]).toEqual([]);
  });

  test('has its start at the top', () => {
    expect(yOf(0)).toBe(Math.min(...picture.nodes.map(({ y }) => y)));
  });
});

test('the answers of a question stand from left to right as they were written, right below it', () => {
  const { edges, nodes } = layOut(chart(6, [[0, 2], [0, 1], [0, 5], [2, 3], [3, 4], [4, 5]])); // prettier-ignore
  const labels = edges.filter(({ edge }) => edge.from === '0').map(({ label }) => label);
  expect(labels).toEqual(labels.toSorted((one, other) => one.x - other.x));
  const next = nodes.filter(({ node }) => node.id !== '0');
  expect(labels.every(({ y }) => next.every((box) => y < box.y))).toBe(true);
});
