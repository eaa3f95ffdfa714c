import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../../authoring/library.ts';
import { chartOf } from './chart.ts';
import { layOut } from './layout.ts';
import { linesOf } from './text-lines.ts';
import { treeOf, type Branch } from './tree.ts';

const { procedures } = loadLibrary('content').library.runbook;

describe.for(procedures)('the flowchart of $name', (procedure) => {
  const chart = chartOf(procedure.name, procedures);

  test('has a box for each step', () => {
    const boxes = chart.nodes.flatMap(({ step }) => step?.name ?? []);
    expect(boxes).toEqual(procedure.steps.map(({ name }) => name));
  });

  test('has every answer of every step on an arrow', () => {
    const drawn = chart.edges.flatMap(({ from, answers }) => answers.map((answer) => `${from}: ${answer}`)).sort();
    const given = procedure.steps
      .flatMap(({ name, answers }) => answers.map(({ answer }) => `${procedure.name}/${name}: ${answer}`))
      .sort();
    expect(drawn).toEqual(given);
  });

  test('leads each arrow to what the answer leads to', () => {
    const targets = new Map(chart.nodes.map(({ id, target }) => [id, target]));
    for (const { from, to, answers } of chart.edges)
      for (const wording of answers) {
        const step = procedure.steps.find(({ name }) => `${procedure.name}/${name}` === from);
        expect(targets.get(to)).toEqual(step?.answers.find(({ answer }) => answer === wording)?.then);
      }
  });

  test('has no box on another, and its first step in its first row', () => {
    const { nodes, width, height } = layOut(chart);
    const overlapping = nodes.filter((one, index) =>
      nodes
        .slice(index + 1)
        .some(
          (other) =>
            one.x < other.x + other.width &&
            other.x < one.x + one.width &&
            one.y < other.y + other.height &&
            other.y < one.y + one.height,
        ),
    );
    expect(overlapping.map(({ node }) => node.id)).toEqual([]);
    expect(nodes.every((box) => box.x + box.width <= width && box.y + box.height <= height)).toBe(true);
    const first = nodes.find(({ node }) => node.step?.name === procedure.start);
    expect(first?.y).toBe(Math.min(...nodes.map(({ y }) => y)));
  });

  test('is told whole by its list, for all that is reached from its start', () => {
    const told = (branch: Branch | null): readonly string[] =>
      branch === null ? [] : [branch.step.name, ...branch.answers.flatMap(({ then }) => told(then))];
    const names = told(treeOf(procedure));
    expect(new Set(names).size).toBe(names.length);
    const reached = new Set([procedure.start]);
    for (const name of reached)
      for (const { then } of procedure.steps.find((step) => step.name === name)?.answers ?? [])
        if (then.kind === 'step' && then.procedure === procedure.name) reached.add(then.step);
    expect([...names].sort()).toEqual([...reached].sort());
  });
});

test.for([
  { it: 'a short text on one line', text: 'Restart celery', lines: ['Restart celery'] },
  {
    it: 'a long one on several',
    text: 'Check that no other request is running',
    lines: ['Check that no', 'other request is', 'running'],
  },
  {
    it: 'a word that is too long on a line of its own',
    text: 'a validate_new_image_or_process b',
    lines: ['a', 'validate_new_image_or_process', 'b'],
  },
])('breaks $it', ({ text, lines }) => {
  expect(linesOf(text, 8)).toEqual(lines);
});
