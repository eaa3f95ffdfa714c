import type { Span } from './reading.ts';

/** The parts of a text that hold one of these words, ascending and apart, each with so many characters around it. */
export type Whereabouts = (words: readonly string[], around: number) => readonly Span[];

// A text is looked through in stretches of so many characters. Neighbours share as many as the longest word has.
const STRETCH = 8192;
const SHARED = 32;

// What texts have most of, most last; they have little of what is not here.
const USUAL = '_-:.3210umdp/lrocisnta e';

/** The group of words that end with the first two bytes: what stands behind those may be anything. */
const ENDED = 1;

/** A word, and where in it the two bytes stand that gave it away. */
interface Clue {
  readonly word: string;
  readonly at: number;
  /** The bytes of its characters, and those that may stand for them. */
  readonly bytes: Uint8Array;
  readonly others: Uint8Array;
}

/**
 * Makes a look for words that costs less than to touch each character once, however many words there are: it steps over
 * a text's bytes two by two, and looks closer only where a word has those two.
 *
 * @param words ASCII. One without a capital is found in any case, another as it is written.
 */
export function wordFinder(words: readonly string[]): (text: string) => Whereabouts {
  const encoder = new TextEncoder();
  // Words are put into sixteen groups, each a bit: in which has one these two bytes, and in which these behind them?
  const first = new Uint16Array(0x10000);
  const second = new Uint16Array(0x10000);
  const clues = new Array<Clue[] | undefined>(0x10000);
  for (const [index, word] of [...new Set(words)].entries()) {
    const bytes = encoder.encode(word);
    const others = encoder.encode(word === word.toLowerCase() ? word.toUpperCase() : word);
    // Any byte can stand before a word and behind it. All machines that browsers run on store the lower byte first.
    const bytesAt = (at: number) => (at in bytes ? [...new Set([bytes[at] ?? 0, others[at] ?? 0])] : ANY);
    const forPairsAt = (at: number, run: (pair: number) => void) => {
      const laterBytes = bytesAt(at + 1);
      for (const one of bytesAt(at)) for (const later of laterBytes) run(one | (later << 8));
    };
    const rarest = rarestThree(word);
    // In a text it begins at an even byte or at an odd one.
    for (const at of [rarest, rarest + 1]) {
      const isEnd = at + 2 >= word.length;
      const group = isEnd ? ENDED : 2 << (index % 15);
      const clue = { word, at, bytes, others };
      forPairsAt(at, (pair) => {
        first[pair] = (first[pair] ?? 0) | group;
        (clues[pair] ??= []).push(clue);
      });
      if (!isEnd) forPairsAt(at + 2, (pair) => (second[pair] = (second[pair] ?? 0) | group));
    }
  }
  const stretch = new Uint8Array(STRETCH * 3 + 4);
  const pairs = new Uint16Array(stretch.buffer);

  return (text) => {
    const places = new Map<string, number[]>();
    for (let start = 0; start < text.length; start += STRETCH - SHARED) {
      const { written } = encoder.encodeInto(text.slice(start, start + STRETCH), stretch);
      stretch.fill(0, written, written + 4);
      const end = (written + 1) >> 1;
      for (
        let index = nextClue(pairs, 0, end, first, second);
        index < end;
        index = nextClue(pairs, index + 1, end, first, second)
      ) {
        for (const clue of clues[pairs[index] ?? 0] ?? []) {
          if (!standsAt(stretch, index * 2 - clue.at, clue)) continue;
          const known = places.get(clue.word);
          if (!known) places.set(clue.word, [start]);
          else if (known.at(-1) !== start) known.push(start);
        }
      }
    }
    return (some, around) => {
      const starts = some.flatMap((word) => places.get(word) ?? []).sort((one, other) => one - other);
      const spans: Span[] = [];
      for (const at of starts) {
        const [start, end] = [Math.max(0, at - around), Math.min(text.length, at + STRETCH + around)];
        const last = spans.at(-1);
        if (last && start <= last.end) spans[spans.length - 1] = { start: last.start, end };
        else spans.push({ start, end });
      }
      return spans;
    };
  };
}

/** Where in a word the three characters begin that texts have least of, where it can with two more behind them. */
function rarestThree(word: string): number {
  if (word.length < 3) return -1;
  const often = (at: number) => USUAL.indexOf(word.charAt(at)) + 4;
  let [rarest, least] = [0, Infinity];
  for (let at = 0; at === 0 || at + 5 <= word.length; at++) {
    const pairs = often(at + 1) * (often(at) + often(at + 2));
    if (pairs < least) [rarest, least] = [at, pairs];
  }
  return rarest;
}

const ANY = Array.from({ length: 256 }, (_, byte) => byte);

function nextClue(pairs: Uint16Array, from: number, end: number, first: Uint16Array, second: Uint16Array): number {
  for (let index = from; index < end; index++) {
    const found = first[pairs[index] ?? 0] ?? 0;
    if (found !== 0 && (found & ((second[pairs[index + 1] ?? 0] ?? 0) | ENDED)) !== 0) return index;
  }
  return end;
}

function standsAt(stretch: Uint8Array, from: number, { bytes, others }: Clue): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const byte = stretch[from + at];
    if (byte !== bytes[at] && byte !== others[at]) return false;
  }
  return true;
}

/** The matches of a global pattern in some parts of a text, each of which holds its matches whole. */
export function* matchesIn(text: string, pattern: RegExp, places: readonly Span[]): Generator<RegExpExecArray> {
  for (const { start, end } of places) {
    // What stands before a part is seen, for what a pattern asks of it.
    pattern.lastIndex = start;
    yield* text.slice(0, end).matchAll(pattern);
  }
}
