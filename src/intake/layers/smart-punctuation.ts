import type { Edit } from '../mapped.ts';
import { NOTHING, replaced, type Layer } from './layer.ts';

const QUOTES = ['‘', '’', '“', '”'];

// Quotes that Python itself wrote. Where they are straight, a curly one is the message's own.
const OWN = /File\s"|Exception:\s?[uUbB]?['"]|\w\([uUbB]?['"]/;

// The same, made smart: then all that stands around them was made smart with them.
export const OWN_SMART = /File\s[“”„‟]|Exception:\s?[uUbB]?[‘’“”]|(?:\w\(|ERROR - )[uUbB]?[‘’“”]/;

// Below it people wrote, and their own curly quotes stay.
const PEOPLES = /^[ \t]*(?:Staff Notes:|Additional [Ii]nformation:)/m;

const PUNCTUATION = /[‘’‚‛“”„‟–—…]/g;
const STRAIGHT: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '–': '-',
  '…': '...',
};

// The dashes that the server itself wrote: "(processing - ID) - ERROR - ".
const OWN_DASHES =
  /(?<=\)[ \n])[–—](?=[ \n]ERROR)|(?<=ERROR[ \n])[–—](?= |\n)|(?<=\(processing[ \n])[–—](?=[ \n])|(?<=['"] )[–—](?= ERROR)/g;

/** Were the quotes of this text made smart? Without any of Python's own, only a text in which no straight one is left. */
function isSmart(text: string): boolean {
  if (!QUOTES.some((quote) => text.includes(quote)) || OWN.test(text)) return false;
  if (OWN_SMART.test(text)) return true;
  const told = text.slice(0, PEOPLES.exec(text)?.index);
  return QUOTES.some((quote) => told.includes(quote)) && !/['"]/.test(told);
}

/** Quotes and dashes that a chat or a word processor made smart become plain, where they stand for Python's or the server's own. */
export const smartPunctuation: Layer = (text) => {
  if (isSmart(text)) {
    return replaced(
      text,
      PUNCTUATION,
      ({ 0: mark, index }) => STRAIGHT[mark] ?? (text[index - 1] === ' ' && text[index + 1] === ' ' ? '-' : '--'),
    );
  }
  const edits = [...doubleQuotes(text), ...dashes(text)];
  return edits.sort((one, other) => one.start - other.start);
};

/** Some make double quotes smart alone. */
const doubleQuotes = (text: string): readonly Edit[] =>
  !/File\s"/.test(text) && /File\s[“”„‟]/.test(text) ? replaced(text, /[“”„‟]/g, () => '"') : NOTHING;

/** Where none of the server's own dashes is plain, every one between two blanks was made smart. */
function dashes(text: string): readonly Edit[] {
  if (!text.includes('–') && !text.includes('—')) return NOTHING;
  const own = replaced(text, OWN_DASHES, () => '-');
  return own.length === 0 || text.includes(' - ') ? own : replaced(text, /(?<=\s)[–—](?=\s)/g, () => '-');
}
