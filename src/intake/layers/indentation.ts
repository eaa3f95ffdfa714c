import { lineEnd, lineStart, skipBlanks, WRAPPED_FROM } from '../lines.ts';
import type { Edit } from '../mapped.ts';
import { NOTHING, type Layer } from './layer.ts';

/** The blanks that every line begins with go; a group's own two stay. */
export const indentation: Layer = (text) => {
  // Numbers that count lines have blanks of their own.
  if (/^\s*\d/.test(text)) return NOTHING;
  let common: string | null = null;
  let above = 0;
  for (let start = 0; start <= text.length;) {
    const end = lineEnd(text, start);
    const content = skipBlanks(text, start, end);
    const isRest = common !== null && above >= WRAPPED_FROM && content === start;
    if (content < end && !isRest) {
      common = sharedStart(common ?? text.slice(start, content), text, start);
      if (common === '') return NOTHING;
    }
    above = end - start;
    start = end + 1;
  }
  const first = text.search(/\S/);
  const isGroup = text.startsWith('+ Exception Group', first);
  const own = first - lineStart(text, first) - 2;
  const width = Math.min(common?.length ?? 0, isGroup ? own : Infinity);
  if (width <= 0) return NOTHING;
  const edits: Edit[] = [];
  for (let start = 0; start <= text.length; start = lineEnd(text, start) + 1) {
    const end = start + width;
    if (skipBlanks(text, start, lineEnd(text, start)) >= end) edits.push({ start, end, text: '' });
  }
  return edits;
};

function sharedStart(blanks: string, text: string, start: number): string {
  let length = 0;
  while (length < blanks.length && blanks[length] === text[start + length]) length++;
  return blanks.slice(0, length);
}
