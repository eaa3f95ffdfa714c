import { ADDRESS, type Sensitive } from '../ticket/sensitive.ts';

interface Props {
  readonly sensitive: readonly Sensitive[];
  readonly flipped: readonly string[];
  readonly onFlipped: (flipped: readonly string[]) => void;
}

/** What was masked, and what can be: each with its reason, each to be turned by one press. */
export function Masked({ sensitive, flipped, onFlipped }: Props) {
  if (sensitive.length === 0) return null;
  return (
    <div class="masked">
      <p>Private things in this text:</p>
      <ul>
        {sensitive.map(({ value, standIn, kind, masked }) => (
          <li key={value}>
            <code>{masked ? standIn : value}</code> {kind}
            {kind === ADDRESS ? '' : masked ? ', masked' : ', sent in clear'}{' '}
            <button
              type="button"
              class="quiet"
              onClick={() =>
                onFlipped(flipped.includes(value) ? flipped.filter((other) => other !== value) : [...flipped, value])
              }
            >
              {masked ? (kind === ADDRESS ? 'Show it again' : 'Send it in clear') : 'Mask it'}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
