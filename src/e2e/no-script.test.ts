import { describe, expect, inject, test } from 'vitest';
import { loadLibrary } from '../authoring/library.ts';
import { addressOf, isPage, readSite } from '../publish/built-site.ts';
import { withBrowser } from './browser.ts';

const open = withBrowser();
const { problems, runbook } = loadLibrary('content').library;
const pages = [...readSite('dist').keys()].filter(isPage).map(addressOf);

describe('with JavaScript off', () => {
  test('every page is there to read: each known problem, each step with its answers and command, each field', async () => {
    const seen: string[] = [];
    const { page, complaints } = await open('', { javaScriptEnabled: false });
    for (const address of pages) {
      await page.goto(new URL(address, inject('site')).href);
      expect((await page.locator('h1').innerText()).length, address).toBeGreaterThan(2);
      seen.push((await page.locator('main').innerText()).replace(/\s+/g, ' '));
    }
    expect(complaints).toEqual([]);

    const wanted = [
      ...problems.map(({ title }) => title),
      ...runbook.procedures.flatMap(({ steps }) => steps).map(({ title }) => title),
      ...runbook.procedures.flatMap(({ steps }) => steps.flatMap(({ answers }) => answers.map(({ answer }) => answer))),
      ...runbook.procedures.flatMap(({ steps }) =>
        steps.flatMap(({ command }) => command?.trim().split('\n')[0] ?? []),
      ),
      ...runbook.supportRequests.flatMap(({ fields }) => fields.map(({ label }) => label.replace(/\s*:$/, ''))),
    ];
    expect(wanted.length).toBeGreaterThan(100);
    expect(wanted.filter((text) => !seen.some((whole) => whole.includes(text.replace(/\s+/g, ' '))))).toEqual([]);
  });

  test.for(['light', 'dark'] as const)(
    'the support request prints as a form to fill in, in %s',
    async (colorScheme) => {
      const { page } = await open('support/', { javaScriptEnabled: false, colorScheme });
      await page.emulateMedia({ media: 'print', colorScheme });
      // Its hue aside, ink is dark: printers leave the ground white.
      const lightest = await page
        .locator('.expressive-code .ec-line span')
        .evaluateAll((spans) =>
          Math.max(...spans.flatMap((span) => getComputedStyle(span).color.match(/\d+/g)?.map(Number) ?? [])),
        );
      expect(lightest).toBeLessThan(128);
      const room = await page
        .locator('.form-fields dd')
        .evaluateAll((fields) => fields.map((field) => parseFloat(getComputedStyle(field, '::after').blockSize)));
      expect(room.length).toBeGreaterThan(3);
      expect(Math.min(...room)).toBeGreaterThan(30);
    },
  );
});
