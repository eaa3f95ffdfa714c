const two = (value: number) => String(Math.abs(value)).padStart(2, '0');

/** A moment as the clock on the wall shows it, with its offset: `2026-11-22T14:05:31+01:00`. */
export function localTime(moment: Date): string {
  const offset = -moment.getTimezoneOffset();
  const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.trunc(offset / 60))}:${two(offset % 60)}`;
}

/** `14:05` of a local time. */
export const clock = (at: string) => at.slice(11, 16);
