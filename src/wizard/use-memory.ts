import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { browserShelf, heldByPages, hold, openMemory, type Kept } from './memory.ts';
import { safely } from './safely.ts';
import { loadMask } from './use-mask.ts';
import { noWork, type Work } from './work.ts';

/** Keystrokes are gathered for so long before the work is kept. Milliseconds. */
const GATHER = 300;

/** Longer texts are not kept: no browser has the room, and masking them would stop the page. UTF-16 units. */
const LARGEST = 2_000_000;

/** Nothing was done yet, but perhaps for opening a link to a step. */
const isBarelyBegun = ({ entries }: Work) => entries.every(({ type }) => type === 'path.chosen') && entries.length < 2;

export interface WorkMemory {
  /** Work of an earlier page that can be resumed. */
  readonly offered: Kept | null;
  /** Whether the work is kept; `null` while there is none. */
  readonly remembers: boolean | null;
  /** The offered work was taken over by this page (`true`), or turned down. */
  readonly settle: (taken: boolean) => void;
  /** Delete all that is kept. */
  readonly forget: () => void;
}

/**
 * Keep a page's work on this device whenever it changes, and offer what an earlier page kept.
 *
 * @param page Which wizard of the site.
 */
export function useMemory(page: string, work: Work): WorkMemory {
  const memory = useMemo(
    () => openMemory(import.meta.env.SSR ? null : browserShelf(), import.meta.env.BASE_URL, page, heldByPages),
    [page],
  );
  const [offered, setOffered] = useState<Kept | null>(null);
  const [remembers, setRemembers] = useState<boolean | null>(null);
  // What was taken over is there twice until this page has kept it.
  const taken = useRef<string | null>(null);
  // Loaded with the first thing done, so that the last one can be kept while the page goes away.
  const mask = useRef<Awaited<ReturnType<typeof loadMask>> | null>(null);

  useEffect(() => void memory.find(Date.now()).then(setOffered), [memory]);

  const begun = work !== noWork;
  useEffect(() => {
    if (!begun) return;
    hold(memory.own);
    loadMask().then(
      (loaded) => (mask.current = loaded),
      () => setRemembers(false),
    );
  }, [begun, memory]);

  useEffect(() => {
    if (!begun) return;
    const keep = () => {
      if (work.entries.length === 0 && Object.keys(work.drafts).length === 0) {
        memory.keep(null, 0);
        setRemembers(null);
      } else if (mask.current) {
        const { maskedWork } = mask.current;
        const isLarge = work.entries.some((entry) => entry.type === 'text.pasted' && entry.text.length > LARGEST);
        // What cannot be masked is not kept.
        const safe = isLarge ? null : safely(() => maskedWork(work));
        const kept = memory.keep(safe, Date.now()) && safe !== null;
        if (kept && taken.current !== null) memory.remove(taken.current);
        setRemembers(kept);
      }
    };
    const timer = setTimeout(() => void loadMask().then(keep, keep), GATHER);
    addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', keep);
    };
  }, [begun, work, memory]);

  return {
    offered: isBarelyBegun(work) ? offered : null,
    remembers,
    settle: (isTaken) => {
      if (isTaken) taken.current = offered?.key ?? null;
      else if (offered) memory.remove(offered.key);
      setOffered(null);
    },
    forget: () => {
      memory.forget();
      setRemembers(null);
    },
  };
}
