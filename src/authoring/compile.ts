import type { z } from 'zod';
import type { Package, Signs } from '../diagnosis/problem.ts';
import type { RichText } from '../triage/procedure.ts';
import type { Site, Situation, StageFacts } from '../triage/runbook.ts';
import type { SupportRequest } from '../ticket/support-request.ts';
import type { ContentFile } from './content-file.ts';
import type { ProblemEntry } from './library.ts';
import type { Path } from './mistake.ts';
import { leftOpen } from './left-marks.ts';
import { leftIn, renderMarkdown } from './markdown.ts';
import type { PackagesFile, ProblemFile, SiteFile, SituationsFile, StagesFile, SupportRequestFile } from './schemas.ts';

type File<S extends z.ZodType> = ContentFile<z.output<S>>;

const many = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [value as T];

/** Render a Markdown text of a file; what cannot be shown is the author's mistake. */
export function rich(file: Pick<ContentFile<unknown>, 'report'>, path: Path, markdown: string): RichText {
  const { rich: nodes, foreign } = renderMarkdown(markdown);
  const written = new Map(foreign.toReversed().map((one) => [one.what, one.words]));
  for (const [what, words] of written)
    file.report(
      path,
      `This text holds ${what}, which cannot be shown here.`,
      what === 'HTML'
        ? `Put “${words}” in backticks when it belongs to the text. Else use **bold**, *emphasis*, lists and links.`
        : 'Use paragraphs, lists, links, **bold**, *emphasis* and `code` only.',
      words,
    );
  const left = leftIn(nodes);
  if (left !== null) file.report(path, left.what, left.fix, left.words);
  for (const { what, fix, line } of leftOpen(markdown)) file.report(path, what, fix, markdown.split('\n')[line]);
  return nodes;
}

export const compilePackages = (packages: z.output<typeof PackagesFile>): readonly Package[] => packages;

export function compileProblem(file: File<typeof ProblemFile>): ProblemEntry {
  const { title, recognise, means, procedure, step, source, examples, near_misses } = file.value;
  return {
    name: file.name,
    title,
    recognise: many(recognise).map((block, position) =>
      compileSigns(block, () => {
        file.report(
          Array.isArray(recognise) ? ['recognise', position] : ['recognise'],
          'Nothing says how to recognise this problem.',
          'Add at least one of stage, exception, message, frame, anywhere.',
        );
      }),
    ),
    means: rich(file, ['means'], means),
    procedure: procedure ?? null,
    step: step ?? null,
    source,
    examples,
    nearMisses: near_misses ?? [],
  };
}

function compileSigns(block: z.output<typeof ProblemFile>['recognise'] & object, empty: () => void): Signs {
  const signs = Object.fromEntries(
    Object.entries(block).map(([key, value]) => [key, many(value as string | string[])]),
  );
  if (Object.keys(signs).length === 0) empty();
  return signs;
}

/** The site's settings; nothing is known where the file cannot be used. */
export function compileSite(file: File<typeof SiteFile> | null): Site {
  if (file === null)
    return {
      title: '',
      description: '',
      supportEmail: '',
      pages: [],
      pasteHint: [],
      oneAtATime: [],
      destroyedInstance: [],
    };
  const {
    title,
    description,
    support_email,
    troposphere,
    flower,
    pages,
    paste_hint,
    one_at_a_time,
    destroyed_instance,
  } = file.value;
  for (const [key, value] of Object.entries({ troposphere, flower }))
    if (value !== '' && !/^https?:\/\/[^\s/]\S*$/.test(value))
      file.report(
        [key],
        `“${value}” is not an address.`,
        "Write it with https:// at its start, or leave it empty: ''.",
      );
  if (support_email !== '' && !/^[^\s@]+@[^\s@]+$/.test(support_email))
    file.report(
      ['support_email'],
      `“${support_email}” is not an e-mail address.`,
      "Write it like team@example.org, or leave it empty: ''.",
    );
  return {
    title,
    description,
    supportEmail: support_email,
    pages: Object.entries(pages).map(([name, { on, path, link, otherwise }]) => ({
      name,
      address: addressOf({ troposphere, flower }[on], path ?? ''),
      link,
      otherwise: otherwise ?? null,
    })),
    pasteHint: rich(file, ['paste_hint'], paste_hint),
    oneAtATime: rich(file, ['one_at_a_time'], one_at_a_time),
    destroyedInstance: rich(file, ['destroyed_instance'], destroyed_instance),
  };
}

const addressOf = (site: string, path: string) => (site === '' ? '' : site.replace(/\/$/, '') + path);

export const compileStages = (file: File<typeof StagesFile> | null): readonly StageFacts[] =>
  (file?.value ?? []).map(({ stage, title, happens, takes, where, rerun, rerun_text }, position) => ({
    stage,
    title: title ?? stage,
    happens: file === null ? [] : rich(file, [position, 'happens'], happens),
    takes: takes ?? null,
    where: where ?? null,
    rerun,
    rerunText: rerun_text ?? null,
  }));

export const compileSituations = (file: File<typeof SituationsFile>): readonly Situation[] =>
  (Object.keys(file.value) as (keyof typeof file.value)[]).map((name) => {
    const { title, means, procedure, step, action } = file.value[name];
    return {
      name,
      title,
      means: rich(file, [name, 'means'], means),
      procedure: procedure ?? null,
      step: step ?? null,
      action: action ?? null,
    };
  });

export function compileSupportRequest(file: File<typeof SupportRequestFile>): SupportRequest {
  const { title, subject, fields, notes_label, reminder, user_message } = file.value;
  return {
    name: file.name,
    title,
    subject,
    fields: Object.entries(fields).map(([name, { label, from, required, help, long }]) => ({
      name,
      label,
      from: from ?? null,
      required: required ?? false,
      help: help ?? null,
      long: long ?? false,
    })),
    notesLabel: notes_label,
    reminder: reminder ?? null,
    userMessage: user_message ?? null,
  };
}
