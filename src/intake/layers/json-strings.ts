import { lineEnd, lineStart, trimmedEnd } from '../lines.ts';
import type { Edit } from '../mapped.ts';
import { literalAt } from '../python-literal.ts';
import { HEADER, RECORD_END } from '../traceback/landmarks.ts';
import { joined } from './cuts.ts';
import { hasBlankLine, type Layer } from './layer.ts';

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(.))/g;
const SIMPLE: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

// Keys that loggers put a line, a message or a traceback under: Docker, journald, Python's, Java's and Node's JSON loggers.
const KEYS =
  /^"(?:log|message|msg|MESSAGE|line|short_message|full_message|event|text|error|exc_info|exception|traceback|stack_trace)"$/;

// What a failure looks like while it is in a JSON string, perhaps in one more.
const FAILURE =
  /Traceback \(most recent|Request state:|Machine Request:|File \\+"|ERROR - |\((?:validating|processing|imaging|pending|started)\b(?!\)\\?")/;

/**
 * A line that is a JSON object becomes the strings in it that are a log's line or hold a failure; a text that is one
 * JSON string becomes what is in it. JSON in JSON is undone in the next round.
 */
export const jsonStrings: Layer = (text) => {
  const edits: Edit[] = [];
  const unwrapped = withoutWraps(text);
  if (unwrapped.length > 0) return unwrapped;
  const whole = /^\s*"/.test(text) ? wholeString(text) : bareBody(text);
  if (whole) return whole;
  let records = 0;
  const printed = printedEnd(text);
  for (let at = nextObject(text, 0); at !== -1; at = nextObject(text, lineEnd(text, at))) {
    const end = records === 0 && printed > at ? printed : lineEnd(text, at);
    const kept = keptStrings(text, at, end);
    if (kept.length === 0) continue;
    let from = at;
    const isStream = kept.every(({ isLine }) => isLine);
    for (const [index, { start, end: bodyEnd }] of kept.entries()) {
      const breaks = index > 0 ? `\n${RECORD_END}\n` : records > 0 && !isStream ? `${RECORD_END}\n` : '';
      edits.push({ start: from, end: start, text: breaks });
      unescape(text, start, bodyEnd, edits);
      from = bodyEnd;
    }
    edits.push({ start: from, end, text: !isStream && hasBlankLine(text.slice(at, end)) ? `\n\n${RECORD_END}` : '' });
    records++;
  }
  return records > 0 ? edits : stringLines(text);
};

/**
 * Lines that are one JSON string each, or what stands in one, among lines of a person's own: an escaped quote tells,
 * which no Python writes.
 */
function stringLines(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (let at = text.indexOf('\\"'); at !== -1; at = text.indexOf('\\"', lineEnd(text, at))) {
    const start = lineStart(text, at);
    const end = trimmedEnd(text, start, lineEnd(text, at));
    const string = text.slice(start, end);
    if (!FAILURE.test(string)) continue;
    // A line that was cut out of a longer string has its rests around it.
    if (isAlone(text, start, end) && isJson(`"${string}"`)) unescape(text, start, end, edits);
    else if (string.startsWith('"') && isJson(string)) {
      edits.push({ start, end: start + 1, text: '' });
      unescape(text, start + 1, end - 1, edits);
      edits.push({ start: end - 1, end, text: '' });
    }
  }
  return edits;
}

/** Is nothing escaped on the lines above and below? */
const isAlone = (text: string, start: number, end: number): boolean =>
  !text.slice(lineStart(text, start - 1), start).includes('\\') &&
  !text.slice(end, lineEnd(text, lineEnd(text, end) + 1)).includes('\\');

