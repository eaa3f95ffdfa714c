import { isBlank, lineEnd, skipBlanks } from '../lines.ts';
import { NOTHING, type Layer } from './layer.ts';

// A page that shows a mail's source has its marks escaped as well; some clients put initials before them.
const MARKS = /^[ \t]{0,12}(?:[A-Z]{2,3}(?=>))?(?:(?:>|&(?:amp;)?(?:gt|#62|#[xX]3[eE]);)[ \t]?){1,40}/gm;
const MARK = />|(?:gt|62|3e);/gi;

// One quoted line alone is a quote when a failure stands on it; else it may be a message's own.
const TELLING = /Traceback \(most|ERROR - |\((?:validating|processing|imaging|pending|started)|Request |Username:/;

/** A line that begins with marks, and where each of them ends. */
interface Quoted {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly number[];
}

/**
 * The `> ` that mail clients put before each line goes, as deep as it is everywhere.
 *
 * Where one line is a quote for certain, one that stands alone among the rests of wrapped lines is a quote too.
 */
export const quoting: Layer = (text) => {
  if (!mayBeQuoted(text)) return NOTHING;
  const lines = Array.from(text.matchAll(MARKS), ({ 0: found, index: start }) => ({
    start,
    end: lineEnd(text, start),
    marks: Array.from(found.matchAll(MARK), ({ 0: mark, index }) => start + index + mark.length),
  }));
  const first = text.search(/\S/);
  const last = text.trimEnd().length;
  const isCertain = ({ start, end }: Quoted, index: number): boolean =>
    lines[index - 1]?.end === start - 1 ||
    lines[index + 1]?.start === end + 1 ||
    (start <= first && end >= last) ||
    text.startsWith('wrote:\n', start - 7) ||
    TELLING.test(text.slice(start, Math.min(end, start + 400)));
  if (!lines.some(isCertain)) return NOTHING;
  const quoted = lines.filter((line, index) => !hasBlank(text, line.start) || isCertain(line, index));
  const depth = quoted.reduce((least, { marks }) => Math.min(least, marks.length), Infinity);
  // The blank behind the marks is a part of them when no line lacks it.
  const isSpaced = quoted.every(({ end, marks }) => {
    const after = marks[depth - 1] ?? end;
    return after === end || marks.length > depth || hasBlank(text, after);
  });
  return quoted.map(({ start, end, marks }) => {
    const after = marks[depth - 1] ?? end;
    return { start, end: isSpaced && hasBlank(text, after) ? after + 1 : after, text: '' };
  });
};

const BEGINS = /^(?:[A-Z]{2,3})?[>&]/;

/** Does any line begin with what may be a mark? Most texts have none, and some are 10 MB long. */
function mayBeQuoted(text: string): boolean {
  if (!text.includes('>') && !text.includes('&')) return false;
  for (let start = 0; start < text.length; start = lineEnd(text, start) + 1)
    if (BEGINS.test(text.slice(skipBlanks(text, start, start + 12), start + 16))) return true;
  return false;
}

const hasBlank = (text: string, at: number): boolean => isBlank(text.charCodeAt(at));
