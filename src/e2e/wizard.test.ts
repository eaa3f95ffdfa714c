import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../authoring/library.ts';
import { clipboard, paste, withBrowser } from './browser.ts';

const open = withBrowser();
const { library } = loadLibrary('content');

const exampleOf = (problem: string) => {
  const example = library.problems.find(({ name }) => name === problem)?.examples[0];
  if (example === undefined) throw new Error(`content/problems/${problem}.yaml has no example`);
  return example;
};

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const title = (page: Page) => page.locator('.screen h2').textContent();

/** The request's page as Troposphere shows it, with these lines changed. */
const requestPage = (lines: Record<string, string>) => {
  const all = {
    'Request Information': '',
    'Request ID': '123',
    Username: 'joetest',
    'Request type': 'Imaging',
    'Imaging status': '',
    'Request state': 'pending',
    Status: 'pending',
    'Additional Information': '',
    'Instance Information': '',
    'Instance ID': '4711',
    'Instance alias': '1f7c9a2e-0d5b-4c0e-9a35-6a3f0f0c1b11',
    'Instance status': 'active',
    ...lines,
  };
  return Object.entries(all)
    .map(([label, value]) => (label.endsWith('Information') ? label : `${label}: ${value}`.trim()))
    .join('\n');
};

describe('a problem in the imaging stage', () => {
  test('leads to the command for the missing module, and warns before the approval', async () => {
    const { page, complaints } = await open();
    await paste(page, "(imaging) ERROR - Exception('Error: All /dev/nbd* devices are in use',) Exception:None");
    await page.locator('.finding .primary').click();
    expect(await page.locator('.command pre').textContent()).toContain('modprobe nbd max_part=16');

    let warned = '';
    for (let steps = 0; steps < 12 && (await title(page)) !== 'Approve the request'; steps++) {
      warned += (await page.locator('.screen .warning').allTextContents()).join();
      await page.locator('.answer').first().click();
    }
    expect(await title(page)).toBe('Approve the request');
    expect(await page.locator('.screen .warning').first().textContent()).toContain('One request at a time');
    expect(warned).toContain('One request at a time');
    expect(complaints).toEqual([]);
  });
});

describe('a request that did not fail', () => {
  test.for([
    {
      it: 'a pending one to its approval',
      text: requestPage({}),
      says: 'The request waits for approval',
      first: 'approve',
    },
    {
      it: 'a running one to how long it may take',
      text: 'imaging',
      says: 'The request is still running',
      first: 'still-running',
    },
    { it: 'a completed one to nothing at all', text: 'completed', says: 'The request is completed', first: null },
    {
      it: 'a re-submitted one to its approval',
      text: requestPage({ 'Request state': exampleOf('cache-not-ready').trim().split('\n')[0] ?? '' }),
      says: 'The request was re-submitted and waits for approval',
      first: 're-approve',
    },
  ])('leads $it', async ({ text, says, first }) => {
    const { page, complaints } = await open();
    await paste(page, text);
    await page.getByRole('heading', { name: says }).waitFor();
    const button = page.locator('.finding .primary');
    if (first === null) {
      expect(await button.count()).toBe(0);
    } else {
      await button.click();
      const procedure = library.runbook.procedures.find(({ name }) => name === first);
      expect(await page.locator('.screen > .kicker').textContent()).toBe(procedure?.title);
    }
    expect(complaints).toEqual([]);
  });

  test.for([
    { stage: 'imaging', waits: 'Wait 20 to 40 minutes' },
    { stage: 'validating', waits: 'Wait 60 to 65 minutes' },
  ])('a running one in $stage is given the time of that stage', async ({ stage, waits }) => {
    const { page } = await open();
    await paste(page, stage);
    await page.locator('.finding .primary').click();
    expect(await page.locator('.wait').textContent()).toContain(waits);
  });

  test('a destroyed instance is told before a run that would start over, and not where it resumes', async () => {
    const { page } = await open();
    const failed = (stage: string) =>
      requestPage({
        'Request state': `(${stage}) - ERROR - IOError(28, 'No space left on device') Exception:None`,
        Status: stage,
        'Instance status': 'Destroyed on 2026-11-20',
      });
    await paste(page, failed('imaging'));
    await page.getByText('The instance is gone.').first().waitFor();
    await paste(page, failed('validating'));
    await page.locator('.stages .failed', { hasText: 'validating' }).waitFor();
    expect(await page.getByText('The instance is gone.').count()).toBe(0);
  });
});

