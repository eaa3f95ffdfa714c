import type { Frame } from '../reading.ts';
import { skipBlanks, trimmedEnd } from '../lines.ts';

/** What a frame's line begins with, blanks aside. */
export const FILE = 'File "';

/** Does a `File "` at `start` close its path before `end`, on the same line? */
export function isFrame(text: string, start: number, end: number): boolean {
  const close = text.indexOf('"', start + FILE.length);
  return close !== -1 && close < end;
}

const LINE = /", line (\d{1,9})/y;

/**
 * Read `File "…", line N, in NAME` between two offsets of one line.
 *
 * Only a quote that `, line` follows closes the path: a path may hold quotes.
 *
 * @returns `null` when the path's end is missing. `function` is `null` for a `SyntaxError`'s frame.
 */
export function frameAt(text: string, start: number, end: number): Frame | null {
  if (!text.startsWith(FILE, start) || !isFrame(text, start, end)) return null;
  const fileStart = start + FILE.length;
  let fileEnd = text.indexOf('"', fileStart);
  if (!text.startsWith('", line ', fileEnd)) {
    const later = text.slice(fileStart, end).indexOf('", line ');
    if (later !== -1) fileEnd = fileStart + later;
  }
  const file = text.slice(fileStart, fileEnd);
  LINE.lastIndex = fileEnd;
  const number = LINE.exec(text);
  if (!number) return { file, line: null, function: null, code: null };
  const after = fileEnd + number[0].length;
  const named = text.startsWith(', in ', after);
  const name = named ? text.slice(skipBlanks(text, after + 5, end), trimmedEnd(text, after + 5, end)) : '';
  return { file, line: Number(number[1]), function: name === '' ? null : name, code: null };
}

/** `~~~^^^` below a line of code: Python 3.11's own marker, or a `SyntaxError`'s caret. */
export function isMarker(text: string, start: number, end: number): boolean {
  let carets = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 94 || code === 126) carets++;
    else if (code !== 32 && code !== 9) return false;
  }
  return carets > 0;
}
