import { describe, expect, test } from 'vitest';
import { examine } from './examine.ts';
import { knowledge } from './fixture.ts';

/** As much of a text, over and over, as makes `length` characters. */
const filled = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** The best of a few runs, in milliseconds: what else the machine does only adds. */
function time(text: string, runs = 3): number {
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    examine(text, knowledge);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const HEADER = 'Traceback (most recent call last):\n';
const FRAME = '  File "service/a.py", line 1, in f\n    f()\n';

const units = [
  ...Array.from('a \n\t()\'"\\>&=-|+`{[‘#1\r~^:.,é\0\x1b\x1e\u00a0\ud800'),
  HEADER,
  FRAME,
  'File "',
  'File "a", line 1\\n',
  '(validating) - ERROR - ',
  "(validating) - ERROR - K('x',) Exception:'",
  ' - ERROR - ',
  '(imaging) ',
  '("',
  "\\'",
  '\\n',
  '\\xc3',
  '\\u',
  '&amp;',
  '&#39;',
  '=\n',
  '=3D',
  '=20\n',
  '> x\ny\n',
  '7 Username: x\ny  \n',
  '{"a":"x\n',
  '\n> ',
  '{"log":"',
  '{"a":"Traceback (most recent\\n"}\n',
  '+-+---',
  '  +-+---------------- 1 ----------------\n',
  '  + Exception Group Traceback (most recent call last):\n',
  'During handling of the above exception, another exception occurred:\n',
  'KeyError: x\n',
  'KeyError: ',
  'Request state:\n',
  'Instance Information\n',
  'Username:\n',
  'Staff Notes:\n',
  'Staff Notes\n',
  'Instance alias\n',
  "Exception:'",
  'Machine Request:\n',
  "Request ID: 1\nRequest state: (imaging) - ERROR - K('x',) Exception:None\n",
  'Username: a\nInstance ID: b\nTraceback : x\nStaff Notes:\n* x\n\n',
  '2016-05-12 10:22:33 x\n',
  '1: x\n',
  'password=',
  '://a:',
  'Bearer ',
  '-----BEGIN PRIVATE KEY-----',
  'Cookie: ',
  'a_1 | \n',
  '```\n',
  '\x1b[',
  '<Error ',
  'A[{(',
  '* x\n',
  'x\n\n',
  ' x',
  '[Previous line repeated ',
  '"\\n',
].map((unit) => ({ unit, name: JSON.stringify(unit) }));

const before = [
  { where: 'alone', text: '' },
  { where: 'below a blank line', text: '\n' },
  { where: 'in an exception’s repr', text: '(validating) - ERROR - AttributeError("x' },
  {
    where: 'in a traceback’s repr',
    text: "(imaging) - ERROR - K('x',) Exception:'Traceback (most recent call last):\\n",
  },
  { where: 'in a traceback', text: `${HEADER}${FRAME}` },
  { where: 'in a support request', text: 'Username: joetest\nInstance ID: 1111-222\n' },
  { where: 'on a page', text: 'Request ID: 123\nRequest state: imaging\n' },
];

describe.for(before)('of a text that repeats one thing $where, the time grows with the length', ({ text }) => {
  test.for(units)('$name', { retry: 4 }, ({ unit }) => {
    const [small, large] = [time(text + filled(unit, 100_000), 2), time(text + filled(unit, 200_000), 2)];
    // Small times are all noise.
    expect(large < 60 || large / small < 3.5, `${small.toFixed(1)} ms, then ${large.toFixed(1)} ms`).toBe(true);
    expect(large).toBeLessThan(10_000);
  });
});

describe('10 MB', { timeout: 60_000 }, () => {
  test.for([' ', '(', "'", '\\', '\n', '>', 'a', '"', '&', '\ud800'])('of %j are read', (character) => {
    expect(examine(character.repeat(10_000_000), knowledge).diagnosis.findings).toEqual([]);
  });

  test.for(["'\\", "('", '"\\\\', ' - ERROR - '])('of %j in a status message are read', (unit) => {
    const { diagnosis } = examine(`(imaging) - ERROR - Exception('x${filled(unit, 10_000_000)}`, knowledge);
    expect(diagnosis.status?.stage).toBe('imaging');
  });
});

test.for(['- ', '* ', '2016-05-12 10:22:33 ', '1: '])(
  'a traceback with %j before its first line, below a blank one, is read',
  (margin) => {
    const { exceptions } = examine(`\n${margin}${HEADER}${FRAME}ValueError: x`, knowledge).diagnosis;
    expect(exceptions.at(-1)).toMatchObject({ type: 'ValueError', message: 'x' });
  },
);

test('10,000 nested errors are read, each once', () => {
  const nested = Array.from({ length: 10_000 }, (_, index) => `KeyError('k${index}',) Exception:None`).join(
    ' - ERROR - ',
  );
  const { exceptions, findings } = examine(`(imaging) - ERROR - ${nested}`, knowledge).diagnosis;
  expect(exceptions).toHaveLength(10_000);
  expect(exceptions.at(-1)?.message).toBe('k9999');
  expect(findings[0]?.problem).toBe('imaging-failed');
});

test('200,000 frames are read, each once', () => {
  const { exceptions } = examine(`${HEADER}${FRAME.repeat(200_000)}RuntimeError: deep`, knowledge).diagnosis;
  expect(exceptions[0]?.frames).toHaveLength(200_000);
  expect(exceptions[0]?.message).toBe('deep');
});

test('10,000 groups in groups are read', () => {
  const open = Array.from(
    { length: 10_000 },
    (_, depth) =>
      `${' '.repeat(depth % 50)}  | ExceptionGroup: g${depth} (1 sub-exception)\n${' '.repeat(depth % 50)}  +-+---------------- 1 ----------------\n`,
  );
  const text = `  + Exception Group ${HEADER}${open.join('')}    | ValueError: last\n`;
  expect(examine(text, knowledge).diagnosis.exceptions.length).toBeGreaterThan(1000);
});

test('lone surrogates and U+0000 are characters like others', () => {
  const message = 'a\ud800b\0c';
  const text = `${HEADER}${FRAME}ValueError: ${message}`;
  expect(examine(text, knowledge).diagnosis.exceptions[0]?.message).toBe(message);
});

test('the same text always gives the same object', () => {
  const text = `(imaging) - ERROR - Exception('Error: All /dev/nbd* devices are in use',) Exception:None`;
  expect(examine(text, knowledge)).toEqual(examine(text, knowledge));
});
