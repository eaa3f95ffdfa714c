import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { read } from './read.ts';
import type { RaisedException } from './reading.ts';

/** What Python printed, and what it says that this is. */
interface Raised {
  readonly text: string;
  readonly repr: string;
  readonly printed: string;
  readonly exceptions: readonly RaisedException[];
}

const script = fileURLToPath(new URL('python/raise_them.py', import.meta.url));
const run = spawnSync('python3', [script], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
const isThere = run.error === undefined;
const lines = isThere ? run.stdout.split('\n').filter(Boolean) : [];
const raised = lines.map((line) => JSON.parse(line) as Raised);

describe.skipIf(!isThere)('with the python3 of this machine', () => {
  test('hundreds of exceptions are raised', () => {
    expect(run.stderr).toBe('');
    expect(raised.length).toBeGreaterThan(200);
  });

  test('what Python prints is read as Python says it is', () => {
    for (const { text, exceptions } of raised)
      expect({ text, exceptions: read(text).exceptions }).toEqual({ text, exceptions });
  });

  test('in a status message, where it is a repr, it is read the same', () => {
    for (const { text, repr, printed, exceptions } of raised) {
      expect({ text, exceptions: read(`(validating) - ERROR - ${repr} Exception:${printed}`).exceptions }).toEqual({
        text,
        exceptions,
      });
    }
  });
});
