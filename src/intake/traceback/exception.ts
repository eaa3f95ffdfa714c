import type { Placed } from '../failure.ts';
import { lineEnd } from '../lines.ts';
import type { Frame } from '../reading.ts';
import { frameAt } from './frame.ts';

/** An exception while its lines are being read. */
export interface Unfinished {
  framesAt: number[];
  /** Where each line of code begins and ends, all frames' in one list: start, end, start, end. */
  codeAt: number[];
  /** How far the newest frame's line is indented, then the exception's own; -1 before the first. */
  indent: number;
  type: string | null;
  typeAt: number;
  messageAt: number;
  message: string;
  /** Nothing more belongs to its message: its members have been read. */
  ended: boolean;
}

/** An exception of which nothing has been read yet. */
export const unfinished = (): Unfinished => ({
  framesAt: [],
  codeAt: [],
  indent: -1,
  type: null,
  typeAt: 0,
  messageAt: 0,
  message: '',
  ended: false,
});

/** Has anything of it been read? */
export const isBegun = (exception: Unfinished): boolean => exception.type !== null || exception.framesAt.length > 0;

/** Has a line of code been read below the newest frame? */
export const hasCode = ({ framesAt, codeAt }: Unfinished): boolean => (codeAt.at(-2) ?? -1) > (framesAt.at(-1) ?? 0);

/** The exception as it was read; its type is `''` when the text ends before it. */
export function finished(text: string, exception: Unfinished, relation: Placed['relation']): Placed {
  const { framesAt, codeAt, typeAt, messageAt, message } = exception;
  let frames: readonly Frame[] | null = null;
  return {
    type: exception.type ?? '',
    message,
    frames: () => (frames ??= framesOf(text, framesAt, codeAt)),
    relation,
    typeAt,
    messageAt,
    framesAt,
  };
}

function framesOf(text: string, framesAt: readonly number[], codeAt: readonly number[]): readonly Frame[] {
  let next = 0;
  return framesAt.flatMap((at, index) => {
    const below = framesAt[index + 1] ?? Infinity;
    const code: string[] = [];
    for (; (codeAt[next] ?? Infinity) < below; next += 2) code.push(text.slice(codeAt[next], codeAt[next + 1]));
    const frame = frameAt(text, at, lineEnd(text, at));
    return frame ? { ...frame, code: code.length > 0 ? dedented(code) : null } : [];
  });
}

/** Lines of code without the blanks that all of them begin with. */
function dedented(lines: readonly string[]): string {
  if (lines.length === 1) return (lines[0] ?? '').trim();
  const width = lines.reduce((least, line) => Math.min(least, line.length - line.trimStart().length), Infinity);
  return lines.map((line) => line.slice(width).trimEnd()).join('\n');
}
