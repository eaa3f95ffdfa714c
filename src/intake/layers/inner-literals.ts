import type { Edit } from '../mapped.ts';
import { literalAt, unquoted } from '../python-literal.ts';
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
    if (!text.slice(literal.bodyStart, literal.bodyEnd).includes(' Exception:')) continue;
    for (const edit of unquoted(text, literal, '\n', '\n')) edits.push(edit);
  }
  return edits;
};
