import { describe, expect, test } from 'vitest';
import { edited, saidOf, type Changes } from './fixture.ts';

const disk = 'procedures/disk.yaml';
const full = 'problems/disk-full.yaml';
const page = 'guide/disk.mdx';

/** Another problem beside the sound one. */
const another = (message: string, example: string): Changes => ({
  'problems/other.yaml': `title: Another problem
recognise: { stage: imaging, message: ${message} }
means: It is another one.
procedure: disk
source: Staff
examples:
  - ${example}
`,
});

/** A procedure beside the sound one, on its page. */
const elsewhere = (steps: string): Changes => ({
  'procedures/other.yaml': `title: Another path\nstart: ${steps.split(':', 1).join('')}\nsupport_request: imaging\nsteps:\n  ${steps}\n`,
  'guide/other.mdx': '---\ntitle: Another path\n---\n\n<Procedure of="other" />\n',
});

const onPage = (text: string): Changes => edited(page, '## What to do\n', `## What to do\n\n${text}\n`);

test('a folder that is in order says nothing', () => {
  expect(saidOf({})).toBe('');
});

const rows: Record<string, readonly { readonly it: string; readonly changes: Changes }[]> = {
  'a file of the wrong shape': [
    { it: 'an unknown key', changes: edited(full, 'title:', 'titel:') },
    { it: 'an unknown key deep inside', changes: edited(disk, 'question:', 'qestion:') },
    { it: 'a missing key', changes: edited(full, 'source: Staff\n', '') },
    { it: 'a list where a text should be', changes: edited(full, 'means: The disk', 'means:\n  - The disk') },
    { it: 'a number where a text should be', changes: edited(full, 'title: The disk is full', 'title: 28') },
    { it: 'a text where a list should be', changes: edited(full, 'examples:\n  - (', 'examples: (') },
    { it: 'an empty text', changes: edited(full, 'source: Staff', "source: ''") },
    { it: 'a stage that there is not', changes: edited(full, 'stage: imaging', 'stage: imagining') },
    {
      it: 'a title that is too long',
      changes: edited(full, 'The disk is full', `The disk ${'really '.repeat(10)}is full`),
    },
    { it: 'a wait that is no time', changes: edited(disk, 'does: approve', 'does: approve\n    wait: a while') },
    {
      it: 'nothing to recognise it by',
      changes: edited(full, 'recognise:\n  stage: imaging\n  message: No space left on device', 'recognise: {}'),
    },
    { it: 'a missing file', changes: { 'site.yaml': null } },
    {
      it: 'a wait whose longer time comes first',
      changes: edited(disk, 'does: approve', 'does: approve\n    wait: 20-15 minutes'),
    },
    { it: 'a wait that is a bare number', changes: edited(disk, 'does: approve', 'does: approve\n    wait: 15') },
    { it: 'a key that is misspelt, once', changes: edited(full, 'source:', 'sorce:') },
    { it: 'a key without a blank behind its colon', changes: edited(disk, 'then: approve', 'then: {procedure:disk}') },
    {
      it: 'a text that has become a key, because it stands too far out',
      changes: edited(full, '  - (imaging) - ERROR - IOError', '  - |-\nThe message: (imaging) - ERROR - IOError'),
    },
    { it: 'an entry that holds a colon', changes: edited(full, 'message: No', 'message:\n    - IOError: No') },
    { it: 'an entry in brackets', changes: edited(full, 'message: No', 'message:\n    - [Errno 28]\n    - No') },
    { it: 'an entry that is a number', changes: edited(full, 'message: No', 'message:\n    - 28\n    - No') },
    { it: 'an entry with nothing in it', changes: edited(full, 'message: No', 'message:\n    -\n    - No') },
    { it: 'an empty entry', changes: edited(full, 'message: No', "message:\n    - ''\n    - No") },
    { it: 'an entry that cannot stand there', changes: edited(full, 'stage: imaging', 'stage: [imaging, validation]') },
    { it: 'a text where a group should be', changes: edited(disk, '  approve:\n', '  deny: Deny it\n  approve:\n') },
    { it: 'nothing where a group should be', changes: edited(disk, '  approve:\n', '  deny:\n  approve:\n') },
    { it: 'nothing behind a key that takes some words only', changes: edited(disk, 'does: approve', 'does:') },
    { it: 'an address that is none', changes: edited('site.yaml', "flower: ''", 'flower: flower.example.org') },
  ],
  'a file that cannot be read': [
    { it: 'two steps with one name', changes: edited(disk, '  approve:\n', '  look:\n') },
    { it: 'a tab', changes: edited(full, '  stage: imaging', '\tstage: imaging') },
    { it: 'a second colon', changes: edited(full, 'title: The disk', 'title: IOError: the disk') },
    { it: 'a phrase that begins with a star', changes: edited(full, 'No space left', '*space left') },
    { it: 'a text that begins with a backtick', changes: edited(full, 'The disk of', '`The` disk of') },
    { it: 'a quote that is not closed', changes: edited(full, 'source: Staff', 'source: "Staff') },
    { it: 'a backslash in double quotes', changes: edited(full, 'source: Staff', 'source: "the \\disk"') },
    { it: 'a line that is not far enough in', changes: edited(disk, '    title: Look', '   title: Look') },
    {
      it: 'two lines of which one is too far in',
      changes: edited(disk, '    title: Check that', '     title: Check that'),
    },
    { it: 'a group that is too far out', changes: edited(disk, '  look:\n', 'look:\n') },
    { it: 'a text behind which a note stands', changes: edited(full, 'source: Staff', 'source: Staff # 2') },
    { it: 'a text that is taken for a note', changes: edited(full, 'title: The', 'title: # The') },
    { it: 'a phrase that begins with a bracket', changes: edited(full, 'message: No', 'message: [Errno 28] No') },
    { it: 'a text that goes on behind its quotes', changes: edited(full, 'source: Staff', `source: 'Staff's guide'`) },
    { it: 'a text behind a bar', changes: edited(full, 'means: The', 'means: | The') },
    { it: 'an example with two colons', changes: edited(full, 'Exception:None\nnear', 'Exception: None: x\nnear') },
    {
      it: 'a text that begins with an exclamation mark',
      changes: edited(full, 'source: Staff', 'source: !Staff guide'),
    },
    { it: 'a text that begins with a percent sign', changes: edited(full, 'title: The', '%title: The') },
    { it: 'a colon with nothing in front of it', changes: edited(full, 'source: Staff', 'source: Staff\n: guide') },
    { it: 'a colon without a blank', changes: edited(full, 'source: Staff', 'source:Staff') },
    {
      it: 'a hyphen without a blank',
      changes: edited(full, 'message: No', 'message:\n    - Errno 28\n    -No'),
    },
    { it: 'a blank from elsewhere', changes: edited(full, '  stage: imaging', '\u00A0 stage: imaging') },
    { it: 'a bracket that is not closed', changes: edited(full, 'stage: imaging', 'stage: [imaging') },
    {
      it: 'brackets without a comma',
      changes: edited(disk, 'then: approve', 'then: { procedure: disk step: approve }'),
    },
    { it: 'three hyphens', changes: edited(full, 'means:', '---\nmeans:') },
    { it: 'nothing in it', changes: { 'problems/other.yaml': '' } },
    { it: 'nothing in it but a note', changes: { 'problems/other.yaml': '# A note\n' } },
    { it: 'a text and no keys', changes: { 'problems/other.yaml': 'The disk is full.\n' } },
    { it: 'keys where there should be a list', changes: { 'packages.yaml': 'name: Chromogenic\n' } },
    { it: 'an empty page', changes: { 'guide/other.mdx': '' } },
    { it: 'a page with an empty head', changes: { 'guide/other.mdx': '---\n---\n\nHello.\n' } },
    { it: 'a page without a title', changes: edited(page, 'title: Free the disk', 'description: It') },
    { it: 'a page without a head', changes: edited(page, '---\ntitle: Free the disk\n---\n', '') },
    {
      it: 'a page with an unknown key in its head',
      changes: edited(page, 'title: Free the disk', 'title: Free the disk\nsidebar:\n  ordr: 3'),
    },
    { it: 'a page with a second colon in its title', changes: edited(page, 'title: Free', 'title: IOError: free') },
    { it: 'a page with an open component', changes: onPage('An <IMAGE_ID here') },
    { it: 'a page with an open bracket', changes: onPage('An {image') },
  ],
  'a name': [
    { it: 'with blanks and capitals', changes: { 'problems/Disk Full (2).yaml': 'title: x' } },
    { it: 'with another ending', changes: { 'problems/other.yml': 'title: x' } },
    { it: 'of a folder where a file should be', changes: { 'problems/other.yaml/other.yaml': 'title: x' } },
    { it: 'of a folder of pages, with blanks', changes: { 'guide/My Folder/other.mdx': '---\ntitle: x\n---\n' } },
    { it: 'of a page that shares its address', changes: { 'guide/disk/index.mdx': '---\ntitle: x\n---\n' } },
    { it: 'of a picture, with capitals', changes: { 'guide/disk.PNG': 'a picture' } },
    { it: 'of a start page that is not there', changes: { 'guide/index.mdx': null } },
    { it: 'of a folder that nothing reads', changes: { 'problem/other.yaml': 'title: x' } },
    { it: 'of a file that nothing reads', changes: { 'sites.yaml': 'title: x' } },
    { it: 'of a step, with blanks', changes: edited(disk, '  approve:\n', '  Approve it:\n') },
    { it: 'of a step that is an end', changes: edited(disk, '  approve:\n', '  resolved:\n') },
  ],
  'a reference that leads nowhere': [
    { it: 'a problem to a procedure', changes: edited(full, 'procedure: disk', 'procedure: disc') },
    { it: 'a problem to a step', changes: edited(full, 'step: look', 'step: lok') },
    { it: 'a problem to a step of no procedure', changes: edited(full, 'procedure: disk\n', '') },
    { it: 'an answer to a step', changes: edited(disk, 'then: approve', 'then: aprove') },
    { it: 'an answer to a procedure', changes: edited(disk, 'then: approve', 'then: { procedure: dis }') },
    {
      it: 'an answer to a step of a procedure',
      changes: edited(disk, 'then: approve', 'then: { procedure: disk, step: aprove }'),
    },
    { it: 'a procedure to its start', changes: edited(disk, 'start: look', 'start: loook') },
    {
      it: 'a procedure to its support request',
      changes: edited(disk, 'support_request: imaging', 'support_request: images'),
    },
    {
      it: 'a step to one that it is like',
      changes: edited(disk, '    title: Approve the request', '    like: disk/aprove\n    title: Approve the request'),
    },
    {
      it: 'a step to itself',
      changes: edited(disk, '    title: Approve the request', '    like: approve\n    title: Approve the request'),
    },
    {
      it: 'a step to a procedure instead of a step',
      changes: edited(disk, '    title: Approve the request', '    like: disk\n    title: Approve the request'),
    },
    { it: 'an answer to a procedure as if it were a step', changes: edited(disk, 'then: approve', 'then: disk') },
    {
      it: 'an answer to a step of a procedure, with a slash',
      changes: edited(disk, 'then: approve', 'then: disk/look'),
    },
    {
      it: 'an answer that is taken over from another procedure to a step that this one lacks',
      changes: elsewhere('approve:\n    like: disk/nothing-else-running'),
    },
    { it: 'a support request to a field', changes: edited('support-requests/imaging.yaml', '{username}', '{user}') },
    {
      it: 'an answer to a fact',
      changes: edited(disk, '      - answer: It is full', '      - answer: It is full\n        unless: cleaned'),
    },
    {
      it: 'a step to a page of the cloud',
      changes: edited(disk, '    does: approve', '    does: approve\n    opens: requests'),
    },
    {
      it: 'a page of the cloud to one that stands in for it',
      changes: edited('site.yaml', 'link: Open the request', 'link: Open the request, otherwise: requests'),
    },
    { it: 'a subject to half a field', changes: edited('support-requests/imaging.yaml', '{username}', '{username') },
    {
      it: 'a stage that is told twice',
      changes: {
        'stages.yaml': '- { stage: imaging, happens: A, rerun: none }\n- { stage: imaging, happens: B, rerun: none }\n',
      },
    },
    { it: 'a page of the cloud to what is read', changes: edited('site.yaml', '{requestId}', '{request}') },
    { it: 'the site to its example', changes: edited('site.yaml', "flower: ''", "flower: ''\nexample: disk-ful") },
    { it: 'a page to a procedure', changes: edited(page, '"disk"', '"disc"') },
    { it: 'a page to a support request', changes: edited(page, '"imaging"', '"image"') },
    { it: 'a page to a component', changes: onPage('<Procedur of="disk" />') },
    { it: 'a page to an attribute', changes: onPage('<Triage of="disk" />') },
    { it: 'a page without an attribute', changes: edited(page, ' of="disk"', '') },
  ],
  'a path': [
    { it: 'with a step that is never reached', changes: edited(disk, 'then: approve', 'then: resolved') },
    { it: 'with a loop that has no way out', changes: edited(disk, 'then: resolved', 'then: approve') },
    {
      it: 'with a circle of steps that has no way out',
      changes: edited(
        disk,
        'then: resolved',
        'then: again',
        '  again:\n    title: Look once more\n    answers:\n      - answer: I looked\n        then: approve\n',
      ),
    },
    {
      it: 'with a step without answers',
      changes: edited(
        disk,
        '    answers:\n      - answer: I approved it\n        then: resolved\n        record: I approved the request.\n',
        '',
      ),
    },
    {
      it: 'with two answers that read the same',
      changes: edited(disk, 'answer: It is not full', 'answer: it is full.'),
    },
    {
      it: 'with an answer that is never offered',
      changes: edited(
        disk,
        '      - answer: I approved it\n',
        '      - answer: I did it before\n        if: approved\n        then: resolved\n      - answer: I approved it\n        sets: approved\n',
      ),
    },
    {
      it: 'with a step that offers no answer',
      changes: edited(
        disk,
        '      - answer: Nothing else is running\n        then: approve\n      - answer: Another request is running\n',
        '      - answer: Nothing else is running\n        then: approve\n        sets: looked\n        unless: looked\n      - answer: Another request is running\n        unless: looked\n        sets: looked\n',
      ),
    },
    {
      it: 'whose step has the anchor of a heading',
      changes: edited(page, '## What to do\n', '## What to do\n\n## Look\n'),
    },
    { it: 'that no page shows', changes: edited(page, '<Procedure of="disk" />', '') },
    { it: 'that shares its page with another', changes: onPage('<Procedure of="disk" />') },
  ],
  'one request at a time': [
    { it: 'is not looked at on a way to an approval', changes: edited(disk, 'then: support-request', 'then: approve') },
    { it: 'is not looked at before a problem’s own step', changes: edited(full, 'step: look', 'step: approve') },
    {
      it: 'was looked at before a wait, and not since',
      changes: edited(
        disk,
        'then: approve\n',
        'then: pause\n      - answer: Nothing else, and no time to lose\n        then: approve\n',
        '  pause:\n    title: Wait\n    wait: 15-20 minutes\n    answers:\n      - answer: I waited\n        then: approve\n',
      ),
    },
    {
      it: 'was looked at before an approval, and not again before a restart',
      changes: edited(
        disk,
        '        then: resolved\n',
        '        then: restart\n',
        '  restart:\n    title: Restart celery\n    does: restart\n    answers:\n      - answer: I restarted it\n        then: resolved\n',
      ),
    },
    {
      it: 'may be approved again after an approval that was refused',
      changes: edited(
        disk,
        '        then: resolved\n',
        '        then: resolved\n      - answer: Approve is grey\n        then: re-submit\n',
        '  re-submit:\n    title: Re-submit the request\n    does: re-submit\n    answers:\n      - answer: It shows pending\n        then: approve\n',
      ),
    },
    { it: 'is not said of a step that approves', changes: edited(disk, '    does: approve\n', '') },
    {
      it: 'is not said of a step whose command restarts',
      changes: edited(disk, '    text: See how much space is left.', '    command: service celeryd restart'),
    },
    {
      it: 'is not said of a step whose text tells it',
      changes: edited(disk, 'See how much space is left.', 'Press `Approve`, at the end of the page.'),
    },
    {
      it: 'is not said of a step whose text runs the restart',
      changes: edited(disk, 'See how much space is left.', 'Then run `service celeryd restart`.'),
    },
    {
      it: 'is not said of a step that is like another and approves',
      changes: edited(
        disk,
        '    title: Approve the request\n    does: approve',
        '    like: look\n    title: Now approve it',
      ),
    },
    {
      it: 'is said of a step that warns of it',
      changes: edited(disk, 'See how much space is left.', 'Do not press `Approve`.'),
    },
    {
      it: 'is looked at, and then nobody minds what was seen',
      changes: edited(disk, 'then: look', 'then: approve'),
    },
    {
      it: 'is not looked at before the step of a situation',
      changes: edited('situations.yaml', 'pending:\n', 'pending:\n  procedure: disk\n  step: approve\n'),
    },
    {
      it: 'is not said of a step whose record tells it',
      changes: edited(disk, 'The disk of the imaging host was full.', 'I re-submitted the request.'),
    },
  ],
  'an example': [
    {
      it: 'that leads nowhere',
      changes: edited(full, "IOError(28, 'No space left on device')", "IOError(28, 'No space')"),
    },
    {
      it: 'that holds no failure',
      changes: edited(full, '- (imaging) - ERROR - IOError', '- The disk is full. IOError'),
    },
    {
      it: 'in a stage that is ruled out',
      changes: edited(full, '- (imaging) - ERROR - IOError', '- (validating) - ERROR - IOError'),
    },
    {
      it: 'that leads to another problem first',
      changes: another(
        'No space left on device',
        "(imaging) - ERROR - IOError(28, 'No space left on device') Exception:None",
      ),
    },
    {
      it: 'that another problem’s phrase fits too',
      changes: another('left on', "(imaging) - ERROR - KeyError('left on it',) Exception:None"),
    },
    {
      it: 'that is a near miss',
      changes: edited(full, "KeyError('space',)", "IOError(28, 'No space left on device')"),
    },
    {
      it: 'that holds a secret',
      changes: edited(
        full,
        "'No space left on device') Exception",
        "'No space left on device password=hunter22x') Exception",
      ),
    },
    {
      it: 'that leads astray for one reason, like others',
      changes: edited(
        full,
        '  - (imaging) - ERROR - IOError',
        "  - (imaging) - ERROR - KeyError('it') Exception:None\n  - (imaging) - ERROR - KeyError('id') Exception:None\n  - (imaging) - ERROR - IOError",
      ),
    },
    {
      it: 'of a general problem that one phrase of another fits, among several',
      changes: {
        ...another(
          '[No space at all left, Tape]',
          "(imaging) - ERROR - KeyError('No space at all left',) Exception:None",
        ),
        'problems/imaging-failed.yaml': `title: It failed
recognise: { stage: imaging }
means: It failed.
source: Staff
examples:
  - (imaging) - ERROR - KeyError('Tape 7 is torn',) Exception:None
`,
      },
    },
    {
      it: 'of a phrase that is too short',
      changes: edited(full, 'message: No space left on device', 'message: [No space left on device, id]'),
    },
  ],
  'a record': [
    { it: 'without a full stop', changes: edited(disk, 'I approved the request.', 'I approved the request') },
    { it: 'with a small letter', changes: edited(disk, 'record: The disk', 'record: the disk') },
    { it: 'that begins like a list', changes: edited(disk, 'record: I approved', 'record: 1. I approved') },
    { it: 'that begins with a sign', changes: edited(disk, 'record: I approved', 'record: (I approved') },
    { it: 'that trails off', changes: edited(disk, 'I approved the request.', 'I approved the request ...') },
    { it: 'of one word', changes: edited(disk, 'The disk of the imaging host was full.', 'Full.') },
    {
      it: 'on several lines',
      changes: edited(
        disk,
        'record: I approved the request.',
        'record: |-\n          I approved\n          the request.',
      ),
    },
  ],
  Markdown: [
    { it: 'that is HTML', changes: edited(full, 'The disk of', 'The <b>disk</b> of') },
    {
      it: 'with a heading in a short text',
      changes: edited(disk, 'text: See how much', 'text: |\n      # See\n\n      how much'),
    },
    { it: 'with a mark left standing', changes: edited(disk, 'See how much', 'See **how much') },
    { it: 'with a mark left standing on a page', changes: onPage('Press **Approve.') },
    { it: 'in a title', changes: edited(disk, 'title: Look at the disk', 'title: Look at *the* <b>disk</b>') },
    { it: 'in a label', changes: edited('support-requests/imaging.yaml', '"Username:"', '"**Username:**"') },
    { it: 'around a command', changes: edited(disk, 'does: approve', "does: approve\n    command: '`ls`'") },
    { it: 'in the title of a page', changes: edited(page, 'title: Free the disk', 'title: Free the **disk**') },
    { it: 'of emphasis that is not closed', changes: edited(disk, 'See how much', 'See *how much') },
    { it: 'without the blank that it needs', changes: edited(disk, 'text: See how', 'text: |\n      -See how') },
    {
      it: 'of a block of code that is not closed',
      changes: edited(disk, 'text: See how', 'text: |\n      ```\n      See how'),
    },
    {
      it: 'of a frame in a step',
      changes: edited(disk, 'text: See how much', 'text: |\n      :::note\n      See\n      :::\n\n      How much'),
    },
    { it: 'that holds a component', changes: edited(disk, 'text: See how', 'text: <Aside>See</Aside> how') },
    { it: 'that holds an image', changes: edited(disk, 'See how', 'See ![](./disk.png) how') },
    { it: 'with a name in curly brackets', changes: edited(disk, 'See how', 'See {username} how') },
    { it: 'where there is none', changes: edited(disk, 'answer: It is full', 'answer: It is `full`') },
  ],
  'the text of a page': [
    { it: 'with a heading of the title’s rank', changes: onPage('# The disk') },
    { it: 'with a heading without words', changes: onPage('##') },
    { it: 'with a heading without a blank', changes: onPage('##The disk') },
    { it: 'with lines that are no table', changes: onPage('| a | b |\n| c | d |') },
    { it: 'with a block of code that is not closed', changes: onPage('```sh\nls') },
    { it: 'with a frame', changes: onPage(':::note\nLook.\n:::') },
    { it: 'with a frame that is not closed', changes: onPage(':::note\nLook.') },
    { it: 'with a frame that there is not', changes: onPage(':::cuation\nLook.\n:::') },
    { it: 'with a mark on its second line', changes: onPage('Press it.\nPress **Approve.') },
    { it: 'with a link that has a blank in front of its address', changes: onPage('[Free it] (/disk/)') },
    { it: 'with a link to a name that there is not', changes: onPage('[Free it][disk]') },
    { it: 'with an expression', changes: onPage('The request {requestId} failed.') },
    { it: 'with a note', changes: onPage('{/* Look at this again. */}') },
    { it: 'with a note of HTML', changes: onPage('<!-- Look at this again. -->') },
    { it: 'with a paragraph that is taken for code', changes: onPage('export it to the other cloud.') },
    { it: 'with a script', changes: onPage('<script>alert(1)</script>') },
    { it: 'with an address in angle brackets', changes: onPage('<https://example.org>') },
    { it: 'with an e-mail address in angle brackets', changes: onPage('<team@example.org>') },
    { it: 'with a name that is not in quotes', changes: edited(page, 'of="disk"', 'of=disk') },
    { it: 'with a name in curly quotes', changes: edited(page, 'of="disk"', 'of=“disk”') },
    { it: 'with a quote that is not closed', changes: edited(page, 'of="disk"', 'of="disk') },
  ],
  'a component': [
    { it: 'in small letters', changes: onPage('<procedure of="disk" />') },
    { it: 'that is HTML as well', changes: onPage('<aside>Look.</aside>') },
    { it: 'with a word that it does not know', changes: onPage('<Aside type="warning">Look.</Aside>') },
    { it: 'without what it needs', changes: onPage('<LinkCard href="/disk/" />') },
    { it: 'of steps, without a list', changes: onPage('<Steps>\nLook.\n</Steps>') },
    { it: 'of steps', changes: onPage('<Steps>\n1. Look.\n2. Look again.\n</Steps>') },
    { it: 'of tabs, with something else', changes: onPage('<Tabs>\n<TabItem label="A">\nA\n</TabItem>\nB\n</Tabs>') },
  ],
  'a link': [
    { it: 'with nothing in it', changes: onPage('[Free it]()') },
    { it: 'without https', changes: onPage('[Free it](www.example.org)') },
    { it: 'to the file of a page', changes: onPage('[Free it](./disk.mdx#look)') },
    { it: 'to a page that is not there', changes: onPage('[Free it](/disc/)') },
    { it: 'without its slash', changes: onPage('[Free it](/disk)') },
    { it: 'that does not begin at the root', changes: onPage('[Free it](disk/)') },
    { it: 'to an anchor that is not there', changes: onPage('[Free it](/disk/#lock)') },
    { it: 'to an anchor of its own page', changes: onPage('[Free it](#what-to-d)') },
    {
      it: 'in a step',
      changes: edited(
        disk,
        'text: See how much space is left.',
        'text: |\n      See how much space is left.\n\n      Then [read on](/dsk/).',
      ),
    },
    { it: 'in a card', changes: onPage('<LinkCard title="Free it" href="/free/" />') },
    { it: 'that no browser follows', changes: onPage('[Free it](javascript:alert(1))') },
    {
      it: 'to no page, in a text that stands on several',
      changes: edited(full, 'The disk of', 'The [disk](#look) of'),
    },
  ],
  'an image': [
    { it: 'without a text', changes: { ...onPage('![](./disk.png)'), 'guide/disk.png': 'a picture' } },
    { it: 'that is not there', changes: onPage('![The disk, full](./disk.png)') },
    { it: 'of another name', changes: { ...onPage('![The disk, full](./dsik.png)'), 'guide/disk.png': 'a picture' } },
    { it: 'whose text is its name', changes: { ...onPage('![disk.png](./disk.png)'), 'guide/disk.png': 'a picture' } },
    {
      it: 'that is named further down',
      changes: { ...onPage('![][disk]\n\n[disk]: ./disk.png'), 'guide/disk.png': 'a picture' },
    },
  ],
};

