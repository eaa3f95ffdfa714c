import { against } from '../../diagnosis/against.ts';
import type { Considered } from '../../diagnosis/diagnosis.ts';
import { examine } from '../../diagnosis/examine.ts';
import type { Content } from '../content.ts';
import { mistakeAt } from '../content-file.ts';
import { overlapsOf, runExamples, type ExampleRun } from '../coverage.ts';
import type { Mistake } from '../mistake.ts';
import { isShort, quoted } from '../words.ts';

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
      ...astray(file, byProblem.get(file.name) ?? [], titles),
      ...nearMisses(file, library),
    ]),
    ...common(problems, runs),
    ...twins(problems, runs),
  ];
}

const numbers = (positions: readonly number[]) => {
  const all = positions.map((position) => String(position + 1));
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
};

/** “Example 2 leads”, “Examples 2 and 3 lead”. */
function leading(positions: readonly number[], of: readonly unknown[]): string {
  const [first = 0] = positions;
  if (of.length === 1) return 'The example leads';
  return positions.length === 1 ? `Example ${first + 1} leads` : `Examples ${numbers(positions)} lead`;
}

/** Whether a text of its own, and no stage alone, makes another problem come before this one. */
const isOutdone = ({ findings, problem }: ExampleRun) =>
  findings[0]?.confidence !== 'possible' &&
  findings.some((finding) => finding.problem === problem && finding.confidence === 'possible');

/** Then no problem is considered at all. */
const NO_FAILURE =
  'It holds no failure of ours: nothing failed in it, or only code that content/packages.yaml does not name as ours.';

/** The examples that do not lead to their own problem first; those that do so for one reason are one mistake. */
function astray(file: File, runs: readonly ExampleRun[], titles: ReadonlyMap<string, string>): readonly Mistake[] {
  const wrong = runs.flatMap((run) => {
    const [first] = run.findings;
    // A phrase that is too common is the other one's mistake.
    if (first?.problem === file.name || isOutdone(run)) return [];
    const own = run.considered.find(({ problem }) => problem === file.name);
    const why = own === undefined ? NO_FAILURE : against(own);
    const to =
      first === undefined
        ? 'to no problem at all.'
        : `to “${titles.get(first.problem) ?? first.problem}” (${first.problem}) first, and not to this problem.`;
    return [{ position: run.position, first, why, to: `${to}${why === null ? '' : ` ${why}`}` }];
  });
  return [...Map.groupBy(wrong, ({ to }) => to)].flatMap(([to, [one, ...more]]) =>
    one === undefined
      ? []
      : mistakeAt(
          file,
          ['examples', one.position],
          `${leading(
            [one, ...more].map(({ position }) => position),
            file.value.examples,
          )} ${to}`,
          one.why === null
            ? `Add words to “recognise” that stand in this text and not in those of “${one.first?.problem ?? ''}”.`
            : 'Correct “recognise” so that it fits this text, or take the example out. The page “Try it” shows what fits.',
        ),
  );
}

/** A near miss that does match. */
function nearMisses(file: File, { problems, knowledge }: Content['library']): readonly Mistake[] {
  const own = { problems: problems.filter(({ name }) => name === file.name), packages: knowledge.packages };
  const misses = file.value.near_misses ?? [];
  return misses.flatMap((text, position) => {
    const { considered } = examine(text, own);
    const hit = considered.find(({ problem, confidence }) => problem === file.name && confidence !== null);
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

const TEXT_SIGNS = ['exception', 'message', 'frame', 'anywhere'] as const;

function shortPhrases(file: File): readonly Mistake[] {
  const { recognise } = file.value;
  const blocks = Array.isArray(recognise) ? recognise : [recognise];
  return blocks.flatMap((block, position) =>
    TEXT_SIGNS.flatMap((sign) =>
      [block[sign] ?? []]
        .flat()
        .filter(isShort)
        .map((phrase) => ({
          file: file.file,
          line: file.lineOf(['recognise', ...(Array.isArray(recognise) ? [position] : []), sign], phrase),
          what: `The phrase “${phrase}” is too short: it is found almost everywhere.`,
          fix: 'Copy more of the message: at least four letters that stay the same each time.',
        })),
    ),
  );
}

/** More problems than this are counted, and not named. */
const NAMED = 3;

/** The phrases of a problem that fit other ones' examples: they are too common. */
function common(problems: readonly File[], runs: readonly ExampleRun[]): readonly Mistake[] {
  const files = new Map(problems.map((file) => [file.name, file]));
  const hits = runs.flatMap((run) => {
    // Where the wrong one comes first, the example has been reported already.
    const from = isOutdone(run) ? 0 : 1;
    const others = run.findings
      .slice(from)
      .filter(({ problem, confidence }) => problem !== run.problem && confidence !== 'possible');
    if (others.length === 0) return [];
    const considered = new Map(run.considered.map((one) => [one.problem, one]));
    return others.flatMap(({ problem }) => {
      const file = files.get(problem);
      const signs = considered.get(problem)?.signs ?? [];
      const sign = signs.find(({ sign: of, result }) => of !== 'stage' && result === 'held');
      if (file === undefined || sign === undefined) return [];
      const phrases = sign.wanted.filter((phrase) => sign.evidence?.reason.includes(phrase.replaceAll('*', '…')));
      const phrase = phrases.toSorted((a, b) => b.length - a.length)[0] ?? sign.wanted[0] ?? '';
      return isShort(phrase) ? [] : [{ file, sign: sign.sign, phrase, fits: run.problem }];
    });
  });
  return [...Map.groupBy(hits, ({ file, sign, phrase }) => `${file.name} ${sign} ${phrase}`).values()].flatMap(
    ([one, ...more]) => {
      if (one === undefined) return [];
      const { file, sign, phrase } = one;
      const fits = [...new Set([one, ...more].map((hit) => hit.fits))];
      const named = fits.length > NAMED + 1 ? fits.slice(0, NAMED) : fits;
      const examples = fits.length === 1 ? 'an example' : 'examples';
      const others = fits.length - named.length;
      return [
        {
          file: file.file,
          line: file.lineOf(Array.isArray(file.value.recognise) ? ['recognise'] : ['recognise', sign], phrase),
          what: `“${phrase}” is too common: it also fits ${examples} of ${
            others > 0
              ? `${named.map((name) => `“${name}”`).join(', ')} and ${others} other problems`
              : quoted(named, 'and')
          }.`,
          fix: 'Copy more of the message, or add a sign that only this problem has.',
        },
      ];
    },
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
