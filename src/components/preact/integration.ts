import type { AstroIntegration } from 'astro';

const here = 'src/components/preact';

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
      updateConfig({
        vite: {
          optimizeDeps: { include: ['preact', 'preact/hooks', 'preact/jsx-runtime', 'preact/jsx-dev-runtime'] },
        },
      });
    },
  },
};
