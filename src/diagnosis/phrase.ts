import { anyhow } from '../intake/anyhow.ts';
import type { Span } from '../intake/reading.ts';

/** A phrase, ready to be looked for. */
export interface Phrase {
  readonly text: string;
  /** Each of the parts that `*` parts it into. */
  readonly parts: readonly RegExp[];
  /** The same, the first at the very beginning of a text and the last at its end. */
  readonly whole: readonly RegExp[];
  /** How many characters of it are literal. */
  readonly weight: number;
}

const known = new Map<string, Phrase>();

/** A phrase made ready, once. `*` stands for anything; blanks do not count, as mail and chat add some and lose others. */
export function phraseOf(text: string): Phrase {
  const before = known.get(text);
  if (before) return before;
  const phrase = {
    text,
    parts: partsOf(text, '', ''),
    whole: partsOf(text, '^', '$'),
    weight: text.replace(/[*\s]/g, '').length,
  };
  known.set(text, phrase);
  return phrase;
}

const partsOf = (text: string, before: string, behind: string) =>
  `${before}${text.split('*').map(anyhow).join('*')}${behind}`.split('*').map((part) => new RegExp(part, 'g'));

/**
 * Find a phrase between two offsets, leftmost first. Case counts. Linear: each part is looked for after the one before
 * it, and no place is tried twice.
 *
 * @returns Where it stands, from its first literal character to its last; `null` when it is not there.
 */
export function findPhrase({ parts }: Phrase, text: string, from = 0, limit = text.length): Span | null {
  const found = inOrder(parts, text.slice(from, limit));
  return found && found.end > found.start ? { start: from + found.start, end: from + found.end } : null;
}

/** Does a phrase fit the whole of a text, from its first character to its last? */
export const fitsWhole = ({ whole }: Phrase, text: string): boolean => inOrder(whole, text) !== null;

function inOrder(parts: readonly RegExp[], text: string): Span | null {
  let start = -1;
  let end = 0;
  for (const part of parts) {
    part.lastIndex = end;
    const found = part.exec(text);
    if (!found) return null;
    if (start === -1 && found[0] !== '') start = found.index;
    end = part.lastIndex;
  }
  return start === -1 ? { start: 0, end: text.length } : { start, end };
}
