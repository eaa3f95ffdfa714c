import type { Wait } from './procedure.ts';

/** Minutes to wait for a disk of this size; for a wait that does not hang on the disk, the size is passed over. */
export function minutesFor(
  { least, most, per }: Wait,
  diskGb: number,
): { readonly least: number; readonly most: number } {
  const times = per === 'gb' ? diskGb : 1;
  return { least: Math.round(least * times), most: Math.round(most * times) };
}
