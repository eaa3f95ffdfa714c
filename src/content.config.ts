import { docsSchema } from '@astrojs/starlight/schema';
// Not from `astro:content`, which has the whole of Astro's rendering loaded before a build begins.
import { defineCollection } from 'astro/content/config';
import { glob } from 'astro/loaders';
import { contentFolder } from './authoring/content-folder.ts';

export const collections = {
  docs: defineCollection({
    loader: glob({ base: `${contentFolder()}/guide`, pattern: '**/[^_]*.{md,mdx}' }),
    schema: docsSchema(),
  }),
};
