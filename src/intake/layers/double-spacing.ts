import { lineStart } from '../lines.ts';
import type { Edit } from '../mapped.ts';
import { NOTHING, type Layer } from './layer.ts';

// Mail clients wrap at 72 columns at least; a margin may have been taken off since.
const WRAPPED_FROM = 58;
const WRAPPED_TO = 100;
const MARGIN = 6;

// Fewer lines tell nothing.
const FEWEST_LINES = 3;

/** A blank line after each line goes, as some mail clients and chats put it there. */
export const doubleSpacing: Layer = (text) => {
  const first = text.search(/\S/);
  if (first === -1) return NOTHING;
  const last = text.trimEnd().length;
  for (let at = text.indexOf('\n', first); at !== -1 && at < last;) {
    const next = nextContent(text, at + 1);
    const isSingle = !text.slice(at + 1, next).includes('\n');
    // A line that was wrapped afterwards has no blank line within.
    const start = lineStart(text, at);
    const isWrap =
      at - start <= WRAPPED_TO &&
      at - start + 1 + wordAt(text, next) >= WRAPPED_FROM &&
      // The rest of a line has no margin.
      text.slice(start, start + MARGIN) !== text.slice(next, next + MARGIN);
    if (isSingle && !isWrap) return NOTHING;
    at = text.indexOf('\n', next);
  }
  const edits: Edit[] = [];
  for (let at = text.indexOf('\n', first); at !== -1 && at < last;) {
    const next = nextContent(text, at);
    const begin = lineStart(text, next);
    const breaks = text.slice(at, begin).split('\n').length - 1;
    if (breaks > 1) edits.push({ start: at, end: begin, text: '\n'.repeat(Math.ceil(breaks / 2)) });
    at = text.indexOf('\n', next);
  }
  return edits.length + 1 < FEWEST_LINES ? NOTHING : edits;
};

/** How long the word at `start` is. */
const wordAt = (text: string, start: number): number =>
  /^\S{0,200}/.exec(text.slice(start, start + 200))?.[0].length ?? 0;

/** The next character that is no blank. */
function nextContent(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) <= 32) at++;
  return at;
}
