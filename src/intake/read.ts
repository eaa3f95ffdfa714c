import type { Failure } from './failure.ts';
import { lineStart } from './lines.ts';
import { part, type Mapped } from './mapped.ts';
import { peel } from './peel.ts';
import { RAISED, readPlace, type PlaceRead } from './place.ts';
import type { Kind, RaisedException, RequestFacts, Span, Status } from './reading.ts';
import { looseFacts, readSections, type Sections } from './sections.ts';
import { readLoneException } from './lone-exception.ts';
import { isLogLine, RECORD_END } from './traceback/landmarks.ts';

/** Everything that one text says, before any known problem is looked for. */
export interface Reading {
  /** The paste with all manglings undone. */
  readonly text: string;
  readonly kind: Kind;
  readonly request: RequestFacts;
  readonly status: Status | null;
  /** Every exception of every failure, oldest first; put together when it is first asked for. */
  readonly exceptions: readonly RaisedException[];
  /** The newest failure; `null` when there is none. */
  readonly newest: Failure | null;
  /** The status is the newest failure's own; in a log it may be an older one's. */
  readonly stageApplies: boolean;
  /** How many failures there are. */
  readonly failures: number;
  /** The head or the tail of one of them is missing. */
  readonly cut: boolean;
  /** Where the stage is named, in the paste; `null` without one. */
  readonly stageSpan: Span | null;
  /** Where the status message, or else the newest failure, stands in the paste. */
  readonly failureSpan: Span | null;
  /** The same, as text. */
  readonly failureText: string | null;
  /** The status message as far as it was pasted; `''` without one. */
  readonly statusText: string;
}

/** Read a paste: any text at all, of any length. Linear, and never throws. */
export function read(text: string): Reading {
  const peeled = peel(text);
  const { form, failures } = newestForm(peeled);
  const { place } = form;
  const { status } = place;
  const last = failures.at(-1);
  const kind = form.kind && !(form.isLoose && last) ? form.kind : kindOf(peeled.text, place);
  // In a log an older failure may have left a status message, and a newer one none.
  const stageApplies = status !== null && (kind !== 'log' || last?.ofStatus !== false);
  const isOfStatus = status?.status.failed === true && stageApplies;
  const whole = isOfStatus ? status : (last?.span ?? null);
  const request = kind === 'status-message' && status ? looseFacts(peeled.text, status) : form.request;
  let exceptions: readonly RaisedException[] | null = null;
  return {
    text: peeled.text,
    kind,
    request: place.username === undefined ? request : { ...request, username: place.username },
    status: status?.status ?? null,
    get exceptions() {
      return (exceptions ??= failures.flatMap(({ failure }) => failure.exceptions.map(shown)));
    },
    newest: last?.failure ?? null,
    stageApplies,
    failures: failures.length,
    cut: failures.some(({ failure }) => failure.cut),
    stageSpan: status ? peeled.toPaste(status.stage) : null,
    failureSpan: whole && peeled.toPaste(whole),
    failureText: whole && part(peeled, whole.start, whole.end).text,
    statusText: status ? peeled.text.slice(status.start, status.end) : '',
  };
}

/** A form, and what was read in its place of the failure. */
interface FormRead extends Sections {
  readonly place: PlaceRead;
}

/** The last form that tells of a failure, and the failures of all of them. */
function newestForm(peeled: Mapped): { form: FormRead; failures: PlaceRead['failures'] } {
  const forms = readSections(peeled.text).map((sections): FormRead => {
    const { from, to, isNamed = false } = sections;
    return { ...sections, place: withLone(peeled, readPlace(peeled, from, to, isNamed), from, to) };
  });
  const failures = [...(forms[0]?.place.failures ?? [])];
  const form = forms.reduce((above, below) => {
    const isRepeat = isOneRequest(above, below) && wordsOf(peeled, above) === wordsOf(peeled, below);
    if (!isRepeat) for (const failure of below.place.failures) failures.push(failure);
    const [newest, other] =
      isRepeat || (failures.length > 0 && below.place.failures.length === 0) ? [above, below] : [below, above];
    return isOneRequest(above, below) ? { ...newest, request: filled(newest.request, other.request) } : newest;
  });
  return { form, failures };
}

const isOneRequest = ({ request: one }: FormRead, { request: other }: FormRead): boolean =>
  one.requestId !== null && one.requestId === other.requestId;

/** The status message of a form. */
const wordsOf = ({ text }: Mapped, { place: { status } }: FormRead): string | null =>
  status && text.slice(status.start, status.end);

/** What two forms tell of one request: the page has no address, and the mail no status. */
function filled(facts: RequestFacts, more: RequestFacts): RequestFacts {
  return {
    requestId: facts.requestId,
    username: facts.username ?? more.username,
    instanceId: facts.instanceId ?? more.instanceId,
    instanceIp: facts.instanceIp ?? more.instanceIp,
    requestStatus: facts.requestStatus ?? more.requestStatus,
    instanceStatus: facts.instanceStatus ?? more.instanceStatus,
    notes: facts.notes.length > 0 ? facts.notes : more.notes,
  };
}

/** Only the last line of a traceback may have been pasted, alone or into the failure's own place of a form. */
function withLone(peeled: Mapped, place: PlaceRead, from: number, to: number): PlaceRead {
  if (place.status || place.failures.length > 0) return place;
  const lone = readLoneException(part(peeled, from, to));
  if (!lone) return place;
  const span = { start: lone.span.start + from, end: lone.span.end + from };
  return { status: null, failures: [{ ...lone, span }] };
}

/** The shape that the contract has, without what only evidence needs. */
const shown = ({ type, message, frames, relation }: Failure['exceptions'][number]): RaisedException => ({
  type,
  message,
  frames: frames(),
  relation,
});

/** What a text is that is no form. */
function kindOf(text: string, { status, failures }: PlaceRead): Kind {
  const first = failures[0];
  if (status?.status.failed === true && first?.failure.exceptions.length === 0) return 'status-message';
  if (!first) return status ? 'status-message' : 'unknown';
  const firstLine = text.search(/\S/);
  if (isLogLine(text, Math.max(0, firstLine)) && firstLine < (status?.start ?? Infinity)) return 'log';
  if (status) return 'status-message';
  const record = text.indexOf(RECORD_END);
  if ((record !== -1 && record < text.trimEnd().length - 1) || text.includes(RAISED)) return 'log';
  return hasLogLine(text, first.span.start, failures.at(-1)?.span.end ?? 0) ? 'log' : 'traceback';
}

/** Does a log's line stand on the line of the first failure, above it, or below the last one? */
function hasLogLine(text: string, start: number, end: number): boolean {
  const line = lineStart(text, start);
  const below = text.indexOf('\n', end);
  return (
    isLogLine(text, line) ||
    (line > 0 && isLogLine(text, lineStart(text, line - 1))) ||
    (below !== -1 && isLogLine(text, below + 1))
  );
}
