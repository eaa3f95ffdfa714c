import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { paste, withBrowser } from './browser.ts';
import { freePort, serveFolder, untilItAnswers, type StaticServer } from './static-server.ts';

const open = withBrowser();

const MESSAGE = "(imaging) - ERROR - IOError(30, 'Read-only file system: /opt/imaging/4711') Exception:None";

/** A terminal’s variables: Vitest’s own (DEV, MODE, BASE_URL) reach into a build. */
const env = (content: string) => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  ASTRO_TELEMETRY_DISABLED: '1',
  CONTENT_DIR: content,
});

const folders: string[] = [];
const temporary = () => {
  const folder = mkdtempSync(join(tmpdir(), 'authoring-'));
  folders.push(folder);
  return folder;
};

/** The real content, in a place where it can be changed. */
function copyOfContent(): string {
  const folder = join(temporary(), 'content');
  cpSync('content', folder, { recursive: true });
  return folder;
}

/** What \`npm run new\` writes, filled in as its author would. */
function addNew(content: string, kind: string, name: string, fill: (text: string) => string, ...more: string[]) {
  execFileSync('npm', ['run', '--silent', 'new', kind, name, '--', '--content', content, ...more], { stdio: 'ignore' });
  const path = join(
    content,
    { problem: 'problems', procedure: 'procedures', page: 'guide' }[kind] ?? '',
    `${name}.${kind === 'page' ? 'mdx' : 'yaml'}`,
  );
  writeFileSync(path, fill(readFileSync(path, 'utf8')));
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('a problem, a path and a page that staff add', () => {
  let host: StaticServer;

  beforeAll(async () => {
    const content = copyOfContent();
    const message = join(temporary(), 'status.txt');
    writeFileSync(message, MESSAGE);
    addNew(content, 'procedure', 'read-only', (text) =>
      text
        .replace('TODO Read only', 'Make the disk writable')
        .replace('TODO What there is to do, the action first', 'Have the disk mounted again')
        .replace('TODO What to do, with the page, the menu and the button.', 'Ask a **system administrator** to do it.')
        .replace('TODO A sentence for the support team.', 'I asked a system administrator to mount the disk again.')
        .replace('TODO A sentence for the support team.', 'The disk could not be made writable.'),
    );
    addNew(content, 'page', 'read-only', (text) => text.replaceAll('TODO ', ''));
    addNew(
      content,
      'problem',
      'read-only',
      (text) =>
        text
          .replace('title: TODO Read only', 'title: The disk of the imaging host is read-only')
          .replace(/TODO What happened.*/, 'The imaging host mounted its disk so that nothing can be written to it.')
          .replace('TODO Where we know this from', 'Seen by our staff')
          .replace('procedure: imaging-problem', 'procedure: read-only'),
      '--from',
      message,
    );
    const out = temporary();
    execFileSync('npm', ['run', '--silent', 'build', '--', '--outDir', out], {
      env: env(content),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    host = await serveFolder(out);
  });
  afterAll(() => host.stop());

  test('lead the wizard from the pasted message to the end', async () => {
    const { page, complaints } = await open(host.address);
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await paste(page, MESSAGE);
    await page.getByRole('heading', { name: 'The disk of the imaging host is read-only' }).waitFor();
    await press('Make the disk writable');
    await page.getByRole('heading', { name: 'Have the disk mounted again', level: 2 }).waitFor();
    await press('It is fixed');
    await press('Nothing else is running');
    await press('It shows pending');
    await press('I approved it');
    await press('I looked again');
    await press('It is completed');
    await page.getByRole('heading', { name: 'Resolved' }).waitFor();
    expect(await page.locator('main').textContent()).toContain(
      'I asked a system administrator to mount the disk again.',
    );
    expect(complaints).toEqual([]);
  });

  test('can be read with JavaScript off, drawn and step by step', async () => {
    const { page } = await open(`${host.address}read-only/`, { javaScriptEnabled: false });
    expect(await page.locator('.chart svg .box').count()).toBeGreaterThan(7);
    expect(await page.locator('#look').textContent()).toContain('Ask a system administrator to do it.');
    expect(await page.locator('#approve').textContent()).toContain('One request at a time.');
  });

  test('are in the sidebar and among the known problems', async () => {
    const { page } = await open(`${host.address}reference/known-problems/`);
    expect(await page.locator('#sidebar, nav.sidebar').first().textContent()).toContain('Make the disk writable');
    expect(await page.locator('#read-only.problem').textContent()).toContain('Seen by our staff');
  });
});

test('a mistake stops the build with its place, what is wrong and what to do, and nothing else', () => {
  const content = copyOfContent();
  const path = join(content, 'procedures/cache-problem.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('then: restart-celery', 'then: restart-celry'));
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build', '--', '--outDir', temporary()], {
    env: env(content),
    encoding: 'utf8',
  });
  expect(status).not.toBe(0);
  const said = `${stdout}${stderr}`;
  expect(said).toContain('goes to the step “restart-celry”, and no step here has that name.');
  expect(said).toContain('→ Did you mean “restart-celery”?');
  expect(said).toMatch(/content\/procedures\/cache-problem\.yaml:\d+\n/);
  expect(said).not.toMatch(/Stack trace|node_modules|\bat \w+ \(/);
});

describe('the authors’ live preview', () => {
  let server: ChildProcess | null = null;
  afterEach(() => {
    // The whole group: the command runs the server as a child of its own.
    if (server?.pid !== undefined) process.kill(-server.pid);
    server = null;
  });

  test('shows at once what is changed, added, taken away or wrong', async () => {
    const content = copyOfContent();
    const port = await freePort();
    server = spawn('npm', ['run', '--silent', 'dev', '--', '--port', String(port)], {
      env: env(content),
      stdio: 'ignore',
      detached: true,
    });
    const address = `http://localhost:${port}/`;
    await untilItAnswers(address);
    const { page } = await open(`${address}cache-problem/`);
    // A page that is still loading has not yet asked the server to be told of changes.
    const change = async (file: string, from: string, to: string) => {
      await page.waitForLoadState('networkidle');
      const path = join(content, file);
      const text = readFileSync(path, 'utf8');
      expect(text).toContain(from);
      writeFileSync(path, text.replace(from, to));
    };

    await page.getByRole('heading', { name: 'Restart celery, once', level: 3 }).waitFor({ timeout: 30_000 });
    await change('procedures/cache-problem.yaml', 'title: Restart celery, once', 'title: Restart celery just once');
    await page.getByRole('heading', { name: 'Restart celery just once', level: 3 }).waitFor({ timeout: 30_000 });

    await change('guide/cache-problem.mdx', 'title: Fix a cache problem', 'title: Clear the cache');
    await page.locator('nav.sidebar').getByText('Clear the cache').waitFor({ timeout: 30_000 });
    await change('guide/cache-problem.mdx', 'Nothing is really broken.', 'Nothing {is} really broken.');
    await page.getByText('A page takes “{is}” for code.').first().waitFor({ timeout: 30_000 });
    await change('guide/cache-problem.mdx', 'Nothing {is} really broken.', 'Nothing is really broken.');
    await page.getByRole('heading', { name: 'Clear the cache', level: 1 }).waitFor({ timeout: 30_000 });

    // Astro (7.3) loads a changed page again twice: at once, and when its store of pages has been written, half a
    // second later or more. The second time gives up a visit that has begun by then.
    const visit = () => page.goto(`${address}reference/known-problems/`).catch(() => null);
    await expect.poll(visit, { timeout: 30_000 }).not.toBeNull();
    await page.getByRole('heading', { name: 'The disk of the imaging host is full' }).waitFor({ timeout: 30_000 });
    await change(
      'problems/disk-full.yaml',
      'title: The disk of the imaging host is full',
      'title: No room on the imaging host',
    );
    await page.getByRole('heading', { name: 'No room on the imaging host' }).waitFor({ timeout: 30_000 });

    const added = readFileSync(join(content, 'problems/quota-exceeded.yaml'), 'utf8');
    await change('problems/quota-exceeded.yaml', 'title: ', 'titel: ');
    await page.getByText('There is no key “titel” here.').first().waitFor({ timeout: 30_000 });
    await page.waitForLoadState('networkidle');
    rmSync(join(content, 'problems/quota-exceeded.yaml'));
    await page.getByRole('heading', { name: 'No room on the imaging host' }).waitFor({ timeout: 30_000 });
    expect(await page.locator('#quota-exceeded').count()).toBe(0);
    await page.waitForLoadState('networkidle');
    writeFileSync(join(content, 'problems/quota-exceeded.yaml'), added);
    await page.locator('#quota-exceeded').waitFor({ timeout: 30_000 });
  }, 120_000);
});

describe('the second runbook', () => {
  test('leads from the state of an instance to its own support request', async () => {
    const { page, complaints } = await open('instance/');
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await press('error');
    await page.getByRole('heading', { name: 'Find the fault', level: 2 }).waitFor();
    expect(await page.locator('.command pre').textContent()).toContain('nova show <instance_id>');
    await press('No host could be found');
    await press('It ends in error too');
    await page.getByRole('heading', { name: 'Instance that does not start', level: 2 }).waitFor();
    await page.getByLabel('Username').fill('joetest');
    await page.getByLabel('Fault message from nova').fill('No valid host was found.');
    const preview = await page.locator('#preview').textContent();
    expect(preview).toContain('Username: joetest\nInstance ID:\nIP Address:\nCloud Provider:');
    expect(preview).toContain('Fault message from nova: No valid host was found.');
    expect(preview).toMatch(
      /Additional notes from triage:\n\* The instance showed the state error\..*\n\* The fault in nova/,
    );
    expect(complaints).toEqual([]);
  });
});

describe('Try it', () => {
  test('tells what was read, what fits and what does not', async () => {
    const { page, complaints } = await open('reference/try-it/');
    await page
      .getByLabel('A text to try')
      .fill("(imaging) - ERROR - OSError(28, 'No space left on device') Exception:None");
    const first = page.locator('.try-it .finding').first();
    await first.waitFor();
    expect(await first.textContent()).toContain('problems/disk-full.yaml');
    expect(await first.textContent()).toMatch(/score \d+.*certain/);
    expect(await page.locator('.try-it .facts').first().textContent()).toContain('a status message');
    expect(await page.locator('.try-it .fits-not').first().textContent()).toContain('does not fit');
    expect(complaints).toEqual([]);
  });
});
