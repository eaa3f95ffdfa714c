import { suggest } from './mistake.ts';

/** Marks of Markdown that were not taken for marks, and would be seen. */
export interface LeftMark {
  readonly what: string;
  readonly fix: string;
  /** The mark and some of what follows, as written. */
  readonly words: string;
}

/** As much of what follows as is needed to find the place. */
const SOME = '[^\\n]{0,16}';

const shown = (words: string) => `Marks of Markdown were left standing in the text: “${words}”.`;

const KINDS: readonly { readonly find: RegExp; readonly what: (words: string) => string; readonly fix: string }[] = [
  {
    // ** and ` that are not closed, a link with a blank in it or before its address, and a link to a name.
    find: new RegExp(`(?:\\*\\*|\`|\\]\\(|\\] \\((?=/|https?:)|\\]\\[)${SOME}`),
    what: shown,
    fix: 'Close each **, each ` and each [link](/address/), and put no blank inside them.',
  },
  {
    // * or _ in front of a word, with nothing that closes it.
    find: new RegExp(`(?<![\\p{L}\\p{N}*_/])[*_](?=\\p{L})${SOME}`, 'u'),
    what: shown,
    fix: 'Close each *emphasis*. Put a sign that belongs to the text, and what it belongs to, in `backticks`.',
  },
  {
    find: new RegExp(`^(?:#{1,6}(?=[^\\s#])|[-•](?=\\p{L})|\\d{1,2}[.)](?=\\p{L}))${SOME}`, 'mu'),
    what: (words) => `Between a mark of Markdown and its text, a blank is missing: “${words}”.`,
    fix: 'Put one there: ## Heading, - entry, 1. entry.',
  },
  {
    find: new RegExp(`^\\|.*\\|${SOME}`, 'm'),
    what: (words) => `These lines are no table yet: “${words.slice(0, 24)}”.`,
    fix: 'Below the first line, a table needs one of hyphens, and above it an empty one: | --- | --- |.',
  },
];

/**
 * The first mark that was left standing in a piece of text; `null` when there is none.
 *
 * @param begins Whether the piece begins a paragraph.
 */
export function leftMark(text: string, begins: boolean): LeftMark | null {
  // What stands behind something else does not begin a line.
  const body = begins ? text : `\u200B${text}`;
  for (const { find, what, fix } of KINDS) {
    const words = find.exec(body)?.[0];
    if (words !== undefined) return { what: what(words), fix, words };
  }
  return null;
}

const FENCE = /^ {0,3}(```+|~~~+)/;

const FRAME = /^ {0,3}:::+ *(\w*)/;

const FRAMES = ['note', 'tip', 'caution', 'danger'];

/** What is opened in a Markdown text and not closed, and frames that there are not; with its line, from 0. */
export function leftOpen(markdown: string): readonly (Omit<LeftMark, 'words'> & { readonly line: number })[] {
  let code: { readonly line: number; readonly mark: string } | null = null;
  const frames: number[] = [];
  const unknown: { what: string; fix: string; line: number }[] = [];
  for (const [line, text] of markdown.split('\n').entries()) {
    const mark = FENCE.exec(text)?.[1];
    if (mark !== undefined && code === null) code = { line, mark };
    else if (mark !== undefined && code !== null && text.trim().startsWith(code.mark)) code = null;
    const frame = code === null ? FRAME.exec(text)?.[1] : undefined;
    if (frame === '') frames.pop();
    else if (frame !== undefined && FRAMES.includes(frame)) frames.push(line);
    else if (frame !== undefined)
      unknown.push({ line, what: `There is no frame “:::${frame}”.`, fix: suggest(frame, FRAMES, 'It can be') });
  }
  return [
    ...(code === null ? [] : [{ line: code.line, ...OPEN_CODE }]),
    ...frames.map((line) => ({
      line,
      what: 'A frame begins here that nothing closes.',
      fix: 'Put a line of three colons below its last line.',
    })),
    ...unknown,
  ];
}

const OPEN_CODE = {
  what: 'A block of code begins here that nothing closes.',
  fix: 'Put a line of three backticks below its last line.',
} as const;

/** What stands for something that was pasted, in the places that can hold it. */
const STANDS_FOR = /\{(?:requestId|username|instanceId|instanceIp|requestStatus|instanceStatus|failure)\}/;

/** A name in curly brackets where nothing is put in its place; `null` when there is none. */
export function bracketed(
  text: string,
): { readonly what: string; readonly fix: string; readonly words: string } | null {
  const words = STANDS_FOR.exec(text)?.[0];
  return words === undefined
    ? null
    : {
        what: `“${words}” stands for nothing here: it would be shown as it is.`,
        fix: 'Say it in words. Only the subject of a support request, and the paths in content/site.yaml, can hold it.',
        words,
      };
}

// Backticks, **bold**, *emphasis*, [links](/somewhere/) and HTML.
const MARKS =
  /`[^`]+`|\*\*[^*]+\*\*|(?<![\w*/])\*[^*\s](?:[^*]*[^*\s])?\*(?![\w*])|\[[^\]]+\]\([^)]*\)|<\/?(?:b|i|u|em|strong|code|br|p|span|a)\b[^>]*>/;

/** Marks in a text that is shown letter by letter; `null` when there are none. */
export function seenMarks(key: string, text: string): { readonly what: string; readonly fix: string } | null {
  const marks = MARKS.exec(text)?.[0];
  return marks === undefined
    ? null
    : {
        what: `“${key}” is shown as it stands, so the marks in “${marks}” would be seen.`,
        fix: 'Write it without marks.',
      };
}
