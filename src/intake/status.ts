import { lineEnd } from './lines.ts';
import { NO_FRAMES, type Failure, type Placed } from './failure.ts';
import { readExceptionRepr, type ReprRead } from './exception-repr.ts';
import { part, together, type Mapped } from './mapped.ts';
import { literalAt, unescaped, type Literal } from './python-literal.ts';
import { readEscapedTraceback } from './escaped-traceback.ts';
import { FILE } from './traceback/frame.ts';
import { toldTwice } from './told-twice.ts';
import { readTraceback } from './traceback/read-traceback.ts';

/** The errors of a status message, oldest first: the server appends a new one to the whole old text. */
export interface ErrorsRead {
  readonly failures: readonly Failure[];
  readonly end: number;
}

const NESTED = /\s{0,3}(?:-\s{1,3})?ERROR\s{1,3}-\s{0,3}/y;
const MARK = /\sException:\s{0,3}(?=[uUbB]?['"]|None\b|Traceback )/g;
const NOTHING = /None\b/y;

/**
 * Read `<repr of the exception> Exception:<repr of the traceback>`, and what was appended to it in the same form.
 *
 * @param start After the first `ERROR - `.
 * @param limit Nothing from here on is read.
 */
export function readErrors(mapped: Mapped, start: number, limit: number): ErrorsRead {
  const { text } = mapped;
  const failures: Failure[] = [];
  const marks = { strict: true };
  let at = start;
  for (;;) {
    const mark = markFrom(text, at, limit, marks);
    if (!mark) {
      const end = lastLineEnd(text, at, limit);
      // "Exception:" and nothing behind it: the traceback is what was cut off.
      const isCut = /\sException:\s{0,3}[uUbB]?\s*$/.test(text.slice(Math.max(at, end - 40), end));
      failures.push(failureOf(mapped, at, end, null, end, isCut));
      return { failures, end };
    }
    const literal = tracebackLiteral(text, mark.end, limit);
    NOTHING.lastIndex = mark.end;
    const isNone = !literal && NOTHING.test(text);
    const end = literal ? literal.end : isNone ? NOTHING.lastIndex : limit;
    const traceback = literal
      ? tracebackOf(unescaped(mapped, literal.bodyStart, wholeEscapes(text, literal), literal.isText), literal.cut)
      : isNone
        ? null
        : plainTraceback(mapped, mark.end, limit);
    const failure = failureOf(mapped, at, mark.start, traceback, end, literal?.cut);
    failures.push(failure);
    NESTED.lastIndex = end;
    if (!NESTED.test(text) || NESTED.lastIndex > limit) return { failures, end };
    at = NESTED.lastIndex;
  }
}

const UNESCAPED_END = /\\n['"](?=\s*$|\s{1,3}-\s)/;

/** The traceback's string. Markdown takes the backslash from a quote within it: then it ends where its last line does. */
function tracebackLiteral(text: string, start: number, limit: number): Literal | null {
  const literal = literalAt(text, start, limit);
  if (!literal || literal.cut || !/\S/.test(text.slice(literal.end, literal.end + 1))) return literal;
  // No further than the next error of the same message, so that no part of the text is searched twice.
  const next = text.indexOf(' Exception:', literal.end);
  const rest = text.slice(literal.end, Math.min(next === -1 ? limit : next, limit, lineEnd(text, literal.end)));
  const last = UNESCAPED_END.exec(rest)?.index;
  if (last === undefined) return literal;
  const bodyEnd = literal.end + last + '\\n'.length;
  return { ...literal, bodyEnd, end: bodyEnd + 1 };
}

// The beginning of an escape, as a cut leaves it.
const HALF_ESCAPE = /(?<!\\)(?:\\\\){0,100}(\\(?:x[\da-fA-F]?|u[\da-fA-F]{0,3}|U[\da-fA-F]{0,7})?)$/;

/** The end of a string's body without the half of an escape at which the string was cut. */
function wholeEscapes(text: string, { bodyStart, bodyEnd, cut }: Literal): number {
  const half = cut ? HALF_ESCAPE.exec(text.slice(Math.max(bodyStart, bodyEnd - 220), bodyEnd))?.[1] : undefined;
  return bodyEnd - (half?.length ?? 0);
}

/** Where the traceback's mark stands, outside of the exception's own strings where those are whole. */
function markFrom(
  text: string,
  from: number,
  limit: number,
  marks: { strict: boolean },
): { start: number; end: number } | null {
  MARK.lastIndex = from;
  for (let found = MARK.exec(text); found && found.index < limit; found = MARK.exec(text)) {
    const mark = { start: found.index, end: found.index + found[0].length };
    if (!marks.strict || balanced(text, from, mark.start)) return mark;
    // A message that holds the mark itself is rare; a broken quote costs one more look at the first mark only.
    marks.strict = false;
    const later = MARK.exec(text);
    if (later && later.index < limit && balanced(text, from, later.index))
      return { start: later.index, end: later.index + later[0].length };
    return mark;
  }
  return null;
}

/** Are all strings closed between two offsets? */
function balanced(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== 39 && code !== 34) continue;
    const literal = literalAt(text, at, to);
    if (!literal || literal.cut) return false;
    at = literal.end - 1;
  }
  return true;
}

/** Without a traceback a message ends with its line. */
function lastLineEnd(text: string, from: number, limit: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 || newline > limit ? limit : newline;
}

function tracebackOf(source: Mapped, cut: boolean): Failure | null {
  const read = readEscapedTraceback(source);
  return read && { ...read, cut: read.cut || cut };
}

function plainTraceback(mapped: Mapped, start: number, limit: number): Failure {
  const source = part(mapped, start, limit);
  const escaped = readEscapedTraceback(source);
  if (escaped) return escaped;
  const read = readTraceback(source.text, 0, false);
  return { exceptions: read.exceptions, source, start: 0, end: read.end, cut: read.cut };
}

/** Put the exception's `repr` and its traceback together: they are one. */
function failureOf(
  mapped: Mapped,
  start: number,
  reprEnd: number,
  traceback: Failure | null,
  end: number,
  isCut = false,
): Failure {
  const own = traceback?.exceptions.at(-1);
  const read = readExceptionRepr(mapped.text.slice(start, reprEnd));
  const isWhole =
    own !== undefined && own.type !== '' && !(isCut && read && isUnfinished(own, mapped.text.slice(start, end), read));
  if (traceback && isWhole && (!read || read.message === own.message)) return traceback;
  const cutAtEnd = traceback === null && reprEnd === end && isCutRepr(mapped.text.slice(start, end));
  const source = unescaped(mapped, start, reprEnd);
  const exceptions: Placed[] = [];
  if (read && !(cutAtEnd && read.type === '')) {
    const typeAt = Math.max(0, read.type === '' ? source.text.indexOf(read.message) : source.text.indexOf(read.type));
    const messageAt = source.text.indexOf(read.message, typeAt + read.type.length);
    exceptions.push({
      ...read,
      frames: NO_FRAMES,
      relation: null,
      typeAt,
      messageAt: messageAt === -1 ? typeAt : messageAt,
      framesAt: [],
    });
  }
  const told = exceptions[0];
  if (traceback && own && told)
    return isWhole ? mended(traceback, own, source, told) : withRepr(traceback, source, told);
  if (traceback && own) return traceback;
  return { exceptions, source, start: 0, end: source.text.length, cut: isCut };
}

/** Is a cut traceback's last word only the beginning of what the `repr` tells whole? */
function isUnfinished(own: Placed, written: string, read: ReprRead): boolean {
  if (read.type === '' || written.trimEnd().endsWith('\\n')) return false;
  const name = own.type.slice(own.type.lastIndexOf('.') + 1);
  return own.message === '' || FILE.startsWith(own.type.replace('…', '')) || read.type === name;
}

/** A traceback, its message without what line breaks did to the blanks in it. */
function mended(traceback: Failure, own: Placed, repr: Mapped, told: Placed): Failure {
  if (!repr.text.startsWith(told.message, told.messageAt)) return traceback;
  const message = toldTwice(
    { message: own.message, at: own.messageAt, source: traceback.source },
    { message: told.message, at: told.messageAt, source: repr },
  );
  return { ...traceback, exceptions: [...traceback.exceptions.slice(0, -1), { ...own, message }] };
}

/** A cut traceback's frames, and the type and the message of the `repr` before it. */
function withRepr(traceback: Failure, repr: Mapped, told: Placed): Failure {
  const by = repr.text.length + 1;
  const moved = traceback.exceptions.map((one) => ({
    ...one,
    typeAt: one.typeAt + by,
    messageAt: one.messageAt + by,
    framesAt: one.framesAt.map((at) => at + by),
  }));
  const exceptions = moved.map((one, index) =>
    index < moved.length - 1 ? one : { ...told, frames: one.frames, framesAt: one.framesAt },
  );
  return { ...traceback, exceptions, source: together(repr, traceback.source), start: 0, end: traceback.end + by };
}

/** Does a `repr` end before it is whole? A name alone, or an open parenthesis or string. */
const isCutRepr = (repr: string): boolean => /^\s*[\w.]+\s*(?:\.\.\.|…)?$/.test(repr);
