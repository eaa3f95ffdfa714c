/** Where the line that holds `offset` begins. */
export const lineStart = (text: string, offset: number): number =>
  // From before the text's beginning, JavaScript would look at its first character.
  offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;

/** Where the line that holds `offset` ends: at its `\n`, or at the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** The first place from `offset` on, at most `limit`, that holds no space and no tab. */
export function skipBlanks(text: string, offset: number, limit: number): number {
  let at = offset;
  while (at < limit && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The end of the text before `end` once its spaces and tabs are taken off, at least `start`. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** As {@link skipBlanks}, over line breaks and control characters, too. */
export function skipSpace(text: string, offset: number, limit: number): number {
  let at = offset;
  while (at < limit && text.charCodeAt(at) <= 32) at++;
  return at;
}

/** As {@link trimmedEnd}, over line breaks and control characters, too. */
export function trimmedSpaceEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) <= 32) at--;
  return at;
}

/**
 * Where a sticky pattern matches, ascending; matches may overlap.
 *
 * @param sign The character that each match begins with. Looked for by itself, it is found in a fifth of the time that the
 *   pattern would take on its own.
 */
export function matchesAt(text: string, sign: string, pattern: RegExp): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) matches.push(match);
  }
  return matches;
}

/** A space or a tab. */
export const isBlank = (code: number): boolean => code === 32 || code === 9;

/** What joins two lines that were one until they were broken at `end`: nothing where a blank has stayed, or behind a word's hyphen. */
export const jointAt = (text: string, end: number): string =>
  /[ \t]$|\w-$/.test(text.slice(Math.max(0, end - 2), end)) ? '' : ' ';

/** Does any line end in a space or a tab? Line by line: most texts have none, some are 10 MB long, and all have many spaces. */
export function hasTrailingBlank(text: string): boolean {
  for (let end = lineEnd(text, 0); end < text.length; end = lineEnd(text, end + 1))
    if (isBlank(text.charCodeAt(end - 1))) return true;
  return isBlank(text.charCodeAt(text.length - 1));
}

/**
 * How long a line can be that something broke: a terminal may be as wide as it likes, and a log that is as long as a
 * file comes from no terminal.
 */
export const widestBroken = (text: string): number => (text.length > 300_000 ? 100 : 200);

/** One line as it stands in a text. */
export interface Line {
  readonly start: number;
  readonly end: number;
}

export const plainLength = (_: string, { start, end }: Line): number => end - start;

/** How long a line was before HTML escaped what is in it. */
export const unescapedLength = (text: string, { start, end }: Line): number =>
  text.slice(start, end).replace(/&(?:amp;|#0{0,4}38;|#[xX]26;){0,3}(?:#\w{1,7}|\w{2,4});/g, '.').length;

/** A line that a wrap broke off has no margin of its own; the line above it is then about this long. */
export const WRAPPED_FROM = 58;

/** Had a line of this length no room for the first word of the line that begins at `start`? Then that may be its rest. */
export function hadNoRoom(text: string, length: number, start: number, end: number): boolean {
  const from = skipBlanks(text, start, end);
  const blank = text.slice(from, end).indexOf(' ');
  return length + 1 + (blank === -1 ? end - from : blank) >= WRAPPED_FROM;
}

/** A text with all numbers made the same, as those that count lines or tell times. */
export const shapeOf = (text: string): string => text.replace(/\d/g, '0');
