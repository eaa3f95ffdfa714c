import { exceptionLineAt } from '../exception-name.ts';
import { hadNoRoom, isBlank, jointAt, lineEnd, plainLength, shapeOf, unescapedLength, widestBroken } from '../lines.ts';
import { edited, pasted, type Edit } from '../mapped.ts';
import { HEADER, isLogLine } from '../traceback/landmarks.ts';
import { isAtBlank } from './cuts.ts';
import { NOTHING, type Layer } from './layer.ts';
import { isEncoded } from './quoted-printable.ts';

// Terminals and mail systems cut at 72 to 80 columns; a prefix that was taken off since makes that less or more. Terminals
// may be as wide as they like, but then a frame that is cut for certain must prove it.
const NARROWEST = 50;
const USUAL = 100;

// How much shorter than the others a line is, at most, because the next word did not fit.
const LONGEST_WORD = 40;

// The line below a page's message begins a field of its own, however long the message's last line is.
const FORM = /^(?:Status:|Staff Notes:|Additional [Ii]nformation)/;

// Another line of a form.
const LABEL = /^[A-Z][\w ]{1,30}:/;

// Two lines of one length can be chance.
const FEWEST = 3;

const NUMBERED = /^, line (?:\d+|None)(?:, in (?:<\w+>|[^\\<]+))?$/;

/** Is it a frame's line that lacks nothing? */
function isWholeFile(line: string): boolean {
  const number = line.lastIndexOf(', line ');
  return number !== -1 && line.trimStart().startsWith('File ') && NUMBERED.test(line.slice(number));
}

