import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkContent } from './check.ts';
import { format } from './mistake.ts';

/** A small content folder that is in order, for tests: each breaks one thing in it. */
const sound: Readonly<Record<string, string>> = {
  'site.yaml': `title: Runbook
description: What to do next.
support_email: ''
troposphere: ''
flower: ''
pages: { request: { on: troposphere, path: '/requests/{requestId}', link: Open the request } }
paste_hint: Copy the whole page.
one_at_a_time: One request at a time.
destroyed_instance: The instance is gone.
`,
  'packages.yaml': `- name: Chromogenic
  files: ['*/chromogenic/*']
  ours: true
`,
  'stages.yaml': `- stage: imaging
  happens: The image is made.
  rerun: starts-over
`,
  'situations.yaml': ['pending', 'running', 'completed', 'resubmitted', 'closed', 'unrecognised']
    .map((name) => `${name}:\n  title: It is ${name}\n  means: Nothing has failed.\n`)
    .join(''),
  'support-requests/imaging.yaml': `title: Imaging request that failed
subject: Imaging request of {username} failed
fields:
  username:
    label: "Username:"
    from: username
    required: true
notes_label: "Staff Notes:"
`,
  'procedures/disk.yaml': `title: Free the disk
start: look
support_request: imaging
steps:
  look:
    title: Look at the disk
    text: See how much space is left.
    question: Is it full?
    answers:
      - answer: It is full
        then: nothing-else-running
        record: The disk of the imaging host was full.
      - answer: It is not full
        then: support-request
  nothing-else-running:
    title: Check that no other request is running
    checks: one-at-a-time
    answers:
      - answer: Nothing else is running
        then: approve
      - answer: Another request is running
        then: look
  approve:
    title: Approve the request
    does: approve
    answers:
      - answer: I approved it
        then: resolved
        record: I approved the request.
`,
  'problems/disk-full.yaml': `title: The disk is full
recognise:
  stage: imaging
  message: No space left on device
means: The disk of the imaging host is full.
procedure: disk
step: look
source: Staff
examples:
  - (imaging) - ERROR - IOError(28, 'No space left on device') Exception:None
near_misses:
  - (imaging) - ERROR - KeyError('space',) Exception:None
`,
  'guide/index.mdx': `---
title: Start here
---

<Triage />

See [the first step](/disk/#look), [the problem](#disk-full) and [what to do](/disk/#what-to-do).

<KnownProblems />
`,
  'guide/disk.mdx': `---
title: Free the disk
---

## What to do

<Procedure of="disk" />

<SupportRequest of="imaging" />
`,
};

/** Files to put in place of the sound ones; \`null\` takes one away. */
export type Changes = Readonly<Record<string, string | Uint8Array | null>>;

/** Write a content folder to a temporary place, use it, and take it away again. */
export function withContent<T>(changes: Changes, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  try {
    for (const [name, text] of Object.entries({ ...sound, ...changes })) {
      if (text === null) continue;
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All that the checks say of a content folder, as it is printed. */
export const saidOf = (changes: Changes): string =>
  withContent(changes, (folder) => checkContent(folder).mistakes.map(format).join('\n\n'));

/** A sound file with one piece of it replaced, and more at its end. Throws when the piece is not there, so that no test checks nothing. */
export function edited(name: string, from: string, to: string, more = ''): Changes {
  const text = sound[name];
  if (text?.includes(from) !== true) throw new Error(`“${from}” does not stand in ${name}`);
  return { [name]: text.replace(from, to) + more };
}