describe('a status message that lags behind', () => {
  test('is drawn where the known problem says that it failed', async () => {
    const { page } = await open();
    await paste(page, "(pending) - ERROR - Exception('Error: All /dev/nbd* devices are in use',) Exception:None");
    await page.locator('.stages .failed', { hasText: 'imaging' }).waitFor();
    await paste(page, requestPage({ Status: 'started' }));
    await page.locator('.stages .here', { hasText: 'started' }).waitFor();
  });
});

describe('what was raised', () => {
  test('shows the raising frame, folds the rest, and is there as text', async () => {
    const { page } = await open();
    await paste(page, exampleOf('cache-not-ready'));
    await page.locator('.frames .raised').waitFor();
    expect(await page.locator('.frames details[open]').count()).toBe(0);
    await page.getByText('As text', { exact: true }).click();
    const text = (await page.locator('.frames pre.sheet').textContent()) ?? '';
    expect(text.split('\n').slice(0, 2)).toEqual([
      'Traceback (most recent call last):',
      expect.stringMatching(/^ {2}File ".+", line \d+, in \w+$/),
    ]);
    expect(text.split('\n').at(-1)).toBe("AttributeError: 'NoneType' object has no attribute 'id'");
  });
});

describe('what the text itself lacks', () => {
  test('is said before what it may mean', async () => {
    const { page } = await open();
    await paste(page, requestPage({ 'Request state': '(validating) - ERROR - Attribute…', Status: 'validating' }));
    const notice = page.locator('.notices', { hasText: 'click the “…” beside “Request state”' });
    const [above, below] = await Promise.all([notice.boundingBox(), page.locator('.finding').first().boundingBox()]);
    expect(above?.y).toBeLessThan(below?.y ?? 0);
  });
});

describe('a text that nothing is known about', () => {
  test('is asked for its stage at once, and leads down that path', async () => {
    const { page } = await open();
    await paste(page, 'The image is broken, please help');
    await page.getByRole('group', { name: 'Which stage does the message name?' }).waitFor();
    await press(page, 'imaging');
    expect(await page.locator('.screen > .kicker').textContent()).toBe('Fix an imaging problem');
    await press(page, '← Back');
    await press(page, 'processing');
    expect(await page.locator('.screen > .kicker').textContent()).toBe('Fix a cache problem');
    await press(page, 'Get help: write a support request');
    expect(await page.locator('#preview').textContent()).toContain(
      '* The status message named the stage processing. (',
    );
  });

  test('comes into the support request', async () => {
    const { page } = await open();
    await paste(page, 'The image is broken, please help');
    await page.getByRole('heading', { name: 'This is not a problem we know' }).waitFor();
    expect(await page.locator('.finding .answer').count()).toBeGreaterThan(2);
    await press(page, 'Get help: write a support request');
    expect(await page.getByLabel('Traceback').inputValue()).toBe('The image is broken, please help');
  });
});

