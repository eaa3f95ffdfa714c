import { exceptionLineAt } from '../exception-name.ts';
import type { Placed } from '../failure.ts';
import { lineEnd, lineStart, skipBlanks, trimmedEnd } from '../lines.ts';
import { hasCode, isBegun, type Unfinished } from './exception.ts';
import { FILE, isFrame, isMarker } from './frame.ts';
import { branchAt, close, follow, isDrawn, leave, next, tree, type Tree } from './group.ts';
import { HEADER, isAfterword, isLogLine, linkAt, RECORD_END } from './landmarks.ts';

/** A traceback with its chain and its members, as found in a text. */
export interface TracebackRead {
  readonly exceptions: readonly Placed[];
  /** After its last character. */
  readonly end: number;
  /** It ends before its exception. */
  readonly cut: boolean;
}

/** One line, or what is right of a group's margin in it. */
interface Line {
  readonly start: number;
  readonly end: number;
  /** The first character that is no blank. */
  readonly content: number;
  /** It stands within a group and has no margin. */
  readonly isBare?: boolean;
}

const GROUP_HEADER = `Exception Group ${HEADER}`;
const REPEATED = '[Previous line repeated ';

/**
 * Read the traceback that begins at `start`: at its header, at a `File` line (its head is cut off), or at its exception.
 *
 * Indentation helps where it is there and is not needed where it is lost.
 *
 * @param alone The text is one failure's and nothing else (it was a `repr`), so that all that follows the exception's
 *   name is its message. In other texts a message ends at a blank line, at a log's line and at the next traceback.
 */
export function readTraceback(text: string, start: number, alone: boolean): TracebackRead {
  const read = tree(text);
  // Its head is cut off: how deep it begins is not known.
  const isCutGroup = text[skipBlanks(text, start, text.length)] === '|';
  let inGroup = isCutGroup;
  let awaited = true;
  let blanks = 0;
  let end = start;
  let cut = false;

  for (let at = start; at < text.length;) {
    const stop = lineEnd(text, at);
    let line: Line = { start: at, end: stop, content: skipBlanks(text, at, stop) };
    at = stop + 1;
    const { current } = read;

    if (inGroup || text.startsWith(`+ ${GROUP_HEADER}`, line.content)) {
      const sign = text[line.content];
      if (sign === '+') {
        const branch = branchAt(text, line.content);
        if (branch) follow(read, branch, line.content - line.start);
        awaited = true;
        inGroup =
          read.open.length > 0 ||
          branch === null ||
          (isCutGroup && isDrawn(text, skipBlanks(text, line.end + 1, text.length)));
        end = line.end;
        continue;
      }
      if (sign === '|' && line.content < line.end) {
        const inner = line.content + 1;
        line = { start: inner, end: line.end, content: skipBlanks(text, inner, line.end) };
      } else if (line.content < line.end && !goesOnInGroup(text, line, current)) {
        while (read.open.length > 0) leave(read);
        inGroup = false;
      } else if (line.content < line.end) line = { ...line, isBare: true };
    }

    if (line.content >= line.end) {
      blanks++;
      continue;
    }
    const link = isBegun(read.current) || read.done.length > 0 ? linkAt(text, line.content) : null;
    if (link) {
      if (!inGroup) while (read.open.length > 0) leave(read);
      if (!isBegun(read.current)) relate(read, link.relation);
      next(read, link.relation);
      awaited = true;
      blanks = 0;
      end = line.end;
      continue;
    }

    const isHeader = text.startsWith(HEADER, line.content) || text.startsWith(GROUP_HEADER, line.content);
    if (read.current.type === null) {
      if (isHeader) {
        if (!awaited || read.current.framesAt.length > 0) {
          cut = true;
          break;
        }
        awaited = false;
      } else if (!readAboveException(text, line, read.current, inGroup)) {
        cut = true;
        break;
      }
      awaited = awaited && !isBegun(read.current);
    } else {
      if (current.ended && !inGroup) break;
      if (text.startsWith('"""', line.content) && (!alone || text.lastIndexOf('"""', line.content - 1) !== -1)) {
        // The end of a traceback that multiprocessing brought from another process.
        current.ended = true;
        continue;
      }
      if (
        !alone &&
        (isHeader || (blanks > 0 && !inGroup && !goesOnBelowBlank(text, start, line.start)) || endsMessage(text, line))
      )
        break;
      if (current.ended) continue;
      current.message += '\n'.repeat(blanks + 1) + text.slice(messageLineStart(line, current, inGroup), line.end);
    }
    blanks = 0;
    end = line.end;
  }
  if (alone && read.current.type !== null && !read.current.ended)
    read.current.message += '\n'.repeat(blanks + Number(text.endsWith('\n')));
  cut ||= read.current.type === null && read.open.length === 0;
  return { exceptions: close(read), end, cut };
}

