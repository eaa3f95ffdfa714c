import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { paste } from '../browser.ts';

/** One thing that the wizard can show, and how a person comes to it from the page that it begins on. */
export interface WizardState {
  readonly name: string;
  /** The page that it begins on, from the site’s root. */
  readonly on: string;
  readonly reach: (page: Page) => Promise<void>;
}

const seed = readFileSync(new URL('../fixtures/seed-support-request.txt', import.meta.url), 'utf8');

const press = async (page: Page, ...names: readonly string[]) => {
  for (const name of names) await page.getByRole('button', { name, exact: true }).click();
};
const read = async (page: Page, text: string) => {
  await paste(page, text);
  await page.getByRole('heading', { name: 'What it says' }).waitFor();
};
const unfold = (page: Page) =>
  page.evaluate(() => {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('.wizard details')) fold.open = true;
  });

/** Every kind of thing that the wizard shows. */
export const wizardStates: readonly WizardState[] = [
  { name: 'the paste', on: '', reach: (page) => page.getByLabel('Paste what you see').waitFor() },
  {
    name: 'the findings',
    on: '',
    async reach(page) {
      await read(page, seed);
      await unfold(page);
    },
  },
  { name: 'an unknown text', on: '', reach: (page) => read(page, 'The image is broken, please help') },
  { name: 'a request that waits', on: '', reach: (page) => read(page, 'Status: pending') },
  {
    name: 'a long text',
    on: '',
    reach: (page) => read(page, `${'all is well\n'.repeat(20_000)}(validating) ERROR - KeyError('a',)`),
  },
  {
    name: 'a question, with a note',
    on: 'cache-problem/',
    async reach(page) {
      await page.getByText('Add a note of your own').click();
      await page.getByLabel('Your note on this step').fill('The e-mail came at noon.');
    },
  },
  {
    name: 'a warning and a command',
    on: 'cache-problem/',
    async reach(page) {
      await press(page, 'Within the last 12 hours', 'Nothing else is running');
      await page.getByRole('heading', { name: 'Restart celery, once', level: 2 }).waitFor();
    },
  },
  {
    name: 'a step that was taken back',
    on: 'cache-problem/',
    async reach(page) {
      await press(page, 'Within the last 12 hours', 'Nothing else is running', '← Back');
      await page.getByText('Taken back').waitFor();
    },
  },
  {
    name: 'a wait',
    on: 're-approve/',
    async reach(page) {
      for (let steps = 0; steps < 12 && (await page.locator('.screen .wait').count()) === 0; steps++)
        await page.locator('.answer').first().click();
    },
  },
  {
    name: 'the good end',
    on: 're-approve/',
    async reach(page) {
      for (let steps = 0; steps < 12 && (await page.locator('#record').count()) === 0; steps++)
        await page.locator('.answer').first().click();
    },
  },
  {
    name: 'the support request',
    on: '',
    async reach(page) {
      await read(page, `${seed}\n* password=hunter2hunter2\n`);
      await press(page, 'Get help: write a support request');
      await page.getByRole('heading', { name: 'What will be sent' }).waitFor();
    },
  },
];
