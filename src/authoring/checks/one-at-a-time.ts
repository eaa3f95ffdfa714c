import type { Content } from '../content.ts';
import { mistakeAt, type ContentFile } from '../content-file.ts';
import { stepSource } from '../compile-procedures.ts';
import type { Mistake, Path } from '../mistake.ts';
import { namesOf } from './references.ts';
import { placeOf, reachable, walkOf, type State } from '../walk.ts';
import { quoted } from '../words.ts';

/*
 * Two imaging requests at once can damage a filesystem. So a step that approves, re-submits or restarts says so
 * (`does:`), which puts the warning above it; and every way to it leads through a step with `checks: one-at-a-time`.
 *
 * A check holds until time passes or things change: until a step with `wait:`, until a restart, and, for a restart,
 * until an approval.
 */

type File = Content['procedures'][number];

/** Words that give a deed away: a title's, what a text says to press or to run, a command, and what staff say that they did. */
const DEEDS = [
  {
    does: 'approve',
    title: /(?:^|\b(?:now|then|press)\s+)(?:re-)?approve\b/i,
    text: pressing('Approve'),
    record: /\bI (?:re-)?approved\b|\bto (?:re-)?approve the request\b/i,
  },
  {
    does: 're-submit',
    title: /(?:^|\b(?:now|then|press)\s+)re-?submit\b/i,
    text: pressing('Re-?submit'),
    record: /\bI re-?submitted\b|\bto re-?submit the request\b/i,
  },
  {
    does: 'restart',
    title: /(?:^|\b(?:now|then)\s+)restart\b/i,
    text: /(?<!\b(?:not|never) )\b(?:run|type|enter|use)\b[^.`\n]*`[^`\n]*\bcelery\w* (?:restart|reload|stop)\b|`[^`\n]*\b(?:restart|reload|stop) celery/i,
    record: /\bI restarted\b|\bto restart\b/i,
    command: /\b(?:restart|reload|stop)\b|\bkill(?:all)?\b|^(?:sudo )?(?:reboot|shutdown)\b/,
  },
] as const;

/** Says to press a button; “do not press” does not. */
function pressing(button: string): RegExp {
  return new RegExp(`(?<!\\b(?:not|never) )\\b(?:press|click|choose)(?: on)? [\`*“"]*${button}\\b`, 'i');
}

/** Whoever approves, re-submits or restarts is warned, and has looked first that nothing else runs. */
export function checkOneAtATime(content: Content): readonly Mistake[] {
  const looking = lookingSteps(content);
  const bare = unchecked(content, looking);
  return [
    ...content.procedures.flatMap((file) => unsaid(file, content)),
    // A way on which nobody looks would be found by both.
    ...(bare.length > 0 ? bare : indifferent(content, looking)),
  ];
}

/** Steps that do it, by their own words, and do not say so. */
function unsaid(file: File, content: Content): readonly Mistake[] {
  const known = { files: content.procedures, present: namesOf(content, 'procedures') };
  return Object.entries(file.value.steps).flatMap(([name, step]) => {
    const { source, whole } = stepSource(file, name, known);
    if (!whole || source.does !== undefined) return [];
    const records = (step.answers ?? []).flatMap(({ record }) => record ?? []);
    const deed = DEEDS.find(
      ({ title, text, record, ...more }) =>
        title.test(step.title ?? '') ||
        text.test(step.text ?? '') ||
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

/** `PROCEDURE/STEP` of each step that looks; what cannot be read may look, too: that is seen when it can be. */
function lookingSteps(content: Content): ReadonlySet<string> {
  const known = { files: content.procedures, present: namesOf(content, 'procedures') };
  return new Set(
    content.procedures.flatMap((file) =>
      Object.keys(file.value.steps)
        .filter((name) => {
          const { source, whole } = stepSource(file, name, known);
          return source.checks !== undefined || !whole;
        })
        .map((name) => `${file.name}/${name}`),
    ),
  );
}

/** A look whose answers lead on to a deed whatever was seen. */
function indifferent(content: Content, looking: ReadonlySet<string>): readonly Mistake[] {
  const walk = walkOf(content.library);
  const onwards = (state: State) =>
    looking.has(placeOf(state)) || state.step.wait !== null || state.step.does !== null
      ? []
      : walk
          .offered(state)
          // A new message begins anew.
          .flatMap((answer) => (answer.then.kind === 'step' ? walk.after(state, answer) : []));
  return content.procedures.flatMap((file) => {
    const steps = content.library.runbook.procedures.find(({ name }) => name === file.name)?.steps ?? [];
    return steps
      .filter((step) => looking.has(placeOf({ procedure: file.name, step })))
      .flatMap((step) => {
        const leading = step.answers.filter((answer) => {
          if (answer.then.kind !== 'step') return false;
          const after = walk.after({ procedure: file.name, step, facts: [] }, answer);
          return [...reachable(after, keyOf, onwards).values()].some((state) => state.step.does !== null);
        });
        if (leading.length < 2) return [];
        return [
          mistakeAt(
            file,
            ['steps', step.name],
            `The step “${step.name}” looks that no other request runs, and goes on all the same after ${quoted(
              leading.map(({ answer }) => answer),
              'and',
            )}.`,
            'Let only the answer that nothing else runs lead on. The other one waits, and then looks again.',
          ),
        ];
      });
  });
}

const keyOf = ({ step, ...state }: State) => `${placeOf({ step, ...state })} ${state.facts.join(' ')}`;

/** How far the last look that nothing else runs still holds. */
type Trust = 'none' | 'not for a restart' | 'all';

interface Checked {
  readonly state: State;
  readonly trust: Trust;
  /** The step before, on one way to it. */
  readonly from: Checked | null;
}

/** Steps with `does` that a way leads to on which nobody looked. */
function unchecked(content: Content, looking: ReadonlySet<string>): readonly Mistake[] {
  const { procedures } = content;
  const trustAfter = ({ state, trust }: Checked): Trust => {
    if (looking.has(placeOf(state))) return 'all';
    if (state.step.wait !== null || state.step.does === 'restart') return 'none';
    return state.step.does === 'approve' && trust === 'all' ? 'not for a restart' : trust;
  };
  const walk = walkOf(content.library);
  const states = reachable<Checked>(
    walk.entrances.map((state) => ({ state, trust: 'none', from: null })),
    ({ state, trust }) => `${keyOf(state)} ${trust}`,
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
  const doors = new Map<string, Mistake>();
  const steps = procedures.flatMap((file) =>
    Object.keys(file.value.steps).flatMap((name) => {
      const checked = unsafe.get(`${file.name}/${name}`);
      if (checked?.state.step.does == null) return [];
      const does = { approve: 'approves', 're-submit': 're-submits', restart: 'restarts' }[checked.state.step.does];
      const begun = doorsTo(content, beginningOf(checked));
      for (const [door, path] of begun)
        doors.set(
          door.file,
          mistakeAt(
            door,
            path,
            `It begins at a step from which the step “${name}” ${does}, and nobody has looked that no other request runs.`,
            'Begin before a step with “checks: one-at-a-time”: without “step:”, it begins at the start of the procedure.',
          ),
        );
      if (begun.length > 0) return [];
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
  return [...doors.values(), ...steps];
}

const beginningOf = (checked: Checked): State => (checked.from === null ? checked.state : beginningOf(checked.from));

/** The problems and situations that begin at a step, where a procedure itself does not. */
function doorsTo(
  { procedures, problems, situations }: Content,
  { procedure, step }: State,
): readonly (readonly [ContentFile<unknown>, Path])[] {
  if (procedures.find(({ name }) => name === procedure)?.value.start === step.name) return [];
  const leads = (to: { readonly procedure?: string | undefined; readonly step?: string | undefined }) =>
    to.procedure === procedure && to.step === step.name;
  return [
    ...problems.filter(({ value }) => leads(value)).map((file) => [file, ['step']] as const),
    ...(situations === null
      ? []
      : Object.entries(situations.value)
          .filter(([, to]) => leads(to))
          .map(([name]) => [situations, [name, 'step']] as const)),
  ];
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