/** Python's own printer puts a group's margin before the first line of a message alone. */
function goesOnInGroup(text: string, line: Line, current: Unfinished): boolean {
  if (current.type === null) return false;
  const below = nextLine(text, line.end + 1, false);
  return below !== null && isDrawn(text, below.content);
}

/** The exception before a link had already been finished, as the last of a group. */
function relate(read: Tree, relation: 'cause' | 'context'): void {
  const last = read.done.at(-1);
  if (last) last.relation = relation;
}

/** A frame, its code, a marker, or the exception's own line. `false`: the traceback ends before this line. */
function readAboveException(text: string, line: Line, current: Unfinished, inGroup: boolean): boolean {
  const { content, end } = line;
  const indent = columnOf(text, line);
  if (text.startsWith(FILE, content)) {
    if (!isFrame(text, content, end)) return false;
    current.framesAt.push(content);
    current.indent = indent;
    return true;
  }
  if (isCutFile(text, line)) return false;
  if (text.startsWith(REPEATED, content) || isMarker(text, content, end) || text[content] === RECORD_END) return true;
  const coding = current.framesAt.length > 0;
  if (coding && indent > current.indent) {
    current.codeAt.push(line.start, end);
    return true;
  }
  const named = exceptionLineAt(text, content, end);
  // A word may be an exception's name; no name is a rule.
  if ((!named || text[content] === '_') && isAfterword(text, content)) return false;
  const below = nextLine(text, end + 1, inGroup);
  if (named && !(coding && isCode(text, named, indent === current.indent, below, current))) {
    current.type = text.slice(content, content + named.nameLength);
    current.typeAt = content;
    current.indent = indent;
    current.messageAt = named.messageStart;
    current.message = text.slice(named.messageStart, end);
    return true;
  }
  if (isLogLine(text, line.start)) return below !== null && isBelowAnother(text, below, current);
  const goesOn =
    below !== null &&
    (text.startsWith(FILE, below.content) || exceptionLineAt(text, below.content, below.end) !== null);
  if (!coding) return goesOn || indent > 0;
  if (indent < current.indent && !goesOn) return false;
  current.codeAt.push(line.start, end);
  return true;
}

/** Another process may write a line of its own between those of a traceback: does it go on below that one? */
function isBelowAnother(text: string, below: Line, current: Unfinished): boolean {
  const { content, end, start } = below;
  if (text.startsWith(FILE, content)) return content > start;
  if (current.framesAt.length === 0) return false;
  return columnOf(text, below) > current.indent
    ? !hasCode(current)
    : exceptionLineAt(text, content, end)?.telling === true;
}

// Where a copy made tabs of blanks, one is as deep as a level of code at least.
const TAB = 4;

/** How far a line is indented, in columns. */
function columnOf(text: string, { start, content }: Line): number {
  let column = 0;
  for (let at = start; at < content; at++) column += text[at] === '\t' ? TAB : 1;
  return column;
}

