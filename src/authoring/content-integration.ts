import type { StarlightPlugin } from '@astrojs/starlight/types';
import type { AstroIntegration } from 'astro';
import { checkRead } from './check.ts';
import type { Read } from './content.ts';
import { labelledCells } from './tables.ts';
import { contentPlugin, soundLibrary } from './vite-plugin.ts';

/**
 * Builds the site from a content folder. A build stops before anything else reads the folder, so that what is wrong
 * with it is told in its authors' words and no other's.
 *
 * @param folder Path of `content/`.
 * @param read What was read of it just now.
 */
export const content = (folder: string, read: Read): AstroIntegration => ({
  name: 'content',
  hooks: {
    'astro:config:setup': ({ command, config, updateConfig }) => {
      const { options } = config.markdown.processor;
      if ('hastPlugins' in options && Array.isArray(options.hastPlugins)) options.hastPlugins.push(labelledCells);
      const checked = command === 'build' ? soundLibrary(checkRead(read)) : null;
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
