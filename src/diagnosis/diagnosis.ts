import type { Kind, RaisedException, RequestFacts, Span, Stage, Status } from '../intake/reading.ts';

/**
 * How sure a finding is.
 * - `certain`: the stage agrees, and the problem's own text is there.
 * - `likely`: the problem's own text is there, and nothing says in which stage it failed.
 * - `possible`: only the stage or the place in the code fits; the text itself names no known problem.
 */
export type Confidence = 'certain' | 'likely' | 'possible';

/** Characters of the paste that prove something: not blank, inside the text, at most 1,000 long. */
export interface Evidence extends Span {
  readonly reason: string;
}

/** A known problem that fits. */
export interface Finding {
  readonly problem: string;
  readonly title: string;
  readonly procedure: string | null;
  readonly confidence: Confidence;
  /** At least one. */
  readonly evidence: readonly Evidence[];
}

export type NoticeCode =
  | 'truncated-page'
  | 'truncated-traceback'
  | 'several-failures'
  | 'still-running'
  | 'no-status'
  | 'resubmitted'
  | 'secrets';

/** Something that the reader must know about the text itself. */
export interface Notice {
  readonly code: NoticeCode;
  readonly message: string;
}

/** What a paste becomes. The site, the command line and every test speak this shape. */
export interface Diagnosis {
  readonly kind: Kind;
  readonly request: RequestFacts;
  /** The status message, when there is one. */
  readonly status: Status | null;
  /** Every exception found, oldest first; the last one is the newest. */
  readonly exceptions: readonly RaisedException[];
  /** Known problems that fit, best first; empty when none does. */
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
}

/** One sign of a problem, held against the text. */
export interface Weighed {
  readonly sign: 'stage' | 'exception' | 'message' | 'frame' | 'anywhere';
  /** The phrases (or stages) of which one had to fit. */
  readonly wanted: readonly string[];
  /** `silent`: the stage says nothing, which speaks neither for nor against. */
  readonly result: 'held' | 'missing' | 'contradicted' | 'silent';
  readonly evidence: Evidence | null;
}

/** A problem that was considered: what fitted, what did not, and how it was scored. */
export interface Considered {
  readonly problem: string;
  readonly title: string;
  /** The one that it failed in. */
  readonly stage: Stage | 'none';
  readonly score: number;
  /** `null` when it is no finding. */
  readonly confidence: Confidence | null;
  /** Of the set of signs that came nearest. */
  readonly signs: readonly Weighed[];
}

/** Everything that reading one text gave. */
export interface Examination {
  readonly diagnosis: Diagnosis;
  /** Problems of which at least one sign held, best first. */
  readonly considered: readonly Considered[];
  /**
   * What a support request quotes: the status message on one line as the server wrote it (entities, quoting and
   * wrapping undone, escapes kept), or the traceback as its own lines. `null` when there is no failure.
   */
  readonly failureText: string | null;
  /** Where the status message, or else the newest failure, stands in the paste; `null` when there is none. */
  readonly failureSpan: Span | null;
}
