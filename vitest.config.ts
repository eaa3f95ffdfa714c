import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['{src,tools}/**/*.test.ts'], exclude: ['src/e2e/**'] } },
      {
        test: {
          name: 'browser',
          include: ['src/e2e/**/*.test.ts'],
          globalSetup: 'src/e2e/serve.ts',
          testTimeout: 60_000,
          // A browser on a busy machine can miss its time once; what is broken fails twice.
          retry: 1,
          // A busy machine paints late.
          expect: { poll: { timeout: 10_000 } },
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
