import type { Diagnosis, Finding } from '../../diagnosis/diagnosis.ts';
import { needsDestroyedInstance } from '../../triage/destroyed.ts';
import { situationOf } from '../../triage/situation.ts';
import type { Runbook } from '../../triage/runbook.ts';
import type { WizardKnowledge } from '../data.ts';
import { Facts } from '../Facts.tsx';
import { Frames } from '../Frames.tsx';
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
}

const sure = {
  certain: 'The stage and the message both say so.',
  likely: 'The message says so; the text names no stage.',
  possible: 'The place where it failed says so; the message is not a known one.',
} as const;

/** What the paste says: the stage, the exception, the known problem with its proof, and the way on. */
export function Findings({ text, diagnosis, runbook, knowledge, follow }: Props) {
  const { status, findings, exceptions, notices } = diagnosis;
  const [best, ...others] = findings;
  const situation = runbook.situations.find(({ name }) => name === situationOf(diagnosis));
  const newest = exceptions.at(-1);

  return (
    <>
      {status?.stage && <StageTrack stages={runbook.stages} at={status.stage} failed={status.failed} />}
      {newest && (
        <p class="exception">
          <code>
            {newest.message === '' ? newest.type : `${newest.type}${newest.type ? ': ' : ''}${newest.message}`}
          </code>
        </p>
      )}
      {needsDestroyedInstance(diagnosis, runbook.stages) && <Warning text={runbook.site.destroyedInstance} />}
      {situation && <SituationCard situation={situation} runbook={runbook} follow={follow} />}
      {best && (
        <FindingCard finding={best} runbook={runbook} knowledge={knowledge} follow={follow} first={!situation} />
      )}
      {notices.length > 0 && (
        <ul class="notices">
          {notices.map(({ code, message }) => (
            <li key={code}>{message}</li>
          ))}
        </ul>
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

interface SituationProps extends Pick<Props, 'runbook' | 'follow'> {
  readonly situation: Runbook['situations'][number];
}

function SituationCard({ situation, runbook, follow }: SituationProps) {
  const procedure = runbook.procedures.find(({ name }) => name === situation.procedure);
  return (
    <article class="finding">
      <h3>{situation.title}</h3>
      <Rich text={situation.means} />
      {procedure && (
        <button type="button" class="primary" onClick={() => follow(procedure.name, situation.step ?? procedure.start)}>
          {situation.action ?? procedure.title}
        </button>
      )}
    </article>
  );
}
