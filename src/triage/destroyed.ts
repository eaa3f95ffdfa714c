import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Runbook } from './runbook.ts';

/** Whether a re-run would need an instance that is gone: it is destroyed, and the failed stage does not resume. */
export function needsDestroyedInstance(diagnosis: Diagnosis | null, stages: Runbook['stages']): boolean {
  if (!diagnosis?.request.instanceStatus?.toLowerCase().startsWith('destroyed')) return false;
  return stages.find(({ stage }) => stage === diagnosis.status?.stage)?.rerun !== 'resumes';
}
