interface Props {
  /** `null` while there is nothing to keep. */
  readonly remembers: boolean | null;
  readonly onForget: () => void;
}

/** Whether the work is kept, and how to delete it. */
export function Keeping({ remembers, onForget }: Props) {
  if (remembers === null) return null;
  return (
    <p class="hint keeping" role="status">
      {remembers ? (
        <>
          Kept on this device for a week, secrets masked.{' '}
          <button type="button" class="quiet" onClick={onForget}>
            Delete my work
          </button>
        </>
      ) : (
        'This browser does not remember your work: it is gone when the page is closed.'
      )}
    </p>
  );
}
