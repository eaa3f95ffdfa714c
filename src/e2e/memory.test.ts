import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { clipboard, paste, withBrowser } from './browser.ts';

const open = withBrowser();

const failure =
  "Username: joetest\n(validating) ERROR - AttributeError(\"'NoneType' object has no attribute 'id'\",) Exception:'amqp://guest:s3cr3t-Q@mq'";

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 2 });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const stored = (page: Page) =>
  page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]));
const isKept = (page: Page) => page.getByText('Kept on this device').waitFor();

/** Paste the failure and answer the first question of its path. */
async function begin(page: Page) {
  await paste(page, failure);
  await press(page, 'Fix a cache problem');
  await press(page, 'Within the last 12 hours');
  await heading(page, 'Look that no other request runs')
    .or(page.getByRole('button', { name: 'Nothing else is running' }))
    .first()
    .waitFor();
  await isKept(page);
}

describe('nothing is lost', () => {
  test('after a reload, a closed tab or a crash the work can be resumed, and the masked stays masked', async () => {
    const { page, complaints } = await open();
    await begin(page);
    await page.getByText('Add a note of your own').click();
    await page.getByPlaceholder('Goes into the support request').fill('They said s3cr3t-Q is old');
    await expect.poll(() => stored(page)).toContain('is old');
    expect(await stored(page)).not.toContain('s3cr3t-Q');
    const title = await page.locator('.screen h2').textContent();

    await page.reload();
    await press(page, 'Resume');
    await heading(page, title ?? '').waitFor();
    expect(await page.getByPlaceholder('Goes into the support request').inputValue()).toBe(
      'They said [masked-1] is old',
    );

    const context = page.context();
    await page.close();
    const next = await context.newPage();
    await next.goto(inject('site'));
    await press(next, 'Resume');
    await press(next, 'What it says: change');
    expect(await next.locator('.marked').textContent()).toContain('amqp://guest:[masked-1]@mq');
    expect(await next.locator('.marked mark').count()).toBeGreaterThan(0);
    expect(await next.locator('.finding h3').first().textContent()).toBeTruthy();
    expect(complaints).toEqual([]);
  });

  test('the time to look again holds after a reload, for the disk that was named', async () => {
    const { page } = await open();
    const wait = page.locator('.wait');
    const disk = page.getByLabel('Size of the instance’s disk, in GB');
    await paste(page, 'imaging');
    await page.locator('.finding .primary').click();
    await disk.fill('50');
    const due = /Wait 1\.7 to 3\.3 hours, counted from \d\d:\d\d\.Look again between .*\d\d:\d\d and .*\d\d:\d\d/;
    expect(await wait.textContent()).toMatch(due);
    const told = due.exec((await wait.textContent()) ?? '')?.[0] ?? '';
    await expect.poll(() => stored(page)).toContain('diskGb\\":50');
    await page.reload();
    await press(page, 'Resume');
    await expect.poll(() => disk.inputValue()).toBe('50');
    expect(await wait.textContent()).toContain(told);
  });

  test('an answer given just before the page goes away is kept', async () => {
    const { page } = await open();
    await begin(page);
    await press(page, 'Nothing else is running');
    const title = await page.locator('.screen h2').textContent();
    await page.reload();
    await press(page, 'Resume');
    await heading(page, title ?? '').waitFor();
  });

  test('starting over and deleting leave nothing on the device', async () => {
    const { page } = await open();
    await begin(page);
    await page.reload();
    await page.getByText('is kept on this device').getByRole('button', { name: 'Start over' }).click();
    expect(await stored(page)).not.toContain('joetest');
    await begin(page);
    expect(await stored(page)).toContain('joetest');
    await press(page, 'Delete my work');
    expect(await stored(page)).not.toContain('joetest');
    expect(await page.getByLabel('Paste what you see').inputValue()).toBe('');
    await page.goBack();
    expect(await page.locator('.wizard').textContent()).not.toContain('joetest');
    await page.reload();
    expect(await page.getByRole('button', { name: 'Resume' }).count()).toBe(0);
  });

  test.for([
    { it: 'on https and on localhost', withLocks: true },
    { it: 'on plain http, where browsers have no locks', withLocks: false },
  ])('two tabs do not write over each other, and neither is offered what the other has, $it', async ({ withLocks }) => {
    const { page } = await open('reference/words/');
    if (!withLocks)
      await page
        .context()
        .addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true }));
    await page.goto(inject('site'));
    await begin(page);
    const second = await page.context().newPage();
    await second.goto(inject('site'));
    await second.getByLabel('Paste what you see').waitFor();
    // Pages that ask each other take a moment.
    await second.waitForTimeout(withLocks ? 0 : 500);
    expect(await second.getByRole('button', { name: 'Resume' }).count()).toBe(0);
    await second
      .getByLabel('Paste what you see')
      .fill('(imaging) ERROR - Exception("of the second tab",) Exception:None');
    await isKept(second);
    expect(await stored(second)).toMatch(/joetest.*of the second tab|of the second tab.*joetest/s);
    await second.close();
    await page.reload();
    await press(page, 'Resume');
    expect(await stored(page)).toContain('of the second tab');
  });

  test.for([
    {
      it: 'full',
      break: () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      },
    },
    {
      it: 'forbidden',
      break: () => {
        Object.defineProperty(window, 'localStorage', {
          get: () => {
            throw new DOMException('no', 'SecurityError');
          },
        });
      },
    },
  ])('where storage is $it it works on, and says that it does not remember', async ({ break: breakStorage }) => {
    const { page } = await open('reference/words/');
    await page.addInitScript(breakStorage);
    await page.goto(inject('site'));
    await paste(page, failure);
    await press(page, 'Fix a cache problem');
    await press(page, 'Within the last 12 hours');
    await page.getByText('This browser does not remember your work').waitFor();
    await page.getByRole('button', { name: 'Nothing else is running' }).waitFor();
  });

  test('content that has changed since says what no longer applies, and goes on from what does', async () => {
    const { page } = await open();
    await begin(page);
    await page.evaluate(() => {
      for (const [key, text] of Object.entries(localStorage))
        localStorage.setItem(
          key,
          String(text).replaceAll('"answer":"Within the last 12 hours"', '"answer":"An answer of old"'),
        );
    });
    const kept = await page.evaluate(() => Object.entries(localStorage));
    await page.close();
    const { page: next } = await open();
    await next.evaluate((items) => items.forEach(([key, text]) => localStorage.setItem(key, String(text))), kept);
    await next.reload();
    await press(next, 'Resume');
    await next.getByText('The steps have changed since').waitFor();
    expect(await next.getByText('“An answer of old”').isVisible()).toBe(true);
    await press(next, 'Within the last 12 hours');
    expect(await next.getByText('The steps have changed since').count()).toBe(0);
    await next.getByRole('button', { name: 'Nothing else is running' }).waitFor();
  });
});

