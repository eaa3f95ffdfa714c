import { close, createIndex } from 'pagefind';
import type { BuiltSite } from './built-site.ts';

const FOLDER = 'pagefind/';

/**
 * Make the files of the search again that were left empty.
 *
 * Starlight (0.42) ends Pagefind (1.5) as soon as that says it is done, and on a busy machine some files have their
 * names by then but not their contents: a search without its index. Taken from Pagefind's memory, all are whole. This
 * may go when Pagefind flushes what it writes.
 *
 * @param site The site as it was read; its empty files are replaced.
 * @param folder Where its pages stand.
 * @throws When the search cannot be made whole.
 */
export async function makeSearchWhole(site: BuiltSite, folder: string): Promise<void> {
  const empty = [...site].flatMap(([path, { length }]) => (path.startsWith(FOLDER) && length === 0 ? path : []));
  if (empty.length === 0) return;
  try {
    const { index } = await createIndex();
    await index?.addDirectory({ path: folder });
    for (const { path, content } of (await index?.getFiles())?.files ?? [])
      if (empty.includes(FOLDER + path)) site.set(FOLDER + path, content);
  } finally {
    await close();
  }
  const left = empty.filter((path) => site.get(path)?.length === 0);
  if (left.length > 0) throw new Error(`Pagefind left files of the search empty: ${left.join(', ')}`);
}
