import type { Span } from './reading.ts';

/** One change to a text: the characters from `start` to `end` (exclusive) become `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Where `text` stood before, when it was moved here. */
  readonly from?: number;
}

/** The same change in a longer text, of which what it was made for is the part from `by` on. */
export const shifted = ({ from, ...edit }: Edit, by: number): Edit => ({
  ...edit,
  start: edit.start + by,
  end: edit.end + by,
  ...(from !== undefined && { from: from + by }),
});

/** A text that was made from the paste, and the way back to the characters it came from. */
export interface Mapped {
  readonly text: string;
  /**
   * Where these characters stand in the paste. A character that an edit wrote stands for everything that the edit
   * replaced; a span that is not empty never becomes empty while the paste has a character left.
   */
  readonly toPaste: (span: Span) => Span;
}

/** The paste itself. */
export const pasted = (text: string): Mapped => ({ text, toPaste: (span) => span });

/** A part of a text, `end` exclusive. Costs nothing but the slice. */
export function part(mapped: Mapped, start: number, end: number): Mapped {
  return {
    text: mapped.text.slice(start, end),
    toPaste: (span) => mapped.toPaste({ start: span.start + start, end: span.end + start }),
  };
}

/** Two texts as one, a line break between them; in the paste the first stands before the second. */
export function together(first: Mapped, second: Mapped): Mapped {
  const from = first.text.length + 1;
  return {
    text: `${first.text}\n${second.text}`,
    toPaste({ start, end }) {
      if (start >= from) return second.toPaste({ start: start - from, end: end - from });
      if (end < from) return first.toPaste({ start, end });
      const last = Math.max(1, end - from);
      return {
        start: first.toPaste({ start, end: start + 1 }).start,
        end: second.toPaste({ start: last - 1, end: last }).end,
      };
    },
  };
}

/**
 * Apply edits, which are ascending and do not overlap, and remember the way back.
 *
 * @returns `mapped` itself when there is no edit.
 */
export function edited(mapped: Mapped, edits: readonly Edit[]): Mapped {
  if (edits.length === 0) return mapped;
  const pieces: string[] = [];
  /** For each edit, where its text begins in the new text. */
  const begins: number[] = [];
  let from = 0;
  let length = 0;
  for (const { start, end, text } of edits) {
    pieces.push(mapped.text.slice(from, start), text);
    length += start - from;
    begins.push(length);
    length += text.length;
    from = end;
  }
  pieces.push(mapped.text.slice(from));

  const characterAt = (offset: number): Span => {
    const index = lastAtMost(begins, offset);
    const edit = edits[index];
    const begin = begins[index];
    if (!edit || begin === undefined) return { start: offset, end: offset + 1 };
    const beyond = offset - begin - edit.text.length;
    if (beyond < 0 && edit.from === undefined) return edit;
    const at = beyond < 0 ? (edit.from ?? 0) + offset - begin : edit.end + beyond;
    return { start: at, end: at + 1 };
  };

  const source = mapped.text.length;
  return {
    text: pieces.join(''),
    toPaste({ start, end }) {
      const first = characterAt(start).start;
      const last = end > start ? characterAt(end - 1).end : first;
      // A written character may stand for nothing (an inserted line break): lend it the character beside it.
      const empty = last <= first;
      const begin = empty && first >= source ? Math.max(0, source - 1) : first;
      return mapped.toPaste({ start: begin, end: empty && end > start ? Math.min(begin + 1, source) : last });
    },
  };
}

/** Index of the last number that is at most `limit`, in an ascending list; -1 when none is. */
function lastAtMost(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
