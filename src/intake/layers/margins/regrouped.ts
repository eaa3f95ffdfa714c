import { skipBlanks } from '../../lines.ts';
import type { Edit } from '../../mapped.ts';
import { isLogLine, LINKS } from '../../traceback/landmarks.ts';
import { NOTHING } from '../layer.ts';
import type { MarginLine } from './lines-with.ts';

/** What a process wrote below a traceback's first line comes together there, from among the lines of others. */
export function regrouped(text: string, lines: readonly MarginLine[]): readonly Edit[] {
  /** For each process, the line that its traceback begins at. */
  const open = new Map<string, { index: number; isPrefixed: boolean; isLinked: boolean }>();
  let above = 0;
  const places = lines.map(({ start, inner, end }, index) => {
    if (inner === -1) return above;
    const content = skipBlanks(text, inner, end);
    const said = text.slice(content, Math.min(end, content + LONGEST_LINK));
    const process = processOf(text.slice(start, inner));
    const current = open.get(process);
    // One more margin may stand before each of its lines.
    const isPrefixed = isLogLine(said, 0);
    if (TRACEBACK.test(said) && !current?.isLinked) open.set(process, { index, isPrefixed, isLinked: false });
    else if (current && isPrefixed && !current.isPrefixed) open.delete(process);
    else if (current && said !== '') current.isLinked = LINKS.some((link) => said.includes(link.text));
    above = open.get(process)?.index ?? index;
    return above;
  });
  if (places.every((place, index) => place >= (places[index - 1] ?? 0))) return NOTHING;
  const order = places.map((place, index) => ({ place, line: lines[index] }));
  order.sort((one, other) => one.place - other.place);
  return lines.flatMap(({ start, end }, index) => {
    const moved = order[index]?.line;
    return moved && moved.start !== start
      ? { start, end, text: text.slice(moved.start, moved.end), from: moved.start }
      : [];
  });
}

/** No sentence of a chain is longer, with what may stand before it. */
const LONGEST_LINK = 160;

// Not in a group's margin, and not in a repr.
const TRACEBACK = /(?<![|'"] {0,4})Traceback \(most recent/;

/** Does a traceback begin on a line? */
export const beginsTraceback = (text: string, start: number, end: number): boolean =>
  TRACEBACK.test(text.slice(start, Math.min(end, start + LONGEST_LINK)));

/** The process or container that a margin names, without its time. */
export const processOf = (margin: string): string => margin.replace(/^.{0,60}?\d\d:\d\d(?::\d\d\S{0,20})?/, '').trim();
