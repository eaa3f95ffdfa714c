import { createRequire } from 'node:module';

// Astro gives this file to Vite, which would read Astro's own modules for it one by one; Node has most of them already.
const native = createRequire(import.meta.url);
export const { collections } = native('./authoring/collections.ts') as typeof import('./authoring/collections.ts');
