/** The statechart, and the screens behind the paste: they are loaded by the first thing that a person does, or with a page of a procedure. */
export { replay } from '../../triage/session.ts';
export { triageMachine } from '../../triage/triage.machine.ts';
export { Keeping } from '../Keeping.tsx';
export { Lost } from '../Lost.tsx';
export { Trail } from '../Trail.tsx';
export { Findings } from './Findings.tsx';
export { Resolved } from './Resolved.tsx';
export { StepCard } from './StepCard.tsx';
export { SupportRequestForm } from './SupportRequestForm.tsx';
