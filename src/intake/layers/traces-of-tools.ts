import type { Edit } from '../mapped.ts';
import { NOTHING, replaced, type Layer } from './layer.ts';

/** What a tool puts into every text that goes through it: nothing that anybody wrote. */
interface Trace {
  /** Says at little cost whether a text can have it. */
  readonly sign: string;
  readonly pattern: RegExp;
  readonly by: (match: RegExpExecArray) => string;
}

const LINK = / ?<(?:https?:\/\/|mailto:)([\w@.-]{1,100})\/?>/g;

const traces: readonly Trace[] = [
  // rsyslog writes control characters by their numbers.
  { sign: '#012', pattern: /#01[12]/g, by: ([code]) => (code === '#012' ? '\n' : '\t') },
  // A page of paper ends: the foot and the head that browsers print, and the sign itself.
  {
    sign: '\nhttp',
    pattern: /\nhttps?:\/\/\S{1,500}[\t ]{1,20}\d{1,3}\/\d{1,3}\n\f?\d{1,2}\/\d{1,2}\/\d{2,4}\b[^\n]{0,200}(?=\n)/g,
    by: () => '',
  },
  { sign: '\f', pattern: /\f/g, by: () => '' },
  // Mail clients and chats make links of file names and addresses.
  { sign: '<http', pattern: /<https?:\/\/[^<>|\n]{1,300}\|([^<>|\n]{1,300})>/g, by: ([, name = '']) => name },
  { sign: '<http', pattern: LINK, by: unlinked },
  { sign: '<mailto:', pattern: LINK, by: unlinked },
  // HTML's own source.
  { sign: '<br', pattern: /<br ?\/?>[ \t]{0,20}$/gm, by: () => '' },
];

/** A link goes that only repeats what stands before it. */
function unlinked({ 0: link, 1: target = '', index, input }: RegExpExecArray): string {
  return input.slice(Math.max(0, index - target.length), index) === target ? '' : link;
}

/** The traces of one tool after the other go. */
export const tracesOfTools: Layer = (text) => {
  for (const { sign, pattern, by } of traces) {
    const edits: readonly Edit[] = text.includes(sign)
      ? replaced(text, pattern, by).filter((edit) => text.slice(edit.start, edit.end) !== edit.text)
      : NOTHING;
    if (edits.length > 0) return edits;
  }
  return NOTHING;
};
