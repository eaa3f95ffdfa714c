import type { Content } from '../content.ts';
import { nearest, type Mistake } from '../mistake.ts';
import { addressOfPage, type Used } from '../page.ts';
import { namesOf } from './references.ts';

/** Address of each page → its anchors; `null` where they are not known, because a file of it cannot be used. */
export type Targets = ReadonlyMap<string, readonly string[] | null>;

/** The anchors that each page has: of its headings, and of what its components show. */
export function targetsOf(content: Content): Targets {
  const unread = content.names.flatMap((name) =>
    isPage(name) ? [[addressOfPage(name.slice('guide/'.length)), null] as const] : [],
  );
  return new Map([
    ...unread,
    ...content.pages.map(({ address, anchors, uses }) => {
      const all = uses.map((used) => anchorsOf(content, used));
      return [address, all.includes(null) ? null : ['_top', ...anchors, ...all.flatMap((some) => some ?? [])]] as const;
    }),
  ]);
}

/** A heading of a page and a step that it shows may not have one anchor: a link would reach the first of the two. */
export const checkAnchors = (content: Content): readonly Mistake[] =>
  content.pages.flatMap(({ file, anchors, uses }) =>
    uses.flatMap((used) =>
      (anchorsOf(content, used) ?? [])
        .filter((anchor) => anchors.includes(anchor))
        .map((anchor) => ({
          file,
          line: used.line,
          what: `A heading of this page and what <${used.name}> shows have one anchor: “${anchor}”.`,
          fix: 'Word the heading another way.',
        })),
    ),
  );

export const isPage = (name: string) => name.startsWith('guide/') && name.endsWith('.mdx');

/** The name itself where it is one of them, else the one that was probably meant. */
export const nearName = (name: string, names: readonly string[]) =>
  names.includes(name) ? name : nearest(name, names);

/** The anchors of what a component shows; `null` where its file cannot be used. */
function anchorsOf(content: Content, { name, attributes }: Used): readonly string[] | null {
  const { problems, runbook } = content.library;
  if (name === 'Procedure') {
    const of = nearName(attributes['of'] ?? '', namesOf(content, 'procedures'));
    return runbook.procedures.find((procedure) => procedure.name === of)?.steps.map((step) => step.name) ?? null;
  }
  if (name === 'RequestLife') return runbook.stages.map(({ stage }) => `stage-${stage}`);
  if (name === 'KnownProblems')
    return [
      'overlaps',
      ...namesOf(content, 'problems'),
      ...new Set(problems.map(({ procedure }) => (procedure === null ? 'no-fix-yet' : `fix-${procedure}`))),
    ];
  return [];
}
