import { existsSync } from 'node:fs';
import { afterEach, describe, inject, test } from 'vitest';
import { chromium } from './engines/chromium.ts';
import type { EnginePage } from './engines/engine.ts';
import { firefox } from './engines/firefox.ts';
import { webkit } from './engines/webkit.ts';
import { doMainJob } from './main-job.ts';

/** Where `npm test` installs the browsers by itself, so that none may be skipped: see tools/engines.mjs. */
const installs = process.env['CI'] === 'true' && process.getuid?.() === 0 && existsSync('/etc/debian_version');

let page: EnginePage | null = null;
afterEach(async () => {
  await page?.close();
  page = null;
});

describe('the main job', () => {
  for (const { name, lacks, open } of [chromium, firefox, webkit])
    test.skipIf(lacks !== null && !installs)(
      `the seed’s failure is recognised, led down the cache path and written up, in ${name}${lacks === null ? '' : ` (which lacks ${lacks})`}`,
      async () => {
        page = await open();
        await doMainJob(page, inject('site'));
      },
    );
});
