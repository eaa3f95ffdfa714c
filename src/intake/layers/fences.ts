import type { Edit } from '../mapped.ts';
import { NOTHING, replaced, type Layer } from './layer.ts';

const FENCE =
  /^[ \t]{0,12}(?:`{3,20}|~{3,20})[ \t]{0,4}[\w+#.-]{0,30}[ \t]*$|^[ \t]{0,12}(?:\{(?:code|noformat|quote)(?::[\w.|= -]{0,60})?\}|<\/?(?:pre|code)>)[ \t]*$/gm;

// A fence on the first line of the code, and one on its last, as chats send them; a code span that is the whole text.
const OPENING = /^[ \t]{0,12}(?:`{3}|\{(?:code|noformat)(?::[\w.|= -]{0,60})?\}|<pre>)(?=[^`\n])/m;
const CLOSING = /(?<=[^`\n])(?:`{3}|\{(?:code|noformat)\}|<\/pre>)[ \t]{0,12}$/m;
const SPAN = /^\s{0,20}`(?=[^`])/;
const SPAN_END = /(?<=[^`])`\s{0,20}$/;

/** A fence that shares its lines with the code, or a span's marks: both of its halves, or neither. */
function sharedFence(text: string): readonly Edit[] {
  const tail = Math.max(0, text.length - 40);
  return (
    halves(OPENING.exec(text), CLOSING.exec(text), 0) ??
    halves(SPAN.exec(text), SPAN_END.exec(text.slice(tail)), tail) ??
    NOTHING
  );
}

/** @param from Where the text begins in which the closing half was found. */
function halves(opening: RegExpExecArray | null, closing: RegExpExecArray | null, from: number) {
  if (!opening || !closing || closing.index + from <= opening.index) return null;
  return [
    { start: opening.index, end: opening.index + opening[0].length, text: '' },
    { start: closing.index + from, end: closing.index + from + closing[0].length, text: '' },
  ];
}

const MARKS: readonly string[] = ['`', '~~~', '{code', '{noformat', '{quote}', '<pre>', '<code>'];

/** Lines that only fence code in a chat or a ticket become blank lines, which end what stands above them. */
export const fences: Layer = (text) => {
  if (!MARKS.some((mark) => text.includes(mark))) return NOTHING;
  const edits = replaced(text, FENCE, () => '').filter(({ start, end }) => end > start);
  return edits.length > 0 ? edits : sharedFence(text);
};
