import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Entry } from '../triage/session.ts';

interface Position {
  /** What was done up to here. */
  readonly entries: readonly Entry[];
  /** Name of the place, as content names it: never a text of the person's. */
  readonly anchor: string;
  /** All was deleted, also from the history. */
  readonly forgotten: boolean;
}

/** As `history.state` holds it: only a number. What was done stays in this page's memory. */
interface Visit {
  readonly visit: number;
}

const isVisit = (state: unknown): state is Visit => typeof state === 'object' && state !== null && 'visit' in state;

/** `#restart-celery` on the page of its path is `#cache-problem/restart-celery`. */
const isSamePlace = (hash: string, anchor: string) =>
  hash.length > 1 && `/${anchor.slice(1)}`.endsWith(`/${hash.slice(1)}`);

interface Travel {
  /** Read what a session holds, before going to it. Resolves to whether that went well. */
  readonly prepare: (entries: readonly Entry[]) => Promise<boolean>;
  /** Go to what was done up to a place. */
  readonly go: (entries: readonly Entry[]) => void;
  /** A link to another place of this page was opened. */
  readonly open: () => void;
}

/**
 * Make the browser's Back and Forward go through the wizard.
 *
 * @returns Whether the address comes from an earlier visit to this page, as after a reload: then it is no link to a step.
 */
export function useHistory({ entries, anchor, forgotten }: Position, travel: Travel): boolean {
  const again = useMemo(() => !import.meta.env.SSR && isVisit(history.state), []);
  const visited = useRef(new Map<number, readonly Entry[]>());
  const shown = useRef<readonly Entry[] | null>(null);
  /** Where Back or Forward is on its way to. */
  const awaited = useRef<readonly Entry[] | null>(null);
  const latest = useRef(travel);
  latest.current = travel;

  // Before the next press of Back can come.
  useLayoutEffect(() => {
    const before = shown.current;
    const arrived = awaited.current === entries;
    // On the way, the address is already that of where it leads to.
    if (awaited.current && before === entries && !arrived) return;
    shown.current = entries;
    awaited.current = null;
    if (arrived) return;
    if (forgotten && before) visited.current.clear();
    // A text that is still being typed is one place, and so is what a link led to at once.
    const typing = before?.length === entries.length && entries.at(-1)?.type === 'text.pasted';
    const linked = before?.length === 0 && entries.length === 1 && isSamePlace(location.hash, anchor);
    const stays = before === null || before === entries || typing || linked;
    const visit = stays && isVisit(history.state) ? history.state.visit : Date.now() + visited.current.size;
    visited.current.set(visit, entries);
    // The address that the page was opened with may be a link to a step.
    const url = stays && anchor === '' ? undefined : `${location.pathname}${location.search}${anchor}`;
    if (stays) history.replaceState({ visit } satisfies Visit, '', url);
    else history.pushState({ visit } satisfies Visit, '', url);
  }, [entries, anchor, forgotten]);

  useEffect(() => {
    const onPop = async ({ state }: PopStateEvent) => {
      if (!isVisit(state)) {
        latest.current.open();
        return;
      }
      const there = visited.current.get(state.visit);
      awaited.current = there && there !== shown.current ? there : null;
      // Pressed twice, only the last one counts.
      if (awaited.current && (await latest.current.prepare(awaited.current)) && awaited.current === there)
        latest.current.go(there);
    };
    const listener = (event: PopStateEvent) => void onPop(event);
    addEventListener('popstate', listener);
    return () => removeEventListener('popstate', listener);
  }, []);

  return again;
}
