import type { Case } from './case.ts';
import type { Confidence, Considered, Finding, Weighed } from './diagnosis.ts';
import type { Problem } from './problem.ts';
import { clipped, weigh, type WeighedSign } from './weigh.ts';

/** A problem held against a case: how it was considered, and the finding that it is, if it is one. */
export interface Ranked {
  readonly considered: Considered;
  readonly finding: Finding | null;
}

const TEXT_SIGNS: readonly string[] = ['exception', 'message', 'anywhere'];

// A problem's own text goes before any sign that problems share; then what is found counts by how much of it there is.
const OWN_TEXT = 1000;
const SCORES: Readonly<Record<string, number>> = { message: 100, anywhere: 80, exception: 60, frame: 30, stage: 10 };
const HEAVIEST_PHRASE = 90;

/** Hold a problem against a case. `null` when none of its signs holds. */
export function rank({ name, title, procedure, recognise }: Problem, given: Case): Ranked | null {
  let best: { signs: readonly WeighedSign[]; held: readonly WeighedSign[]; score: number; fits: boolean } | null = null;
  for (const set of recognise) {
    const signs = weigh(set, given);
    const held = signs.filter(({ result }) => result === 'held');
    const fits = held.length > 0 && signs.every(({ result }) => result === 'held' || result === 'silent');
    const score = scoreOf(held);
    if (!best || (fits && !best.fits) || (fits === best.fits && score > best.score))
      best = { signs, held, score, fits };
  }
  if (!best || best.held.length === 0) return null;
  const { signs, held, score, fits } = best;
  const confidence = fits ? confidenceOf(signs, held, given) : null;
  const evidence = held.flatMap((sign) => sign.evidence ?? []);
  if (evidence.length === 0)
    evidence.push({ ...clipped(given.failureSpan), reason: 'This failed, and the text names no stage.' });
  return {
    considered: { problem: name, title, stage: given.stage, score, confidence, signs },
    finding: confidence && { problem: name, title, procedure, confidence, evidence },
  };
}

/** The higher goes first; the same ones go by name, so that the same text always gives the same order. */
export const byRank = (one: Ranked, other: Ranked): number =>
  Number(other.finding !== null) - Number(one.finding !== null) ||
  other.considered.score - one.considered.score ||
  (one.considered.problem < other.considered.problem ? -1 : 1);

const hasOwnText = (held: readonly Weighed[]) => held.some(({ sign }) => TEXT_SIGNS.includes(sign));

const scoreOf = (held: readonly WeighedSign[]) =>
  held.reduce(
    (sum, { sign, weight }) => sum + (SCORES[sign] ?? 0) + Math.min(weight, HEAVIEST_PHRASE),
    hasOwnText(held) ? OWN_TEXT : 0,
  );

/** See {@link Confidence}: what each word means is written there. */
function confidenceOf(signs: readonly Weighed[], held: readonly Weighed[], given: Case): Confidence {
  if (!hasOwnText(held)) return 'possible';
  const stage = signs.find(({ sign }) => sign === 'stage');
  const agrees =
    stage === undefined
      ? given.stageSpeaks
      : stage.result === 'held' && (given.stageSpeaks || given.stage === 'started');
  return agrees ? 'certain' : 'likely';
}
