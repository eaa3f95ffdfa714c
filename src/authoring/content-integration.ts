import type { StarlightPlugin } from '@astrojs/starlight/types';
import type { AstroIntegration } from 'astro';
import { checkedLibrary, contentPlugin } from './vite-plugin.ts';

/**
 * Builds the site from a content folder. A build stops before anything else reads the folder, so that what is wrong
 * with it is told in its authors' words and no other's.
 *
 * @param folder Path of `content/`.
 */
export const content = (folder: string): AstroIntegration => ({
  name: 'content',
  hooks: {
    'astro:config:setup': ({ command, updateConfig }) => {
      const checked = command === 'build' ? checkedLibrary(folder) : null;
      updateConfig({ vite: { plugins: [contentPlugin(folder, checked)] } });
    },
  },
});

/** Keeps the menu of the live preview as it is in the pages; a build has it from the configuration. */
export const preview: StarlightPlugin = {
  name: 'preview',
  hooks: {
    'config:setup': ({ command, addRouteMiddleware }) => {
      if (command === 'dev') addRouteMiddleware({ entrypoint: './src/components/preview-menu.ts' });
    },
  },
};
