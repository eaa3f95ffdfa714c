import { lineEnd } from './lines.ts';

/** A line of a form: its label, and where its value stands. */
export interface Field {
  /** Where the line's label begins. */
  readonly start: number;
  /** After the label's colon. */
  readonly valueStart: number;
  /** The end of the line. */
  readonly valueEnd: number;
}

/**
 * Find the first line between two offsets that begins with a label, blanks before it allowed.
 *
 * @param label With its colon, such as `Username:`.
 */
export function fieldAfter(text: string, label: string, from: number, limit: number): Field | null {
  for (let at = text.indexOf(label, from); at !== -1 && at < limit; at = text.indexOf(label, at + 1)) {
    if (!beginsLine(text, at, from)) continue;
    const newline = text.indexOf('\n', at);
    return { start: at, valueStart: at + label.length, valueEnd: newline === -1 || newline > limit ? limit : newline };
  }
  return null;
}

/** As {@link fieldAfter}, but the last such line. */
export function lastField(text: string, label: string, from: number, limit: number): Field | null {
  for (
    let at = text.lastIndexOf(label, limit);
    at !== -1 && at >= from;
    at = at === 0 ? -1 : text.lastIndexOf(label, at - 1)
  ) {
    const field = beginsLine(text, at, from) ? fieldAfter(text, label, at, limit) : null;
    if (field) return field;
  }
  return null;
}

function beginsLine(text: string, at: number, from: number): boolean {
  let before = at - 1;
  while (before >= from && (text[before] === ' ' || text[before] === '\t')) before--;
  return before < from || text[before] === '\n';
}

// What the server prints where it has nothing.
const NOTHING = /^(?:None|N\/A|null|undefined|-+)?$/i;

// The next field, or the heading of the next section: the field above it is empty.
const NEXT_FIELD = /^[A-Z][\w ()]{0,50}(?:: |:$|Information$)/;

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
