import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { expect, test } from 'vitest';
import { readSite } from './built-site.ts';
import { makeSearchWhole } from './whole-search.ts';

test('files of the search that were left empty get their contents, and no other file changes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'search-'));
  try {
    writeFileSync(join(folder, 'index.html'), '<html lang="en"><body><p>celery</p></body></html>');
    const { index } = await createIndex();
    await index?.addDirectory({ path: folder });
    const files = (await index?.getFiles())?.files ?? [];
    await close();
    const whole = new Map([
      ...readSite(folder),
      ...files.map(({ path, content }) => [`pagefind/${path}`, content] as const),
    ]);
    const [first, second] = [...whole.keys()].filter((path) => /pf_(?:index|meta)$|pagefind\.js$/.test(path));
    if (first === undefined || second === undefined) throw new Error('Pagefind names its files otherwise now.');

    const site = new Map(whole).set(first, new Uint8Array()).set(second, new Uint8Array());
    await makeSearchWhole(site, folder);
    const texts = (all: typeof site) => [...all].map(([path, content]) => [path, Buffer.from(content).toString('hex')]);
    expect(texts(site)).toEqual(texts(whole));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
