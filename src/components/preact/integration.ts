import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';

const here = 'src/components/preact';

/** Keeps from a page's drawing what its components load later, in the browser: most of the wizard. */
const notYet: Plugin = {
  name: 'not-yet',
  apply: 'build',
  applyToEnvironment: ({ config }) => config.consumer === 'server',
  resolveId(id, importer, { kind }) {
    return kind === 'dynamic-import' && importer?.includes('/src/wizard/') ? { id, external: true } : undefined;
  },
};

/** Lets each component make its elements with Preact’s own `h`: a JSX runtime beside it would be one more script. */
const elements: Plugin = {
  name: 'elements',
  enforce: 'pre',
  config: () => ({
    oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment', development: false } },
    optimizeDeps: { include: ['preact', 'preact/hooks'] },
  }),
  transform: { filter: { id: /\.tsx$/ }, handler: (code) => `import { h, Fragment } from 'preact'; ${code}` },
};

/** Puts what is always loaded together into one file, and each constant where it is used: then it packs better. */
const together: Plugin = {
  name: 'together',
  apply: 'build',
  applyToEnvironment: ({ config }) => config.consumer === 'client',
  options: (options) => ({ ...options, optimization: { inlineConst: true } }),
  outputOptions: (options) => ({
    ...options,
    codeSplitting: {
      groups: [
        // Also on pages that have nothing else of ours.
        { name: 'preload-helper', test: /preload-helper/, priority: 1 },
        // All that the wizard begins with, and what it shares with the page for trying texts.
        { name: 'shared', test: /[\\/](?:preact[\\/]|(?:Wizard|Facts|MarkedText)\.tsx|package-of\.ts)/ },
        // What reads a text and what masks its secrets, of which the first needs half of the second.
        { name: 'reading', test: /[\\/](?:examine|redact|remembered)\.ts$/ },
      ],
    },
  }),
};

/**
 * Components of Preact in pages.
 *
 * Astro's own integration (6.0) sends each of them through Babel, which takes longer than the rest of the bundling; Vite
 * knows JSX by itself.
 */
export const preact: AstroIntegration = {
  name: 'preact',
  hooks: {
    'astro:config:setup': ({ addRenderer, updateConfig }) => {
      addRenderer({ name: 'preact', serverEntrypoint: `/${here}/server.ts`, clientEntrypoint: `/${here}/client.ts` });
      updateConfig({ vite: { plugins: [elements, notYet, together] } });
    },
  },
};
