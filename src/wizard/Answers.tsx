import type { Step } from '../triage/procedure.ts';
import { isOffered } from '../triage/triage.machine.ts';

interface Props {
  readonly step: Step;
  readonly facts: readonly string[];
  readonly onAnswer: (answer: string) => void;
}

/** A step's question, and the answers that are offered, each with its key. */
export const Answers = ({ step, facts, onAnswer }: Props) => (
  <fieldset class="answers">
    <legend>{step.question ?? 'When that is done:'}</legend>
    {step.answers
      .filter((answer) => isOffered(answer, facts))
      .map(({ answer }, index) => (
        <button key={answer} type="button" class="answer" data-key={index + 1} onClick={() => onAnswer(answer)}>
          {answer}
        </button>
      ))}
  </fieldset>
);
