import { docsSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { contentFolder } from './authoring/content-folder.ts';

export const collections = {
  docs: defineCollection({
    loader: glob({ base: `${contentFolder()}/guide`, pattern: '**/[^_]*.{md,mdx}' }),
    schema: docsSchema(),
  }),
};
