import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { ask } from './install.mjs';

/** Programs that the tests in other engines need, and Debian's packages for them. */
const packages = { 'firefox-esr': 'firefox-esr', WebKitWebDriver: 'webkit2gtk-driver', 'xvfb-run': 'xvfb xauth' };

/**
 * Install Firefox and WebKit where that is asked for by `CI=true` and can be done: on Debian, as root. Elsewhere the
 * tests in an engine that is not there are skipped by name.
 */
export function installEngines() {
  if (process.env.CI !== 'true' || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  const missing = Object.entries(packages).flatMap(([program, names]) =>
    ask('sh', '-c', `command -v ${program}`) === null ? names.split(' ') : [],
  );
  if (missing.length === 0) return;
  console.log(`Installing ${missing.join(', ')} (once)…`);
  const install = `apt-get update -qq && apt-get install -y -qq --no-install-recommends ${missing.join(' ')}`;
  const { status, stderr } = spawnSync('sh', ['-c', install], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) console.error(`They could not be installed:\n${stderr}`);
}
