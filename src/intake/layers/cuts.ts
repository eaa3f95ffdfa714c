import { jointAt, lineStart } from '../lines.ts';
import type { Edit } from '../mapped.ts';
import { HEADER, LINKS } from '../traceback/landmarks.ts';
import { NOTHING } from './layer.ts';

// Where terminals and mail systems cut. At a terminal's own width few break between words.
const TERMINAL = 80;
const COLUMNS = [72, 76, TERMINAL];

/**
 * Was a string, which has no line breaks of its own, cut at these: at one column, words or not? Lines that were broken
 * between words are of one length by chance only.
 */
export function areCuts(text: string, breaks: readonly number[]): boolean {
  const [width = 0, ...others] = new Set(breaks.map((at) => at - lineStart(text, at)));
  if (others.length > 0) return false;
  if (breaks.length > 2 || breaks.some((at) => isWithinWord(text, at))) return true;
  return (
    (breaks.length > 1 ? COLUMNS.includes(width) : width === TERMINAL) && !breaks.some((at) => isAtBlank(text, at))
  );
}

// A sign that closes something, or the last letter of a word.
const REST = /^(?:[,.;:)\]]|[b-hj-z](?![\w'=]))/;

/** Does a line break stand within a word for certain? */
const isWithinWord = (text: string, at: number): boolean =>
  REST.test(text.slice(at + 1, at + 3)) ||
  (/ERROR [-–—] \w+$/.test(text.slice(Math.max(0, at - 80), at)) && /^\w+\(/.test(text.slice(at + 1, at + 80))) ||
  PHRASES.some((phrase) => breaks(text, at, '', phrase));

// What Python and the server always write in the same words.
const PHRASES: readonly string[] = [HEADER, 'Exception:', ...LINKS.map((link) => link.text)];

// What few words end in.
const WORD = /^(?:and|are|by|could|does|for|from|has|have|in|is|of|that|the|to|was|were|with) /;

/** Does a line break stand for certain where there was a blank, which is gone? */
export const isAtBlank = (text: string, at: number): boolean =>
  !/^ \S/.test(text.slice(at + 1, at + 3)) &&
  (WORD.test(text.slice(at + 1, at + 8)) ||
    /(?:File|, line|,|, in)$/.test(text.slice(Math.max(0, at - 7), at)) ||
    breaks(text, at, ' ', HEADER));

/** Does a line break, in whose place this stood, break the phrase? */
const breaks = (text: string, at: number, by: string, phrase: string): boolean =>
  `${text.slice(Math.max(0, at - phrase.length + 1), at)}${by}${text.slice(at + 1, at + phrase.length)}`.includes(
    phrase,
  );

/** Put a string together that was broken at these line breaks: with nothing where it was cut, between two words otherwise. */
export function joined(text: string, breaks: readonly number[]): readonly Edit[] {
  // An encoder's own breaks are undone by its own layer.
  if (breaks.every((at) => text[at - 1] === '=')) return NOTHING;
  const isCut = areCuts(text, breaks);
  return breaks.map((at) => ({ start: at, end: at + 1, text: isCut ? '' : jointAt(text, at) }));
}
