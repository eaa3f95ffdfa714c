import { lineEnd, trimmedEnd } from '../lines.ts';
import type { Edit } from '../mapped.ts';
import { NOTHING, type Layer } from './layer.ts';

/**
 * Blanks at the end of every line go, as a terminal's copy has them: as many behind each, or up to one width. Where
 * they are neither, they are the lines' own.
 */
export const trailingBlanks: Layer = (text) => {
  const edits: Edit[] = [];
  let least = Infinity;
  let width = 0;
  let fullest = 0;
  let isPadded = true;
  for (let start = 0; start < text.length;) {
    const end = lineEnd(text, start);
    const trimmed = trimmedEnd(text, start, end);
    if (trimmed < end) {
      width ||= end - start;
      isPadded &&= end - start === width;
      edits.push({ start: trimmed, end, text: '' });
    }
    if (trimmed > start) {
      least = Math.min(least, end - trimmed);
      if (trimmed === end) fullest = fullest === 0 ? end - start : Math.min(fullest, end - start);
    }
    // Most texts have none, and some are 10 MB long: a shorter line without any tells.
    if (least === 0 && (!isPadded || fullest < Math.max(width, NARROWEST))) return NOTHING;
    start = end + 1;
  }
  // A line that fills the width has none.
  if (isPadded && edits.length > 1 && width >= NARROWEST && (fullest === 0 || fullest >= width)) return edits;
  if (least === 0) return NOTHING;
  // What one line has more than the others is its own: a blank at which it was cut.
  return edits.map(({ start, end, text: by }) => ({ start: Math.max(start, end - least), end, text: by }));
};

// No terminal is narrower.
const NARROWEST = 40;
