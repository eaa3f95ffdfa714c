import type { Kind } from './reading.ts';

// The lines that tell where a form begins, and where the words of a page's user do.
const MARK =
  /^[ \t*#•-]{0,6}(Request Information|Request ID|Request state|Application Information|Description|Version Information|Instance Information|ADMINS: A machine request|Machine Request|(?:Subject: )?ERROR - Atmosphere Imaging Task|Exception|Username|Instance ID|Traceback|Staff Notes)/gm;

// The page's own lines, in its order: one of them again, or one above it, is another page's.
const PAGE = ['Request Information', 'Request ID', 'Request state'];

interface Mark {
  readonly mark: string;
  readonly index: number;
  /** It stands first on its line, as the forms print it, with its colon. */
  readonly isLabel: boolean;
}

const MAIL = /^(?:ADMINS|Machine)|Task$/;

/** Where further forms begin below the first, of which the kind is known. */
export function furtherForms(text: string, first: Kind): readonly number[] {
  const marks = Array.from(text.matchAll(MARK), ({ 0: line, 1: mark = '', index }): Mark => ({
    mark,
    index,
    isLabel: line === mark && /^ ?:/.test(text.slice(index + line.length, index + line.length + 2)),
  }));
  const starts: number[] = [];
  let kind = first;
  let seen = new Set<string>();
  // The words of a page's user may hold a whole page. They end at "Instance Information" below "Version Information".
  let depth = 0;
  for (const [at, { mark, index, isLabel }] of marks.entries()) {
    const isMail = MAIL.test(mark);
    const isPage = PAGE.includes(mark);
    if (mark === 'Application Information' || (mark === 'Description' && depth === 0)) depth++;
    if (mark === 'Instance Information' && seen.delete('Version Information')) depth = Math.max(0, depth - 1);
    const isNew =
      kind === 'support-request'
        ? isLabel && mark === 'Username' && seen.has('Staff Notes') && isTicket(marks.slice(at + 1, at + 12))
        : kind === 'failure-email'
          ? (isMail || isPage) && seen.has('Exception')
          : depth === 0 && (isMail || (isPage && PAGE.slice(PAGE.indexOf(mark)).some((line) => seen.has(line))));
    if (isNew) {
      starts.push(index);
      kind = isMail ? 'failure-email' : isPage ? 'request-page' : kind;
      seen = new Set();
    }
    seen.add(mark);
  }
  return starts;
}

/** Is a whole ticket told below its first line? A note may hold a part of one, or something like it. */
const isTicket = ([instance, traceback, ...others]: readonly Mark[]): boolean =>
  instance?.mark === 'Instance ID' &&
  instance.isLabel &&
  traceback?.mark === 'Traceback' &&
  traceback.isLabel &&
  others.some(({ mark }) => mark === 'Staff Notes');
