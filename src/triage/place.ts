import type { Step } from './procedure.ts';

/** The step that a state stands at, with its procedure; `null` outside the procedures. */
export interface Place {
  readonly procedure: string;
  readonly step: Step;
}

/** `PROCEDURE/STEP`, as entries keep it. */
export const placeName = ({ procedure, step }: Place) => `${procedure}/${step.name}`;
