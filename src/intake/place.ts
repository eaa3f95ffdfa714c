import { readEscapedTraceback } from './escaped-traceback.ts';
import { exceptionLineAt } from './exception-name.ts';
import { readExceptionRepr } from './exception-repr.ts';
import { NO_FRAMES, type Failure } from './failure.ts';
import { lineEnd, lineStart, skipBlanks, skipSpace, trimmedEnd, trimmedSpaceEnd } from './lines.ts';
import type { Mapped } from './mapped.ts';
import { literalAt, unescaped } from './python-literal.ts';
import type { Span, Stage, Status } from './reading.ts';
import { readErrors } from './status.ts';
import {
  bareStage,
  buttonsBefore,
  hasStageless,
  listedRequests,
  mailHeadBefore,
  STAGELESS,
  statusHeadAt,
  type StatusHead,
} from './status-head.ts';
import { FILE, frameAt } from './traceback/frame.ts';
import { HEADER, isLogLine, LINKS, RECORD_END } from './traceback/landmarks.ts';
import { readTraceback } from './traceback/read-traceback.ts';

/** A status message in a text. */
export interface PlacedStatus extends Span {
  readonly status: Status;
  /** The stage's own characters. */
  readonly stage: Span;
}

/** What went wrong, as one place of a text tells it. Offsets belong to the text that was read. */
export interface PlaceRead {
  /** The newest status message. */
  readonly status: PlacedStatus | null;
  /** Oldest first. */
  readonly failures: readonly { readonly failure: Failure; readonly span: Span; readonly ofStatus: boolean }[];
  /** Of a line of the list of requests. */
  readonly username?: string;
}

