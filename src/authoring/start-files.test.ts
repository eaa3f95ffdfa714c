import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { saidOf, withContent } from './fixture.ts';
import { loadLibrary } from './library.ts';
import { startPage, startProblem, startProcedure, type StartFile } from './start-files.ts';

const { library } = loadLibrary('content');

const TRACEBACK = String.raw`'Traceback (most recent call last):\n  File "/opt/env/lib/python2.7/site-packages/chromogenic/tasks.py", line 52, in machine_imaging_task\n    upload()\nIOError: [Errno 30] Read-only file system: /opt/atmo/f77cb286-4d1e-4f0e-9c58-0d2d8a4f6b11/disk.qcow\n'`;
const READ_ONLY = `(imaging) - ERROR - IOError(30, 'Read-only file system') Exception:${TRACEBACK}`;

const recogniseOf = ({ text }: StartFile) => /^recognise:\n((?: .*\n)+)/m.exec(text)?.[1];

describe('a problem from a message', () => {
  test.for([
    {
      it: 'has its stage, its exception and the words of its message that stay',
      message: READ_ONLY,
      signs: '  stage: imaging\n  exception: IOError\n  message: "[Errno 30] Read-only file system:"\n',
    },
    {
      it: 'has a star where the next one will differ',
      message: `(validating) - ERROR - KeyError('image f77cb286-4d1e-4f0e-9c58-0d2d8a4f6b11 of 10.0.0.12 took 4711 s',) Exception:None`,
      signs: '  stage: validating\n  exception: KeyError\n  message: image * of * took * s\n',
    },
    {
      it: 'allows for a stage that lags behind',
      message: `(pending) - ERROR - ValueError('no such flavour',) Exception:None`,
      signs:
        '  stage:\n    - imaging\n    - pending\n    - none\n  exception: ValueError\n  message: no such flavour\n',
    },
    {
      it: 'keeps a device, and not its number',
      message: `(imaging) - ERROR - OSError('Failed to open /dev/nbd12: Permission denied',) Exception:None`,
      signs: '  stage: imaging\n  exception: OSError\n  message: "Failed to open /dev/nbd*: Permission denied"\n',
    },
    {
      it: 'keeps a star of the message as one star',
      message: `(imaging) - ERROR - Exception('All /dev/nbd* devices are in use',) Exception:None`,
      signs: '  stage: imaging\n  message: All /dev/nbd* devices are in use\n',
    },
    {
      it: 'keeps the number of an error of the web',
      message: `(imaging) - ERROR - Unauthorized('It requires authentication (HTTP 401)',) Exception:None`,
      signs: '  stage: imaging\n  exception: Unauthorized\n  message: It requires authentication (HTTP 401)\n',
    },
    {
      it: 'leaves out a message that is too short',
      message: `(imaging) - ERROR - KeyError('id',) Exception:None`,
      signs: '  stage: imaging\n  exception: KeyError\n',
    },
    {
      it: 'leaves what to look for to its author, where a stage is all there is',
      message: '(imaging)',
      signs: '  stage: imaging\n  message: TODO\n',
    },
    {
      it: 'leaves out an exception that says nothing',
      message: `(imaging) - ERROR - Exception('the tape is torn',) Exception:None`,
      signs: '  stage: imaging\n  message: the tape is torn\n',
    },
  ])('$it', ({ message, signs }) => {
    expect(recogniseOf(startProblem('a-problem', message, library))).toBe(signs);
  });

  test('holds the message as its example, with its secrets masked', () => {
    const { text } = startProblem('a-problem', `${READ_ONLY}\nOS_PASSWORD=hunter2\n`, library);
    expect(text).toContain('Read-only file system');
    expect(text).not.toContain('hunter2');
  });

  test('holds nobody’s name and address', () => {
    const { text } = startProblem(
      'a-problem',
      `Machine Request:\nID: 12\nOwner: jdoe\nContact: Jane Doe (E-mail: jane@example.com)\nInstance: 1111-222\nIP Address: 10.0.0.1\nException:\n${READ_ONLY.replace('/opt/atmo', '/home/jdoe')}`,
      library,
    );
    expect(text).not.toMatch(/jdoe|Jane|jane/);
    expect(text).toContain('Contact: Joe Test (E-mail: joetest@example.org)');
    expect(text).toContain('/home/joetest');
  });

  test('says when no error could be read in it', () => {
    expect(startProblem('a-problem', 'It is broken.', library).hint).toContain('No error could be read');
  });

  test('takes over the path of the problem that comes nearest', () => {
    expect(startProblem('a-problem', READ_ONLY, library).text).toContain('\nprocedure: imaging-problem\n');
  });

  test('says when the message is known already', () => {
    const known = library.problems.find(({ name }) => name === 'disk-full')?.examples[0] ?? '';
    expect(startProblem('a-problem', known, library).hint).toContain('content/problems/disk-full.yaml');
  });
});