describe('a wait', () => {
  test('goes by the clock and by the size of the disk, also after a reload', async () => {
    const { page } = await open('', {}, (fresh) => fresh.clock.install({ time: new Date('2026-11-22T14:05:00') }));
    await paste(page, 'imaging');
    await press(page, 'Show me how long it may take');
    const wait = page.locator('.wait');
    expect(await wait.textContent()).toContain('Wait 20 to 40 minutes, counted from 14:05.');
    expect(await wait.textContent()).toContain('Look again between 14:25 and 14:45, in 20 minutes.');

    await page.getByLabel('Size of the instance’s disk').fill('60');
    expect(await wait.textContent()).toContain('Wait 2 to 4 hours');
    await page.clock.runFor('30:00');
    await page.reload();
    await press(page, 'Resume');
    expect(await page.getByLabel('Size of the instance’s disk').inputValue()).toBe('60');
    expect(await wait.textContent()).toContain('Look again between 16:05 and 18:05, in 90 minutes.');
  });
});

describe('what reads a paste', () => {
  test.for([
    { comes: 'the pointer', to: (page: Page) => page.getByLabel('Paste what you see').hover() },
    { comes: 'the focus', to: (page: Page) => page.getByLabel('Paste what you see').focus() },
  ])('is loaded when $comes comes to the box, and not before', async ({ to }) => {
    const asked: string[] = [];
    const { page } = await open('', {}, (fresh) =>
      Promise.resolve(fresh.on('request', (request) => asked.push(request.url()))),
    );
    const reads = () => asked.filter((address) => /reading|later|problems-/.test(address)).length;
    await page.locator('.help:enabled').waitFor();
    await page.waitForLoadState('networkidle');
    expect(reads()).toBe(0);
    await to(page);
    await expect.poll(reads).toBe(3);
    await page.getByLabel('Paste what you see').fill('completed');
    await page.getByRole('heading', { name: 'The request is completed' }).waitFor();
    expect(reads()).toBe(3);
  });
});

describe('what a paste says', () => {
  test.for([
    { it: 'for the first time', pastes: 1 },
    { it: 'when all is loaded', pastes: 2 },
  ])('begins at the top, below the bar, $it', async ({ pastes }) => {
    const { page } = await open();
    for (let number = 1; number <= pastes; number++) {
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await paste(page, `${exampleOf('nbd-devices-missing')}${'\n'.repeat(number)}`);
      await page.getByRole('heading', { name: 'What it says' }).waitFor();
    }
    const top = () => page.locator('.screen h2').evaluate((heading) => heading.getBoundingClientRect().top);
    await expect.poll(top).toBeLessThan(120);
    expect(await top()).toBeGreaterThan(64);
  });

  test('is shown wherever on the page it was pasted, but not over what was meant for a field', async () => {
    const { page } = await open();
    await page.locator('.help:enabled').waitFor();
    await page.evaluate(() => navigator.clipboard.writeText('completed'));
    await page.getByRole('button', { name: 'Search' }).click();
    await page.keyboard.press('ControlOrMeta+V');
    await page.keyboard.press('Escape');
    expect(await page.getByLabel('Paste what you see').inputValue()).toBe('');
    await page.keyboard.press('ControlOrMeta+V');
    await page.getByRole('heading', { name: 'The request is completed' }).waitFor();
    expect(await page.getByLabel('Paste what you see').inputValue()).toBe('completed');
  });
});

describe('a slow network', () => {
  /** A page whose known problems come once they are freed. */
  const openHeldUp = async () => {
    const { page } = await open();
    await page.locator('.help:enabled').waitFor();
    const freed = Promise.withResolvers<undefined>();
    await page.route('**/data/problems-*.json', async (route) => {
      await freed.promise;
      await route.continue();
    });
    return { page, freed };
  };

  test('is no silence: an example says that it is being read', async () => {
    const { page, freed } = await openHeldUp();
    await press(page, 'Try an example');
    await page.getByText('characters…').waitFor();
    freed.resolve(undefined);
    await page.getByRole('heading', { name: 'What it says' }).waitFor();
  });

  test('is no silence: a paste says that it is being read, and can be cancelled', async () => {
    const { page, freed } = await openHeldUp();
    await paste(page, 'validating');
    await page.getByText('Reading 10 characters…').waitFor();
    await press(page, 'Cancel');
    expect(await page.getByLabel('Paste what you see').inputValue()).toBe('');
    freed.resolve(undefined);
    await page.getByLabel('Paste what you see').fill('completed');
    await page.getByRole('heading', { name: 'The request is completed' }).waitFor();
  });
});