for (const [what, cases] of Object.entries(rows))
  describe(what, () => {
    for (const { it, changes } of cases)
      test(it, () => {
        expect(saidOf(changes)).toMatchSnapshot();
      });
  });

describe('one slip is one mistake, though many files lean on the one that has it', () => {
  const leaning = elsewhere(`nothing-else-running:
    like: disk/nothing-else-running
  approve:
    like: disk/approve
  look:
    like: disk/look`);

  test.for([
    { it: 'that cannot be used', changes: edited(disk, 'does: approve', 'does: aprove') },
    { it: 'that cannot be read', changes: edited(disk, 'title: Approve the', 'title: Approve: the') },
    { it: 'with an answer that leads nowhere', changes: edited(disk, 'then: approve', 'then: aprove') },
    {
      it: 'with a step that is like none',
      changes: edited(disk, '    does: approve', '    like: disk/lok/x\n    does: approve'),
    },
  ])('a procedure $it', ({ changes }) => {
    expect(saidOf({ ...leaning, ...changes })).toMatchSnapshot();
  });
});

describe('a file in another encoding', () => {
  const latin1 = Buffer.from('title: Le disque est pl\u00E9in\n', 'latin1');
  const utf16 = Buffer.from('\uFEFFtitle: The disk\n', 'utf16le');

  test.for([
    { it: 'of bytes that are no UTF-8', changes: { 'problems/other.yaml': latin1 } },
    { it: 'of two bytes a letter', changes: { 'problems/other.yaml': utf16 } },
    { it: 'that is a page', changes: { 'guide/other.mdx': latin1 } },
  ])('$it is found', ({ changes }) => {
    expect(saidOf(changes)).toMatchSnapshot();
  });

  test('that is UTF-8 with a mark in front is in order', () => {
    const marked = (name: string) => edited(name, '', '\uFEFF');
    expect(saidOf({ ...marked(full), ...marked(page) })).toBe('');
  });
});

test('all mistakes of all files are found at once', () => {
  expect(
    saidOf({
      ...edited(disk, 'then: approve', 'then: aprove'),
      ...edited(full, 'step: look', 'step: lok'),
      ...onPage('[Free it](/disc/)'),
    }),
  ).toMatchSnapshot();
});
