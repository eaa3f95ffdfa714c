import type { TrailEntry } from '../triage/session.ts';
import { clock } from './local-time.ts';

interface Props {
  readonly trail: readonly TrailEntry[];
  /** Go back to where this entry was made. */
  readonly onChange: (index: number) => void;
}

/** The way so far: what was answered where, each open to change. */
export function Trail({ trail, onChange }: Props) {
  if (trail.length === 0) return null;
  return (
    <nav class="trail" aria-labelledby="trail-title">
      <h3 id="trail-title">The way so far</h3>
      <ol>
        {trail.map(({ entry, place }, index) => {
          if (entry.type === 'path.chosen' || entry.type === 'help.requested') return null;
          const [asked, given] =
            entry.type === 'text.pasted' ? ['Pasted text', 'What it says'] : [place?.step.title ?? '', entry.answer];
          // A paste is looked at again where it was read: one entry later.
          const to = entry.type === 'text.pasted' ? index + 1 : index;
          return (
            <li key={index}>
              <span class="time">{clock(entry.at)}</span>
              <span class="asked">{asked}</span>
              <button type="button" class="given" aria-label={`${given}: change`} onClick={() => onChange(to)}>
                {given}
              </button>
              {entry.type === 'answer.given' && entry.note !== '' && <span class="own-note">{entry.note}</span>}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
