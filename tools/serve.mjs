import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import sirv from 'sirv';

// Serves the built site as any web host would: `node tools/serve.mjs --port 4321 [--base /guides/] [--dir dist]`.

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4321' },
    base: { type: 'string', default: '/' },
    dir: { type: 'string', default: 'dist' },
  },
});
const base = values.base.replace(/\/?$/, '/');
// Files are looked up at each request, so that a new build is served at once.
const files = sirv(values.dir, { dev: true, etag: true });
const notFound = `${values.dir}/404.html`;

const server = createServer((request, response) => {
  const missing = () => {
    response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(existsSync(notFound) ? readFileSync(notFound) : 'Not found');
  };
  if (request.url === base.slice(0, -1) || (request.url === '/' && base !== '/')) {
    response.writeHead(302, { Location: base }).end();
    return;
  }
  if (!request.url.startsWith(base)) return missing();
  request.url = request.url.slice(base.length - 1);
  files(request, response, missing);
});
server.listen(Number(values.port), 'localhost', () => {
  console.log(`The runbook is at http://localhost:${values.port}${base}   (Ctrl+C stops it)`);
});
