import type { z } from 'zod';
import type { Answer, Procedure, Step, Target, Wait } from '../triage/procedure.ts';
import { rich } from './compile.ts';
import type { ContentFile, Report } from './content-file.ts';
import { nearest, suggest, type Path } from './mistake.ts';
import { WAIT, type ProcedureFile } from './schemas.ts';

type File = ContentFile<z.output<typeof ProcedureFile>>;
type StepSource = z.output<typeof ProcedureFile>['steps'][string];
type AnswerSource = NonNullable<StepSource['answers']>[number];

/** The ends that an answer can lead to, beside a step and a procedure. */
const ENDS = ['resolved', 'support-request', 'paste-again'] as const;
const isEnd = (name: string): name is (typeof ENDS)[number] => ENDS.some((end) => end === name);

/**
 * Procedures from their files. A reference that leads nowhere is reported, and taken for the name that is nearest, so
 * that one slip is one mistake.
 *
 * @param present Names of all procedure files, also of those that cannot be used: what is wrong there is said there.
 */
export function compileProcedures(files: readonly File[], present: readonly string[]): readonly Procedure[] {
  const facts = files.flatMap(({ value }) =>
    Object.values(value.steps).flatMap(({ answers = [] }) => answers.flatMap(({ sets }) => sets ?? [])),
  );
  return files.map((file) => {
    const { title, start, support_request, steps } = file.value;
    const names = Object.keys(steps);
    if (!names.includes(start))
      file.report(['start'], `There is no step “${start}” to begin at.`, suggest(start, names, 'The steps are'));
    return {
      name: file.name,
      title,
      start: names.includes(start) ? start : (nearest(start, names) ?? names[0] ?? start),
      supportRequest: support_request,
      steps: names.map((name) => compileStep(file, name, { files, present, facts })),
    };
  });
}

/** What a procedure can refer to. */
interface Known {
  readonly files: readonly File[];
  readonly present: readonly string[];
  /** What answers set, anywhere. */
  readonly facts: readonly string[];
}

function compileStep(file: File, name: string, known: Known): Step {
  const path = ['steps', name];
  const { source, whole, answersOf } = stepSource(file, name, known, file.report);
  if (whole && source.title === undefined)
    file.report(path, `The step “${name}” has no title.`, 'Add “title:” with what there is to do, the action first.');
  if (whole && source.answers === undefined)
    file.report(path, `The step “${name}” leads nowhere.`, 'Add “answers:”, each with “answer:” and “then:”.');
  const markdown = (key: 'text' | 'warning') =>
    source[key] === undefined
      ? null
      : rich(file.value.steps[name]?.[key] === undefined ? silent : file, [...path, key], source[key]);
  return {
    name,
    title: source.title ?? name,
    text: markdown('text') ?? [],
    warning: markdown('warning'),
    does: source.does ?? null,
    command: source.command ?? null,
    opens: source.opens ?? null,
    wait: source.wait === undefined ? null : readWait(source.wait),
    question: source.question ?? null,
    answers: (source.answers ?? []).map((answer, position) =>
      compileAnswer(file, answer, answersOf, [...path, 'answers', position], known),
    ),
  };
}

/** A text taken over from another step is wrong where it is written, not here. */
const silent: Pick<File, 'report'> = { report: () => undefined };

/** A step with what it takes over from the step that it is like. */
export interface Merged {
  readonly source: StepSource;
  /** Whether all of it is known: not where a step that it is like cannot be read. */
  readonly whole: boolean;
  /** The file that its answers are written in. */
  readonly answersOf: File;
}

/**
 * A step's own keys, over those of the step that it is like, and so on.
 *
 * @param report Told of a `like` of its own that leads nowhere; what is wrong further on is said there.
 */
export function stepSource(
  file: File,
  name: string,
  { files, present }: Pick<Known, 'files' | 'present'>,
  report: Report = silent.report,
): Merged {
  const met: string[] = [];
  let source: StepSource = {};
  let answersOf = file;
  let at = { file, name };
  for (;;) {
    const own = at.file.value.steps[at.name] ?? {};
    if (source.answers === undefined && own.answers !== undefined) answersOf = at.file;
    source = { ...own, ...source };
    if (own.like === undefined) return { source, whole: true, answersOf };
    met.push(`${at.file.name}/${at.name}`);
    const next = likeOf(own.like, at, { files, present }, (what, fix) => {
      if (met.length === 1) report(['steps', name, 'like'], what, fix);
    });
    if (next === null) return { source, whole: false, answersOf };
    const place = `${next.file.name}/${next.name}`;
    if (met.includes(place)) {
      if (place === met[0])
        report(
          ['steps', name, 'like'],
          `The step “${name}” is like itself.`,
          'Write its keys out in one of the steps.',
        );
      return { source, whole: false, answersOf };
    }
    at = next;
  }
}

