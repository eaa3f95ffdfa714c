import { cloudPage } from '../../triage/cloud-page.ts';
import { needsDestroyedInstance } from '../../triage/destroyed.ts';
import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import type { Runbook } from '../../triage/runbook.ts';
import type { Place } from '../../triage/place.ts';
import { Answers } from '../Answers.tsx';
import { CopyButton } from '../CopyButton.tsx';
import { Rich } from '../Rich.tsx';
import { WaitTime } from '../WaitTime.tsx';
import { Warning } from '../Warning.tsx';

interface Props {
  readonly place: Place;
  readonly facts: readonly string[];
  readonly diagnosis: Diagnosis | null;
  readonly runbook: Runbook;
  /** When the step was reached, `null` at the very start. */
  readonly since: string | null;
  /** `undefined` while nobody has said it. */
  readonly diskGb: number | undefined;
  readonly onDisk: (diskGb: number) => void;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly onAnswer: (answer: string) => void;
}

/** One step: the warning before the command that it guards, what to do, the question and its answers. */
export function StepCard({
  place: { step },
  facts,
  diagnosis,
  runbook,
  since,
  note,
  onNote,
  onAnswer,
  ...disk
}: Props) {
  const { site, stages } = runbook;
  const runsAgain = step.does !== null && step.does !== 'restart';
  const warnings = [
    ...(step.does === null ? [] : site.oneAtATime),
    ...(runsAgain && needsDestroyedInstance(diagnosis, stages) ? site.destroyedInstance : []),
    ...(step.warning ?? []),
  ];
  const page = cloudPage(step.opens, site, diagnosis?.request ?? {});
  return (
    <>
      {warnings.length > 0 && <Warning text={warnings} />}
      <Rich text={step.text} />
      {page !== null && (
        <p>
          <a href={page.address} target="_blank" rel="noreferrer">
            {page.link}
          </a>
        </p>
      )}
      {step.command !== null && (
        <div class="command">
          <pre id="command" tabIndex={0}>
            {step.command}
          </pre>
          <CopyButton key={step.name} text={step.command} label="Copy" shownIn="command" />
        </div>
      )}
      {step.wait !== null && <WaitTime wait={step.wait} since={since} {...disk} />}
      <Answers step={step} facts={facts} onAnswer={onAnswer} />
      <details class="note" open={note !== ''}>
        <summary>Add a note of your own</summary>
        <textarea
          rows={2}
          aria-label="Your note on this step; it goes into the support request"
          placeholder="Goes into the support request"
          value={note}
          onInput={(event) => onNote(event.currentTarget.value)}
        />
      </details>
    </>
  );
}
