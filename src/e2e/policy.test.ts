import { describe, expect, inject, test } from 'vitest';
import { addressOf, isPage, readSite } from '../publish/built-site.ts';
import { paste, withBrowser } from './browser.ts';

const open = withBrowser();

const pages = [...readSite('dist').keys()].filter(isPage).map(addressOf);

describe('the Content-Security-Policy', () => {
  test('lets each page load and run all that it holds', async () => {
    const { page, complaints } = await open();
    for (const address of pages) {
      await page.goto(`${inject('site')}${address}`);
      // The search loads when the page is idle.
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 100))));
      expect(await page.locator('meta[http-equiv=content-security-policy]').count(), address).toBe(1);
      expect(complaints, address).toEqual([]);
    }
  });

  test('lets search, theme, copy buttons and the wizard work', async () => {
    const { page, complaints } = await open('error/');
    await page.getByLabel('Select theme').first().selectOption('light');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light');

    await page.getByRole('button', { name: 'Copy to clipboard' }).first().click();
    await page.getByRole('button', { name: 'Search' }).first().click();
    await page.getByRole('dialog').getByRole('searchbox').or(page.getByRole('dialog').getByRole('textbox')).fill('nbd');
    await page.getByRole('dialog').getByRole('link').first().waitFor();
    expect(await page.locator('dialog mark').count()).toBeGreaterThan(0);

    await page.goto(inject('site'));
    await paste(page, '(imaging) ERROR - Exception("Error: All /dev/nbd* devices are in use",) Exception:None');
    await page.getByRole('heading', { name: 'What it says' }).waitFor();
    expect(complaints).toEqual([]);
  });

  /** What a planted script could try, run as one of the page's own. */
  const attempts: readonly { it: string; attempt: () => unknown; refused: RegExp }[] = [
    {
      it: 'a request to another site',
      attempt: () => fetch('https://example.org/').catch(() => 0),
      refused: /connect-src/,
    },
    {
      it: 'an image of another site',
      attempt: () => (new Image().src = 'https://example.org/x.png'),
      refused: /img-src/,
    },
    {
      it: 'a script written into the page',
      attempt: () => document.head.append(Object.assign(document.createElement('script'), { textContent: 'void 0' })),
      refused: /script-src|TrustedScript/,
    },
    {
      it: 'a script of another site',
      attempt: () => (document.createElement('script').src = 'https://example.org/x.js'),
      refused: /TrustedScriptURL/,
    },
    {
      it: 'a style written into the page',
      attempt: () => document.body.setAttribute('style', 'background: red'),
      refused: /style-src-attr/,
    },
    {
      it: 'a frame',
      attempt: () =>
        document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.org/' })),
      refused: /frame-src|default-src/,
    },
    {
      it: 'a form that is sent away',
      attempt: () => {
        const form = Object.assign(document.createElement('form'), { action: 'https://example.org/' });
        document.body.append(form);
        form.submit();
      },
      refused: /form-action/,
    },
    {
      it: 'another base for links',
      attempt: () =>
        document.head.append(Object.assign(document.createElement('base'), { href: 'https://example.org/' })),
      refused: /base-uri/,
    },
  ];

  test.for(attempts)('refuses $it', async ({ attempt, refused }) => {
    const { page, complaints } = await open('reference/words/');
    const thrown = await page.evaluate(attempt).catch(String);
    await expect.poll(() => [...complaints, thrown].join('\n')).toMatch(refused);
  });

  test('shows HTML that a script writes as text, but for the marks of search', async () => {
    const { page } = await open();
    const written = await page.evaluate(() => {
      const box = document.createElement('div');
      box.innerHTML = '<mark>nbd</mark><img src=x onerror=alert(1)><svg/onload=alert(1)>';
      return [...box.querySelectorAll('*')].map(({ tagName }) => tagName);
    });
    expect(written).toEqual(['MARK']);
  });
});