describe('a part that cannot be loaded', () => {
  test.for([
    {
      it: 'after a paste, which is still there',
      on: '',
      text: 'completed',
      says: 'What you typed is still there. Try',
    },
    { it: 'where nothing was typed', on: 'cache-problem/', text: '', says: 'could not be loaded. Try' },
  ])('is told $it, and can be tried again', async ({ on, text, says }) => {
    let broken = true;
    const { page } = await open(on, {}, (fresh) =>
      fresh.route('**/data/*.json', (route) => (broken ? route.abort() : route.continue())),
    );
    const alert = page.getByRole('alert');
    await alert.waitFor();
    if (text) await paste(page, text);
    await alert.filter({ hasText: says }).waitFor();
    broken = false;
    await press(page, 'Try again');
    await alert.waitFor({ state: 'detached' });
  });
});

describe('nothing that a person did is lost', () => {
  test('Back, Put back and a changed answer keep the notes', async () => {
    const { page } = await open('cache-problem/');
    await page.getByText('Add a note of your own').click();
    await page.getByPlaceholder('Goes into the support request').fill('The e-mail came at noon.');
    await press(page, 'Within the last 12 hours');
    await press(page, 'Nothing else is running');
    expect(await title(page)).toBe('Restart celery, once');

    await press(page, 'Within the last 12 hours: change');
    expect(await title(page)).toBe('Find out when the request last ran');
    expect(await page.getByPlaceholder('Goes into the support request').inputValue()).toBe('The e-mail came at noon.');
    expect(await page.locator('.dropped').textContent()).toContain('“Nothing else is running”');

    await press(page, 'Put back');
    expect(await title(page)).toBe('Restart celery, once');
    await press(page, '← Back');
    expect(await title(page)).toBe('Check that no other request is running');

    await press(page, 'Get help: write a support request');
    expect(await page.locator('#preview').textContent()).toContain(
      '* The request had last run within the 12 hours before. The e-mail came at noon. (',
    );
    await page.getByLabel('Say when each step was done').uncheck();
    expect(await page.locator('#preview').textContent()).toContain(
      'within the 12 hours before. The e-mail came at noon.\n',
    );
  });

  test('another error asks for the new text, and the way so far stays', async () => {
    const { page } = await open('re-approve/');
    for (
      let steps = 0;
      steps < 12 && (await page.getByRole('button', { name: 'Another error' }).count()) === 0;
      steps++
    )
      await page.locator('.answer').first().click();
    await press(page, 'Another error');
    expect(await page.getByLabel('Paste what you see').inputValue()).toBe('');
    await paste(page, exampleOf('nbd-devices-missing'));
    await page.getByRole('heading', { name: 'What it says' }).waitFor();
    await press(page, 'Get help: write a support request');
    expect(await page.locator('#preview').textContent()).toContain('* I re-approved the request.');
  });
});

