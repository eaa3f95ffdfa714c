import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { contentFolder } from './src/authoring/content-folder.ts';
import { content, preview } from './src/authoring/content-integration.ts';
import { readContent } from './src/authoring/content.ts';
import { sidebarOf } from './src/authoring/sidebar.ts';
import { publish } from './src/publish/integration.ts';

const folder = contentFolder();
const { title, description } = readContent(folder).content.library.runbook.site;

export default defineConfig({
  // Where the site will be served: `BASE=/guides/ npm run build` for a sub-path.
  base: process.env.BASE ?? '/',
  trailingSlash: 'always',
  // Astro remembers pages by their names alone: another content folder has a memory of its own.
  cacheDir: process.env.CONTENT_DIR ? `${folder}/.cache` : './node_modules/.astro',
  devToolbar: { enabled: false },
  // The service worker has every page after the first visit, and Firefox’s policy check refuses a prefetch.
  prefetch: false,
  integrations: [
    content(folder),
    starlight({
      title,
      description,
      favicon: '/favicon.svg',
      logo: { src: './src/components/mark.svg', alt: '' },
      sidebar: sidebarOf(`${folder}/guide`),
      customCss: ['./src/components/theme.css'],
      plugins: [preview],
      components: { Footer: './src/components/Footer.astro' },
      markdown: { processedDirs: [`${folder}/guide/`] },
      credits: false,
      pagination: true,
      lastUpdated: false,
    }),
    // Only what holds JSX goes through Babel, which takes longer than the rest of the bundling.
    preact({ include: ['**/*.tsx'] }),
    publish(),
  ],
});
