import { addressOf, beginsParagraph, fieldAfter, lastField, valueOf, wordOf, type Field } from './fields.ts';
import { furtherForms } from './forms.ts';
import { lineStart } from './lines.ts';
import { readNotes } from './notes.ts';
import type { Kind, RequestFacts, Span } from './reading.ts';

/** What a text is, the fields that it holds, and where it tells of the failure. */
export interface Sections {
  readonly kind: Extract<Kind, 'request-page' | 'failure-email' | 'support-request'> | null;
  readonly request: RequestFacts;
  /** Where the failure is told, and nothing else; the whole text when it is no form. */
  readonly from: number;
  readonly to: number;
  /** That place was named: it holds a status message and nothing else. */
  readonly isNamed?: boolean;
  /** It has only such labels as people write beside a message, too. */
  readonly isLoose?: boolean;
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

/** Read a text form by form, first to last; a text without one is a section of its own. */
export function readSections(text: string): readonly Sections[] {
  const first = readForm(text);
  const starts = first.kind === null ? [] : furtherForms(text, first.kind);
  if (starts.length === 0) return [first];
  return [0, ...starts].map((start, index) => {
    const form = readForm(text.slice(start, starts[index]));
    return { ...form, from: form.from + start, to: form.to + start };
  });
}

/** The form that begins first is the text's own: what stands inside of it was written by somebody else. */
function readForm(text: string): Sections {
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
  'Original machine:',
  'Destination machine:',
  'Instance Information',
  'Instance alias:',
  'Instance status:',
  'Instance size:',
];

// Lines of one section of a form are no further from each other.
const NEAR = 1000;

/** Troposphere's page of one request, or a part of it. Labels as in its `ImageRequest.jsx`. */
function requestPage(text: string, beginning: string): Form | null {
  const found = fieldsIn(beginning, PAGE_LABELS);
  const state = fieldAfter(beginning, 'Request state:', 0, beginning.length);
  if (found.length < 2 && !state) return null;
  const first = startOf(found);
  // The page's third line may be the first that was copied; a support request that quotes a page names its traceback.
  const name = fieldAfter(beginning, 'Username:', 0, first);
  const status = state ? null : fieldAfter(beginning, 'Status:', Math.max(0, first - NEAR), first);
  const start = name && !tracebackField(beginning.slice(0, first), 0) ? name.start : (status?.start ?? first);
  const isLoose =
    !state && found.length === 2 && LOOSE.every((label) => fieldAfter(beginning, label, start, text.length));
  return { start, read: () => ({ ...readPage(text, start), isLoose }) };
}

const LOOSE = ['Request ID:', 'Instance alias:'];

const USERS_WORDS = ['Application Information', 'Description:', 'Version Information'];

const BELOW_STATUS = ['Additional Information', 'Original machine:', 'Application Information', 'Instance Information'];

function readPage(text: string, start: number): Sections {
  const { length } = text;
  const state = fieldAfter(text, 'Request state:', start, length);
  const status = fieldAfter(text, 'Status:', state?.valueStart ?? start, length);
  const next = Math.min(startOf(fieldsIn(text, BELOW_STATUS, state?.valueStart ?? start)), length);
  const isOwn = status !== null && status.start < next;
  const instance = instanceSection(text, start);
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
    // Of a part of a page the message may have been copied by itself, above it or between its lines.
    from: state?.valueStart ?? 0,
    to: state ? (isOwn ? status.start : next) : Math.min(startOf(fieldsIn(text, USERS_WORDS, start)), length),
    isNamed: state !== null,
  };
}

/**
 * Where the page tells of the instance. The user's own words stand above that, so its last beginning is the true one;
 * without its heading it is told from them by the lines around the alias, or by their absence.
 */
function instanceSection(text: string, start: number): number {
  const { length } = text;
  const heading = lastField(text, 'Instance Information', start, length);
  if (heading) return heading.start;
  const alias = lastField(text, 'Instance alias:', start, length);
  if (!alias) return length;
  const isUsers = fieldAfter(text, 'Description:', start, alias.start) !== null;
  // Where other headings were copied, its own was left out together with its section.
  if (isUsers && fieldAfter(text, 'Application Information', start, alias.start)) return length;
  const above = text.slice(lineStart(text, lineStart(text, alias.start) - 1), alias.start).trim();
  const isOwn =
    above.startsWith('Instance ID:') || fieldAfter(text, 'Instance status:', alias.valueEnd, length) !== null;
  return isUsers && !isOwn ? length : alias.start;
}

const SUBJECT = 'Atmosphere Imaging Task has encountered an exception';

/** The mail to the admins, or a part of it: of a failed request, or of an instance that was not deployed. */
function failureEmail(text: string, beginning: string): Form | null {
  const subject = beginning.indexOf(SUBJECT);
  const opening = beginning.indexOf('ADMINS: A machine request has FAILED');
  const [request = null] = fieldsIn(beginning, ['Machine Request:', 'Failed Instance Details:']);
  const owner = fieldAfter(beginning, 'Owner:', request?.start ?? 0, beginning.length);
  const isNear = (label: string) => owner && fieldAfter(text, label, owner.start, owner.start + NEAR);
  const isOwn = owner && (request ? owner.start < request.start + NEAR : isNear('Instance:') && isNear('Exception:'));
  if (subject === -1 && opening === -1 && !isOwn) return null;
  const body = request ?? fieldAfter(beginning, 'ID:', 0, owner?.start ?? 0) ?? owner;
  const start = [subject, opening, body?.start ?? -1]
    .filter((at) => at !== -1)
    .reduce((least, at) => Math.min(least, at), Infinity);
  return { start, read: () => readEmail(text, body?.start ?? start) };
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
      instanceId: wordOf(text, field('Instance:') ?? field('Alias:')),
      instanceIp: addressOf(text, field('IP Address:')),
    },
    from: exception?.valueStart ?? text.length,
    to: text.length,
  };
}