/** A file as it is once a person has filled it in; the steps that it takes from elsewhere are one step here. */
const filledIn = ({ text }: StartFile) =>
  text
    .replace('procedure: TODO Its name, without .yaml', 'procedure: disk')
    .replaceAll(/TODO ?/g, 'It is ')
    .replace(
      /nothing-else-running:\n {4}like: [\s\S]*/,
      'nothing-else-running:\n    title: Check it\n    answers: [{ answer: It is done, then: resolved }]\n',
    );

const changesFrom = (files: readonly StartFile[]) =>
  Object.fromEntries(files.map((file) => [file.path, filledIn(file)]));

describe('once it is filled in, the checks find nothing wrong with', () => {
  const loaded = (...files: readonly StartFile[]) =>
    withContent(changesFrom(files), (folder) => loadLibrary(folder).library);
  const small = loaded();

  test('a problem from a message', () => {
    expect(saidOf(changesFrom([startProblem('read-only', READ_ONLY, small)]))).toBe('');
  });

  test('a procedure and its page', () => {
    const procedure = startProcedure('network', small);
    expect(saidOf(changesFrom([procedure, startPage('network', loaded(procedure))]))).toBe('');
  });
});

describe('npm run new', () => {
  const run = (content: string, ...words: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['src/authoring/new.ts', ...words], {
      encoding: 'utf8',
      env: { ...process.env, CONTENT_DIR: content },
    });
    return { status, said: stdout + stderr };
  };

  test('writes to the folder that CONTENT_DIR names, and never over a file', () => {
    withContent({}, (folder) => {
      expect(run(folder, 'problem', 'read-only').status).toBe(0);
      expect(existsSync(join(folder, 'problems/read-only.yaml'))).toBe(true);
      expect(run(folder, 'problem', 'read-only')).toEqual({
        status: 1,
        said: 'content/problems/read-only.yaml is there already.\n',
      });
    });
  });

  test.for([
    { it: 'that is a folder', files: {}, from: 'problems', said: 'There is no file' },
    { it: 'with nothing in it', files: { 'm.txt': ' \n' }, from: 'm.txt', said: 'There is nothing in' },
    { it: 'of another encoding', files: { 'm.txt': Buffer.from('\u00E9', 'latin1') }, from: 'm.txt', said: 'UTF-8' },
  ])('refuses a message $it', ({ files, from, said }) => {
    withContent(files, (folder) => {
      const result = run(folder, 'problem', 'read-only', '--from', join(folder, from));
      expect(result.status).toBe(2);
      expect(result.said).toContain(said);
      expect(result.said).not.toContain('    at ');
    });
  });
});

test('what was left to be written is told once, and nothing else of its line', () => {
  const { path, text } = startProblem('new', null, library);
  expect(saidOf({ [path]: text })).toMatchInlineSnapshot(`
    "content/problems/new.yaml:4
      This is still to be written: “TODO New”.
      → Put your own words in its place, without “TODO”.

    content/problems/new.yaml:9
      This is still to be written: “TODO”.
      → Put your own words in its place, without “TODO”.

    content/problems/new.yaml:12
      This is still to be written: “TODO What happened, and what it means for the request, in t…”.
      → Put your own words in its place, without “TODO”.

    content/problems/new.yaml:15
      This is still to be written: “TODO Its name, without .yaml”.
      → Put your own words in its place, without “TODO”.

    content/problems/new.yaml:16
      This is still to be written: “TODO Where we know this from”.
      → Put your own words in its place, without “TODO”.

    content/problems/new.yaml:20
      This is still to be written: “TODO”.
      → Put your own words in its place, without “TODO”."
  `);
});

test('what was left to be written is found', () => {
  expect(saidOf({ 'guide/new.mdx': startPage('new', library).text })).toMatchInlineSnapshot(`
    "content/guide/new.mdx:3
      This is still to be written: “TODO One sentence for the search results.”.
      → Put your own words in its place, without “TODO”.

    content/guide/new.mdx:8
      This is still to be written: “TODO Use this page when …”.
      → Put your own words in its place, without “TODO”."
  `);
});
