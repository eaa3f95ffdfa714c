import { findSecrets } from '../intake/secrets.ts';
import { ADDRESS, type Sensitive } from './sensitive.ts';

/** A text that is safe to send, and what is sensitive in it. */
export interface Redacted {
  readonly text: string;
  readonly sensitive: readonly Sensitive[];
}

const ADDRESSES = /(?<![\w.%+-])[\w.%+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w-])/g;

/** A value that is a stand-in already; patterns may leave its last bracket out. */
const STAND_IN = /^\[masked-\d{1,6}\]?$/;

const STAND_INS = /\[masked-(\d{1,6})\]/g;

/** More than this is no text that people paste: then nothing is sent. */
const MOST_ROUNDS = 50;

/** Long and odd enough to be the secret wherever it stands, and not a word or an id that must stay. */
const isTelling = (secret: string) =>
  secret.length >= 8 &&
  /\d|[^\w\s]/.test(secret) &&
  /[A-Za-z]/.test(secret) &&
  !/^[\da-f]{8}-[\da-f-]{27}$/i.test(secret);

interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

/**
 * Masks texts of one ticket: credentials, unless a person wants them sent, and the e-mail addresses that one wants masked.
 *
 * A secret that was recognised in one place is masked wherever else it stands, in this text and in those after it. Masking a masked text changes nothing.
 * The function made throws when a text cannot be masked; then it must not be sent.
 *
 * @param flipped Values that a person wants otherwise: secrets to send in clear, addresses to mask.
 */
export function createMask(flipped: readonly string[] = []): (text: string) => Redacted {
  const known = new Map<string, Sensitive>();
  let last = 0;

  const nameOf = (value: string, kind: string): Sensitive => {
    const before = known.get(value);
    if (before) return before;
    const masked = flipped.includes(value) === (kind === ADDRESS);
    const sensitive = { value, kind, masked, standIn: `[masked-${++last}]` };
    known.set(value, sensitive);
    return sensitive;
  };

  const once = (text: string, sensitive: Set<Sensitive>) => {
    let safe = '';
    let at = 0;
    for (const { start, end, kind } of findSensitive(text, [...known.values()])) {
      // Two secrets can overlap: then the rest of the second is masked by itself.
      const from = Math.max(start, at);
      if (end <= from) continue;
      const one = nameOf(text.slice(from, end), kind);
      sensitive.add(one);
      safe += text.slice(at, from) + (one.masked ? one.standIn : one.value);
      at = end;
    }
    return safe + text.slice(at);
  };

  return (text) => {
    // A stand-in of an earlier masking keeps its number for itself.
    for (const [, number] of text.matchAll(STAND_INS)) last = Math.max(last, Number(number));
    const sensitive = new Set<Sensitive>();
    let [before, safe] = [text, once(text, sensitive)];
    // What stands beside a stand-in now may be a secret by itself; or a very long one was masked in part.
    for (let round = 1; safe !== before && round < MOST_ROUNDS; round++) [before, safe] = [safe, once(safe, sensitive)];
    if (safe !== before) throw new Error('The text could not be masked whole.');
    return { text: safe, sensitive: [...sensitive] };
  };
}

/** Mask one text. */
export const redact = (text: string, flipped: readonly string[] = []): Redacted => createMask(flipped)(text);

function findSensitive(text: string, known: readonly Sensitive[]): readonly Found[] {
  const secrets = findSecrets(text).filter(({ start, end }) => !STAND_IN.test(text.slice(start, end)));
  const kinds = new Map([
    ...known.flatMap(({ value, kind }) => (kind === ADDRESS ? [] : [[value, kind] as const])),
    ...secrets.map(({ start, end, kind }) => [text.slice(start, end), kind] as const),
  ]);
  const hidden = [...secrets, ...placesOf(kinds, text)].sort(byPlace);
  const addresses: Found[] = [];
  let next = 0;
  let hiddenTo = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESSES)) {
    const end = index + address.length;
    for (let one = hidden[next]; one && one.start < end; one = hidden[++next]) hiddenTo = Math.max(hiddenTo, one.end);
    if (hiddenTo <= index) addresses.push({ start: index, end, kind: ADDRESS });
  }
  return [...hidden, ...addresses].sort(byPlace);
}

const byPlace = (one: Found, other: Found) => one.start - other.start || other.end - one.end;

/** By so many of its first characters a secret is looked up; a telling one has as many. */
const START = 8;

/** Where telling secrets stand, in one pass: a log can hold thousands. */
function placesOf(kinds: ReadonlyMap<string, string>, text: string): readonly Found[] {
  const lengths = new Map<string, Set<number>>();
  for (const secret of kinds.keys()) {
    if (!isTelling(secret)) continue;
    const start = secret.slice(0, START);
    lengths.set(start, (lengths.get(start) ?? new Set()).add(secret.length));
  }
  const places: Found[] = [];
  const first = new Set([...lengths.keys()].map((start) => start.charCodeAt(0)));
  for (let start = 0; start + START <= text.length && first.size > 0; start++) {
    if (!first.has(text.charCodeAt(start))) continue;
    for (const length of lengths.get(text.slice(start, start + START)) ?? []) {
      const kind = kinds.get(text.slice(start, start + length));
      if (kind !== undefined) places.push({ start, end: start + length, kind });
    }
  }
  return places;
}
