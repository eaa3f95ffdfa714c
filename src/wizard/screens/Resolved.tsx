import type { TrailEntry } from '../../triage/session.ts';
import { recordOf } from '../../ticket/write.ts';
import { CopyButton } from '../CopyButton.tsx';
import { NOT_MASKED, safely } from '../safely.ts';
import { useMask } from '../use-mask.ts';

/** The good end: what was done, to be kept. */
export function Resolved({ trail }: { readonly trail: readonly TrailEntry[] }) {
  const lines = recordOf(trail, true).map((line) => `* ${line}\n`);
  const createMask = useMask();
  const record = createMask && safely(() => createMask()(lines.join('')).text);
  return (
    <>
      <p>The request is complete. This is what was done, for your own records:</p>
      {createMask && record === null && (
        <p class="warning" role="alert">
          {NOT_MASKED}
        </p>
      )}
      {record !== null && (
        <>
          <pre id="record" class="sheet" tabIndex={0}>
            {record}
          </pre>
          <CopyButton text={record} label="Copy the record" shownIn="record" primary />
        </>
      )}
    </>
  );
}
