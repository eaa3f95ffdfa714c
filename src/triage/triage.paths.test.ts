import { describe, expect, test } from 'vitest';
import type { SnapshotFrom } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { loadLibrary } from '../authoring/library.ts';
import { placeName } from './place.ts';
import { placeOf } from './session.ts';
import { triageMachine, type TriageEvent, type TriageMachine } from './triage.machine.ts';

const { library, mistakes } = loadLibrary('content');
const { procedures, supportRequests, situations } = library.runbook;

type Snapshot = SnapshotFrom<TriageMachine>;

/** Two states are the same where the same can be done from them. */
const keyOf = ({ value, context }: Snapshot) => JSON.stringify([value, [...context.facts].sort()]);

/** Where the wizard lets a person in: what problems and situations name, and the start of each procedure's own page. */
const entrances = [
  ...library.problems,
  ...situations,
  ...procedures.map(({ name }) => ({ procedure: name, step: null })),
].flatMap(({ procedure: name, step }) => {
  const procedure = procedures.find((other) => other.name === name);
  return procedure ? [{ type: 'path.chosen' as const, procedure: procedure.name, step: step ?? procedure.start }] : [];
});

const wordings = new Set(
  procedures.flatMap(({ steps }) => steps.flatMap(({ answers }) => answers.map(({ answer }) => answer))),
);
const answersOf = [...wordings].map((answer) => ({ type: 'answer.given' as const, answer }));

/** Everything that a person can do; an entrance is taken from the start alone, or each state would lead everywhere. */
const eventsAt = (state: Snapshot): TriageEvent[] => [
  ...(state.matches('pasting') ? entrances : []),
  ...answersOf.filter((event) => state.can(event)),
  { type: 'help.requested' },
];

/** A state, and where each event leads from it. */
interface Explored {
  readonly state: Snapshot;
  readonly transitions: Readonly<Record<string, { readonly event: TriageEvent; readonly state: Snapshot }>>;
}

const explored = getAdjacencyMap<Snapshot, TriageEvent, unknown>(
  triageMachine({ procedures, procedure: null, supportRequest: 'imaging' }),
  { events: eventsAt, serializeState: keyOf, limit: 100_000 },
  // XState gives the map keys of a branded string, which `Object.values` does not see through.
) as unknown as Readonly<Record<string, Explored>>;

/** All states that can be got into, with where each answer leads. */
const states = Object.values(explored).map(({ state, transitions }) => ({
  state,
  key: keyOf(state),
  place: placeOf(state),
  answers: Object.values(transitions).flatMap(({ event, state: to }) =>
    event.type === 'answer.given' ? [{ answer: event.answer, leadsTo: keyOf(to) }] : [],
  ),
}));

test('the content holds no mistakes', () => {
  expect(mistakes).toEqual([]);
});

describe('over everything that can happen in the real content', () => {
  test('every step is reached', () => {
    const reached = new Set(states.flatMap(({ place }) => place ?? []).map(placeName));
    const all = procedures.flatMap(({ name, steps }) => steps.map((step) => placeName({ procedure: name, step })));
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter((place) => !reached.has(place))).toEqual([]);
  });

  test('every answer is taken', () => {
    const taken = new Set(
      states.flatMap(({ place, answers }) =>
        answers.map(({ answer }) => `${place ? placeName(place) : ''}: ${answer}`),
      ),
    );
    const all = procedures.flatMap(({ name, steps }) =>
      steps.flatMap((step) => step.answers.map(({ answer }) => `${placeName({ procedure: name, step })}: ${answer}`)),
    );
    expect(all.filter((answer) => !taken.has(answer))).toEqual([]);
  });

  test('help is one press away, wherever one stands', () => {
    expect(states.filter(({ state }) => !state.can({ type: 'help.requested' })).map(({ key }) => key)).toEqual([]);
  });

  test('each step offers an answer, whatever was answered before', () => {
    expect(states.filter(({ place, answers }) => place !== null && answers.length === 0).map(({ key }) => key)).toEqual(
      [],
    );
  });

  test('answers alone lead to an end, wherever one stands', () => {
    const ends = ['resolved', 'requesting', 'pasting'] as const;
    const reaching = new Set(
      states.filter(({ state }) => ends.some((end) => state.matches(end))).map(({ key }) => key),
    );
    for (let before = -1; before < reaching.size;) {
      before = reaching.size;
      for (const { key, answers } of states)
        if (answers.some(({ leadsTo }) => reaching.has(leadsTo))) reaching.add(key);
    }
    expect(states.filter(({ key }) => !reaching.has(key)).map(({ key }) => key)).toEqual([]);
  });
});

describe('what goes into the Staff Notes', () => {
  const records = procedures.flatMap(({ name, steps }) =>
    steps.flatMap((step) =>
      step.answers.flatMap(({ record }) =>
        record === null ? [] : [{ at: placeName({ procedure: name, step }), record }],
      ),
    ),
  );

  test('is a whole sentence for each answer', () => {
    expect(records.length).toBeGreaterThan(0);
    expect(records.filter(({ record }) => !/^[A-Z][^\n]*[^.\s]\.$/.test(record))).toEqual([]);
  });
});

test('every procedure ends in a support request that exists', () => {
  expect(
    procedures.filter(({ supportRequest }) => !supportRequests.some(({ name }) => name === supportRequest)),
  ).toEqual([]);
});
