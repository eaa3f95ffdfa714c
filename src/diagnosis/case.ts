import type { Failure, Placed } from '../intake/failure.ts';
import type { Reading } from '../intake/read.ts';
import type { Span, Stage } from '../intake/reading.ts';
import { lastFrame } from './last-frame.ts';
import type { Package } from './problem.ts';
import { packageOf } from './package-of.ts';

/** What problems are held against: one failure, and the stage that it happened in. */
export interface Case {
  readonly failure: Failure;
  readonly stage: Stage | 'none';
  /** The stage says where it failed. `pending` and `started` do not: the server's text lags behind. */
  readonly stageSpeaks: boolean;
  readonly stageSpan: Span | null;
  /** The package whose frames say the stage where the message does not; `null` when the message does, or nothing. */
  readonly stageFrom: Package | null;
  readonly failureSpan: Span;
}

const SPEAKING: readonly (Stage | 'none')[] = ['imaging', 'processing', 'validating', 'completed', 'exporting'];

/**
 * The case that a reading tells.
 *
 * @returns `null` when nothing failed, or when it is another program's failure: it is told by no status message, and no
 *   frame lies in a package of ours.
 */
export function caseOf(reading: Reading, packages: readonly Package[]): Case | null {
  const { newest, status, failureSpan } = reading;
  if (!newest || !failureSpan) return null;
  const named = (reading.stageApplies ? status?.stage : null) ?? 'none';
  const stageSpeaks = SPEAKING.includes(named);
  // A status message is the server's own, also one whose frames are cut before any of ours.
  if (!(reading.stageApplies && status?.failed) && isForeign(newest.exceptions, packages)) return null;
  const told = stageSpeaks ? null : stageOfFrames(newest, packages);
  if (told) return { failure: newest, stageSpeaks, failureSpan, ...told };
  const stageSpan = named === 'none' ? null : reading.stageSpan;
  return { failure: newest, stage: named, stageSpeaks, stageSpan, stageFrom: null, failureSpan };
}

/** What the frames say of the stage: the innermost one that lies in a package which only one stage runs. */
function stageOfFrames({ exceptions, source }: Failure, packages: readonly Package[]) {
  if (!packages.some(({ stage }) => stage)) return null;
  for (const exception of exceptions.toReversed()) {
    const found = lastFrame(exception, ({ file }) => packageOf(file, packages)?.stage !== undefined);
    if (!found) continue;
    const stageFrom = packageOf(found.file, packages);
    if (stageFrom?.stage) return { stage: stageFrom.stage, stageSpan: source.toPaste(found), stageFrom };
  }
  return null;
}

function isForeign(exceptions: readonly Placed[], packages: readonly Package[]): boolean {
  const files = new Set(exceptions.flatMap(({ frames }) => frames().map(({ file }) => file)));
  if (files.size === 0 || !packages.some(({ ours }) => ours)) return false;
  return ![...files].some((file) => packageOf(file, packages)?.ours === true);
}
