/**
 * Keep the whole site on this device, and say in the version line whether it is kept and whether there is a network.
 *
 * A new version is fetched in the background and waits. It takes over when a page has just been loaded and no other
 * is open, so that a page in use never gets files of another version.
 */
export function keepOffline(): void {
  const line = document.getElementById('offline');
  const script = line?.dataset['worker'];
  if (!line || script === undefined) return;

  let kept = '';
  const say = () => {
    line.textContent = ` · ${navigator.onLine ? 'online' : 'offline'}${kept}`;
  };
  addEventListener('online', say);
  addEventListener('offline', say);
  say();

  // Only there on https and on localhost.
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  const updating = serviceWorker.controller !== null;

  void serviceWorker.register(script, { updateViaCache: 'none' }).then(
    (registration) => {
      // Browsers look for a new version at a time of their own choosing; without network there is none.
      if (updating) registration.update().catch(() => undefined);
      if (registration.waiting && updating) {
        serviceWorker.addEventListener('controllerchange', () => location.reload());
        registration.waiting.postMessage('take over');
      }
      const sayWaiting = () => {
        if (!registration.waiting || !updating) return;
        kept = ' · a new version is ready: load this page again when no other page of the guide is open';
        say();
      };
      sayWaiting();
      registration.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', sayWaiting);
      });
    },
    () => {
      kept = ' · not kept for use without network';
      say();
    },
  );
  void serviceWorker.ready.then(() => {
    if (kept !== '') return;
    kept = ' · works without network';
    say();
  });
}
