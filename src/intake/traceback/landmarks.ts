import { lineEnd, skipBlanks } from '../lines.ts';

/** The line that a traceback begins with. */
export const HEADER = 'Traceback (most recent call last)';

/** The sentences that Python prints between the exceptions of a chain, and how the one before belongs to the next. */
export const LINKS = [
  { text: 'The above exception was the direct cause of the following exception:', relation: 'cause' },
  { text: 'During handling of the above exception, another exception occurred:', relation: 'context' },
] as const;

/** Put by the margins' layer before a line that another print wrote: what stands above it has ended. */
export const RECORD_END = '\x1e';

/** The link that begins at `at`; `null` when none does. */
export const linkAt = (text: string, at: number): (typeof LINKS)[number] | null =>
  LINKS.find((link) => text.startsWith(link.text, at)) ?? null;

// A log's own beginning of a line: a date, a time, or a level, perhaps in brackets or behind a process's name.
const LOG_LINE =
  /[ \t]*(?:[\w.-]{1,60} +\| +)?(?:<\d{1,3}>)?[[(]?(?:\d{4}[-/]\d\d[-/]\d\d[T ,]|\d\d\/[A-Z][a-z]{2}\/\d{4}[ :]\d\d:|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:|\d\d:\d\d:\d\d|(?:DEBUG|INFO|NOTICE|WARNING|WARN|ERROR|CRITICAL|FATAL)(?:\]|:| +[[\w]| - ))/y;

/** Does a log's own line begin at `at`? */
export function isLogLine(text: string, at: number): boolean {
  LOG_LINE.lastIndex = at;
  return LOG_LINE.test(text);
}

// What may stand below a failure or a ticket, on a line of its own, and was never a part of it.
const AFTERWORDS: readonly RegExp[] = [
  // A rule, a signature's dashes or those of `grep -C`, the foot of a mailing list.
  /-{2,}|_{20,}|={3,}/y,
  // The end of a fence.
  /`{3,}|~{3,}|\{(?:code|quote|noformat)\}|\[\/(?:code|quote)\]|<\/\w{1,10}>/y,
  // A terminal: below a file's end, `less`, the next file of `tail -f`, a prompt.
  /~|\(END\)|lines \d{1,9}-\d{1,9}.{0,30}|--More--.{0,20}|==> .{1,300} <==|[$#]|\[?[\w.-]{1,40}@[\w.-]{1,80}[^\n$#]{0,100}[$#].{0,300}/y,
  // A mail's last words, and the head of the mail that it answers.
  /Sent from my .{1,60}|(?:Thanks|Thank you|Cheers|(?:Best |Kind )?[Rr]egards)[,.!]?|On .{5,200} wrote:/y,
  // The next line of a chat, with its time, the next comment on a ticket, what others made of this one.
  /\[?\d{1,2}:\d\d(?: ?[AP]M)?\]? [A-Z].{0,300}|\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d.{1,300}|[A-Z].{1,80}(?: [—–•-] |, | at |\n[ \t]{0,4})\d{1,2}:\d\d ?[AP]M|[A-Z].{1,80} added a comment .{1,60}|:[a-z_+-]{2,30}:|Collapse|View thread|\d{1,3} repl(?:y|ies).{0,60}/y,
  // The next field in a viewer of logs, the foot of a page, what opens the rest of a snippet.
  /Log labels|Expand(?: \(\d{1,6} lines\))?|Event Attributes|Page \d{1,4} of \d{1,4}|#\+END_[A-Z]{3,10}|host = .{1,80}source = .{1,300}|[t#?](?:\t.{1,300}| {1,2}[\w.@]{2,60}\n\t.{0,200})|\(\d{1,9} rows?\)|\d{1,9} rows? in set.{0,40}/y,
];

/** Does a line begin at `at` that was never a part of a failure or a ticket, and may stand right below it? */
export const isAfterword = (text: string, at: number): boolean =>
  AFTERWORDS.some((words) => {
    words.lastIndex = at;
    return words.test(text) && skipBlanks(text, words.lastIndex, text.length) === lineEnd(text, words.lastIndex);
  });
