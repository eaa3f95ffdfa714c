import { markdownToHast } from 'satteri';
import type { RichElement, RichNode, RichText } from '../triage/procedure.ts';
import { bracketed, leftMark, type LeftMark } from './left-marks.ts';

const TAGS = new Set<string>([
  'p',
  'strong',
  'em',
  'code',
  'pre',
  'a',
  'ul',
  'ol',
  'li',
  'br',
] satisfies RichElement['tag'][]);

/** As much of a hast node as is read here. */
interface Node {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly children?: readonly Node[];
}

/** Markdown as data, and what in it cannot be shown. */
export interface Rendered {
  readonly rich: RichText;
  /** What the author wrote that has no place in a short text, such as “a heading”, and its first words. */
  readonly foreign: readonly { readonly what: string; readonly words: string }[];
}

const NAMES: Readonly<Record<string, string>> = {
  h1: 'a heading',
  h2: 'a heading',
  h3: 'a heading',
  h4: 'a heading',
  h5: 'a heading',
  h6: 'a heading',
  img: 'an image',
  table: 'a table',
  blockquote: 'a quotation',
  hr: 'a ruled line',
  del: 'a text struck through',
};

/**
 * Render a short Markdown text with the engine that renders the pages.
 *
 * Paragraphs, lists, links, emphasis and code; nothing else. Raw HTML, headings, tables and images are
 * left out and named in `foreign`.
 */
export function renderMarkdown(markdown: string): Rendered {
  const foreign: { what: string; words: string }[] = [];
  const children = (node: Node): RichNode[] => (node.children ?? []).flatMap(render);
  const render = (node: Node): RichNode[] => {
    if (node.type === 'text') return node.value === undefined ? [] : [node.value];
    if (node.type !== 'element' || node.tagName === undefined) {
      if (node.type === 'raw') foreign.push({ what: 'HTML', words: /^<[^>\n]*>?/.exec(node.value ?? '')?.[0] ?? '' });
      return children(node);
    }
    if (!isTag(node.tagName)) {
      const what = NAMES[node.tagName];
      if (what !== undefined) foreign.push({ what, words: firstWords(node) });
      return children(node);
    }
    const href = node.properties?.['href'];
    return [{ tag: node.tagName, ...(typeof href === 'string' && { href }), children: children(node) }];
  };
  const tree: Node = markdownToHast(markdown, { features: { smartPunctuation: false } });
  return { rich: tidy(children(tree)), foreign };
}

const firstWords = (node: Node): string =>
  node.value ??
  (node.tagName === 'img' ? `](${textOf(node.properties?.['src'])}` : undefined) ??
  (node.children ?? []).map(firstWords).find((words) => words.trim() !== '') ??
  '';

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

const isTag = (name: string): name is RichElement['tag'] => TAGS.has(name);

/** Without the line breaks that only separate blocks. */
const tidy = (rich: RichText): RichText =>
  rich
    .filter((node) => node !== '\n')
    .map((node) =>
      typeof node === 'string' || node.tag === 'p' || node.tag === 'code' || node.tag === 'pre'
        ? node
        : { ...node, children: tidy(node.children) },
    );

/** What is left standing in a rich text that a reader should not see; code is shown as it is. */
export function leftIn(rich: RichText): Pick<LeftMark, 'what' | 'fix' | 'words'> | null {
  for (const [index, node] of rich.entries()) {
    if (typeof node === 'string') {
      const left = leftMark(node, index === 0) ?? bracketed(node) ?? framed(node);
      if (left !== null) return left;
    } else if (node.tag !== 'code' && node.tag !== 'pre') {
      const left = leftIn(node.children);
      if (left !== null) return left;
    }
  }
  return null;
}

/** A frame, which only a page can have; `null` when there is none. */
function framed(text: string): LeftMark | null {
  const words = /^:::\w+/.exec(text)?.[0];
  return words === undefined
    ? null
    : { words, what: `“${words}” is shown as it stands here.`, fix: 'Use “warning:” for what must be seen first.' };
}

/** Every address that a rich text links to. */
export const linksIn = (rich: RichText): readonly string[] =>
  rich.flatMap((node) =>
    typeof node === 'string' ? [] : [...(node.href === undefined ? [] : [node.href]), ...linksIn(node.children)],
  );
