import { overlapsOf, runExamples } from './coverage.ts';
import type { RichNode } from '../triage/procedure.ts';
import type { Library } from './library.ts';
import { shortened } from './words.ts';

const wordsOf = (node: RichNode): string => (typeof node === 'string' ? node : node.children.map(wordsOf).join(''));

/** What the problems cover, as text: each with its meaning, fix and examples, then where they overlap. */
export function reportOf(library: Library): string {
  const { problems, runbook, pages } = library;
  const overlaps = overlapsOf(runExamples(library));
  const count = (of: string, fits: string) =>
    overlaps.find((overlap) => overlap.of === of && overlap.fits === fits)?.count ?? 0;
  const width = Math.max(0, ...problems.map(({ name }) => name.length));

  const described = problems.map(({ name, title, means, recognise, procedure, step, examples, nearMisses }) => {
    const to = runbook.procedures.find((other) => other.name === procedure);
    const signs = recognise.map((set) =>
      Object.entries(set as Record<string, readonly string[]>)
        .map(([sign, phrases]) => `${sign} ${phrases.map((phrase) => `“${phrase}”`).join(' or ')}`)
        .join(' and '),
    );
    const at = step ?? to?.start ?? '';
    const page = pages.find(({ shows }) =>
      shows.some(({ component, of }) => component === 'Procedure' && of === to?.name),
    );
    return [
      `${name}: ${title}`,
      `  means          ${means.map(wordsOf).join(' ')}`,
      ...signs.map((set) => `  recognised by  ${set}`),
      `  fix            ${to === undefined ? 'none' : `${to.name}/${at}${page === undefined ? '' : `, on ${page.address}#${at}`}`}`,
      `  examples       ${examples.length}, near misses ${nearMisses.length}`,
      ...examples.map((example) => `                 ${shortened(example, 90)}`),
    ].join('\n');
  });

  const columns = problems.map(({ name }) => problems.filter((problem) => count(name, problem.name) > 0));
  const matrix = problems.map(({ name, examples }, index) => {
    const fits = (columns[index] ?? []).map((problem) => `${problem.name} ${count(name, problem.name)}`);
    return `${name.padEnd(width)}  ${examples.length}  ${fits.join(', ')}`;
  });
  return [...described, '', 'Examples of a problem, and how many of them fit which problems:', ...matrix, ''].join(
    '\n',
  );
}
