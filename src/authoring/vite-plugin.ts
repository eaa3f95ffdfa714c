import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';
import { checkContent } from './check.ts';
import { OURS, STARLIGHTS } from './components.ts';
import { readText } from './content-text.ts';
import type { Read } from './content.ts';
import { overlapsOf, runExamples } from './coverage.ts';
import type { Library } from './library.ts';
import { format, type Mistake } from './mistake.ts';

const LIBRARY = 'virtual:library';

/** Where each component that authors may use in a page comes from. */
const COMPONENTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.keys(OURS).map((name) => [name, `import ${name} from '/src/components/${name}.astro';`]),
  ),
  ...Object.fromEntries(
    Object.keys(STARLIGHTS).map((name) => [name, `import { ${name} } from '@astrojs/starlight/components';`]),
  ),
};

/**
 * Gives the build what staff wrote: `virtual:library` is everything in `content/` but the pages, and pages may use
 * components without importing them. A mistake in the content stops the build with its file and line.
 *
 * @param folder Path of `content/`.
 * @param checked What a build has read already; `null` reads the folder again whenever it has changed.
 */
export function contentPlugin(folder: string, checked: Library | null): Plugin {
  return {
    name: 'runbook-content',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (id === LIBRARY) return `\0${LIBRARY}`;
      // A page outside the project, as in a trial, finds the packages that a page inside would.
      if (importer?.startsWith(folder + sep) === true && /^[@a-z]/i.test(id))
        return await this.resolve(id, join(process.cwd(), 'package.json'), { skipSelf: true });
      return undefined;
    },
    load(id) {
      if (id === `\0${LIBRARY}`) return asModule(checked ?? soundLibrary(checkContent(folder)));
      if (!id.endsWith('.mdx') || !id.startsWith(join(folder, 'guide') + sep)) return undefined;
      // A build has checked it.
      if (checked === null) refuse(folder, id);
      return withImports(readText(id).text);
    },
    // Files that are added or taken away count as much as changed ones, so the folder is watched and not each file.
    configureServer({ watcher, environments, ws }) {
      watcher.add(folder);
      watcher.on('all', (event, file) => {
        if (!file.startsWith(folder + sep) || event.endsWith('Dir') || !/\.(?:yaml|mdx)$/.test(file)) return;
        for (const { moduleGraph } of Object.values(environments)) {
          const library = moduleGraph.getModuleById(`\0${LIBRARY}`);
          if (library) moduleGraph.invalidateModule(library);
        }
        // Astro sees to the pages themselves.
        if (file.endsWith('.yaml')) ws.send({ type: 'full-reload' });
      });
    },
  };
}

/** What pages are made from; the overlaps are known from the checks. */
const asModule = (library: Library) =>
  `export default ${JSON.stringify(library)};\nexport const overlaps = ${JSON.stringify(overlapsOf(runExamples(library)))};`;

/** Throws what is wrong with a page, in its author's words and before anything says it in its own. */
function refuse(folder: string, page: string) {
  const file = `content/${relative(folder, page).replaceAll(sep, '/')}`;
  const mistakes = checkContent(folder).mistakes.filter((mistake) => mistake.file === file);
  if (mistakes.length > 0) throw asAnError(mistakes);
}

/**
 * What the site is made from.
 *
 * Throws every mistake that the checks found, in its authors' words.
 */
export function soundLibrary({ content, mistakes }: Read): Library {
  if (mistakes.length > 0) throw asAnError(mistakes);
  return content.library;
}

/** The mistakes as an author reads them: where in our own code they came to light is of no use to one. */
function asAnError(mistakes: readonly Mistake[]): Error {
  const error = new Error(`\n\n${mistakes.map(format).join('\n\n')}\n`);
  error.stack = '';
  return error;
}

/** A page with the imports of the components it uses, below its last line so that line numbers stay the author's. */
function withImports(mdx: string): string {
  const used = Object.keys(COMPONENTS).filter((name) => new RegExp(`<${name}[\\s/>]`).test(mdx));
  return [mdx, '', ...used.map((name) => COMPONENTS[name]), ''].join('\n');
}
