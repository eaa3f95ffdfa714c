import { lineEnd, skipBlanks, trimmedEnd } from '../lines.ts';
import { shifted, type Edit } from '../mapped.ts';
import { literalAt, unquoted } from '../python-literal.ts';
import { RECORD_END } from '../traceback/landmarks.ts';
import { joined } from './cuts.ts';
import { hasBlankLine, NOTHING, replaced, type Layer } from './layer.ts';

// A failure or a form.
const TELLING =
  /^.{0,200}?(?:Traceback \(most|File \\*"|ERROR|\((?:validating|processing|imaging|pending|started)\b|Request |Username:)/;

// Quoted by a person: what begins so behind a quotation mark is no Python string.
const QUOTED = /^\s{0,40}["'“‘«](?=Traceback \(most|\+ Exception|\([a-z]|[A-Z]\w[\w ]{1,40}(?::|\n))/;

// The quotes of Python and the server, doubled; and what ends a table's row behind a cell.
const CELL = /File ""[^"\n]{1,1000}"", line \d|ERROR - [\w.]{1,100}\(u?""(?!["')])/;
const CELL_QUOTE = /""|(?<=^|[,;\t])"(?=[^",;\t\n])|"(?:[,;\t](?:"[^"\n]{0,99}"|[^,;\t\n"]{0,60})){0,20}$/gm;

/**
 * A text in quotation marks becomes what is in them: a message as Python's `repr` has it, on a line of its own; the
 * cell of a table, with each of its quotes doubled; a quotation.
 */
export const quotation: Layer = (text) => {
  const literals = text.includes('\\') ? literalLines(text) : NOTHING;
  if (literals.length > 0) return literals;
  const start = text.search(/\S/);
  const end = text.trimEnd().length;
  const broken = brokenLiteral(text, start, end);
  if (broken.length > 0) return broken;
  const opening = text.charAt(start);
  if (end - start < 3 || !CLOSING[opening]?.includes(text.charAt(end - 1))) return withoutCell(text);
  const quotes = [
    { start: 0, end: start + 1, text: '' },
    { start: end - 1, end: text.length, text: '' },
  ] as const;
  const body = text.slice(start + 1, end - 1);
  if (opening === '"' && body.includes('""') && !/^""[^"]*""$/.test(body) && !body.replaceAll('""', '').includes('"')) {
    const doubled = replaced(body, /""/g, () => '"').map((edit) => shifted(edit, start + 1));
    return [quotes[0], ...doubled, quotes[1]];
  }
  // Line breaks in escapes tell of a JSON string whose quotes became typographic ones.
  if (opening === '“' && body.includes('\\n') && !/\n|\\["“”]/.test(body))
    return quotes.map((quote) => ({ ...quote, text: '"' }));
  // An escaped quote tells of a JSON string, which may have to be put together first.
  return QUOTED.test(text) && !body.includes('\\"') ? quotes : NOTHING;
};

/** The quotes of a table's cell that has others beside it. */
const withoutCell = (text: string): readonly Edit[] =>
  text.includes('""') && CELL.test(text)
    ? replaced(text, CELL_QUOTE, ([quote]) => (quote === '""' ? '"' : ''))
    : NOTHING;

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”“', '‘': '’', '«': '»' };

/** Line breaks within a text that is one Python string: `repr` escapes those of the string, so these are a wrap's. */
function brokenLiteral(text: string, start: number, end: number): readonly Edit[] {
  const literal = text.includes('\\n') ? literalAt(text, start, end) : null;
  // A quotation has paragraphs.
  if (!literal || literal.end !== end || text.slice(start, end).includes('\n\n')) return NOTHING;
  const breaks: number[] = [];
  for (let at = lineEnd(text, start); at < end; at = lineEnd(text, at + 1)) breaks.push(at);
  return joined(text, breaks);
}

// A shell numbers what it prints, and a log may name it.
const NAMED = /(?:Out\[\d{1,5}\]:|[a-z_]{1,40} ?[=:]) ?(?=[uUbB]?['"])/y;

/** Lines that are one Python string each, as a shell prints a message. */
function literalLines(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (let at = 0; at < text.length; at = lineEnd(text, at) + 1) {
    NAMED.lastIndex = at;
    const start = skipBlanks(text, NAMED.test(text) ? NAMED.lastIndex : at, lineEnd(text, at));
    const end = trimmedEnd(text, start, lineEnd(text, at));
    const literal = literalAt(text, start, end);
    if (!literal || literal.cut || literal.end !== end) continue;
    const body = text.slice(literal.bodyStart, literal.bodyEnd);
    if (!TELLING.test(body)) continue;
    const line = { ...literal, start: at, end: lineEnd(text, at) };
    for (const edit of unquoted(text, line, '', hasBlankLine(body) ? `\n\n${RECORD_END}` : '')) edits.push(edit);
  }
  return edits;
}
