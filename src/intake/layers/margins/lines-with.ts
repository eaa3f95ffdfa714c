import { hadNoRoom, isBlank, lineEnd, skipBlanks } from '../../lines.ts';
import { bareStage } from '../../status-head.ts';
import { FILE } from '../../traceback/frame.ts';
import { branchAt } from '../../traceback/group.ts';
import { isAfterword, RECORD_END } from '../../traceback/landmarks.ts';
import { kinds, type Margin } from './kinds.ts';

/** One line's margin, and what is right of it. */
export interface MarginLine {
  readonly start: number;
  /** After the margin; -1 for the rest of a line that was wrapped. */
  readonly inner: number;
  readonly end: number;
}

// A time before a single line is a margin when the line tells of a failure.
const FAILURE =
  /Traceback \(most|(?:Error|Exception): |ERROR - |ERROR [–—] |\((?:validating|processing|imaging|pending|started)\b|Request state:|Username:/;

/** The lines of a text in which each one that is not blank has the margin; `null` when one has not. */
export function linesWith(text: string, { pattern, holds }: Margin): readonly MarginLine[] | null {
  const lines: MarginLine[] = [];
  let above = 0;
  let count = NaN;
  for (let start = 0; start <= text.length;) {
    const end = lineEnd(text, start);
    pattern.lastIndex = start;
    const margin = pattern.exec(text);
    if (margin && pattern.lastIndex <= end && !isOutOfOrder(margin, count)) {
      count = Number(margin[1]);
      lines.push({ start, inner: pattern.lastIndex, end });
    } else if (skipBlanks(text, start, end) < end && !BETWEEN.has(text.slice(start, Math.min(end, start + 3)))) {
      // A signature was put there afterwards; the rest of a line has more lines below.
      pattern.lastIndex = end + 1;
      if (lines.length > 0 && isAfterword(text, start) && !pattern.test(text)) break;
      // A frame that stands on a line of its own was not wrapped off: its record's first line alone has a prefix.
      const content = skipBlanks(text, start, end);
      const isFrame = isBlank(text.charCodeAt(start)) && text.startsWith(FILE, content);
      // The bars of an exception group are its own.
      const isOwn = isFrame || (holds === 'sign' && branchAt(text, content) !== null);
      if (isOwn || lines.length === 0 || !hadNoRoom(text, above, start, end)) return null;
      lines.push({ start, inner: -1, end });
    }
    above = end - start;
    start = end + 1;
  }
  const isFailure = lines.length > 1 || FAILURE.test(text) || isBareStage(text, lines[0]);
  return lines.length > 0 && isFailure ? lines : null;
}

// What stands between two records, put there by `grep` or by this layer.
const BETWEEN = new Set(['--', RECORD_END]);

/** Lines are counted one by one; `grep` leaves some out, and some lists begin each item with a 1. */
function isOutOfOrder([margin, number]: readonly string[], count: number): boolean {
  const step = Number(number) - count;
  return step < 0 || (step > 1 && !/^\d+[:-]$/.test(margin ?? ''));
}

/** Is a stage all that stands behind the margin, or behind one more? */
function isBareStage(text: string, line: MarginLine | undefined): boolean {
  let said = line ? text.slice(line.inner, Math.min(line.end, line.inner + 400)).trim() : '';
  for (const { pattern } of kinds) {
    pattern.lastIndex = 0;
    if (pattern.test(said) && pattern.lastIndex < said.length) said = said.slice(pattern.lastIndex).trim();
  }
  return bareStage(said) !== null;
}
