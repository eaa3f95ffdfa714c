import type { Entry } from '../triage/session.ts';

/** What was kept and no longer applies, with the notes on it. */
export function Lost({ entries }: { readonly entries: readonly Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <div class="warning" role="status">
      <div>
        <p>The steps have changed since. What you did before still holds, but for:</p>
        <ul>
          {entries.map((entry, index) => (
            <li key={index}>
              {entry.type === 'answer.given' && `“${entry.answer}” ${entry.note}`}
              {entry.type === 'text.pasted' && 'A pasted text'}
              {entry.type === 'path.chosen' && 'The path that you chose'}
              {entry.type === 'help.requested' && 'The support request'}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
