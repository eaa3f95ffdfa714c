import type { Failure } from './failure.ts';
import { lineStart, trimmedEnd } from './lines.ts';
import type { Mapped } from './mapped.ts';
import { unescaped } from './python-literal.ts';
import { FILE } from './traceback/frame.ts';
import { HEADER } from './traceback/landmarks.ts';
import { readTraceback } from './traceback/read-traceback.ts';

// How often a text may have been escaped over, such as a repr in a JSON string in a repr.
const DEEPEST = 3;

/**
 * Read the traceback in a text that was unescaped, which is one failure's and nothing else. Where its line breaks are
 * still escaped it is unescaped again.
 *
 * @returns `null` when nothing in it could be read.
 */
export function readEscapedTraceback(source: Mapped): Failure | null {
  let { text } = source;
  let mapped = source;
  for (let depth = 0; depth < DEEPEST && !text.includes('\n') && text.includes('\\n'); depth++) {
    mapped = unescaped(mapped, 0, text.length);
    text = mapped.text;
  }
  if (!text.includes('\n') && !text.includes(HEADER)) return null;
  const header = text.indexOf(HEADER);
  const group = header === -1 ? -1 : text.lastIndexOf('+', header);
  const isGroup = group !== -1 && text.slice(group, header) === '+ Exception Group ';
  const first = text.search(/\S/);
  const file = text.indexOf(FILE);
  const isHeadCut = file !== -1 && (header === -1 || file < header);
  // What stands before the header is the cause that has no frames, if anything; before a cut head, the rest of a frame.
  // A cut within an escape leaves its letter before the frame.
  const start = isHeadCut
    ? trimmedEnd(text, lineStart(text, file), file)
    : header === -1 || text.slice(0, header).includes('exception')
      ? lineStart(text, first)
      : isGroup
        ? group
        : header;
  const read = readTraceback(text.endsWith('\n') ? text.slice(0, -1) : text, start, true);
  return read.exceptions.length === 0
    ? null
    : {
        exceptions: read.exceptions,
        source: mapped,
        start,
        end: read.end,
        cut: read.cut || isHeadCut || header === -1,
      };
}
