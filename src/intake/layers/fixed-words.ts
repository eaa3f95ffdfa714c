import type { Edit } from '../mapped.ts';
import { HEADER, LINKS } from '../traceback/landmarks.ts';
import { NOTHING, replaced, type Layer } from './layer.ts';

// With the indentation of the next line.
const BLANKS = '\\s{0,20}';

/** A pattern for words, letter by letter: mail and chat add blanks to them, lose some and break lines there. */
export const anyhow = (words: string): string => Array.from(words.replace(/\s/g, ''), escaped).join(BLANKS);

const escaped = (letter: string): string => letter.replace(/\W/, '\\$&');

const SENTENCES = [HEADER, ...LINKS.map(({ text }) => text)].map((sentence) => ({
  sentence,
  pattern: new RegExp(anyhow(sentence), 'g'),
}));

// The path alone may hold blanks of its own, but no line break, and the name only where the text says where it ends.
const FRAME = new RegExp(
  `${anyhow('File')}${BLANKS}(\\\\?"[^"\\n]{1,300}(?:\\n[ \\t]{0,16}[^"\\n]{1,300})?"),?${BLANKS}${anyhow('line')}${BLANKS}(\\d(?:\\s?\\d){0,8})${BLANKS},${BLANKS}${anyhow('in')}\\s{1,20}(?:(\\w{1,100}) (\\w{1,100})(?=\\\\{1,8}n|\\n|$)|(?=[\\w<]))`,
  'g',
);

/** All patterns of this file, which are built. */
export const PATTERNS: readonly RegExp[] = [FRAME, ...SENTENCES.map(({ pattern }) => pattern)];

// Nothing longer is sent by mail or chat.
const LONGEST = 1_000_000;

/** What Python always writes in the same words gets back the blanks that it always has: its header, a chain's sentences. */
export const sentences: Layer = (text) =>
  text.length > LONGEST
    ? NOTHING
    : SENTENCES.flatMap(({ sentence, pattern }) => changed(text, pattern, () => sentence)).sort(
        (one, other) => one.start - other.start,
      );

/** As {@link sentences}, the line of a frame. */
export const frames: Layer = (text) =>
  text.length > LONGEST
    ? NOTHING
    : changed(
        text,
        FRAME,
        ([, path = '', line = '', head = '', tail = '']) =>
          `File ${path.replace(/\n[ \t]*/, '')}, line ${line.replace(/\s/g, '')}, in ${head}${tail}`,
      );

const changed = (text: string, pattern: RegExp, by: (match: RegExpExecArray) => string): readonly Edit[] =>
  replaced(text, pattern, by).filter((edit) => text.slice(edit.start, edit.end) !== edit.text);
