import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { eventually, type EnginePage } from './engines/engine.ts';

/** The support request at the end of the guide that staff had before. */
const seed = readFileSync(new URL('./fixtures/seed-support-request.txt', import.meta.url), 'utf8');
const status = seed.slice(seed.indexOf('(validating)'), seed.indexOf('\n\n'));

/** What a box on an empty page is good for: to bring a text into the clipboard, and to see what is in it. */
const emptyBox = (text: string) => {
  const box = document.createElement('textarea');
  box.value = text;
  document.body.replaceChildren(box);
  box.focus();
  box.select();
};

/** Bring a text into the clipboard by Ctrl+C, as from another page. */
async function copy(page: EnginePage, text: string): Promise<void> {
  await page.go('about:blank');
  await page.run(emptyBox, text);
  await page.control('c');
}

/** What Ctrl+V pastes. */
async function pasted(page: EnginePage): Promise<string> {
  await page.go('about:blank');
  await page.run(emptyBox, '');
  await page.control('v');
  return page.run(() => document.querySelector('textarea')?.value ?? '', null);
}

const button = (words: string) => `//button[normalize-space()='${words}' or starts-with(@aria-label,'${words}')]`;

/** Text of the first element that a selector finds; waits until there is one. */
const text = (page: EnginePage, selector: string): Promise<string> =>
  eventually(async () => {
    const found = await page.run((css) => document.querySelector(css)?.textContent ?? null, selector);
    if (found === null) throw new Error(`There is no ${selector}`);
    return found;
  });

/** Wait for a screen by its heading. */
const screen = (page: EnginePage, heading: string): Promise<void> =>
  eventually(async () => {
    expect(await text(page, '.screen h2')).toBe(heading);
  });

/** Value of a field of the support request, by its label. */
const field = (page: EnginePage, label: string): Promise<string | null> =>
  page.run((name) => {
    const found = [...document.querySelectorAll('label')].find(({ textContent }) => textContent.trim() === name);
    const control = found?.control;
    return control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement ? control.value : null;
  }, label);

const times = String.raw` \(\d{4}-\d\d-\d\d \d\d:\d\d [+-]\d\d:\d\d\)$`;

/**
 * The main job: the seed’s failure is recognised, led down the cache path and written up.
 *
 * @param site Address of the built site.
 */
export async function doMainJob(page: EnginePage, site: string): Promise<void> {
  const press = (name: string) => page.click(button(name));
  const answers = async (...names: readonly string[]) => {
    for (const name of names) await press(name);
  };

  await copy(page, seed);
  await page.go(site);
  await page.click('//textarea');
  await page.control('v');

  await screen(page, 'What it says');
  await eventually(async () => {
    expect(await page.run(() => document.activeElement?.textContent, null)).toBe('What it says');
  });
  expect(await text(page, '.stages [aria-current=step]')).toContain('validating');
  expect(await text(page, '.exception')).toBe("AttributeError: 'NoneType' object has no attribute 'id'");
  expect(await text(page, '.facts')).toContain('joetest');
  expect(await text(page, '.facts')).toContain('1111-222-3344-4567');
  expect(await text(page, '.frames > summary')).toContain('10 frames');

  // The paste is shown as it was, but for the numbers behind its marks.
  const shown = await page.run(() => {
    const marked = document.querySelector('.marked')?.cloneNode(true) as HTMLElement;
    for (const number of marked.querySelectorAll('sup')) number.remove();
    return { text: marked.textContent, marks: [...marked.querySelectorAll('mark')].map((mark) => mark.textContent) };
  }, null);
  expect(shown.text).toBe(seed);
  expect(shown.marks).toContain('validating');
  expect(shown.marks.join()).toContain('object has no attribute');

  await answers('Fix a cache problem', 'Within the last 12 hours', 'Nothing else is running');
  await screen(page, 'Restart celery, once');
  expect(await text(page, '.command pre')).toContain('service celeryd restart');
  await answers('A system administrator restarted it', 'Nothing else is running', 'It shows pending');
  await screen(page, 'Approve the request');
  expect(await text(page, '.screen .warning')).toContain('One request at a time');
  await answers('I approved it', 'I looked again', 'The same error again');

  await screen(page, 'Imaging request that failed');
  expect(await field(page, 'Username')).toBe('joetest');
  expect(await field(page, 'Instance ID')).toBe('1111-222-3344-4567');
  expect(await field(page, 'Traceback')).toBe(status);
  expect(await text(page, '.screen')).toContain('The support team also needs: Instance IP.');

  await press('Copy the support request');
  await eventually(async () => {
    expect(await text(page, '.screen')).toContain('Copied.');
  });
  expect(await page.run(() => (document.activeElement as HTMLInputElement).labels?.[0]?.textContent.trim(), null)).toBe(
    'Instance IP',
  );
  const preview = await text(page, '#preview');
  await page.type('128.196.1.2');
  await eventually(async () => {
    expect(await text(page, '#preview')).toContain('Instance IP: 128.196.1.2\n');
  });
  expect(await text(page, '.screen')).not.toContain('The support team also needs');

  const copied = await pasted(page);
  expect(copied).toBe(preview);
  const lines = copied.split('\n');
  expect(lines.slice(0, 4)).toEqual([
    'Username: joetest',
    'Instance ID: 1111-222-3344-4567',
    'Instance IP:',
    `Traceback : ${status}`,
  ]);
  const notes = lines.slice(lines.indexOf('Staff Notes:') + 1).filter((line) => line !== '');
  expect(notes.slice(0, 3)).toEqual([
    '* I attempted to re-approve the request after a few hours had passed.',
    '* I asked one of the system administrators who could connect to the production server to restart celery',
    '* After restarting celery and re-approving the request a second time, the failure came back.',
  ]);
  expect(notes.slice(3)).toEqual(
    [
      'The request had last run within the 12 hours before.',
      'I checked that no other request was in started or imaging',
      'I asked one of the system administrators who could connect to the production server to restart celery.',
      'I re-submitted the request',
      'I re-approved the request',
      'After restarting celery and re-approving the request, the failure came back.',
    ].map((sentence): unknown => expect.stringMatching(new RegExp(`^\\* ${sentence.replace('.', '\\.')}.*${times}`))),
  );
  expect(page.complaints).toEqual([]);
}
