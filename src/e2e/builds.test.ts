import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { brokenLinks } from '../publish/broken-links.ts';
import { isPage, readSite, type BuiltSite } from '../publish/built-site.ts';
import { withBrowser } from './browser.ts';
import { serveFolder } from './static-server.ts';

const open = withBrowser();

/** Build the site into a folder of its own. */
function build(base: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'build-'));
  execFileSync('npm', ['run', '--silent', 'build', '--', '--outDir', folder], {
    // As in a terminal: Vitest's own variables (DEV, MODE, BASE_URL) reach into a build.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ASTRO_TELEMETRY_DISABLED: '1', BASE: base },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return folder;
}

const fingerprint = (site: BuiltSite) =>
  [...site].map(([path, content]) => `${path} ${Buffer.from(content).toString('base64')}`);

describe('the build', () => {
  let again: string;
  let below: string;
  beforeAll(() => {
    again = build('/');
    below = build('/guides/');
  });
  afterAll(() => {
    for (const folder of [again, below]) rmSync(folder, { recursive: true });
  });

  test('gives the same files, byte for byte, each time', () => {
    const [first, second] = [readSite('dist'), readSite(again)];
    expect([...second.keys()]).toEqual([...first.keys()]);
    const known = fingerprint(first);
    expect(fingerprint(second).filter((file, index) => file !== known[index])).toEqual([]);
  });

  test('has no broken link, image or anchor', () => {
    const site = readSite('dist');
    expect([...site.keys()].filter(isPage).length).toBeGreaterThan(10);
    expect(brokenLinks(site, '/')).toEqual([]);
  });

  test('has none below a path of its own either', () => {
    expect(brokenLinks(readSite(below), '/guides/')).toEqual([]);
  });

  test('works below a path of its own: wizard, search, and no network', async () => {
    const host = await serveFolder(below, '/guides/');
    onTestFinished(host.stop);
    const { page, complaints } = await open(host.address);
    await page.locator('.version').getByText('works without network').waitFor();
    await host.stop();
    await page.getByRole('button', { name: 'Try an example' }).click();
    await page.getByRole('heading', { name: 'What it says' }).waitFor();
    await page.goto(`${host.address}approve/`);
    await page.getByRole('button', { name: 'Search' }).first().click();
    await page.getByRole('dialog').getByRole('textbox').fill('celery');
    await page.getByRole('dialog').getByRole('link').first().click();
    await page.waitForURL(/\/guides\/.+/);
    expect(await page.locator('h1').count()).toBe(1);
    expect(complaints).toEqual([]);
  });
});
