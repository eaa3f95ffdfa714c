import { safely } from './safely.ts';
import type { Work } from './work.ts';

/** What of a person's work is kept. Never holds a secret: see `remembered.ts`. */
export type Remembered = Pick<Work, 'entries' | 'drafts' | 'ticket' | 'diskGb'>;

/** Work that an earlier page kept. */
export interface Kept {
  readonly key: string;
  /** When it was kept, in milliseconds since 1970. */
  readonly at: number;
  readonly work: Remembered;
}

/** As much of a browser's storage as is needed. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Which of these keys an open page holds. */
export type Held = (keys: readonly string[]) => Promise<readonly string[]>;

/**
 * What this device remembers of one page of the site: each open page has a key of its own, so that two never write
 * over each other's work.
 *
 * @param shelf `null` where the browser forbids storage.
 * @param site Where the site is served: another site on the same host has its own.
 * @param page Which wizard of the site.
 */
export function openMemory(shelf: Shelf | null, site: string, page: string, held: Held) {
  const prefix = `runbook ${site} `;
  const own = `${prefix}${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
  const keys = () =>
    shelf
      ? Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '').filter((key) => key.startsWith(prefix))
      : [];
  const remove = (key: string) => shelf?.removeItem(key);

  return {
    own,
    remove,

    /** The newest work that no open page has. What is older than a week, or cannot be read, is deleted. */
    async find(now: number): Promise<Kept | null> {
      const open = await held(keys());
      return keys()
        .flatMap((key) => {
          const kept = read(key, shelf?.getItem(key) ?? '');
          if (kept && now - kept.at < WEEK) return kept.page === page && !open.includes(key) ? [kept] : [];
          remove(key);
          return [];
        })
        .reduce<Kept | null>((newest, kept) => (newest && newest.at >= kept.at ? newest : kept), null);
    },

    /** Keep this page's work; `null` keeps none. Returns whether the device remembers it. */
    keep(work: Remembered | null, now: number): boolean {
      try {
        if (work) shelf?.setItem(own, JSON.stringify({ page, at: now, ...work }));
        else remove(own);
        return shelf !== null;
      } catch {
        // Full, or forbidden at last: what was kept before would be resumed in place of what was done since.
        remove(own);
        return false;
      }
    },

    /** Delete everything that the site keeps on this device. */
    forget: () => keys().forEach(remove),
  };
}

const read = (key: string, text: string): (Kept & { readonly page: string }) | null =>
  safely(() => {
    const kept = JSON.parse(text) as { page: string; at: number } & Remembered;
    const { page, at, entries, drafts, ticket, diskGb } = kept;
    return Array.isArray(entries) && typeof at === 'number'
      ? { key, page, at, work: { entries, drafts, ticket, diskGb } }
      : null;
  });

/** The storage of this browser; `null` where it is forbidden. */
export const browserShelf = (): Shelf | null => safely(() => localStorage);

const locks = () => navigator.locks as LockManager | undefined;

/** Browsers have locks only on https and on localhost. Elsewhere the pages of a site ask each other. */
const WHO = 'Who has what?';
const ANSWERS = 200;

/** Which keys open pages hold, by the browser's locks: these are let go when a page is closed or crashes. */
export const heldByPages: Held = async () => {
  const query = await locks()?.query();
  if (query) return query.held?.flatMap(({ name }) => name ?? []) ?? [];
  const channel = new BroadcastChannel('runbook');
  const answers: string[] = [];
  channel.onmessage = ({ data }: MessageEvent<string>) => answers.push(data);
  channel.postMessage(WHO);
  await new Promise((resolve) => setTimeout(resolve, ANSWERS));
  channel.close();
  return answers;
};

/** Hold a key for as long as this page is open. */
export function hold(key: string) {
  if (locks()) void locks()?.request(key, () => new Promise(() => undefined));
  else {
    const channel = new BroadcastChannel('runbook');
    channel.onmessage = ({ data }: MessageEvent<string>) => data === WHO && channel.postMessage(key);
  }
}
