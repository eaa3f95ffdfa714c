import type { Diagnosis } from '../diagnosis/diagnosis.ts';

/** Where a request stands when no known problem answers for it. */
export type SituationName = 'pending' | 'running' | 'completed' | 'resubmitted' | 'closed' | 'unrecognised';

/**
 * Where the request stands, by what was pasted.
 *
 * @returns `null` when a finding answers for it: there is a failure, and a known problem fits.
 */
export function situationOf({ status, request, findings, notices, exceptions }: Diagnosis): SituationName | null {
  const noticed = (code: string) => notices.some((notice) => notice.code === code);
  if (request.requestStatus?.toLowerCase() === 'closed') return 'closed';
  if (noticed('resubmitted')) return 'resubmitted';
  if (findings.length > 0) return null;
  if (status === null || status.failed || exceptions.length > 0) return 'unrecognised';
  if (noticed('still-running')) return 'running';
  if (status.stage === 'completed') return 'completed';
  return status.stage === 'pending' ? 'pending' : 'unrecognised';
}
