import type { RequestFacts } from '../intake/reading.ts';

/** What the paste says about the request; what it does not say is left out. */
export function Facts({ request, imageId }: { readonly request: RequestFacts; readonly imageId: string | null }) {
  const facts = [
    ['Username', request.username],
    ['Instance ID', request.instanceId],
    ['Instance IP', request.instanceIp],
    ['Request ID', request.requestId],
    ['Status', request.requestStatus],
    ['Instance status', request.instanceStatus],
    ['New image', imageId],
    ['Notes', request.notes.length > 0 ? String(request.notes.length) : null],
  ].filter((fact): fact is [string, string] => fact[1] !== null);
  if (facts.length === 0) return null;
  return (
    <dl class="facts" aria-label="What the text says about the request">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
