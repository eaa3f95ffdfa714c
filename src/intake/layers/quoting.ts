import { lineEnd } from '../lines.ts';
import type { Edit } from '../mapped.ts';
import type { Layer } from './layer.ts';

// A page that shows a mail's source has its marks escaped as well.
const MARKS = /[ \t]{0,4}(?:(?:>|&gt;|&amp;gt;)[ \t]?){1,40}/y;
const LINE = /\n(?: ?>|&)/g;

// One quoted line alone is a quote when a failure stands on it; else it may be a message's own.
const TELLING = /Traceback \(most|ERROR - |\((?:validating|processing|imaging|pending|started)|Request |Username:/;

/** The `> ` that mail clients put before each line, at any depth, goes. */
export const quoting: Layer = (text) => {
  const edits: Edit[] = [];
  for (let at = nextQuoted(text, 0); at !== -1;) {
    const run: Edit[] = [];
    const start = at;
    let end = at;
    for (let next = marksAt(text, at); next !== null; next = at < text.length ? marksAt(text, at) : null) {
      run.push({ start: at, end: next, text: '' });
      end = lineEnd(text, next);
      at = end + 1;
    }
    if (
      run.length > 1 ||
      (start === 0 && end === text.length) ||
      TELLING.test(text.slice(start, Math.min(end, start + 400)))
    )
      for (const edit of run) edits.push(edit);
    at = nextQuoted(text, at - 1);
  }
  return edits;
};

/** The end of the marks that begin a line; `null` when it is not quoted. */
function marksAt(text: string, at: number): number | null {
  MARKS.lastIndex = at;
  return MARKS.test(text) ? MARKS.lastIndex : null;
}

/** The next line from `from` on that begins with a mark; -1 for none. */
function nextQuoted(text: string, from: number): number {
  if (from <= 0 && marksAt(text, 0) !== null) return 0;
  LINE.lastIndex = Math.max(from, 0);
  for (let line = LINE.exec(text); line; line = LINE.exec(text)) {
    if (marksAt(text, line.index + 1) !== null) return line.index + 1;
  }
  return -1;
}
