import { exceptionLineAt, type ExceptionLine } from '../exception-name.ts';
import {
  isBlank,
  jointAt,
  lineEnd,
  lineStart,
  skipBlanks,
  unescapedLength,
  widestBroken,
  type Line,
} from '../lines.ts';
import type { Edit } from '../mapped.ts';
import { hasStageless, MARK_WITHIN, STAGELESS, statusHeadAt } from '../status-head.ts';
import { FILE } from '../traceback/frame.ts';
import { branchAt } from '../traceback/group.ts';
import { HEADER, isAfterword, isLogLine, linkAt, RECORD_END } from '../traceback/landmarks.ts';
import { areCuts, isAtBlank } from './cuts.ts';
import { sentences } from './fixed-words.ts';
import { NOTHING, type Layer } from './layer.ts';

// Mail clients and terminals wrap at 72 to 80 columns. A longer line with blanks in it was not wrapped.
const NARROWEST = 64;

// Where no other line tells that lines were wrapped, only the usual width does.
const USUAL = 80;

// The shortest path, with its quotes and what follows, that a wrap between words may have had to break.
const LONGEST_PATH = 52;

/** Line breaks that a mail client or a terminal put into a status message or a traceback go. */
export const wrapping: Layer = (text) => {
  const edits: Edit[] = [];
  let from = 0;
  for (let at = text.indexOf('('); at !== -1; at = text.indexOf('(', Math.max(at + 1, from))) {
    if (!STAGE_BEGINS.has(text.charCodeAt(at + 1)) || statusHeadAt(text, at) === null || isInCode(text, at)) continue;
    from = joinStatus(text, at, edits);
  }
  for (
    let at = hasStageless(text) ? text.indexOf(STAGELESS) : -1;
    at !== -1;
    at = text.indexOf(STAGELESS, Math.max(at + 1, from))
  ) {
    const isFirst = at === 0 || /[\n:>\]]\s{0,3}$/.test(text.slice(Math.max(0, at - 4), at));
    if (at >= from && isFirst && OPENS.test(text.slice(at, at + MARK_WITHIN))) from = joinStatus(text, at, edits);
  }
  if (edits.length > 0) return edits;
  if (!isWrappedThroughout(text)) return NOTHING;
  const broken = sentences(text);
  return broken.length > 0 ? broken : joinTracebacks(text);
};

/** Does a place lie in the line of code below a frame? What looks like a message there is a string of the program's. */
function isInCode(text: string, at: number): boolean {
  const start = lineStart(text, at);
  return start > 0 && text.startsWith(FILE, skipBlanks(text, lineStart(text, start - 1), start));
}

const STAGE_BEGINS = new Set(Array.from('psivceadfPSIVCEADF) \n', (letter) => letter.charCodeAt(0)));

