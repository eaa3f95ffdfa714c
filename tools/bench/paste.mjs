// Some functions here run in the page.
/* global addEventListener, document, MutationObserver, navigator, performance, PerformanceObserver, requestAnimationFrame, setTimeout */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from '../install.mjs';
import { median, table } from './measure.mjs';

const failure = readFileSync(join(root, 'src/e2e/fixtures/seed-support-request.txt'), 'utf8');

/** A log of about this many bytes, with a traceback every hundred lines and the failure at its end. */
function log(bytes) {
  const lines = [];
  for (let size = 0, number = 0; size < bytes; number++) {
    const line =
      number % 100 === 99
        ? `Traceback (most recent call last):\n  File "service/tasks/machine.py", line ${number}, in run\n    task(${number})\nValueError: task ${number} has no image`
        : `[2026-11-22 14:05:${String(number % 60).padStart(2, '0')},000: INFO/Worker-${number % 8}] Task service.tasks.imaging_task[${number}] received`;
    lines.push(line);
    size += line.length + 1;
  }
  return `${lines.join('\n')}\n${failure}`;
}

const texts = { 'the seed’s example': failure, '1 MB of log': log(1e6), '10 MB of log': log(1e7) };

/** No hand is faster from the box to the keys. Milliseconds. */
const HAND = 300;

/** Paste by the keyboard and wait. Returns milliseconds from the paste to the frame after the findings are there, and the longest time that the page was not free. */
async function pasteOnce(page, text) {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  const measured = page.evaluate(
    () =>
      new Promise((resolve) => {
        let start = 0;
        let longest = 0;
        const busy = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
        });
        busy.observe({ type: 'longtask' });
        const shown = new MutationObserver(() => {
          if (
            start === 0 ||
            ![...document.querySelectorAll('.screen h2')].some((h) => h.textContent === 'What it says')
          )
            return;
          shown.disconnect();
          const drawn = performance.now() - start;
          // The frame after the change is painted when a task comes behind its callback.
          requestAnimationFrame(() =>
            setTimeout(() => {
              const time = performance.now() - start;
              setTimeout(() => {
                busy.disconnect();
                resolve({ drawn, time, longest });
              }, 500);
            }),
          );
        });
        shown.observe(document.body, { childList: true, subtree: true, characterData: true });
        addEventListener('paste', () => (start = performance.now()), { capture: true, once: true });
      }),
  );
  await page.getByLabel('Paste what you see').click();
  await page.waitForTimeout(HAND);
  await page.keyboard.press('ControlOrMeta+V');
  return measured;
}

/** From a paste to its findings on screen, on a page just loaded and when the engine is there already. */
export async function pastes(browserPath, address, rounds = 7) {
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  const rows = [];
  try {
    for (const [name, text] of Object.entries(texts)) {
      const first = [];
      const later = [];
      for (let round = 0; round < rounds; round++) {
        const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
        const page = await context.newPage();
        await page.goto(address, { waitUntil: 'networkidle' });
        first.push(await pasteOnce(page, text));
        await page.getByRole('button', { name: 'Clear' }).click();
        await page.getByRole('heading', { name: 'What it says' }).waitFor({ state: 'detached' });
        later.push(await pasteOnce(page, `${text} `));
        await context.close();
      }
      const middle = (all, of) => median(all.map((one) => one[of])).toFixed(0);
      const times = (all) => `${middle(all, 'drawn')} / ${middle(all, 'time')}`;
      rows.push([
        name,
        times(first),
        times(later),
        Math.max(...[...first, ...later].map(({ longest }) => longest)).toFixed(0),
      ]);
    }
  } finally {
    await browser.close();
  }
  return table(
    [
      'paste to findings in the page / painted, ms',
      `first paste, median of ${rounds}`,
      'later ones',
      'longest task of the page',
    ],
    rows,
  );
}
