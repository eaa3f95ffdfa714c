import GithubSlugger from 'github-slugger';
import { mdxToMdast } from 'satteri';
import { readContentFile } from './content-file.ts';
import { leftMark, leftOpen, seenMarks } from './left-marks.ts';
import type { Mistake } from './mistake.ts';
import { PageHead } from './schemas.ts';
import { shortened } from './words.ts';

/** A component that a page uses, such as `<Procedure of="cache-problem" />`. */
export interface Used {
  readonly name: string;
  /** `null` stands for a value that is not a plain text: `open`, `steps={3}`. */
  readonly attributes: Readonly<Record<string, string | null>>;
  /** What stands in it: names of components, else kinds of Markdown, such as `ordered list` or `paragraph`. */
  readonly holds: readonly string[];
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
  /** What is wrong with its own text, whatever it refers to. */
  readonly faults: readonly Placed<Pick<Mistake, 'what' | 'fix'>>[];
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
  readonly identifier?: string;
  readonly depth?: number;
  readonly ordered?: boolean | null;
  readonly attributes?: readonly { readonly type: string; readonly name?: string; readonly value?: unknown }[];
  readonly children?: readonly Node[];
  readonly position?: { readonly start: { readonly line: number } };
}

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
    node.type.startsWith('mdxJsx') && node.name
      ? { name: node.name, attributes: attributesOf(node), holds: heldBy(node) }
      : null,
  );
  const pictures = some((node) => (node.type === 'imageReference' ? (node.identifier ?? null) : null));
  const definitions = some(({ type, identifier = '', url = '' }) =>
    type === 'definition' ? { identifier, url } : null,
  );
  const urlOf = (wanted?: string) => definitions.find(({ value }) => value.identifier === wanted)?.value.url ?? '';
  return {
    file,
    address: addressOfPage(path),
    ...headOf(file, root, mistakes),
    uses: uses.map(({ value, line }) => ({ ...value, line })),
    links: [
      ...some(({ type, url }) => (type === 'link' && url !== undefined ? url : null)),
      ...definitions.flatMap(({ value: { identifier, url }, line }) =>
        pictures.some(({ value }) => value === identifier) ? [] : [{ value: url, line }],
      ),
      ...uses.flatMap(({ value, line }) => {
        const href = value.attributes['href'];
        return typeof href === 'string' ? [{ value: href, line }] : [];
      }),
    ],
    images: some((node) => {
      if (node.type === 'image') return { source: node.url ?? '', text: node.alt ?? '' };
      if (node.type === 'imageReference') return { source: urlOf(node.identifier), text: node.alt ?? '' };
      if (node.type.startsWith('mdxJsx') && node.name === 'img') {
        const { src, alt } = attributesOf(node);
        return { source: src ?? '', text: alt ?? '' };
      }
      return null;
    }),
    faults: [
      ...nodes.flatMap(({ node, line, begins }) => {
        const fault = faultOf(node, begins);
        return fault === null ? [] : [{ value: fault, line: line + lineWithin(node, fault.words) }];
      }),
      ...leftOpen(mdx).map(({ line, ...value }) => ({ value, line: line + 1 })),
    ],
    anchors: some((node) => (node.type === 'heading' ? slugger.slug(wordsOf(node)) : null)).map(({ value }) => value),
  };
}

/** What a page does that only code may, or marks that it leaves standing. */
function faultOf(
  node: Node,
  begins: boolean,
): { readonly what: string; readonly fix: string; readonly words?: string } | null {
  switch (node.type) {
    case 'mdxjsEsm':
      return {
        what: `This paragraph begins with “${/^\w+/.exec(node.value ?? '')?.[0] ?? ''}”, which a page takes for code.`,
        fix: 'Begin it with another word. Components need no import.',
      };
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      if (/^\s*(?:\/\*[\s\S]*\*\/\s*)?$/.test(node.value ?? '')) return null;
      return {
        what: `A page takes “{${shortened(node.value ?? '', 24)}}” for code.`,
        fix: 'Put it in backticks when it belongs to the text: `{…}`.',
      };
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      if (!/^(?:script|style|iframe|object|embed|form|input|button|link|meta)$/i.test(node.name ?? '')) return null;
      return {
        what: `A page may hold no <${node.name ?? ''}>.`,
        fix: 'Take it out: the site runs and loads nothing but its own.',
      };
    case 'heading':
      if (wordsOf(node).trim() === '')
        return { what: 'This heading has no words.', fix: 'Write them behind the ##, or take it out.' };
      return node.depth === 1
        ? {
            what: 'This heading is of the rank of the page’s title.',
            fix: 'Begin it with ## instead of #: the title stands above it already.',
          }
        : null;
    case 'text':
      return leftMark(node.value ?? '', begins);
    default:
      return null;
  }
}

