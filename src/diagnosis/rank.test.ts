import { describe, expect, test } from 'vitest';
import { against } from './against.ts';
import { examine } from './examine.ts';
import { knowledge } from './fixture.ts';
import type { Knowledge, Signs } from './problem.ts';

const NBD = "Exception('Error: All /dev/nbd* devices are in use',) Exception:None";
const FULL = "IOError(28, 'No space left on device') Exception:None";

/** The findings of a text, as `problem: confidence`. */
const found = (text: string, known: Knowledge = knowledge) =>
  examine(text, known).diagnosis.findings.map(({ problem, confidence }) => `${problem}: ${confidence}`);

/** Knowledge of two problems, “one” and “other”. */
const two = (one: Signs, other: Signs): Knowledge => ({
  ...knowledge,
  problems: [['other', other] as const, ['one', one] as const].map(([name, signs]) => ({
    name,
    title: name,
    recognise: [signs],
    procedure: null,
    step: null,
  })),
});

describe('a finding is', () => {
  test.for([
    {
      it: 'certain when the stage agrees and its own text is there',
      text: `(imaging) - ERROR - ${NBD}`,
      finding: 'nbd-devices-missing: certain',
    },
    {
      it: 'likely when its own text is there and no stage is named',
      text: `ERROR - ${NBD}`,
      finding: 'nbd-devices-missing: likely',
    },
    {
      it: 'likely when its own text is there and the stage lags behind',
      text: `(pending) - ERROR - ${NBD}`,
      finding: 'nbd-devices-missing: likely',
    },
    {
      it: 'possible when only the stage fits',
      text: "(imaging) - ERROR - KeyError('x',) Exception:None",
      finding: 'imaging-failed: possible',
    },
    {
      it: 'possible when only the place in the code fits',
      text: 'Traceback (most recent call last):\n  File "/x/chromogenic/a.py", line 1, in f\n    f()\nKeyError: 1',
      finding: 'imaging-failed: possible',
    },
  ])('$it', ({ text, finding }) => {
    expect(found(text)[0]).toBe(finding);
  });
});

describe('of two that fit', () => {
  const text = `(imaging) - ERROR - ${FULL}`;
  test.for([
    {
      it: 'one with a text of its own goes before a general one',
      one: { message: ['device'] },
      other: { stage: ['imaging'] },
    },
    {
      it: 'one with more signs goes before one with fewer',
      one: { stage: ['imaging'], message: ['No space'] },
      other: { message: ['No space'] },
    },
    {
      it: 'one with more text goes before one with less',
      one: { message: ['No space left'] },
      other: { message: ['No space'] },
    },
    { it: 'one with the same goes by its name', one: { message: ['left'] }, other: { message: ['left'] } },
  ] satisfies { it: string; one: Signs; other: Signs }[])('$it', ({ one, other }) => {
    expect(found(text, two(one, other)).map((finding) => finding.split(':')[0])).toEqual(['one', 'other']);
  });
});

test('what nearly fits says what was missing', () => {
  const { considered } = examine(`(imaging) - ERROR - ${NBD}`, knowledge);
  const full = considered.find(({ problem }) => problem === 'disk-full');
  expect(full?.confidence).toBeNull();
  expect(full && against(full)).toBe('The text does not have “No space left on device”.');
});

test('another program’s traceback is no finding, whatever its text', () => {
  const text =
    'Traceback (most recent call last):\n  File "/srv/mail/store.py", line 20, in save\n    write()\nOSError: [Errno 28] No space left on device';
  expect(found(text)).toEqual([]);
  expect(examine(text, knowledge).diagnosis.exceptions).toHaveLength(1);
});

test('a text sign is looked for in every exception of the failure', () => {
  const frame = '  File "/x/chromogenic/a.py", line 1, in f\n    f()\n';
  const text = `Traceback (most recent call last):\n${frame}OSError: No space left on device\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n${frame}KeyError: 1\n`;
  expect(found(text)[0]).toBe('disk-full: likely');
});

test('a text that runs is no finding', () => {
  expect(found('imaging')).toEqual([]);
});