// Up to somewhere in the path, or up to somewhere between the path and the function's name.
const IN_PATH = /^File\S{0,12} (?:\\?["“”]|&[a-zA-Z\d#;]{2,12};)[^"“”&\n]*$/;
const BEFORE_NAME =
  /^File\S{0,12} (?:\\?["“”]|&[a-zA-Z\d#;]{2,12};)[^"“”&\n]*(?:["“”]|&[a-zA-Z\d#;]{2,12};),(?: l?i?n?e?(?: \d*,?(?: i?n? ?(?:<\w*)?)?)?)?$/;

/** A frame's line that ends before its path, its number or its function does was cut for certain. */
function isBrokenFile(text: string, line: string, end: number): boolean {
  const frame = line.slice(line.lastIndexOf('File'));
  return (
    IN_PATH.test(frame) ||
    (BEFORE_NAME.test(frame) &&
      (!isAtBlank(text, end) || isBlank(text.charCodeAt(end - 1)) || isBlank(text.charCodeAt(end + 1))))
  );
}

/**
 * Lines that were cut at one column, in the middle of a word where need be, become whole again.
 *
 * They give themselves away: no line is longer, and several are exactly that long. Recursion prints frames of one
 * length too, but those are whole; and where every line begins alike, a margin was put before them after the cut.
 * Lengths are taken as they are, and as they were before HTML.
 */
export const cutLines: Layer = (text) => {
  const widest = widestLine(plainLength, text);
  const cuts = cutsBy(plainLength, text, widest);
  const isEscaped = text.includes('&') && /&(?:amp;){0,3}(?:quot|lt|gt|#\w{2,5});/.test(text);
  const unescaped = isEscaped ? cutsBy(unescapedLength, text, widestLine(unescapedLength, text)) : NOTHING;
  const most = unescaped.length > cuts.length ? unescaped : cuts;
  return most.length > 0 ? most : rewrapped(text, widest);
};

/**
 * Lines that were cut at one column and then wrapped at a narrower one, as where a terminal's copy is sent by mail: two
 * and two of them are together as long as the column.
 */
function rewrapped(text: string, widest: number): readonly Edit[] {
  if (widest < NARROWEST || widest > USUAL) return NOTHING;
  /** By the column, the edits that join two lines to one that ends there. */
  const joins = new Map<number, Edit[]>();
  for (let start = 0, end = lineEnd(text, 0); end + 1 < text.length;) {
    const next = lineEnd(text, end + 1);
    const by = jointAt(text, end);
    const width = next - start - 1 + by.length;
    if (width >= widest && width <= USUAL && next > end + 1 && isBrokenOff(text, start, end, next)) {
      const edits = joins.get(width) ?? [];
      // What is a rest is no beginning as well.
      if (edits.at(-1)?.end !== start) edits.push({ start: end, end: end + 1, text: by });
      joins.set(width, edits);
    }
    [start, end] = [end + 1, next];
  }
  const [best, second] = [...joins].sort(([, one], [, other]) => other.length - one.length);
  const [column, edits] = best ?? [0, NOTHING];
  // An encoder's own breaks are undone by its own layer.
  if (edits.length < FEWEST || edits.length < (second?.[1].length ?? 0) * 2 || isEncoded(text)) return NOTHING;
  return cutsBy(plainLength, edited(pasted(text), edits).text, column).length > 0 ? edits : NOTHING;
}

/** Can what stands below a line be its rest? A word goes to the next line where it does not fit. */
const isBrokenOff = (text: string, start: number, end: number, next: number): boolean =>
  hadNoRoom(text, end - start, end + 1, next) && !LABEL.test(text.slice(end + 1, end + 40));

/** @param width The length of the longest line; 0 where one is too long. */
function cutsBy(lengthOf: typeof plainLength, text: string, width: number): readonly Edit[] {
  if (width < NARROWEST || haveMargin(text)) return NOTHING;
  const edits: Edit[] = [];
  const seen = new Set<string>();
  let margined = 0;
  let encoded = 0;
  let padded = 0;
  let isCertain = false;
  let broken = 0;
  /** What the line begins with that is being put together. */
  let head = '';
  for (let start = 0; start < text.length;) {
    const end = lineEnd(text, start);
    const length = lengthOf(text, { start, end });
    if (edits.at(-1)?.end !== start) head = shapeOf(text.slice(start, start + 6));
    // A message is one line: where it was cut, none of its own is shorter.
    if (isBrokenBetweenWords(text, end, length, width)) broken += isWithinRepr(text.slice(start, end)) ? Infinity : 1;
    // A message's line that was cut at a blank, which was lost since.
    const isBlankLost = length === width - 1 && edits.at(-1)?.end === start && end + 1 < text.length;
    if (isBlankLost && text.slice(start, end).includes('\\n') && !FORM.test(text.slice(end + 1, end + 20)))
      edits.push({ start: end, end: end + 1, text: ' ' });
    if (length === width && end + 1 < text.length) {
      const line = text.slice(start, end);
      if (line.endsWith('=')) encoded++;
      if (line.trimEnd() !== line) padded++;
      const isWhole =
        beginsAnew(text, end + 1) ||
        // A sign of quoting came before the cut.
        (text[end + 1] === '>' && line.startsWith('>')) ||
        (/^\s/.test(head) && !line.includes('\\n') && isExceptionBelow(text, end)) ||
        (text[end + 1] !== ',' && isWholeFile(line) && !/^\s/.test(line) === !/^\s/.test(text.slice(end + 1, end + 2)));
      if (text[end + 1] !== '\n' && !isWhole && !FORM.test(text.slice(end + 1, end + 20))) {
        if (shapeOf(text.slice(end + 1, end + 3)) === shapeOf(line.slice(0, 2))) margined++;
        // Printed lines that begin alike are a loop's; a message's lines may begin alike by chance.
        if (line.includes('\\n') || shapeOf(text.slice(end + 1, end + 7)) !== head)
          edits.push({ start: end, end: end + 1, text: '' });
        seen.add(line);
        if (isAtBlank(text, end)) broken++;
        // Some wrap at a hyphen, too.
        isCertain ||= !line.endsWith('-') && isBrokenFile(text, line, end);
      }
    }
    start = end + 1;
  }
  if (padded * 2 > edits.length) return NOTHING;
  // An encoder's own breaks are undone by its own layer.
  if (encoded * 2 > edits.length || (encoded > 0 && text.includes('=3D'))) return NOTHING;
  return (isCertain || (width <= USUAL && seen.size >= FEWEST && broken * 2 <= seen.size)) &&
    margined * 2 < seen.size + 1
    ? edits
    : NOTHING;
}

/** Does a traceback or a log's line begin here? Then the line above it is whole. */
const beginsAnew = (text: string, at: number): boolean => text.startsWith(HEADER, at) || isLogLine(text, at);

/** Does an exception's line stand below the code that ends here? */
function isExceptionBelow(text: string, end: number): boolean {
  const exception = exceptionLineAt(text, end + 1, lineEnd(text, end + 1));
  return exception !== null && (exception.telling || text[end - 1] === ')');
}

/** Is a line a little shorter than the widest because the next word did not fit? Lines that were cut are full. */
function isBrokenBetweenWords(text: string, end: number, length: number, width: number): boolean {
  // A path may be longer than any word.
  const isShort = length < width - LONGEST_WORD && !text.startsWith('File', end - 4);
  if (length >= width - 1 || isShort || FORM.test(text.slice(end + 1, end + 20))) return false;
  const next = text.slice(end + 1, end + 2 + width - length);
  return /^\S+$/.test(next) && next.length > width - length;
}

/** Do all lines begin with one blank or one sign of quoting, which was put before them after the cut? */
function haveMargin(text: string): boolean {
  const sign = text[0] ?? '';
  if (!/[\s>]/.test(sign) || sign === '\n') return false;
  for (let at = text.indexOf('\n'); at !== -1 && at + 1 < text.length; at = text.indexOf('\n', at + 1)) {
    if (text[at + 1] !== sign && text[at + 1] !== '\n') return false;
  }
  return true;
}

/** Does a line lie within the escaped string of a message, and not at its end? */
const isWithinRepr = (line: string): boolean => line.includes('\\n') && !/['"]$/.test(line);

/** The length of the longest line; 0 as soon as one is too long to have been cut. */
function widestLine(lengthOf: typeof plainLength, text: string): number {
  const widest = widestBroken(text);
  let width = 0;
  for (let start = 0; start < text.length;) {
    const end = lineEnd(text, start);
    // The longest entity, escaped twice, has some 15 characters.
    if (end - start > widest * 15) return 0;
    const length = lengthOf(text, { start, end });
    if (length > widest) return 0;
    width = Math.max(width, length);
    start = end + 1;
  }
  return width;
}
