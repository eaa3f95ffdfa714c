import type { Mapped } from './mapped.ts';

/** A message, and where it begins in the text that it was read from. */
export interface Told {
  readonly message: string;
  readonly at: number;
  readonly source: Mapped;
}

const BLANKS = /\s*/y;

/**
 * A message that a status tells twice, in the `repr` and in the traceback. Where the two differ in their blanks, a
 * line break took or gave one: the copy that stands in the paste without a break at that place has it right.
 *
 * @returns The first copy's message when more than blanks is different, or when nothing tells which is right.
 */
export function toldTwice(one: Told, other: Told): string {
  let message = '';
  for (let at = 0, there = 0; ;) {
    const [mine, theirs] = [blanksAt(one.message, at), blanksAt(other.message, there)];
    const isBroken =
      mine !== theirs &&
      (mine.includes('\n') || !standsAsPasted(one, at, mine)) &&
      standsAsPasted(other, there, theirs);
    message += isBroken ? theirs : mine;
    at += mine.length;
    there += theirs.length;
    if (one.message[at] !== other.message[there]) return one.message;
    if (at >= one.message.length) return message;
    message += one.message.charAt(at);
    at++;
    there++;
  }
}

function blanksAt(text: string, at: number): string {
  BLANKS.lastIndex = at;
  return BLANKS.exec(text)?.[0] ?? '';
}

/** Do the characters around these blanks stand in the paste with nothing between them but the blanks? */
function standsAsPasted({ at: begin, source }: Told, at: number, blanks: string): boolean {
  const before = source.toPaste({ start: begin + at - 1, end: begin + at });
  const after = source.toPaste({ start: begin + at + blanks.length, end: begin + at + blanks.length + 1 });
  return after.start - before.end === blanks.length;
}
