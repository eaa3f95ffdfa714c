import { lineEnd, lineStart, shapeOf } from '../../lines.ts';
import type { Edit } from '../../mapped.ts';
import { FILE } from '../../traceback/frame.ts';
import { HEADER, RECORD_END } from '../../traceback/landmarks.ts';
import { NOTHING, type Layer } from '../layer.ts';

// No margin is wider.
const WIDEST = 200;

// A group's members have a margin of their own.
const SAYS_SOMETHING = /[^\s|+-]/;

/** A margin of no kind that is known goes: what stands before a header stands before the frame below it, too. */
export const unknownMargins: Layer = (text) => {
  // Only the first header of a line: no line is looked at twice.
  for (let header = text.indexOf(HEADER); header !== -1; header = text.indexOf(HEADER, lineEnd(text, header))) {
    const line = lineStart(text, header);
    const below = lineEnd(text, header) + 1;
    const margin = shapeOf(text.slice(line, Math.min(header, line + WIDEST + 1)));
    const isMargin = margin.length <= WIDEST && SAYS_SOMETHING.test(margin) && fits(text, below, margin);
    if (isMargin && text.startsWith(`  ${FILE}`, below + margin.length)) return withoutMargin(text, line, margin);
  }
  return NOTHING;
};

/** Does a line begin with the margin, or is there nothing else on it? Numbers count, and tell times. */
const fits = (text: string, start: number, margin: string): boolean =>
  shapeOf(text.slice(start, start + margin.length)) === margin ||
  shapeOf(text.slice(start, Math.min(lineEnd(text, start), start + margin.length))) === margin.trimEnd();

/** The margin before the lines on end that have it; what stands below them is another record. */
function withoutMargin(text: string, from: number, margin: string): readonly Edit[] {
  const edits: Edit[] = [];
  let start = from;
  while (start > 0 && fits(text, lineStart(text, start - 1), margin)) start = lineStart(text, start - 1);
  for (; start < text.length && fits(text, start, margin); start = lineEnd(text, start) + 1)
    edits.push({ start, end: Math.min(start + margin.length, lineEnd(text, start)), text: '' });
  if (start < text.length) edits.push({ start, end: start, text: `${RECORD_END}\n` });
  return edits;
}
