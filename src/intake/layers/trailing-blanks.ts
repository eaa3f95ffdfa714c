import { hasTrailingBlank, lineEnd, lineStart, trimmedEnd } from '../lines.ts';
import type { Edit } from '../mapped.ts';
import { isAfterword } from '../traceback/landmarks.ts';
import { NOTHING, type Layer } from './layer.ts';

// More than an indentation, in which a line may have been cut.
const PADDING = 5;

// On fewer lines, among others without any, blanks may be there by chance.
const FEWEST = 3;

/**
 * A mark at the end of all lines goes. Blanks at the end of all lines, or of several on end, go, as a terminal's copy has
 * them: as many behind each, or up to one width. Where they are neither, they are the lines' own.
 */
export const trailingBlanks: Layer = (text) => {
  const marks = endMarks(text);
  if (marks.length > 0) return marks;
  if (!hasTrailingBlank(text)) return NOTHING;
  /** Runs of lines that end in blanks. */
  const runs: Edit[][] = [[]];
  for (let start = 0; start < text.length;) {
    const end = lineEnd(text, start);
    const trimmed = trimmedEnd(text, start, end);
    // A signature's dashes have a blank of their own.
    if (trimmed < end && !isAfterword(text, start)) runs.at(-1)?.push({ start: trimmed, end, text: '' });
    else if (end > start) runs.push([]);
    start = end + 1;
  }
  const all = runs.flat();
  return all.filter((edit) => lengthOf(edit) >= PADDING).length > 1
    ? all
    : runs.flatMap((run) => evened(text, run, runs.length === 1));
};

/** The mark that a tool put at the end of each line: the `$` of `cat -A` and of editors, or the side of a box. */
function endMarks(text: string): readonly Edit[] {
  const mark = text.charAt(lineEnd(text, 0) - 1);
  if (!MARKS.includes(mark) || mark === '') return NOTHING;
  const edits: Edit[] = [];
  for (let start = 0; start < text.length;) {
    const end = lineEnd(text, start);
    if (end > start && text[end - 1] !== mark) {
      // An editor's own last lines.
      if (isAfterword(text, start)) break;
      return NOTHING;
    }
    if (end > start) edits.push({ start: trimmedEnd(text, start, end - 1), end, text: '' });
    start = end + 1;
  }
  return edits.length < FEWEST ? NOTHING : edits;
}

const MARKS = '$│¶';

const lengthOf = ({ start, end }: Edit): number => end - start;

/** Do all lines end at one column? */
const isEven = (text: string, run: readonly Edit[]): boolean =>
  new Set(run.map(({ end }) => end - lineStart(text, end))).size === 1;

/** What a few lines have more than the others is their own: a blank at which they were cut. */
function evened(text: string, run: readonly Edit[], isAll: boolean): readonly Edit[] {
  const said = run.filter(({ start }) => start > 0 && text[start - 1] !== '\n').map(lengthOf);
  const least = said.reduce((few, length) => Math.min(few, length), Infinity);
  // Lines of one length were cut there.
  if (!isAll && (said.filter((length) => length === least).length < FEWEST || isEven(text, run))) return NOTHING;
  return run.map(({ start, end, text: by }) => ({ start: Math.max(start, end - least), end, text: by }));
}
