/**
 * A part of the site that is loaded once; after a failure the next call tries again.
 *
 * Also for a script that is there already: `import()` makes the page wait for its next task, in which findings would
 * come a frame later than they could.
 */
export function once<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loading: Promise<Loaded> | null = null;
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    }));
}
