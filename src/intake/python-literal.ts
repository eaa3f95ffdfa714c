import { edited, part, shifted, type Edit, type Mapped } from './mapped.ts';

/** A string as Python's `repr` writes it, found in a text. */
export interface Literal {
  /** Where it begins, prefix included. */
  readonly start: number;
  /** Where what is between its quotes begins and ends. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** After its closing quote; the same as `bodyEnd` when that is missing. */
  readonly end: number;
  /** It is a `u'…'`. */
  readonly isText: boolean;
  /** Its closing quote is missing: the text was cut. */
  readonly cut: boolean;
}

// Python 2 writes u'…' for text, Python 3 b'…' for bytes; r and f never come from repr.
const OPENING = /[uUbB]?['"]/y;

/**
 * Read the string literal that begins at `start`.
 *
 * @param limit Nothing from here on is read.
 * @returns `null` when none begins there.
 */
export function literalAt(text: string, start: number, limit: number): Literal | null {
  OPENING.lastIndex = start;
  const opening = OPENING.exec(text)?.[0];
  if (opening === undefined) return null;
  const bodyStart = start + opening.length;
  if (bodyStart > limit) return null;
  const quote = opening.slice(-1);
  const isText = /^u/i.test(opening);
  for (let at = text.indexOf(quote, bodyStart); at !== -1 && at < limit; at = text.indexOf(quote, at + 1)) {
    if (!isEscaped(text, at, bodyStart)) return { start, bodyStart, bodyEnd: at, end: at + 1, isText, cut: false };
  }
  return { start, bodyStart, bodyEnd: limit, end: limit, isText, cut: true };
}

/** Is the character at `at` behind an odd number of backslashes? */
function isEscaped(text: string, at: number, from: number): boolean {
  let before = at - 1;
  while (before >= from && text.charCodeAt(before) === 92) before--;
  return (at - 1 - before) % 2 === 1;
}

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '0': '\0',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};

// https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences; repr writes the first three only.
const CODED = /x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})/y;

/**
 * Undo the escapes between two offsets, as Python would read them back. An escape that Python does not know, or that
 * was cut, stays as it is. `\xc3\xa9`, which Python 2 writes for an `é` in a byte string, becomes one character.
 *
 * @param isText Of a `u'…'`: `\xc3` is the character itself and never the half of one.
 */
export function unescaped(mapped: Mapped, start: number, end: number, isText = false): Mapped {
  const body = part(mapped, start, end);
  return edited(body, escapesIn(body.text, isText));
}

/** The edits that undo the escapes of a text, as {@link unescaped} does. */
function escapesIn(text: string, isText: boolean): readonly Edit[] {
  const edits: Edit[] = [];
  for (let at = text.indexOf('\\'); at !== -1;) {
    const simple = SIMPLE[text.charAt(at + 1)];
    CODED.lastIndex = at + 1;
    const coded = simple === undefined ? CODED.exec(text) : null;
    const hex = coded?.[1] ?? coded?.[2] ?? coded?.[3];
    const code = hex === undefined ? Infinity : parseInt(hex, 16);
    let next = at + 2;
    if (simple !== undefined) edits.push({ start: at, end: next, text: simple });
    else if (coded && code <= 0x10ffff) {
      const bytes = !isText && coded[1] !== undefined && code >= 0xc2 ? utf8At(text, at) : null;
      next = bytes ? bytes.end : at + 1 + coded[0].length;
      edits.push({ start: at, end: next, text: bytes ? bytes.text : String.fromCodePoint(code) });
    }
    at = text.indexOf('\\', next);
  }
  return edits;
}

/** The edits that leave of a literal what it says: `before` and `after` come in the place of its quotes. */
export const unquoted = (
  text: string,
  { start, bodyStart, bodyEnd, end, isText }: Literal,
  before: string,
  after: string,
): readonly Edit[] => [
  { start, end: bodyStart, text: before },
  ...escapesIn(text.slice(bodyStart, bodyEnd), isText).map((edit) => shifted(edit, bodyStart)),
  { start: bodyEnd, end, text: after },
];

const BYTES = /(?:\\x[0-9a-f]{2}){2,4}/y;

/** The character that a run of `\xNN` escapes at `at` is the UTF-8 of; `null` when it is none. */
function utf8At(text: string, at: number): { text: string; end: number } | null {
  BYTES.lastIndex = at;
  const run = BYTES.exec(text)?.[0];
  if (run === undefined) return null;
  const [first = 0, ...rest]: readonly number[] = run
    .slice(2)
    .split('\\x')
    .map((hex) => parseInt(hex, 16));
  const following = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  const tail = rest.slice(0, following);
  if (first > 0xf4 || tail.length < following || tail.some((byte) => byte < 0x80 || byte > 0xbf)) return null;
  const code = tail.reduce((sum, byte) => sum * 64 + (byte & 0x3f), first & (0x3f >> following));
  const isValid = code >= (LEAST[following] ?? 0) && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isValid ? { text: String.fromCodePoint(code), end: at + (following + 1) * 4 } : null;
}

// A longer encoding of a character that a shorter one can hold is not UTF-8.
const LEAST: readonly number[] = [0, 0x80, 0x800, 0x10000];
