/** A kind of margin: what stands before each line. */
export interface Margin {
  readonly pattern: RegExp;
  /** The line's place in a file, the process or the container that wrote it, who said it, or a sign that texts have of their own. */
  readonly holds: 'place' | 'process' | 'speaker' | 'sign';
}

// One margin a round: a Compose name before a Docker time before a line takes two. All may be indented.
export const kinds: readonly Margin[] = [
  // `cat -n`, `grep -n`, an editor's copy; `grep -C` has a dash behind the lines around, and is no date.
  { pattern: /[ \t]{0,16}(\d{1,7})(?:[:.)\]](?!\d\d )|-(?!\d\d-\d\d)| ?\||(?=[ \t=]|\n|$))/y, holds: 'place' },
  // `grep` in several files: `celery.log:`, `/var/log/celery/imaging.log.1:212:`, and with dashes around what was found.
  {
    pattern:
      /[\w./@-]{1,160}?(?:\.log(?:\.\d{1,3}|-\d{8})?(?:\.gz)?|\/messages|\/syslog)[:-](?:(?!\d{4}-\d\d-|\d\d:\d\d)\d{1,7}[:-])?/y,
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
      /[ \t]{0,16}\[?\d{1,2}:\d\d(?::\d\d)?\]? (?:<|&[\w#;&]{2,9};)[@+%~&]?[\w. -]{1,40}(?:>|&[\w#;&]{2,9};)(?=[ \t=]|\n|$)/y,
    holds: 'speaker',
  },
  // Some ticket systems make a bullet of each line.
  { pattern: /[ \t]{0,4}[*•-](?=[ \t]|\n|$)/y, holds: 'sign' },
  // Some mail clients quote with a bar, and a box has one of its own.
  { pattern: /[ \t]{0,4}[|│](?=[ \t=]|\n|$)/y, holds: 'sign' },
];
