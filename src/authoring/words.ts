/** “a”, “b” and “c”. */
export function quoted(names: readonly string[], last: 'and' | 'or'): string {
  const all = names.map((name) => `“${name}”`);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} ${last} ${all.at(-1) ?? ''}`;
}

/** A text in one line, cut to what is needed to find it again. */
export function shortened(text: string, length = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`;
}

/** Literal letters that a phrase must have, to be found by intent and not by chance. */
const LEAST = 4;

/** Whether a phrase is found almost everywhere. */
export const isShort = (phrase: string): boolean => phrase.replace(/[*\s]/g, '').length < LEAST;
