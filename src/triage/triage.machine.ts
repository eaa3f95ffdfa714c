import {
  assign,
  createMachine,
  type EventObject,
  type ParameterizedObject,
  type ProvidedActor,
  type StateNodeConfig,
} from 'xstate';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Place } from './place.ts';
import type { Answer, Procedure, Target } from './procedure.ts';

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

interface TriageContext {
  /** Of the newest paste; `null` until there is one. */
  readonly diagnosis: Diagnosis | null;
  /** What answers have set, such as `celery-restarted`. */
  readonly facts: readonly string[];
  /** The support request that this path ends in when it does not help. */
  readonly supportRequest: string;
}

/** Whether an answer is offered where these facts hold. */
export const isOffered = (answer: Answer, facts: readonly string[]) =>
  (answer.if === null || facts.includes(answer.if)) && (answer.unless === null || !facts.includes(answer.unless));

const place = (procedure: string, step: string) => `${procedure}/${step}`;

const targetOf = (then: Target) => `#${then.kind === 'step' ? place(then.procedure, then.step) : then.kind}`;

/** What `setup` would say, which brings along all of XState's actions. */
type State = StateNodeConfig<
  TriageContext,
  TriageEvent,
  ProvidedActor,
  ParameterizedObject,
  ParameterizedObject,
  string,
  string,
  unknown,
  EventObject,
  Place
>;

/** A state for each of these. */
const statesOf = <One extends { readonly name: string }>(all: readonly One[], stateOf: (one: One) => State) =>
  Object.fromEntries(all.map((one) => [one.name, stateOf(one)]));

/**
 * Compile authored procedures to one statechart: `pasting`, `findings`, `following.<procedure>.<step>`, `resolved`
 * and `requesting`. Each step is a state, and each of its answers a transition.
 *
 * Nothing here waits or fetches: no `invoke`, no `after`. That keeps every path explorable by `xstate/graph`.
 * Every step that an answer names must be in `procedures`; the content checks see to that.
 */
export function triageMachine({ procedures, procedure, supportRequest }: TriageInput) {
  const start = procedures.find(({ name }) => name === procedure);
  return createMachine({
    types: { context: {} as TriageContext, events: {} as TriageEvent, meta: {} as Place },
    id: 'triage',
    context: { diagnosis: null, facts: [], supportRequest: start?.supportRequest ?? supportRequest },
    initial: start ? 'following' : 'pasting',
    states: {
      pasting: { id: 'paste-again' },
      findings: {},
      following: {
        initial: (start ?? procedures[0])?.name,
        states: statesOf(procedures, ({ name, start: first, steps, supportRequest: request }) => ({
          entry: assign({ supportRequest: request }),
          initial: first,
          states: statesOf(steps, (step) => ({
            id: place(name, step.name),
            meta: { procedure: name, step },
            on: {
              'answer.given': step.answers.map((answer) => ({
                guard: ({ context, event }) => event.answer === answer.answer && isOffered(answer, context.facts),
                actions: assign(({ context }) => ({
                  facts: answer.sets === null ? context.facts : [...new Set([...context.facts, answer.sets])],
                })),
                target: targetOf(answer.then),
              })),
            },
          })),
        })),
      },
      resolved: { id: 'resolved' },
      requesting: { id: 'support-request' },
    },
    on: {
      'text.pasted': {
        actions: assign(({ event }) => ({ diagnosis: event.diagnosis })),
        target: '.findings',
      },
      'path.chosen': procedures.flatMap(({ name, steps }) =>
        steps.map((step) => ({
          guard: ({ event }) => event.procedure === name && event.step === step.name,
          target: `#${place(name, step.name)}`,
        })),
      ),
      'help.requested': '.requesting',
    },
  });
}

export type TriageMachine = ReturnType<typeof triageMachine>;