describe('the browser’s history', () => {
  test('goes back and forward through the steps, with no text in an address', async () => {
    const { page, complaints } = await open();
    const addresses: string[] = [];
    page.on('framenavigated', (frame) => addresses.push(frame.url()));
    await begin(page);
    const title = await page.locator('.screen h2').textContent();
    await page.goBack();
    await page.getByRole('button', { name: 'Within the last 12 hours' }).waitFor();
    await page.goBack();
    await heading(page, 'What it says').waitFor();
    await page.goBack();
    await expect.poll(() => page.getByLabel('Paste what you see').inputValue()).toBe('');
    for (let step = 0; step < 3; step++) await page.goForward();
    await heading(page, title ?? '').waitFor();
    expect(await heading(page, title ?? '').evaluate((element) => element === document.activeElement)).toBe(true);

    await page.goBack();
    await press(page, 'More than 12 hours ago');
    await page.goBack();
    await page.getByRole('button', { name: 'More than 12 hours ago' }).waitFor();
    expect(addresses.map((address) => new URL(address).hash)).toContain('#what-it-says');
    expect(addresses.join(' ')).not.toMatch(/joetest|NoneType|s3cr3t/);
    expect(complaints).toEqual([]);
  });

  test.for([
    { it: 'from anywhere', address: '#cache-problem/restart-celery' },
    { it: 'on the page of its path', address: 'cache-problem/#restart-celery' },
  ])('a link leads to a step $it', async ({ address }) => {
    const { page } = await open(address);
    await heading(page, 'Restart celery, once').waitFor();
    await page.getByRole('button', { name: 'A system administrator restarted it' }).waitFor();
  });

  test('a link to a step that is not there changes nothing', async () => {
    const { page, complaints } = await open('#cache-problem/no-such-step');
    await page.getByLabel('Paste what you see').waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('what cannot be copied or mailed', () => {
  test('is selected, with the keys to press', async () => {
    const { page } = await open('', { permissions: [] });
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await press(page, 'Get help: write a support request');
    await press(page, 'Copy the support request');
    await page.getByText('The text is selected: press Ctrl+C.').waitFor();
    expect(await page.evaluate(() => String(getSelection()))).toBe(
      (await page.locator('#preview').textContent())?.trimEnd(),
    );
  });

  test('is copied when it is too long for a mail link, and says so', async () => {
    const { page } = await open();
    await press(page, 'Get help: write a support request');
    await page.getByLabel('Additional information').fill('long '.repeat(600));
    await press(page, 'E-mail');
    await page.getByText('Too long for a mail link').waitFor();
    expect(await clipboard(page)).toBe(await page.locator('#preview').textContent());
  });

  test('is not copied when masking fails', async () => {
    const { page } = await open();
    await press(page, 'Get help: write a support request');
    await page.evaluate(() => {
      String.prototype.matchAll = () => {
        throw new Error('broken');
      };
    });
    await page.getByLabel('Additional information').fill('password=hunter22');
    await page.getByText('could not be masked').waitFor();
    for (const name of ['Copy the support request', 'Download', 'E-mail'])
      expect(await page.getByRole('button', { name, exact: true }).count(), name).toBe(0);
    await page.getByText('does not remember your work').waitFor();
  });
});
