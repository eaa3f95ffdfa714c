import { describe, expect, test } from 'vitest';
import { noWork, workAfter, type WorkAction } from './work.ts';

const at = '2026-11-22T14:05:31+01:00';
const gives = (step: string, answer: string): WorkAction => ({
  type: 'done',
  entry: { type: 'answer.given', place: `re-approve/${step}`, answer, note: '', at },
});

describe('what a step back dropped', () => {
  const back = [
    gives('cause-dealt-with', 'Yes, and the request must be re-submitted'),
    gives('nothing-else-running', 'Nothing else is running'),
    gives('re-submit', 'It shows pending'),
    { type: 'rewound', length: 1 },
  ] as const satisfies readonly WorkAction[];

  test.for([
    {
      it: 'stays, but for the answer that is given again',
      then: gives('nothing-else-running', 'Nothing else is running'),
      dropped: ['It shows pending'],
    },
    {
      it: 'is gone once another answer is given',
      then: gives('nothing-else-running', 'Another request is running'),
      dropped: [],
    },
    {
      it: 'is gone once help is asked for',
      then: { type: 'done', entry: { type: 'help.requested', at } } as const,
      dropped: [],
    },
  ])('$it', ({ then, dropped }) => {
    const work = [...back, then].reduce(workAfter, noWork);
    expect(work.dropped.map((entry) => entry.type === 'answer.given' && entry.answer)).toEqual(dropped);
  });
});
