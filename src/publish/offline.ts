import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { addressOf, type BuiltSite } from './built-site.ts';

/** Files of the search that this site never loads: other user interfaces, and the engine for unknown languages. */
const UNUSED = /^pagefind\/(?:pagefind-(?:ui|modular-ui|component-ui|highlight)\.(?:js|css)|wasm\.unknown\.pagefind)$/;

/** Files for the web host, not for browsers. */
const FOR_THE_HOST = /^(?:_headers|sw\.js)$/;

/** One file of the site as the service worker keeps it: `integrity` holds it to the very bytes of this build. */
export interface KeptFile {
  readonly url: string;
  readonly revision: string;
  readonly integrity: string;
}

/** Every file that a page of the site can load, by its address as it is asked for. */
export const keptFiles = (site: BuiltSite): readonly KeptFile[] =>
  [...site]
    .filter(([path]) => !UNUSED.test(path) && !FOR_THE_HOST.test(path))
    .map(([path, content]) => {
      const hash = createHash('sha256').update(content).digest('base64');
      return { url: `./${addressOf(path)}`, revision: hash.slice(0, 12), integrity: `sha256-${hash}` };
    });

/** The script of the service worker that keeps these files for use without network. */
export async function serviceWorker(files: readonly KeptFile[]): Promise<string> {
  const bundle = await build({
    configFile: false,
    logLevel: 'warn',
    define: { PRECACHE: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      rolldownOptions: {
        input: fileURLToPath(new URL('service-worker.ts', import.meta.url)),
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  });
  const [chunk] = 'output' in bundle ? bundle.output : [];
  if (chunk?.type !== 'chunk') throw new Error('The service worker could not be built.');
  return chunk.code;
}
