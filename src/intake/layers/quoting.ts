import { lineEnd } from '../lines.ts';
import { NOTHING, type Layer } from './layer.ts';

// A page that shows a mail's source has its marks escaped as well.
const MARKS = /^[ \t]{0,4}(?:(?:>|&(?:amp;)?(?:gt|#62|#[xX]3[eE]);)[ \t]?){1,40}/gm;
const MARK = />|(?:gt|62|3e);/gi;
const MARKED = /^[ \t]{0,4}(?:>|&(?:amp;)?(?:gt|#62|#[xX]3[eE]);)/;

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
  if (!text.includes('\n>') && !text.includes('\n&') && !text.includes('\n ') && !MARKED.test(text)) return NOTHING;
  const lines: Quoted[] = [];
  let isQuote = false;
  let depth = Infinity;
  let isSpaced = true;
  for (const { 0: found, index: start } of text.matchAll(MARKS)) {
    const above = lines.at(-1);
    const end = lineEnd(text, start);
    const marks = Array.from(found.matchAll(MARK), ({ 0: mark, index }) => start + index + mark.length);
    lines.push({ start, end, marks });
    isQuote ||=
      above?.end === start - 1 ||
      (start === 0 && end === text.length) ||
      TELLING.test(text.slice(start, Math.min(end, start + 400)));
    depth = Math.min(depth, marks.length);
  }
  if (!isQuote) return NOTHING;
  // The blank behind the marks is a part of them when no line lacks it.
  for (const { end, marks } of lines) {
    const after = marks[depth - 1] ?? end;
    isSpaced &&= after === end || marks.length > depth || /[ \t]/.test(text.charAt(after));
  }
  return lines.map(({ start, end, marks }) => {
    const after = marks[depth - 1] ?? end;
    return { start, end: isSpaced && after < end && /[ \t]/.test(text.charAt(after)) ? after + 1 : after, text: '' };
  });
};
