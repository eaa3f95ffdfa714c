import { chromium as driver } from 'playwright-core';
import type { Engine } from './engine.ts';

/** Chromium, by Playwright. Never skipped: `npm test` brings it. */
export const chromium: Engine = {
  name: 'Chromium',
  lacks: null,
  async open() {
    const browser = await driver.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', ({ message }) => complaints.push(message));
    return {
      complaints,
      go: async (address) => {
        await page.goto(address);
      },
      run: (task, argument) => page.evaluate(task as never, argument),
      click: (xpath) => page.locator(`xpath=${xpath}`).first().click({ timeout: 10_000 }),
      control: (letter) => page.keyboard.press(`Control+${letter}`),
      type: (text) => page.keyboard.type(text),
      close: () => browser.close(),
    };
  },
};
