import type { Mapped } from './mapped.ts';
import type { Frame, RaisedException } from './reading.ts';

/** An exception, and where its parts stand in the text that it was read from. */
export interface Placed {
  readonly type: string;
  readonly message: string;
  /** Read when they are first asked for: of a log's thousand failures, only the newest one's are. */
  readonly frames: () => readonly Frame[];
  relation: RaisedException['relation'];
  /** Offset of its name in `source`. */
  readonly typeAt: number;
  /** Offset of its message in `source`; the message stands there as it is, unless it is a group's. */
  readonly messageAt: number;
  /** For each frame the offset of its `File "…"` in `source`. */
  readonly framesAt: readonly number[];
}

/** Of an exception that was told without its frames. */
export const NO_FRAMES = (): readonly Frame[] => [];

/** What one thing that went wrong left in the text: an exception with its chain and its members. */
export interface Failure {
  /** Oldest first; the last one is the failure's own. Empty when the text names none. */
  readonly exceptions: readonly Placed[];
  /** The text that the exceptions' offsets belong to. */
  readonly source: Mapped;
  /** Where the failure begins and ends in `source`. */
  readonly start: number;
  readonly end: number;
  /** Its head or its tail is missing. */
  readonly cut: boolean;
}
