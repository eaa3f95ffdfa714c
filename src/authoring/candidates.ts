import type { Problem, Signs } from '../diagnosis/problem.ts';

/*
 * A thousand problems with five examples each are five million pairs, of which next to none fit. So a phrase is looked
 * up by its rarest piece: a word of it, or four letters in a row. An example that has the phrase has that piece,
 * unless it is mangled within the very word.
 */

const LETTERS = 4;
const RUN = /[A-Za-z0-9]+/g;

/** Four letters in a row, wherever they stand in a word. */
function* gramsOf(text: string): Generator<string> {
  for (const [run] of text.matchAll(RUN))
    for (let at = 0; at + LETTERS <= run.length; at++) yield run.slice(at, at + LETTERS);
}

/** How a word begins or ends, told apart from four letters. */
const beginning = (word: string) => `^${word}`;
const ending = (word: string) => `${word}$`;
const whole = (word: string) => `^${word}$`;

/** What a phrase can be looked up by. A word at its end, or beside a star, may be a part of a longer one. */
function* piecesOf(phrase: string): Generator<string> {
  yield* gramsOf(phrase);
  const parts = (neighbour: string | undefined) => neighbour !== undefined && neighbour !== '*';
  for (const { 0: word, index } of phrase.matchAll(RUN)) {
    const begins = parts(phrase[index - 1]);
    const ends = parts(phrase[index + word.length]);
    if (begins && ends) yield whole(word);
    else if (begins) yield beginning(word);
    else if (ends) yield ending(word);
  }
}

const LONGEST = 24;

/** Everything that a phrase in this text can be looked up by; an escape such as `\\n` may stand before a word. */
function lookUpsOf(text: string): ReadonlySet<string> {
  const found = new Set(gramsOf(text));
  const words = [text, text.replace(/\\[a-z]/g, ' ')].flatMap((form) => form.match(RUN) ?? []);
  for (const word of new Set(words)) {
    found.add(whole(word));
    for (let length = 1; length <= Math.min(word.length, LONGEST); length++) {
      found.add(beginning(word.slice(0, length)));
      found.add(ending(word.slice(-length)));
    }
  }
  return found;
}

const TEXT_SIGNS = ['message', 'anywhere', 'exception', 'frame'] as const satisfies readonly (keyof Signs)[];

/**
 * The problems that can fit a text, quickly.
 *
 * A problem without a text of its own can fit any. What is left out has not a single phrase in the text.
 */
export function candidateFinder(problems: readonly Problem[]): (text: string) => ReadonlySet<Problem> {
  const common = new Map<string, number>();
  for (const { recognise } of problems)
    for (const set of recognise)
      for (const sign of TEXT_SIGNS)
        for (const phrase of set[sign] ?? [])
          for (const piece of new Set(piecesOf(phrase))) common.set(piece, (common.get(piece) ?? 0) + 1);

  /** The rarest piece of a phrase; `null` when it has none. */
  const rarest = (phrase: string) => {
    let best: string | null = null;
    for (const piece of piecesOf(phrase))
      if (best === null || (common.get(piece) ?? 0) < (common.get(best) ?? 0)) best = piece;
    return best;
  };
  /** What a set is looked up by: of the sign that is rarest, a piece of each phrase; `null` for everything. */
  const keysOf = (set: Signs): readonly string[] | null => {
    const signs = TEXT_SIGNS.flatMap((sign) => {
      const keys = (set[sign] ?? []).map(rarest);
      const usable = keys.filter((key) => key !== null);
      return usable.length === 0 || usable.length < keys.length ? [] : [usable];
    });
    const cost = (keys: readonly string[]) => keys.reduce((sum, key) => sum + (common.get(key) ?? 0), 0);
    return signs.toSorted((a, b) => cost(a) - cost(b))[0] ?? null;
  };

  const always = new Set<Problem>();
  const byKey = new Map<string, Set<Problem>>();
  for (const problem of problems)
    for (const set of problem.recognise) {
      const keys = keysOf(set);
      if (keys === null) always.add(problem);
      for (const key of keys ?? []) byKey.set(key, (byKey.get(key) ?? new Set()).add(problem));
    }
  return (text) => {
    const found = new Set(always);
    for (const piece of lookUpsOf(text)) for (const problem of byKey.get(piece) ?? []) found.add(problem);
    return found;
  };
}
