import type { Placed } from '../intake/failure.ts';
import type { Span } from '../intake/reading.ts';
import type { Case } from './case.ts';
import type { Evidence, Weighed } from './diagnosis.ts';
import type { Signs } from './problem.ts';
import { findPhrase, fitsWhole, phraseOf, type Phrase } from './phrase.ts';

/** A set of signs with its phrases made ready. */
export interface ReadySigns {
  readonly stage: Signs['stage'];
  readonly exception: readonly Phrase[] | null;
  readonly message: readonly Phrase[] | null;
  readonly frame: readonly Phrase[] | null;
  readonly anywhere: readonly Phrase[] | null;
}

/** Make a set of signs ready. */
export function readySigns({ stage, exception, message, frame, anywhere }: Signs): ReadySigns {
  const ready = (phrases: readonly string[] | undefined) => phrases?.map(phraseOf) ?? null;
  return {
    stage,
    exception: ready(exception),
    message: ready(message),
    frame: ready(frame),
    anywhere: ready(anywhere),
  };
}

/** A sign held against a case, and how much of it is literal text that was found. */
export interface WeighedSign extends Weighed {
  readonly weight: number;
}

/** Where a phrase was found: its offsets in the failure's own text. */
interface Found extends Span {
  readonly phrase: Phrase;
}

// The contract's own limit on what one piece of evidence may cover.
const LONGEST_EVIDENCE = 1000;

/** Hold a set of signs against a case, sign by sign. */
export function weigh(signs: ReadySigns, given: Case): readonly WeighedSign[] {
  const { failure } = given;
  const weighed: WeighedSign[] = [];
  if (signs.stage) weighed.push(weighStage(signs.stage, given));
  const texts = [
    {
      sign: 'exception',
      phrases: signs.exception,
      find: typeOf,
      reason: (found: Phrase) => `The exception is ${found.text.replaceAll('*', '…')}.`,
    },
    {
      sign: 'message',
      phrases: signs.message,
      find: inMessage,
      reason: (found: Phrase) => `The exception's message says “${found.text.replaceAll('*', '…')}”.`,
    },
    {
      sign: 'frame',
      phrases: signs.frame,
      find: inFrames,
      reason: (found: Phrase) => `The failure went through ${found.text.replaceAll('*', '…')}.`,
    },
  ] as const;
  for (const { sign, phrases, find, reason } of texts) {
    if (!phrases) continue;
    const found = firstOf(phrases, (phrase) =>
      lastFirst(failure.exceptions, (exception) => find(exception, phrase, failure.source.text)),
    );
    weighed.push(weighedText(sign, phrases, found, reason, given));
  }
  if (signs.anywhere) {
    const found = firstOf(signs.anywhere, (phrase) =>
      findPhrase(phrase, failure.source.text, failure.start, failure.end),
    );
    weighed.push(
      weighedText(
        'anywhere',
        signs.anywhere,
        found,
        (phrase) => `The failure's text says “${phrase.text.replaceAll('*', '…')}”.`,
        given,
      ),
    );
  }
  return weighed;
}

function weighStage(
  wanted: NonNullable<Signs['stage']>,
  { stage, stageSpeaks, stageSpan, stageFrom }: Case,
): WeighedSign {
  const result = wanted.includes(stage) ? 'held' : stageSpeaks || stageFrom ? 'contradicted' : 'silent';
  const reason = stageFrom
    ? `It was raised in ${stageFrom.name}, which runs in the stage “${stage}”.`
    : `It failed in the stage “${stage}”.`;
  const evidence = result === 'held' && stageSpan ? { ...clipped(stageSpan), reason } : null;
  return { sign: 'stage', wanted, result, evidence, weight: 0 };
}

function weighedText(
  sign: Weighed['sign'],
  phrases: readonly Phrase[],
  found: Found | null,
  reason: (phrase: Phrase) => string,
  given: Case,
): WeighedSign {
  const wanted = phrases.map(({ text }) => text);
  if (!found) return { sign, wanted, result: 'missing', evidence: null, weight: 0 };
  const evidence: Evidence = { ...clipped(given.failure.source.toPaste(found)), reason: reason(found.phrase) };
  return { sign, wanted, result: 'held', evidence, weight: found.phrase.weight };
}

/** As much of a span as may be evidence. */
export const clipped = ({ start, end }: Span): Span => ({ start, end: Math.min(end, start + LONGEST_EVIDENCE) });

/** The phrase with the most literal text among those that are found. */
function firstOf(phrases: readonly Phrase[], find: (phrase: Phrase) => Span | null): Found | null {
  let best: Found | null = null;
  for (const phrase of phrases) {
    if (best && best.phrase.weight >= phrase.weight) continue;
    const span = find(phrase);
    if (span) best = { start: span.start, end: span.end, phrase };
  }
  return best;
}

/** The newest exception speaks first. */
function lastFirst(exceptions: readonly Placed[], find: (exception: Placed) => Span | null): Span | null {
  for (let index = exceptions.length - 1; index >= 0; index--) {
    const exception = exceptions[index];
    const found = exception && find(exception);
    if (found) return found;
  }
  return null;
}

function typeOf({ type, typeAt }: Placed, phrase: Phrase): Span | null {
  if (type === '') return null;
  const last = type.lastIndexOf('.') + 1;
  return fitsWhole(phrase, type) || fitsWhole(phrase, type.slice(last))
    ? { start: typeAt, end: typeAt + type.length }
    : null;
}

function inMessage({ message, messageAt, typeAt, type }: Placed, phrase: Phrase, source: string): Span | null {
  const found = message === '' ? null : findPhrase(phrase, message);
  if (!found) return null;
  // A group's message is broken by margins and a repr's by escapes: there the phrase is looked for once more.
  if (source.startsWith(message.slice(found.start, found.end), messageAt + found.start)) {
    return { start: messageAt + found.start, end: messageAt + found.end };
  }
  return findPhrase(phrase, source, typeAt) ?? { start: typeAt, end: typeAt + Math.max(1, type.length) };
}

function inFrames({ frames: framesOf, framesAt }: Placed, phrase: Phrase): Span | null {
  const frames = framesOf();
  for (let index = frames.length - 1; index >= 0; index--) {
    const frame = frames[index];
    const start = framesAt[index];
    if (!frame || start === undefined || !findPhrase(phrase, `${frame.file} in ${frame.function ?? ''}`)) continue;
    return { start, end: start + `File "${frame.file}"`.length };
  }
  return null;
}
