import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RaisedException } from '../intake/reading.ts';
import { cleanCases } from './corpus/clean.ts';
import { examine } from './examine.ts';
import { knowledge } from './fixture.ts';

/** What must hold of any text at all. */
function holds(text: string): void {
  const { diagnosis, failureSpan, failureText } = examine(text, knowledge);
  for (const { evidence } of diagnosis.findings) {
    expect(evidence.length).toBeGreaterThan(0);
    for (const { start, end, reason } of evidence) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(text.length);
      expect(end - start).toBeLessThanOrEqual(1000);
      expect(text.slice(start, end).trim()).not.toBe('');
      expect(reason).not.toBe('');
    }
  }
  if (failureSpan) expect(failureSpan.start < failureSpan.end && failureSpan.end <= text.length).toBe(true);
  expect(failureText).not.toBe('');
  const { notes, ...fields } = diagnosis.request;
  for (const value of [...Object.values(fields), ...notes, diagnosis.status?.imageId]) expect(value).not.toBe('');
  for (const { frames, relation } of diagnosis.exceptions) {
    expect(['cause', 'context', 'group-member', null]).toContain(relation);
    for (const frame of frames) expect([frame.file, frame.function, frame.code]).not.toContain('');
  }
  expect(diagnosis.exceptions.at(-1)?.relation ?? null).toBeNull();
  expect(examine(text, knowledge).diagnosis).toEqual(diagnosis);
}

/** Pieces that pastes are made of, so that arbitrary texts come near to real ones. */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '\n',
    ' ',
    '  ',
    "'",
    '"',
    '\\',
    '\\n',
    '(',
    ')',
    ':',
    '> ',
    '| ',
    '+-+---------------- 1 ----------------',
    '&#39;',
    '=\n',
    '\r\n',
    '\x1b[31m',
    '’',
    '1: ',
    'Traceback (most recent call last):',
    '  File "service/a.py", line 3, in f',
    'File "',
    'KeyError: x',
    '(validating) - ERROR - ',
    '(processing - 1f)',
    ' Exception:',
    "Exception:'",
    'During handling of the above exception, another exception occurred:',
    'Request state: ',
    'Status: pending',
    'Instance alias: 8f3c',
    'Machine Request:',
    'Username: joe',
    'Staff Notes:',
    '* note',
    '[2016-05-12 10:22:33,123: ERROR/MainProcess] ',
    '{"log":"',
    '"}',
    'imaging',
    'password=x1y2z3',
    '```',
  ),
);

test('any text is read', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), holds), { numRuns: 500 });
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
      holds,
    ),
    { numRuns: 2000 },
  );
});

test('any part of a real text is read', () => {
  const cut = fc.tuple(fc.constantFrom(...cleanCases), fc.nat(), fc.nat()).map(([{ text }, one, other]) => {
    const [start, end] = [one % text.length, other % text.length].sort((a, b) => a - b);
    return text.slice(start, end);
  });
  fc.assert(fc.property(cut, holds), { numRuns: 500 });
});

// A name as Python allows it, and text as a line of a source file or of a message has it.
const name = fc
  .stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/)
  .filter(
    (word) =>
      ![
        'else',
        'try',
        'finally',
        'lambda',
        'return',
        'raise',
        'pass',
        'break',
        'continue',
        'yield',
        'with',
        'class',
        'def',
        'if',
        'for',
        'while',
        'except',
      ].includes(word),
  );
const type = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('.'));
const line = fc
  .string({
    unit: fc.constantFrom(...Array.from('abcxyz019 .,()[]{}=+*/<>\'"\\-_éß漢🚀')),
    minLength: 1,
    maxLength: 40,
  })
  .map((text) => `x${text}`.trim());
const frame = fc.record({
  file: fc.constantFrom(
    '/opt/a.py',
    'service/tasks/machine.py',
    '<string>',
    '<frozen importlib._bootstrap>',
    'C:\\Program Files\\a b.py',
    '/tmp/ü ñ.py',
  ),
  line: fc.integer({ min: 1, max: 99_999 }),
  function: fc.oneof(name, fc.constantFrom('<module>', '<lambda>', '<listcomp>')),
  code: fc.option(line, { nil: null }),
});
const exception = fc.record({
  type,
  message: fc.oneof(
    fc.constant(''),
    line,
    fc.tuple(line, line).map((lines) => lines.join('\n')),
  ),
  frames: fc.array(frame, { minLength: 1, maxLength: 5 }),
});

/** A traceback as Python prints it. */
const printed = ({ type, message, frames }: Pick<RaisedException, 'type' | 'message' | 'frames'>) =>
  [
    'Traceback (most recent call last):',
    ...frames.flatMap(({ file, line, function: name, code }) => [
      `  File "${file}", line ${line}, in ${name}`,
      ...(code === null ? [] : [`    ${code}`]),
    ]),
    message === '' ? type : `${type}: ${message}`,
    '',
  ].join('\n');

/** As Python's `repr` writes it. */
function repr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return quote + text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll(quote, `\\${quote}`) + quote;
}

describe('a traceback that is printed', () => {
  test('is read back', () => {
    fc.assert(
      fc.property(exception, (raised) => {
        expect(examine(printed(raised), knowledge).diagnosis.exceptions).toEqual([{ ...raised, relation: null }]);
      }),
      { numRuns: 500 },
    );
  });

  test('is read back from a status message', () => {
    fc.assert(
      fc.property(exception, fc.constantFrom('u', ''), (raised, prefix) => {
        const text = `(validating) - ERROR - ${raised.type}(${repr(raised.message)},) Exception:${prefix}${repr(printed(raised))}`;
        expect(examine(text, knowledge).diagnosis.exceptions).toEqual([{ ...raised, relation: null }]);
      }),
      { numRuns: 500 },
    );
  });

  test('is read back as one of a chain', () => {
    fc.assert(
      fc.property(exception, exception, fc.boolean(), (first, second, isCause) => {
        const link = isCause
          ? 'The above exception was the direct cause of the following exception:'
          : 'During handling of the above exception, another exception occurred:';
        expect(examine(`${printed(first)}\n${link}\n\n${printed(second)}`, knowledge).diagnosis.exceptions).toEqual([
          { ...first, relation: isCause ? 'cause' : 'context' },
          { ...second, relation: null },
        ]);
      }),
      { numRuns: 300 },
    );
  });
});
