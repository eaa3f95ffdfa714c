import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Plain JavaScript for Node 20: this runs before anything is installed.

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Packages of a lockfile by their folder; `null` when it is not there. */
function lockedPackages(file) {
  if (!existsSync(file)) return null;
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Whether npm's own list of what is installed holds all that the lockfile names, but what is for other machines. */
function isInstalled() {
  const installed = lockedPackages(`${root}node_modules/.package-lock.json`);
  if (installed === null) return false;
  return Object.entries(lockedPackages(`${root}package-lock.json`)).every(
    ([folder, { version, optional }]) =>
      folder === '' || installed[folder]?.version === version || (optional && !installed[folder]),
  );
}

/** Install what the lockfile names, unless just that is installed. Exits with a sentence when it cannot be done. */
export function installMissing() {
  if (isInstalled()) return;
  console.log('Installing what is missing (once)…');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('The install failed: see above. It needs npm and a way to the npm registry.');
    process.exit(1);
  }
}

/** Node 24, which comes with the install; the machine's own Node may be older than the tools allow. */
export const node = () => `${root}node_modules/.bin/node`;

/** Run a tool that the install brought, under Node 24. */
export function environment() {
  const separator = process.platform === 'win32' ? ';' : ':';
  return {
    ...process.env,
    PATH: `${root}node_modules/.bin${separator}${process.env.PATH}`,
    ASTRO_TELEMETRY_DISABLED: '1',
  };
}

/** What a command prints, trimmed; `null` when it fails or is not there. */
export function ask(command, ...words) {
  try {
    return execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}
