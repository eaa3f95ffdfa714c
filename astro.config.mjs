import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { contentFolder } from './src/authoring/content-folder.ts';
import { content, preview } from './src/authoring/content-integration.ts';
import { readContent } from './src/authoring/content.ts';
import { sidebarOf } from './src/authoring/sidebar.ts';
import { preact } from './src/components/preact/integration.ts';
import { publish } from './src/publish/integration.ts';

const folder = contentFolder();
const read = readContent(folder);
const { site } = read.content.library.runbook;

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
    content(folder, read),
    starlight({
      title: site.title,
      description: site.description,
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
    preact,
    publish(),
  ],
});
