import { lineEnd, lineStart } from '../lines.ts';
import { shifted, type Edit } from '../mapped.ts';
import { NOTHING, replaced, type Layer } from './layer.ts';
import { OWN_SMART } from './smart-punctuation.ts';

const ENTITY = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|(amp|lt|gt|quot|apos|nbsp));/g;
const NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

// A quote, or the bracket before an error or a function that has no name of its own.
const QUOTE =
  /&(?:amp;|#0{0,4}38;|#x26;){0,3}(?:quot|apos|#0{0,4}3[49]|#x0{0,3}2[27]);|(?:ERROR\s[-–—]\s|, in\s)&(?:amp;|#0{0,4}38;|#x26;){0,3}(?:lt|#0{0,4}60|#x3c);/i;

// Quotes that Python itself wrote, escaped and not.
const OWN_ESCAPED =
  /(?:File |Exception:\s?[uUbB]?|\w\([uUbB]?)&(?:amp;|#0{0,4}38;|#[xX]26;){0,3}(?:quot|apos|#0{0,4}3[49]|#[xX]0{0,3}2[27]);/;
const OWN = /File "[^"\n]{1,1000}", line |Exception:\s?[uUbB]?['"]|ERROR - [\w.]{1,100}\([uUbB]?['"]/;

// A page's copy may hide the indentation alone, which Python wrote as blanks, or every blank.
const BLANK = /&(?:amp;){0,3}(?:nbsp|#160|#[xX][aA]0);/g;
const OWN_BLANK =
  /(?:^|\n) ?&(?:amp;){0,3}(?:nbsp|#160|#[xX][aA]0);|&(?:amp;){0,3}(?:nbsp|#160|#[xX][aA]0); ?File\b|(?:\)|\b(?:File|recent|ERROR|processing|Request|Machine|Instance|Staff|IP))&(?:amp;){0,3}(?:nbsp|#160|#[xX][aA]0);/;

// A character beyond ASCII, which Python and the server write as it is or with a backslash.
const WIDE = /&#(?:1[6-9]\d|[2-9]\d\d|[1-9]\d{3,5}|[xX](?:[a-fA-F]|[1-9a-fA-F][\da-fA-F]{1,3})[\da-fA-F]);/g;

/**
 * HTML entities become their characters, one level at a time.
 *
 * Only where the quotes that Python wrote are escaped: then all of it went through HTML. A clean message that holds
 * `&amp;` of its own stays as it is.
 */
export const entities: Layer = (text) => {
  if (!text.includes('&')) return NOTHING;
  if (OWN_BLANK.test(text)) return replaced(text, BLANK, () => ' ');
  const wide = text.includes('&#') ? replaced(text, WIDE, ([entity]) => characterOf(entity)) : NOTHING;
  if (wide.length > 0) return wide;
  const first = QUOTE.exec(text)?.index;
  if (first === undefined) return OWN_SMART.test(text) && !OWN.test(text) ? decoded(text, 0, text.length) : NOTHING;
  if (!OWN.test(text)) return decoded(text, lineStart(text, first), text.length);
  const edits: Edit[] = [];
  for (let at = text.indexOf('&'); at !== -1;) {
    const end = lineEnd(text, at);
    const start = lineStart(text, at);
    if (OWN_ESCAPED.test(text.slice(start, end))) for (const edit of decoded(text, start, end)) edits.push(edit);
    at = text.indexOf('&', end);
  }
  return edits;
};

const decoded = (text: string, start: number, end: number): readonly Edit[] =>
  replaced(text.slice(start, end), ENTITY, ([entity, name]) =>
    name === undefined ? characterOf(entity) : (NAMES[name] ?? entity),
  ).map((edit) => shifted(edit, start));

/** The character of a number such as `&#39;` or `&#x27;`. */
function characterOf(entity: string): string {
  // JavaScript reads "0x27" as a number.
  const code = Number(entity.slice(2, -1).replace(/^x/i, '0x'));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
