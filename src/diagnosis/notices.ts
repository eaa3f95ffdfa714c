import type { Reading } from '../intake/read.ts';
import { hasSecret } from '../intake/secrets.ts';
import { isCutBareStage } from '../intake/status-head.ts';
import type { Notice } from './diagnosis.ts';

/** What the reader must know about the text itself, in the order in which it matters. */
export function noticesOf(text: string, reading: Reading): readonly Notice[] {
  const { status, newest, request } = reading;
  const bare = status && !status.failed ? status.stage : null;
  const collapsed = isCollapsed(reading);
  const isRunning =
    bare === 'pending' ? request.requestStatus?.toLowerCase() === 'started' : bare !== null && bare !== 'completed';
  const failed = status?.failed === true || newest !== null;
  const codes: readonly (Notice & { readonly holds: boolean })[] = [
    {
      code: 'truncated-page',
      message:
        'The message is cut after its first 32 characters, because the page shows no more until it is asked to: click the “…” beside “Request state” on the request’s page, and copy the page again.',
      holds: collapsed,
    },
    {
      code: 'truncated-traceback',
      message:
        'A part of a traceback is missing, at its beginning or at its end. Copy it again from its first line to its last if you can.',
      holds: !collapsed && reading.cut,
    },
    {
      code: 'several-failures',
      message: 'There is more than one failure in this text. What is said here is about the newest one.',
      holds: reading.failures > 1,
    },
    {
      code: 'still-running',
      message: 'This is no failure: the request is still running.',
      holds: !failed && isRunning,
    },
    {
      code: 'resubmitted',
      message:
        'The request has been re-submitted already: the old error is still shown, and it waits to be approved again.',
      holds: failed && request.requestStatus?.toLowerCase() === 'pending',
    },
    {
      code: 'no-status',
      message: 'The text does not say in which stage the request failed. What to do depends on that.',
      holds: failed && (!reading.stageApplies || (status?.stage ?? null) === null),
    },
    {
      code: 'secrets',
      message: 'Something in the text looks like a password or a key. The support request will mask it.',
      holds: hasSecret(text) || (reading.text !== text && hasSecret(reading.text)),
    },
  ];
  return codes.flatMap(({ holds, ...notice }) => (holds ? [notice] : []));
}

// Troposphere shows the first 32 characters of a message until it is expanded.
const COLLAPSED = 32;

/** Is this the collapsed page's cut message? */
function isCollapsed({ kind, status, statusText: message }: Reading): boolean {
  if (status?.failed !== true) return isCutBareStage(message);
  const shown = withoutEllipsis(message);
  const couldBe = shown.length <= COLLAPSED && shown.length >= COLLAPSED - 1 && !SHORTHAND.test(message);
  // The server writes more than that; people may quote a part.
  return couldBe && (kind === 'request-page' || shown.length < message.length || !isWhole(shown));
}

// As the guide writes "(validating) Error ...", and the server never.
const SHORTHAND = /\)\s{1,3}(?:Error|Exception)\b/;

function withoutEllipsis(text: string): string {
  const length = text.endsWith('…') ? 1 : text.endsWith('...') ? 3 : 0;
  return length === 0 ? text : text.slice(0, -length).trimEnd();
}

/** Are its parentheses and strings closed, and does a name have its arguments? */
const isWhole = (message: string): boolean =>
  /[)>]$/.test(message) && message.split('(').length === message.split(')').length;
