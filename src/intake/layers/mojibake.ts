import { NOTHING, replaced, type Layer } from './layer.ts';

// UTF-8 of these signs, read as Windows' Latin letters; the third byte of ” is no letter there, and mostly lost.
const SIGNS: Readonly<Record<string, string>> = {
  '˜': '‘',
  '™': '’',
  œ: '“',
  '“': '–',
  '”': '—',
  '¦': '…',
};

const GARBLED = /â€([˜™œ“”¦\u009d\ufffd]?)|Â(?=\u00a0)/g;

/** Quotes, dashes and blanks become whole again that a mail client read in the wrong encoding. */
export const mojibake: Layer = (text) =>
  text.includes('â€') || text.includes('Â\u00a0')
    ? replaced(text, GARBLED, ([mark, third = '']) => (mark === 'Â' ? '' : (SIGNS[third] ?? '”')))
    : NOTHING;
