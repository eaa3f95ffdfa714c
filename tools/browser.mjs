import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { ask, environment, node, root } from './install.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const onPath = () => names.map((name) => ask('sh', '-c', `command -v ${name}`)).find(Boolean) ?? null;

/** Run a step of an install, its words kept back unless it fails. */
function attempt(command, ...words) {
  const { status } = spawnSync(command, words, { cwd: root, env: environment(), stdio: 'ignore' });
  return status === 0;
}

/** Debian's own package, when this is Debian and we may install it. */
function fromDebian() {
  if (process.getuid?.() !== 0 || ask('sh', '-c', 'command -v apt-get') === null) return null;
  console.log('No browser found: installing Debian’s chromium (once)…');
  attempt('apt-get', 'update', '-qq');
  attempt(
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    'install',
    '-y',
    '-qq',
    '--no-install-recommends',
    'chromium',
    'fonts-liberation',
  );
  return onPath();
}

/** Playwright's own download, into its own cache. */
function fromPlaywright() {
  console.log('No browser found: trying Playwright’s own download (once)…');
  if (!attempt('playwright-core', 'install', 'chromium-headless-shell', 'chromium')) return null;
  const path = ask(node(), '-p', 'require("playwright-core").chromium.executablePath()');
  return path !== null && existsSync(path) ? path : null;
}

/** Path of a Chromium; `null` when none is there and none can be had. `CHROMIUM_PATH` names one. */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  return onPath() ?? fromDebian() ?? fromPlaywright();
}
