import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';
import { readSite } from '../publish/built-site.ts';
import { ASK_AGAIN, FOR_EVER, HEADERS } from '../publish/headers.ts';
import { withBrowser } from './browser.ts';
import { freePort, serveFolder, untilItAnswers } from './static-server.ts';

/** Debian's nginx, fetched where that is allowed; `null` when it cannot be had. */
function findNginx(): string | null {
  const path = '/usr/sbin/nginx';
  if (!existsSync(path) && process.getuid?.() === 0)
    for (const words of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'nginx-light'],
    ])
      spawnSync('apt-get', words, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  return existsSync(path) ? path : null;
}

const nginx = findNginx();
const open = withBrowser();

/** The shipped configuration with a port and a folder of this machine, in as much of a frame as nginx needs. */
function configuration(port: number, folder: string): string {
  const shipped = readFileSync('deploy/nginx.conf', 'utf8')
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
    .replace('root /srv/runbook;', `root ${resolve('dist')};`);
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  return [
    process.getuid?.() === 0 ? 'user root;' : '',
    `daemon off; pid ${folder}/pid; error_log stderr crit; events {}`,
    `http { include /etc/nginx/mime.types; access_log off; ${places.join(' ')}`,
    shipped,
    '}',
  ].join('\n');
}

describe.skipIf(nginx === null)('Debian’s nginx with deploy/nginx.conf (needs nginx-light)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  let site: string;
  let stop: () => Promise<unknown>;

  beforeAll(async () => {
    const port = await freePort();
    writeFileSync(`${folder}/nginx.conf`, configuration(port, folder));
    const server = spawn(nginx ?? '', ['-p', folder, '-c', `${folder}/nginx.conf`, '-e', 'stderr'], {
      stdio: 'inherit',
    });
    const ended = once(server, 'exit');
    stop = () => {
      server.kill('SIGQUIT');
      return ended;
    };
    site = `http://127.0.0.1:${port}/`;
    await untilItAnswers(site);
  });
  afterAll(async () => {
    await stop();
    rmSync(folder, { recursive: true });
  });

  const paths = [...readSite('dist').keys()];
  const first = (start: string) => paths.find((path) => path.startsWith(start)) ?? `no file in ${start}`;

  test.for([
    { it: 'a page', path: '', type: 'text/html; charset=utf-8', caching: ASK_AGAIN },
    { it: 'a page below', path: 'approve/', type: 'text/html; charset=utf-8', caching: ASK_AGAIN },
    { it: 'the service worker', path: 'sw.js', type: 'application/javascript; charset=utf-8', caching: ASK_AGAIN },
    {
      it: 'the search',
      path: 'pagefind/pagefind.js',
      type: 'application/javascript; charset=utf-8',
      caching: ASK_AGAIN,
    },
    { it: 'a style', path: first('_astro/common'), type: 'text/css', caching: FOR_EVER },
    {
      it: 'the known problems',
      path: first('data/problems-'),
      type: 'application/json',
      caching: FOR_EVER,
    },
    {
      it: 'a part of the search',
      path: first('pagefind/fragment/'),
      type: 'application/octet-stream',
      caching: FOR_EVER,
    },
  ])('sends $it with every header', async ({ path, type, caching }) => {
    const { status, headers } = await fetch(`${site}${path}`);
    expect(status).toBe(200);
    for (const [name, value] of Object.entries(HEADERS)) expect(headers.get(name), name).toBe(value);
    expect(headers.get('content-type')).toBe(type);
    expect(headers.get('cache-control')).toBe(caching);
    expect(headers.get('server'), 'no version of the server').toBe('nginx');
  });

  test.for([
    { it: 'a page that is not there', path: 'no-such-page/', method: 'GET', status: 404 },
    { it: 'a file that is not there', path: '_astro/no-such-file.js', method: 'GET', status: 404 },
    { it: 'the headers of other hosts', path: '_headers', method: 'GET', status: 404 },
    { it: 'anything sent to it', path: '', method: 'POST', status: 403 },
  ])('refuses $it, with every header', async ({ path, method, status }) => {
    const answer = await fetch(`${site}${path}`, { method });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('cache-control')).toBeNull();
    for (const [name, value] of Object.entries(HEADERS)) expect(answer.headers.get(name), name).toBe(value);
  });

  test('sends an address without its last slash to the one with it', async () => {
    const { status, headers } = await fetch(`${site}approve`, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([301, '/approve/']);
  });

  test('serves a site that works, search included', async () => {
    const { page, complaints } = await open(site);
    await page.getByRole('button', { name: 'Search' }).first().click();
    await page.getByRole('dialog').getByRole('textbox').fill('celery');
    await page.getByRole('dialog').getByRole('link').first().waitFor();
    expect(complaints).toEqual([]);
  });

  test('lets no other site frame it', async () => {
    const { page } = await open();
    writeFileSync(`${folder}/plain.html`, `<iframe src="${inject('site')}"></iframe>`);
    writeFileSync(`${folder}/nginx.html`, `<iframe src="${site}"></iframe>`);
    const elsewhere = await serveFolder(folder);
    onTestFinished(elsewhere.stop);
    // What a page refuses is told a moment after the page around it has loaded.
    const framed = () => page.frames().at(-1)?.url();
    await page.goto(`${elsewhere.address}plain.html`);
    await expect.poll(framed, { message: 'served without the headers' }).toBe(inject('site'));
    await page.goto(`${elsewhere.address}nginx.html`);
    await expect.poll(framed).toBe('chrome-error://chromewebdata/');
  });
});
