import type { Placed } from '../intake/failure.ts';
import type { Frame, Span } from '../intake/reading.ts';

/** The innermost frame of which something holds, and where its `File "…"` stands in the failure's own text. */
export function lastFrame(
  { frames: framesOf, framesAt }: Placed,
  holds: (frame: Frame) => boolean,
): (Span & { readonly file: string }) | null {
  const frames = framesOf();
  const index = frames.findLastIndex(holds);
  const file = frames[index]?.file;
  const start = framesAt[index];
  return file === undefined || start === undefined ? null : { file, start, end: start + `File "${file}"`.length };
}
