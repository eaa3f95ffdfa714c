import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../authoring/library.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { TrailEntry } from '../triage/session.ts';
import { missingFields, recordOf, subjectOf, valuesFrom, writeSupportRequest } from './write.ts';

const [form] = loadLibrary('content').library.runbook.supportRequests.filter(({ name }) => name === 'imaging');
if (!form) throw new Error('content/support-requests/imaging.yaml is missing');

const diagnosis: Diagnosis = {
  kind: 'status-message',
  request: {
    requestId: '12',
    username: 'joetest',
    instanceId: '1111-222-3344-4567',
    instanceIp: null,
    requestStatus: null,
    instanceStatus: null,
    notes: [],
  },
  status: { stage: 'validating', imageId: null, failed: true },
  exceptions: [],
  findings: [],
  notices: [],
};

const values = valuesFrom(form, diagnosis, "(validating) ERROR - KeyError('x',) Exception:None");

describe('writeSupportRequest', () => {
  test('has the layout that staff know', () => {
    expect(writeSupportRequest(form, values, ['I restarted celery.', 'It came back.'])).toBe(
      [
        'Username: joetest',
        'Instance ID: 1111-222-3344-4567',
        'Instance IP:',
        "Traceback : (validating) ERROR - KeyError('x',) Exception:None",
        'Additional information:',
        '',
        'Staff Notes:',
        '* I restarted celery.',
        '* It came back.',
        '',
      ].join('\n'),
    );
  });

  test('puts a traceback of several lines below its label, indentation kept', () => {
    const traceback = '\nTraceback (most recent call last):\n  File "a.py", line 1, in f\nKeyError: 1\n';
    expect(writeSupportRequest(form, { traceback }, [])).toContain(`Traceback :${traceback}Additional information:`);
  });

  test.for([
    { it: 'a note of several lines', note: ' a\n  b ', line: '* a b' },
    { it: 'a note that is a bullet itself', note: '* a', line: '* * a' },
  ])('keeps $it on one line', ({ note, line }) => {
    expect(writeSupportRequest(form, {}, [note]).split('\n')).toContain(line);
  });
});

test('missingFields names the required fields that are empty, in order', () => {
  expect(missingFields(form, values).map(({ name }) => name)).toEqual(['instance-ip']);
  expect(missingFields(form, { ...values, 'instance-ip': ' ' }).map(({ name }) => name)).toEqual(['instance-ip']);
});

test('recordOf tells what was done with its time, a note of one’s own behind it', () => {
  const trail: TrailEntry[] = [
    {
      entry: {
        type: 'answer.given',
        at: '2026-11-22T14:05:31+01:00',
        place: 'a/b',
        answer: 'Done',
        note: 'It took\nlong.',
      },
      place: null,
      record: 'I restarted celery.',
    },
    { entry: { type: 'help.requested', at: '2026-11-22T14:06:00+01:00' }, place: null, record: null },
  ];
  expect(recordOf(trail, true)).toEqual(['I restarted celery. It took long. (2026-11-22 14:05 +01:00)']);
  expect(recordOf(trail, false)).toEqual(['I restarted celery. It took long.']);
});

test('subjectOf fills in the fields, and leaves no gap where one is empty', () => {
  expect(
    subjectOf(
      { ...form, subject: 'Instance {instance-id} of {username} {instance-ip} failed' },
      { username: 'joetest', 'instance-id': '12', 'instance-ip': '' },
    ),
  ).toBe('Instance 12 of joetest failed');
});
