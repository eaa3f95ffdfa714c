import { lineEnd, lineStart, skipSpace, trimmedSpaceEnd, WRAPPED_FROM } from '../lines.ts';
import type { Edit } from '../mapped.ts';
import { FILE } from '../traceback/frame.ts';
import { NOTHING, type Layer } from './layer.ts';

// Mail clients wrap at 80 columns at most; what was quoted since is a little longer.
const WRAPPED_TO = 100;
const MARGIN = 6;

// Fewer lines tell nothing.
const FEWEST_LINES = 3;

/**
 * A blank line after each line goes, as some mail clients and chats put it there: in the whole text, or around the first
 * frame, where lines of a person's own have none.
 */
export const doubleSpacing: Layer = (text) => {
  const first = skipSpace(text, 0, text.length);
  const end = text.trimEnd().length;
  const frame = text.indexOf(FILE);
  const to = spacedTo(text, frame === -1 ? first : frame);
  const isWhole = (frame === -1 ? to : spacedTo(text, first)) >= end;
  if (!isWhole && (frame === -1 || to === lineEnd(text, frame))) return NOTHING;
  const from = frame === -1 ? first : spacedFrom(text, frame);
  const edits: Edit[] = [];
  for (let at = lineEnd(text, from); at < Math.min(to, end);) {
    const next = skipSpace(text, at, text.length);
    const begin = lineStart(text, next);
    const breaks = text.slice(at, begin).split('\n').length - 1;
    if (breaks > 1) edits.push({ start: at, end: begin, text: '\n'.repeat(Math.ceil(breaks / 2)) });
    at = lineEnd(text, next);
  }
  return edits.length + 1 < FEWEST_LINES ? NOTHING : edits;
};

/** The end of the last line, from one on, of which each has a blank line below. */
function spacedTo(text: string, from: number): number {
  let at = lineEnd(text, from);
  for (
    let next = skipSpace(text, at, text.length);
    next < text.length && isSpaced(text, at, next);
    next = skipSpace(text, at, text.length)
  )
    at = lineEnd(text, next);
  return at;
}

/** Where the first line begins, up from one, of which each has a blank line below. */
function spacedFrom(text: string, from: number): number {
  for (let start = lineStart(text, from); ;) {
    const above = trimmedSpaceEnd(text, 0, start);
    if (above === 0 || !isSpaced(text, lineEnd(text, above), skipSpace(text, start, text.length))) return start;
    start = lineStart(text, above);
  }
}

/** Is there a blank line between one that ends at `end` and what comes next, or did a wrap break the line there? */
function isSpaced(text: string, end: number, next: number): boolean {
  if (text.slice(end + 1, next).includes('\n')) return true;
  const start = lineStart(text, end);
  return (
    end - start <= WRAPPED_TO &&
    end - start + 1 + wordAt(text, next) >= WRAPPED_FROM &&
    // The rest of a line has no margin.
    text.slice(start, start + MARGIN) !== text.slice(next, next + MARGIN)
  );
}

/** How long the word at `start` is. */
const wordAt = (text: string, start: number): number =>
  /^\S{0,200}/.exec(text.slice(start, start + 200))?.[0].length ?? 0;
