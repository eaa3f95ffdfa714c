import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builds, growth } from './bench/builds.mjs';
import { host } from './bench/host.mjs';
import { scores } from './bench/lighthouse.mjs';
import { pastes } from './bench/paste.mjs';
import { findBrowser } from './browser.mjs';
import { environment, installMissing, root } from './install.mjs';
import { buildCold, plainStarlight } from './plain-starlight.mjs';

const USE = `Use: npm run bench:site [-- [PART]… [--pages approve/,error/] [--rounds N]]

Measures the site beside plain Starlight with the same guide pages, and prints tables. The parts, all when none is named:
  paste       from a paste to its findings on screen
  builds      a cold build
  growth      builds and checks of up to 500 pages, 1,000 problems and 100 procedures
  lighthouse  Lighthouse on each page, fetched by npm when it is not there`;

const parts = ['paste', 'builds', 'growth', 'lighthouse'];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: 'string' }, rounds: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help || positionals.some((part) => !parts.includes(part))) {
  console.log(USE);
  process.exit(values.help ? 0 : 2);
}
const wanted = (part) => positionals.length === 0 || positionals.includes(part);
const rounds = values.rounds === undefined ? undefined : Number(values.rounds);

installMissing();
const browser = findBrowser();
const dist = join(root, 'dist');
execFileSync('npm', ['run', '--silent', 'build'], {
  cwd: root,
  env: { ...environment(), NODE_ENV: 'production' },
  stdio: ['ignore', 'ignore', 'inherit'],
  shell: process.platform === 'win32',
});

/** The addresses of the pages, which both sites have. */
const pagesOf = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .map((file) => file.replaceAll('\\', '/').replace(/index\.html$/, ''))
    .sort();

const [{ model }] = cpus();
const version = execFileSync(browser, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${model}, ${version}, Node ${process.version}\n`,
);

if (wanted('paste')) {
  const site = await host(dist);
  console.log(`${await pastes(browser, site.address, rounds)}\n`);
  site.stop();
}
if (wanted('builds')) console.log(`${builds(rounds)}\n`);
if (wanted('growth')) console.log(`${growth()}\n`);
if (wanted('lighthouse')) {
  const folder = plainStarlight();
  buildCold(folder);
  const sites = { 'plain Starlight': await host(join(folder, 'dist')), 'this site': await host(dist) };
  const addresses = Object.fromEntries(Object.entries(sites).map(([name, { address }]) => [name, address]));
  const pages = values.pages?.split(',') ?? pagesOf(join(folder, 'dist'));
  console.log(`${await scores(browser, addresses, pages, rounds)}\n`);
  for (const { stop } of Object.values(sites)) stop();
  rmSync(folder, { recursive: true });
}
