import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The files of a built site by their path from its root, `approve/index.html`, in the order of their paths. */
export type BuiltSite = Map<string, Uint8Array>;

/** Read a built site. */
export function readSite(folder: string): BuiltSite {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
    .sort((one, other) => (one < other ? -1 : 1));
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path))]));
}

/** Write files into a built site. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** The text of a file. */
export const textOf = (content: Uint8Array) => new TextDecoder().decode(content);

/** Whether a file is a page. */
export const isPage = (path: string) => path.endsWith('.html');

/** The address of a file from the site's root, as links are written: `approve/index.html` is `approve/`. */
export const addressOf = (path: string) => path.replace(/(^|\/)index\.html$/, '$1');
