import type { Procedure, Step, Target } from '../../triage/procedure.ts';
import { triageMachine } from '../../triage/triage.machine.ts';

/** A box of a chart: a step, or a way out of the path. */
export interface ChartNode {
  readonly id: string;
  readonly kind: 'step' | 'resolved' | 'support-request' | 'paste-again' | 'procedure';
  readonly title: string;
  /** The step, when it is one of this path. */
  readonly step: Step | null;
  /** What it stands for. */
  readonly target: Target;
}

/** An arrow of a chart: every answer of a step that leads to the same place. */
export interface ChartEdge {
  readonly from: string;
  readonly to: string;
  readonly answers: readonly string[];
}

/** A path as boxes and arrows, in the order that its author wrote it. */
export interface Chart {
  /** The box that the path begins at. */
  readonly start: string;
  readonly nodes: readonly ChartNode[];
  readonly edges: readonly ChartEdge[];
}

/** `PROCEDURE/STEP` */
function targetOf(id: string): Target {
  const [procedure = '', step = ''] = id.split('/');
  return { kind: 'step', procedure, step };
}

const ENDS = {
  resolved: 'Resolved',
  'support-request': 'Support request',
  'paste-again': 'Paste the new message',
} as const;

/**
 * The chart of one path, read off the statechart that the wizard runs.
 *
 * Each step has its own boxes for the ways out, so that no arrow has to cross the whole chart to reach one.
 */
export function chartOf(of: string, procedures: readonly Procedure[]): Chart {
  const states = Object.values(machineOf(procedures).states['following']?.states[of]?.states ?? {});
  const nodes = new Map<string, ChartNode>();
  const edges = new Map<string, ChartEdge>();
  for (const { id, meta } of states)
    if (meta) nodes.set(id, { id, kind: 'step', title: meta.step.title, step: meta.step, target: targetOf(id) });
  for (const { id: from, meta, transitions } of states)
    for (const [position, { target }] of (transitions.get('answer.given') ?? []).entries()) {
      const [end] = target ?? [];
      const answer = meta?.step.answers[position]?.answer;
      if (end === undefined || answer === undefined) continue;
      const to = nodes.get(end.id)?.kind === 'step' ? end.id : `${from} > ${end.id}`;
      if (!nodes.has(to)) nodes.set(to, wayOut(to, end.id, procedures));
      const key = `${from} > ${to}`;
      const known = edges.get(key);
      edges.set(key, { from, to, answers: [...(known?.answers ?? []), answer] });
    }
  const start = procedures.find(({ name }) => name === of)?.start ?? '';
  return { start: `${of}/${start}`, nodes: [...nodes.values()], edges: [...edges.values()] };
}

/** The statechart has all paths; made anew for each of their charts, it would take a build of many paths seconds. */
function machineOf(procedures: readonly Procedure[]): ReturnType<typeof triageMachine> {
  const machine = machines.get(procedures) ?? triageMachine({ procedures, procedure: null, supportRequest: '' });
  machines.set(procedures, machine);
  return machine;
}

const machines = new WeakMap<readonly Procedure[], ReturnType<typeof triageMachine>>();

function wayOut(id: string, end: string, procedures: readonly Procedure[]): ChartNode {
  if (isEnd(end)) return { id, kind: end, title: ENDS[end], step: null, target: { kind: end } };
  const [name, step] = end.split('/');
  const procedure = procedures.find((one) => one.name === name);
  const begins = procedure?.start === step;
  const title = procedure?.steps.find((one) => one.name === step)?.title ?? end;
  return {
    id,
    kind: 'procedure',
    title: begins ? (procedure?.title ?? end) : `${procedure?.title ?? ''}: ${title}`,
    step: null,
    target: targetOf(end),
  };
}

const isEnd = (id: string): id is keyof typeof ENDS => id in ENDS;
