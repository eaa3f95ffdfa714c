import type { RequestFacts } from '../intake/reading.ts';

/** What a field can be filled from. */
export type Source = keyof Omit<RequestFacts, 'notes'> | 'failure';

/** One labelled entry of a support request. */
export interface Field {
  readonly name: string;
  /** As printed before the value, with its colon: `Traceback :`. */
  readonly label: string;
  /** What in the paste fills it; `null`: a person does. */
  readonly from: Source | null;
  readonly required: boolean;
  /** Where to find it, as a sentence; `null` when that is plain. */
  readonly help: string | null;
  /** May hold several lines. */
  readonly long: boolean;
}

/** A kind of support request: its fields in their order, and who gets it. */
export interface SupportRequest {
  /** Its file in `content/support-requests/`, without extension. */
  readonly name: string;
  readonly title: string;
  /** Subject of the e-mail. */
  readonly subject: string;
  readonly fields: readonly Field[];
  /** The line above the notes: `Staff Notes:`. */
  readonly notesLabel: string;
  /** What to tell the user meanwhile, to be copied; `null` for nothing. */
  readonly userMessage: string | null;
  /** Why the user must be told, shown beside it. */
  readonly reminder: string | null;
}
