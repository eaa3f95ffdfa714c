import type { Content } from '../content.ts';
import { mistakeAt } from '../content-file.ts';
import { stepSource } from '../compile-procedures.ts';
import type { Mistake } from '../mistake.ts';
import { namesOf } from './references.ts';
import { placeOf, reachable, walkOf, type State } from '../walk.ts';

/*
 * Two imaging requests at once can damage a filesystem. So a step that approves, re-submits or restarts says so
 * (`does:`), which puts the warning above it; and every way to it leads through a step with `checks: one-at-a-time`.
 *
 * A check holds until time passes or things change: until a step with `wait:`, until a restart, and, for a restart,
 * until an approval.
 */

type File = Content['procedures'][number];

/** Words that give a deed away: a title's first word, a restarting command, and what staff say that they did. */
const DEEDS = [
  {
    does: 'approve',
    title: /^(?:re-)?approve\b/i,
    record: /\bI (?:re-)?approved\b|\bto (?:re-)?approve the request\b/i,
  },
  { does: 're-submit', title: /^re-?submit\b/i, record: /\bI re-?submitted\b|\bto re-?submit the request\b/i },
  {
    does: 'restart',
    title: /^restart\b/i,
    record: /\bI restarted\b|\bto restart\b/i,
    command: /\b(?:restart|stop)\b|\bkill(?:all)?\b/,
  },
] as const;

/** Whoever approves, re-submits or restarts is warned, and has looked first that nothing else runs. */
export function checkOneAtATime(content: Content): readonly Mistake[] {
  return [...content.procedures.flatMap((file) => unsaid(file)), ...unchecked(content)];
}

/** Steps that do it, by their own words, and do not say so. */
function unsaid(file: File): readonly Mistake[] {
  return Object.entries(file.value.steps).flatMap(([name, step]) => {
    if (step.does !== undefined || step.like !== undefined) return [];
    const records = (step.answers ?? []).flatMap(({ record }) => record ?? []);
    const deed = DEEDS.find(
      ({ title, record, ...more }) =>
        title.test(step.title ?? '') ||
        records.some((sentence) => record.test(sentence)) ||
        ('command' in more && more.command.test(step.command ?? '')),
    );
    if (deed === undefined) return [];
    return [
      mistakeAt(
        file,
        ['steps', name],
        `The step “${name}” seems to ${deed.does} something, and does not say so.`,
        `Add “does: ${deed.does}”: the warning about one request at a time then stands above it.`,
      ),
    ];
  });
}

/** How far the last look that nothing else runs still holds. */
type Trust = 'none' | 'not for a restart' | 'all';

interface Checked {
  readonly state: State;
  readonly trust: Trust;
  /** The step before, on one way to it. */
  readonly from: Checked | null;
}

/** Steps with `does` that a way leads to on which nobody looked. */
function unchecked(content: Content): readonly Mistake[] {
  const { procedures } = content;
  const present = namesOf(content, 'procedures');
  const looking = new Set(
    procedures.flatMap((file) =>
      Object.keys(file.value.steps)
        .filter((name) => {
          const { source, whole } = stepSource(file, name, { files: procedures, present });
          // What cannot be read may be a check: that is seen when it can be.
          return source.checks !== undefined || !whole;
        })
        .map((name) => `${file.name}/${name}`),
    ),
  );
  const trustAfter = ({ state, trust }: Checked): Trust => {
    if (looking.has(placeOf(state))) return 'all';
    if (state.step.wait !== null || state.step.does === 'restart') return 'none';
    return state.step.does === 'approve' && trust === 'all' ? 'not for a restart' : trust;
  };
  const walk = walkOf(content.library);
  const states = reachable<Checked>(
    walk.entrances.map((state) => ({ state, trust: 'none', from: null })),
    ({ state, trust }) => `${placeOf(state)} ${state.facts.join(' ')} ${trust}`,
    (checked) =>
      walk.offered(checked.state).flatMap((answer) =>
        walk.after(checked.state, answer).map((state) => ({
          state,
          trust: answer.then.kind === 'paste-again' ? 'none' : trustAfter(checked),
          from: answer.then.kind === 'paste-again' ? null : checked,
        })),
      ),
  );
  const unsafe = new Map(
    [...states.values()]
      .filter(({ state: { step }, trust }) =>
        step.does === 'restart' ? trust !== 'all' : step.does !== null && trust === 'none',
      )
      .map((checked) => [placeOf(checked.state), checked] as const),
  );
  return procedures.flatMap((file) =>
    Object.keys(file.value.steps).flatMap((name) => {
      const checked = unsafe.get(`${file.name}/${name}`);
      if (checked?.state.step.does == null) return [];
      const does = { approve: 'approves', 're-submit': 're-submits', restart: 'restarts' }[checked.state.step.does];
      return [
        mistakeAt(
          file,
          ['steps', name],
          `The step “${name}” ${does}, and on a way to it nobody looks that no other request runs: ${wayTo(checked)}.`,
          'Lead every way through a step with “checks: one-at-a-time”, such as “like: re-approve/nothing-else-running”. A look holds until the next wait or restart.',
        ),
      ];
    }),
  );
}

const LONGEST_WAY = 5;

/** The last steps of a way, as an author would name them. */
function wayTo(checked: Checked): string {
  const steps: string[] = [];
  let at: Checked | null = checked;
  for (; at !== null && steps.length < LONGEST_WAY; at = at.from)
    steps.unshift(at.state.procedure === checked.state.procedure ? at.state.step.name : placeOf(at.state));
  return steps.length === 1 ? 'one can begin right there' : `${at === null ? '' : '… → '}${steps.join(' → ')}`;
}
