import { LineCounter, parseDocument, visit, type Document } from 'yaml';
import { isOpenQuote, plainFault, type Fault } from './yaml-fault.ts';

/** Something a content author can put right, in the words of the file they were editing. */
export interface Mistake {
  /** Relative to the content folder's parent: `content/problems/disk-full.yaml`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly what: string;
  readonly fix: string;
}

/** As it is printed: the place, what is wrong, what to do. */
export const format = ({ file, line, what, fix }: Mistake) => `${file}:${line}\n  ${what}\n  → ${fix}`;

/** Where a value stands in a file: the path of keys and positions that leads to it. */
export type Path = readonly (string | number)[];

/** A YAML text, parsed, that can say where each of its values stands. */
export interface Source {
  readonly value: unknown;
  /** What the YAML itself gets wrong; empty when it can be read. */
  readonly faults: readonly PlacedFault[];
  readonly lineOf: LineOf;
}

type PlacedFault = Fault & { readonly line: number };

/**
 * 1-based line of the value at a path, of its nearest parent when it is absent; with `words`, of the first line from
 * there on that holds them.
 */
export type LineOf = (path: Path, words?: string) => number;

/** Parse one YAML file. Never throws: what is wrong with it is in `faults`. */
export function parseSource(yaml: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const texts = yaml.split('\n');
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const faultAt = (code: string, offset: number, message?: string) => {
    const line = lineAt(offset);
    return { line, ...plainFault(code, texts, line - 1, message) };
  };
  const faults = [...document.errors, ...document.warnings.map(({ pos }) => ({ code: 'BAD_ALIAS', pos, message: '' }))]
    // What follows a line that begins with % is read to its end.
    .filter(({ message }) => !message.startsWith('Missing directives-end'))
    .map(({ code, pos, message }) =>
      faultAt(code, isOpenQuote(message) ? openedBefore(document, pos[0]) : pos[0], message),
    );
  visit(document, {
    // A text that begins with * is an alias to YAML, and breaks only when its value is asked for.
    Alias: (_, alias) => void faults.push(faultAt('BAD_ALIAS', alias.range?.[0] ?? 0)),
    Scalar: (place, { type, range, anchor, value }) => {
      if (place === 'key' && (value === null || value === '')) faults.push(faultAt('NO_KEY', range?.[0] ?? 0));
      if (!range || type !== 'PLAIN') return;
      const [start, end, behind] = range;
      if (anchor !== undefined) faults.push(faultAt('BAD_ALIAS', start));
      if (/^[ \t]*#/.test(yaml.slice(end, behind))) faults.push(faultAt('COMMENT', end));
      // A list entry without a blank behind its hyphen goes on with the text above it.
      const entry = /\n\s*-\S/.exec(yaml.slice(start, end));
      if (entry) faults.push(faultAt('HYPHEN', start + entry.index + entry[0].length - 1));
    },
  });
  return {
    value: faults.length > 0 ? null : document.toJS(),
    faults: withoutEchoes(faults),
    lineOf: (path, words) => {
      const line = lineAt(offsetOf(document, path));
      if (words === undefined) return line;
      const further = texts.slice(line - 1).findIndex((text) => text.includes(words));
      return further === -1 ? line : line + further;
    },
  };
}

/** Where the last quoted text before an offset begins. */
function openedBefore(document: Document.Parsed, offset: number): number {
  let start = offset;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (range && range[0] <= offset && (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE')) start = range[0];
    },
  });
  return start;
}

/** One slip leaves a parser at a loss for the lines that follow: of what it finds there, the first is enough. */
function withoutEchoes(faults: readonly PlacedFault[]): readonly PlacedFault[] {
  const ordered = faults.toSorted((a, b) => a.line - b.line);
  return ordered.filter(({ kind, line }, index) => {
    const above = ordered.slice(0, index);
    const lost = above.some((one) => one.kind === 'structure' || (one.kind === 'break' && kind === 'structure'));
    return (kind === 'slip' || !lost) && !above.some((one) => one.line === line);
  });
}

/** Offset of the key (or list entry) that a path leads to. */
function offsetOf(document: Document.Parsed, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const pair = pairsOf(parent).find(({ key }) => key.value === last);
    if (pair) return pair.key.range[0];
    const node = document.getIn(path.slice(0, length), true);
    if (hasRange(node)) return node.range[0];
  }
  return 0;
}

interface Pair {
  readonly key: { readonly value: unknown; readonly range: readonly [number, ...number[]] };
}

const pairsOf = (node: unknown): readonly Pair[] =>
  typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items)
    ? node.items.filter((item: unknown): item is Pair => isPair(item))
    : [];

const isPair = (item: unknown): item is Pair =>
  typeof item === 'object' && item !== null && 'key' in item && hasRange(item.key);

const hasRange = (node: unknown): node is { readonly range: readonly [number, ...number[]] } =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);

/** The name among `names` that was probably meant; `null` when none is near. */
export function nearest(name: string, names: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of names) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Letters to insert, delete or replace to get from one name to the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

/** More names than this are no choice. */
const MOST = 20;

/** “Did you mean …?” and what there is to choose from, unless that is too much to read. */
export function suggest(name: string, names: readonly string[], what: string): string {
  const near = nearest(name, names);
  const all = names.length > 0 ? `${what}: ${names.join(', ')}.` : `There are none yet.`;
  if (near === null) return all;
  return names.length > MOST ? `Did you mean “${near}”?` : `Did you mean “${near}”? ${all}`;
}
