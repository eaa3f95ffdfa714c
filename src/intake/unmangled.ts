import { hasTrailingBlank } from './lines.ts';
import { edited, pasted, type Edit, type Mapped } from './mapped.ts';

// Entities, colours, blanks without width, curly quotes, no-break spaces, what quoted-printable leaves, and line breaks
// and quotes as Python and JSON write them.
const CHANGED =
  // eslint-disable-next-line no-control-regex -- a terminal's colours begin with one
  /&(?:(?:amp|#38|#x26);){0,3}(?:(quot|apos|lt|gt|amp|nbsp)|#(\d{2,4}|[xX][\da-fA-F]{2,4}));|(?:\x1b|\\{1,2}(?:x1b|u001b))\[[\d;]{0,20}m|[\u00a0\u00ad\u200b-\u200f\u2060\ufeff‘’“”]|=3D|=\r?\n|[ \t](?=\n)|\\{1,2}n|\\(?=['"\\])/g;

// Says at little cost that a text has none of these.
const SIGNS = ['&', '\\', '\x1b', '\u00a0', '\u00ad', '=3D', '=\n', '=\r\n'];
const WIDE_SIGNS = /[\u200b-\u200f\u2060\ufeff‘’“”]/;

const NAMED: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  amp: '&',
  nbsp: ' ',
  '\u00a0': ' ',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '=3D': '=',
};

/**
 * A text as it was before mail, chat or a terminal changed it, wherever that could hide a secret.
 *
 * Unlike `peel` it is not careful: what it undoes wrongly is looked through for secrets, and never shown.
 *
 * @returns `null` when nothing is to be undone.
 */
export function unmangled(text: string): Mapped | null {
  const whole = edited(pasted(text), cuts(text));
  const isChanged =
    SIGNS.some((sign) => whole.text.includes(sign)) || WIDE_SIGNS.test(whole.text) || hasTrailingBlank(whole.text);
  const edits: Edit[] = (isChanged ? [...whole.text.matchAll(CHANGED)] : []).map(
    ({ 0: mark, 1: name = mark, 2: code, index }) => ({
      start: index,
      end: index + mark.length,
      // JavaScript reads "0x27" as a number.
      text: code
        ? String.fromCharCode(Number(code.replace(/x/i, '0x')))
        : (NAMED[name] ?? (mark.endsWith('n') ? '\n' : '')),
    }),
  );
  return whole.text === text && edits.length === 0 ? null : edited(whole, edits);
}

// Terminals and editors cut lines there, in the middle of a word where need be.
const NARROWEST = 60;
const WIDEST = 160;
const USUAL: readonly number[] = [72, 76, 78, 79, 80, 120, 132];

/** Line breaks behind lines that were cut: none is longer, and several are as long, or one as long as most terminals are wide. */
function cuts(text: string): readonly Edit[] {
  let width = NARROWEST;
  let ends: number[] = [];
  for (let start = 0; start < text.length;) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    if (end - start > WIDEST) return [];
    if (end - start > width) [width, ends] = [end - start, []];
    if (end - start === width && next !== -1) ends.push(end);
    start = end + 1;
  }
  if (ends.length < 2 && !USUAL.includes(width)) return [];
  return ends.flatMap((start) => {
    const [joint] = /^\n[> |]{0,4}(?=\S)(?![A-Z][\w ]{0,30}[=:])/.exec(text.slice(start, start + 40)) ?? [];
    return joint === undefined || /[ =]/.test(text.charAt(start - 1))
      ? []
      : [{ start, end: start + joint.length, text: '' }];
  });
}
