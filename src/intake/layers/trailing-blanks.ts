import { isBlank, lineEnd, trimmedEnd } from '../lines.ts';
import type { Edit } from '../mapped.ts';
import { NOTHING, type Layer } from './layer.ts';

/** Blanks at the end of every line go, as a terminal's copy has them. Where one line has none, the others' are their own. */
export const trailingBlanks: Layer = (text) => {
  const edits: Edit[] = [];
  let least = Infinity;
  for (let start = 0; start < text.length;) {
    const end = lineEnd(text, start);
    const trimmed = trimmedEnd(text, start, end);
    if (trimmed === end && end > start && !isBlank(text.charCodeAt(end - 1))) return NOTHING;
    if (trimmed > start) least = Math.min(least, end - trimmed);
    if (trimmed < end) edits.push({ start: trimmed, end, text: '' });
    start = end + 1;
  }
  // What one line has more than the others is its own: a blank at which it was cut.
  return edits.map(({ start, end, text: by }) => ({ start: Math.max(start, end - least), end, text: by }));
};
