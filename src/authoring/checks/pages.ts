import type { Content } from '../content.ts';
import { mistakeAt, type ContentFile } from '../content-file.ts';
import type { Mistake } from '../mistake.ts';
import { addressOfPage } from '../page.ts';
import { isPage, nearName } from './anchors.ts';
import { namesOf } from './references.ts';

/** What no page shows cannot be read without JavaScript, and nothing can link to it. */
export function checkPages(content: Content): readonly Mistake[] {
  const { pages, procedures, supportRequests, names } = content;
  // A page that cannot be read may show anything.
  const readable = pages.length === names.filter(isPage).length;
  const missing = (files: readonly ContentFile<unknown>[], folder: string, component: string, kind: string) => {
    const known = namesOf(content, folder);
    const shown = pages.flatMap(({ uses }) =>
      uses.flatMap(({ name, attributes }) =>
        name === component ? (nearName(attributes['of'] ?? '', known) ?? []) : [],
      ),
    );
    return files
      .filter(({ name }) => readable && !shown.includes(name))
      .map((file) =>
        mistakeAt(
          file,
          [],
          `No page shows this ${kind}.`,
          `Add <${component} of="${file.name}" /> to a page in content/guide/: without JavaScript it can be read nowhere else.`,
        ),
      );
  };
  const twice = pages.flatMap(({ file, uses }) =>
    uses
      .filter(({ name }) => name === 'Procedure')
      .slice(1)
      .map(({ line }) => ({
        file,
        line,
        what: 'A second procedure is shown on this page.',
        fix: 'Give it a page of its own: a link to a step would not know which of the two is meant.',
      })),
  );
  const sharing = [...Map.groupBy(names.filter(isPage), (name) => addressOfPage(name.slice('guide/'.length)))].flatMap(
    ([address, [first = '', ...others]]) =>
      others.map((name) => ({
        file: `content/${name}`,
        line: 1,
        what: `This page and content/${first} have one address: ${address}.`,
        fix: 'Give one of the two another name.',
      })),
  );
  const home = names.includes('guide/index.mdx')
    ? []
    : [
        {
          file: 'content/guide/index.mdx',
          line: 1,
          what: 'This file is missing.',
          fix: 'Put it back: it is the page that the site begins with.',
        },
      ];
  return [
    ...home,
    ...sharing,
    ...missing(procedures, 'procedures', 'Procedure', 'procedure'),
    ...missing(supportRequests, 'support-requests', 'SupportRequest', 'support request'),
    ...twice,
  ];
}
