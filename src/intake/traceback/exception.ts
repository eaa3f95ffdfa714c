import type { Placed } from '../failure.ts';
import type { FrameLine } from './frame.ts';

/** An exception while its lines are being read. */
export interface Unfinished {
  frames: FrameLine[];
  framesAt: number[];
  /** Lines of code below the newest frame. */
  code: string[];
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
  frames: [],
  framesAt: [],
  code: [],
  indent: -1,
  type: null,
  typeAt: 0,
  messageAt: 0,
  message: '',
  ended: false,
});

/** Has anything of it been read? */
export const isBegun = (exception: Unfinished): boolean => exception.type !== null || exception.frames.length > 0;

/** Put the code that has been read below the newest frame. */
export function closeFrame(exception: Unfinished): void {
  const frame = exception.frames.at(-1);
  if (!frame || exception.code.length === 0) return;
  frame.code = dedented(exception.code);
  exception.code = [];
}

/** The exception as it was read; its type is `''` when the text ends before it. */
export function finished(exception: Unfinished, relation: Placed['relation']): Placed {
  closeFrame(exception);
  const { frames, framesAt, typeAt, messageAt, message } = exception;
  return { type: exception.type ?? '', message, frames, relation, typeAt, messageAt, framesAt };
}

/** Lines of code without the blanks that all of them begin with. */
function dedented(lines: readonly string[]): string {
  if (lines.length === 1) return (lines[0] ?? '').trim();
  const width = lines.reduce((least, line) => Math.min(least, line.length - line.trimStart().length), Infinity);
  return lines.map((line) => line.slice(width).trimEnd()).join('\n');
}
