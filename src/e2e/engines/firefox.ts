import { launch } from 'puppeteer-core';
import { eventually, type Engine } from './engine.ts';
import { firstOf } from './installed.ts';

const path = firstOf('firefox-esr', 'firefox');

/** Firefox, by Puppeteer and WebDriver BiDi. */
export const firefox: Engine = {
  name: 'Firefox',
  lacks: path === null ? 'firefox-esr' : null,
  async open() {
    const browser = await launch({ browser: 'firefox', executablePath: path ?? 'firefox-esr', headless: true });
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    return {
      complaints,
      go: async (address) => {
        await page.goto(address);
      },
      run: (task, argument) => page.evaluate(task as never, argument as never),
      click: (xpath) => eventually(() => page.click(`::-p-xpath(${xpath})`)),
      async control(letter) {
        await page.keyboard.down('Control');
        await page.keyboard.press(letter as 'a');
        await page.keyboard.up('Control');
      },
      type: (text) => page.keyboard.type(text),
      close: () => browser.close(),
    };
  },
};
