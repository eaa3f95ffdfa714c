import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Path of the first of some programs that is installed; `null` when none is. */
export function firstOf(...programs: readonly string[]): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  return paths.find((path) => existsSync(path)) ?? null;
}
