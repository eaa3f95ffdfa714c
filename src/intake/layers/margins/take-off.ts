import { isBlank, jointAt, skipBlanks } from '../../lines.ts';
import type { Edit } from '../../mapped.ts';
import { HEADER, isLogLine, linkAt, RECORD_END } from '../../traceback/landmarks.ts';
import { areCuts } from '../cuts.ts';
import { NOTHING } from '../layer.ts';
import { isEncoded } from '../quoted-printable.ts';
import type { Margin } from './kinds.ts';
import type { MarginLine } from './lines-with.ts';
import { beginsTraceback, processOf, regrouped } from './regrouped.ts';

/** The edits that take the margins of these lines off, and mark where a record ends that has a failure. */
export function withoutMargins(text: string, lines: readonly MarginLine[], { holds }: Margin): readonly Edit[] {
  const moves = holds === 'process' ? regrouped(text, lines) : NOTHING;
  if (moves.length > 0) return moves;
  // What all lines have between margin and text is the margin's; the rest is the text's own indentation.
  const gap = lines.reduce((least, { inner, end }) => {
    const content = skipBlanks(text, inner, end);
    return content === end || inner === -1 ? least : Math.min(least, content - inner);
  }, Infinity);
  const isLog = (holds === 'process' || holds === 'sign') && isLogBeforeFailure(text, lines);
  const isPrefixed = isLog && isLogLine(text, lines[0]?.inner ?? 0);
  const by = jointOf(text, lines);
  const indent = indentOfRests(text, lines);
  const encoded = isEncoded(text);
  // A chat is no log.
  const ending = holds === 'speaker' ? '\n' : `${RECORD_END}\n`;
  let past = false;
  let above = '';
  /** Whose traceback is being read. */
  let process: string | null = null;
  const edits = lines.flatMap(({ start, inner, end }) => {
    if (inner === -1) return rest(text, start, start + indent, by, encoded);
    const begin = Math.min(inner + (gap === Infinity ? 0 : gap), end);
    const margin = text.slice(start, inner);
    const name = holds === 'process' || holds === 'speaker' ? processOf(margin) : '';
    const isForeign = process !== null && name !== process;
    const isOther = isLog && past && !isOneRecord(above, margin, isPrefixed);
    const ends = (isOther || isForeign) && endsRecord(text, begin, end);
    above = margin;
    past ||= text.startsWith(HEADER, skipBlanks(text, begin, end));
    if (beginsTraceback(text, begin, end)) process = name;
    else if (isForeign) process = null;
    return { start, end: begin, text: ends ? ending : '' };
  });
  // Where a message goes on below a blank line, only the log's own end tells where it ends.
  const header = text.indexOf(HEADER);
  if (
    isLog &&
    header !== -1 &&
    lines.some(({ start, inner, end }) => start > header && skipBlanks(text, inner, end) === end)
  )
    edits.push({ start: text.length, end: text.length, text: `\n${RECORD_END}` });
  return edits;
}

/** A line without the margin goes on with the one above; an encoded one is joined by its own layer. */
const rest = (text: string, start: number, end: number, by: string, encoded: boolean): readonly Edit[] =>
  encoded && text[start - 2] === '=' ? NOTHING : [{ start: start - 1, end, text: by && jointAt(text, start - 1) }];

/** How far all rests are indented, as an editor does below its line numbers. One blank may be the text's own. */
function indentOfRests(text: string, lines: readonly MarginLine[]): number {
  const least = (some: readonly MarginLine[]) =>
    some.reduce((few, { start, end }) => Math.min(few, skipBlanks(text, start, end) - start), Infinity);
  const rests = lines.filter(({ inner }) => inner === -1);
  const indent = rests.length === 0 ? 0 : least(rests);
  return indent > 1 || indent === least(lines) ? indent : 0;
}

/** Lines that were cut at one column are joined with nothing, those that were broken between words with a space. */
function jointOf(text: string, lines: readonly MarginLine[]): string {
  const broken = lines.filter((_, index) => lines[index + 1]?.inner === -1);
  const widest = lines.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  const areFull = broken.length > 0 && broken.every(({ start, end }) => end - start === widest);
  const ends = broken.map(({ end }) => end);
  return areFull && areCuts(text, ends) ? '' : ' ';
}

/** Does something else than a failure or a form come first? Then lines of other records may follow a traceback. */
function isLogBeforeFailure(text: string, lines: readonly MarginLine[]): boolean {
  const first = lines.find(({ inner, end }) => skipBlanks(text, inner, end) < end);
  if (!first) return false;
  const begin = text.slice(skipBlanks(text, first.inner, first.end), first.end);
  return !/^(?:[*•-] )?(?:Traceback \(most|\+ Exception Group|File "|\(|[A-Z][\w -]{1,30}:|[`~]{3}|\{(?:code|noformat))/.test(
    begin,
  );
}

/**
 * Margins with a part of a second that are the same belong to one print of several lines. Where the log's own prefix
 * stands behind the margin it tells the records apart, and only another process's line ends one.
 */
const isOneRecord = (above: string, margin: string, isPrefixed: boolean): boolean =>
  isPrefixed ? above.replace(/\d/g, '') === margin.replace(/\d/g, '') : above === margin && /[.,]\d{3}/.test(margin);

/** Could this line be another record's? A blank one, an indented one and a chain's sentence belong to the traceback. */
const endsRecord = (text: string, begin: number, end: number): boolean =>
  begin < end && !isBlank(text.charCodeAt(begin)) && linkAt(text, begin) === null;
