import type { Considered } from '../../diagnosis/diagnosis.ts';
import { examine } from '../../diagnosis/examine.ts';
import type { Content } from '../content.ts';
import { mistakeAt } from '../content-file.ts';
import { overlapsOf, runExamples, type ExampleRun } from '../coverage.ts';
import type { Mistake } from '../mistake.ts';
import { quoted } from '../words.ts';

type File = Content['problems'][number];

/** What the examples and near misses of the problems show, by the engine that reads what staff paste. */
export function checkExamples({ problems, packages, library }: Content): readonly Mistake[] {
  // Without it nothing can be told of any example.
  if (packages === null) return [];
  const runs = runExamples(library);
  const titles = new Map(library.problems.map(({ name, title }) => [name, title]));
  const byProblem = Map.groupBy(runs, ({ problem }) => problem);
  return [
    ...problems.flatMap((file) => [
      ...shortPhrases(file),
      ...(byProblem.get(file.name) ?? []).flatMap((run) => astray(file, run, titles)),
      ...nearMisses(file, library),
    ]),
    ...common(problems, runs),
    ...twins(problems, runs),
  ];
}

const nth = (position: number, of: readonly unknown[]) => (of.length === 1 ? 'The example' : `Example ${position + 1}`);

/** An example that does not lead to its own problem first. */
function astray(file: File, run: ExampleRun, titles: ReadonlyMap<string, string>): readonly Mistake[] {
  const [first] = run.findings;
  if (first?.problem === file.name) return [];
  const what = nth(run.position, file.value.examples);
  const own = run.considered.find(({ problem }) => problem === file.name);
  const why = own?.against ?? (own === undefined ? 'Nothing in “recognise” fits it.' : null);
  const leads =
    first === undefined
      ? 'leads to no problem at all.'
      : `leads to “${titles.get(first.problem) ?? first.problem}” (${first.problem}) first, and not to this problem.`;
  return [
    mistakeAt(
      file,
      ['examples', run.position],
      `${what} ${leads}${why === null ? '' : ` ${why}`}`,
      why === null
        ? `Add words to “recognise” that stand in this text and not in those of “${first?.problem ?? ''}”.`
        : 'Correct “recognise” so that it fits this text, or take the example out. The page “Try it” shows what fits.',
    ),
  ];
}

/** A near miss that does match. */
function nearMisses(file: File, { problems, knowledge }: Content['library']): readonly Mistake[] {
  const own = { problems: problems.filter(({ name }) => name === file.name), packages: knowledge.packages };
  const misses = file.value.near_misses ?? [];
  return misses.flatMap((text, position) => {
    const { considered } = examine(text, own);
    const hit = considered.find(({ problem, against }) => problem === file.name && against === null);
    if (hit === undefined) return [];
    return [
      mistakeAt(
        file,
        ['near_misses', position],
        `${misses.length === 1 ? 'The near miss' : `Near miss ${position + 1}`} is taken for this problem: ${because(hit)}`,
        'Make “recognise” narrower, or move the text to “examples” if it is this problem after all.',
      ),
    ];
  });
}

/** Why it was taken for the problem, in the engine's own words. */
const because = ({ signs }: Considered) =>
  signs.flatMap(({ evidence }) => evidence?.reason ?? []).join(' ') || 'it names no stage.';

/** Literal letters that a phrase must have, to be found by intent and not by chance. */
const LEAST = 4;

const TEXT_SIGNS = ['exception', 'message', 'frame', 'anywhere'] as const;

function shortPhrases(file: File): readonly Mistake[] {
  const { recognise } = file.value;
  const blocks = Array.isArray(recognise) ? recognise : [recognise];
  return blocks.flatMap((block, position) =>
    TEXT_SIGNS.flatMap((sign) =>
      [block[sign] ?? []]
        .flat()
        .filter((phrase) => phrase.replace(/[*\s]/g, '').length < LEAST)
        .map((phrase) =>
          mistakeAt(
            file,
            ['recognise', ...(Array.isArray(recognise) ? [position] : []), sign],
            `The phrase “${phrase}” is too short: it is found almost everywhere.`,
            'Copy more of the message: at least four letters that stay the same each time.',
          ),
        ),
    ),
  );
}

/** A problem that fits another one's example by its text: its phrases are too common. */
function common(problems: readonly File[], runs: readonly ExampleRun[]): readonly Mistake[] {
  const reported = new Set<string>();
  return runs.flatMap((run) =>
    run.findings.flatMap(({ problem, confidence }, rank) => {
      // Where the wrong one comes first, the example has been reported already.
      if (problem === run.problem || confidence === 'possible' || rank === 0) return [];
      const file = problems.find(({ name }) => name === problem);
      const hit = run.considered.find((considered) => considered.problem === problem);
      const pair = `${problem} ${run.problem}`;
      if (file === undefined || hit === undefined || reported.has(pair)) return [];
      reported.add(pair);
      const sign = hit.signs.find(({ sign: of, result }) => of !== 'stage' && result === 'held');
      return [
        mistakeAt(
          file,
          Array.isArray(file.value.recognise) ? ['recognise'] : ['recognise', sign?.sign ?? 'message'],
          `${quoted(sign?.wanted ?? [], 'or')} is too common: it also fits an example of “${run.problem}”.`,
          'Copy more of the message, or add a sign that only this problem has.',
        ),
      ];
    }),
  );
}

/** Two problems of which each fits all examples of the other. */
function twins(problems: readonly File[], runs: readonly ExampleRun[]): readonly Mistake[] {
  const counts = new Map(overlapsOf(runs).map((overlap) => [`${overlap.of} ${overlap.fits}`, overlap.count]));
  return [...counts.keys()].flatMap((key) => {
    const [one = '', other = ''] = key.split(' ');
    const file = problems.find(({ name }) => name === other);
    const first = problems.find(({ name }) => name === one);
    if (one >= other || file === undefined || first === undefined) return [];
    const all = (of: File, fits: string) => counts.get(`${of.name} ${fits}`) === of.value.examples.length;
    if (!all(first, other) || !all(file, one)) return [];
    return [
      mistakeAt(
        file,
        ['recognise'],
        `No example tells this problem from “${one}”: every example of each fits both.`,
        'Add to one of them a phrase that only it has, or make the two one problem.',
      ),
    ];
  });
}
