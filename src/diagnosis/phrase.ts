import type { Span } from '../intake/reading.ts';

/** A phrase, ready to be looked for: the words of each of the parts that `*` parts it into. */
export interface Phrase {
  readonly text: string;
  /** Each part's words; a part that begins or ends with a blank has an empty word there. */
  readonly parts: readonly (readonly string[])[];
  /** How many characters of it are literal. */
  readonly weight: number;
}

/** Make a phrase ready. `*` stands for anything, and any run of blanks for one blank. */
export function phraseOf(text: string): Phrase {
  const parts = text.split('*').map((part) => part.split(/\s+/));
  return { text, parts, weight: text.replace(/[*\s]/g, '').length };
}

/**
 * Find a phrase between two offsets, leftmost first. Case counts. Linear: each part is looked for after the one before
 * it, and no place is tried twice.
 *
 * @returns Where it stands, from its first literal character to its last; `null` when it is not there.
 */
export function findPhrase({ parts }: Phrase, text: string, from = 0, limit = text.length): Span | null {
  let start = -1;
  let at = from;
  for (const words of parts) {
    if (words.length === 1 && words[0] === '') continue;
    const found = findWords(words, text, at, limit);
    if (!found) return null;
    if (start === -1) start = found.start;
    at = found.end;
  }
  if (start === -1) return limit > from ? { start: from, end: limit } : null;
  return { start, end: at };
}

/** Does a phrase fit the whole of a text, from its first character to its last? */
export function fitsWhole({ parts }: Phrase, text: string): boolean {
  const last = parts.length - 1;
  let at = 0;
  for (const [index, words] of parts.entries()) {
    const isBlank = words.length === 1 && words[0] === '';
    if (isBlank) {
      if (index === last && index === 0) return text === '';
      continue;
    }
    const fixed = index === 0 ? wordsAt(words, text, 0, text.length) : null;
    const found =
      index === 0 ? (fixed === null ? null : { start: 0, end: fixed }) : findWords(words, text, at, text.length);
    if (!found) return false;
    at = found.end;
    if (index === last && at !== text.length) return endsWith(words, text, found.start);
  }
  return true;
}

/** Do these words stand at the end of a text, not before `from`? */
function endsWith(words: readonly string[], text: string, from: number): boolean {
  for (
    let found = findWords(words, text, from, text.length);
    found;
    found = findWords(words, text, found.start + 1, text.length)
  ) {
    if (found.end === text.length) return true;
  }
  return false;
}

function findWords(words: readonly string[], text: string, from: number, limit: number): Span | null {
  const first = words[0] === '' ? ' ' : (words[0] ?? '');
  for (let at = text.indexOf(first, from); at !== -1 && at + first.length <= limit; at = text.indexOf(first, at + 1)) {
    const end = wordsAt(words, text, at, limit);
    if (end !== null) return { start: at, end };
  }
  return null;
}

/** Where these words end when they begin at `at`; `null` when they do not stand there. */
function wordsAt(words: readonly string[], text: string, at: number, limit: number): number | null {
  let end = at;
  for (const [index, word] of words.entries()) {
    if (index > 0) {
      const blank = end;
      while (end < limit && isSpace(text.charCodeAt(end))) end++;
      if (end === blank) return null;
    }
    if (!text.startsWith(word, end) || end + word.length > limit) return null;
    end += word.length;
  }
  return end;
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
