import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';

const command = fileURLToPath(new URL('diagnose.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'diagnose-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Run the command with a text, or bytes, on standard input. */
const run = (input: string | Buffer, ...options: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...options], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
};

const FAILURE = "(imaging) - ERROR - Exception('Error: All /dev/nbd* devices are in use',) Exception:None";

describe('--json', () => {
  test('prints one object, and 0 when something was recognised', () => {
    const { status, stdout, stderr } = run(FAILURE, '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const diagnosis = JSON.parse(stdout) as Diagnosis;
    expect(Object.keys(diagnosis)).toEqual(['kind', 'request', 'status', 'exceptions', 'findings', 'notices']);
    expect(diagnosis.findings[0]?.problem).toBe('nbd-devices-missing');
  });

  test('prints the object and 1 when nothing was recognised', () => {
    const { status, stdout } = run('hello', '--json');
    expect({ status, kind: (JSON.parse(stdout) as Diagnosis).kind }).toEqual({ status: 1, kind: 'unknown' });
  });

  test('reads a file, and counts a byte order mark', () => {
    const file = join(folder, 'message.txt');
    writeFileSync(file, `\ufeff${FAILURE}`);
    const { stdout } = run('', '--json', file);
    expect((JSON.parse(stdout) as Diagnosis).findings[0]?.evidence[0]).toMatchObject({ start: 2, end: 9 });
  });
});

test.for([
  { it: 'an unknown option', input: '', options: ['--what'] },
  { it: 'two forms at once', input: '', options: ['--json', '--ticket'] },
  { it: 'two files', input: '', options: ['a', 'b'] },
  { it: 'no such file', input: '', options: [join(folder, 'none')] },
  { it: 'a folder', input: '', options: [folder] },
  { it: 'bytes that are no UTF-8', input: Buffer.from([0xc3, 0x28]), options: ['--json'] },
  { it: 'a NUL byte', input: 'a\0b', options: ['--json'] },
  { it: 'more than 16 MiB', input: 'x'.repeat(16 * 1024 * 1024 + 1), options: ['--json'] },
])('2, one line on standard error and nothing else for $it', ({ input, options }) => {
  const { status, stdout, stderr } = run(input, ...options);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^diagnose: [^\n]+\n$/);
});

test('16 MiB are read', () => {
  expect(run('x'.repeat(16 * 1024 * 1024), '--json').status).toBe(1);
});

test('--jsonl answers each line in order, and goes on after one that cannot be used', () => {
  const lines = [
    JSON.stringify(FAILURE),
    '{"no": "string"}',
    'no JSON',
    '',
    '"imaging\\u0000\\ud800"',
    `"a\u2028b"`,
    '"validating"',
  ];
  const { status, stdout } = run(lines.join('\n'), '--jsonl');
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Partial<Diagnosis> & { error?: string });
  expect(status).toBe(0);
  expect(answers.map(({ kind, error }) => (error === undefined ? kind : 'error'))).toEqual([
    'status-message',
    'error',
    'error',
    'error',
    'unknown',
    'unknown',
    'status-message',
  ]);
});

test('without an option it prints a diagnosis to read, and the support request', () => {
  const { stdout } = run(
    `Username: joetest\nInstance ID: 1111-222\nTraceback : ${FAILURE}\n\nStaff Notes:\n* password=hunter22 did not help\n`,
  );
  expect(stdout).toContain('1. ');
  expect(stdout).toContain('Exception: Error: All /dev/nbd* devices are in use');
  expect(stdout).toContain(`Traceback : ${FAILURE}`);
  expect(stdout).not.toContain('hunter22');
});

test('--ticket prints the support request alone', () => {
  expect(run(`Username: joetest\nInstance ID: 1111-222\nTraceback : ${FAILURE}\n`, '--ticket').stdout).toMatch(
    /^Username: joetest\nInstance ID: 1111-222\n/,
  );
});

test('--explain also says what did not fit', () => {
  const { stdout } = run(FAILURE, '--explain');
  expect(stdout).toContain('Considered:');
  expect(stdout).toContain('no finding');
});

test('--help says what there is', () => {
  const { status, stdout } = run('', '--help');
  expect(status).toBe(0);
  for (const option of ['--json', '--jsonl', '--explain', '--ticket', 'FILE', 'Exit status'])
    expect(stdout).toContain(option);
});

test('a reader that stops early is no error', () => {
  const line = `${JSON.stringify(FAILURE)}\n`;
  const script = `'${process.execPath}' '${command}' --jsonl | head -n 1`;
  const { stdout, stderr } = spawnSync('sh', ['-c', script], { input: line.repeat(3000), encoding: 'utf8' });
  expect({ lines: stdout.split('\n').length, stderr }).toEqual({ lines: 2, stderr: '' });
});
