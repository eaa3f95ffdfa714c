import { describe, expect, test } from 'vitest';
import { initialTransition, transition } from 'xstate';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Answer, Procedure, Step } from './procedure.ts';
import { triageMachine, type TriageEvent } from './triage.machine.ts';

const answer = (over: Partial<Answer> & Pick<Answer, 'answer' | 'then'>): Answer => ({
  record: null,
  sets: null,
  if: null,
  unless: null,
  ...over,
});

const step = (name: string, ...answers: readonly Answer[]): Step => ({
  name,
  title: name,
  text: [],
  warning: null,
  does: null,
  command: null,
  opens: null,
  wait: null,
  question: null,
  answers,
});

const to = (place: string) => ({ kind: 'step', procedure: 'fix', step: place }) as const;

const fix: Procedure = {
  name: 'fix',
  title: 'Fix it',
  start: 'look',
  supportRequest: 'imaging',
  steps: [
    step(
      'look',
      answer({ answer: 'On', then: to('restart') }),
      answer({ answer: 'New text', then: { kind: 'paste-again' } }),
    ),
    step(
      'restart',
      answer({ answer: 'Done', then: to('result'), sets: 'restarted' }),
      answer({ answer: 'No', then: to('result') }),
    ),
    step(
      'result',
      answer({ answer: 'Good', then: { kind: 'resolved' } }),
      answer({ answer: 'Same', then: to('restart'), unless: 'restarted' }),
      answer({ answer: 'Same again', then: { kind: 'support-request' }, if: 'restarted' }),
    ),
  ],
};

const diagnosis: Diagnosis = {
  kind: 'unknown',
  request: {
    requestId: null,
    username: null,
    instanceId: null,
    instanceIp: null,
    requestStatus: null,
    instanceStatus: null,
    notes: [],
  },
  status: null,
  exceptions: [],
  findings: [],
  notices: [],
};

/** Where these events lead from the start, and what then holds. */
function after(procedure: string | null, ...events: readonly TriageEvent[]) {
  const machine = triageMachine({ procedures: [fix], procedure, supportRequest: 'other' });
  let [state] = initialTransition(machine);
  for (const event of events) [state] = transition(machine, state, event);
  return state;
}

const given = (text: string): TriageEvent => ({ type: 'answer.given', answer: text });
const pasted: TriageEvent = { type: 'text.pasted', diagnosis };

describe('triageMachine', () => {
  test.for([
    { it: 'begins at the paste', from: null, events: [], value: 'pasting' },
    { it: 'begins at a procedure when told to', from: 'fix', events: [], value: { following: { fix: 'look' } } },
    { it: 'shows the findings after a paste', from: null, events: [pasted], value: 'findings' },
    {
      it: 'goes to a chosen step',
      from: null,
      events: [pasted, { type: 'path.chosen', procedure: 'fix', step: 'restart' } as const],
      value: { following: { fix: 'restart' } },
    },
    {
      it: 'stays where it is for an answer that is not offered',
      from: 'fix',
      events: [given('Later')],
      value: { following: { fix: 'look' } },
    },
    { it: 'asks for a new paste', from: 'fix', events: [given('New text')], value: 'pasting' },
    {
      it: 'goes back to the restart when that was not done',
      from: 'fix',
      events: [given('On'), given('No'), given('Same')],
      value: { following: { fix: 'restart' } },
    },
    {
      it: 'does not offer the restart twice',
      from: 'fix',
      events: [given('On'), given('Done'), given('Same')],
      value: { following: { fix: 'result' } },
    },
    {
      it: 'asks for help once the restart was done',
      from: 'fix',
      events: [given('On'), given('Done'), given('Same again')],
      value: 'requesting',
    },
    {
      it: 'ends when it is resolved',
      from: 'fix',
      events: [given('On'), given('Done'), given('Good')],
      value: 'resolved',
    },
    {
      it: 'gives help from the very start',
      from: null,
      events: [{ type: 'help.requested' } as const],
      value: 'requesting',
    },
  ])('$it', ({ from, events, value }) => {
    expect(after(from, ...events).value).toEqual(value);
  });

  test('writes the support request of the path that was followed', () => {
    expect(after(null, { type: 'help.requested' }).context.supportRequest).toBe('other');
    expect(after(null, pasted, { type: 'path.chosen', procedure: 'fix', step: 'look' }).context.supportRequest).toBe(
      'imaging',
    );
  });
});
