import type { Failure, Placed } from '../intake/failure.ts';
import type { Span } from '../intake/reading.ts';
import type { Case } from './case.ts';
import type { Weighed } from './diagnosis.ts';
import { lastFrame } from './last-frame.ts';
import type { Signs } from './problem.ts';
import { findPhrase, fitsWhole, phraseOf, type Phrase } from './phrase.ts';

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

/** A sign that is a text: where to look for it in a failure, and what to say when it is there. */
interface TextSign {
  readonly sign: Exclude<Weighed['sign'], 'stage'>;
  readonly find: (phrase: Phrase, failure: Failure) => Span | null;
  readonly says: (words: string) => string;
}

const TEXTS: readonly TextSign[] = [
  {
    sign: 'exception',
    find: (phrase, { exceptions }) => lastFirst(exceptions, (exception) => typeOf(exception, phrase)),
    says: (words) => `The exception is ${words}.`,
  },
  {
    sign: 'message',
    find: (phrase, { exceptions, source }) =>
      lastFirst(exceptions, (exception) => inMessage(exception, phrase, source.text)),
    says: (words) => `The exception's message says “${words}”.`,
  },
  {
    sign: 'frame',
    find: (phrase, { exceptions }) =>
      lastFirst(exceptions, (exception) =>
        lastFrame(exception, ({ file, function: name }) => findPhrase(phrase, `${file} in ${name ?? ''}`) !== null),
      ),
    says: (words) => `The failure went through ${words}.`,
  },
  {
    sign: 'anywhere',
    find: (phrase, { source, start, end }) => findPhrase(phrase, source.text, start, end),
    says: (words) => `The failure's text says “${words}”.`,
  },
];

/** Hold a set of signs against a case, sign by sign. */
export function weigh(signs: Signs, given: Case): readonly WeighedSign[] {
  const texts = TEXTS.flatMap((text) => weighText(text, signs[text.sign], given.failure) ?? []);
  return signs.stage ? [weighStage(signs.stage, given), ...texts] : texts;
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

function weighText(
  { sign, find, says }: TextSign,
  wanted: readonly string[] | undefined,
  failure: Failure,
): WeighedSign | null {
  if (!wanted) return null;
  const found = firstOf(wanted.map(phraseOf), (phrase) => find(phrase, failure));
  if (!found) return { sign, wanted, result: 'missing', evidence: null, weight: 0 };
  const { text, weight } = found.phrase;
  const evidence = { ...clipped(failure.source.toPaste(found)), reason: says(text.replaceAll('*', '…')) };
  return { sign, wanted, result: 'held', evidence, weight };
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
  for (const exception of exceptions.toReversed()) {
    const found = find(exception);
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
