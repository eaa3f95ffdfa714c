import { isBlank, jointAt, lineEnd, lineStart, placesOf, skipBlanks } from '../lines.ts';
import type { Edit } from '../mapped.ts';
import { bareStage } from '../status-head.ts';
import { FILE } from '../traceback/frame.ts';
import { HEADER, isAfterword, isLogLine, linkAt, LINKS, RECORD_END } from '../traceback/landmarks.ts';
import { NOTHING, type Layer } from './layer.ts';
import { softBreaks } from './quoted-printable.ts';

/** A kind of margin: what stands before each line. */
interface Margin {
  readonly pattern: RegExp;
  /** The line's place in a file or a chat, the process or the container that wrote it, or a sign that texts have of their own. */
  readonly holds: 'place' | 'process' | 'sign';
}

// One margin a round: a Compose name before a Docker time before a line takes two. All may be indented.
const margins: readonly Margin[] = [
  // `cat -n`, `grep -n`, an editor's copy; `grep -C` has a dash behind the lines around, and is no date.
  { pattern: /[ \t]{0,16}(\d{1,7})(?:[:.)\]](?!\d\d )|-(?!\d\d-\d\d)| ?\||(?=[ \t=]|\n|$))/y, holds: 'place' },
  // `grep` in several files: `celery.log:`, `/var/log/celery/imaging.log.1:212:`, and with dashes around what was found.
  {
    pattern:
      /[\w./@-]{1,160}?(?:\.log(?:\.\d{1,3}|-\d{8})?|\/messages|\/syslog)[:-](?:(?!\d{4}-\d\d-|\d\d:\d\d)\d{1,7}[:-])?/y,
    holds: 'place',
  },
  // Docker Compose: `celery_1  | `.
  { pattern: /[ \t]{0,16}[\w.-]{1,60}[ \t]+\|(?=[ \t=]|\n|$)/y, holds: 'process' },
  // journald and syslog: `May 12 10:22:33 host celery[2211]:`, with a priority or an ISO time in newer ones.
  {
    pattern:
      /[ \t]{0,16}(?:<\d{1,3}>(?:\d )?)?(?:[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d(?:\.\d{1,6})?|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)) [\w.-]{1,60} [\w./@-]{1,60}(?:(?:\[\d{1,7}\])?:| [\w-]{1,20} [\w-]{1,40} -)(?=[ \t=]|\n|$)/y,
    holds: 'process',
  },
  // `kubectl logs --prefix`: `[pod/celery-abc12/worker]`.
  { pattern: /[ \t]{0,16}\[pod\/[\w./-]{1,200}\](?=[ \t=]|\n|$)/y, holds: 'process' },
  // Docker, kubectl and loggers: a time, perhaps with the stream, a level, or celery's worker. An export's own message
  // begins like a level.
  {
    pattern:
      /[ \t]{0,16}\[?(?:\d{4}[-/]\d\d[-/]\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z| ?[+-]\d\d:?\d\d)?(?:: [A-Z]{4,8}\/[\w.:-]{1,40})?\]?(?: (?:stdout|stderr) [FP])?(?:[ \t]?[[(]?(?:DEBUG|INFO|WARNING|WARN|ERROR(?! - [\w.]{1,99}\()|CRITICAL)[\])]?:?)?(?::|(?=[ \t=]|\n|$))/y,
    holds: 'process',
  },
  // IRC and chats, on each line: `10:31 <jane> `.
  {
    pattern:
      /[ \t]{0,16}\[?\d{1,2}:\d\d(?::\d\d)?\]? (?:<|&[\w#;&]{2,9};)[\w. -]{1,40}(?:>|&[\w#;&]{2,9};)(?=[ \t=]|\n|$)/y,
    holds: 'place',
  },
  // Some ticket systems make a bullet of each line.
  { pattern: /[ \t]{0,4}[*•-](?=[ \t]|\n|$)/y, holds: 'sign' },
  // Some mail clients quote with a bar.
  { pattern: /[ \t]{0,4}\|(?=[ \t=]|\n|$)/y, holds: 'sign' },
];

// A time before a single line is a margin when the line tells of a failure.
const FAILURE =
  /Traceback \(most|(?:Error|Exception): |ERROR - |ERROR [–—] |\((?:validating|processing|imaging|pending|started)\b|Request state:|Username:/;

// A line that a wrap broke off has no margin of its own; the line above it is then about this long.
const WRAPPED_FROM = 58;

/** One line's margin, and what is right of it. */
interface MarginLine {
  readonly start: number;
  /** After the margin; -1 for the rest of a line that was wrapped. */
  readonly inner: number;
  readonly end: number;
}

/**
 * What stands before each line of a text goes: line numbers, times, the names of processes and containers, indentation.
 *
 * Only what stands before every line, wrapped-off ones aside, is a margin: a log's own prefix stands before the first
 * line of each record alone, and stays.
 */
export const marginsLayer: Layer = (text) => {
  const first = text.search(/\S/);
  if (first === -1) return NOTHING;
  const decoration = decorationOf(text);
  if (decoration) return decoration;
  for (const margin of margins) {
    const lines = linesWith(text, margin);
    if (lines) return withoutMargins(text, lines, margin);
  }
  return withoutBlock(text) ?? withoutIndentation(text);
};

// A list's bullet or number, or an emoji. A nested message may begin with a dash.
const DECORATION = /\s{0,20}(?:[*•]|-(?! ERROR)|\d{1,2}[.)]|\p{Extended_Pictographic}\ufe0f?)(?:[ \t]{1,4}|(?=\n|$))/uy;

// What stands before each line may be missing before the rests of wrapped ones.
const FEW = 4;

// Who said it in a chat, and when; "Instance ID:" and the like are the text's own.
const SPEAKER =
  /\s{0,20}(?:(?:\[[^\]\n]{4,30}\]|\d{1,2}:\d\d(?: ?[AP]M)?) (?:<[\w. -]{1,40}>|[A-Z][\w.'-]{0,30}(?: [A-Z][\w.'-]{0,30}){0,2}:)|[A-Z][\w'-]{0,30} [A-Z][\w'-]{0,30}:) {0,20}(?=Username:|Request I|Machine Request:|Traceback|File "|\(|\{"|"|1[ :.|\t]|\d{1,6}:[A-Z]|\[\d\d:\d\d|(?:>|&gt;) )/y;

/** What stands before the first line alone, as where a text was pasted into a list or a chat. */
function decorationOf(text: string): readonly Edit[] | null {
  SPEAKER.lastIndex = 0;
  const said = SPEAKER.exec(text)?.[0].length ?? 0;
  const below = lineEnd(text, said) + 1;
  if (said > 0 && counted(text, 0, said) !== counted(text, below, below + said))
    return [{ start: 0, end: said, text: '' }];
  const end = widthOfDecoration(text, 0);
  let next = lineEnd(text, end) + 1;
  if (end === 0 || next >= text.length) return null;
  for (let line = 0; line < FEW && next < text.length; line++, next = lineEnd(text, next) + 1)
    if (widthOfDecoration(text, next) > 0) return null;
  return [{ start: 0, end, text: '' }];
}

/** A part of a text with all numbers made the same. */
const counted = (text: string, from: number, to: number): string => text.slice(from, to).replace(/\d/g, '0');

function widthOfDecoration(text: string, at: number): number {
  DECORATION.lastIndex = at;
  return DECORATION.exec(text)?.[0].length ?? 0;
}

// What a form, a status message or a traceback begins with.
const BEGINS =
  /(?:Traceback\t)?Traceback \(most|File "|\+ Exception Group|Request (?:Information|ID:|state:)|Machine Request:|Username:|\{"|\((?:validating|processing|imaging|pending|started)\b/y;

// Fewer lines than these may begin alike by chance.
const FEWEST = 3;

/** The margin of the lines around a failure or a form, where other lines, such as a greeting, have none. */
function withoutBlock(text: string): readonly Edit[] | null {
  let end = -1;
  // A group's members have bars of their own.
  let inGroup = false;
  for (const begins of placesOf(text, 'TF+RMU{(', BEGINS)) {
    if (begins <= end) continue;
    const line = lineStart(text, begins);
    // No line is looked at twice.
    const top = end + 1;
    end = lineEnd(text, begins);
    for (const margin of skipBlanks(text, line, begins) < begins ? margins : []) {
      const { pattern } = margin;
      const fits = (start: number) => {
        pattern.lastIndex = start;
        return pattern.test(text) && pattern.lastIndex <= lineEnd(text, start);
      };
      // A status message holds its traceback on its own line: there the form around it is a part of the text. Numbers
      // that count up are proof enough.
      if (!fits(line) || !(margin.holds === 'place' || isBehindMargins(text, pattern.lastIndex, begins))) continue;
      let start = line;
      for (
        let above = start;
        above > top && !isBlankLine(text, lineStart(text, above - 1)) && start - above < LONGEST_REST;
      ) {
        above = lineStart(text, above - 1);
        if (fits(above)) start = above;
      }
      while (end < text.length && (fits(end + 1) || isRest(text, lineStart(text, end), end)))
        end = lineEnd(text, end + 1);
      // A list of notes is numbered, too.
      if (/[Nn]otes: *\n\s*$/.test(text.slice(Math.max(0, start - 30), start))) continue;
      const block = text.slice(start, end);
      const lines = linesWith(block, margin);
      const fewest = margin.holds === 'place' ? 2 : FEWEST;
      if (!lines || lines.length < fewest || (margin.holds === 'sign' && (inGroup || !block.includes(FILE)))) continue;
      return withoutMargins(block, lines, margin).map((edit) => shifted(edit, start));
    }
    inGroup ||= text[begins] === '+';
  }
  return null;
}

const shifted = ({ from, ...edit }: Edit, by: number): Edit => ({
  ...edit,
  start: edit.start + by,
  end: edit.end + by,
  ...(from !== undefined && { from: from + by }),
});

// The rests of one line that was wrapped are no longer.
const LONGEST_REST = 1000;

const isBlankLine = (text: string, start: number): boolean =>
  skipBlanks(text, start, lineEnd(text, start)) === lineEnd(text, start);

/** Is the line below this one, which has no margin, a rest that a wrap broke off? */
const isRest = (text: string, start: number, end: number): boolean =>
  !isBlankLine(text, end + 1) &&
  !isAfterword(text, skipBlanks(text, end + 1, text.length)) &&
  end - start + 1 + firstWord(text, end + 1, lineEnd(text, end + 1)) >= WRAPPED_FROM;

/** Is there nothing but one more margin at most between two places? */
function isBehindMargins(text: string, from: number, to: number): boolean {
  const content = skipBlanks(text, from, to);
  return (
    content === to ||
    margins.some(({ pattern }) => {
      pattern.lastIndex = content;
      return pattern.test(text) && skipBlanks(text, pattern.lastIndex, to) === to;
    })
  );
}

/** The lines of a text in which each one that is not blank has the margin; `null` when one has not. */
function linesWith(text: string, { pattern }: Margin): readonly MarginLine[] | null {
  const lines: MarginLine[] = [];
  let above = 0;
  let count = NaN;
  for (let start = 0; start <= text.length;) {
    const end = lineEnd(text, start);
    pattern.lastIndex = start;
    const margin = pattern.exec(text);
    if (margin && pattern.lastIndex <= end && !isOutOfOrder(margin, count)) {
      count = Number(margin[1]);
      lines.push({ start, inner: pattern.lastIndex, end });
    } else if (skipBlanks(text, start, end) < end && !BETWEEN.has(text.slice(start, Math.min(end, start + 3)))) {
      // A signature was put there afterwards; the rest of a line has more lines below.
      pattern.lastIndex = end + 1;
      if (lines.length > 0 && isAfterword(text, start) && !pattern.test(text)) break;
      // A frame that stands on a line of its own was not wrapped off: its record's first line alone has a prefix.
      const isFrame = isBlank(text.charCodeAt(start)) && text.startsWith(FILE, skipBlanks(text, start, end));
      if (isFrame || lines.length === 0 || above + 1 + firstWord(text, start, end) < WRAPPED_FROM) return null;
      lines.push({ start, inner: -1, end });
    }
    above = end - start;
    start = end + 1;
  }
  const isFailure = lines.length > 1 || FAILURE.test(text) || isBareStage(text, lines[0]);
  return lines.length > 0 && isFailure ? lines : null;
}

// What stands between two records, put there by `grep` or by this layer.
const BETWEEN = new Set(['--', RECORD_END]);

/** Lines are counted one by one; `grep` leaves some out, and some lists begin each item with a 1. */
function isOutOfOrder([margin, number]: readonly string[], count: number): boolean {
  const step = Number(number) - count;
  return step < 0 || (step > 1 && !/^\d+[:-]$/.test(margin ?? ''));
}

/** Is a stage all that stands behind the margin, or behind one more? */
function isBareStage(text: string, line: MarginLine | undefined): boolean {
  let said = line ? text.slice(line.inner, Math.min(line.end, line.inner + 400)).trim() : '';
  for (const { pattern } of margins) {
    pattern.lastIndex = 0;
    if (pattern.test(said) && pattern.lastIndex < said.length) said = said.slice(pattern.lastIndex).trim();
  }
  return bareStage(said) !== null;
}

function withoutMargins(text: string, lines: readonly MarginLine[], { holds }: Margin): readonly Edit[] {
  const moves = holds === 'process' ? regrouped(text, lines) : NOTHING;
  if (moves.length > 0) return moves;
  // What all lines have between margin and text is the margin's; the rest is the text's own indentation.
  const gap = lines.reduce((least, { inner, end }) => {
    const content = skipBlanks(text, inner, end);
    return content === end || inner === -1 ? least : Math.min(least, content - inner);
  }, Infinity);
  const isLog = holds !== 'place' && isLogBeforeFailure(text, lines);
  const isPrefixed = isLog && isLogLine(text, lines[0]?.inner ?? 0);
  const by = jointOf(lines);
  const isEncoded = text.includes('=3D') || softBreaks(text) > 0;
  let past = false;
  let above = '';
  /** Whose traceback is being read. */
  let process: string | null = null;
  const edits = lines.flatMap(({ start, inner, end }) => {
    if (inner === -1) return joined(text, start, by, isEncoded);
    const begin = Math.min(inner + (gap === Infinity ? 0 : gap), end);
    const margin = text.slice(start, inner);
    const name = holds === 'process' ? processOf(margin) : '';
    const isForeign = process !== null && name !== process;
    const isOther = isLog && past && !isOneRecord(above, margin, isPrefixed);
    const ends = (isOther || isForeign) && endsRecord(text, begin, end);
    above = margin;
    past ||= text.startsWith(HEADER, skipBlanks(text, begin, end));
    if (BEGINS_TRACEBACK.test(text.slice(begin, Math.min(end, begin + LONGEST_LINK)))) process = name;
    else if (isForeign) process = null;
    return { start, end: begin, text: ends ? `${RECORD_END}\n` : '' };
  });
  // Where a message goes on below a blank line, only the log's own end tells where it ends.
  const header = text.indexOf(HEADER);
  if (
    isLog &&
    header !== -1 &&
    lines.some(({ start, inner, end }) => start > header && skipBlanks(text, inner, end) === end)
  )
    edits.push({ start: text.length, end: text.length, text: `\n${RECORD_END}` });
  return edits;
}

/** What a process wrote below a traceback's first line comes together there, from among the lines of others. */
function regrouped(text: string, lines: readonly MarginLine[]): readonly Edit[] {
  /** For each process, the line that its traceback begins at. */
  const open = new Map<string, { index: number; isPrefixed: boolean; isLinked: boolean }>();
  let above = 0;
  const places = lines.map(({ start, inner, end }, index) => {
    if (inner === -1) return above;
    const content = skipBlanks(text, inner, end);
    const said = text.slice(content, Math.min(end, content + LONGEST_LINK));
    const process = processOf(text.slice(start, inner));
    const current = open.get(process);
    // One more margin may stand before each of its lines.
    const isPrefixed = isLogLine(said, 0);
    if (BEGINS_TRACEBACK.test(said) && !current?.isLinked) open.set(process, { index, isPrefixed, isLinked: false });
    else if (current && isPrefixed && !current.isPrefixed) open.delete(process);
    else if (current && said !== '') current.isLinked = LINKS.some((link) => said.includes(link.text));
    above = open.get(process)?.index ?? index;
    return above;
  });
  if (places.every((place, index) => place >= (places[index - 1] ?? 0))) return NOTHING;
  const order = places.map((place, index) => ({ place, line: lines[index] }));
  order.sort((one, other) => one.place - other.place);
  return lines.flatMap(({ start, end }, index) => {
    const moved = order[index]?.line;
    return moved && moved.start !== start
      ? { start, end, text: text.slice(moved.start, moved.end), from: moved.start }
      : [];
  });
}

const LONGEST_LINK = 160;

// Not in a group's margin, and not in a repr.
const BEGINS_TRACEBACK = /(?<![|'"] {0,4})Traceback \(most recent/;

/** The process or container that a margin names, without its time. */
const processOf = (margin: string): string => margin.replace(/^.{0,60}\d\d:\d\d:\d\d\S{0,20}/, '').trim();

/** A line without the margin goes on with the one above; an encoded one is joined by its own layer. */
const joined = (text: string, start: number, by: string, isEncoded: boolean): readonly Edit[] =>
  isEncoded && text[start - 2] === '='
    ? NOTHING
    : [{ start: start - 1, end: start, text: by && jointAt(text, start - 1) }];

/** Lines that were cut at one column are joined with nothing, those that were broken between words with a space. */
function jointOf(lines: readonly MarginLine[]): string {
  const above = lines.filter((_, index) => lines[index + 1]?.inner === -1).map(({ start, end }) => end - start);
  const widest = lines.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  return above.length > 1 && above.every((length) => length === widest) ? '' : ' ';
}

/** How long the first word of a line is. */
function firstWord(text: string, start: number, end: number): number {
  const from = skipBlanks(text, start, end);
  const blank = text.indexOf(' ', from);
  return (blank === -1 || blank > end ? end : blank) - from;
}

/** Does something else than a failure or a form come first? Then lines of other records may follow a traceback. */
function isLogBeforeFailure(text: string, lines: readonly MarginLine[]): boolean {
  const first = lines.find(({ inner, end }) => skipBlanks(text, inner, end) < end);
  if (!first) return false;
  const begin = text.slice(skipBlanks(text, first.inner, first.end), first.end);
  return !/^(?:[*•-] )?(?:Traceback \(most|\+ Exception Group|File "|\(|[A-Z][\w -]{1,30}:|[`~]{3}|\{(?:code|noformat))/.test(
    begin,
  );
}

/**
 * Margins with a part of a second that are the same belong to one print of several lines. Where the log's own prefix
 * stands behind the margin it tells the records apart, and only another process's line ends one.
 */
const isOneRecord = (above: string, margin: string, isPrefixed: boolean): boolean =>
  isPrefixed ? above.replace(/\d/g, '') === margin.replace(/\d/g, '') : above === margin && /[.,]\d{3}/.test(margin);

/** Could this line be another record's? A blank one, an indented one and a chain's sentence belong to the traceback. */
const endsRecord = (text: string, begin: number, end: number): boolean =>
  begin < end && !isBlank(text.charCodeAt(begin)) && linkAt(text, begin) === null;

/** The blanks that every line begins with go; a group's own two stay. */
function withoutIndentation(text: string): readonly Edit[] {
  let common: string | null = null;
  let above = 0;
  for (let start = 0; start <= text.length;) {
    const end = lineEnd(text, start);
    const content = skipBlanks(text, start, end);
    const isRest = common !== null && above >= WRAPPED_FROM && content === start;
    if (content < end && !isRest) {
      common = sharedStart(common ?? text.slice(start, content), text, start);
      if (common === '') return NOTHING;
    }
    above = end - start;
    start = end + 1;
  }
  const first = text.search(/\S/);
  const isGroup = text.startsWith('+ Exception Group', first);
  const own = first - lineStart(text, first) - 2;
  const width = Math.min(common?.length ?? 0, isGroup ? own : Infinity);
  if (width <= 0) return NOTHING;
  const edits: Edit[] = [];
  for (let start = 0; start <= text.length; start = lineEnd(text, start) + 1) {
    const end = start + width;
    if (skipBlanks(text, start, lineEnd(text, start)) >= end) edits.push({ start, end, text: '' });
  }
  return edits;
}

function sharedStart(blanks: string, text: string, start: number): string {
  let length = 0;
  while (length < blanks.length && blanks[length] === text[start + length]) length++;
  return blanks.slice(0, length);
}
