import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { sidebarOf } from '../src/authoring/sidebar.ts';
import { environment, root } from './install.mjs';

// What the site is measured against: Starlight as it comes, with the same guide pages.

const guide = join(root, 'content/guide');
const starlights = [
  'Aside',
  'Badge',
  'Card',
  'CardGrid',
  'Code',
  'FileTree',
  'Icon',
  'LinkButton',
  'LinkCard',
  'Steps',
  'TabItem',
  'Tabs',
];
const FRONTMATTER = /^---\n[\s\S]*?\n---\n/;
const OURS = new RegExp(`^<(?!(?:${starlights.join('|')})\\b)[A-Z]\\w*[^>]*/>$`, 'gm');

/** A guide page without our components, which Starlight does not know. */
const plainPage = (page) =>
  page
    .replace(
      FRONTMATTER,
      (head) => `${head}\nimport { ${starlights.join(', ')} } from '@astrojs/starlight/components';\n`,
    )
    .replace(OURS, '');

const config = `import mdx from '@astrojs/mdx';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  trailingSlash: 'always',
  integrations: [starlight({ title: 'Imaging runbook', sidebar: ${JSON.stringify(sidebarOf(guide))} }), mdx()],
});
`;
const collections = `import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

/** A folder for a site of its own, below this checkout's packages, among what git and the checks leave alone. */
export function emptySite() {
  mkdirSync(join(root, '.astro'), { recursive: true });
  return mkdtempSync(join(root, '.astro/site-'));
}

/** Write a plain Starlight with the guide's pages into a folder of its own, to be removed by the caller. */
export function plainStarlight() {
  const folder = emptySite();
  const docs = join(folder, 'src/content/docs');
  for (const file of readdirSync(guide, { recursive: true, encoding: 'utf8' }).filter((name) => /\.mdx?$/.test(name))) {
    mkdirSync(dirname(join(docs, file)), { recursive: true });
    writeFileSync(join(docs, file), plainPage(readFileSync(join(guide, file), 'utf8')));
  }
  writeFileSync(join(folder, 'astro.config.mjs'), config);
  writeFileSync(join(folder, 'src/content.config.ts'), collections);
  // Astro bundles those packages with `astro:` modules in them that package.json names.
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', devDependencies }));
  cpSync(join(root, 'public/favicon.svg'), join(folder, 'public/favicon.svg'));
  return folder;
}

/** Build the site in a folder, with nothing kept from an earlier build. Returns the seconds it took. */
export function buildCold(folder) {
  for (const kept of ['dist', '.astro', 'node_modules/.astro', 'node_modules/.vite'])
    rmSync(join(folder, kept), { recursive: true, force: true });
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync('astro', ['build', '--silent'], {
    cwd: folder,
    env: { ...environment(), NODE_ENV: 'production' },
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`The site in ${folder} does not build:\n${stdout}\n${stderr}`);
  return (performance.now() - start) / 1_000;
}
