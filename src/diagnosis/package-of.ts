import { fitsWhole, phraseOf, type Phrase } from './phrase.ts';
import type { Package } from './problem.ts';

const prepared = new WeakMap<Package, readonly Phrase[]>();

/** The phrases of a package, made ready once. */
function phrasesOf(home: Package): readonly Phrase[] {
  const known = prepared.get(home);
  if (known) return known;
  const phrases = home.files.map(phraseOf);
  prepared.set(home, phrases);
  return phrases;
}

/** The package that a frame's file belongs to: the first, in the order given, one of whose phrases fits the whole path. */
export const packageOf = (file: string, packages: readonly Package[]): Package | null =>
  packages.find((home) => phrasesOf(home).some((phrase) => fitsWhole(phrase, file))) ?? null;