/** Is this the beginning of a `File "…"`, at which the text is cut? */
function isCutFile(text: string, { start, content, end }: Line): boolean {
  if (text[content] !== 'F') return false;
  const said = text.slice(content, Math.min(end, content + 10));
  const isFile = content > start ? CUT_FILE.test(said) : said.startsWith('File') && CUT_FILE.test(said);
  return isFile && nextLine(text, end + 1, false) === null;
}

const CUT_FILE = /^F(?:i(?:l(?:e(?: "?)?)?)?)?(?:\.{3}|…)?\s{0,3}$/;

/** Where indentation is lost, is a line that could be an exception rather a line of code? */
function isCode(
  text: string,
  named: { telling: boolean },
  level: boolean,
  below: Line | null,
  current: Unfinished,
): boolean {
  if (!level) return false;
  if (!below) return false;
  if (text.startsWith(FILE, below.content) || text.startsWith(REPEATED, below.content))
    return !hasCode(current) || !named.telling;
  return !named.telling && exceptionLineAt(text, below.content, below.end) !== null;
}

/** The next line that is neither blank nor a marker. */
function nextLine(text: string, from: number, inGroup: boolean): Line | null {
  for (let at = from; at < text.length;) {
    const end = lineEnd(text, at);
    let content = skipBlanks(text, at, end);
    if (inGroup && text[content] === '|') content = skipBlanks(text, content + 1, end);
    if (content < end && !isMarker(text, content, end)) return { start: at, end, content };
    at = end + 1;
  }
  return null;
}

/** Where a further line of a message begins: what the exception's own line is indented by is no part of it. */
function messageLineStart(line: Line, current: Unfinished, inGroup: boolean): number {
  // A margin's blank; a line without a margin keeps all of its own.
  if (inGroup) return line.isBare ? line.start : Math.min(line.start + 1, line.content);
  return Math.min(line.start + current.indent, line.content);
}

// How far below a blank line in its message the end of a record or a chain's next sentence is looked for.
const BELOW_BLANK = 2000;

/**
 * Does what stands below a blank line still belong to the message? It does when a chain's sentence comes below it, or
 * the end of the record that it is a part of.
 *
 * @param start Where the traceback begins.
 */
function goesOnBelowBlank(text: string, start: number, at: number): boolean {
  const end = Math.min(text.length, at + BELOW_BLANK);
  for (let line = at; line < end; line = lineEnd(text, line) + 1) {
    const content = skipBlanks(text, line, end);
    if (linkAt(text, content) || text[content] === RECORD_END) return true;
    if (text.startsWith(HEADER, content)) return false;
    if (isLogLine(text, line)) return start > 0 && line > at && isLogLine(text, lineStart(text, start - 1));
  }
  return false;
}

/** Does something else than the message begin here? */
function endsMessage(text: string, line: Line): boolean {
  const first = text[line.content];
  return (
    first === RECORD_END ||
    isAfterword(text, line.content) ||
    text.startsWith('>>>', line.content) ||
    isFlowerRow(text, line) ||
    isLogLine(text, line.start)
  );
}

// Flower's task page is a table: below the traceback stand rows such as `Clock<TAB>1234`. Where the tabs are gone, the
// names of its last rows tell.
const FLOWER_ROW = /^[A-Z][a-z]{1,15}(?: [a-z]{1,15})?\t/;
const FLOWER_LAST =
  /^(?:Advanced task options|Clock(?: {1,4}\d{1,12})?|(?:Root|Parent)(?: id)?(?: {1,4}[\da-f-]{8,40})?|Children(?: {1,4}\[[^\n]{0,40})?|(?:Exchange|Routing [Kk]ey|Client)(?: {1,4}[\w.-]{1,40})?)$/;

/** Does a row of Flower's task page begin here? */
function isFlowerRow(text: string, { content, end }: Line): boolean {
  const row = text.slice(content, Math.min(trimmedEnd(text, content, end), content + 80));
  return FLOWER_ROW.test(row) || FLOWER_LAST.test(row);
}
