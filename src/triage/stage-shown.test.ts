import { expect, test } from 'vitest';
import { loadLibrary } from '../authoring/library.ts';
import { examine } from '../diagnosis/examine.ts';
import { stageShown } from './stage-shown.ts';

const { library } = loadLibrary('content');

const nbd = "ERROR - Exception('Error: All /dev/nbd* devices are in use',) Exception:None";
const noId = `ERROR - AttributeError("'NoneType' object has no attribute 'id'",) Exception:None`;
const page = (state: string, status: string) =>
  `Request ID: 1\nUsername: jo\nRequest state: ${state}\nStatus: ${status}`;

test.for([
  { it: 'is the one that the message names', text: `(validating) - ${noId}`, stage: 'validating' },
  { it: 'is the known problem’s own, where the message lags behind', text: `(pending) - ${nbd}`, stage: 'imaging' },
  { it: 'is none where the problem can be in two', text: `(pending) - ${noId}`, stage: null },
  { it: 'is none where nothing names one', text: nbd, stage: null },
  { it: 'is that of “Status” while a first run is on', text: page('pending', 'started'), stage: 'started' },
  { it: 'is the waiting one while it waits', text: page('pending', 'pending'), stage: 'pending' },
])('the stage to draw $it', ({ text, stage }) => {
  const { diagnosis } = examine(text, library.knowledge);
  expect(stageShown(diagnosis, library.runbook.stages, library.knowledge.problems)).toBe(stage);
});
