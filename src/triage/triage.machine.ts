import { assign, setup } from 'xstate';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Answer, Procedure, Step, Target } from './procedure.ts';

/** What a person can do. */
export type TriageEvent =
  | { readonly type: 'text.pasted'; readonly diagnosis: Diagnosis }
  | { readonly type: 'path.chosen'; readonly procedure: string; readonly step: string }
  | { readonly type: 'answer.given'; readonly answer: string }
  | { readonly type: 'help.requested' };

/** What the states of the statechart are made from. */
export interface TriageInput {
  readonly procedures: readonly Procedure[];
  /** Where to begin: at this procedure's start, or at the paste (`null`). */
  readonly procedure: string | null;
  /** The support request to write when help is asked for before any path is taken. */
  readonly supportRequest: string;
}

const triage = setup({
  types: {
    context: {} as {
      /** Of the newest paste; `null` until there is one. */
      readonly diagnosis: Diagnosis | null;
      /** What answers have set, such as `celery-restarted`. */
      readonly facts: readonly string[];
      /** The support request that this path ends in when it does not help. */
      readonly supportRequest: string;
    },
    events: {} as TriageEvent,
    meta: {} as { readonly procedure: string; readonly step: Step },
  },
  guards: {
    chosen: (_, params: { chosen: string; place: string }) => params.chosen === params.place,
    answered: ({ context }, { given, answer }: { given: string; answer: Answer }) =>
      given === answer.answer && isOffered(answer, context.facts),
  },
  actions: {
    read: assign((_, params: { diagnosis: Diagnosis }) => ({ diagnosis: params.diagnosis })),
    remember: assign(({ context }, params: { fact: string }) => ({
      facts: [...new Set([...context.facts, params.fact])],
    })),
    follow: assign((_, params: { supportRequest: string }) => ({ supportRequest: params.supportRequest })),
  },
});

/** Whether an answer is offered where these facts hold. */
export const isOffered = (answer: Answer, facts: readonly string[]) =>
  (answer.if === null || facts.includes(answer.if)) && (answer.unless === null || !facts.includes(answer.unless));

const place = (procedure: string, step: string) => `${procedure}/${step}`;

function targetOf(then: Target): string {
  if (then.kind === 'step') return `#${place(then.procedure, then.step)}`;
  return { resolved: '#resolved', 'support-request': '#requesting', 'paste-again': '#pasting' }[then.kind];
}

/** One authored step as a state: each answer is a transition. */
const stateOf = (procedure: string, step: Step) =>
  triage.createStateConfig({
    id: place(procedure, step.name),
    meta: { procedure, step },
    on: {
      'answer.given': step.answers.map((answer) => ({
        guard: { type: 'answered', params: ({ event }) => ({ given: event.answer, answer }) },
        ...(answer.sets !== null && { actions: { type: 'remember' as const, params: { fact: answer.sets } } }),
        target: targetOf(answer.then),
      })),
    },
  });

/**
 * Compile authored procedures to one statechart: `pasting`, `findings`, `following.<procedure>.<step>`, `resolved`
 * and `requesting`.
 *
 * Nothing here waits or fetches: no `invoke`, no `after`. That keeps every path explorable by `xstate/graph`.
 * Every step that an answer names must be in `procedures`; the content checks see to that.
 */
export function triageMachine({ procedures, procedure, supportRequest }: TriageInput) {
  const start = procedures.find(({ name }) => name === procedure);
  return triage.createMachine({
    id: 'triage',
    context: { diagnosis: null, facts: [], supportRequest: start?.supportRequest ?? supportRequest },
    initial: start ? 'following' : 'pasting',
    states: {
      pasting: { id: 'pasting' },
      findings: { id: 'findings' },
      following: {
        initial: (start ?? procedures[0])?.name,
        states: Object.fromEntries(
          procedures.map(({ name, start: first, steps, supportRequest: request }) => [
            name,
            {
              entry: { type: 'follow', params: { supportRequest: request } },
              initial: first,
              states: Object.fromEntries(steps.map((step) => [step.name, stateOf(name, step)])),
            },
          ]),
        ),
      },
      resolved: { id: 'resolved' },
      requesting: { id: 'requesting' },
    },
    on: {
      'text.pasted': {
        actions: { type: 'read', params: ({ event }) => ({ diagnosis: event.diagnosis }) },
        target: '.findings',
      },
      'path.chosen': procedures.flatMap(({ name, steps }) =>
        steps.map((step) => ({
          guard: {
            type: 'chosen' as const,
            params: ({ event }: { event: Extract<TriageEvent, { type: 'path.chosen' }> }) => ({
              chosen: place(event.procedure, event.step),
              place: place(name, step.name),
            }),
          },
          target: `#${place(name, step.name)}`,
        })),
      ),
      'help.requested': '.requesting',
    },
  });
}

export type TriageMachine = ReturnType<typeof triageMachine>;
