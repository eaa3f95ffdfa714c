import { lineEnd, shapeOf, skipBlanks } from '../lines.ts';
import { NOTHING, type Layer } from './layer.ts';

// A list's bullet or number, or an emoji. A nested message may begin with a dash.
const DECORATION = /\s{0,20}(?:[*•]|-(?! ERROR)|\d{1,2}[.)]|\p{Extended_Pictographic}\ufe0f?)(?:[ \t]{1,4}|(?=\n|$))/uy;

// What stands before each line may be missing before the rests of wrapped ones.
const FEW = 4;

// Who said it in a chat, and when; "Instance ID:" and the like are the text's own.
const SPEAKER =
  /\s{0,20}(?:(?:\[[^\]\n]{4,30}\]|\d{1,2}:\d\d(?: ?[AP]M)?) (?:<[\w. -]{1,40}>|[A-Z][\w.'-]{0,30}(?: [A-Z][\w.'-]{0,30}){0,2}:)|[A-Z][\w'-]{0,30} [A-Z][\w'-]{0,30}:) {0,20}(?=Username:|Request I|Machine Request:|Traceback|File "|\(|\{"|"|1[ :.|\t]|\d{1,6}:[A-Z]|\[\d\d:\d\d|(?:>|&gt;) )/y;

// Above a form stand a greeting, the head of a mail or of a fence, and no more.
const LATEST = 2000;

/** What stands before the first line alone goes, as where a text was pasted into a list or a chat. */
export const decoration: Layer = (text) => {
  const top = text.slice(0, LATEST);
  for (let start = 0; start !== -1; start = nextParagraph(top, start)) {
    const said = widthOf(SPEAKER, text, start);
    const shape = shapeOf(text.slice(start, start + said).trim());
    const below = skipBlanks(text, lineEnd(text, start + said) + 1, text.length);
    if (said > 0 && shapeOf(text.slice(below, below + shape.length)) !== shape)
      return [{ start, end: start + said, text: '' }];
  }
  const end = widthOf(DECORATION, text, 0);
  let next = lineEnd(text, end) + 1;
  if (end === 0 || next >= text.length) return NOTHING;
  for (let line = 0; line < FEW && next < text.length; line++, next = lineEnd(text, next) + 1)
    if (widthOf(DECORATION, text, next) > 0) return NOTHING;
  return [{ start: 0, end, text: '' }];
};

/** Where the text goes on below the next blank line; -1 when it does not. */
function nextParagraph(text: string, from: number): number {
  const blank = text.indexOf('\n\n', from);
  return blank === -1 ? -1 : blank + 2;
}

function widthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
