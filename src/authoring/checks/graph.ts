import { partlyKnown } from '../compile-procedures.ts';
import type { Content } from '../content.ts';
import { mistakeAt } from '../content-file.ts';
import type { Mistake } from '../mistake.ts';
import { namesOf } from './references.ts';
import { placeOf, reachable, walkOf, type State } from '../walk.ts';
import { quoted } from '../words.ts';

type File = Content['procedures'][number];

const keyOf = (state: State) => `${placeOf(state)} ${state.facts.join(' ')}`;

/** Every step is reached, every answer can be given, every way has an end, and no two answers read the same. */
export function checkGraph(content: Content): readonly Mistake[] {
  const walk = walkOf(content.library);
  const next = (state: State) => walk.offered(state).flatMap((answer) => walk.after(state, answer));
  const states = [...reachable(walk.entrances, keyOf, next).values()];
  const byPlace = Map.groupBy(states, placeOf);
  const ending = statesWithAnEnd(states, walk);
  // What cannot be read may lead anywhere.
  const allKnown = partlyKnown(content.procedures, namesOf(content, 'procedures')).length === 0;

  return content.procedures.flatMap((file) => {
    const procedure = content.library.runbook.procedures.find(({ name }) => name === file.name);
    const steps = procedure?.steps ?? [];
    const stuck: string[] = [];
    const mistakes = steps.flatMap((step) => {
      const place = placeOf({ procedure: file.name, step });
      const here = byPlace.get(place);
      if (here === undefined)
        return !allKnown
          ? []
          : [
              mistakeAt(
                file,
                ['steps', step.name],
                `The step “${step.name}” is never reached.`,
                'Let an answer lead to it with “then:”, or take the step out.',
              ),
            ];
      if (step.answers.length > 0 && !here.some((state) => ending.has(keyOf(state)))) stuck.push(step.name);
      return [...sameAnswers(file, step), ...(allKnown ? unofferable(file, step, here) : [])];
    });
    return [...mistakes, ...stuckTogether(file, stuck)];
  });
}

/** Keys of the states from which answers alone lead to an end. */
function statesWithAnEnd(states: readonly State[], { offered, after }: ReturnType<typeof walkOf>): ReadonlySet<string> {
  const before = new Map<string, string[]>();
  const ending = new Set<string>();
  const waiting: string[] = [];
  for (const state of states) {
    const key = keyOf(state);
    // That it has no answers is said of the step itself.
    if (state.step.answers.length === 0) waiting.push(key);
    for (const answer of offered(state)) {
      if (answer.then.kind !== 'step') waiting.push(key);
      for (const to of after(state, answer)) {
        const from = before.get(keyOf(to));
        if (from === undefined) before.set(keyOf(to), [key]);
        else from.push(key);
      }
    }
  }
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (ending.has(key)) continue;
    ending.add(key);
    waiting.push(...(before.get(key) ?? []));
  }
  return ending;
}

function stuckTogether(file: File, steps: readonly string[]): readonly Mistake[] {
  const [first] = steps;
  if (first === undefined) return [];
  const fix = 'Add an answer whose “then:” is resolved, support-request, paste-again or a step that leads to one.';
  const what =
    steps.length === 1
      ? `From the step “${first}” no answer leads to an end.`
      : `From the steps ${quoted(steps, 'and')} no answer leads to an end: they lead round in a circle.`;
  return [mistakeAt(file, ['steps', first], what, fix)];
}

type Step = State['step'];

/** Letters and digits alone: what tells two answers apart for a reader in a hurry. */
const essence = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function sameAnswers(file: File, { name, answers }: Step): readonly Mistake[] {
  const own = file.value.steps[name]?.answers !== undefined;
  return answers.flatMap(({ answer }, position) => {
    const first = answers.findIndex((other) => essence(other.answer) === essence(answer));
    if (!own || first === position) return [];
    return [
      mistakeAt(
        file,
        ['steps', name, 'answers', position, 'answer'],
        `Two answers of the step “${name}” read the same: “${answer}”.`,
        'Word one of them so that they can be told apart, or take it out.',
      ),
    ];
  });
}

/** Answers that no way to the step lets a person give, and ways to it that leave no answer at all. */
function unofferable(file: File, { name, answers }: Step, here: readonly State[]): readonly Mistake[] {
  const path = ['steps', name] as const;
  const offers = ({ facts }: State, { if: only, unless }: Step['answers'][number]) =>
    (only === null || facts.includes(only)) && (unless === null || !facts.includes(unless));
  const never = answers.flatMap((answer, position) =>
    here.some((state) => offers(state, answer))
      ? []
      : [
          mistakeAt(
            file,
            [...path, 'answers', position],
            `The answer “${answer.answer}” is never offered: on no way to this step ${
              answer.if === null ? `“${answer.unless ?? ''}” is still unset` : `“${answer.if}” is set before`
            }.`,
            'Correct its “if:” or “unless:”, or take the answer out.',
          ),
        ],
  );
  const bare = here.find((state) => answers.length > 0 && !answers.some((answer) => offers(state, answer)));
  if (bare === undefined || never.length === answers.length) return never;
  return [
    ...never,
    mistakeAt(
      file,
      path,
      `The step “${name}” offers no answer at all when ${
        bare.facts.length === 0 ? 'nothing is set' : `${quoted(bare.facts, 'and')} is set`
      }.`,
      'Add an answer without “if:” and “unless:”, or one for that case.',
    ),
  ];
}
