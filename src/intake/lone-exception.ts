import { exceptionLineAt, isTelling, nameAt } from './exception-name.ts';
import { readExceptionRepr } from './exception-repr.ts';
import { NO_FRAMES, type Failure } from './failure.ts';
import { isBlank, lineEnd, lineStart, skipBlanks, trimmedEnd } from './lines.ts';
import type { Mapped } from './mapped.ts';
import { literalAt, unescaped } from './python-literal.ts';
import type { Span } from './reading.ts';

// A line that stands alone is looked for in short texts only: in a long one it is a mention.
const MOST_CHARACTERS = 4000;

// "* Especially: `", a bullet, a quote or a code span's mark before the exception, as the guide itself has it; Flower's row.
const LEAD = /(?:[*•-][ \t]{1,4})?(?:[A-Z][a-z]{2,20}: (?=`)|Exception[ \t]{1,4}(?=\w{1,60}\())?[`'"]{0,3}/y;

// Java, C# and JavaScript print what looks like an exception, and then where it was: "    at Main.main(Main.java:3)".
// Ruby has "	from a.rb:8", Rust a "Caused by:" of its own.
const FOREIGN = /^[ \t]*(?:at \S|Caused by:|from \S{1,300}:\d+|\.{3} \d+ more)/m;

const CLOSED = /\\n['"]`?$/;

/**
 * Find the exception in a text that is only the last line of a traceback, or the end of one.
 *
 * @returns `null` when no line is one for certain.
 */
export function readLoneException(mapped: Mapped): { failure: Failure; span: Span; ofStatus: boolean } | null {
  const { text } = mapped;
  if (text.length > MOST_CHARACTERS * 4 || FOREIGN.test(text)) return null;
  const lines: Span[] = [];
  for (let at = 0; at <= text.length; at = lineEnd(text, at) + 1) {
    const start = skipBlanks(text, at, lineEnd(text, at));
    if (start < lineEnd(text, at)) lines.push({ start, end: trimmedEnd(text, start, lineEnd(text, at)) });
  }
  // Code may stand above it.
  const first = lines.find(({ start }) => start === lineStart(text, start)) ?? lines[0];
  const last = lines.at(-1);
  if (!first || !last) return null;
  // Between a person's own lines, the quote that closed its string tells it.
  const others = lines.filter((line) => line === last || CLOSED.test(text.slice(line.start, line.end)));
  return others.reduceRight(
    (read, line) => read ?? (line === first ? null : readLine(mapped, line, line.end)),
    readLine(mapped, first, trimmedEnd(text, first.start, text.length)),
  );
}

function readLine(
  mapped: Mapped,
  line: Span,
  textEnd: number,
): { failure: Failure; span: Span; ofStatus: boolean } | null {
  const { text } = mapped;
  const begin = lastEscapedLine(text, line);
  LEAD.lastIndex = begin;
  const start = begin + (LEAD.exec(text)?.[0].length ?? 0);
  const name = nameAt(text, start);
  if (!isTelling(name) || name === 'Warning') return null;
  const span = { start, end: line.end };
  if (text[start + name.length] === '(') {
    const read = readExceptionRepr(text.slice(start, line.end));
    const source = unescaped(mapped, start, line.end);
    const messageAt = Math.max(0, source.text.indexOf(read?.message ?? ''));
    return read && { failure: failureOf(source, read.type, read.message, 0, messageAt, false), span, ofStatus: false };
  }
  const told = exceptionLineAt(text, start, withoutClosing(text, start, line.end));
  if (!told) return null;
  // A `KeyError` shows its key as a string of its own, with that string's escapes.
  const key = literalAt(text, told.messageStart, line.end);
  const isEscaped = !(key?.end === line.end && !key.cut) && /\\['"n]/.test(text.slice(start, line.end));
  const end = isEscaped
    ? withoutClosing(text, start, line.end)
    : Math.max(line.end, blankLine(text, line.end, textEnd));
  const source = isEscaped ? unescaped(mapped, start, end) : { ...mapped, text: text.slice(0, end) };
  const at = isEscaped ? 0 : start;
  const named = exceptionLineAt(source.text, at, isEscaped ? source.text.length : line.end);
  if (!named) return null;
  const message = source.text.slice(named.messageStart).trimEnd().replace(/`$/, '');
  // What stands before it on its line, or indented above it, is the rest of its traceback.
  const isRest = begin > line.start || isBelowCode(text, line.start);
  const failure = failureOf(source, name, message, at, named.messageStart, isRest);
  return { failure, span: { start, end }, ofStatus: false };
}

/** Is the line above an indented one, as code is below its frame? */
function isBelowCode(text: string, start: number): boolean {
  const end = lineStart(text, start) - 1;
  return end > 0 && isBlank(text.charCodeAt(lineStart(text, end)));
}

/**
 * Where the exception begins in a line that holds escaped line breaks: at the last one behind which one is named for
 * certain, for a message may go on behind more of them.
 */
function lastEscapedLine(text: string, { start, end }: Span): number {
  const line = text.slice(start, withoutClosing(text, start, end));
  for (let last = line.lastIndexOf('\\n'); last !== -1; last = last === 0 ? -1 : line.lastIndexOf('\\n', last - 1)) {
    if (isTelling(nameAt(line, last + 2))) return start + last + 2;
  }
  return start;
}

const failureOf = (
  source: Mapped,
  type: string,
  message: string,
  typeAt: number,
  messageAt: number,
  cut: boolean,
): Failure => ({
  exceptions: [{ type, message, frames: NO_FRAMES, relation: null, typeAt, messageAt, framesAt: [] }],
  source,
  start: typeAt,
  end: source.text.length,
  cut,
});

/** The message goes on until a blank line. */
function blankLine(text: string, from: number, textEnd: number): number {
  const blank = text.indexOf('\n\n', from);
  return blank === -1 || blank > textEnd ? textEnd : blank;
}

/** Without the quotes that closed the string and the code span it was copied from; an escaped one is the message's own. */
function withoutClosing(text: string, start: number, end: number): number {
  const closing = /(?:\\n)?(?:(?<!\\)['"`]){0,3}$/.exec(text.slice(Math.max(start, end - 6), end))?.[0] ?? '';
  return end - closing.length;
}
