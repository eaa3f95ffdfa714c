import type { Kept } from './memory.ts';

interface Props {
  readonly kept: Kept;
  readonly onResume: () => void;
  readonly onStartOver: () => void;
}

/** What an earlier page kept, to be taken up again. */
export function Resume({ kept, onResume, onStartOver }: Props) {
  const when = new Date(kept.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <p class="dropped resume" role="status">
      Your work of {when} is kept on this device.{' '}
      <button type="button" class="quiet" onClick={onResume}>
        Resume
      </button>{' '}
      <button type="button" class="quiet" onClick={onStartOver}>
        Start over
      </button>
    </p>
  );
}
