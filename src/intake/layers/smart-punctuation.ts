import { NOTHING, replaced, type Layer } from './layer.ts';

const QUOTES = ['‘', '’', '“', '”'];

// Quotes that Python itself wrote. Where they are straight, a curly one is the message's own.
const OWN = /File "|Exception:\s?[uUbB]?['"]|\w\([uUbB]?['"]/;

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

/** Quotes and dashes that a chat or a word processor made smart become plain, where they stand for Python's or the server's own. */
export const smartPunctuation: Layer = (text) => {
  const isSmart = QUOTES.some((quote) => text.includes(quote));
  if (isSmart && !OWN.test(text)) {
    return replaced(
      text,
      PUNCTUATION,
      ({ 0: mark, index }) => STRAIGHT[mark] ?? (text[index - 1] === ' ' && text[index + 1] === ' ' ? '-' : '--'),
    );
  }
  return text.includes('–') || text.includes('—') ? replaced(text, OWN_DASHES, () => '-') : NOTHING;
};
