import type { AddressFact } from '../../triage/cloud-page.ts';
import { OURS, STARLIGHTS } from '../components.ts';
import type { Content } from '../content.ts';
import { mistakeAt, type ContentFile } from '../content-file.ts';
import { suggest, type Mistake, type Path } from '../mistake.ts';
import type { Used } from '../page.ts';
import { quoted } from '../words.ts';

/** Names of the files of one kind, also of those that cannot be used: they are there, and wrong for another reason. */
export const namesOf = ({ names }: Content, folder: string): readonly string[] =>
  names.flatMap((name) => (name.startsWith(`${folder}/`) ? (/([^/]+)\.yaml$/.exec(name)?.[1] ?? []) : []));

/** Whatever one file names in another must be there. Answers are seen to where they are compiled. */
export function checkReferences(content: Content): readonly Mistake[] {
  return [
    ...content.problems.flatMap((file) => place(content, file, [], file.value)),
    ...situations(content),
    ...content.procedures.flatMap((file) => request(content, file)),
    ...content.supportRequests.flatMap(subject),
    ...example(content),
    ...stages(content),
    ...cloudPages(content),
    ...facts(content),
    ...content.pages.flatMap(({ file, uses }) => uses.flatMap((used) => component(content, file, used))),
  ];
}

interface Named {
  readonly procedure?: string | undefined;
  readonly step?: string | undefined;
}

/** A procedure, and a step of it. */
function place(
  content: Content,
  from: ContentFile<unknown>,
  path: Path,
  { procedure, step }: Named,
): readonly Mistake[] {
  if (procedure === undefined)
    return step === undefined
      ? []
      : [mistakeAt(from, [...path, 'step'], `A step is named here, and no procedure.`, 'Add “procedure:” above it.')];
  const names = namesOf(content, 'procedures');
  if (!names.includes(procedure))
    return [
      mistakeAt(
        from,
        [...path, 'procedure'],
        `There is no procedure “${procedure}”.`,
        suggest(procedure, names, 'The procedures are'),
      ),
    ];
  const there = content.procedures.find(({ name }) => name === procedure);
  const steps = Object.keys(there?.value.steps ?? {});
  if (!there || step === undefined || steps.includes(step)) return [];
  return [
    mistakeAt(
      from,
      [...path, 'step'],
      `The procedure “${procedure}” has no step “${step}”.`,
      suggest(step, steps, 'Its steps are'),
    ),
  ];
}

function situations(content: Content): readonly Mistake[] {
  const { situations: file } = content;
  return file === null ? [] : Object.entries(file.value).flatMap(([name, of]) => place(content, file, [name], of));
}

function request(content: Content, file: Content['procedures'][number]): readonly Mistake[] {
  const { support_request: name } = file.value;
  const names = namesOf(content, 'support-requests');
  if (names.includes(name)) return [];
  return [
    mistakeAt(
      file,
      ['support_request'],
      `There is no support request “${name}”.`,
      suggest(name, names, 'The support requests are'),
    ),
  ];
}

