import { isBlank, lineEnd } from './lines.ts';

/** A line of a form: its label, and where its value stands. */
export interface Field {
  /** Where the line's label begins. */
  readonly start: number;
  /** After the label's colon. */
  readonly valueStart: number;
  /** The end of the line. */
  readonly valueEnd: number;
}

// What stands between a label's word and its value: a ticket system's bold, and a blank as the guide's example has it.
const COLON = /\*{0,2} ?:\*{0,2}/y;

// A bullet, or the last sign of a heading.
const MARKS = '*-•#';

/**
 * Find the first line between two offsets that begins with a label; blanks before it are allowed, and bold.
 *
 * @param label A heading such as `Instance Information`, or with its colon, such as `Username:`.
 */
export function fieldAfter(text: string, label: string, from: number, limit: number): Field | null {
  const words = wordsOf(label);
  for (let at = text.indexOf(words, from); at !== -1 && at < limit; at = text.indexOf(words, at + 1)) {
    const field = fieldAt(text, at, label, from, limit, MARKS);
    if (field) return field;
  }
  return null;
}

/**
 * As {@link fieldAfter}, but the last such line.
 *
 * @param marks What may stand before it as a bullet does; the notes of a ticket are a list, and may hold any label.
 */
export function lastField(text: string, label: string, from: number, limit: number, marks = MARKS): Field | null {
  const words = wordsOf(label);
  for (
    let at = text.lastIndexOf(words, limit);
    at !== -1 && at >= from;
    at = at === 0 ? -1 : text.lastIndexOf(words, at - 1)
  ) {
    const field = at < limit ? fieldAt(text, at, label, from, limit, marks) : null;
    if (field) return field;
  }
  return null;
}

/** A label without its colon, which bold or a blank may stand before. */
const wordsOf = (label: string): string => (label.endsWith(':') ? label.slice(0, -1) : label);

/** The field whose label's words stand at `at`; `null` when they begin no line, or lack their colon. */
function fieldAt(text: string, at: number, label: string, from: number, limit: number, marks: string): Field | null {
  const end = at + wordsOf(label).length;
  COLON.lastIndex = end;
  const colon = label.endsWith(':') ? COLON.exec(text)?.[0] : '';
  const start = colon === undefined ? null : lineLead(text, at, from, marks);
  if (colon === undefined || start === null) return null;
  const newline = text.indexOf('\n', at);
  return { start, valueStart: end + colon.length, valueEnd: newline === -1 || newline > limit ? limit : newline };
}

/**
 * Where what stands at `at` begins with its bold, its bullet or the signs of a heading, when nothing but blanks is before
 * it on its line; else `null`.
 */
function lineLead(text: string, at: number, from: number, marks: string): number | null {
  let start = at;
  while (start > from && text[start - 1] === '*') start--;
  const above = lastBeforeBlanks(text, start, from);
  if (above >= from && above < start - 1 && marks.includes(text.charAt(above))) {
    start = above;
    while (start > from && text[start - 1] === '#') start--;
  }
  const before = lastBeforeBlanks(text, start, from);
  return before < from || text[before] === '\n' ? start : null;
}

function lastBeforeBlanks(text: string, at: number, from: number): number {
  let before = at - 1;
  while (before >= from && isBlank(text.charCodeAt(before))) before--;
  return before;
}

/** Does a field begin a paragraph: at the beginning of the text, or below a blank line? */
export function beginsParagraph(text: string, { start }: Field): boolean {
  const line = text.lastIndexOf('\n', start);
  return text.slice(0, Math.max(0, line)).trim() === '' || /\n[ \t]*$/.test(text.slice(Math.max(0, line - 200), line));
}

// What the server prints where it has nothing.
const NOTHING = /^(?:None|N\/A|null|undefined|-+)?$/i;

// The next field, or the heading of the next section: the field above it is empty.
const NEXT_FIELD = /^(?:[*•-] )?\*{0,2}[A-Z][\w ()]{0,50}(?:: |:$|:\*\*|Information\*{0,2}$)/;

/** What stands behind a label, or alone on the next line; `null` when nothing does, or a printed "None". */
export function valueOf(text: string, field: Field | null): string | null {
  if (!field) return null;
  const value = text.slice(field.valueStart, field.valueEnd).trim() || lineBelow(text, field.valueEnd);
  return NOTHING.test(value) ? null : value;
}

/** The next line that is not blank; `''` when it is a field of its own. */
function lineBelow(text: string, at: number): string {
  let start = at;
  while (start < text.length && text.charCodeAt(start) <= 32) start++;
  const line = text.slice(start, lineEnd(text, start)).trim();
  return NEXT_FIELD.test(line) ? '' : line;
}

/** As {@link valueOf}, up to the first blank: an id or a name has none. */
export const wordOf = (text: string, field: Field | null): string | null =>
  valueOf(text, field)?.split(/\s/, 1)[0] ?? null;

const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const IPV6 = /^[0-9a-fA-F:]{2,39}(?:\d{1,3}\.[\d.]{5,11})?(?:%\w{1,20})?$/;

/** An address behind a label; `null` when what stands there is none. */
export function addressOf(text: string, field: Field | null): string | null {
  const word = wordOf(text, field);
  return word !== null && (IPV4.test(word) || (word.includes(':') && IPV6.test(word))) ? word : null;
}
