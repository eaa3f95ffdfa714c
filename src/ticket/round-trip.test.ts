import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../authoring/library.ts';
import { examine } from '../diagnosis/examine.ts';
import { valuesFrom, writeSupportRequest } from './write.ts';

const { library } = loadLibrary('content');
const form = library.runbook.supportRequests.find(({ name }) => name === 'imaging');
if (!form) throw new Error('content/support-requests/imaging.yaml is missing');

const failures = library.problems
  .filter(
    ({ procedure }) => library.runbook.procedures.find(({ name }) => name === procedure)?.supportRequest === form.name,
  )
  .flatMap(({ examples }) => examples)
  .map((text) => ({ text, read: examine(text, library.knowledge) }))
  .filter(({ read }) => read.diagnosis.kind === 'status-message' || read.diagnosis.kind === 'traceback');

const username = fc.stringMatching(/^[a-z_][a-z0-9_.-]{0,20}$/);
const instanceId = fc.oneof(fc.uuid(), fc.constant('1111-222-3344-4567'));
const instanceIp = fc.oneof(fc.ipV4(), fc.ipV6());

/** What people write, and what looks like the support request itself. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }),
  fc.constantFrom(
    'Username: eve',
    'Staff Notes:',
    '* Instance ID: 7',
    'Traceback : none',
    'I restarted celery. (2026-11-22 14:05 +01:00)',
    '1. First',
  ),
);
/** A note as the support request holds it: on one line, and nothing but a blank is no note. */
const note = words.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');

test('the content has failures to go by', () => {
  expect(failures.length).toBeGreaterThan(50);
});

describe('a support request that is pasted back', () => {
  test('gives the same fields, exceptions and notes', () => {
    fc.assert(
      fc.property(
        fc.record({
          username,
          instanceId,
          instanceIp: fc.option(instanceIp),
          failure: fc.constantFrom(...failures),
          additional: fc.array(words, { maxLength: 4 }).map((lines) => lines.join('\n')),
          notes: fc.array(note, { maxLength: 5 }),
        }),
        ({ username, instanceId, instanceIp, failure, additional, notes }) => {
          const { diagnosis } = failure.read;
          const request = { ...diagnosis.request, username, instanceId, instanceIp };
          const values = { ...valuesFrom(form, { ...diagnosis, request }, failure.read.failureText), additional };
          const again = examine(writeSupportRequest(form, values, notes), library.knowledge).diagnosis;
          expect(again.kind).toBe('support-request');
          expect(again.request).toMatchObject({ username, instanceId, instanceIp, notes });
          expect(again.status).toEqual(diagnosis.status);
          expect(again.exceptions).toEqual(diagnosis.exceptions);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
