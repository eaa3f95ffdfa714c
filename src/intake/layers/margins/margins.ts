import { hadNoRoom, lineEnd, lineStart, skipBlanks } from '../../lines.ts';
import { shifted } from '../../mapped.ts';
import { FILE } from '../../traceback/frame.ts';
import { isAfterword } from '../../traceback/landmarks.ts';
import { NOTHING, type Layer } from '../layer.ts';
import { kinds } from './kinds.ts';
import { linesWith } from './lines-with.ts';
import { withoutMargins } from './take-off.ts';

/**
 * What stands before each line of a text goes: line numbers, times, the names of processes and containers.
 *
 * Only what stands before every line, wrapped-off ones aside, is a margin: a log's own prefix stands before the first
 * line of each record alone, and stays.
 */
export const margins: Layer = (text) => {
  for (const margin of kinds) {
    const lines = linesWith(text, margin);
    if (lines) return withoutMargins(text, lines, margin);
  }
  return NOTHING;
};

// What a form, a status message or a traceback begins with.
const BEGINS =
  /(?:Traceback\t)?Traceback \(most|\+ Exception Group|Request (?:Information|ID:|state:)|Machine Request:|Username:|\{"|\((?:validating|processing|imaging|pending|started)\b/g;

// Fewer lines than these may begin alike by chance.
const FEWEST = 3;

/** The margin of the lines around a failure or a form goes, where other lines, such as a greeting, have none. */
export const blockMargins: Layer = (text) => {
  let end = -1;
  // A group's members have bars of their own.
  let inGroup = text.includes('+-+--');
  for (const begins of beginnings(text)) {
    if (begins <= end) continue;
    const line = lineStart(text, begins);
    // No line is looked at twice.
    const top = end + 1;
    end = lineEnd(text, begins);
    for (const margin of skipBlanks(text, line, begins) < begins ? kinds : []) {
      const { pattern } = margin;
      const fits = (start: number) => {
        pattern.lastIndex = start;
        return pattern.test(text) && pattern.lastIndex <= lineEnd(text, start);
      };
      // Numbers that count up, and names, are proof enough.
      const isProof = margin.holds === 'place' || margin.holds === 'speaker';
      // A status message holds its traceback on its own line: there the form around it is a part of the text.
      if (!fits(line) || !(isProof || isBehindMargins(text, pattern.lastIndex, begins))) continue;
      let start = line;
      for (
        let above = start;
        above > top && !isBlankLine(text, lineStart(text, above - 1)) && start - above < LONGEST_REST;
      ) {
        above = lineStart(text, above - 1);
        if (fits(above)) start = above;
      }
      while (end < text.length && (fits(end + 1) || isRest(text, lineStart(text, end), end)))
        end = lineEnd(text, end + 1);
      // A list of notes is numbered, too.
      if (/[Nn]otes: *\n\s*$/.test(text.slice(Math.max(0, start - 30), start))) continue;
      const block = text.slice(start, end);
      const lines = linesWith(block, margin);
      const count = lines?.filter(({ inner }) => inner !== -1).length ?? 0;
      if (!lines || count < (isProof ? 2 : FEWEST) || (margin.holds === 'sign' && (inGroup || !block.includes(FILE))))
        continue;
      return withoutMargins(block, lines, margin).map((edit) => shifted(edit, start));
    }
    inGroup ||= text[begins] === '+';
  }
  return NOTHING;
};

/** Where a failure or a form may begin, ascending: of one that has lost its head, the first frame tells. */
function beginnings(text: string): readonly number[] {
  const places = Array.from(text.matchAll(BEGINS), ({ index }) => index);
  const frame = text.indexOf(FILE);
  const next = places.findIndex((place) => place > frame);
  return frame === -1 ? places : places.toSpliced(next === -1 ? places.length : next, 0, frame);
}

// The rests of one line that was wrapped are no longer.
const LONGEST_REST = 1000;

const isBlankLine = (text: string, start: number): boolean =>
  skipBlanks(text, start, lineEnd(text, start)) === lineEnd(text, start);

/** Is the line below this one, which has no margin, a rest that a wrap broke off? */
const isRest = (text: string, start: number, end: number): boolean =>
  !isBlankLine(text, end + 1) &&
  !isAfterword(text, skipBlanks(text, end + 1, text.length)) &&
  hadNoRoom(text, end - start, end + 1, lineEnd(text, end + 1));

/** Is there nothing but one more margin at most between two places? */
function isBehindMargins(text: string, from: number, to: number): boolean {
  const content = skipBlanks(text, from, to);
  return (
    content === to ||
    kinds.some(({ pattern }) => {
      pattern.lastIndex = content;
      return pattern.test(text) && skipBlanks(text, pattern.lastIndex, to) === to;
    })
  );
}
