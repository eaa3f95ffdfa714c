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
