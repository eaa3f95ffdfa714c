import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressOf, isPage, readSite, textOf, writeFiles, type BuiltSite } from '../publish/built-site.ts';
import { keptFiles, serviceWorker } from '../publish/offline.ts';
import { withBrowser } from './browser.ts';
import { serveFolder, type StaticServer } from './static-server.ts';

const open = withBrowser();

const built = readSite('dist');
const pages = [...built.keys()].filter((path) => isPage(path) && path !== '404.html').map(addressOf);
const bytes = (text: string) => new TextEncoder().encode(text);

/** The site with another version, as a build after a change of its content would give it. */
async function anotherVersion(version: string): Promise<BuiltSite> {
  const site = new Map(built);
  for (const [path, content] of site)
    if (isPage(path)) site.set(path, bytes(textOf(content).replace(/Version [\da-f]{8}/, `Version ${version}`)));
  return site.set('sw.js', bytes(await serviceWorker(keptFiles(site))));
}

const line = (page: Page) => page.locator('.version');
const kept = (page: Page) => line(page).getByText('works without network').waitFor();

describe('after one visit', () => {
  let folder: string;
  let host: StaticServer;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'runbook-'));
    writeFiles(folder, built);
    host = await serveFolder(folder);
  });
  afterEach(async () => {
    await host.stop();
    rmSync(folder, { recursive: true });
  });

  test('the whole site works without network', async () => {
    const { page, complaints } = await open(host.address);
    await kept(page);
    await host.stop();
    await page.context().setOffline(true);
    await line(page).getByText('offline').waitFor();

    for (const address of pages) {
      await page.goto(`${host.address}${address}`);
      expect(await page.locator('h1').count(), address).toBe(1);
    }
    await page.goto(`${host.address}approve`);
    expect(await page.locator('h1').textContent(), 'without its last slash').toBe('Approve a pending request');
    await page.goto(`${host.address}no-such-page/`);
    expect(await page.locator('h1').textContent()).toBe('There is no such page');

    await page.getByRole('button', { name: 'Search' }).first().click();
    await page.getByRole('dialog').getByRole('textbox').fill('celery');
    await page.getByRole('dialog').getByRole('link').first().waitFor();

    await page.goto(host.address);
    await page.getByRole('button', { name: 'Try an example' }).click();
    await page.getByRole('heading', { name: 'What it says' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('a new version waits until the only page is loaded again', async () => {
    const { page } = await open(host.address);
    await kept(page);
    writeFiles(folder, await anotherVersion('11111111'));

    const second = await page.context().newPage();
    await second.goto(`${host.address}approve/`);
    await line(second).getByText('a new version is ready').waitFor();
    expect(await line(second).textContent()).not.toContain('11111111');
    await page.reload();
    await line(page).getByText('a new version is ready').waitFor();
    expect(await line(page).textContent(), 'while another page is open').not.toContain('11111111');

    await second.close();
    // The browser may take a moment to forget the page that was closed.
    const reloaded = async () => {
      await page.reload();
      await page.waitForTimeout(500);
      return line(page).textContent();
    };
    await expect.poll(reloaded, { timeout: 15_000 }).toContain('Version 11111111');
    await kept(page);
    await page.goto(`${host.address}approve/`);
    expect(await line(page).textContent()).toContain('Version 11111111');
  });

  test('files of two versions on the host are never mixed', async () => {
    const { page } = await open(host.address);
    await kept(page);
    const next = await anotherVersion('22222222');
    writeFiles(folder, next.set('approve/index.html', bytes('<!doctype html><meta charset="utf-8">Half a deploy')));

    const fate = page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return new Promise((resolve) => {
        registration.addEventListener('updatefound', () => {
          const { installing } = registration;
          installing?.addEventListener('statechange', () => resolve(installing.state));
        });
        void registration.update();
      });
    });
    expect(await fate).toBe('redundant');
    await page.reload();
    await kept(page);
    expect(await line(page).textContent()).not.toContain('22222222');
    await page.goto(`${host.address}approve/`);
    expect(await page.locator('h1').textContent()).toBe('Approve a pending request');
  });
});