/** Where a text ends that is one JSON object or a list of them, printed over several lines; 0 when it is none. */
function printedEnd(text: string): number {
  if (!/^\s{0,20}(?:\[\s{0,20})?\{\s{0,8}\n\s{0,40}"/.test(text)) return 0;
  const end = text.trimEnd().length;
  return isJson(text.slice(0, end)) ? end : 0;
}

/** What stands in a JSON string, copied without its quotes: an escaped quote tells, which no Python writes. */
function bareBody(text: string): readonly Edit[] | null {
  const end = text.trimEnd().length;
  const quote = text.indexOf('\\"');
  if (quote === -1 || (text.indexOf('\n') !== -1 && text.indexOf('\n') < end) || text.indexOf('"') !== quote + 1)
    return null;
  if (!isJson(`"${text.slice(0, end)}"`)) return null;
  const edits: Edit[] = [];
  unescape(text, 0, end, edits);
  return edits;
}

/** Where the next line that looks like a JSON object begins; -1 for none. */
function nextObject(text: string, from: number): number {
  if (from === 0 && /^\s{0,20}(?:\[\s{0,20})?\{\s{0,40}"/.test(text)) return text.indexOf('{');
  for (let at = text.indexOf('{"', from); at !== -1; at = text.indexOf('{"', at + 2)) {
    const line = trimmedEnd(text, 0, at);
    if (line === 0 || text[line - 1] === '\n') return line;
  }
  return -1;
}

/** JSON values that a mail client broke over several lines, which JSON never does inside of a string. */
function withoutWraps(text: string): readonly Edit[] {
  const breaks: number[] = [];
  for (let start = 0, next: number; start < text.length; start = next + 1) {
    const following = text.indexOf('\n{"', start);
    next = following === -1 ? text.length : following;
    if (!/^\s{0,20}[{"]/.test(text.slice(start, start + 21))) continue;
    const written = text.slice(start, next).trim();
    // A person's own words may stand below an object.
    const value = written.startsWith('{') ? written.slice(0, written.lastIndexOf('}') + 1) : written;
    const first = lineEnd(value, 0);
    if (first === value.length || isJson(value.slice(0, first)) || !isBroken(value)) continue;
    const from = text.indexOf(value, start);
    for (let at = first; at < value.length; at = lineEnd(value, at + 1)) breaks.push(from + at);
  }
  return joined(text, breaks);
}

/**
 * Is a text one JSON value but for its line breaks? Between two of its strings they are none of JSON's own, either. Lines
 * in quotes, with no escape in them or in paragraphs, are a quotation.
 */
const isBroken = (value: string): boolean =>
  (value.startsWith('{"') ||
    (value.startsWith('"') ? value.includes('\\') && !value.includes('\n\n') : !isJson(value))) &&
  [' ', ''].some((by) => isJson(value.replaceAll('\n', by)));

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

interface Kept {
  readonly start: number;
  readonly end: number;
  readonly isLine: boolean;
}

function keptStrings(text: string, start: number, end: number): readonly Kept[] {
  const line = text.slice(start, end);
  if (!/[}\]]$/.test(line.trimEnd())) return [];
  const kept: Kept[] = [];
  let key = '';
  for (let at = line.indexOf('"'), after: number; at !== -1; at = line.indexOf('"', after)) {
    const literal = literalAt(line, at, line.length);
    if (!literal || literal.cut) return [];
    after = literal.end;
    const string = line.slice(at, after);
    if (/^\s{0,3}:/.test(line.slice(after, after + 4))) {
      key = string;
      continue;
    }
    const isLine = KEYS.test(key);
    if (isLine || FAILURE.test(string))
      kept.push({
        start: start + at + 1,
        end: start + after - 1,
        isLine: key === '"log"' && !/(?<!\\)\\n(?!")/.test(string),
      });
    key = '';
  }
  return kept;
}

function wholeString(text: string): readonly Edit[] | null {
  const start = text.indexOf('"');
  const end = text.trimEnd().length;
  try {
    if (typeof JSON.parse(text.slice(start, end)) !== 'string') return null;
  } catch {
    return null;
  }
  const edits: Edit[] = [{ start: 0, end: start + 1, text: '' }];
  unescape(text, start + 1, end - 1, edits);
  // What a person wrote around a traceback goes on below a blank line, and is no part of its message.
  const isOwn = text.startsWith(HEADER, start + 1) && hasBlankLine(text);
  edits.push({ start: end - 1, end: text.length, text: isOwn ? `\n\n${RECORD_END}` : '' });
  return edits;
}

/** Undo the escapes of one string's body. The line break that ends a log's line is the record's own. */
function unescape(text: string, start: number, end: number, edits: Edit[]): void {
  const body = text.slice(start, end);
  for (const match of body.matchAll(ESCAPE)) {
    const [escape, hex, simple = ''] = match;
    const isLast = match.index + escape.length === body.length;
    const plain = hex === undefined ? (SIMPLE[simple] ?? simple) : String.fromCharCode(parseInt(hex, 16));
    edits.push({
      start: start + match.index,
      end: start + match.index + escape.length,
      text: isLast && plain === '\n' ? '' : plain,
    });
  }
}
