import type { Diagnosis, Finding } from '../../diagnosis/diagnosis.ts';
import { needsDestroyedInstance } from '../../triage/destroyed.ts';
import type { Place } from '../../triage/place.ts';
import type { Stage } from '../../intake/reading.ts';
import { situationOf } from '../../triage/situation.ts';
import { stageShown } from '../../triage/stage-shown.ts';
import type { Runbook } from '../../triage/runbook.ts';
import { Answers } from '../Answers.tsx';
import type { WizardKnowledge } from '../data.ts';
import { Facts } from '../Facts.tsx';
import { Frames, lastLine } from '../Frames.tsx';
import { jumpTo } from '../jump.ts';
import { MarkedText } from '../MarkedText.tsx';
import { Rich } from '../Rich.tsx';
import { StageTrack } from '../StageTrack.tsx';
import { Warning } from '../Warning.tsx';

interface Props {
  readonly text: string;
  readonly diagnosis: Diagnosis;
  readonly runbook: Runbook;
  readonly knowledge: WizardKnowledge;
  readonly follow: (procedure: string, step: string) => void;
  /** Go to a step and give this answer to it. */
  readonly answer: (place: Place, answer: string) => void;
}

const sure = {
  certain: 'The stage and the message both say so.',
  likely: 'The message says so; the text does not tell in which stage it failed.',
  possible: 'The place where it failed says so; the message is not a known one.',
} as const;

/** What the paste says: the stage, the exception, the known problem with its proof, and the way on. */
export function Findings({ text, diagnosis, runbook, knowledge, follow, answer }: Props) {
  const { status, findings, exceptions, notices } = diagnosis;
  const [best, ...others] = findings;
  const situation = runbook.situations.find(({ name }) => name === situationOf(diagnosis));
  const newest = exceptions.at(-1);
  const stage = stageShown(diagnosis, runbook.stages, knowledge.problems);
  // What the situation says itself.
  const told = situation?.name === 'running' ? 'still-running' : situation?.name;

  return (
    <>
      {stage && <StageTrack stages={runbook.stages} at={stage} failed={status?.failed === true} />}
      {newest && (
        <p class="exception">
          <code>{lastLine(newest)}</code>
        </p>
      )}
      {needsDestroyedInstance(diagnosis, runbook.stages) && <Warning text={runbook.site.destroyedInstance} />}
      <ul class="notices">
        {notices
          .filter(({ code }) => code !== told)
          .map(({ code, message }) => (
            <li key={code}>{message}</li>
          ))}
      </ul>
      {situation && (
        <SituationCard situation={situation} stage={stage} runbook={runbook} follow={follow} answer={answer} />
      )}
      {best && (
        <FindingCard finding={best} runbook={runbook} knowledge={knowledge} follow={follow} first={!situation} />
      )}
      {others.length > 0 && (
        <details class="fold">
          <summary>Other problems that fit ({others.length})</summary>
          {others.map((finding) => (
            <FindingCard
              key={finding.problem}
              finding={finding}
              runbook={runbook}
              knowledge={knowledge}
              follow={follow}
              first={false}
            />
          ))}
        </details>
      )}
      <Facts request={diagnosis.request} imageId={status?.imageId ?? null} />
      {best && (
        <details class="fold" open>
          <summary>What proves it</summary>
          <MarkedText text={text} evidence={best.evidence} />
          <ol class="reasons">
            {best.evidence.map(({ reason, start }, index) => (
              <li key={start}>
                <a
                  id={`reason-${String(index + 1)}`}
                  href={`#proof-${String(index + 1)}`}
                  onClick={jumpTo(`proof-${String(index + 1)}`)}
                >
                  {reason}
                </a>
              </li>
            ))}
          </ol>
        </details>
      )}
      <Frames exceptions={exceptions} packages={knowledge.packages} />
    </>
  );
}

interface FindingProps extends Pick<Props, 'runbook' | 'knowledge' | 'follow'> {
  readonly finding: Finding;
  readonly first: boolean;
}

function FindingCard({ finding, runbook, knowledge, follow, first }: FindingProps) {
  const problem = knowledge.problems.find(({ name }) => name === finding.problem);
  const procedure = runbook.procedures.find(({ name }) => name === finding.procedure);
  return (
    <article class="finding">
      <p class="kicker">
        Known problem · <b>{finding.confidence}</b>
      </p>
      <h3>{finding.title}</h3>
      <p class="hint">{sure[finding.confidence]}</p>
      {problem && <Rich text={problem.means} />}
      {!first && finding.evidence[0] && <p class="hint">{finding.evidence.map(({ reason }) => reason).join(' ')}</p>}
      {procedure && (
        <button
          type="button"
          class={first ? 'primary' : 'quiet'}
          onClick={() => follow(procedure.name, problem?.step ?? procedure.start)}
        >
          {procedure.title}
        </button>
      )}
    </article>
  );
}

interface SituationProps extends Pick<Props, 'runbook' | 'follow' | 'answer'> {
  readonly situation: Runbook['situations'][number];
  readonly stage: Stage | null;
}

function SituationCard({ situation, stage, runbook, follow, answer }: SituationProps) {
  const procedure = runbook.procedures.find(({ name }) => name === situation.procedure);
  const called = (wanted: string | null) => procedure?.steps.find(({ name }) => name === wanted);
  // A step that has the name of the stage is the one for it.
  const step = called(situation.step ?? stage) ?? called(procedure?.start ?? null);
  // A step that warns is shown whole.
  const asks = situation.action === null && step?.warning === null && step.does === null;
  return (
    <article class="finding">
      <h3>{situation.title}</h3>
      <Rich text={situation.means} />
      {procedure &&
        step &&
        (asks ? (
          <Answers step={step} facts={[]} onAnswer={(given) => answer({ procedure: procedure.name, step }, given)} />
        ) : (
          <button type="button" class="primary" onClick={() => follow(procedure.name, step.name)}>
            {situation.action ?? procedure.title}
          </button>
        ))}
    </article>
  );
}
