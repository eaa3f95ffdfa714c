import { stringify } from 'yaml';
import type { Examination } from '../diagnosis/diagnosis.ts';
import { examine } from '../diagnosis/examine.ts';
import { redact } from '../ticket/redact.ts';
import { schemaLine } from './json-schemas.ts';
import type { Library } from './library.ts';
import { isShort } from './words.ts';

/** Stands where only a person can write; the checks find it. */
export const TODO = 'TODO';

/** A file to begin with. */
export interface StartFile {
  /** Below `content/`. */
  readonly path: string;
  readonly text: string;
  /** What its author should know first. */
  readonly hint?: string;
}

const yaml = (value: unknown) => stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd();
const indented = (text: string) => text.replace(/^(?=.)/gm, '  ');

/** One text as a list, in its own lines, as it was copied. */
const listOf = (text: string) =>
  stringify([text], { lineWidth: 0, defaultStringType: 'BLOCK_LITERAL', blockQuote: 'literal' }).trimEnd();

/** `disk-is-read-only` → `Disk is read only` */
const titleFrom = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');

/** Stands for the user in an example, and for their address. */
const NOBODY = 'joetest';

/**
 * What differs from one failure to the next: ids, addresses, numbers, paths, users, and what was masked. A device such
 * as /dev/nbd stays, and so do the numbers of errors.
 */
const VARYING = new RegExp(
  [
    '[0-9a-f]{8}-[0-9a-f-]{27}',
    'https?:\\/\\/\\S+',
    '\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b',
    '(?<!\\/dev)(?!\\/dev\\/)(?:\\/[\\w.@-]+){2,}',
    '\\b0x[0-9a-f]+\\b',
    '(?<!\\b(?:Errno|HTTP|code) )\\b\\d{2,}\\b',
    `\\b${NOBODY}\\b(?:@example\\.org)?`,
    '\\[masked-\\d+\\]',
    '(?<=\\/dev\\/[a-z]+)\\d+',
  ].join('|'),
  'gi',
);

const LONGEST_PHRASE = 120;

/** The part of a message that will be the same the next time, with `*` for the rest; empty when that is too little. */
function phraseFrom(message: string): string {
  const [line = ''] = message.trim().split('\n', 1);
  const phrase = line
    .slice(0, LONGEST_PHRASE)
    .replace(VARYING, '*')
    .replace(/\s+/g, ' ')
    .replace(/\*+/g, '*')
    .replace(/^[*\s]+|\s+$|(?<!\/dev\/[a-z]+)[*\s]+$/g, '');
  return isShort(phrase) ? '' : phrase;
}

/** What a message that was pasted is recognised by, as far as it can be proposed. */
function signsFrom({ diagnosis: { status, exceptions } }: Examination): Record<string, unknown> {
  const newest = exceptions.at(-1);
  const type = newest?.type.slice(newest.type.lastIndexOf('.') + 1) ?? '';
  const message = phraseFrom(newest?.message ?? '');
  // On a first run the stage lags behind: it may as well be a later one.
  const stage =
    status?.stage === 'pending' || status?.stage === 'started' ? ['imaging', status.stage, 'none'] : status?.stage;
  const exception = type === 'Exception' ? '' : type;
  return {
    ...(stage && { stage }),
    ...(exception !== '' && { exception }),
    ...(message !== '' && { message }),
    // A stage alone fits every failure in it.
    ...(exception === '' && message === '' && { message: TODO }),
  };
}

