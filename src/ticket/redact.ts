import { findSecrets } from '../intake/secrets.ts';

/** Something in a text that may not be for everyone. The same value has the same stand-in everywhere. */
export interface Sensitive {
  /** The very characters. */
  readonly value: string;
  /** What stands in their place: `[masked-1]`. */
  readonly standIn: string;
  /** As the page names it: “password in a web address”. */
  readonly kind: string;
  readonly masked: boolean;
}

/** A text that is safe to send, and what is sensitive in it. */
export interface Redacted {
  readonly text: string;
  readonly sensitive: readonly Sensitive[];
}

/** What an e-mail address is called in `Sensitive.kind`: the only kind that stays as it is until someone masks it. */
export const ADDRESS = 'e-mail address';

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
  const again = [...kinds].flatMap(([secret, kind]) => (isTelling(secret) ? placesOf(secret, text, kind) : []));
  const hidden = [...secrets, ...again];
  const addresses = [...text.matchAll(ADDRESSES)]
    .map(({ 0: { length }, index }) => ({ start: index, end: index + length, kind: ADDRESS }))
    .filter((address) => !hidden.some(({ start, end }) => start < address.end && address.start < end));
  return [...hidden, ...addresses].sort((one, other) => one.start - other.start || other.end - one.end);
}

function placesOf(secret: string, text: string, kind: string): readonly Found[] {
  const places: Found[] = [];
  for (let start = text.indexOf(secret); start !== -1; start = text.indexOf(secret, start + secret.length))
    places.push({ start, end: start + secret.length, kind });
  return places;
}
