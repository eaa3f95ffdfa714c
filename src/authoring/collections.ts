import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro/content/config';
import { glob } from 'astro/loaders';
import { contentFolder } from './content-folder.ts';

/** The pages of the guide. */
export const collections = {
  docs: defineCollection({
    loader: glob({ base: `${contentFolder()}/guide`, pattern: '**/[^_]*.{md,mdx}' }),
    schema: docsSchema(),
  }),
};
