import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { edited, withContent, type Changes } from './fixture.ts';

/** Run the command over a content folder. */
const run = (changes: Changes, ...options: readonly string[]) =>
  withContent(changes, (folder) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['src/authoring/check-content.ts', ...options, folder],
      { encoding: 'utf8' },
    );
    return { status, stdout, stderr };
  });

const broken = edited('problems/disk-full.yaml', 'step: look', 'step: lok');

describe('check:content', () => {
  test('says what it has checked, and ends well, when all is in order', () => {
    expect(run({})).toEqual({
      status: 0,
      stdout: 'content/ is in order: 2 pages, 1 problem, 1 procedure, 1 support request.\n',
      stderr: '',
    });
  });

  test('prints each mistake and nothing else, and fails', () => {
    expect(run(broken)).toEqual({
      status: 1,
      stdout: '',
      stderr: `content/problems/disk-full.yaml:7
  The procedure “disk” has no step “lok”.
  → Did you mean “look”? Its steps are: look, nothing-else-running, approve.

1 mistake in content/ (2 pages, 1 problem, 1 procedure, 1 support request).
`,
    });
  });

  test('gives tools the same with --json', () => {
    const { status, stdout } = run(broken, '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      mistakes: [
        {
          file: 'content/problems/disk-full.yaml',
          line: 7,
          what: 'The procedure “disk” has no step “lok”.',
          fix: 'Did you mean “look”? Its steps are: look, nothing-else-running, approve.',
        },
      ],
    });
  });

  test('reports what the problems cover with --report', () => {
    expect(run({}, '--report').stdout).toMatchInlineSnapshot(`
      "disk-full: The disk is full
        means          The disk of the imaging host is full.
        recognised by  stage “imaging” and message “No space left on device”
        fix            disk/look, on /disk/#look
        examples       1, near misses 1
                       (imaging) - ERROR - IOError(28, 'No space left on device') Exception:None

      Examples of a problem, and how many of them fit which problems:
      disk-full  1  disk-full 1

      content/ is in order: 2 pages, 1 problem, 1 procedure, 1 support request.
      "
    `);
  });

  test.for([
    { it: 'an option that it does not know', options: ['--jsno'] },
    { it: 'two folders', options: ['content'] },
  ])('refuses $it, and says how it is used', ({ options }) => {
    const { status, stderr } = run({}, ...options);
    expect(status).toBe(2);
    expect(stderr).toContain('Use: npm run check:content');
  });

  test('checks the folder that CONTENT_DIR names', () => {
    withContent(broken, (folder) => {
      const { status, stderr } = spawnSync(process.execPath, ['src/authoring/check-content.ts'], {
        encoding: 'utf8',
        env: { ...process.env, CONTENT_DIR: folder },
      });
      expect(status).toBe(1);
      expect(stderr).toContain('1 mistake in content/');
    });
  });

  test('refuses a folder that is not there', () => {
    const { status, stderr } = spawnSync(process.execPath, ['src/authoring/check-content.ts', '/no/such/folder'], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toBe('There is no folder /no/such/folder that can be read.\n');
  });
});

describe('the schemas for editors', () => {
  const withSchemas = (first: string): Changes => ({
    ...edited('problems/disk-full.yaml', 'title: The', `${first}title: The`),
    '.schemas/problem.json': '{}',
  });

  test('are found stale, and a file that does not name its own is found', () => {
    const { stderr } = run(withSchemas(''));
    expect(stderr).toContain(`content/.schemas/problem.json:1
  This file is older than the shape of the files that it describes.
  → Run “npm run schemas”, which writes it anew.`);
    expect(stderr).toContain(`content/problems/disk-full.yaml:1
  The first line does not tell editors what this file may hold.
  → Make this its first line: # yaml-language-server: $schema=../.schemas/problem.json`);
  });

  test('are named by a file that does as told', () => {
    const { stderr } = run(withSchemas('# yaml-language-server: $schema=../.schemas/problem.json\n'));
    expect(stderr).not.toContain('content/problems/disk-full.yaml');
  });
});

test('a thousand problems are checked in seconds', () => {
  const example = (index: number) =>
    `(imaging) - ERROR - Exception('Tape ${index} of the robot is torn',) Exception:None`;
  const many = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [
      `problems/tape-${index}.yaml`,
      `title: Tape ${index} is torn
recognise: { stage: imaging, message: Tape ${index} of the robot is torn }
means: A tape is torn.
procedure: disk
source: Staff
examples: ["${example(index)}", "Exception: Tape ${index} of the robot is torn"]
`,
    ]),
  );
  const began = performance.now();
  const { status, stderr } = run(many);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  // Far more than it takes here (about two seconds): this is a guard against a loop within a loop, not a measurement.
  expect(performance.now() - began).toBeLessThan(30_000);
}, 60_000);