describe('the box', () => {
  test.for([
    {
      it: 'reads a text file',
      name: 'status.txt',
      type: 'text/plain',
      body: Buffer.from('validating'),
      said: '',
      text: 'validating',
    },
    {
      it: 'reads a file that Windows wrote',
      name: 'status.txt',
      type: 'text/plain',
      body: Buffer.from('\uFEFFvalidating – é', 'utf16le'),
      said: '',
      text: 'validating – é',
    },
    {
      it: 'reads a log with a byte that is no text',
      name: 'celery.log',
      type: '',
      body: Buffer.from([0x69, 0xe9, 0x0a]),
      said: '',
      text: 'i\uFFFD\n',
    },
    {
      it: 'refuses a picture and keeps what was there',
      name: 'screen.png',
      type: 'image/png',
      body: Buffer.from([137, 80, 78, 71, 0]),
      said: 'Text is needed',
      text: 'typed',
    },
    {
      it: 'refuses a binary file and keeps what was there',
      name: 'core',
      type: '',
      body: Buffer.from([1, 0, 2]),
      said: 'Text is needed',
      text: 'typed',
    },
  ])('$it', async ({ name, type, body, said, text }) => {
    const { page } = await open();
    await page.locator('.help:enabled').waitFor();
    await page.getByLabel('Paste what you see').fill('typed');
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: type, buffer: body });
    await expect.poll(() => page.getByLabel('Paste what you see').inputValue()).toBe(text);
    if (said !== '') await page.getByText(said).waitFor();
  });

  test('takes a file that is dropped on it', async () => {
    const { page } = await open();
    const files = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['validating'], 'status.txt', { type: 'text/plain' }));
      return transfer;
    });
    await page.locator('.paste').dispatchEvent('drop', { dataTransfer: files });
    await page.getByRole('heading', { name: 'The request is still running' }).waitFor();
    expect(await page.getByLabel('Paste what you see').inputValue()).toBe('validating');
  });

  test.for([
    { it: 'typed', text: 'completed', focus: 'TEXTAREA' },
    { it: 'pasted', text: `${' '.repeat(60)}completed`, focus: 'H2' },
  ])(
    'reads what was $it before the page’s script ran, and leaves the focus where it is wanted',
    async ({ text, focus }) => {
      const { page } = await open('', {}, (slow) =>
        slow.route('**/*.js', async (route) => {
          await new Promise((resolve) => setTimeout(resolve, 1_000));
          await route.continue();
        }),
      );
      await page.getByLabel('Paste what you see').fill(text);
      await page.getByRole('heading', { name: 'The request is completed' }).waitFor();
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe(focus);
    },
  );

  test('reads the last 16 MiB of a larger file, and says so', async () => {
    const { page } = await open();
    const tail = "\n(imaging) ERROR - IOError(28, 'No space left on device') Exception:None\n";
    const body = Buffer.concat([Buffer.from('é\n'.repeat((16 * 1024 * 1024) / 3 + 1)), Buffer.from(tail)]);
    await page.locator('input[type=file]').setInputFiles({ name: 'celery.log', mimeType: 'text/plain', buffer: body });
    await page.getByText('Its last 16 MiB were read.').waitFor();
    await page.locator('.stages .failed', { hasText: 'imaging' }).waitFor();
  });

  test('draws the newest failures of a long log, says how many it leaves out, and reads a second log as well', async () => {
    const { page } = await open();
    const failure = (number: number) =>
      `Traceback (most recent call last):\n  File "worker.py", line ${String(number)}, in run\n    go()\nValueError: no. ${String(number)}\n${'a line of the log\n'.repeat(100)}`;
    for (const count of [300, 250]) {
      await page.locator('input[type=file]').setInputFiles({
        name: 'celery.log',
        mimeType: 'text/plain',
        buffer: Buffer.from(Array.from({ length: count }, (_, index) => failure(index)).join('')),
      });
      await page.getByText(`${String(count - 20)} older ones are not shown.`).waitFor();
      expect(await page.locator('.frames > details', { hasText: 'Failed before' }).count()).toBe(19);
      expect(await page.locator('.frames').textContent()).toContain(`worker.py, line ${String(count - 1)}`);
    }
  });

  test('tries an example with one press', async () => {
    const { page } = await open();
    await press(page, 'Try an example');
    await page.getByRole('heading', { name: 'What it says' }).waitFor();
    expect(await page.locator('.finding').count()).toBeGreaterThan(0);
  });
});