/** How many lines below a node's own first line some words of it stand. */
function lineWithin({ value = '' }: Node, words: string | undefined): number {
  const at = words === undefined ? -1 : value.indexOf(words);
  return at === -1 ? 0 : value.slice(0, at).split('\n').length - 1;
}

const heldBy = ({ children = [] }: Node): readonly string[] =>
  children.flatMap(({ type, name, ordered, value }) =>
    type === 'text' && (value ?? '').trim() === ''
      ? []
      : [type.startsWith('mdxJsx') && name ? name : type === 'list' && ordered === true ? 'ordered list' : type],
  );

/** `LINE:COLUMN: what is wrong (its-name)`, as the MDX parser says it. */
const FAULT = /^(\d+):\d+: ([^\n]*)/;

function parsed(file: string, mdx: string, mistakes: Mistake[]): Node | null {
  try {
    return mdxToMdast(mdx) as Node;
  } catch (error) {
    const [, line = '1', words = ''] = FAULT.exec(error instanceof Error ? error.message : '') ?? [];
    mistakes.push({ file, line: Number(line), ...signFault(mdx.split('\n')[Number(line) - 1] ?? '', words) });
    return null;
  }
}

/** What keeps a page from being read, by the line that it was found on and the parser's words. */
function signFault(line: string, words: string): Pick<Mistake, 'what' | 'fix'> {
  if (/brace|expression|`\{`/i.test(words))
    return {
      what: 'A curly bracket opens here that the page cannot make sense of.',
      fix: 'Put it in backticks when it belongs to the text: `{…}`.',
    };
  if (line.includes('<!--'))
    return { what: 'A note is written here that a page cannot hide.', fix: 'Write it {/* like this */}.' };
  const address = /<((?:https?:\/\/|[\w.+-]+@)[^>\s]*)>/.exec(line)?.[1];
  if (address !== undefined)
    return {
      what: `“<${address}>” is no link here.`,
      fix: `Write it with words: [the words](${address.includes('://') ? '' : 'mailto:'}${address}).`,
    };
  const [, name = '', attribute = ''] = /<([A-Z]\w*) (?:[^<>"]*"[^"]*")*\s*(\w+)=(?!["{])/.exec(line) ?? [];
  if (name !== '')
    return {
      what: `What stands behind “${attribute}=” is not in straight quotes.`,
      fix: `Write it like this: <${name} ${attribute}="NAME" />.`,
    };
  if (/<[A-Z]\w* /.test(line) && (line.match(/"/g) ?? []).length % 2 === 1)
    return { what: 'A quote is opened here and never closed.', fix: 'Put the missing quote behind the name.' };
  return {
    what: 'A “<” opens a component here that is not written to its end.',
    fix: 'Write signs that belong to the text in `backticks`, as in `<IMAGE_ID>`; close a component with “/>”, or with its own end, as in </Steps>.',
  };
}

/** What a page's head says of it; what is wrong with the head is told as well. */
function headOf(file: string, root: Node, mistakes: Mistake[]): Pick<Page, 'title'> {
  const head = root.children?.find(({ type }) => type === 'yaml');
  if (head === undefined || (head.value ?? '').trim() === '') {
    mistakes.push({
      file,
      line: 1,
      what: 'The page has no title.',
      fix: 'Begin it with three lines: “---”, “title: …”, “---”.',
    });
    return { title: '' };
  }
  const found: Mistake[] = [];
  const read = readContentFile(file, head.value ?? '', PageHead, found);
  for (const key of ['title', 'description'] as const) {
    const marks = seenMarks(key, read?.value[key] ?? '');
    if (marks !== null) read?.report([key], marks.what, marks.fix);
  }
  // The head begins below its line of hyphens.
  mistakes.push(...found.map((mistake) => ({ ...mistake, line: mistake.line + 1 })));
  return { title: read?.value.title ?? '' };
}

interface Found {
  readonly node: Node;
  readonly line: number;
  /** Whether it is the first thing in what holds it. */
  readonly begins: boolean;
}

/** Every node in it with its line; one without a place of its own has its parent's. */
function* all(node: Node, above: number, begins = true): Generator<Found> {
  const line = node.position?.start.line ?? above;
  yield { node, line, begins };
  for (const [index, child] of (node.children ?? []).entries()) yield* all(child, line, index === 0);
}

const attributesOf = (node: Node) =>
  Object.fromEntries(
    (node.attributes ?? []).flatMap(({ name, value }) =>
      name === undefined ? [] : [[name, typeof value === 'string' ? value : null]],
    ),
  );

const wordsOf = (node: Node): string => node.value ?? (node.children ?? []).map(wordsOf).join('');