/** `{username}` in a subject stands for the field of that name. */
function subject(file: Content['supportRequests'][number]): readonly Mistake[] {
  const fields = Object.keys(file.value.fields);
  const rest = file.value.subject.replace(/\{[^{}]*\}/g, '');
  if (/[{}]/.test(rest))
    return [
      mistakeAt(
        file,
        ['subject'],
        'The subject has a curly bracket without its other one.',
        'Write the name of a field between the two: {username}.',
      ),
    ];
  return [...file.value.subject.matchAll(/\{([^{}]*)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !fields.includes(name))
    .map((name) =>
      mistakeAt(
        file,
        ['subject'],
        `The subject asks for the field “${name}”, and there is none by that name.`,
        suggest(name, fields, 'The fields are'),
      ),
    );
}

function example(content: Content): readonly Mistake[] {
  const { site } = content;
  const names = namesOf(content, 'problems');
  if (site?.value.example === undefined || names.includes(site.value.example)) return [];
  return [
    mistakeAt(
      site,
      ['example'],
      `There is no problem “${site.value.example}”.`,
      suggest(site.value.example, names, 'The problems are'),
    ),
  ];
}

/** Each stage is told once. */
const stages = ({ stages: file }: Content): readonly Mistake[] =>
  (file?.value ?? []).flatMap(({ stage }, position, all) =>
    file === null || all.findIndex((other) => other.stage === stage) === position
      ? []
      : [mistakeAt(file, [position, 'stage'], `The stage “${stage}” stands here twice.`, 'Take one of the two out.')],
  );

/** What a step opens, and what stands in for such a page, is a page that the site knows. */
function cloudPages({ site, procedures }: Content): readonly Mistake[] {
  if (site === null) return [];
  const names = Object.keys(site.value.pages);
  const unknown = (file: ContentFile<unknown>, path: Path, name: string | undefined) =>
    name === undefined || names.includes(name)
      ? []
      : [
          mistakeAt(
            file,
            path,
            `There is no page “${name}” of the cloud to open.`,
            suggest(name, names, 'The pages in content/site.yaml are'),
          ),
        ];
  return [
    ...procedures.flatMap((file) =>
      Object.entries(file.value.steps).flatMap(([step, { opens }]) => unknown(file, ['steps', step, 'opens'], opens)),
    ),
    ...Object.entries(site.value.pages).flatMap(([name, { path = '', otherwise }]) => [
      ...unknown(site, ['pages', name, 'otherwise'], otherwise),
      ...[...path.matchAll(/\{([^{}]*)\}/g)].flatMap(([, fact = '']) =>
        FACTS.includes(fact)
          ? []
          : [
              mistakeAt(
                site,
                ['pages', name, 'path'],
                `“{${fact}}” is nothing that is read from a paste.`,
                suggest(fact, FACTS, 'What can stand there is'),
              ),
            ],
      ),
    ]),
  ];
}

const FACTS: readonly string[] = [
  'requestId',
  'username',
  'instanceId',
  'instanceIp',
  'requestStatus',
  'instanceStatus',
] satisfies AddressFact[];

/** A fact that an answer asks for must be set by some answer. */
function facts(content: Content): readonly Mistake[] {
  const { procedures } = content;
  // A procedure that cannot be used may set anything.
  if (procedures.length < namesOf(content, 'procedures').length) return [];
  const answers = procedures.flatMap((file) =>
    Object.entries(file.value.steps).flatMap(([step, { answers: given = [] }]) =>
      given.map((answer, position) => ({ file, path: ['steps', step, 'answers', position] as const, answer })),
    ),
  );
  const set = [...new Set(answers.flatMap(({ answer }) => answer.sets ?? []))];
  return answers.flatMap(({ file, path, answer }) =>
    (['if', 'unless'] as const).flatMap((key) => {
      const fact = answer[key];
      if (fact === undefined || set.includes(fact)) return [];
      return [
        mistakeAt(
          file,
          [...path, key],
          `The answer “${answer.answer}” asks whether “${fact}” holds, and no answer sets that.`,
          suggest(fact, set, 'What answers set is'),
        ),
      ];
    }),
  );
}

const COMPONENTS = [...Object.keys(OURS), ...Object.keys(STARLIGHTS)];

/** HTML that has the name of a component, but for its letters. */
const ALSO_HTML = 'aside';

function component(content: Content, file: string, used: Used): readonly Mistake[] {
  const { name, attributes, line } = used;
  const mistake = (what: string, fix: string): Mistake => ({ file, line, what, fix });
  // Small letters are HTML, such as <details>; that is a page's own business.
  if (/^[a-z]/.test(name) && (name === ALSO_HTML || !COMPONENTS.some((known) => known.toLowerCase() === name)))
    return [];
  const starlight = STARLIGHTS[name];
  if (starlight !== undefined) return ofStarlight(used, starlight).map((what) => mistake(what, asIn(starlight)));
  const shape = OURS[name];
  if (shape === undefined)
    return [mistake(`There is no component <${name}>.`, suggest(name, COMPONENTS, 'The components are'))];
  const unknown = Object.keys(attributes).filter(
    (key) => shape.names[key] === undefined && !shape.flags?.includes(key),
  );
  const missing = shape.required.filter((key) => attributes[key] === undefined);
  return [
    ...unknown.map((key) => mistake(`<${name}> takes no “${key}”.`, asIn(shape))),
    ...missing.map((key) => mistake(`<${name}> needs “${key}”.`, asIn(shape))),
    ...Object.entries(shape.names).flatMap(([key, kind]) => {
      const value = attributes[key];
      if (value === undefined) return [];
      const names = namesOf(content, `${kind.replace(' ', '-')}s`);
      if (value !== null && names.includes(value)) return [];
      return [
        mistake(
          value === null ? `The “${key}” of <${name}> is not a plain text.` : `There is no ${kind} “${value}”.`,
          value === null ? asIn(shape) : suggest(value, names, `The ${kind}s are`),
        ),
      ];
    }),
  ];
}

const asIn = ({ example }: { readonly example: string }) => `Write it like this: ${example}.`;

/** What one of Starlight's components would stop the build at, or show as nothing. */
function ofStarlight(
  { name, attributes, holds }: Used,
  { required = [], values = {}, holds: wanted }: (typeof STARLIGHTS)[string],
): readonly string[] {
  const fits =
    wanted === undefined || (holds.every((kind) => kind === wanted.kind) && (wanted.many || holds.length === 1));
  return [
    ...required.filter((key) => attributes[key] === undefined).map((key) => `<${name}> needs “${key}”.`),
    ...Object.entries(values).flatMap(([key, words]) => {
      const word = attributes[key];
      if (word === undefined || (word !== null && words.includes(word))) return [];
      return [`The “${key}” of <${name}> must be ${quoted(words, 'or')}.`];
    }),
    ...(fits
      ? []
      : [
          `<${name}> may hold ${wanted.many ? `nothing but <${wanted.kind}>` : 'one numbered list, and nothing else'}.`,
        ]),
  ];
}
