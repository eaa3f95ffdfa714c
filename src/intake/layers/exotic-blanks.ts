import { NOTHING, replaced, type Layer } from './layer.ts';

// In Persian, Hindi or an emoji a joiner between two letters is a part of the word: it goes only beside ASCII.
const BLANKS =
  /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|[\u00ad\u200b\u2060\ufeff]|(?<![^\0-\x7f])[\u200c-\u200f]|[\u200c-\u200f](?![^\0-\x7f])/g;

const PROBES = [
  '\u00a0',
  '\u00ad',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u2060',
  '\ufeff',
  '\u202f',
  '\u205f',
  '\u3000',
  '\u1680',
];
const SPACES = /[\u2000-\u200a]/;

/** No-break and other wide blanks become spaces; blanks of no width, and a byte order mark, go. */
export const exoticBlanks: Layer = (text) =>
  PROBES.some((blank) => text.includes(blank)) || (!isLatin(text) && SPACES.test(text))
    ? replaced(text, BLANKS, ([blank]) => (/\s/.test(blank) && blank !== '\ufeff' ? ' ' : ''))
    : NOTHING;

/** A text without these marks is most likely Latin; looking for them costs nothing where the engine stores one byte a character. */
const isLatin = (text: string): boolean =>
  !text.includes('\u2002') && !text.includes('\u2003') && !text.includes('\u2009') && !text.includes('\u200a');