describe('copying', () => {
  test('selects the text and says which keys to press where the clipboard is refused', async () => {
    const { page } = await open('', { permissions: [] });
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    await press(page, 'Get help: write a support request');
    await press(page, 'Copy the support request');
    await page.getByText('press Ctrl+C').waitFor();
    expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe(
      (await page.locator('#preview').textContent())?.trim(),
    );
  });

  test('Download gives the same text as Copy', async () => {
    const { page } = await open();
    await paste(page, exampleOf('nbd-devices-missing'));
    await press(page, 'Get help: write a support request');
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Download')]);
    expect(download.suggestedFilename()).toMatch(/^support-request.*\.txt$/);
    expect(readFileSync(await download.path(), 'utf8')).toBe(await page.locator('#preview').textContent());
  });

  test('the record of a resolved request reads as what was done', async () => {
    const { page } = await open('re-approve/');
    for (let steps = 0; steps < 12 && (await title(page)) !== 'Resolved'; steps++)
      await page.locator('.answer').first().click();
    await press(page, 'Copy the record');
    expect(await clipboard(page)).toBe(await page.locator('#record').textContent());
    expect(await clipboard(page)).toContain('* The request completed. (');
  });
});

describe('by keyboard alone', () => {
  test('a paste, two answers and the support request need no mouse', async () => {
    const { page } = await open();
    await page.evaluate((text) => navigator.clipboard.writeText(text), exampleOf('cache-not-ready'));
    await page.getByLabel('Paste what you see').focus();
    await page.keyboard.press('ControlOrMeta+V');
    await page.getByRole('heading', { name: 'What it says' }).waitFor();

    /** Tab until this button has the focus, then press it. */
    const reach = async (name: string) => {
      for (let tabs = 0; tabs < 60; tabs++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => document.activeElement?.textContent.trim() ?? '');
        if (at === name) return page.keyboard.press('Enter');
      }
      throw new Error(`“${name}” cannot be reached by Tab`);
    };
    for (const [button, leadsTo] of [
      ['Fix a cache problem', 'Find out when the request last ran'],
      ['Within the last 12 hours', 'Check that no other request is running'],
      ['Nothing else is running', 'Restart celery, once'],
      ['Get help: write a support request', 'Imaging request that failed'],
    ] as const) {
      await reach(button);
      await page.getByRole('heading', { name: leadsTo, level: 2 }).waitFor();
      const focused = page.locator(':focus');
      expect(await focused.textContent()).toBe(leadsTo);
    }
  });
});

describe('shortcuts', () => {
  test('give answers, go back and ask for help, are listed by ?, and can be switched off for good', async () => {
    const { page } = await open('cache-problem/');
    // The step is there before its keys are.
    const ready = () => page.locator('.help:enabled').waitFor();
    await ready();
    const first = await title(page);
    await page.keyboard.press('1');
    await expect.poll(() => title(page)).not.toBe(first);
    await page.keyboard.press('b');
    await expect.poll(() => title(page)).toBe(first);

    await page.keyboard.press('?');
    await page.getByRole('dialog').getByLabel('Use shortcuts').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    expect(await title(page)).toBe(first);
    await page.reload();
    await ready();
    await page.keyboard.press('1');
    expect(await title(page)).toBe(first);
  });

  test('ask for help before anything was done', async () => {
    const { page } = await open();
    await page.locator('.help:enabled').waitFor();
    await page.keyboard.press('h');
    await page.getByRole('heading', { name: 'Imaging request that failed' }).waitFor();
  });

  test('do not press buttons while one types', async () => {
    const { page } = await open('cache-problem/');
    const first = await title(page);
    await page.getByText('Add a note of your own').click();
    await page.getByPlaceholder('Goes into the support request').pressSequentially('1bh?');
    expect(await title(page)).toBe(first);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

test('a page whose steps cannot be drawn says so, and goes on when they can', async () => {
  let broken = true;
  const { page } = await open('cache-problem/', {}, (prepared) =>
    prepared.route('**/data/runbook-*.json', (route) => (broken ? route.fulfill({ json: {} }) : route.continue())),
  );
  await page.getByText('This part of the page failed.').waitFor();
  broken = false;
  await page.reload();
  await page.locator('.help:enabled').waitFor();
  expect(await title(page)).toBe('Find out when the request last ran');
});
