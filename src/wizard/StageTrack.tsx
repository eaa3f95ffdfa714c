import type { Stage } from '../intake/reading.ts';
import type { StageFacts } from '../triage/runbook.ts';

interface Props {
  readonly stages: readonly StageFacts[];
  /** Where the request stands. A stage outside its life (`exporting`) draws nothing. */
  readonly at: Stage;
  readonly failed: boolean;
}

type Mark = 'done' | 'failed' | 'here' | 'ahead';

const words: Record<Mark, string> = { done: 'done', failed: 'failed here', here: 'now', ahead: 'not reached' };

/** The life of a request as a line of stages, with the one that it stands at. */
export function StageTrack({ stages, at, failed }: Props) {
  const position = stages.findIndex(({ stage }) => stage === at);
  if (position === -1) return null;
  const markOf = (index: number): Mark => {
    if (index > position) return 'ahead';
    if (index < position || at === 'completed') return 'done';
    return failed ? 'failed' : 'here';
  };
  return (
    <ol class="stages" aria-label="Stages of the request">
      {stages.map(({ stage }, index) => {
        const mark = markOf(index);
        return (
          <li key={stage} class={mark} aria-current={stage === at ? 'step' : undefined}>
            {stage} <span class={mark === 'failed' || mark === 'here' ? 'word' : 'sr-only'}>{words[mark]}</span>
          </li>
        );
      })}
    </ol>
  );
}
