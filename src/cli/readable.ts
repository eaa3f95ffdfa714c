import { against } from '../diagnosis/against.ts';
import type { Considered, Examination, Finding } from '../diagnosis/diagnosis.ts';
import type { RaisedException } from '../intake/reading.ts';
import { redact } from '../ticket/redact.ts';
import { valuesFrom, writeSupportRequest } from '../ticket/write.ts';
import type { Runbook } from '../triage/runbook.ts';

/**
 * The support request that a paste gives, with secrets masked. Its form is that of the best finding's procedure, or the first.
 *
 * @returns `''` when the content has no form.
 */
export function ticketOf({ diagnosis, failureText }: Examination, { procedures, supportRequests }: Runbook): string {
  const procedure = procedures.find(({ name }) => name === diagnosis.findings[0]?.procedure);
  const form = supportRequests.find(({ name }) => name === procedure?.supportRequest) ?? supportRequests[0];
  return form
    ? redact(writeSupportRequest(form, valuesFrom(form, diagnosis, failureText), diagnosis.request.notes)).text
    : '';
}

const KINDS: Readonly<Record<string, string>> = {
  'status-message': 'a status message',
  'failure-email': 'the failure e-mail',
  'request-page': "the request's page",
  'support-request': 'a support request',
  traceback: 'a traceback',
  log: 'a log',
  unknown: 'nothing that is known here',
};

/**
 * A diagnosis for people to read.
 *
 * @param explain Also each problem that was considered, sign by sign.
 */
export function readable({ diagnosis, considered }: Examination, explain: boolean): string {
  const { kind, status, exceptions, findings, notices, request } = diagnosis;
  const last = exceptions.at(-1);
  const stage =
    status && `${status.stage ?? 'not named'}${status.imageId === null ? '' : ` (image ${status.imageId})`}`;
  const lines = [
    `This is ${KINDS[kind] ?? kind}.`,
    ...(status ? [`Stage: ${stage ?? ''}${status.failed ? ', failed' : ''}`] : []),
    ...Object.entries({
      Username: request.username,
      'Instance ID': request.instanceId,
      'Instance IP': request.instanceIp,
    }).flatMap(([label, value]) => (value === null ? [] : [`${label}: ${value}`])),
    ...(last ? [`Exception: ${headline(last)}`, ...raisedAt(last)] : []),
    '',
    ...(findings.length === 0
      ? ['No known problem fits.']
      : findings.flatMap((finding, index) => found(finding, index))),
    ...notices.map(({ message }) => `Note: ${message}`),
    ...(explain ? ['', 'Considered:', ...considered.flatMap(explained)] : []),
    '',
  ];
  return redact(lines.join('\n')).text;
}

const headline = ({ type, message }: RaisedException) =>
  [type, message.split('\n', 1)[0]].filter((part) => part).join(': ');

function raisedAt({ frames }: RaisedException): string[] {
  const frame = frames.at(-1);
  return frame
    ? [
        `  raised in ${frame.function ?? 'the code'} (${frame.file}${frame.line === null ? '' : `, line ${frame.line}`}), ${frames.length} frames`,
      ]
    : [];
}

const found = ({ title, confidence, procedure, evidence }: Finding, index: number) => [
  `${index + 1}. ${title} (${confidence})`,
  ...evidence.map(({ reason }) => `   ${reason}`),
  ...(procedure === null ? [] : [`   What to do: ${procedure}`]),
];

const RESULTS = { held: 'yes', missing: 'no', contradicted: 'against', silent: 'not said' } as const;

const explained = (considered: Considered) => [
  `- ${considered.title}: ${considered.confidence ?? 'no finding'}, score ${considered.score}`,
  ...considered.signs.map(
    ({ sign, wanted, result }) =>
      `    ${sign} ${wanted.map((phrase) => `“${phrase}”`).join(' or ')}: ${RESULTS[result]}`,
  ),
  ...[against(considered)].flatMap((why) => (why === null ? [] : [`    ${why}`])),
];
