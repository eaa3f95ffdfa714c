/// <reference types="astro/client" />
/** Everything in `content/` but the pages; made by `src/authoring/vite-plugin.ts`. */
declare module 'virtual:library' {
  const library: import('./authoring/library.ts').Library;
  export default library;
  /** Which problems fit which problems’ examples. */
  export const overlaps: readonly import('./authoring/coverage.ts').Overlap[];
}
