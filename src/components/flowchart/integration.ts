import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import type { Procedure } from '../../triage/procedure.ts';

const PICTURE = fileURLToPath(new URL('picture.ts', import.meta.url));

/** Draws the flowcharts of a build while the rest of it is bundled: the layout takes about as long. */
export const flowcharts = (procedures: readonly Procedure[]): AstroIntegration => ({
  name: 'flowcharts',
  hooks: {
    'astro:config:setup': ({ command, updateConfig }) => {
      if (command !== 'build') return;
      const drawn = draw(procedures);
      const load = async (id: string) =>
        id === PICTURE ? `const drawn = ${await drawn};\nexport const pictureOf = (of) => drawn[of];` : undefined;
      updateConfig({ vite: { plugins: [{ name: 'flowcharts', load }] } });
    },
  },
});

/** Every flowchart by the name of its path, as JSON. */
const draw = (procedures: readonly Procedure[]) =>
  new Promise<string>((resolve, reject) => {
    const worker = new Worker(new URL('layout.worker.ts', import.meta.url), { workerData: procedures });
    worker.once('message', (pictures) => resolve(JSON.stringify(pictures)));
    worker.once('error', reject);
  });
