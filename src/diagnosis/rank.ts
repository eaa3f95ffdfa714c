import type { Case } from './case.ts';
import type { Confidence, Considered, Finding } from './diagnosis.ts';
import type { Problem } from './problem.ts';
import { clipped, weigh, type ReadySigns, type WeighedSign } from './weigh.ts';

/** A problem with its signs made ready. */
export interface ReadyProblem {
  readonly problem: Problem;
  readonly sets: readonly ReadySigns[];
}

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
export function rank({ problem, sets }: ReadyProblem, given: Case): Ranked | null {
  let best: { signs: readonly WeighedSign[]; score: number; fits: boolean } | null = null;
  for (const set of sets) {
    const signs = weigh(set, given);
    const fits =
      signs.every(({ result }) => result === 'held' || result === 'silent') &&
      signs.some(({ result }) => result === 'held');
    const score = scoreOf(signs);
    if (!best || (fits && !best.fits) || (fits === best.fits && score > best.score)) best = { signs, score, fits };
  }
  if (!best || !best.signs.some(({ result }) => result === 'held')) return null;
  const { signs, score, fits } = best;
  const { name, title, procedure } = problem;
  const shown = signs.map(({ sign, wanted, result, evidence }) => ({ sign, wanted, result, evidence }));
  const confidence = fits ? confidenceOf(signs, given) : null;
  const evidence = signs.flatMap((sign) => sign.evidence ?? []);
  if (evidence.length === 0)
    evidence.push({ ...clipped(given.failureSpan), reason: 'This failed, and the text names no stage.' });
  return {
    considered: { problem: name, title, score, confidence, signs: shown, against: fits ? null : against(signs, given) },
    finding: confidence && { problem: name, title, procedure, confidence, evidence },
  };
}

/** The higher goes first; the same ones go by name, so that the same text always gives the same order. */
export const byRank = (one: Ranked, other: Ranked): number =>
  Number(other.finding !== null) - Number(one.finding !== null) ||
  other.considered.score - one.considered.score ||
  (one.considered.problem < other.considered.problem ? -1 : 1);

function scoreOf(signs: readonly WeighedSign[]): number {
  const held = signs.filter(({ result }) => result === 'held');
  const own = held.some(({ sign }) => TEXT_SIGNS.includes(sign)) ? OWN_TEXT : 0;
  return held.reduce((sum, { sign, weight }) => sum + (SCORES[sign] ?? 0) + Math.min(weight, HEAVIEST_PHRASE), own);
}

/** See {@link Confidence}: what each word means is written there. */
function confidenceOf(signs: readonly WeighedSign[], given: Case): Confidence {
  if (!signs.some(({ sign, result }) => result === 'held' && TEXT_SIGNS.includes(sign))) return 'possible';
  const stage = signs.find(({ sign }) => sign === 'stage');
  const agrees =
    stage === undefined
      ? given.stageSpeaks
      : stage.result === 'held' && (given.stageSpeaks || given.stage === 'started');
  return agrees ? 'certain' : 'likely';
}

const NAMES: Readonly<Record<string, string>> = {
  exception: 'the exception',
  message: 'the message',
  frame: 'the place in the code',
  anywhere: 'the text',
  stage: 'the stage',
};

/** Why it is no finding, as a sentence. */
function against(signs: readonly WeighedSign[], { stage }: Case): string {
  const contradicted = signs.find(({ result }) => result === 'contradicted');
  if (contradicted)
    return `It failed in the stage “${stage}”, and this happens in ${listed(contradicted.wanted)} only.`;
  const missing = signs.filter(({ result }) => result === 'missing');
  return missing
    .map(({ sign, wanted }) => `${sentence(NAMES[sign] ?? sign)} does not have ${listed(wanted)}.`)
    .join(' ');
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** “one”, “two” or “three”. */
function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `“${word.replaceAll('*', '…')}”`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`;
}
