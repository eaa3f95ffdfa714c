import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { installEngines } from './engines.mjs';
import { environment, installMissing, root } from './install.mjs';

// `npm test`: gets what it needs, runs every check and every test, and ends with one line that counts them all.

/** What each check protects; each counts as one test. */
const checks = [
  ['types', 'check:types'],
  ['lint', 'check:lint'],
  ['format', 'check:format'],
  ['layers', 'check:layers'],
  ['nothing unused', 'check:unused'],
  ['content', 'check:content'],
  ['build', 'build'],
  ['size', 'check:size'],
];

installMissing();

const browser = findBrowser();
if (browser === null) {
  console.error('No browser for the tests: install Chromium, or set CHROMIUM_PATH to one.');
  process.exit(1);
}

installEngines();

const env = { ...environment(), CHROMIUM_PATH: browser };
const shell = process.platform === 'win32';
const count = { passed: 0, failed: 0, skipped: 0 };

for (const [name, script] of checks) {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    env,
    shell,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const passed = status === 0;
  count[passed ? 'passed' : 'failed']++;
  console.log(`${passed ? '✓' : '✗'} ${name}`);
  if (!passed) console.log(`${stdout}\n${stderr}`);
}

const report = join(tmpdir(), `vitest-${process.pid}.json`);
const { status } = spawnSync(
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  {
    cwd: root,
    env,
    shell,
    stdio: ['ignore', 'inherit', 'inherit'],
  },
);
const tests = JSON.parse(readFileSync(report, 'utf8'));
rmSync(report, { force: true });
count.passed += tests.numPassedTests;
count.failed += tests.numFailedTests;
count.skipped += tests.numPendingTests + tests.numTodoTests;
// A file that cannot even be loaded has no tests to count.
if (status !== 0 && tests.numFailedTests === 0) count.failed++;

console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exitCode = count.failed > 0 ? 1 : 0;
