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

// A rule, a signature's dashes or those of `grep -C`, a fence, the end of `less`, the next file of `tail -f`, a shell's
// prompt, a mail's last words, the mail or the chat's line that comes next.
const AFTERWORD =
  /(?:-{2,}|_{20,}|={3,}|`{3,}|~{3,}|~|\(END\)|--More--.{0,20}|==> .{1,300} <==|\{(?:code|quote|noformat)\}|\[\/(?:code|quote)\]|<\/\w{1,10}>|[$#]|\[?[\w.-]{1,40}@[\w.-]{1,80}[^\n$#]{0,100}[$#].{0,300}|On .{5,200} wrote:|Sent from my .{1,60}|(?:Thanks|Thank you|Cheers|(?:Best |Kind )?[Rr]egards)[,.!]?|\[\d{1,2}:\d\d\] [A-Z].{0,300})[ \t]*(?=\n|$)/y;

/** Does a line begin at `at` that was never a part of a failure or a ticket, and may stand right below it? */
export function isAfterword(text: string, at: number): boolean {
  AFTERWORD.lastIndex = at;
  return AFTERWORD.test(text);
}
