import type { Case } from './case.ts';
import type { Problem, Signs } from './problem.ts';

/** Problems, filed under four letters of each phrase that they need: a thousand cost little more than ten. */
export interface Index {
  /** Problems that can fit without a text of their own. */
  readonly general: readonly Problem[];
  /** The others, by the hash of the letters. */
  readonly filed: ReadonlyMap<number, readonly Problem[]>;
  /** 1 for each hash under which something is filed. */
  readonly marks: Uint8Array;
}

const LETTERS = 4;
const HASHES = 1 << 18;

/** File problems. One of which any set needs no text, or only a short one, is held against every case. */
export function indexOf(problems: readonly Problem[]): Index {
  const general: Problem[] = [];
  const filed = new Map<number, Problem[]>();
  const marks = new Uint8Array(HASHES);
  for (const problem of problems) {
    const hashes = problem.recognise.map(hashesOf);
    if (hashes.some((some) => some === null)) general.push(problem);
    else {
      for (const hash of new Set(hashes.flatMap((some) => some ?? []))) {
        marks[hash] = 1;
        filed.set(hash, [...(filed.get(hash) ?? []), problem]);
      }
    }
  }
  return { general, filed, marks };
}

/** For each phrase of which one must be in the failure's text, the hash of four letters; `null` when none must, or one is too short. */
function hashesOf({ message, anywhere }: Signs): readonly number[] | null {
  const hashes = (message ?? anywhere)?.map(hashOf);
  return hashes?.every((hash) => hash !== null) ? hashes : null;
}

/** The end of a phrase's last long word: what phrases share stands mostly at their beginning. */
function hashOf(phrase: string): number | null {
  const word = phrase.split(/[*\s]+/).findLast(({ length }) => length >= LETTERS);
  if (word === undefined) return null;
  const [one = 0, two = 0, three = 0, four = 0] = Array.from(word.slice(-LETTERS), (letter) => letter.charCodeAt(0));
  return hashOfFour(one, two, three, four);
}

const hashOfFour = (one: number, two: number, three: number, four: number): number =>
  ((one * 31 + two) * 961 + three * 31 + four) & (HASHES - 1);

/** The problems that could fit a case; every other one lacks a text that it needs. */
export function candidates(
  { general, filed, marks }: Index,
  { failure: { source, start, end, exceptions } }: Case,
): ReadonlySet<Problem> {
  const found = new Set(general);
  if (filed.size === 0) return found;
  // Blanks do not count in a phrase, and so not here.
  const look = (text: string, from: number, limit: number) => {
    let [one, two, three] = [0, 0, 0];
    for (let at = from; at < limit; at++) {
      const code = text.charCodeAt(at);
      if (code === 32 || (code >= 9 && code <= 13)) continue;
      const hash = hashOfFour(one, two, three, code);
      if (marks[hash] === 1) for (const problem of filed.get(hash) ?? []) found.add(problem);
      [one, two, three] = [two, three, code];
    }
  };
  look(source.text, start, end);
  // A message made of a repr's arguments, as "[Errno 28] …" is, stands nowhere in the text.
  for (const { message, messageAt } of exceptions)
    if (!source.text.startsWith(message, messageAt)) look(message, 0, message.length);
  return found;
}
