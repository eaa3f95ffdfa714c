import type { Entry } from '../triage/session.ts';
import { placeName, type Place } from '../triage/place.ts';

/** What a person changed in the support request; all else comes from the paste and the record. */
export interface TicketEdits {
  readonly values: Readonly<Record<string, string>>;
  /** The notes of a pasted support request, as edited; `null` while they are as pasted. */
  readonly notes: readonly string[] | null;
  readonly times: boolean;
  /** Secrets to be sent in clear, and e-mail addresses to be masked. */
  readonly flipped: readonly string[];
}

/** All that a person did and typed: the session, and what is not part of its way. */
export interface Work {
  readonly entries: readonly Entry[];
  /** Notes being written, by the place they are written at. */
  readonly drafts: Readonly<Record<string, string>>;
  /** What the last step back or change of an answer dropped, to be put back. */
  readonly dropped: readonly Entry[];
  /** What was kept and no longer applies: the steps have changed since. */
  readonly lost: readonly Entry[];
  readonly ticket: TicketEdits;
  /** Size of the instance's disk, once a wait asked for it. */
  readonly diskGb?: number | undefined;
}

export type WorkAction =
  | { readonly type: 'done'; readonly entry: Entry }
  /** Keep the first `length` entries. */
  | { readonly type: 'rewound'; readonly length: number }
  | { readonly type: 'put back' }
  | { readonly type: 'noted'; readonly place: Place; readonly note: string }
  | { readonly type: 'ticket edited'; readonly edits: Partial<TicketEdits> }
  | { readonly type: 'disk measured'; readonly diskGb: number }
  | { readonly type: 'started over' }
  /** Go to where the session stood before, or stood after that. */
  | { readonly type: 'went'; readonly entries: readonly Entry[] }
  | { readonly type: 'resumed'; readonly work: Omit<Work, 'dropped'> }
  | { readonly type: 'forgotten' };

export const noWork: Work = {
  entries: [],
  drafts: {},
  dropped: [],
  lost: [],
  ticket: { values: {}, notes: null, times: true, flipped: [] },
};

/** What the work becomes by one thing that a person does. Nothing typed is thrown away by it. */
export function workAfter(work: Work, action: WorkAction): Work {
  const { entries, drafts } = work;
  switch (action.type) {
    case 'done': {
      const { entry } = action;
      const isText = entry.type === 'text.pasted';
      const before = isText && entries.at(-1)?.type === 'text.pasted' ? entries.slice(0, -1) : entries;
      if (isText && entry.text.trim() === '') return { ...work, entries: before };
      const [next, ...later] = work.dropped;
      // The same answer once more: what came after it can still be put back.
      const again =
        next?.type === 'answer.given' &&
        entry.type === 'answer.given' &&
        next.place === entry.place &&
        next.answer === entry.answer;
      return { ...work, entries: [...before, entry], dropped: again ? later : [], lost: [] };
    }
    case 'rewound':
      return goTo(work, entries.slice(0, action.length));
    case 'went':
      return goTo(work, action.entries);
    case 'resumed':
      return { ...action.work, dropped: [] };
    case 'forgotten':
      return noWork;
    case 'put back':
      return { ...work, entries: [...entries, ...work.dropped], dropped: [] };
    case 'noted':
      return { ...work, drafts: { ...drafts, [placeName(action.place)]: action.note } };
    case 'ticket edited':
      return { ...work, ticket: { ...work.ticket, ...action.edits } };
    case 'disk measured':
      return { ...work, diskGb: action.diskGb };
    case 'started over':
      return { ...noWork, dropped: entries, drafts };
  }
}

/** To another place of the session. Notes of what is dropped stay with their steps. */
function goTo(work: Work, entries: readonly Entry[]): Work {
  const isPart = entries.every((entry, at) => entry === work.entries[at]);
  const dropped = isPart ? work.entries.slice(entries.length) : [];
  const notes: Record<string, string> = {};
  for (const entry of dropped) if (entry.type === 'answer.given' && entry.note) notes[entry.place] = entry.note;
  return { ...work, entries, drafts: { ...work.drafts, ...notes }, dropped };
}
