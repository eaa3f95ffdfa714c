import GithubSlugger from 'github-slugger';
import { mdxToMdast } from 'satteri';
import { readContentFile } from './content-file.ts';
import type { Mistake } from './mistake.ts';
import { PageHead } from './schemas.ts';

/** A component that a page uses, such as `<Procedure of="cache-problem" />`. */
export interface Used {
  readonly name: string;
  /** `null` stands for a value that is not a plain text: `open`, `steps={3}`. */
  readonly attributes: Readonly<Record<string, string | null>>;
  readonly line: number;
}

/** Something in a page that stands on a line. */
interface Placed<T> {
  readonly value: T;
  readonly line: number;
}

/** One page of the guide, as far as other files and the checks need it. */
export interface Page {
  /** Path as staff know it: `content/guide/approve.mdx`. */
  readonly file: string;
  /** From the site's root: `/approve/`. */
  readonly address: string;
  readonly title: string;
  readonly uses: readonly Used[];
  readonly links: readonly Placed<string>[];
  readonly images: readonly Placed<{ readonly source: string; readonly text: string }>[];
  /** Texts in which Markdown marks were left standing. */
  readonly leftMarks: readonly Placed<string>[];
  /** Anchors of its own headings; those of its components are not among them. */
  readonly anchors: readonly string[];
}

/** As much of an mdast node as is read here. */
interface Node {
  readonly type: string;
  readonly name?: string | null;
  readonly value?: string;
  readonly url?: string;
  readonly alt?: string | null;
  readonly attributes?: readonly { readonly type: string; readonly name?: string; readonly value?: unknown }[];
  readonly children?: readonly Node[];
  readonly position?: { readonly start: { readonly line: number } };
}

/** Marks that Markdown did not take for marks. */
const LEFT = /\*\*|`|\]\(/;

/** `guide/reference/words.mdx` → `/reference/words/`. */
export function addressOfPage(path: string): string {
  const slug = path.replace(/\.mdx?$/, '').replace(/(^|\/)index$/, '');
  return slug === '' ? '/' : `/${slug}/`;
}

/**
 * Read one page.
 *
 * @param path Below `content/guide/`.
 * @returns `null` when it cannot be read; why is added to `mistakes`.
 */
export function readPage(path: string, mdx: string, mistakes: Mistake[]): Page | null {
  const file = `content/guide/${path}`;
  const root = parsed(file, mdx, mistakes);
  if (root === null) return null;
  const nodes = [...all(root, 1)];
  const slugger = new GithubSlugger();
  const some = <T>(read: (node: Node) => T | null) =>
    nodes.flatMap(({ node, line }) => {
      const value = read(node);
      return value === null ? [] : [{ value, line }];
    });
  const uses = some((node) =>
    node.type.startsWith('mdxJsx') && node.name ? { name: node.name, attributes: attributesOf(node) } : null,
  );
  return {
    file,
    address: addressOfPage(path),
    title: titleOf(file, root, mistakes),
    uses: uses.map(({ value, line }) => ({ ...value, line })),
    links: [
      ...some(({ type, url }) => ((type === 'link' || type === 'definition') && url !== undefined ? url : null)),
      ...uses.flatMap(({ value, line }) => {
        const href = value.attributes['href'];
        return typeof href === 'string' ? [{ value: href, line }] : [];
      }),
    ],
    images: some((node) => {
      if (node.type === 'image') return { source: node.url ?? '', text: node.alt ?? '' };
      if (node.type.startsWith('mdxJsx') && node.name === 'img') {
        const { src, alt } = attributesOf(node);
        return { source: src ?? '', text: alt ?? '' };
      }
      return null;
    }),
    leftMarks: some(({ type, value }) => (type === 'text' && value !== undefined && LEFT.test(value) ? value : null)),
    anchors: some((node) => (node.type === 'heading' ? slugger.slug(wordsOf(node)) : null)).map(({ value }) => value),
  };
}

/** `LINE:COLUMN: what is wrong (its-name)`, as the MDX parser says it. */
const FAULT = /^(\d+):\d+: ([^\n]*)/;

function parsed(file: string, mdx: string, mistakes: Mistake[]): Node | null {
  try {
    return mdxToMdast(mdx) as Node;
  } catch (error) {
    const [, line = '1', words = ''] = FAULT.exec(error instanceof Error ? error.message : '') ?? [];
    const what = /brace|expression|`\{`/i.test(words)
      ? 'A curly bracket opens here that the page cannot make sense of.'
      : 'A “<” opens a component here that is not written to its end.';
    mistakes.push({
      file,
      line: Number(line),
      what,
      fix: 'Write signs that belong to the text in `backticks`, as in `<IMAGE_ID>`; close a component with “/>”, or with its own end, as in </Steps>.',
    });
    return null;
  }
}

/** The title in a page's head; what else is wrong with the head is told as well. */
function titleOf(file: string, root: Node, mistakes: Mistake[]): string {
  const head = root.children?.find(({ type }) => type === 'yaml');
  if (head === undefined || (head.value ?? '').trim() === '') {
    mistakes.push({
      file,
      line: 1,
      what: 'The page has no title.',
      fix: 'Begin it with three lines: “---”, “title: …”, “---”.',
    });
    return '';
  }
  const found: Mistake[] = [];
  const read = readContentFile(file, head.value ?? '', PageHead, found);
  // The head begins below its line of hyphens.
  mistakes.push(...found.map((mistake) => ({ ...mistake, line: mistake.line + 1 })));
  return read?.value.title ?? '';
}

/** Every node in it with its line; one without a place of its own has its parent's. */
function* all(node: Node, above: number): Generator<{ readonly node: Node; readonly line: number }> {
  const line = node.position?.start.line ?? above;
  yield { node, line };
  for (const child of node.children ?? []) yield* all(child, line);
}

const attributesOf = (node: Node) =>
  Object.fromEntries(
    (node.attributes ?? []).flatMap(({ name, value }) =>
      name === undefined ? [] : [[name, typeof value === 'string' ? value : null]],
    ),
  );

const wordsOf = (node: Node): string => node.value ?? (node.children ?? []).map(wordsOf).join('');
