import type { Span, Stage } from './reading.ts';

/** The beginning of a status message: `(STAGE) - ERROR - `. */
export interface StatusHead {
  readonly stage: Stage | null;
  readonly imageId: string | null;
  readonly start: number;
  /** Where the stage's own characters begin and end; the parentheses where there are none. */
  readonly stageStart: number;
  readonly stageEnd: number;
  /** After `ERROR - `. */
  readonly end: number;
}

const STAGES: readonly string[] = [
  'pending',
  'started',
  'imaging',
  'processing',
  'validating',
  'completed',
  'exporting',
];

/** What an export request's message begins with, which names no stage. */
export const STAGELESS = 'ERROR - ';

/** Says quickly that no such message is in a text: an engine looks for a pattern with a part faster than for a plain string. */
export const hasStageless = (text: string): boolean => /ERROR(?: - )/.test(text);

// What else the server has been seen to write there; they say nothing about where it failed.
const OTHERS: readonly string[] = ['', 'approve', 'approved', 'denied', 'failed', 'closed', 'error'];

// The seed's form, today's server's, and the guide's shorthand "(imaging) Exception …"; a line break is a wrap's.
const HEAD =
  /\(\s{0,3}([a-zA-Z]{0,12})(?:\s{1,3}[-–—]\s{1,3}([^\s()]{1,200}))?\s{0,3}\)\s{0,3}(?:[-–—]\s{1,3})?(ERROR|Error|Exception)\b(?![,;!?)])(?:\s{0,3}([-–—])\s{0,3}|:?[ \t]{0,3})/y;

// The page draws a "…" behind every message, also behind a bare stage that it shows whole.
const BARE =
  /^(?:([a-z]{1,12})(?:\s{0,3}[-–—]\s{0,3}([^\s()]{1,200}?))?|\(([a-z]{1,12})(?:\s{0,3}[-–—]\s{0,3}([^\s()]{1,200}?))?\))(?:\s{0,20}(?:\.{1,3}|…))?$/;

// What the page's own buttons leave in a copy, before a message that was expanded.
const BUTTONS = /^(?:(?:\.\.\.|…|Copied!|Copy(?=\s))\s{0,8}){1,4}/;

/** How many characters before a message are the page's buttons. */
export const buttonsBefore = (text: string): number => BUTTONS.exec(text)?.[0].length ?? 0;

// The head of the mail in which a stage alone was sent.
const MAIL_HEAD = /^(?:[A-Z][\w-]{1,40}: .{0,500}\n(?:[ \t]\S.{0,500}\n){0,20}){2,60}\s{0,5}/;

/** How many characters before a message are the head of a mail. */
export const mailHeadBefore = (text: string): number => MAIL_HEAD.exec(text)?.[0].length ?? 0;

// A line of the list of requests: "joetest - validating(ERROR)".
const LISTED =
  /^[ \t]{0,8}(?:[*•-][ \t]{1,4})?([\w.@+-]{1,100}) - ([a-z]{4,12})(?: - ([\w-]{1,80}))? ?\(ERROR\)[ \t]{0,8}$/gm;

// "(processing - f77cb286-…" cut before its parenthesis closes, or soon after it, as the collapsed page shows it.
const CUT =
  /^\(([a-z]{4,12})(?:\s{1,3}-(?:\s{1,3}[\w-]{0,80})?)?(?:\)\s{1,3}(?:-\s{0,3})?E?R{0,2}O?)?(?:\s{0,20}(?:\.\.\.|…))?$/;

const CUT_THERE = /^\s{0,20}(?:\.{3}|…)?\s{0,15}(?:\n|$)/;

/** How far a message's mark of its traceback is from its beginning at most. */
export const MARK_WITHIN = 600;

