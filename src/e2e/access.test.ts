import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { addressOf, isPage, readSite } from '../publish/built-site.ts';
import { axeFaults } from './access/axe.ts';
import { tabFaults } from './access/keyboard.ts';
import { smallTargets, sticksOut, visible, withoutEdge } from './access/layout.ts';
import { wizardStates } from './access/states.ts';
import { paste, withBrowser } from './browser.ts';

const open = withBrowser();

const pages = [...readSite('dist').keys()].filter(isPage).map(addressOf);

/** axe is no part of the page, so the policy would refuse it. */
const forAxe = { bypassCSP: true, reducedMotion: 'reduce' } as const;
const wide = { width: 1280, height: 900 };
const phone = { width: 320, height: 640 };
/** A laptop at 200 % zoom. */
const zoomed = { width: 640, height: 450 };

/** Whatever shows on a page, of the guide or of the wizard. */
async function isOpenToEveryone(page: Page, where: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe(colorScheme);
    expect(await axeFaults(page), `${where}: axe, ${colorScheme}`).toEqual([]);
  }
  expect(await tabFaults(page), `${where}: by Tab`).toEqual([]);
  for (const viewport of [phone, zoomed]) {
    await page.setViewportSize(viewport);
    expect(await sticksOut(page), `${where}: ${viewport.width} px wide`).toEqual([]);
  }
  await page.setViewportSize(wide);
}

describe('axe finds nothing, Tab goes through all in order and in sight, and nothing sticks out on a phone or at 200 %', () => {
  test.for(pages)('on /%s', async (address) => {
    const { page } = await open(address, forAxe);
    await isOpenToEveryone(page, address);
  });

  test.for(wizardStates)('on $name', async ({ name, on, reach }) => {
    const { page } = await open(on, forAxe);
    await reach(page);
    await isOpenToEveryone(page, name);
  });
});

describe('each control has 24 pixels and an edge in forced colours, and paper has neither buttons nor chrome', () => {
  test.for(wizardStates)('on $name', async ({ on, reach }) => {
    const { page } = await open(on, { viewport: phone, colorScheme: 'dark' });
    await reach(page);
    expect(await smallTargets(page)).toEqual([]);
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await withoutEdge(page)).toEqual([]);

    await page.emulateMedia({ forcedColors: 'none', media: 'print' });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
    const chrome = 'nav.sidebar, starlight-toc, mobile-starlight-toc, site-search, select, .pagination-links';
    expect(await visible(page, chrome)).toBe(0);
    expect(await visible(page, '.wizard :is(button:not(.given), textarea, input)')).toBe(0);
    expect(await visible(page, 'h1')).toBe(1);
  });
});

describe('who does not see the page is told', () => {
  /** Texts that are announced, as they change. */
  const listen = async (page: Page) => {
    await page.locator('.help:enabled, #preview').first().waitFor();
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      for (const region of document.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
        if (getComputedStyle(region).display === 'none') continue;
        new MutationObserver(() => heard.push(region.textContent.trim())).observe(region, {
          childList: true,
          characterData: true,
          subtree: true,
        });
      }
    });
  };
  const heard = (page: Page) => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

  test('of what a paste says and of each new step, by its heading', async () => {
    const { page } = await open();
    await paste(page, "(validating) ERROR - AttributeError(\"'NoneType' object has no attribute 'id'\",)");
    await expect.poll(() => focused(page), { timeout: 10_000 }).toBe('What it says');
    await page.locator('.finding .primary').click();
    await expect.poll(() => focused(page), { timeout: 10_000 }).toBe('Find out when the request last ran');
  });

  test('of what a typed text says, while the focus stays in the box', async () => {
    const { page } = await open();
    await listen(page);
    await page.getByLabel('Paste what you see').pressSequentially('validating');
    await expect.poll(() => heard(page), { timeout: 10_000 }).toContainEqual('The request is still running');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  });

  test('that a copy was made', async () => {
    const { page } = await open('re-approve/');
    await page.getByRole('button', { name: 'Get help: write a support request' }).click();
    await page.getByRole('heading', { name: 'What will be sent' }).waitFor();
    await listen(page);
    await page.getByRole('button', { name: 'Copy the support request' }).click();
    await expect.poll(() => heard(page), { timeout: 10_000 }).toContainEqual(expect.stringContaining('Copied.'));
  });

  test('that a file could not be read', async () => {
    const { page } = await open();
    await listen(page);
    const picture = { name: 'screen.png', mimeType: 'image/png', buffer: Buffer.from([137, 80, 78, 71, 0]) };
    await page.locator('input[type=file]').setInputFiles(picture);
    await expect.poll(() => heard(page), { timeout: 10_000 }).toContainEqual(expect.stringContaining('Text is needed'));
  });
});

describe('who asked for less motion', () => {
  test('sees nothing move or fade', async () => {
    const { page } = await open('re-approve/', { reducedMotion: 'reduce' });
    const moving = () =>
      page.evaluate(() => [
        getComputedStyle(document.documentElement).scrollBehavior,
        ...document.getAnimations().map((animation) => JSON.stringify(animation.effect?.getComputedTiming().duration)),
      ]);
    expect(await moving()).toEqual(['auto']);
    await page.locator('.answer').first().click();
    expect(await moving()).toEqual(['auto']);
  });
});

