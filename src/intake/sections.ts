import { addressOf, fieldAfter, lastField, valueOf, wordOf } from './fields.ts';
import { readNotes } from './notes.ts';
import type { Kind, RequestFacts } from './reading.ts';

/** What a text is, the fields that it holds, and where it tells of the failure. */
export interface Sections {
  readonly kind: Extract<Kind, 'request-page' | 'failure-email' | 'support-request'> | null;
  readonly request: RequestFacts;
  /** Where the failure is told, and nothing else; the whole text when it is no form. */
  readonly from: number;
  readonly to: number;
}

const NO_FACTS: RequestFacts = {
  requestId: null,
  username: null,
  instanceId: null,
  instanceIp: null,
  requestStatus: null,
  instanceStatus: null,
  notes: [],
};

/** The form that begins first is the text's own: what stands inside of it was written by somebody else. */
export function readSections(text: string): Sections {
  const beginning = text.slice(0, LATEST_BEGINNING);
  const forms = [requestPage(text, beginning), failureEmail(text, beginning), supportRequest(text, beginning)].filter(
    (form) => form !== null,
  );
  const first = forms.reduce(
    (best, form) => (best === null || form.start < best.start ? form : best),
    forms[0] ?? null,
  );
  return first?.read() ?? { kind: null, request: NO_FACTS, from: 0, to: text.length };
}

// A form stands at the beginning of what is pasted; what mentions one further down is a log.
const LATEST_BEGINNING = 200_000;

/** Where a form begins, and how to read it. */
interface Form {
  readonly start: number;
  readonly read: () => Sections;
}

const PAGE_LABELS = [
  'Request Information',
  'Request ID:',
  'Request type:',
  'Imaging status:',
  'Request state:',
  'Instance alias:',
];

/** Troposphere's page of one request. Labels as in its `ImageRequest.jsx`. */
function requestPage(text: string, beginning: string): Form | null {
  const found = PAGE_LABELS.map((label) => fieldAfter(beginning, label, 0, beginning.length)).filter(
    (field) => field !== null,
  );
  const state = fieldAfter(beginning, 'Request state:', 0, beginning.length);
  if (found.length < 2 && !state) return null;
  const start = found.reduce((least, { start }) => Math.min(least, start), Infinity);
  return { start, read: () => readPage(text, start) };
}

function readPage(text: string, start: number): Sections {
  const { length } = text;
  const state = fieldAfter(text, 'Request state:', start, length);
  const status = fieldAfter(text, 'Status:', state?.valueStart ?? start, length);
  const next = ['Additional Information', 'Original machine:', 'Application Information', 'Instance Information']
    .map((label) => fieldAfter(text, label, state?.valueStart ?? start, length)?.start ?? length)
    .reduce((least, at) => Math.min(least, at), length);
  const isOwn = status !== null && status.start < next;
  // The user's own words stand above the instance's section, so its last beginning is the true one.
  const instance =
    lastField(text, 'Instance Information', start, length)?.start ??
    lastField(text, 'Instance alias:', start, length)?.start ??
    length;
  const head = Math.min(state?.start ?? next, next);
  return {
    kind: 'request-page',
    request: {
      ...NO_FACTS,
      requestId: wordOf(text, fieldAfter(text, 'Request ID:', start, head)),
      username: wordOf(text, fieldAfter(text, 'Username:', start, head)),
      instanceId: wordOf(text, fieldAfter(text, 'Instance alias:', instance, length)),
      requestStatus: isOwn ? valueOf(text, status) : null,
      instanceStatus: valueOf(text, fieldAfter(text, 'Instance status:', instance, length)),
    },
    from: state?.valueStart ?? length,
    to: state ? (isOwn ? status.start : next) : length,
  };
}

const SUBJECT = 'Atmosphere Imaging Task has encountered an exception';

/** The mail to the admins, as the server's template `imaging_failed.html` has it. */
function failureEmail(text: string, beginning: string): Form | null {
  const subject = beginning.indexOf(SUBJECT);
  const request = fieldAfter(beginning, 'Machine Request:', 0, beginning.length);
  const opening = beginning.indexOf('ADMINS: A machine request has FAILED');
  const isRequest =
    request && (opening !== -1 || subject !== -1 || fieldAfter(text, 'Owner:', request.start, request.start + 1000));
  if (subject === -1 && opening === -1 && !isRequest) return null;
  const start = [subject, opening, request?.start ?? -1]
    .filter((at) => at !== -1)
    .reduce((least, at) => Math.min(least, at), Infinity);
  return { start, read: () => readEmail(text, isRequest ? request.start : start) };
}

function readEmail(text: string, start: number): Sections {
  const exception = fieldAfter(text, 'Exception:', start, text.length);
  const limit = exception?.start ?? text.length;
  const field = (label: string) => fieldAfter(text, label, start, limit);
  return {
    kind: 'failure-email',
    request: {
      ...NO_FACTS,
      requestId: wordOf(text, field('ID:')),
      username: wordOf(text, field('Owner:')),
      instanceId: wordOf(text, field('Instance:')),
      instanceIp: addressOf(text, field('IP Address:')),
    },
    from: exception?.valueStart ?? text.length,
    to: text.length,
  };
}

const SUPPORT_LABELS = ['Username:', 'Instance ID:', 'Instance IP:', 'Staff Notes:'];

/** The support request that staff write, as the guide's example has it. */
function supportRequest(text: string, beginning: string): Form | null {
  const found = SUPPORT_LABELS.map((label) => fieldAfter(beginning, label, 0, beginning.length)).filter(
    (field) => field !== null,
  );
  const traceback = tracebackField(beginning, 0);
  if (found.length < (traceback ? 1 : 2)) return null;
  const start = found.reduce((least, field) => Math.min(least, field.start), traceback?.start ?? Infinity);
  return { start, read: () => readSupport(text, start) };
}

/** `Traceback :` as in the guide, or `Traceback:`; Flower's own heading has neither colon. */
const tracebackField = (text: string, from: number) =>
  fieldAfter(text, 'Traceback :', from, text.length) ?? fieldAfter(text, 'Traceback:', from, text.length);

function readSupport(text: string, start: number): Sections {
  const { length } = text;
  const traceback = tracebackField(text, start);
  const told = traceback?.valueStart ?? start;
  const notes = lastField(text, 'Staff Notes:', told, length);
  const more = fieldAfter(text, 'Additional information:', told, notes?.start ?? length);
  const to = more?.start ?? notes?.start ?? length;
  const head = traceback?.start ?? to;
  return {
    kind: 'support-request',
    request: {
      ...NO_FACTS,
      username: wordOf(text, fieldAfter(text, 'Username:', start, head)),
      instanceId: wordOf(text, fieldAfter(text, 'Instance ID:', start, head)),
      instanceIp: addressOf(text, fieldAfter(text, 'Instance IP:', start, head)),
      notes: notes ? readNotes(text.slice(notes.valueStart)) : [],
    },
    from: traceback ? told : head,
    to,
  };
}