// Where the repr of the traceback begins; HTML may still hide its quote. It ends its line when it is whole.
const OPENS =
  /Exception:\s?[uUbB]?(?:\\?['"‘’“”]|&(?:amp;|#0{0,4}38;|#[xX]26;){0,3}(?:quot|apos|#0{0,4}3[49]|#[xX]2[27]);)/;
const CLOSES = /\\n(?:\\?['"‘’“”]|&(?:amp;|#0{0,4}38;|#[xX]26;){0,3}(?:quot|apos|#0{0,4}3[49]|#[xX]2[27]);)\s*$/;
const GOES_ON = /^\s*(?:[-–—]\s*)?(?:ERROR\s+[-–—]|[-–—]\s+ERROR)/;

// "(validating) -", also without its dash: an "ERROR - …" on the next line belongs behind it.
const DANGLES = /\s[-–—]\s{0,3}$|^\([^()\n]{0,220}\)\s{0,3}$/;
const ENDS =
  /^(?:[ \t*•#-]{0,20}(?:Status|Additional [Ii]nformation|Staff Notes|Original machine|(?:Application|Version|Instance) Information)\*{0,2}(?::|\s*$)|--\s*$|\s*$)/;

/** Join the lines of the status message at `at`, which the server wrote on one. Gives where it ends. */
function joinStatus(text: string, at: number, edits: Edit[]): number {
  const lines: Line[] = [];
  let line: Line = { start: lineStart(text, at), end: lineEnd(text, at) };
  let isOpen = false;
  for (;;) {
    lines.push(line);
    const said = text.slice(Math.max(line.start, at), line.end);
    isOpen ||= OPENS.test(said) || /Exception:\s*[uUbB]?$/.test(said);
    if (line.end >= text.length || !couldBeWrapped(text, line)) break;
    // A blank at a break makes a line of its own where the text is broken once more.
    const isDoubled = isOpen && FRAME_BELOW_BLANK.test(text.slice(line.end, line.end + 40));
    const below = isDoubled ? lineEnd(text, line.end + 1) : line.end;
    const next: Line = { start: below + 1, end: lineEnd(text, below + 1) };
    const beginning = text.slice(next.start, Math.min(next.end, next.start + 60));
    // Its line breaks are no escapes any more.
    if (said.endsWith(`${HEADER}:`) && beginning.trimStart().startsWith(FILE)) break;
    if (CLOSES.test(said.slice(-30)) && isOpen) {
      if (!GOES_ON.test(beginning)) break;
      isOpen = false;
    }
    // In a list the next bullet is another note.
    if (!isOpen && isBullet(text, lines[0]?.start ?? 0) && isBullet(text, next.start) && !GOES_ON.test(beginning))
      break;
    const dangles = DANGLES.test(said.slice(-260)) && GOES_ON.test(beginning);
    if (ENDS.test(beginning) || (isLogLine(text, next.start) && !dangles)) break;
    const isBroken =
      dangles ||
      /^\s*Exception:/.test(beginning) ||
      /ERROR\s{0,3}[-–—]?\s{0,3}$/.test(said) ||
      said.lastIndexOf('(') > said.lastIndexOf(')');
    if (!isOpen && !isBroken && !overflows(text, line, next, NARROWEST)) break;
    line = next;
  }
  const isCut = areCuts(
    text,
    lines.slice(0, -1).map(({ end }) => end),
  );
  for (let index = 0; index + 1 < lines.length; index++) {
    const [above, below] = [lines[index], lines[index + 1]];
    if (above && below)
      edits.push(isCut ? { start: above.end, end: below.start, text: '' } : joint(text, above, below));
  }
  return line.end;
}

const FRAME_BELOW_BLANK = /^\n[ \t]{0,3}\n\s{0,8}(?:File(?:\s|$)|line \d|"[/\w])/;

const isBullet = (text: string, start: number): boolean =>
  /^[ \t]*(?:[*•-]|\d+[.)])[ \t]/.test(text.slice(start, start + 12));

/** A line that is too long for any wrap, and has a blank where it could have been broken, was not wrapped. */
function couldBeWrapped(text: string, line: Line): boolean {
  const { start, end } = line;
  const widest = widestBroken(text);
  if (end - start <= widest || (end - start < widest * 9 && unescapedLength(text, line) <= widest)) return true;
  const content = skipBlanks(text, start, end);
  const blank = text.indexOf(' ', content);
  return blank === -1 || blank >= end - 1;
}

/** Would the first word of the line below have gone beyond the width? */
function overflows(text: string, above: Line, below: Line, width: number): boolean {
  const word = /^\s*\S{0,200}/.exec(text.slice(below.start, Math.min(below.end, below.start + 240)))?.[0].trim() ?? '';
  return above.end - above.start + 1 + word.length > width;
}

/** The edit that joins two lines: with one space, or with none where a token was cut. */
function joint(text: string, above: Line, below: Line): Edit {
  const content = skipBlanks(text, below.start, below.end);
  const line = text.slice(above.start, above.end);
  const isToken = text[content] === ',' || (content < below.end && isInsidePath(line, text.slice(content, below.end)));
  return { start: above.end, end: content, text: isToken ? '' : jointAt(text, above.end) };
}

/**
 * Does a line end within a word of the path of a `File "…"`? A path that goes on with a capital may be "Program Files",
 * and one that would have fitted on a line of its own was broken at a blank.
 */
function isInsidePath(line: string, rest: string): boolean {
  const path = OPEN_PATH.exec(line)?.[1];
  const closing = rest.indexOf('"');
  return (
    path !== undefined &&
    line.length >= NARROWEST &&
    (closing === -1 || path.length + closing >= LONGEST_PATH) &&
    !/^[A-Z]/.test(rest)
  );
}

// Behind its "File", or alone on a line of its own.
const OPEN_PATH = /(?:File "|^[ \t]{0,40}"(?=\S{60}))([^"]+)$/;

/** Is there no line that a wrap would have broken? One tells, and a log has one near its beginning. */
function isWrappedThroughout(text: string): boolean {
  if (!text.includes('\n')) return false;
  for (let start = 0; start < text.length;) {
    const line = { start, end: lineEnd(text, start) };
    if (!couldBeWrapped(text, line)) return false;
    start = line.end + 1;
  }
  return true;
}

// As HTML or a chat has it.
const HIDDEN_QUOTE = /[“”„‟]|&(?:amp;|#0{0,4}38;|#[xX]26;){0,3}(?:quot|#0{0,4}34|#[xX]22);/g;

const WHOLE_FILE = /^File ?"(?:[^"\n]|"(?!, ?line))+", ?line ?(?:\d+|None)(?:, ?in \S.*)?$/;

/** Join what was broken in tracebacks of several lines. */
function joinTracebacks(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  // Where its head is lost, a traceback begins with a frame.
  const frame = text.includes(HEADER) ? -1 : text.search(FRAME);
  if (frame !== -1) joinFrames(text, linesOf(text, frame), edits);
  for (let at = text.indexOf(HEADER); at !== -1;) {
    const lines = linesOf(text, lineEnd(text, at) + 1);
    joinFrames(text, lines, edits);
    at = text.indexOf(HEADER, Math.max(at + 1, lines.at(-1)?.end ?? 0));
  }
  return edits;
}

const FRAME = /^[ \t]{0,40}File(?: "|\n")/m;

/** The lines of a traceback from `from` on. */
function linesOf(text: string, from: number): readonly Line[] {
  const lines: Line[] = [];
  for (let start = from; start < text.length; start = lineEnd(text, start) + 1) {
    const line = { start, end: lineEnd(text, start) };
    const content = skipBlanks(text, start, line.end);
    if (content === line.end || text[content] === RECORD_END || isLogLine(text, start)) break;
    if (text.startsWith(HEADER, start) || isAfterword(text, content)) break;
    lines.push(line);
  }
  return lines;
}

// HTML may still hide the quote.
const FILE_LINE = /^\s*File (?:"|&)/;

// A line of an exception group has a margin of its own.
const BELOW_MEMBER = /^\s*(?:\| |\+-)/;

function joinFrames(text: string, lines: readonly Line[], edits: Edit[]): void {
  const width = lines.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  const full = lines.filter(({ start, end }) => end - start === width).length;
  const broken = lines.some((line, index) => index + 1 < lines.length && isBrokenFile(text, line));
  const isCut =
    broken &&
    width <= widestBroken(text) &&
    full > 1 &&
    // Paths of one length may break at the same blank.
    lines.some((line) => isBrokenFile(text, line) && line.end - line.start >= width - 1 && !isAtBlank(text, line.end));
  // Lines are broken where the next word would go beyond the width: none with a blank in it is longer.
  const widest = lines.reduce(
    (most, line) => (isBreakable(text, line) ? Math.max(most, unescapedLength(text, line)) : most),
    72,
  );
  // Only a group's members have bars; a line of code may begin with one.
  const isGroup = lines.some(({ start, end }) => branchAt(text, skipBlanks(text, start, end)) !== null);
  let whole = '';
  /** Where the rest of a line begins that is being joined. */
  let rest = 0;
  /** What looked like the exception's own line. */
  let raised: ExceptionLine | null = null;
  for (let index = 0; index + 1 < lines.length; index++) {
    const [line, next] = [lines[index], lines[index + 1]];
    if (!line || !next) break;
    const length = line.end - line.start;
    const margin = isGroup ? marginOf(text, line) : 0;
    const here = text.slice(Math.max(line.start + margin, rest), line.end).replace(HIDDEN_QUOTE, '"');
    whole += here;
    const said = whole.trimStart();
    const isFile = said.startsWith(FILE) || said.trimEnd() === 'File';
    const indented = /^\s/.test(whole);
    if (margin > 0 && (isFile || said.startsWith(HEADER))) raised = null;
    // Where indentation is lost, code may look like an exception, until one is named for certain or a frame comes.
    if (isFile && !raised?.telling) raised = null;
    if (!isFile && !indented && !raised?.telling)
      raised = exceptionLineAt(text, line.start + margin, line.end) ?? raised;
    const below = text.slice(next.start, next.end);
    const named = exceptionLineAt(text, next.start, next.end);
    const begins =
      FILE_LINE.test(below) ||
      linkAt(text, next.start) !== null ||
      (named?.telling === true && (indented || raised?.telling === false));
    const isWhole = isFile && WHOLE_FILE.test(said.trimEnd());
    // A word at the margin with code below it is the rest of the function's name.
    const isNameCut =
      isWhole && length === width && /^\s/.test(here) && /^\w+$/.test(below) && isBlank(text.charCodeAt(next.end + 1));
    let joins: boolean;
    // Each line of a group's member has its bar.
    if (margin > 0 && /^[^\s|+]/.test(below)) joins = true;
    else if (isWhole) joins = isNameCut || /^\d*, in \S/.test(below);
    else if (!isFile && begins) joins = false;
    else if (isFile || (isCut && length >= width - 1)) joins = true;
    else if (raised)
      joins =
        overflows(text, line, next, broken ? NARROWEST : widest) &&
        !/^\s/.test(below) &&
        (broken || (length > 40 && length <= USUAL));
    else
      joins =
        indented &&
        broken &&
        !/^\s/.test(below) &&
        // No string of Python goes over a line's end.
        (named === null || said.split('"').length % 2 === 0) &&
        overflows(text, line, next, NARROWEST);
    if (!joins || BELOW_MEMBER.test(below)) {
      whole = '';
      continue;
    }
    const edit =
      (isCut || isNameCut) && length === width
        ? { start: line.end, end: next.start, text: '' }
        : joint(text, line, next);
    edits.push(edit);
    whole += edit.text;
    rest = edit.end;
  }
}

/** Has a line a blank at which it could have been broken? */
function isBreakable(text: string, { start, end }: Line): boolean {
  const blank = text.indexOf(' ', skipBlanks(text, start, end));
  return blank !== -1 && blank < end - 1;
}

/** How wide the margin of a group's member is, `  | `; 0 for a line without one. */
function marginOf(text: string, { start, end }: Line): number {
  const content = skipBlanks(text, start, end);
  return text.startsWith('| ', content) ? content + 2 - start : 0;
}

/** A `File` line that ends before its line's number or its function. */
function isBrokenFile(text: string, { start, end }: Line): boolean {
  const content = skipBlanks(text, start + marginOf(text, { start, end }), end);
  const said = text.slice(content, end).replace(HIDDEN_QUOTE, '"');
  return (said.startsWith(FILE) || said.trimEnd() === 'File') && !WHOLE_FILE.test(said.trimEnd());
}
