import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A web host with a site, to be stopped. */
export interface StaticServer {
  /** Address of the site, with its base path and a slash at its end. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** Serve a built site from a folder, on a free port. */
export async function serveFolder(folder: string, base = '/'): Promise<StaticServer> {
  const port = await freePort();
  const server = spawn('node', ['tools/serve.mjs', '--port', String(port), '--base', base, '--dir', folder], {
    stdio: 'inherit',
  });
  const ended = once(server, 'exit');
  const address = `http://localhost:${port}${base}`;
  await untilItAnswers(address);
  return {
    address,
    stop: async () => {
      server.kill();
      await ended;
    },
  };
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Wait until something answers at an address, for up to ten seconds. */
export async function untilItAnswers(address: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const answered = await fetch(address).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Nothing answered at ${address}.`);
}
