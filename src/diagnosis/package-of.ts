import { fitsWhole, phraseOf } from './phrase.ts';
import type { Package } from './problem.ts';

/** The package that a frame's file belongs to: the first, in the order given, one of whose phrases fits the whole path. */
export const packageOf = (file: string, packages: readonly Package[]): Package | null =>
  packages.find(({ files }) => files.some((phrase) => fitsWhole(phraseOf(phrase), file))) ?? null;
