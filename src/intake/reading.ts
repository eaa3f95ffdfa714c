/**
 * A place in the text as it was pasted: UTF-16 offsets, `end` exclusive, `start < end`.
 * A leading byte order mark counts.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The stages that an imaging request goes through, in order; `exporting` belongs to export requests. */
export type Stage = 'pending' | 'started' | 'imaging' | 'processing' | 'validating' | 'completed' | 'exporting';

/** One `File "…", line N, in NAME` entry of a Python traceback. */
export interface Frame {
  readonly file: string;
  /** 1-based, as Python prints it; `null` when it was cut off. */
  readonly line: number | null;
  /** `null` for a `SyntaxError`'s frame, which names no function. */
  readonly function: string | null;
  /** The source shown below it, lines joined with `\n`, outer indentation removed; `null` where none is shown. */
  readonly code: string | null;
}

/** One exception as the text tells it. */
export interface RaisedException {
  /** As printed, dotted name kept; `''` when it was cut off. */
  readonly type: string;
  /** Unescaped; `''` where there is none. */
  readonly message: string;
  /** Outermost call first. */
  readonly frames: readonly Frame[];
  /**
   * How it belongs to the nearest later entry that is not a group's member; `group-member`: to the next group.
   * `null` for a failure's own, last exception.
   */
  readonly relation: 'cause' | 'context' | 'group-member' | null;
}

/** What the text says about the request. A field that it does not hold is `null`, never `''`. */
export interface RequestFacts {
  readonly requestId: string | null;
  readonly username: string | null;
  readonly instanceId: string | null;
  readonly instanceIp: string | null;
  readonly requestStatus: string | null;
  readonly instanceStatus: string | null;
  readonly notes: readonly string[];
}

/** The status message, read. */
export interface Status {
  readonly stage: Stage | null;
  /** Of `processing - <IMAGE_ID>`. */
  readonly imageId: string | null;
  /** `false` for a bare stage: the request is still running, or done. */
  readonly failed: boolean;
}

/** What a text can be, by the strongest evidence in it. */
export type Kind =
  'status-message' | 'failure-email' | 'request-page' | 'support-request' | 'traceback' | 'log' | 'unknown';
