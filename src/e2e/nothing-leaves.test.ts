import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { clipboard, paste, withBrowser } from './browser.ts';

const open = withBrowser();

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Everything that a page asks a host for, and every address it stands at; also what its workers ask for. */
function watch(page: Page) {
  const asked: string[] = [];
  const shown: string[] = [];
  page
    .context()
    .on('request', (request) => asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
  page.context().on('serviceworker', (worker) => asked.push(`GET ${worker.url()} `));
  page.on('framenavigated', (frame) => shown.push(frame.url()));
  page.on('console', (message) => shown.push(message.text()));
  page.on('websocket', (socket) => asked.push(`WEBSOCKET ${socket.url()} `));
  return { asked, shown };
}

test('the whole wizard asks for nothing but the site’s own files, and tells nobody what was pasted', async () => {
  const { page, complaints } = await open('reference/words/');
  const { asked, shown } = watch(page);
  const secret = 'Zebrafish-4711-marker';
  await page.goto(inject('site'));
  await paste(
    page,
    `Username: joetest\n(validating) ERROR - AttributeError("'NoneType' object has no attribute 'id'",) Exception:'${secret}'`,
  );
  await page.getByRole('heading', { name: 'What it says' }).waitFor();
  await press(page, 'Fix a cache problem');
  await press(page, 'Within the last 12 hours');
  await page.getByText('Add a note of your own').click();
  await page.getByPlaceholder('Goes into the support request').fill(`a note on ${secret}`);
  await press(page, 'Nothing else is running');
  await press(page, 'Get help: write a support request');
  await page.getByLabel('Additional information').fill(`more of ${secret}`);
  await press(page, 'Copy the support request');
  expect(await clipboard(page)).toContain(secret);
  const download = page.waitForEvent('download');
  await press(page, 'Download');
  const file = await download;
  expect(readFileSync(await file.path(), 'utf8')).toContain(secret);
  await page.getByRole('button', { name: 'Search' }).first().click();
  await page.getByRole('dialog').getByRole('textbox').fill('celery');
  await page.getByRole('dialog').getByRole('link').first().waitFor();
  await page.keyboard.press('Escape');
  await page.reload();
  await press(page, 'Resume');
  await page.getByLabel('Additional information').waitFor();
  await page.goBack();

  const site = new URL(inject('site')).origin;
  expect(asked.length).toBeGreaterThan(15);
  expect(
    asked.filter((request) => !request.startsWith(`GET ${site}/`) && !request.startsWith(`GET blob:${site}/`)),
  ).toEqual([]);
  for (const word of [secret, 'NoneType']) {
    expect(asked.filter((request) => request.includes(word))).toEqual([]);
    expect([...shown, await page.title(), file.suggestedFilename()].filter((text) => text.includes(word))).toEqual([]);
  }
  expect(complaints).toEqual([]);
});

describe('everything shown is text', () => {
  const payloads: readonly { it: string; payload: string }[] = [
    { it: 'HTML', payload: '<b>bold</b><h1>big</h1></pre></textarea></section>' },
    { it: 'a script', payload: '<script>window.broken = 1</script>' },
    { it: 'an image with a script', payload: '<img src=x onerror="window.broken = 1">' },
    {
      it: 'SVG',
      payload:
        '<svg onload="window.broken = 1"><foreignObject><body onload="window.broken = 1"/></foreignObject></svg>',
    },
    { it: 'a javascript: link', payload: '<a href="javascript:window.broken=1">x</a> javascript:window.broken=1' },
    { it: 'a data: link', payload: 'data:text/html,<script>parent.broken=1</script>' },
    { it: 'a frame', payload: '<iframe srcdoc="<script>parent.broken=1</script>"></iframe>' },
    { it: 'CSS', payload: '<style>*{display:none!important}</style><link rel=stylesheet href=//example.org/x.css>' },
    { it: 'a style attribute', payload: '" style="position:fixed;inset:0;background:red' },
    {
      it: 'a base and a refresh',
      payload: '<base href="//example.org/"><meta http-equiv=refresh content="0;url=//example.org/">',
    },
    { it: 'an end of Astro’s own', payload: '</astro-island>{{constructor.constructor("window.broken=1")()}}${1}' },
    { it: 'bidi controls', payload: '\u202Egnp.exe\u202C \u2066\u2067abc\u2069 \u200F' },
    { it: 'characters that take no width', payload: 'a\u200B\u200C\u200D\uFEFFb' },
    { it: 'a line without end', payload: 'x'.repeat(20_000) },
    { it: 'marks upon marks', payload: `Z${'\u0335\u0321\u0353'.repeat(100)}` },
    { it: 'the path of a file', payload: '../../../etc/passwd\\..\\CON' },
    { it: 'a header of a mail', payload: 'x%0D%0ABcc:evil@example.org\r\nBcc: evil@example.org' },
  ];

  test.for(payloads)('$it runs nothing and breaks nothing', async ({ payload }) => {
    const { page, complaints } = await open('reference/words/');
    const { asked } = watch(page);
    await page.goto(inject('site'));
    await paste(page, `Username: ${payload}\n(imaging) ERROR - ValueError("${payload}",) Exception:None\n${payload}`);
    await page.getByRole('heading', { name: 'What it says' }).waitFor();
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    expect(await wide(), 'no wider than the window').toBe(true);

    await press(page, 'Get help: write a support request');
    await page.getByLabel('Username').fill(payload);
    await page.getByLabel('Additional information').fill(payload);
    expect(await wide(), 'no wider than the window').toBe(true);
    expect(await page.locator('#preview *').count(), 'the preview is text alone').toBe(0);
    await press(page, 'Copy the support request');
    expect(await clipboard(page)).toBe(await page.locator('#preview').textContent());

    const download = page.waitForEvent('download');
    await press(page, 'Download');
    expect((await download).suggestedFilename()).toMatch(/^support-request(?:-[\w.-]{1,64})?\.txt$/);
    expect((await download).suggestedFilename()).not.toMatch(/^\.|\.\./);

    expect(await page.evaluate(() => 'broken' in window)).toBe(false);
    expect(await page.locator('iframe, .wizard :is(script, style, svg[onload], img, h1, base)').count()).toBe(0);
    expect(new URL(page.url()).origin).toBe(new URL(inject('site')).origin);
    expect(asked.filter((request) => request.includes('example.org'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('a control that turns writing round turns nothing beside it', async () => {
    const { page } = await open();
    await press(page, 'Get help: write a support request');
    await page.getByLabel('Additional information').fill('password="ab\u202Ecd12"');
    await press(page, 'Send it in clear');
    const row = page.locator('.masked li');
    await row.getByRole('button', { name: 'Mask it' }).waitFor();
    const right = await row.evaluate((item) => {
      const beside = document.createRange();
      const [code, ...others] = item.childNodes;
      for (const node of others) if (node instanceof Text && node.data.trim() !== '') beside.selectNode(node);
      return { code: (code as Element).getBoundingClientRect().right, kind: beside.getBoundingClientRect().right };
    });
    const button = await row.getByRole('button').boundingBox();
    expect(right.code).toBeLessThan(right.kind);
    expect(right.kind).toBeLessThanOrEqual(button?.x ?? 0);
  });

  test.for(payloads.filter(({ payload }) => encodeURIComponent(payload).length < 500))(
    '$it in a mail link stays in its place',
    async ({ payload }) => {
      const { page } = await open();
      await press(page, 'Get help: write a support request');
      await page.getByLabel('Username').fill(payload);
      // The address that the page hands to the mail program.
      const client = await page.context().newCDPSession(page);
      await client.send('Page.enable');
      const handed = new Promise<string>((resolve) => {
        client.on('Page.frameRequestedNavigation', ({ url }) => resolve(url));
      });
      await press(page, 'E-mail');
      const mail = new URL(await handed);
      expect(mail.protocol).toBe('mailto:');
      expect(mail.pathname).toBe('');
      expect([...mail.searchParams.keys()]).toEqual(['subject', 'body']);
      expect(mail.searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(
        await page.locator('#preview').textContent(),
      );
    },
  );
});
