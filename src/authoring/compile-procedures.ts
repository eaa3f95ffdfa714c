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
      steps: names.map((name) => compileStep(file, name, { files, present })),
    };
  });
}

/** What a procedure can refer to. */
interface Known {
  readonly files: readonly File[];
  readonly present: readonly string[];
}

function compileStep(file: File, name: string, known: Known): Step {
  const path = ['steps', name];
  const source = stepSource(file, name, known.files, file.report);
  if (source.title === undefined)
    file.report(path, `The step “${name}” has no title.`, 'Add “title:” with what there is to do, the action first.');
  if (source.answers === undefined)
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
      compileAnswer(file, answer, [...path, 'answers', position], known),
    ),
  };
}

/** A text taken over from another step is wrong where it is written, not here. */
const silent: Pick<File, 'report'> = { report: () => undefined };

/**
 * A step's own keys, over those of the step that it is like.
 *
 * @param report Told of a `like` that leads nowhere.
 */
export function stepSource(
  file: File,
  name: string,
  files: readonly File[],
  report: Report = silent.report,
  seen: readonly string[] = [],
): StepSource {
  const own = file.value.steps[name] ?? {};
  if (own.like === undefined) return own;
  const path = ['steps', name, 'like'];
  const [procedure = '', step = ''] = own.like.includes('/') ? own.like.split('/') : [file.name, own.like];
  const from = files.find((other) => other.name === procedure);
  if (from?.value.steps[step] === undefined) {
    const all = files.flatMap((other) => Object.keys(other.value.steps).map((key) => `${other.name}/${key}`));
    report(path, `There is no step “${own.like}” to be like.`, suggest(own.like, all, 'The steps are'));
    return own;
  }
  const here = `${procedure}/${step}`;
  if (seen.includes(here)) {
    report(path, `The step “${name}” is like itself.`, 'Write its keys out in one of the steps.');
    return own;
  }
  return { ...stepSource(from, step, files, report, [...seen, here]), ...own };
}

function compileAnswer(file: File, source: AnswerSource, path: Path, known: Known): Answer {
  const { answer, record, sets, if: only, unless } = source;
  return {
    answer,
    then: readTarget(file, source, path, known),
    record: record ?? null,
    sets: sets ?? null,
    if: only ?? null,
    unless: unless ?? null,
  };
}

/** `procedure: NAME`, also when an author wrote it as one quoted text. */
const PROCEDURE = /^procedure: *(\S+)$/;

/** Where an answer leads that names nothing: out. */
const OUT: Target = { kind: 'support-request' };

function readTarget(file: File, source: AnswerSource, path: Path, { files, present }: Known): Target {
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
    if (!steps.includes(place))
      wrong(
        `the step “${place}”, and no step here has that name.`,
        suggest(place, [...steps, ...ENDS], 'It can go to'),
      );
    return stepOf(file.name, place, steps);
  }
  const { procedure: name } = then;
  if (!present.includes(name))
    wrong(`the procedure “${name}”, and there is none by that name.`, suggest(name, present, 'The procedures are'));
  const procedure = files.find((other) => other.name === (present.includes(name) ? name : nearest(name, present)));
  if (procedure === undefined) return OUT;
  const others = Object.keys(procedure.value.steps);
  const step = then.step ?? procedure.value.start;
  if (then.step !== undefined && !others.includes(then.step))
    wrong(`the step “${step}” of “${name}”, which has no such step.`, suggest(step, others, 'Its steps are'));
  return stepOf(procedure.name, step, others);
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
