/** Letters that take clearly less, or more, room than the others in a sans-serif face. */
const NARROW = /[iljtfrI.,:;'’“”|!()[\]/ -]/;
const WIDE = /[mwMWGOQ@%…—]/;

/** About how wide a text is, in ems: rather too wide than too narrow, for no browser is there to measure it. */
const widthOf = (text: string) =>
  Array.from(text).reduce((sum, letter) => sum + (NARROW.test(letter) ? 0.36 : WIDE.test(letter) ? 0.9 : 0.6), 0);

/** Break a text into lines that are at most about so many ems wide; a longer word has a line of its own. */
export function linesOf(text: string, widest: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= widest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Width of the widest of some lines, in ems. */
export const widest = (lines: readonly string[]) => Math.max(0, ...lines.map(widthOf));
