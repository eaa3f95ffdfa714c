import type { Edit } from '../mapped.ts';
import { HEADER, LINKS } from '../traceback/landmarks.ts';
import { NOTHING, replaced, type Layer } from './layer.ts';

/** A pattern for words of which mail and chat may have added, lost or broken blanks. */
const anyhow = (words: string): string => Array.from(words.replaceAll(' ', ''), escaped).join('\\s{0,3}');

const escaped = (letter: string): string => letter.replace(/\W/, '\\$&');

const WORDS = [HEADER, ...LINKS.map(({ text }) => text)].map((words) => ({
  words,
  pattern: new RegExp(anyhow(words), 'g'),
}));

// The path alone may hold blanks of its own, but no line break, and the name only where the text says where it ends.
const FRAME = new RegExp(
  `${anyhow('File')}\\s{0,3}(\\\\?"[^"\\n]{1,300}(?:\\n[ \\t]{0,16}[^"\\n]{1,300})?"),?\\s{0,3}${anyhow('line')}\\s{0,3}(\\d(?:\\s?\\d){0,8})\\s{0,3},\\s{0,3}${anyhow('in')}\\s{1,3}(?:(\\w{1,100})\\s(\\w{1,100})(?=\\\\{1,8}n)|(?=[\\w<]))`,
  'g',
);

// Nothing longer is sent by mail or chat.
const LONGEST = 1_000_000;

/** What Python always writes in the same words, and the line of a frame, get back the blanks that they always have. */
export const fixedWords: Layer = (text) => {
  if (text.length > LONGEST) return NOTHING;
  const edits: Edit[] = [];
  for (const { words, pattern } of WORDS) edits.push(...replaced(text, pattern, () => words));
  edits.push(
    ...replaced(
      text,
      FRAME,
      ([, path = '', line = '', head = '', tail = '']) =>
        `File ${path.replace(/\n[ \t]*/, '')}, line ${line.replace(/\s/g, '')}, in ${head}${tail}`,
    ),
  );
  return edits
    .filter(({ start, end, text: by }) => text.slice(start, end) !== by)
    .sort((one, other) => one.start - other.start);
};
