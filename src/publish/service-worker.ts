import { cleanupOutdatedCaches, precacheAndRoute, matchPrecache, type PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

/** As much of a service worker's global scope as is used here; TypeScript's own declaration of it excludes the DOM's. */
interface Worker {
  addEventListener(type: 'install' | 'activate' | 'message', listener: (event: WorkerEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly unknown[]>;
  };
}

interface WorkerEvent {
  waitUntil(done: Promise<unknown>): void;
  readonly data?: unknown;
}

/** Every file of this version, filled in by the build. */
declare const PRECACHE: PrecacheEntry[];

const worker = globalThis as unknown as Worker;

// All files of a version come at once, each checked against its hash, or none: two versions are never mixed.
precacheAndRoute(PRECACHE, {
  // The search adds a time to its first file.
  ignoreURLParametersMatching: [/^ts$/, /^utm_/],
  // A page's address without its last slash.
  urlManipulation: ({ url }) => (/\/[^/.]+$/.test(url.pathname) ? [new URL(`${url.pathname}/`, url)] : []),
});
cleanupOutdatedCaches();

// A page that this version does not hold: the host may know it; without network it is not there.
registerRoute(
  new NavigationRoute(async ({ request }) => {
    try {
      return await fetch(request);
    } catch {
      return (await matchPrecache('404.html')) ?? Response.error();
    }
  }),
);

// The first visit is offline from then on, without a second load.
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

// A new version waits until no page of the old one is in use: it takes over when the only page has just been loaded.
worker.addEventListener('message', (event) => {
  if (event.data !== 'take over') return;
  const open = worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  event.waitUntil(open.then((pages) => (pages.length <= 1 ? worker.skipWaiting() : undefined)));
});
