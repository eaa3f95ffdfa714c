import { describe, expect, test } from 'vitest';
import { loadLibrary } from '../authoring/library.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { placeName } from './place.ts';
import { replay, type Entry } from './session.ts';
import { triageMachine } from './triage.machine.ts';

const { runbook } = loadLibrary('content').library;
const machine = triageMachine({
  procedures: runbook.procedures,
  procedure: 'cache-problem',
  supportRequest: 'imaging',
});

const unread = (): Diagnosis => {
  throw new Error('nothing was pasted in this session');
};

const at = '2026-11-22T14:05:31+01:00';
const answered = (place: string, answer: string, note = ''): Entry => ({
  type: 'answer.given',
  at,
  place,
  answer,
  note,
});

const toTheRestart = [
  answered('cache-problem/last-run', 'Within the last 12 hours'),
  answered('cache-problem/nothing-else-running', 'Nothing else is running', 'Flower was empty too.'),
];

describe('replay', () => {
  test('ends where the answers lead', () => {
    const { place, lost, trail } = replay(machine, toTheRestart, unread);
    expect(place && placeName(place)).toBe('cache-problem/restart-celery');
    expect(lost).toEqual([]);
    const [first, second] = trail;
    expect(first?.record).toBe('The request had last run within the 12 hours before.');
    expect(second?.record).toMatch(/^I checked that no other request was in started or imaging/);
  });

  test('gives the same for the same answers', () => {
    const [first, second] = [replay(machine, toTheRestart, unread), replay(machine, toTheRestart, unread)];
    expect(first.snapshot.value).toEqual(second.snapshot.value);
    expect(first.trail).toEqual(second.trail);
  });

  test.for([
    {
      it: 'an answer that is no longer offered',
      entry: answered('cache-problem/restart-celery', 'It restarted itself'),
    },
    { it: 'an answer to a step that is elsewhere now', entry: answered('cache-problem/approve', 'I restarted it') },
  ])('stops at $it, and keeps it and all after it', ({ entry }) => {
    const after: Entry = { type: 'help.requested', at };
    const { place, lost, trail } = replay(machine, [...toTheRestart, entry, after], unread);
    expect(place && placeName(place)).toBe('cache-problem/restart-celery');
    expect(trail).toHaveLength(2);
    expect(lost).toEqual([entry, after]);
  });
});
