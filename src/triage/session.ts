import { initialTransition, transition, type SnapshotFrom } from 'xstate';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { placeName, type Place } from './place.ts';
import type { TriageEvent, TriageMachine } from './triage.machine.ts';

/**
 * One thing a person did. A session is the list of these and nothing else: the state is found by replaying it.
 * `at` is the local time with its offset, `2026-11-22T14:05:31+01:00`.
 */
export type Entry =
  | { readonly type: 'text.pasted'; readonly at: string; readonly text: string }
  | { readonly type: 'path.chosen'; readonly at: string; readonly procedure: string; readonly step: string }
  | {
      readonly type: 'answer.given';
      readonly at: string;
      /** Where it was given, as `PROCEDURE/STEP`: an answer to another step is not this answer. */
      readonly place: string;
      readonly answer: string;
      /** A note of the person's own; `''` for none. */
      readonly note: string;
    }
  | { readonly type: 'help.requested'; readonly at: string };

export type TriageSnapshot = SnapshotFrom<TriageMachine>;

/** Where a session can stand that is no step of a procedure. */
export type Screen = 'pasting' | 'findings' | 'resolved' | 'requesting';

/** One entry of a session, with where it was done and what it tells the support team. */
export interface TrailEntry {
  readonly entry: Entry;
  readonly place: Place | null;
  /** The author's sentence for the Staff Notes; `null` where there is nothing to tell. */
  readonly record: string | null;
}

/** A session, replayed. */
export interface Replay {
  readonly snapshot: TriageSnapshot;
  readonly place: Place | null;
  /** `null` at a step. */
  readonly screen: Screen | null;
  /** What was done, oldest first. */
  readonly trail: readonly TrailEntry[];
  /** Entries from the first that no longer applies on: the content has changed since. */
  readonly lost: readonly Entry[];
}

/** Where a state stands. */
export const placeOf = (snapshot: TriageSnapshot): Place | null => Object.values(snapshot.getMeta())[0] ?? null;

const eventOf = (entry: Entry, diagnose: (text: string) => Diagnosis): TriageEvent =>
  entry.type === 'text.pasted' ? { type: entry.type, diagnosis: diagnose(entry.text) } : entry;

/**
 * Go through a session from its start.
 *
 * It stops at the first entry that does not apply (any more): that one and all after it are in `lost`.
 *
 * @param diagnose Called once for each paste in the session; a caller with large texts remembers its results.
 */
export function replay(
  machine: TriageMachine,
  entries: readonly Entry[],
  diagnose: (text: string) => Diagnosis,
): Replay {
  let [snapshot] = initialTransition(machine);
  const trail: TrailEntry[] = [];
  for (const entry of entries) {
    const place = placeOf(snapshot);
    const event = eventOf(entry, diagnose);
    const elsewhere = entry.type === 'answer.given' && (place === null || placeName(place) !== entry.place);
    if (elsewhere || !snapshot.can(event)) break;
    trail.push({ entry, place, record: recordOf(entry, place) });
    [snapshot] = transition(machine, snapshot, event);
  }
  const place = placeOf(snapshot);
  const screen = place ? null : (snapshot.value as Screen);
  return { snapshot, place, screen, trail, lost: entries.slice(trail.length) };
}

function recordOf(entry: Entry, place: Place | null): string | null {
  if (entry.type !== 'answer.given') return null;
  return place?.step.answers.find(({ answer }) => answer === entry.answer)?.record ?? null;
}