describe('while a page comes', () => {
  test('the table of contents stands where it stays, before the text is there', async () => {
    const left = (page: Page) => page.locator('.right-sidebar').evaluate((toc) => toc.getBoundingClientRect().left);
    const { page: whole } = await open('error/', { viewport: { width: 1366, height: 768 } });
    const { page: half } = await open('error/', { viewport: { width: 1366, height: 768 } }, (fresh) =>
      fresh.route('**/error/', async (route) => {
        const response = await route.fetch();
        const [body = ''] = (await response.text()).split('<div class="main-pane');
        await route.fulfill({ response, body });
      }),
    );
    await expect.poll(() => left(half)).toBe(await left(whole));
  });
});

describe('what was left', () => {
  test.for([
    { it: 'a laptop', viewport: wide },
    { it: 'a phone', viewport: { width: 375, height: 667 } },
  ])('is offered in sight on $it, wherever the page was left, and pushes nothing', async ({ viewport }) => {
    const { page } = await open('', { viewport });
    await paste(page, 'completed');
    await page.getByText('Kept on this device').waitFor();
    await page.evaluate(() => scrollTo({ top: 600, behavior: 'instant' }));
    await page.addInitScript(() => {
      const moves: number[] = [];
      Object.assign(globalThis, { moves });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) moves.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.reload();
    const resume = page.getByRole('button', { name: 'Resume' });
    await resume.waitFor();
    const { y = -1, height = 0 } = (await resume.boundingBox()) ?? {};
    expect(y).toBeGreaterThan(0);
    expect(y + height).toBeLessThan(viewport.height);
    expect(await page.evaluate(() => (globalThis as unknown as { moves: number[] }).moves)).toEqual([]);
  });
});

describe('on a phone', () => {
  test('a table is a list, with the head of each column in it', async () => {
    const { page } = await open('support/', { viewport: phone });
    const labels = await page.locator('td:visible').evaluateAll((cells) =>
      cells.map((cell) => {
        const { content } = getComputedStyle(cell, '::before');
        return { label: content.replaceAll('"', ''), width: cell.clientWidth };
      }),
    );
    expect(labels.slice(0, 3).map(({ label }) => label)).toEqual(['none', 'Why', 'Where you find it']);
    expect(Math.min(...labels.map(({ width }) => width))).toBeGreaterThan(250);
  });

  test('the name of the runbook is whole', async () => {
    const { page } = await open('', { viewport: phone });
    const title = page.locator('.site-title span');
    expect(await title.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
  });
});

describe('a flowchart that is wider than the page', () => {
  test.for([wide, phone])('begins with its first step in the middle, at $width px', async (viewport) => {
    const { page } = await open('imaging-problem/', { viewport });
    const middle = (selector: string) =>
      page.locator(selector).evaluate((element) => {
        const { left, width } = element.getBoundingClientRect();
        return Math.round(left + width / 2);
      });
    const chart = await middle('.chart .scroll');
    await expect.poll(async () => Math.abs((await middle('.chart .begins')) - chart)).toBeLessThan(30);
  });

  test.for([wide, phone])('is shown in the whole window, and nothing else, at $width px', async (viewport) => {
    const { page } = await open('imaging-problem/', { ...forAxe, viewport });
    await page.getByRole('link', { name: 'Show it in the whole window' }).click();
    const { width = 0 } = (await page.locator('.chart').boundingBox()) ?? {};
    expect(width).toBe(viewport.width);
    expect(await axeFaults(page)).toEqual([]);
    const focused = () => page.evaluate(() => document.activeElement?.textContent.trim());
    for (let tabs = 0; tabs < 3 && (await focused()) !== 'Back to the page'; tabs++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Show it in the whole window' }).click();
    await page.locator('.chart a.box:visible').first().click();
    await page.getByRole('heading', { name: 'Find the cause in the exception message', level: 3 }).waitFor();
  });
});

describe('on paper', () => {
  test('the accent is that of the runbook, and what only a screen can do is not there', async () => {
    const { page } = await open('', { colorScheme: 'dark' });
    await paste(page, 'completed');
    await page.getByText('Kept on this device').waitFor();
    await page.emulateMedia({ media: 'print' });
    const accent = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--sl-color-accent').trim());
    const onPaper = await accent();
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await expect.poll(accent).toBe(onPaper);
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.keeping', '#offline', '.version a', '.card-grid', '#or-go-straight-to-a-page'])
      expect(await visible(page, gone), gone).toBe(0);
  });

  test('a resolved request gives the way taken and the record, whole, and the page', async () => {
    const { page } = await open('re-approve/');
    await wizardStates.find(({ name }) => name === 'the good end')?.reach(page);
    await page.emulateMedia({ media: 'print' });
    for (const part of ['#record', '.trail li', '.procedure'])
      expect(await visible(page, part), part).toBeGreaterThan(0);
    expect(
      await page.locator('#record').evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight),
    ).toBe(0);
  });
});
