import { isOffered } from '../triage/triage.machine.ts';
import type { Answer, Procedure, Step } from '../triage/procedure.ts';
import type { Library } from './library.ts';

/** A step that a person stands at, and what answers have set on the way there. */
export interface State {
  readonly procedure: string;
  readonly step: Step;
  readonly facts: readonly string[];
}

/** `PROCEDURE/STEP` */
export const placeOf = ({ procedure, step }: Pick<State, 'procedure' | 'step'>) => `${procedure}/${step.name}`;

/** Everything that can be got into from some states, each once, the nearest first. */
export function reachable<S>(starts: readonly S[], keyOf: (state: S) => string, next: (state: S) => readonly S[]) {
  const seen = new Map<string, S>();
  const waiting = [...starts];
  // The list grows while it is read.
  for (const state of waiting) {
    const key = keyOf(state);
    if (seen.has(key)) continue;
    seen.set(key, state);
    waiting.push(...next(state));
  }
  return seen;
}

/** A walk over procedures, by the rules of the statechart: offered answers, and what they set. */
export interface Walk {
  readonly entrances: readonly State[];
  /** Where an answer leads; nothing for an end, every entrance for a new paste. */
  readonly after: (state: State, answer: Answer) => readonly State[];
  readonly offered: (state: State) => readonly Answer[];
}

/** Where the wizard lets a person in: at each procedure's start, and where problems and situations lead. */
export function walkOf({ runbook, problems }: Library): Walk {
  const { procedures, situations } = runbook;
  const byName = new Map(
    procedures.map(({ name, steps }) => [name, new Map(steps.map((step) => [step.name, step]))] as const),
  );
  const at = (procedure: string, name: string, facts: readonly string[]): readonly State[] => {
    const step = byName.get(procedure)?.get(name);
    return step === undefined ? [] : [{ procedure, step, facts }];
  };
  const startOf = new Map(procedures.map(({ name, start }: Procedure) => [name, start]));
  const doors = [
    ...procedures.map(({ name, start }) => ({ procedure: name, step: start })),
    ...[...problems, ...situations].flatMap(({ procedure, step }) =>
      procedure === null ? [] : [{ procedure, step: step ?? startOf.get(procedure) ?? '' }],
    ),
  ];
  const unique = [...new Map(doors.map((door) => [`${door.procedure}/${door.step}`, door])).values()];
  const enter = (facts: readonly string[]) => unique.flatMap(({ procedure, step }) => at(procedure, step, facts));
  return {
    entrances: enter([]),
    offered: ({ step, facts }) => step.answers.filter((answer) => isOffered(answer, facts)),
    after: ({ facts }, { then, sets }) => {
      const known = sets === null || facts.includes(sets) ? facts : [...facts, sets].sort();
      if (then.kind === 'paste-again') return enter(known);
      return then.kind === 'step' ? at(then.procedure, then.step, known) : [];
    },
  };
}
