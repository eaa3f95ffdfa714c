import { anyhow, BLANKS } from '../anyhow.ts';
import { matchesAt } from '../lines.ts';
import type { Edit } from '../mapped.ts';
import { HEADER, LINKS } from '../traceback/landmarks.ts';
import { NOTHING, type Layer } from './layer.ts';

const SENTENCES = [HEADER, ...LINKS.map(({ text }) => text)].map((sentence) => ({
  sentence,
  pattern: new RegExp(anyhow(sentence), 'y'),
}));

// The path alone may hold blanks of its own, but no line break, and the name only where the text says where it ends.
const FRAME = new RegExp(
  `${anyhow('File')}${BLANKS}(\\\\?"[^"\\n]{1,300}(?:\\n[ \\t]{0,16}[^"\\n]{1,300})?"),?${BLANKS}${anyhow('line')}${BLANKS}(\\d(?:\\s?\\d){0,8})${BLANKS},${BLANKS}${anyhow('in')}\\s{1,20}(?:(\\w{1,100}) (\\w{1,100})(?=\\\\{1,8}n|\\n|$)|(?=[\\w<]))`,
  'y',
);

/** All patterns of this file, which are built. */
export const PATTERNS: readonly RegExp[] = [FRAME, ...SENTENCES.map(({ pattern }) => pattern)];

// Nothing longer is sent by mail or chat.
const LONGEST = 200_000;

/** What Python always writes in the same words gets back the blanks that it always has: its header, a chain's sentences. */
export const sentences: Layer = (text) =>
  SENTENCES.flatMap(({ sentence, pattern }) => changed(text, sentence.charAt(0), pattern, () => sentence)).sort(
    (one, other) => one.start - other.start,
  );

/** As {@link sentences}, the line of a frame. */
export const frames: Layer = (text) =>
  changed(
    text,
    'F',
    FRAME,
    ([, path = '', line = '', head = '', tail = '']) =>
      `File ${path.replace(/\n[ \t]*/, '')}, line ${line.replace(/\s/g, '')}, in ${head}${tail}`,
  );

/** One edit for each match of a sticky pattern, which begins with a letter, that is not as it should be. */
const changed = (
  text: string,
  letter: string,
  pattern: RegExp,
  by: (match: RegExpExecArray) => string,
): readonly Edit[] =>
  text.length > LONGEST
    ? NOTHING
    : matchesAt(text, letter, pattern)
        .map((match) => ({ start: match.index, end: match.index + match[0].length, text: by(match) }))
        .filter((edit) => text.slice(edit.start, edit.end) !== edit.text);
