import type { Entry } from '../triage/session.ts';

/** As many of them are named. */
const NAMED = 3;

const nameOf = (entry: Entry) => {
  if (entry.type === 'answer.given') return [`“${entry.answer}”`];
  return entry.type === 'text.pasted' ? ['the pasted text'] : [];
};

interface Props {
  readonly entries: readonly Entry[];
  readonly onPutBack: () => void;
}

/** What a step back or a change dropped, to be put back by one press. */
export function Dropped({ entries, onPutBack }: Props) {
  const names = entries.flatMap(nameOf);
  const more = names.length - NAMED;
  return (
    <p class="dropped" role="status">
      {names.length > 0 && (
        <>
          Taken back: {names.slice(0, NAMED).join(', ')}
          {more > 0 && ` and ${String(more)} more`}.{' '}
          <button type="button" class="quiet" onClick={onPutBack}>
            Put back
          </button>
        </>
      )}
    </p>
  );
}
