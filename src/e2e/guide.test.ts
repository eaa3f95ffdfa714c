import { describe, expect, test } from 'vitest';
import { withBrowser } from './browser.ts';

const open = withBrowser();

describe('search', () => {
  test.for([
    { words: 'nbd', finds: 'modprobe' },
    { words: 'celery', finds: 'celery' },
    { words: '12 hours', finds: '12' },
  ])('finds “$words” in the guide', async ({ words }) => {
    const { page, complaints } = await open();
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByPlaceholder('Search').fill(words);
    await page.locator('.pagefind-ui__result-link').first().waitFor();
    expect(await page.locator('.pagefind-ui__results').textContent()).toContain(words.split(' ')[0]);
    expect(complaints).toEqual([]);
  });
});

describe('the warning about one request at a time', () => {
  test('stands on the first page above the box', async () => {
    const { page } = await open();
    const warning = await page.getByText('One request at a time.').first().boundingBox();
    const box = await page.getByLabel('Paste what you see').boundingBox();
    expect(warning?.y).toBeLessThan(box?.y ?? 0);
  });

  test('stands before each step that approves, re-submits or restarts, also with JavaScript off', async () => {
    const { page } = await open('cache-problem/', { javaScriptEnabled: false });
    for (const step of ['restart-celery', 're-submit', 'approve']) {
      const text = await page.locator(`#${step}`).textContent();
      expect(text?.indexOf('One request at a time'), step).toBeGreaterThan(-1);
      expect(text?.indexOf('One request at a time'), step).toBeLessThan(text?.indexOf('→') ?? 0);
    }
  });
});

describe('an address that leads nowhere', () => {
  test('leads to the first page', async () => {
    const { page } = await open('no-such-page/');
    await page.getByRole('main').getByRole('link', { name: 'start page' }).click();
    await page.getByLabel('Paste what you see').waitFor();
  });
});

describe('with JavaScript off', () => {
  test('the first page says where to read on', async () => {
    const { page } = await open('', { javaScriptEnabled: false });
    expect(await page.getByText('The wizard needs JavaScript.').isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: 'Fix a cache problem' }).first().isVisible()).toBe(true);
  });
});
