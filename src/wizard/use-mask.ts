import { useEffect, useState } from 'preact/hooks';
import type { createMask } from '../ticket/redact.ts';
import { once } from './once.ts';

export const loadMask = once(() => import('./remembered.ts'));

/**
 * Makes masks. `null` until the rules are loaded, which only a text to be sent needs; where they cannot be loaded, it
 * throws as a mask does that fails.
 */
export function useMask(): typeof createMask | null {
  const [mask, setMask] = useState<typeof createMask | null>(null);
  useEffect(() => {
    loadMask().then(
      (loaded) => setMask(() => loaded.createMask),
      () =>
        setMask(() => () => {
          throw new Error('The mask could not be loaded.');
        }),
    );
  }, []);
  return mask;
}
