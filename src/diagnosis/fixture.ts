import type { Knowledge, Problem, Signs } from './problem.ts';

const problem = (name: string, procedure: string, ...recognise: readonly Signs[]): Problem => ({
  name,
  title: name.replaceAll('-', ' '),
  recognise,
  procedure,
  step: null,
});

const MISLEADING = ['pending', 'started', 'none'] as const;
const CHROMOGENIC = ['*chromogenic*'];

/** Knowledge for tests: a few problems of each kind, so that no test hangs on how staff word theirs. */
export const knowledge: Knowledge = {
  problems: [
    problem('cache-not-ready', 'cache-problem', {
      stage: ['validating', 'processing'],
      exception: ['AttributeError'],
      message: ["'NoneType' object has no attribute 'id'"],
    }),
    problem('validating-failed', 'cache-problem', { stage: ['validating'] }),
    problem('processing-failed', 'cache-problem', { stage: ['processing'] }),
    problem(
      'imaging-failed',
      'imaging-problem',
      { stage: ['imaging'] },
      { stage: [...MISLEADING], frame: CHROMOGENIC },
    ),
    problem('started-failed', 'preparing', { stage: ['started'] }),
    problem('instance-limit-reached', 'instance-limit', {
      stage: ['validating'],
      message: ['Maximum number of instances exceeded'],
    }),
    problem('nbd-devices-missing', 'imaging-problem', {
      stage: ['imaging'],
      message: ['All /dev/nbd* devices are in use', '/dev/nbd*: No such'],
    }),
    problem('disk-full', 'imaging-problem', { stage: ['imaging'], anywhere: ['No space left on device'] }),
  ],
  packages: [
    { name: 'Atmosphere', files: ['service/*', '*/atmosphere/*'], ours: true },
    { name: 'Chromogenic', files: ['*/chromogenic/*'], ours: true },
    { name: 'rtwo', files: ['*/rtwo/*'], ours: true },
    { name: 'celery', files: ['*/celery/*'], ours: false },
  ],
};
