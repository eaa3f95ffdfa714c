import { expect, test } from 'vitest';
import { against } from './against.ts';
import { examine } from './examine.ts';
import { knowledge } from './fixture.ts';

const LINES = [
  'Traceback (most recent call last):',
  '  File "service/tasks/machine.py", line 319, in validate_new_image',
  '    using_admin=True)',
];
const TRACEBACK = `${LINES.join('\\n')}\\nAttributeError: \\'NoneType\\' object has no attribute \\'id\\'\\n`;
const MESSAGE = "'NoneType' object has no attribute 'id'";

test.for([
  {
    it: "the seed's form",
    text: `(validating) ERROR - AttributeError("${MESSAGE}",) Exception:'${TRACEBACK}'`,
    stage: 'validating',
    imageId: null,
  },
  {
    it: "today's server's form",
    text: `(validating) - ERROR - AttributeError("${MESSAGE}",) Exception:'${TRACEBACK}'`,
    stage: 'validating',
    imageId: null,
  },
  {
    it: 'a processing stage with its image',
    text: `(processing - f77cb286-1b6d) - ERROR - AttributeError("${MESSAGE}",) Exception:'${TRACEBACK}'`,
    stage: 'processing',
    imageId: 'f77cb286-1b6d',
  },
  {
    it: "a u'…' repr",
    text: `(validating) - ERROR - AttributeError("${MESSAGE}",) Exception:u'${TRACEBACK}'`,
    stage: 'validating',
    imageId: null,
  },
])('reads $it and finds the cache problem', ({ text, stage, imageId }) => {
  const { diagnosis } = examine(text, knowledge);
  expect(diagnosis.kind).toBe('status-message');
  expect(diagnosis.status).toEqual({ stage, imageId, failed: true });
  expect(diagnosis.exceptions).toEqual([
    {
      type: 'AttributeError',
      message: MESSAGE,
      frames: [
        { file: 'service/tasks/machine.py', line: 319, function: 'validate_new_image', code: 'using_admin=True)' },
      ],
      relation: null,
    },
  ]);
  expect(diagnosis.findings[0]).toMatchObject({ problem: 'cache-not-ready', confidence: 'certain' });
});

test('evidence is on the very characters of the paste', () => {
  const text = `(validating) - ERROR - AttributeError("${MESSAGE}",) Exception:'${TRACEBACK}'`;
  const evidence = examine(text, knowledge).diagnosis.findings[0]?.evidence ?? [];
  expect(evidence.map(({ start, end }) => text.slice(start, end))).toEqual([
    'validating',
    'AttributeError',
    "\\'NoneType\\' object has no attribute \\'id\\'",
  ]);
});

test('a contradicting stage beats the text, and it is said', () => {
  const { diagnosis, considered } = examine(
    `(imaging) - ERROR - AttributeError("${MESSAGE}",) Exception:'${TRACEBACK}'`,
    knowledge,
  );
  expect(diagnosis.findings.map(({ problem }) => problem)).toEqual(['imaging-failed']);
  expect(considered.filter(({ problem }) => problem === 'cache-not-ready').map(against)).toEqual([
    expect.stringContaining('It failed in the stage “imaging”'),
  ]);
});

test('of a nested status the newest error counts', () => {
  const { diagnosis } = examine(
    `(validating) - ERROR - KeyError('old',) Exception:None - ERROR - Exception('Maximum number of instances exceeded',) Exception:None`,
    knowledge,
  );
  expect(diagnosis.exceptions.map(({ type, message }) => `${type}: ${message}`)).toEqual([
    'KeyError: old',
    'Exception: Maximum number of instances exceeded',
  ]);
  expect(diagnosis.findings[0]?.problem).toBe('instance-limit-reached');
  expect(diagnosis.notices.map(({ code }) => code)).toEqual(['several-failures']);
});