const TRACEBACK_MARK = /^\sException:\s?(?:[uUbB]?['"]|None)/;

// Lines of it that a log or a terminal broke are no further apart.
const LONGEST_BROKEN = 1000;

/**
 * An export request's error names no stage; only the whole form tells it from a line of a log.
 *
 * @param next Where a landmark stands next, `Infinity` when it does not.
 * @param own Nothing else can stand there: then a cut message is one too.
 */
function stagelessAt(
  text: string,
  start: number,
  next: (needle: string, from: number) => number,
  own: boolean,
): StatusHead | null {
  const mark = Math.min(next(' Exception:', start), next('\nException:', start));
  const isNear = mark < next('\n', start) || (mark < start + LONGEST_BROKEN && isOneMessage(text, start, mark));
  if (!own && !(isNear && TRACEBACK_MARK.test(text.slice(mark, mark + 20)))) return null;
  // A logger writes its level there, after a dash, and a message its stage.
  if (/[-–—)]\s*$/.test(text.slice(Math.max(0, start - 5), start))) return null;
  const [stageEnd, end] = [start + 'ERROR'.length, start + STAGELESS.length];
  return { stage: null, imageId: null, start, stageStart: start, stageEnd, end };
}

/** Do all lines between two offsets belong to what stands on the first? */
function isOneMessage(text: string, start: number, end: number): boolean {
  for (let at = lineEnd(text, start) + 1; at < end; at = lineEnd(text, at) + 1) {
    if (lineEnd(text, at) === at || isLogLine(text, at)) return false;
  }
  return true;
}

// In a longer text a line of the list of requests is a mention.
const LONGEST_TALK = 4000;

const BEGUN = /^Traceback \(most recent call last\):?\s{1,20}File "/;

/** As celery logs what a task raised, before the traceback. */
export const RAISED = 'raised unexpected: ';

// A longer one is no repr of an exception.
const LONGEST_REPR = 4000;

// No path and no name of a function is longer.
const LONGEST_FRAME = 2000;

// Before the header of a group's member, of which the head was not copied, or of any traceback.
const WITHIN_GROUP = /^[ \t]{0,80}(?:\|[ \t]{0,8}(?:Exception Group )?)?$/;

/** Where each landmark stands next, so that no part of the text is searched twice for it. */
function finder(text: string, limit: number) {
  const known = new Map<string, number>();
  return (needle: string, from: number): number => {
    let at = known.get(needle) ?? -1;
    if (at < from) {
      at = text.indexOf(needle, from);
      if (at === -1 || at >= limit) at = Infinity;
      known.set(needle, at);
    }
    return at;
  };
}

/**
 * Read every failure between two offsets: status messages, and tracebacks as Python prints them or as a string holds them.
 *
 * @param own The place is known to hold a status message and nothing else, as "Request state" of the request's page does.
 */
export function readPlace(whole: Mapped, from: number, limit: number, own: boolean): PlaceRead {
  // What is looked for here is not looked for in all forms below.
  const mapped = { ...whole, text: whole.text.slice(0, limit) };
  const { text } = mapped;
  const begin = skipSpace(text, from, limit);
  const first = begin + buttonsBefore(text.slice(begin, Math.min(limit, begin + 80)));
  // What people wrote below it on the page is a paragraph of its own.
  const blank = own ? text.slice(first, first + 400).search(/\n[ \t]*\n/) : -1;
  const end = trimmedSpaceEnd(text, first, blank === -1 ? limit : Math.min(limit, first + blank));
  // So is, where it holds no more than a stage, the message's line.
  const alone = own ? first : first + mailHeadBefore(text.slice(first, Math.min(limit, first + LONGEST_TALK)));
  for (const last of own ? [end, trimmedSpaceEnd(text, first, Math.min(end, lineEnd(text, first)))] : [end]) {
    const bare = bareStage(text.slice(alone, Math.min(last, alone + 400)));
    if (!bare || (last < end && bare.failed)) continue;
    const start = text[alone] === '(' ? alone + 1 : alone;
    const status = { stage: bare.stage, imageId: bare.imageId, failed: bare.failed };
    return wordless(mapped, status, { start: alone, end: last }, start);
  }

  const failures: { failure: Failure; span: Span; ofStatus: boolean }[] = [];
  let status: PlacedStatus | null = null;
  const next = finder(text, limit);
  const nextHead = headsOf(text, '(', limit, (start) =>
    couldBeStage(text.charCodeAt(start + 1)) && !isArgument(text, start) ? statusHeadAt(text, start) : null,
  );
  const nextStageless = hasStageless(text)
    ? headsOf(text, STAGELESS, limit, (start) => stagelessAt(text, start, next, own && start === first))
    : () => null;
  let at = first;
  let orphanLineEnd = 0;
  while (at < limit) {
    const head = nearer(nextHead(at), nextStageless(at));
    const header = next(HEADER, at);
    const file = next(FILE, at);
    const link = Math.min(next(LINKS[0].text, at), next(LINKS[1].text, at));
    const raised = next(RAISED, at);
    const nearest = Math.min(head?.start ?? Infinity, header, file, link, raised);
    if (nearest === Infinity) break;
    if (head && nearest === head.start) {
      status = take(head);
      if (own) break;
      continue;
    }
    if (nearest === header) tracebackAt(header);
    else if (nearest === link) chainAt(link);
    else if (nearest === raised) raisedAt(raised + RAISED.length);
    else orphanAt(file);
  }
  const listed = failures.length === 0 ? listedRequests(text.slice(first, Math.min(limit, first + LONGEST_TALK))) : [];
  const [newest] = listed;
  if (!newest) return { status, failures };
  const rows = listed.map(({ stage, imageId, start, end, stageAt }) =>
    wordless(mapped, { stage, imageId, failed: true }, { start: first + start, end: first + end }, first + stageAt),
  );
  return {
    status: rows[0]?.status ?? null,
    failures: rows.reverse().flatMap((row) => row.failures),
    username: newest.username,
  };

  function take(head: StatusHead): PlacedStatus {
    const read = readErrors(mapped, head.end, limit);
    const end = Math.max(head.end, trimmedSpaceEnd(text, head.start, read.end));
    for (const failure of read.failures) failures.push({ failure, span: { start: head.start, end }, ofStatus: true });
    at = Math.max(end, head.end);
    return {
      status: { stage: head.stage, imageId: head.imageId, failed: true },
      stage: { start: head.stageStart, end: head.stageEnd },
      start: head.start,
      end,
    };
  }

  function add(failure: Failure | null, start: number, end: number): void {
    at = Math.max(end, start + 1);
    // Cut within its first frame, a traceback names nothing, and is one all the same.
    const isBegun = failure?.cut === true && BEGUN.test(text.slice(start, Math.min(limit, start + 400)));
    if (failure && (failure.exceptions.length > 0 || isBegun))
      failures.push({ failure, span: { start, end: trimmedSpaceEnd(text, start, end) }, ofStatus: false });
  }

  function tracebackAt(header: number): void {
    const after = text.startsWith(':', header + HEADER.length) ? header + HEADER.length + 1 : header + HEADER.length;
    if (text[after] === '\\') {
      escapedAt(header);
      return;
    }
    const plus = header - '+ Exception Group '.length;
    const start = plus >= at && text.startsWith('+ Exception Group ', plus) ? plus : header;
    // The header's line may begin with what a log puts there; its own indentation counts.
    const lineBegin = Math.max(from, lineStart(text, start));
    const begin = WITHIN_GROUP.test(text.slice(lineBegin, start)) ? lineBegin : start;
    const read = readTraceback(text, Math.max(begin, at), false);
    add({ exceptions: read.exceptions, source: mapped, start: begin, end: read.end, cut: read.cut }, start, read.end);
  }

  /** A traceback whose line breaks are still escaped, in quotes or on a line of its own. */
  function escapedAt(found: number): void {
    const line = Math.max(at, lineStart(text, found));
    const before = text.slice(Math.max(line, found - 3), found);
    const quoted = /[uUbB]?['"]$/.exec(before)?.[0];
    const literal = quoted === undefined ? null : literalAt(text, found - quoted.length, limit);
    const end = literal ? literal.end : Math.min(limit, lineEnd(text, found));
    const start = literal ? literal.start : line;
    const bodyEnd = literal ? literal.bodyEnd : withoutQuote(text, start, end);
    const failure = readEscapedTraceback(unescaped(mapped, literal?.bodyStart ?? start, bodyEnd, literal?.isText));
    add(failure && { ...failure, cut: failure.cut || (literal?.cut ?? false) }, start, end);
  }

  /** Celery's own line for a failed task, of which the traceback that follows it was not copied. */
  function raisedAt(start: number): void {
    const end = Math.min(limit, lineEnd(text, start));
    const below = text.slice(end + 1, Math.min(limit, end + 400));
    const line = end - start > LONGEST_REPR ? null : readExceptionRepr(text.slice(start, end));
    if (!line?.type || below.includes(HEADER)) {
      // The traceback tells it, and a frame in the repr is its message's.
      at = line?.type ? end : start;
      return;
    }
    const source = unescaped(mapped, start, end);
    const messageAt = Math.max(0, source.text.indexOf(line.message));
    const exceptions = [{ ...line, frames: NO_FRAMES, relation: null, typeAt: 0, messageAt, framesAt: [] }];
    add({ exceptions, source, start: 0, end: source.text.length, cut: false }, start, end);
  }

  function chainAt(link: number): void {
    const start = exceptionAbove(text, at, trimmedSpaceEnd(text, at, link));
    if (start === null) at = link + 1;
    else {
      const read = readTraceback(text, start, false);
      add({ exceptions: read.exceptions, source: mapped, start, end: read.end, cut: read.cut }, start, read.end);
    }
  }

  /** A frame without a header above it: the head of its traceback is cut off, or it is a `SyntaxError` that ran nothing. */
  function orphanAt(file: number): void {
    if (file >= orphanLineEnd) orphanLineEnd = Math.min(limit, lineEnd(text, file));
    const end = Math.min(orphanLineEnd, file + LONGEST_FRAME);
    const frame = frameAt(text, file, end);
    let line = file;
    // In an exception group a frame has a bar before it.
    while (line > at && ' \t|'.includes(text.charAt(line - 1))) line--;
    const alone = line === 0 || line === at || text[line - 1] === '\n';
    if (frame && text.slice(file, end).includes('\\n') && frame.line !== null) escapedAt(file);
    else if (frame && alone && frame.line !== null) {
      const read = readTraceback(text, line, false);
      const syntax = read.exceptions.length === 1 && read.exceptions[0]?.frames()[0]?.function === null && !read.cut;
      add({ exceptions: read.exceptions, source: mapped, start: line, end: read.end, cut: !syntax }, line, read.end);
    } else at = file + 1;
  }
}

// No message of an exception that was raised without a traceback is longer.
const LONGEST_MESSAGE = 4000;

/** Where the nearest line above `end` begins that names an exception; `null` when none does before a log's own line. */
function exceptionAbove(text: string, from: number, end: number): number | null {
  for (let last = end; last > from && end - last < LONGEST_MESSAGE;) {
    const line = Math.max(from, lineStart(text, last - 1));
    // Flower's row: `Traceback<TAB>KeyError: 'k'`.
    const row = text.startsWith('Traceback\t', line) ? line + 'Traceback\t'.length : line;
    const start = skipBlanks(text, row, last);
    const named = exceptionLineAt(text, start, last);
    if (named?.telling === true || (named && (line === from || text[line - 2] === '\n'))) return start;
    if (isLogLine(text, line) || text[start] === RECORD_END) return null;
    last = line - 1;
  }
  return null;
}

/** A status of which no more than the stage is told. */
function wordless(mapped: Mapped, status: Status & { readonly stage: Stage }, span: Span, stageAt: number): PlaceRead {
  const failure: Failure = { exceptions: [], source: mapped, start: span.start, end: span.end, cut: false };
  return {
    status: { status, start: span.start, end: span.end, stage: { start: stageAt, end: stageAt + status.stage.length } },
    failures: status.failed ? [{ failure, span, ofStatus: true }] : [],
  };
}

/** The heads of one form from an offset on, each looked for once. */
function headsOf(
  text: string,
  needle: string,
  limit: number,
  headAt: (start: number) => StatusHead | null,
): (from: number) => StatusHead | null {
  let known: StatusHead | null = null;
  let searched = 0;
  return (from) => {
    if (known && known.start >= from) return known;
    for (
      let at = text.indexOf(needle, Math.max(from, searched));
      at !== -1 && at < limit;
      at = text.indexOf(needle, at + 1)
    ) {
      known = headAt(at);
      if (known && known.end <= limit) {
        searched = at + 1;
        return known;
      }
    }
    searched = limit;
    known = null;
    return null;
  };
}

const nearer = (one: StatusHead | null, other: StatusHead | null): StatusHead | null =>
  one && other ? (one.start <= other.start ? one : other) : (one ?? other);

/** Does it stand in an exception's own `repr`, such as `Exception('(imaging) - ERROR - …',)`? Then it is a message of that. */
const isArgument = (text: string, at: number): boolean => /\w\([uUbB]?['"]$/.test(text.slice(Math.max(0, at - 4), at));

/** Most parentheses of a log hold no stage: this spares them the whole pattern. */
const couldBeStage = (code: number): boolean =>
  'psivceadf) \n'.includes(String.fromCharCode(code | 32)) || code === 41 || code === 32;

/** Without the quote that closed a string whose beginning is cut off. */
function withoutQuote(text: string, start: number, end: number): number {
  const last = trimmedEnd(text, start, end);
  return /^\\n['"]$/.test(text.slice(last - 3, last)) ? last - 1 : last;
}
