import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { environment, installMissing, root } from './install.mjs';

// `npm start`: install what is missing, build, serve. `PORT=8080 npm start` asks for another port first.

/** Whether nothing listens on a port of this machine, neither on IPv4 nor on IPv6. */
const isFree = (port, host) =>
  new Promise((settle) => {
    const server = createServer();
    server.once('error', ({ code }) => settle(code !== 'EADDRINUSE'));
    server.listen({ port, host }, () => server.close(() => settle(true)));
  });

async function freePort(wanted) {
  for (let port = wanted; port < wanted + 100; port++) {
    if ((await isFree(port, '127.0.0.1')) && (await isFree(port, '::1')) && (await isFree(port, '::'))) return port;
    console.log(`Port ${port} is taken, trying the next.`);
  }
  console.error(`No free port from ${wanted} on. Set PORT to another.`);
  process.exit(1);
}

installMissing();

// Vitest and some shells say otherwise, and a site built for development has no search.
const env = { ...environment(), NODE_ENV: 'production' };
const shell = process.platform === 'win32';
const build = spawnSync('npm', ['run', '--silent', 'build'], {
  cwd: root,
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
  shell,
  encoding: 'utf8',
});
if (build.status !== 0) {
  process.stdout.write(build.stdout);
  process.exit(1);
}
const port = await freePort(Number(process.env.PORT) || 4321);
const base = process.env.BASE ?? '/';
const { status } = spawnSync('node', ['tools/serve.mjs', '--port', String(port), '--base', base], {
  cwd: root,
  env,
  shell,
  stdio: ['ignore', 'inherit', 'inherit'],
});
process.exit(status ?? 0);