const SUPPORT_FIELDS = ['Username:', 'Instance ID:', 'Instance IP:'];

/** The support request that staff write, as the guide's example has it. */
function supportRequest(text: string, beginning: string): Form | null {
  const found = fieldsIn(beginning, SUPPORT_FIELDS);
  const notes = notesField(beginning, 0, beginning.length);
  const traceback = tracebackField(beginning, 0);
  const all = [...found, notes, traceback].filter((field) => field !== null);
  if (all.length < 2) return null;
  const start = startOf(all);
  // Without its label a traceback may hold such lines in its message; there no blank line stands above them.
  if (!traceback && !all.some((field) => field.start === start && beginsParagraph(text, field))) return null;
  return { start, read: () => readSupport(text, start) };
}

/** `Traceback :` as in the guide, or `Traceback:`; Flower's own heading has no colon. */
const tracebackField = (text: string, from: number) => fieldAfter(text, 'Traceback:', from, text.length);

/** The last label of the notes between two offsets, in one of its spellings. */
const notesField = (text: string, from: number, to: number): Field | null =>
  NOTES.map((label) => lastField(text, label, from, to, '')).find((field) => field !== null) ?? null;

const NOTES = ['Staff Notes:', 'Staff notes:', 'Additional notes from triage:'];

const MORE = ['Additional information:', 'Additional Information:'];

function readSupport(text: string, start: number): Sections {
  const { length } = text;
  const traceback = tracebackField(text, start);
  const told = traceback?.valueStart ?? start;
  const notes = notesField(text, told, length);
  const notesAbove = notes || !traceback ? null : notesField(text, start, traceback.start);
  const end = notes?.start ?? length;
  // What the traceback's label stands above, where no field stands above it.
  const isFirst = traceback !== null && fieldsIn(text, SUPPORT_FIELDS, 0, traceback.start).length === 0;
  const below = isFirst
    ? fieldsIn(text, SUPPORT_FIELDS, told, end).filter((field) => beginsParagraph(text, field))
    : [];
  const more = fieldsIn(text, MORE, told, end);
  const to = Math.min(startOf(more), startOf(below), end);
  const [from, limit] = below.length > 0 ? [startOf(below), end] : [start, traceback?.start ?? to];
  return {
    kind: 'support-request',
    request: {
      ...NO_FACTS,
      username: wordOf(text, fieldAfter(text, 'Username:', from, limit)),
      instanceId: wordOf(text, fieldAfter(text, 'Instance ID:', from, limit)),
      instanceIp: addressOf(text, ipField(text, from, limit)),
      notes: notes
        ? readNotes(text.slice(notes.valueStart))
        : notesAbove
          ? readNotes(text.slice(notesAbove.valueStart, traceback?.start))
          : [],
    },
    // Without a label the failure may stand anywhere above the notes.
    from: traceback ? told : 0,
    to,
  };
}

const ipField = (text: string, from: number, limit: number) =>
  fieldAfter(text, 'Instance IP:', from, limit) ?? fieldAfter(text, 'IP Address:', from, limit);

/** The first field of each of these labels that stands between two offsets. */
const fieldsIn = (text: string, labels: readonly string[], from = 0, limit = text.length): readonly Field[] =>
  labels.map((label) => fieldAfter(text, label, from, limit)).filter((field) => field !== null);

const startOf = (fields: readonly Field[]): number =>
  fields.reduce((least, { start }) => Math.min(least, start), Infinity);

/**
 * The fields that someone wrote above or below a status message without making a form of it.
 *
 * @param message Where the message stands: what looks like a field in it is its own.
 */
export function looseFacts(text: string, message: Span): RequestFacts {
  const field = (label: string) =>
    fieldAfter(text, label, 0, message.start) ?? fieldAfter(text, label, message.end, text.length);
  const id = wordOf(text, field('Instance alias:') ?? field('Instance ID:'));
  const notes = notesField(text, message.end, text.length);
  const owner = field('Owner:');
  return {
    ...NO_FACTS,
    requestId: wordOf(text, field('Request ID:')),
    username: wordOf(text, field('Username:') ?? (NO_OWNER.test(valueOf(text, owner) ?? '') ? null : owner)),
    // A number is the page's row, and no id of the cloud.
    instanceId: id !== null && ROW.test(id) ? null : id,
    instanceIp: addressOf(text, field('Instance IP:') ?? field('IP Address:')),
    notes: notes ? readNotes(text.slice(notes.valueStart)) : [],
  };
}

const ROW = /^\d+$/;

// As RT prints it of a ticket, which has an owner of its own.
const NO_OWNER = /^Nobody(?: in particular)?$/;
