import { lineEnd, lineStart, matchesAt, shapeOf, skipBlanks } from '../lines.ts';
import { NOTHING, replaced, type Layer } from './layer.ts';

// RFC 2045: "=" at a line's end joins it with the next, "=XX" is a byte. Bytes above 7F come in runs, as UTF-8.
const SOFT = /=[ \t]{0,3}\n|(?:=[89A-F][0-9A-F]){1,200}|=[0-7][0-9A-F]/g;

const STRAY = /=(?![0-9A-F]{2}|[ \t]{0,3}\n|[ \t]{0,3}$)/;

// A mail's own head, which is not encoded itself.
const ENCODING = /^Content-Transfer-Encoding: quoted-printable.{0,40}\n(?:.{1,500}\n){0,20}/im;
const LONGEST_HEAD = 20_000;

// A character beyond ASCII, which no Python looks like.
const UTF8 = /=(?:C[2-9A-F]|[DEF][0-9A-F])=[89AB][0-9A-F]/y;

// No Python begins a line so.
const INDENT = /(?:^|\n)=20=20/;

// Words between which no blank has stayed, and a path that goes on below.
const WORDS = /\S=20[a-zA-Z'"(-]/;
const PATH = /File (?:"|&[a-zA-Z\d#;]{2,12};)[^"&\n]{1,75}=\n/;

const LEFT_OVER = /=3D|=[C-F][0-9A-F](?:=[89AB][0-9A-F]){1,3}|=20(?=[ \t]*(?:\n|$))|=\n/g;

// Some encoders break between words, and so before the 76 columns that the standard allows.
const SHORTEST = 56;

// Code that was wrapped behind its own "=".
const ASSIGNS = /(?:\\n|\n)[ \t]{0,20}[\w.]{1,60} =$/;
const LONGEST_NAME = 90;

/**
 * An encoder breaks at 76 columns, its "=" included: how many lines end there? Shorter ones count where most long lines
 * end so: code that was wrapped behind its own "=" is rare.
 */
function softBreaks(text: string): number {
  let strict = 0;
  let wide = 0;
  for (let at = text.indexOf('=\n'); at !== -1; at = text.indexOf('=\n', at + 2)) {
    const length = at + 1 - lineStart(text, at);
    if (length < SHORTEST || length > 76) continue;
    if (ASSIGNS.test(text.slice(Math.max(0, at - LONGEST_NAME), at + 1))) continue;
    if (length >= 73) strict++;
    wide++;
  }
  return wide > strict && wide > 2 && wide * 2 > longLines(text) ? wide : strict;
}

function longLines(text: string): number {
  let count = 0;
  for (let start = 0; start < text.length; start = lineEnd(text, start) + 1)
    if (lineEnd(text, start) - start >= SHORTEST) count++;
  return count;
}

/** Does a text look encoded, at one glance? */
export const isEncoded = (text: string): boolean => text.includes('=3D') || softBreaks(text) > 0;

/**
 * What is left of a mail's quoted-printable encoding goes.
 *
 * `=3D` proves that it is one, and so does a character beyond ASCII: a text so encoded has no other "=". Where some are decoded already, those that are left
 * are undone only where they cannot be Python: `=3D`, `=20` at a line's end, and `=` at a line's end.
 */
export const quotedPrintable: Layer = (text) => {
  const head = ENCODING.exec(text.slice(0, LONGEST_HEAD));
  const hasStray = STRAY.test(head ? text.slice(head.index + head[0].length) : text);
  const isProved =
    head !== null ||
    text.includes('=3D') ||
    matchesAt(text, '=', UTF8).length > 0 ||
    softBreaks(text) > (hasStray ? 1 : 0) ||
    endsInSpaces(text, hasStray) ||
    (text.includes('=20') && (INDENT.test(text) || (!text.includes(' ') && WORDS.test(text)))) ||
    (text.includes('=\n') && (PATH.test(text) || (!hasStray && isBrokenOnce(text))));
  const indent = isProved ? indentOf(text) : 0;
  if (!isProved || hasMargins(text, indent) || text.includes('=\x1b')) return NOTHING;
  const isQuoted = text.split('=\n> ').length * 2 > text.split('=\n').length + 1;
  return replaced(text, hasStray ? LEFT_OVER : SOFT, ([code]) => decoded(code)).map(({ start, end, text: by }) => {
    if (text[end - 1] !== '\n') return { start, end, text: by };
    MARKS.lastIndex = end + indent;
    return { start, end: isQuoted && MARKS.test(text) ? MARKS.lastIndex : end + indent, text: by };
  });
};

// The rest of a line that was quoted again after its encoding.
const MARKS = /(?:> ?){1,9}/y;

// Indented by a blank, fewer lines may begin so by chance.
const FEWEST_BLANKS = 3;

/** How far all lines around soft breaks are indented, which came after the encoding. */
function indentOf(text: string): number {
  let least = Infinity;
  let count = 0;
  for (let at = text.indexOf('=\n'); at !== -1; at = text.indexOf('=\n', at + 2), count++)
    for (const start of [lineStart(text, at), at + 2])
      least = Math.min(least, skipBlanks(text, start, start + least) - start);
  return least * count >= FEWEST_BLANKS ? least : 0;
}

/**
 * Do two lines end in an encoded space? One is proof where no other "=" speaks against it, and no name before it:
 * `limit=20`; or where nothing else is in the whole text.
 */
function endsInSpaces(text: string, hasStray: boolean): boolean {
  if (/^[^=\n]*=20\s*$/.test(text)) return true;
  const first = text.indexOf('=20\n');
  return first !== -1 && (text.includes('=20\n', first + 1) || (!hasStray && !/\w/.test(text.charAt(first - 1))));
}

const SHORTEST_ALONE = 40;

/** Did an encoder break one line, where no other "=" speaks against it? Code is wrapped behind its own. */
function isBrokenOnce(text: string): boolean {
  const at = text.indexOf('=\n');
  return (
    at - lineStart(text, at) >= SHORTEST_ALONE &&
    /\S/.test(text.charAt(at + 2)) &&
    (!text.includes('File') || /[\w-]/.test(text.charAt(at - 1)))
  );
}

/** Where the lines after a soft break all begin like the ones before it, a margin was put before them afterwards. */
function hasMargins(text: string, indent: number): boolean {
  let soft = 0;
  let alike = 0;
  for (let at = text.indexOf('=\n'); at !== -1; at = text.indexOf('=\n', at + 2)) {
    const line = lineStart(text, at) + indent;
    soft++;
    const width = text[line] === '>' ? 1 : 2;
    const below = at + 2 + indent;
    if (shapeOf(text.slice(line, line + width)) === shapeOf(text.slice(below, below + width))) alike++;
  }
  return alike * 2 > soft;
}

function decoded(code: string): string {
  if (code.endsWith('\n')) return '';
  try {
    return decodeURIComponent(code.replaceAll('=', '%'));
  } catch {
    return code;
  }
}
