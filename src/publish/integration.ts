import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { withBase } from './base-links.ts';
import { isPage, readSite, textOf, writeFiles, type BuiltSite } from './built-site.ts';
import { withPolicy } from './content-security.ts';
import { headersFile } from './headers.ts';
import { licencesFile } from './licences.ts';
import { keptFiles, serviceWorker } from './offline.ts';
import { withSearchNamed } from './search-name.ts';
import { withSteadyIslands } from './steady-islands.ts';
import { VERSION_SLOT } from './version.ts';
import { makeSearchWhole } from './whole-search.ts';

/**
 * Makes a built site ready for a host: links under its base path, its version, a Content-Security-Policy on each page,
 * headers, and the service worker that keeps it all for use without network.
 */
export function publish(): AstroIntegration {
  let base = '/';
  let root = '';
  return {
    name: 'publish',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
        root = fileURLToPath(config.root);
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const site = readSite(folder);
        await makeSearchWhole(site, folder);
        changePages(site, (page) => withSearchNamed(withSteadyIslands(withBase(page, base, site.keys()))));
        const version = versionOf(site);
        changePages(site, (page) => withPolicy(page.replaceAll(VERSION_SLOT, version)));
        site.set('sw.js', new TextEncoder().encode(await serviceWorker(keptFiles(site))));
        site.set('licences.txt', new TextEncoder().encode(licencesFile(root)));
        site.set('_headers', new TextEncoder().encode(headersFile(base)));
        writeFiles(folder, site);
      },
    },
  };
}

function changePages(site: BuiltSite, change: (page: string) => string): void {
  for (const [path, content] of site)
    if (isPage(path)) site.set(path, new TextEncoder().encode(change(textOf(content))));
}

/** The same content has the same version, whoever builds it. */
function versionOf(site: BuiltSite): string {
  const hash = createHash('sha256');
  for (const [path, content] of site) hash.update(`${path}\0${content.length}\0`).update(content);
  return hash.digest('hex').slice(0, 8);
}
