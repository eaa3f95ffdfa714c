import type { Answer, Procedure, Step } from '../../triage/procedure.ts';

/** A step with its answers, each with the step that follows the first time that one is met. */
export interface Branch {
  readonly step: Step;
  readonly answers: readonly { readonly answer: Answer; readonly then: Branch | null }[];
}

/**
 * A path as a tree from its start: each step is opened out once, where it is met first, and only linked from then on.
 * Steps that are not reached from the start, but from other pages, are left to the list of all steps.
 */
export function treeOf({ name, start, steps }: Procedure): Branch | null {
  const met = new Set<string>();
  const branchOf = (wanted: string): Branch | null => {
    const step = steps.find((one) => one.name === wanted);
    if (step === undefined || met.has(wanted)) return null;
    met.add(wanted);
    return {
      step,
      answers: step.answers.map((answer) => ({
        answer,
        then: answer.then.kind === 'step' && answer.then.procedure === name ? branchOf(answer.then.step) : null,
      })),
    };
  };
  return branchOf(start);
}
