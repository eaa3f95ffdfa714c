import { shifted, type Edit } from '../mapped.ts';
import { NOTHING, replaced, type Layer } from './layer.ts';

const FENCE =
  /^[ \t]{0,12}(?:`{3,20}|~{3,20})[ \t]{0,4}[\w+#.-]{0,30}[ \t]*$|^[ \t]{0,12}(?:\{(?:code|noformat|quote)(?::[\w.|= -]{0,60})?\}|(?:<\/?(?:pre|code)>){1,2})[ \t]*$/gm;

// A fence on the first line of the code, and one on its last, as chats send them; a code span that is the whole text.
const OPENING =
  /(?:^[ \t\ufeff]{0,12}(?:[*•-] )?|(?<=: ))(?:`{3}|\{(?:code|noformat)(?::[\w.|= -]{0,60})?\}|<pre>(?:<code>)?)(?=[^`\n])/gm;
const CLOSING = /(?<=[^`\n])(?:`{3}|\{(?:code|noformat)\}|(?:<\/code>)?<\/pre>)[ \t]{0,12}$/gm;
const SPAN = /^\s{0,20}`(?=[^`])/g;
const SPAN_END = /(?<=[^`])`\s{0,20}$/g;

const MARKS: readonly string[] = ['`', '~~~', '{code', '{noformat', '{quote}', '<pre>', '<code>'];

/**
 * Lines that only fence code in a chat or a ticket become blank lines, which end what stands above them. Where a fence
 * shares its line with the code, or a span's mark does, its other half tells it, or the text's end.
 */
export const fences: Layer = (text) => {
  if (!MARKS.some((mark) => text.includes(mark))) return NOTHING;
  const lines = replaced(text, FENCE, () => '').filter(({ start, end }) => end > start);
  const own = new Set(lines.map(({ start }) => start));
  const opening = replaced(text, OPENING, () => '').find(({ start }) => !own.has(start));
  const closing = replaced(text, CLOSING, () => '').at(-1);
  const first = Math.min(opening?.start ?? Infinity, lines[0]?.start ?? Infinity);
  const last = Math.max(closing?.start ?? -1, lines.at(-1)?.start ?? -1);
  const edits = [
    ...(opening && opening.start < last ? [opening] : []),
    ...lines,
    ...(closing && (first < closing.start || isAlone(text, closing)) ? [closing] : []),
  ];
  return edits.length > 0 ? edits.sort((one, other) => one.start - other.start) : span(text);
};

/** Does a fence close the text, of which the opening was not copied? */
const isAlone = (text: string, { start, end }: Edit): boolean =>
  text.trimEnd().length <= end &&
  /\S/.test(text.charAt(start - 1)) &&
  text.indexOf(text.slice(start, end).trim()) === start;

/** The marks of a code span that is the whole text: both, or neither. */
function span(text: string): readonly Edit[] {
  const tail = Math.max(0, text.length - 40);
  const [opening] = replaced(text, SPAN, () => '');
  const [closing] = replaced(text.slice(tail), SPAN_END, () => '');
  return opening && closing ? [opening, shifted(closing, tail)] : NOTHING;
}