/** The step that a `like` names, or probably means; `null` when it cannot be told. */
function likeOf(
  like: string,
  { file, name }: { readonly file: File; readonly name: string },
  { files, present }: Pick<Known, 'files' | 'present'>,
  wrong: (what: string, fix: string) => void,
): { readonly file: File; readonly name: string } | null {
  const ofProcedure = !like.includes('/') && present.includes(like) && file.value.steps[like] === undefined;
  const [procedure = '', step = ''] = like.includes('/') || ofProcedure ? like.split('/') : [file.name, like];
  const from = files.find((other) => other.name === procedure);
  if (from?.value.steps[step] !== undefined) return { file: from, name: step };
  if (from === undefined && present.includes(procedure)) return null;
  const others = files
    .flatMap((other) => Object.keys(other.value.steps).map((key) => `${other.name}/${key}`))
    .filter((place) => place !== `${file.name}/${name}`);
  const near = ofProcedure ? null : nearest(`${procedure}/${step}`, others);
  const choice =
    from === undefined
      ? suggest(procedure, present, 'It is written PROCEDURE/STEP. The procedures are')
      : suggest(step, Object.keys(from.value.steps), `The steps of “${procedure}” are`);
  wrong(`There is no step “${like}” to be like.`, near === null ? choice : `Did you mean “${near}”?`);
  const [nearProcedure = '', nearStep = ''] = near?.split('/') ?? [];
  const found = files.find((other) => other.name === nearProcedure);
  return found === undefined ? null : { file: found, name: nearStep };
}

/** Names of the procedures of which something is not known: of their own, or of a step that theirs are like. */
export const partlyKnown = (files: readonly File[], present: readonly string[]): readonly string[] => [
  ...present.filter((name) => !files.some((file) => file.name === name)),
  ...files
    .filter((file) => Object.keys(file.value.steps).some((name) => !stepSource(file, name, { files, present }).whole))
    .map(({ name }) => name),
];

function compileAnswer(file: File, source: AnswerSource, answersOf: File, path: Path, known: Known): Answer {
  const { answer, record, sets, if: only, unless } = source;
  const fact = (name: string | undefined) =>
    name === undefined || known.facts.includes(name) ? (name ?? null) : nearest(name, known.facts);
  return {
    answer,
    then: readTarget(file, source, answersOf, path, known),
    record: record ?? null,
    sets: sets ?? null,
    if: fact(only),
    unless: fact(unless),
  };
}

/** `procedure: NAME`, also when an author wrote it as one quoted text. */
const PROCEDURE = /^procedure: *(\S+)$/;

/** Where an answer leads that names nothing: out. */
const OUT: Target = { kind: 'support-request' };

function readTarget(file: File, source: AnswerSource, answersOf: File, path: Path, { files, present }: Known): Target {
  const own = answersOf === file;
  const wrong = (what: string, fix: string) => {
    file.report([...path, 'then'], `The answer “${source.answer}” goes to ${what}`, fix);
  };
  const stepOf = (procedure: string, name: string, names: readonly string[]): Target => {
    const step = names.includes(name) ? name : nearest(name, names);
    return step === null ? OUT : { kind: 'step', procedure, step };
  };
  const steps = Object.keys(file.value.steps);
  const then = readThen(source.then);
  if ('place' in then) {
    const { place } = then;
    if (isEnd(place)) return { kind: place };
    const isThere = answersOf.value.steps[place] !== undefined;
    if (!steps.includes(place) && (own || isThere))
      wrong(
        `the step “${place}”, and no step here has that name.`,
        own
          ? whereTo(place, [...steps, ...ENDS], present)
          : `Add it: “${place}:”, and below it “like: ${answersOf.name}/${place}”.`,
      );
    return stepOf(file.name, place, steps);
  }
  const { procedure: name } = then;
  if (own && !present.includes(name))
    wrong(`the procedure “${name}”, and there is none by that name.`, suggest(name, present, 'The procedures are'));
  const procedure = files.find((other) => other.name === (present.includes(name) ? name : nearest(name, present)));
  if (procedure === undefined) return OUT;
  const others = Object.keys(procedure.value.steps);
  const step = then.step ?? procedure.value.start;
  if (own && then.step !== undefined && !others.includes(then.step))
    wrong(`the step “${step}” of “${name}”, which has no such step.`, suggest(step, others, 'Its steps are'));
  return stepOf(procedure.name, step, others);
}

/** What an author may have meant by a step that there is not: a procedure, too, when it has that name. */
function whereTo(place: string, places: readonly string[], procedures: readonly string[]): string {
  const [procedure = '', step] = place.split('/');
  if (!procedures.includes(procedure)) return suggest(place, places, 'It can go to');
  return `To go to a procedure, write “then: { procedure: ${procedure}${step === undefined ? '' : `, step: ${step}`} }”.`;
}

/** The two ways to write where an answer leads: a place by its name, or a procedure. */
function readThen(
  then: AnswerSource['then'],
): { readonly place: string } | { readonly procedure: string; readonly step?: string | undefined } {
  if (typeof then !== 'string') return then;
  const procedure = PROCEDURE.exec(then)?.[1];
  return procedure === undefined ? { place: then } : { procedure };
}

/** The schema has seen to it that the text fits. */
function readWait(wait: string): Wait | null {
  const match = WAIT.exec(wait);
  if (match === null) return null;
  const least = Number(match[1]);
  return { least, most: Number(match[2] ?? match[1]), per: match[3] === undefined ? 'whole' : 'gb' };
}
