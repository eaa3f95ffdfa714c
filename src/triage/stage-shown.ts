import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { Problem } from '../diagnosis/problem.ts';
import type { Stage } from '../intake/reading.ts';
import type { Runbook } from './runbook.ts';

/**
 * The stage to draw on the life of a request.
 *
 * The status message lags behind while it says `pending` or `started`. Then `Status` tells where a request that runs
 * stands, and the known problem where one has failed.
 *
 * @returns `null` when nothing tells it.
 */
export function stageShown(
  { status, request, findings }: Diagnosis,
  stages: Runbook['stages'],
  problems: readonly Problem[],
): Stage | null {
  const said = status?.stage ?? null;
  if (said !== 'pending' && said !== 'started') return said;
  if (!status?.failed) return stages.find(({ stage }) => stage === request.requestStatus?.toLowerCase())?.stage ?? said;
  const found = problems.find(({ name }) => name === findings[0]?.problem)?.recognise[0]?.stage ?? [];
  const [own, ...others] = found.filter((stage) => stage !== 'pending' && stage !== 'none');
  return own && others.length === 0 ? own : null;
}
