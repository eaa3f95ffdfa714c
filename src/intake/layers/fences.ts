import type { Edit } from '../mapped.ts';
import { NOTHING, replaced, type Layer } from './layer.ts';

const FENCE =
  /^[ \t]{0,12}(?:`{3,20}|~{3,20})[ \t]{0,4}[\w+#.-]{0,30}[ \t]*$|^[ \t]{0,12}\{(?:code|noformat)(?::[^}\n]{0,100})?\}[ \t]*$|^[ \t]{0,12}<\/?(?:pre|code)>[ \t]*$/gm;

// A fence on the first line of the code, and one on its last, as chats send them; a code span that is the whole text.
const OPENING = /^[ \t]{0,12}`{3}(?=[^`\n])/m;
const CLOSING = /(?<=[^`\n])`{3}[ \t]{0,12}$/m;
const SPAN = /^\s{0,20}`(?=[^`])/;
const SPAN_END = /(?<=[^`])`\s{0,20}$/;

/** A fence that shares its lines with the code: both of its halves, or neither. */
function sharedFence(text: string): readonly Edit[] {
  for (const [opening, closing] of [
    [OPENING.exec(text), CLOSING.exec(text)],
    [SPAN.exec(text), SPAN_END.exec(text.slice(-40))],
  ] as const) {
    if (!opening || !closing) continue;
    const end = closing.index + (opening[0].trim() === '`' ? Math.max(0, text.length - 40) : 0);
    if (end > opening.index)
      return [
        { start: opening.index, end: opening.index + opening[0].length, text: '' },
        { start: end, end: end + closing[0].length, text: '' },
      ];
  }
  return NOTHING;
}

/** Lines that only fence code in a chat or a ticket become blank lines, which end what stands above them. */
export const fences: Layer = (text) =>
  text.includes('```') ||
  text.includes('~~~') ||
  text.includes('{code') ||
  text.includes('{noformat') ||
  text.includes('<pre>') ||
  text.includes('</pre>')
    ? fenced(text)
    : text.includes('`')
      ? sharedFence(text)
      : NOTHING;

function fenced(text: string): readonly Edit[] {
  const edits = replaced(text, FENCE, () => '').filter(({ start, end }) => end > start);
  return edits.length > 0 ? edits : sharedFence(text);
}
