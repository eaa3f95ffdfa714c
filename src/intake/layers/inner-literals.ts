import type { Edit } from '../mapped.ts';
import { escapesIn, literalAt } from '../python-literal.ts';
import type { Layer } from './layer.ts';

// Within a dictionary, a list or a call, but no exception's own argument.
const INNER = /(?<=[:,[{=] ?|(?<!\w)\()[uUbB]?['"](?=\((?:validating|processing|imaging|pending|started)\b)/g;

/** Messages as strings among others, as a shell prints records: each comes onto a line of its own. */
export const innerLiterals: Layer = (text) => {
  const edits: Edit[] = [];
  if (!text.includes("'(") && !text.includes('"(')) return edits;
  for (const { index } of text.matchAll(INNER)) {
    const literal = literalAt(text, index, text.length);
    if (!literal || literal.cut || index < (edits.at(-1)?.end ?? 0)) continue;
    const { bodyStart, bodyEnd, end, isText } = literal;
    const body = text.slice(bodyStart, bodyEnd);
    if (!body.includes(' Exception:')) continue;
    edits.push({ start: index, end: bodyStart, text: '\n' });
    for (const edit of escapesIn(body, isText))
      edits.push({ start: edit.start + bodyStart, end: edit.end + bodyStart, text: edit.text });
    edits.push({ start: bodyEnd, end, text: '\n' });
  }
  return edits;
};
