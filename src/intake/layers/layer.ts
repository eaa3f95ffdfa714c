import type { Edit } from '../mapped.ts';
import { HEADER } from '../traceback/landmarks.ts';

/**
 * Undoes one thing that a text met on its way here. It gives the changes that undo it, ascending and without overlap,
 * or none; none for a text in which it has been undone. It looks first, in a way that costs next to nothing, for what
 * it undoes: most texts are clean, and some are 10 MB long.
 */
export type Layer = (text: string) => readonly Edit[];

/** No edits. */
export const NOTHING: readonly Edit[] = [];

/** One edit for each match of a global pattern. */
export function replaced(text: string, pattern: RegExp, by: (match: RegExpExecArray) => string): readonly Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    edits.push({ start, end: start + match[0].length, text: by(match) });
  }
  return edits;
}

/** Has the last traceback in an escaped string a blank line? Where its message goes on below that, only the string's own end tells where it ends. */
export function hasBlankLine(escaped: string): boolean {
  const header = escaped.lastIndexOf(HEADER);
  return header !== -1 && escaped.includes('\\n\\n', header);
}