/** Is this, which names no stage that we know, the server's own all the same? Nothing else has a traceback behind it. */
const isServers = (text: string, word: string, start: number): boolean =>
  OTHERS.includes(word.toLowerCase()) ||
  /^[^\n]*\sException:\s?(?:[uUbB]?['"]Traceback|None)/.test(text.slice(start, start + MARK_WITHIN));

/** The stage that a word names; `null` when it names none. */
function stageOf(word: string): Stage | null {
  const stage = word.toLowerCase();
  return STAGES.includes(stage) ? (stage as Stage) : null;
}

// "(imaging) Exception: …" and "(imaging) Exception('…')" name the exception; "(imaging) Exception KeyError('…')" does not.
const NAMES_ITSELF = /Exception(?::\s{0,3}[^\s.…]|\()$/;

// "(validating) Error means …" explains, and does not report.
const PROSE = /(?:means?|is|are|was|were|and|or|messages?|that|which|you)\b/y;

/** Read the head of a status message at `start`, which holds a `(`. `null` when none begins there. */
export function statusHeadAt(text: string, start: number): StatusHead | null {
  HEAD.lastIndex = start;
  const found = /\w/.test(text.charAt(start - 1)) ? null : HEAD.exec(text);
  if (!found) return null;
  const [whole, word = '', id, error, dash] = found;
  const stage = stageOf(word);
  PROSE.lastIndex = start + whole.length;
  if (dash === undefined && PROSE.test(text)) return null;
  if (stage === null && (error !== 'ERROR' || dash === undefined || !isServers(text, word, start))) return null;
  // The server writes a dash behind it; without one it is prose, or the message is cut just there.
  if (
    error === 'ERROR' &&
    dash === undefined &&
    !CUT_THERE.test(text.slice(start + whole.length, start + whole.length + 40))
  )
    return null;
  const wordStart = text.indexOf(word, start + 1);
  return {
    stage,
    imageId: stage === 'processing' ? (id ?? null) : null,
    start,
    stageStart: word === '' ? start : wordStart,
    stageEnd: word === '' ? text.indexOf(')', start) + 1 : wordStart + word.length,
    end:
      start +
      whole.length -
      (error === 'Exception' && dash === undefined && NAMES_ITSELF.test(whole + text.charAt(start + whole.length))
        ? whole.length - whole.lastIndexOf(error)
        : 0),
  };
}

/** A stage that stands alone, as a request that runs shows it. */
export interface BareStage {
  readonly stage: Stage;
  readonly imageId: string | null;
  /** It stands in parentheses, which the server only writes around the stage of a failure. */
  readonly failed: boolean;
}

// What the collapsed page shows of "processing - f77cb286-4d1e-4f0e-8c5a-…": an id never ends so.
const CUT_ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-$/i;

/** Is a bare stage cut within its image's id? */
export const isCutBareStage = (message: string): boolean =>
  CUT_ID.test(BARE.exec(message.length > 300 ? '' : message)?.[2] ?? '');

/** Read a text that is a stage and nothing else. `null` when it is not. */
export function bareStage(text: string): BareStage | null {
  const whole = text.length > 300 ? null : BARE.exec(text);
  const cut = text.length > 120 || whole ? null : CUT.exec(text);
  const stage = stageOf(whole?.[1] ?? whole?.[3] ?? cut?.[1] ?? '');
  const imageId = whole?.[2] ?? whole?.[4] ?? null;
  if (!stage || (imageId !== null && stage !== 'processing')) return null;
  return { stage, imageId: imageId !== null && CUT_ID.test(imageId) ? null : imageId, failed: text.startsWith('(') };
}

/** A failed request as the list of requests shows it. */
export interface ListedRequest extends Span {
  readonly username: string;
  readonly stage: Stage;
  readonly imageId: string | null;
  /** Where the stage begins in the text. */
  readonly stageAt: number;
}

/** Read the failed requests of the list of requests, which has the newest on top. */
export function listedRequests(text: string): readonly ListedRequest[] {
  return Array.from(text.matchAll(LISTED), ({ 0: line, 1: username = '', 2: word = '', 3: imageId = null, index }) => {
    const stage = stageOf(word);
    const start = index + line.indexOf(username);
    const end = index + line.trimEnd().length;
    return stage && { username, stage, imageId, start, end, stageAt: start + username.length + ' - '.length };
  }).filter((listed) => listed !== null);
}