/** A real name in front of an address, as the e-mail has it. */
const CONTACT = /(?<=^(?:> ?)*Contact: )[^\n(]+(?= \()/gm;

/** A message as it may be published: without secrets, and with nobody's name and address in it, as far as they are known. */
function anonymous(pasted: string, { knowledge }: Library): string {
  const { text, sensitive } = redact(pasted.replace(/\r\n?/g, '\n').trim());
  const { username } = examine(text, knowledge).diagnosis.request;
  const addresses = sensitive.filter(({ masked }) => !masked).map(({ value }) => value);
  const plain = addresses.reduce((left, value) => left.replaceAll(value, `${NOBODY}@example.org`), text);
  const nameless = plain.replace(CONTACT, 'Joe Test');
  return username === null ? nameless : nameless.split(username).join(NOBODY);
}

/**
 * A known problem to begin with.
 *
 * @param pasted A real message: phrases, stage, path and example are proposed from it; `null` gives the bare form.
 */
export function startProblem(name: string, pasted: string | null, library: Library): StartFile {
  const path = `problems/${name}.yaml`;
  const example = pasted === null ? null : anonymous(pasted, library);
  const examination = example === null ? null : examine(example, library.knowledge);
  const recognise = examination === null ? { stage: 'imaging', message: TODO } : signsFrom(examination);
  const [first] = examination?.diagnosis.findings ?? [];
  const near = library.problems.find((problem) => problem.name === first?.problem);
  const hints = [
    examination?.diagnosis.exceptions.length === 0 && 'No error could be read in that message: was it copied whole?',
    near !== undefined &&
      first?.confidence !== 'possible' &&
      `The message reads like “${near.title}” (content/problems/${near.name}.yaml), which is there already.`,
    example !== null && 'The example will be published: look through it for names, passwords and keys.',
  ].filter((hint) => hint !== false);
  return {
    path,
    ...(hints.length > 0 && { hint: hints.join('\n') }),
    text: `${schemaLine(path) ?? ''}
# One line: what this problem is.

title: ${TODO} ${titleFrom(name)}

# Every key must hold. Keep the words that stay the same each time; * stands for anything.
recognise:
${indented(yaml(recognise))}

means: |
  ${TODO} What happened, and what it means for the request, in two to four sentences.

# The path that fixes it: a file in content/procedures/, and the step of it to begin at.
procedure: ${near?.procedure ?? `${TODO} Its name, without .yaml`}
${near?.step == null ? '' : `step: ${near.step}\n`}source: ${TODO} Where we know this from

# Real messages, without names, passwords and keys. Each must lead here first.
examples:
${example === null ? `  - ${TODO}` : indented(listOf(example))}
`,
  };
}

/** A fix path to begin with: one step of its own, and then the way that runs a request again. */
export function startProcedure(name: string, { runbook }: Library): StartFile {
  const path = `procedures/${name}.yaml`;
  const again = ['nothing-else-running', 'wait-for-the-other', 're-submit', 'approve', 'wait', 'result'];
  return {
    path,
    hint: `It needs a page to be read on: npm run new page ${name}`,
    text: `${schemaLine(path) ?? ''}
# One line: what this path fixes.

title: ${TODO} ${titleFrom(name)}
start: look
support_request: ${runbook.supportRequests[0]?.name ?? TODO}

steps:
  look:
    title: ${TODO} What there is to do, the action first
    text: |
      ${TODO} What to do, with the page, the menu and the button.
    question: Did it help?
    answers:
      - answer: It is fixed
        then: nothing-else-running
        record: ${TODO} A sentence for the support team.
      - answer: It does not help
        then: support-request
        record: ${TODO} A sentence for the support team.

  # From here on, the request is run again. Take these out where there is nothing to run again.
${again.map((step) => `  ${step}:\n    like: re-approve/${step}`).join('\n')}
`,
  };
}

/** A page to begin with: of the procedure of the same name, where there is one. */
export function startPage(name: string, { runbook }: Library): StartFile {
  const procedure = runbook.procedures.find((one) => one.name === name.slice(name.lastIndexOf('/') + 1));
  const body =
    procedure === undefined
      ? `${TODO} Use this page when …`
      : `${TODO} Use this page when …

<OneAtATime />

<Triage procedure="${procedure.name}" />

## All the steps

<Procedure of="${procedure.name}" />`;
  return {
    path: `guide/${name}.mdx`,
    text: `---
title: ${procedure?.title ?? titleFrom(name.slice(name.lastIndexOf('/') + 1))}
description: ${TODO} One sentence for the search results.
sidebar:
  order: 50
---

${body}
`,
  };
}
